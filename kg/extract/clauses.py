"""The predicate of a clause: what leads it in, its subject, its adverbials, its head verb."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.extract.adverbials import after_step, bodies_after, first_of, main_verb
from kg.extract.lexicons import adverbs, adverbs_outside_names, function_words, prepositions, verbs, verbs_of, verbs_used
from kg.extract.stream import Item, Stream, verb_of

_TIME = re.compile(
    r"(?:(?:截至|截止|自(?=[\d今去])|从(?=[\d今去]))?(?:20\d\d年(?:度|底|初|末|上半年|下半年|以来)?|(?:今年|去年|上年|明年|近年|一年|几年|近期|年初|年底|年内|全年|当年|本年度|每年|连续(?:\d+|[两二三四五六七八九十]+)年|目前|现(?![代场行任状实金象货存房钞])|当前|期间|疫情期间|日前|此后|同年|同期)(?:以来|来|度|底|初|内)?)?"
    r"(?:\d{1,2}月(?:份|底|初|中旬|上旬|下旬)?)?(?:\d{1,2}日)?(?:以来|底|初|前|后|起|，)?)"
)
_HOW_IT_WENT = frozenset(("得到", "达到", "达", "明显", "显著", "愈发", "采取", "更加"))
_CAN_ACT = re.compile(
    r"(?:系统|会议|部门|单位|机关|政府|局|委|办|街道|中心|所|队|组织|人员|员|平台|律师|村|社区|委员会|调解室|法庭|室|主任|书记|[区县市镇乡省局厅所]长|同志|负责人|领导|干部|热线\d*|顾问|律师|机构|协会|法院|检察院|公司|学校|企业|银行|办公会|常务会|例会|党组会|党委会|议事厅|本级|[两三四]级|全[省市区县州旗镇乡]|调解室|工作室)$"
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


class Clause(NamedTuple):
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
    if _opens_with_manner(words):
        return _predicate(text, start, end, whole, 0, conjunction)
    split = _predicate_index(words)
    if split == len(words):
        return Clause(start, end, words[0].start, "bare", whole, conjunction=conjunction, rest=whole, words=whole)
    return _predicate(text, start, end, whole, split, conjunction)


# 因地制宜推广…, 点面结合推进…, 差异化实施…, 分领域实施…: how it is done stands before the verb as a subject does
_MANNER = re.compile(
    r"因[一-鿿]{1,2}(?:制宜|施策)|[一-鿿]{2}(?:施策|并举|并重|发力|结合|联动|协同|衔接|同步|互动)|[一-鿿]{1,6}化|毫不[一-鿿]{2}|[不一][一-鿿][不一][一-鿿]"
    r"|分(?:领域|行业|类别|层次|层级|批次|片区|区域|阶段|步骤|专题|年度)|加力|加紧|加劲|锲而不舍|驰而不息|持之以恒|久久为功|坚定不移|千方百计|全力以赴|想方设法|蹄疾步稳|有条不紊|善始善终"
)


def _opens_with_manner(words: list[Item]) -> bool:
    """Whether a clause opens with a phrase that tells how, and goes on with a verb and what it governs."""
    if words[0].text in verbs():
        return False  # as most clauses do
    told = ""
    for index, item in enumerate(words[:4]):
        if item.kind != "word" or len(words) < index + 3:
            return False
        told += item.text
        if _MANNER.fullmatch(told) and item.text not in verbs() and (verb := verb_of(words[index + 1])) is not None:
            named = told.endswith("化") and verb.nominal and _names_a_thing(words[index + 2 :])
            return words[index + 2].kind != "mark" and not named
    return False


# 专业化调解队伍, 信息化监管平台
_THING = re.compile(r"(?:系统|体系|平台|队伍|组织|机构|中心|网络|设施|模式|人员)$")


def _names_a_thing(rest: list[Item]) -> bool:
    """专业化调解队伍不断壮大, 智能化监管系统建成运行: the manner and the verb are parts of a name that something is said of."""
    said = any((verb := verb_of(w)) is not None and not verb.nominal for w in rest)
    return said or _THING.search(rest[0].text) is not None or any(w.text in adverbs() for w in rest)


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


def _is_adverb(words: list[Item], index: int) -> bool:
    """Whether a word is an adverb here: 统筹 of 统筹提供 is, 统筹 of 统筹社会信用体系建设 is not."""
    item = words[index]
    if item.kind != "word" or item.text not in adverbs():
        return False
    if item.text in prepositions("object"):
        return _will(words, index)
    if item.text not in verbs():
        return item.text not in _adjectives() or _leads_on(words, index)
    for following in words[index + 1 : index + 3]:
        if (verb_of(following) is not None and following.text != "发展") or following.text in prepositions("object", "ground"):
            return True
        if following.kind != "word" or following.text not in adverbs():
            return False
    return False


@cache
def _adjectives() -> frozenset[str]:
    """Adverbs that stand before nouns as well: 重点, 专项, 现场."""
    return adverbs() - adverbs_outside_names()


def _leads_on(words: list[Item], index: int) -> bool:
    """Whether a verb, a preposition or another adverb follows: 重点 of 重点抓好 is an adverb, that of 重点任务 is none."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.kind != "word":
        return following is None
    led = verb_of(following) is not None or following.text in prepositions("object", "ground")
    return led or following.text in adverbs()


def _will(words: list[Item], index: int) -> bool:
    """将 of 将重点做好 is will; 将 of 将加强诚信建设的指标落实到工作中 and of 将现场检查频次压减15% takes an object."""
    at = index + 1
    while at < len(words) and words[at].text in adverbs() and words[at].text not in verbs():
        at += 1
    if at == len(words):
        return False
    verb = verb_of(words[at])
    later = range(at + 1, len(words))
    if verb is None:
        return words[at].text in adverbs()
    if at > index + 1 and not verb.nominal:
        return True
    if verb.nominal and any((v := verb_of(words[i])) is not None and not v.nominal for i in later):
        return first_of(words, later, verbs_used("disposal") | verbs_used("change")) is None and at > index + 1
    return first_of(words, later, verbs_used("disposal")) is None


def _predicate_index(words: list[Item]) -> int:
    """The index at which the predicate begins: the first adverb, preposition or verb that is no part of the subject."""
    moved = any(item.text in ("由", "从") for item in words)
    if words[0].text in ("凡", "凡是") and (given := _given_to(words)) is not None:
        return given
    for index, item in enumerate(words):
        if item.kind != "word":
            continue
        if index and item.text == "从" and index + 1 < len(words) and words[index + 1].kind == "ORG":
            return index  # 市司法局从市公安局、市卫健委抽调骨干
        if index and item.text in ("和", "与", "同", "及", "以及", "从"):
            continue
        if _is_adverb(words, index):
            return index
        if item.text in prepositions("object", "ground"):
            if index == 0 or not _noun_like(words, index):
                return index
            continue
        verb = verb_of(item)
        if item.text == "建议" and not (index + 1 < len(words) and words[index + 1].kind == "ORG"):
            continue  # 代表建议全部按期答复
        modifies = (index + 1 < len(words) and words[index + 1].text in _MAKES_NOUN) or _bodies(words, index)
        timed = (
            verb is not None and verb.nominal and any(w.text in _TIMES for w in words[index + 1 : min(index + 3, len(words) - 1)])
        )
        if verb is not None and moved and _of_what_changes(words, index):
            continue
        if item.text == "发展" and (index or not _develops(words, index)):
            continue
        if verb is not None and not modifies and not timed and not (verb.nominal and _inside_noun(words, index)):
            return index
    return _noun_verb(words)


_MEASURES = frozenset(("时限", "时间", "周期", "材料", "环节", "费用", "成本", "权重", "分值", "标准", "比例", "编制", "频次"))


def _of_what_changes(words: list[Item], index: int) -> bool:
    """办结 of 承诺办结时限由17.6个工作日压减至7.2个工作日: a verb in the name of what is changed from one number to another."""
    by = next((i for i in range(index + 1, min(index + 5, len(words))) if words[i].text in ("由", "从")), None)
    if (
        by is None
        or words[by - 1].text not in _MEASURES
        or words[index].text in verbs_of("raise", "soft") | {"压缩", "压减", "缩短", "精简", "减少"}
    ):
        return False
    return any(words[i].text.endswith(("至", "到", "为")) for i in range(by + 2, len(words)))


# 发展动力, 发展机遇: what is a word with 发展 and no object of it
_WITH_DEVELOPMENT = re.compile(
    r"综合|指数|动力|机遇|蓝图|目标|预期|主要|水平|质量|成果|之|是|的|和|格局|大局|态势|势头|环境|基础|后劲|活力|空间|规划|战略|路径|道路|方式|理念|阶段|改革"
    r"|中心|研究|集团|基金|银行|全局|任务|需要|需求|要求"
)


def _develops(words: list[Item], index: int) -> bool:
    """大力发展公共法律服务: 发展 as a verb, with what it develops behind it."""
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.kind != "mark" and not _WITH_DEVELOPMENT.fullmatch(following.text)


def _given_to(words: list[Item]) -> int | None:
    """凡提请审议的决策草案均由区司法局先行开展审查: where the predicate begins behind all that it is about."""
    return next(
        (
            i
            for i in range(1, len(words) - 1)
            if words[i].text in ("均", "一律", "全部") and words[i + 1].text in ("由", "经", "须")
        ),
        None,
    )


# 审批最长时限压缩到70天: how long a doing takes
_TIMES = frozenset(("时限", "时间", "周期"))


# 实施的项目, 解决率, 播放量: what makes a noun of the verb before it
_MAKES_NOUN = frozenset(("的", "率", "量", "数", "额", "者", "费", "性", "类", "系统", "强省", "强市", "强县", "强国"))


def _bodies(words: list[Item], index: int) -> bool:
    """组织 as a noun: 各级调解组织开展排查; 受理 in the name of a place: 社区事务受理服务中心, 投诉受理窗口."""
    if words[index].text == "受理":
        return index + 1 < len(words) and words[index + 1].text.startswith(("服务", "中心", "窗口", "大厅", "平台"))
    if words[index].text != "组织" or index == 0 or words[index - 1].kind != "word" or words[index - 1].text in adverbs():
        return False
    return any(verb_of(w) is not None for w in words[index + 1 : index + 3])


def _noun_verb(words: list[Item]) -> int:
    """区政府系统办理建议29件: where nothing else governs, a verb that is as often a noun does, after a subject that can act."""
    for index in range(1, len(words) - 1):
        acts = words[index - 1].kind == "ORG" or _CAN_ACT.search(words[index - 1].text)
        if (
            verb_of(words[index]) is not None
            and acts
            and words[index + 1].kind != "mark"
            and words[index + 1].text not in _MAKES_NOUN
        ):
            return index
    return len(words)


def _noun_like(words: list[Item], index: int) -> bool:
    """结合, 对照 and such as nouns: 有机结合."""
    return words[index].text in ("结合", "对照", "面向", "运用", "利用") and index + 1 == len(words)


def _inside_noun(words: list[Item], index: int) -> bool:
    """Whether a verb that is as often a noun is one here: 培训 of 培训采取…, 检查 of 执法检查信息."""
    following = words[index + 1] if index + 1 < len(words) else None
    if index == 0 and (any(w.text in _HOW_IT_WENT for w in words[1:]) or _changes(words)):
        return True
    if index == 0:
        return following is not None and (
            (
                following.text in adverbs()
                and following.text not in verbs()
                and _is_adverb(words, 1)
                and following.text not in ("不予", "免予")
            )
            or (following.kind == "word" and following.text in ("的", "和", "与"))
            or (_WORKERS.match(following.text) is not None and any(verb_of(w) is not None for w in words[2:]))
        )
    if following is None:
        return True
    if following.kind == "number":
        return False
    if words[index - 1].kind == "ORG" and following.text == "涉及":
        return False  # 区市场监管局〔审查〕涉及经营者经济活动的政策措施
    if words[index - 1].kind == "ORG" and following.kind in ("ORG", "DOC", "PROG", "quote"):
        return False  # 区委依法治区办〔委托〕广西大学
    return words[index - 1].kind in ("word", "REGION", "ORG", "DOC", "PROG", "quote") and words[index - 1].text not in adverbs()


# 法律援助机构办理案件: the first verb tells what kind of workers they are
_WORKERS = re.compile(r"(?:结果|机构|中心|部门|队伍|组织|窗口|平台|人员|律师|员)$")


def _changes(words: list[Item]) -> bool:
    """申请材料由19份精简至8份: what is changed from one number to another is a thing."""
    texts = [w.text for w in words[1:]]
    return "由" in texts and any(
        w.text.endswith(("至", "到", "为")) for w in words[1:] if w.start > words[1:][texts.index("由")].start
    )


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
    if following is None or verb_of(following) is not None or following.text in adverbs():
        return False
    if words[-1].text in verbs_used("alone"):
        return True  # 深入52个贫困村巡演
    later = range(index + 2, len(words) - 1)
    if any(verb_of(words[i]) is not None and words[i + 1].kind in ("DOC", "PROG", "quote") for i in later):
        return True  # 深入企业、工地宣传《…》
    if words[index].text in ("采取", "采用"):
        return any(words[i].text.endswith(("方式", "形式", "办法")) for i in range(index + 1, len(words) - 1))
    return any((v := verb_of(words[i])) is not None and not v.nominal for i in later)


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
            if not goes and (_is_adverb(self.words, self.index) or item.kind == "mark"):
                self.adverbs.append(item.text)
                if item.text in _OUTSIDE and self.begin == item.start:
                    self.begin = item.end
            elif self._preposition(self.index):
                if (form := self._phrase(item)) is not None:
                    return form
                continue
            elif item.text in ("牵头", "带头") and self._preposition(self.index + 1):
                self.adverbs.append(item.text)  # 牵头对10个乡镇进行督察
            elif verb_of(item) is not None and (item.text != "发展" or _develops(self.words, self.index)):
                return "verb"
            self.index += 1
        return "bare"

    def _preposition(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        item = self.words[index]
        if item.text in _GOES and _leads_to_doing(self.words, index):
            return True
        leads = item.kind == "word" and item.text in prepositions("object", "ground")
        return leads and not _acts_as_verb(self.words, index)

    def _phrase(self, item: Item) -> str | None:
        """Pass a prepositional phrase; the clause's form where it ends with the phrase or its main verb is found."""
        self.prepositions.append(item.text)
        if item.text == "为" and _purpose(self.words, self.index):
            return "purpose"
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
        last = next((w for w in following[1:5] if _CAN_ACT.search(w.text)), None)
        return last.end if last is not None else body.end
    return body.end


_STEPS = frozenset(("经", "经过", "先后经"))


def _passed_manner(words: list[Item], index: int) -> tuple[Item, int]:
    """The head verb, passing over one that only tells how: 创新制定 is 制定."""
    item = words[index]
    if len(item.text) == 4 and item.text.startswith(("行政", "诉前")) and item.text[2:] in verbs():
        item = Item(item.start + 2, item.end, item.text[2:], "word")  # 不予行政处罚
    following = words[index + 1] if index + 1 < len(words) else None
    if (
        item.text in verbs_used("manner")
        and following is not None
        and (verb := verb_of(following)) is not None
        and (not verb.nominal or item.text in ("跟进", "统筹", "带头", "牵头", "创新", "公开", "主持", "跟踪", "接续"))
        and not following.text.startswith("行政")  # 公开行政处罚决定书
        and following.text != "发展"  # 统筹发展和安全
    ):
        return following, index + 1
    return item, index


def _acts_as_verb(words: list[Item], index: int) -> bool:
    """A preposition that is the verb itself: 联合研究 no, 配合工作 yes; 运用法治思维 where nothing else governs."""
    item = words[index]
    if item.text not in verbs():
        return False
    later = any((v := verb_of(w)) is not None and not v.nominal for w in words[index + 1 :])
    passed = item.text == "通过" and re.search(r"(?:考试|验收|审查|认证|评估|审议)$", words[-1].text)
    return item.text == "配合" or (not later and (item.text == "运用" or (passed is not None and bool(passed))))


def _purpose(words: list[Item], index: int) -> bool:
    """为适应新形势, 为切实做好工作: a purpose; 为140家企业完成信用修复: none."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    if index + 2 < len(words) and words[index + 2].kind == "number":
        return False  # 为超300名农民工发放援助金
    if following.text in adverbs() and following.text not in _adjectives():
        return True
    verb = verb_of(following)
    return verb is not None and (not verb.nominal or following.text in ("适应", "规范"))
