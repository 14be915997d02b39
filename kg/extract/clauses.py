"""The predicate of a clause: what leads it in, its subject, its adverbials, its head verb."""

import re
from dataclasses import dataclass, field
from functools import cache

from kg.extract.adverbials import after_step, bodies_after, main_verb
from kg.extract.lexicons import adverbs, function_words, prepositions, verbs, verbs_used
from kg.extract.predicates import CAN_ACT, adjectives, develops, is_adverb, opens_with_manner, predicate_index
from kg.extract.stream import Item, Stream, word_item

_TIME = re.compile(
    r"(?:(?:截至|截止|自(?=[\d今去])|从(?=[\d今去]))?(?:20\d\d年(?:度|底|初|末|上半年|下半年|以来)?|(?:今年|去年|上年|明年|近年|一年|几年|近期|年初|年底|年内|全年|当年|本年度|每年|连续(?:\d+|[两二三四五六七八九十]+)年|目前|现(?![代场行任状实金象货存房钞])|当前|期间|疫情期间|日前|此后|同年|同期)(?:以来|来|度|底|初|内)?)?"
    r"(?:\d{1,2}月(?:份|底|初|中旬|上旬|下旬)?)?(?:\d{1,2}日)?(?:以来|底|初|前|后|起|，)?)"
)
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,2}是(?:要)?|第[一二三四五六七八九十]{1,2}，|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]"
)
# what an item's mark or a time begins with
_LEAD_BEGINS = frozenset(
    "一二三四五六七八九十第（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳截自从今去上明近几年底全当本每连目现前期疫日此同以初后起，"
)
_TIME_CLAUSE = re.compile(r"(?:前|后|时|期间|之际|以来|过程中)$")


# a clause that is longer is no sentence; its beginning is read
_LONGEST = 600


@dataclass
class Clause:
    """A clause with its parts; offsets index the clean text.

    ``form`` is ``verb`` (it has a head verb), ``ground`` (an adverbial that leads the next clause), ``time``, ``purpose`` or
    ``bare`` (no verb). ``begin`` is where its predicate begins, behind a 将 that says will; ``subject`` its subject's items;
    ``by`` items after 由 or 经, ``words`` all items behind the lead-in.
    """

    start: int
    end: int
    begin: int
    form: str
    subject: tuple[Item, ...] = ()
    by: tuple[Item, ...] = ()
    head: Item | None = None
    adverbs: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    conjunction: str = ""
    rest: tuple[Item, ...] = ()
    words: tuple[Item, ...] = ()


def analyse(text: str, stream: Stream, start: int, end: int) -> Clause:
    """Read a clause from the left: lead-in, subject, adverbials, head verb."""
    lead = _lead_in(text, start, end)
    words = stream.within(lead, min(end, lead + _LONGEST))
    index = 0
    conjunction = ""
    while index < len(words) and words[index].text in function_words("conjunction") and index < 2:
        conjunction = words[index].text
        index += 1
        if index < len(words):
            again = _lead_in(text, words[index].start, end)
            while index < len(words) and words[index].start < again:
                index += 1
    words = words[index:]
    if not words:
        return Clause(start, end, lead, "bare", conjunction=conjunction)
    whole = tuple(words)
    if opens_with_manner(words):
        return _predicate(text, start, end, whole, 0, conjunction)
    split = predicate_index(words)
    if split == len(words):
        return Clause(start, end, words[0].start, "bare", whole, conjunction=conjunction, rest=whole, words=whole)
    return _predicate(text, start, end, whole, split, conjunction)


def begins_item(text: str, start: int, end: int) -> bool:
    """Whether a clause begins an item of a list: 二是, 三要, （四）.

    >>> begins_item("二是开展检查", 0, 6), begins_item("开展检查", 0, 4)
    (True, False)
    """
    return _ITEM.match(text, start, end) is not None


def _lead_in(text: str, start: int, end: int) -> int:
    """The offset after an item's mark and a time: 二是, 2022年7月，今年以来."""
    at = start
    if text[start : start + 1] not in _LEAD_BEGINS:
        return at
    for pattern in (_ITEM, _TIME):
        match = pattern.match(text, at, end)
        if match and match.end() < end and match.end() - at != 1:  # 起 of 起草 is no time
            at = match.end()
    return at


def _governs_at_once(item: Item) -> bool:
    """Whether a predicate's first word is its head, as most are: a verb that is nothing else."""
    return item.kind == "word" and item.text in _plain_verbs()


@cache
def _plain_verbs() -> frozenset[str]:
    leads = prepositions("object", "ground") | adverbs() | _GOES | {"牵头", "带头", "发展"}
    return frozenset(verbs()) - leads


def _predicate(text: str, start: int, end: int, whole: tuple[Item, ...], split: int, conjunction: str) -> Clause:
    """Read a predicate, which begins at ``split``, from the left: adverbs and prepositional phrases until the head verb."""
    subject, words = whole[:split], list(whole[split:])
    if _governs_at_once(words[0]):
        verb, behind = _passed_manner(words, 0)
        rest = tuple(words[behind:])
        return Clause(start, end, words[0].start, "verb", subject, (), verb, (), (), conjunction, rest, whole)
    walk = _Walk(text, end, words, words[0].start)
    form = walk.form()
    head, at = _passed_manner(words, walk.index) if form == "verb" else (None, len(words))
    rest = tuple(words[at:])
    used, led = tuple(walk.adverbs), tuple(walk.prepositions)
    return Clause(start, end, walk.begin, form, subject, tuple(walk.by), head, used, led, conjunction, rest, whole)


# 深入矿山企业〔开展检查〕, 采取“交叉查”的方式〔评查案卷〕: where one goes or how, before the doing
_GOES = frozenset(("深入", "赴", "前往", "走进", "采取", "采用"))


def _leads_to_doing(words: list[Item], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.verb is not None or following.adverb:
        return False
    if words[-1].text in verbs_used("alone"):
        return True  # 深入52个贫困村巡演
    later = range(index + 2, len(words) - 1)
    if any(words[i].verb is not None and words[i + 1].kind in ("DOC", "PROG", "quote") for i in later):
        return True  # 深入企业、工地宣传《…》
    if words[index].text in ("采取", "采用"):
        return any(words[i].text.endswith(("方式", "形式", "办法")) for i in range(index + 1, len(words) - 1))
    return any((v := words[i].verb) is not None and not v.nominal for i in later)


# 全年〔受理…〕, 将〔开展…〕: when it is done, and that it will be
_OUTSIDE = frozenset(("将", "全年", "年内", "当年", "同期", "累计全年"))


@dataclass
class _Walk:
    """A predicate being read: where it is, and what it has met."""

    text: str
    end: int
    words: list[Item]
    begin: int
    index: int = 0
    adverbs: list[str] = field(default_factory=list)
    prepositions: list[str] = field(default_factory=list)
    by: list[Item] = field(default_factory=list)

    def form(self) -> str:
        """The clause's form; where it is ``verb``, ``index`` is at the head verb."""
        while self.index < len(self.words):
            item = self.words[self.index]
            goes = item.text in _GOES and self._preposition(self.index)
            if not goes and (is_adverb(self.words, self.index) or item.kind == "mark"):
                self.adverbs.append(item.text)
                if item.text in _OUTSIDE and self.begin == item.start:
                    self.begin = item.end
            elif self._preposition(self.index):
                if (form := self._phrase(item)) is not None:
                    return form
                continue
            elif item.text in ("牵头", "带头") and self._preposition(self.index + 1):
                self.adverbs.append(item.text)  # 牵头对10个乡镇进行督察
            elif item.verb is not None and (item.text != "发展" or develops(self.words, self.index)):
                return "verb"
            self.index += 1
        return "bare"

    def _preposition(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        item = self.words[index]
        if item.text in _GOES and _leads_to_doing(self.words, index):
            return True
        leads = item.kind == "word" and item.leads
        return leads and not _acts_as_verb(self.words, index)

    def _phrase(self, item: Item) -> str | None:
        """Pass a prepositional phrase; the clause's form where it ends with the phrase or its main verb is found."""
        self.prepositions.append(item.text)
        if item.text == "为" and _purpose(self.words, self.index):
            return "purpose"
        if item.text in ("与", "同") and self.words[-1].text in ("相比", "相比较", "比较"):
            return "ground"  # 与人民群众期待相比
        if item.text in ("在", "于", "自", "从") and _TIME_CLAUSE.search(self.text[item.start : self.end]):
            return "time"
        if item.text in _STEPS and (step := after_step(self.words, self.index)) is not None:
            self.index = step
            return None
        self._agents(item)
        found = main_verb(self.text, self.words, self.index, self.end)
        if found is None:
            return "ground"
        self.index = found
        return None if item.text not in ("将", "把") and self._preposition(found) else "verb"

    def _agents(self, item: Item) -> None:
        """由 before bodies marks who acts and stands outside the span; 经 marks them inside it."""
        if item.text in _STEPS or item.text in ("由", "被"):
            found = bodies_after(self.words, self.index)
            if found and re.match(r"[^，。；]{0,16}(?:组成|参与|参加|成立)的", self.text[found[-1].end : self.end]):
                return  # 由派出所、司法所会同律师组成的团队
            self.by.extend(found)
        if item.text == "由" and self.by:
            self.begin = max(self.begin, _behind(self.words, self.by[-1]))


def _behind(words: list[Item], body: Item) -> int:
    """Where the predicate begins behind the agents: after 等法律顾问单位 too, where that stands behind the last body."""
    following = [w for w in words if w.start >= body.end]
    if following and following[0].text == "等":
        last = next((w for w in following[1:5] if CAN_ACT.search(w.text)), None)
        return last.end if last is not None else body.end
    return body.end


_STEPS = frozenset(("经", "经过", "先后经"))


def _passed_manner(words: list[Item], index: int) -> tuple[Item, int]:
    """The head verb, passing over one that only tells how: 创新制定 is 制定."""
    item = words[index]
    if len(item.text) == 4 and item.text.startswith(("行政", "诉前")) and item.text[2:] in verbs():
        item = word_item(item.start + 2, item.text[2:])  # 不予行政处罚
    following = words[index + 1] if index + 1 < len(words) else None
    if (
        item.text in verbs_used("manner")
        and following is not None
        and (verb := following.verb) is not None
        and (not verb.nominal or item.text in ("跟进", "统筹", "带头", "牵头", "创新", "公开", "主持", "跟踪", "接续"))
        and not following.text.startswith("行政")  # 公开行政处罚决定书
        and following.text != "发展"  # 统筹发展和安全
    ):
        return following, index + 1
    return item, index


def _acts_as_verb(words: list[Item], index: int) -> bool:
    """A preposition that is the verb itself: 联合研究 no, 配合工作 yes; 运用法治思维 where nothing else governs."""
    item = words[index]
    if item.verb is None:
        return False
    later = any((v := w.verb) is not None and not v.nominal for w in words[index + 1 :])
    passed = item.text == "通过" and re.search(r"(?:考试|验收|审查|认证|评估|审议)$", words[-1].text)
    return item.text == "配合" or (not later and (item.text == "运用" or (passed is not None and bool(passed))))


def _purpose(words: list[Item], index: int) -> bool:
    """为适应新形势, 为切实做好工作: a purpose; 为140家企业完成信用修复: none."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    if index + 2 < len(words) and words[index + 2].kind == "number":
        return False  # 为超300名农民工发放援助金
    if following.adverb and following.text not in adjectives():
        return True
    verb = following.verb
    return verb is not None and (not verb.nominal or following.text in ("适应", "规范"))
