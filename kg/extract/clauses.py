"""The predicate of a clause: what leads it in, its subject, its adverbials, its head verb."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.extract.context import Context
from kg.extract.lexicons import Verb, adverbs, function_words, prepositions, verbs, verbs_used

_LOCATIVE = re.compile(r"^(?:中|内|上|下|前|后|时|期间|过程中|基础上|方面|之前|之后|以内|间|范围内|区域内|领域|环节)$")
_GROUND_END = re.compile(
    r"(?:问题|要求|任务|目标|精神|实际|实践|部署|重点|原则|标准|节点|契机|抓手|载体|平台|主线|主题|形式|方式|举措|措施|基础上|名义|导向|手段|途径|渠道|方法|意见|优势|功能|队伍|需求|特点|思想|理念|理论|规定|程序|整改工作|评估|机遇|作用|机制|等)$"
)

_TIME = re.compile(
    r"(?:(?:截至|截止|自|从)?(?:20\d\d年(?:度|底|初|末|上半年|下半年|以来)?|(?:今年|去年|上年|明年|近年|一年|几年|近期|年初|年底|年内|全年|当年|本年度|目前|现|当前|期间|疫情期间|日前|此后|同年|同期)(?:以来|来|度|底|初|内)?)?"
    r"(?:\d{1,2}月(?:份|底|初|中旬|上旬|下旬)?)?(?:\d{1,2}日)?(?:以来|底|初|前|后|起|，)?)"
)
# 研究制定 is one measure whose verb is 研究
_BEGINS_CHAIN = frozenset(("研究", "探索", "组织", "谋划"))
_HOW_IT_WENT = frozenset(("得到", "达到", "达", "明显", "显著", "愈发", "采取", "更加"))
_CAN_ACT = re.compile(
    r"(?:系统|部门|单位|机关|政府|局|委|办|街道|中心|所|队|组织|人员|员|平台|律师|村|社区|委员会|调解室|法庭|室)$"
)
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是(?:要)?|第[一二三四五六七八九十]{1,2}，|[（(]\d{1,2}[）)]|[①-⑳]")
_TIME_CLAUSE = re.compile(r"(?:前|后|时|期间|之际|以来|过程中)$")


# a clause that is longer is no sentence; its beginning is read
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or a protected span as one; ``kind`` is word, ORG, DOC, PROG, REGION, quote, number or mark."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its parts; offsets index the clean text.

    ``form`` is ``verb`` (it has a head verb), ``ground`` (an adverbial that leads the next clause), ``time``, ``purpose`` or
    ``bare`` (no verb). ``begin`` is where its predicate begins, ``subject`` its subject's items, ``by`` items after 由 or 经.
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


@dataclass(frozen=True)
class Shields:
    """Spans that are read as one word each: mentions and quotes, sorted."""

    starts: list[int]
    spans: list[tuple[int, int, str]]

    def at(self, offset: int) -> tuple[int, int, str] | None:
        """The shield that covers an offset."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.spans[index][0] <= offset < self.spans[index][1]:
            return self.spans[index]
        return None


def items(context: Context, shields: Shields, start: int, end: int) -> list[Item]:
    """The words of a clause, protected spans as one item each."""
    found: list[Item] = []
    at = start
    for offset, word in context.words_in(start, end):
        if offset < at:
            continue
        if (shield := shields.at(offset)) is not None:
            left, right = max(shield[0], start), min(shield[1], end)
            found.append(Item(left, right, context.text[left:right], shield[2]))
            at = right
        else:
            stop = min(offset + len(word), end)
            kind = "number" if word[0].isdigit() else "word" if re.match(r"[\w一-鿿]", word) else "mark"
            found.append(Item(offset, stop, word, kind))
            at = stop
    return found


def analyse(context: Context, shields: Shields, start: int, end: int) -> Clause:
    """Read a clause from the left: lead-in, subject, adverbials, head verb."""
    lead = _lead_in(context.text, start, end)
    words = items(context, shields, lead, min(end, lead + _LONGEST))
    index = 0
    conjunction = ""
    while index < len(words) and words[index].text in function_words("conjunction") and index < 2:
        conjunction = words[index].text
        index += 1
        if index < len(words):
            again = _lead_in(context.text, words[index].start, end)
            while index < len(words) and words[index].start < again:
                index += 1
    words = words[index:]
    if not words:
        return Clause(start, end, lead, "bare", conjunction=conjunction)
    split = _predicate_index(words)
    subject, predicate = words[:split], words[split:]
    if not predicate:
        return Clause(start, end, words[0].start, "bare", tuple(subject), conjunction=conjunction, rest=tuple(words))
    return _predicate(context.text, start, end, subject, predicate, conjunction)


def _lead_in(text: str, start: int, end: int) -> int:
    """The offset after an item's mark and a time: 二是, 2022年7月，今年以来."""
    at = start
    for pattern in (_ITEM, _TIME):
        match = pattern.match(text, at, end)
        if match and match.end() < end:
            at = match.end()
    return at


def _verb(item: Item) -> Verb | None:
    return verbs().get(item.text) if item.kind == "word" else None


def _is_adverb(words: list[Item], index: int) -> bool:
    """Whether a word is an adverb here: 统筹 of 统筹提供 is, 统筹 of 统筹社会信用体系建设 is not."""
    item = words[index]
    if item.kind != "word" or item.text not in adverbs():
        return False
    if item.text in prepositions("object"):
        return _will(words, index)
    if item.text not in verbs():
        return True
    for following in words[index + 1 : index + 3]:
        if _verb(following) is not None or following.text in prepositions("object") | prepositions("ground"):
            return True
        if following.kind != "word" or following.text not in adverbs():
            return False
    return False


def _will(words: list[Item], index: int) -> bool:
    """将 of 将重点做好 is will; 将 of 将加强诚信建设的指标落实到工作中 takes an object."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or not (_verb(following) is not None or following.text in adverbs()):
        return False
    return _first(words, range(index + 2, len(words)), verbs_used("disposal")) is None


def _predicate_index(words: list[Item]) -> int:
    """The index at which the predicate begins: the first adverb, preposition or verb that is no part of the subject."""
    for index, item in enumerate(words):
        if item.kind != "word":
            continue
        if index and item.text in ("和", "与", "同", "及", "以及", "从"):
            continue
        if _is_adverb(words, index):
            return index
        if item.text in prepositions("object") or item.text in prepositions("ground"):
            if index == 0 or not _noun_like(words, index):
                return index
            continue
        verb = _verb(item)
        modifies = (index + 1 < len(words) and words[index + 1].text == "的") or _bodies(words, index)
        if verb is not None and not modifies and not (verb.nominal and _inside_noun(words, index)):
            return index
    return _noun_verb(words)


def _bodies(words: list[Item], index: int) -> bool:
    """组织 as a noun: 各级调解组织开展排查."""
    if words[index].text != "组织" or index == 0 or words[index - 1].kind != "word" or words[index - 1].text in adverbs():
        return False
    return any(_verb(w) is not None for w in words[index + 1 : index + 3])


def _noun_verb(words: list[Item]) -> int:
    """区政府系统办理建议29件: where nothing else governs, a verb that is as often a noun does, after a subject that can act."""
    for index in range(1, len(words) - 1):
        if _verb(words[index]) is not None and _CAN_ACT.search(words[index - 1].text) and words[index + 1].kind != "mark":
            return index
    return len(words)


def _noun_like(words: list[Item], index: int) -> bool:
    """结合, 对照 and such as nouns: 有机结合."""
    return words[index].text in ("结合", "对照", "面向", "运用", "利用") and index + 1 == len(words)


def _inside_noun(words: list[Item], index: int) -> bool:
    """Whether a verb that is as often a noun is one here: 培训 of 培训采取…, 检查 of 执法检查信息."""
    following = words[index + 1] if index + 1 < len(words) else None
    if index == 0 and any(w.text in _HOW_IT_WENT for w in words[1:]):
        return True
    if index == 0:
        return following is not None and (
            (following.text in adverbs() and following.text not in verbs())
            or (following.kind == "word" and following.text in ("的", "和", "与"))
        )
    if following is None:
        return True
    if following.kind == "number":
        return False
    return words[index - 1].kind in ("word", "REGION", "ORG", "DOC", "PROG", "quote") and words[index - 1].text not in adverbs()


def _predicate(text: str, start: int, end: int, subject: list[Item], predicate: list[Item], conjunction: str) -> Clause:
    begin = predicate[0].start
    used: list[str] = []
    led: list[str] = []
    by: list[Item] = []
    index = 0

    def done(form: str, head: Item | None = None, at: int | None = None) -> Clause:
        where = len(predicate) if at is None else at
        return Clause(
            start,
            end,
            begin,
            form,
            tuple(subject),
            tuple(by),
            head,
            tuple(used),
            tuple(led),
            conjunction,
            tuple(predicate[where:]),
        )

    while index < len(predicate):
        item = predicate[index]
        if _is_adverb(predicate, index) or item.kind == "mark":
            used.append(item.text)
            index += 1
            continue
        if (
            item.kind == "word"
            and (item.text in prepositions("object") or item.text in prepositions("ground"))
            and not _acts_as_verb(predicate, index)
        ):
            led.append(item.text)
            if item.text == "为" and _purpose(predicate, index):
                return done("purpose")
            if item.text in ("由", "经", "经过", "被", "先后经"):
                by.extend(_bodies_after(predicate, index))
            if item.text == "由" and by:
                begin = by[-1].end
            if item.text in ("在", "于", "自", "从") and _TIME_CLAUSE.search(text[item.start : end]):
                return done("time")
            if item.text in ("经", "经过", "先后经") and (step := _step(predicate, index)) is not None:
                by.clear()
                index = step
                continue
            found = _after_preposition(text, predicate, index, end)
            if found is None:
                return done("ground")
            if item.text == "由" and by:
                begin = max(begin, by[-1].end)
            index = found
            again = predicate[index].text in prepositions("ground") | prepositions("object")
            if again and item.text not in ("将", "把") and not _acts_as_verb(predicate, index):
                continue
            return done("verb", _passed_manner(predicate, index)[0], _passed_manner(predicate, index)[1])
        verb = _verb(item)
        if verb is not None:
            head, at = _passed_manner(predicate, index)
            return done("verb", head, at)
        index += 1
    return done("bare")


def _passed_manner(words: list[Item], index: int) -> tuple[Item, int]:
    """The head verb, passing over one that only tells how: 创新制定 is 制定."""
    item = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if (
        item.text in verbs_used("manner")
        and following is not None
        and (verb := _verb(following)) is not None
        and (not verb.nominal or item.text in ("跟进", "统筹", "带头", "牵头", "创新"))
    ):
        return following, index + 1
    return item, index


def _acts_as_verb(words: list[Item], index: int) -> bool:
    """A preposition that is the verb itself: 联合研究 no, 配合工作 yes; 运用法治思维 where nothing else governs."""
    item = words[index]
    if item.text not in verbs():
        return False
    later = any((v := _verb(w)) is not None and not v.nominal for w in words[index + 1 :])
    return not later and item.text in ("运用", "配合")


def _purpose(words: list[Item], index: int) -> bool:
    """为适应新形势, 为切实做好工作: a purpose; 为140家企业完成信用修复: none."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    if following.text in adverbs():
        return True
    verb = _verb(following)
    return verb is not None and (not verb.nominal or following.text in ("适应", "规范"))


def _bodies_after(words: list[Item], index: int) -> list[Item]:
    found: list[Item] = []
    for item in words[index + 1 :]:
        if item.kind == "ORG":
            found.append(item)
        elif item.text not in ("、", "和", "与", "及", "以及", "会同", "等") or item.text == "会同":
            break
    return found


def _after_preposition(text: str, words: list[Item], index: int, end: int) -> int | None:
    """The index of the main verb after a prepositional phrase, or of the next preposition; None where the clause has none."""
    preposition = words[index].text
    rest = range(index + 1, len(words))
    if preposition == "作为" or (preposition in prepositions("ground") and _ground_only(text, words, index, end)):
        return None
    if preposition in ("将", "把"):
        return _first(words, rest, verbs_used("disposal")) or _sure(words, rest) or _any_verb(words, rest)
    if preposition in ("对", "对于", "就"):
        return (
            _first(words, rest, verbs_used("light"))
            or _sure(words, rest[:-1])
            or (_any_verb(words, rest) if preposition == "对" else None)
        )
    if preposition == "通过" and (found := _means(words, index)) is not None:
        return found
    if preposition in ("在", "于", "从") and (close := _place_end(words, index)) is not None:
        after = range(close + 1, len(words))
        return _sure(words, after) or _any_verb(words, after)
    if preposition in prepositions("ground"):
        return _sure(words, rest) or _after_adverb(words, rest)
    return _sure(words, rest) or _any_verb(words, rest)


def _ground_only(text: str, words: list[Item], index: int, end: int) -> bool:
    """Whether a clause is only an adverbial: 以…为抓手, 通过…等方式, 按照…要求."""
    clause = text[words[index].start : end]
    light = any(w.text in verbs_used("light") for w in words[index + 1 :])
    if words[index].text == "以":
        return bool(re.search(r"为(?:[^，]{1,12})$|^以[^，]{1,20}的?(?:形式|方式|名义)$", clause)) and not light
    if words[index].text == "针对":
        return not light
    if not _GROUND_END.search(clause):
        return False
    if re.search(r"等[^，、]{0,10}$", clause) or (
        words[index].text == "通过" and re.search(r"(?:方式|形式|举措|措施|手段|途径|方法)$", clause)
    ):
        return True
    # 按照要求征求…意见 has a verb of its own, 按照市政府会议精神 has none
    return not light and _sure(words, range(index + 1, len(words))) is None


_CLOSES_GROUND = re.compile(r"(?:名义|形式|方式|原则|要求|规定|标准|机制|平台|网站|渠道|契机|手段|途径|措施)$")


def _after_adverb(words: list[Item], rest: range) -> int | None:
    """通过政府网站主动公开…, 以镇名义办理…: such a verb is one after an adverb, or where the phrase is closed."""
    for i in rest:
        before = words[i - 1]
        closed = before.kind in ("DOC", "PROG", "quote") or bool(_CLOSES_GROUND.search(before.text))
        if _verb(words[i]) is not None and (closed or (before.text in adverbs() and before.text not in verbs())):
            return i
    return None


def _first(words: list[Item], rest: range, wanted: frozenset[str]) -> int | None:
    return next((i for i in rest if words[i].kind == "word" and words[i].text in wanted), None)


def _sure(words: list[Item], rest: range) -> int | None:
    """The first verb that is seldom a noun; not one that a 的 turns into a modifier (我区实施的167项)."""
    for i in rest:
        verb = _verb(words[i])
        if (
            verb is not None
            and not verb.nominal
            and not (i + 1 < len(words) and words[i + 1].text in ("的", "中", "后", "前", "时"))
        ):
            return i - 1 if i - 1 in rest and words[i - 1].text in _BEGINS_CHAIN else i
    return None


def _any_verb(words: list[Item], rest: range) -> int | None:
    """The first verb with something after it that it can govern."""
    for i in rest:
        if _verb(words[i]) is not None and i + 1 < len(words) and words[i + 1].text not in ("的", "中", "后", "前", "时", "、"):
            return i
    return None


def _step(words: list[Item], index: int) -> int | None:
    """经常务会议审议通过后印发: the index after the step, where a verb of its own follows."""
    for i in range(index + 1, len(words) - 1):
        if words[i].text == "后":
            return i + 1 if _sure(words, range(i + 1, len(words))) is not None else None
    return None


def _means(words: list[Item], index: int) -> int | None:
    """通过完善机制举措推动…化解: where what follows 通过 is itself a verb, the main verb tells what it leads to."""
    following = words[index + 1] if index + 1 < len(words) else None
    for i in range(index + 2, len(words) - 1):
        if words[i].text in ("方式", "形式", "手段", "途径", "措施", "举措", "渠道"):
            rest = range(i + 1, len(words))
            return _sure(words, rest) or _any_verb(words, rest)
    if following is None or _verb(following) is None:
        return None
    return _first(words, range(index + 2, len(words)), verbs_used("means"))


def _place_end(words: list[Item], index: int) -> int | None:
    """The index of the word that closes a place: 中 of 在…中, 上 of 在…的基础上."""
    return next((i for i in range(index + 1, len(words)) if words[i].kind == "word" and _LOCATIVE.match(words[i].text)), None)
