"""Where a name begins: reading leftward by words from its head."""

import re
from bisect import bisect_right
from functools import cache, lru_cache

from kg.extract.context import Context
from kg.extract.lexicons import adverbs_outside_names, function_words, verbs, verbs_of, verbs_used
from kg.extract.rules import DOC_MASK, REGION_MASK

# longer than any name of a body between its place and its head
_LONGEST = 18
# no name of a programme or body is longer; also what keeps the reading linear
_FARTHEST = 48
# 区 of 我区, 社区, 大湾区 is no level that a name begins with
_NO_LEVEL_AFTER = re.compile(r"[聚发我本全各街木乡社地辖城园小景片校灾牧湾郊老特库矿行范能]")
# 乡镇（街道）赋权事项, 县（市、区）: a class in brackets runs on
_BRACKETED = re.compile(r"（(?:党组|街道|乡镇|镇街|社区|村|市、区|市|区|县)）$")
_PUNCTUATION = re.compile(r"[，。；：、！？“”‘’《》（）【】\n" + DOC_MASK + "]")
_UNIT_AFTER = re.compile(r"[余多]?[万亿]元|[余多]?元")
_NUMBER = re.compile(r"^[\d.]+$|^[一二三四五六七八九十百千万亿两]+$")
_LEVEL_WORDS = frozenset(
    (
        "区",
        "市",
        "县",
        "省",
        "镇",
        "乡",
        "街道",
        "州",
        "旗",
        "区级",
        "市级",
        "县级",
        "省级",
        "镇级",
        "盟",
        "自治区",
        "自治州",
        "自治县",
    )
)


def name_start(context: Context, head: int, floor: int, through: frozenset[str] = frozenset(), lists: bool = False) -> int:
    """The offset at which the name that has its head at ``head`` begins, not left of ``floor``.

    Reads word by word to the left until a mark, a word that no name runs over, a number, or a verb that governs; a division's
    name or a level (区) is taken in and ends the reading. ``through`` are words to run over all the same, ``lists`` lets it run
    over 、 and 和.
    """
    starts, found = context.starts, context.words
    index = bisect_right(starts, head) - 1
    at = starts[index] if _plain(context.masked[starts[index] : head]) else head
    floor = max(floor, head - _FARTHEST)
    at = max(at, floor)
    index -= 1
    while index >= 0 and starts[index] >= floor:
        word = found[index]
        if word == "）" and (opening := _BRACKETED.search(context.masked, max(floor, starts[index] - 8), starts[index] + 1)):
            at = opening.start()
            index = bisect_right(starts, at - 1) - 1
            continue
        if REGION_MASK in word:
            return region_start(context, starts[index], floor)
        governed = index > 0 and found[index - 1] in verbs()  # 健全镇村合同审查机制
        if word in _LEVEL_WORDS and not governed and _NO_LEVEL_AFTER.match(context.text[starts[index] - 1 : starts[index]]):
            break
        if word in _LEVEL_WORDS:
            return _with_region(context, starts[index], floor)
        if word in through or (lists and word in ("、", "和", "与", "及")):
            pass
        elif _stops(word):
            if _NUMBER.match(word) and (unit := _UNIT_AFTER.match(context.text, starts[index] + len(word), head)) is not None:
                at = unit.end()  # 投入资金1.2亿元建设⟦智慧应急综合指挥平台⟧
            break
        at = starts[index]
        index -= 1
    return at


# 区委 of 区委办公室
_LEVEL_BODY = re.compile(r"[省市区县旗州镇乡](?:委|政府|人大|政协)")


def placed_start(context: Context, head: int, floor: int) -> int | None:
    """Where a name that a place leads begins, verbs inside it run over: 区行政复议接待中心; None where none does."""
    starts, found = context.starts, context.words
    index = bisect_right(starts, head) - 1
    least = max(floor, head - _LONGEST)
    while index >= 0 and starts[index] >= least:
        word = found[index]
        if REGION_MASK in word:
            return region_start(context, starts[index], floor)
        if word == "和县" and starts[index] < head:
            return starts[index] + 1  # 文物股和县文化市场综合执法大队: no county of that name
        if word in _LEVEL_WORDS and (before := _NO_LEVEL_AFTER.match(context.text[starts[index] - 1 : starts[index]])):
            if before.group() in "聚园":
                index -= 1
                continue  # 市产业集聚区管委会
            return None
        if word in _LEVEL_WORDS and starts[index] < head:
            return _with_region(context, starts[index], floor)
        if starts[index] < head and _LEVEL_BODY.fullmatch(word):
            return _with_region(context, starts[index], floor)
        if starts[index] < head and word in ("和", "与") and index and not _BODY.search(found[index - 1]):
            index -= 1
            continue
        if starts[index] < head and _in_no_name(word):
            return None
        if word in _no_part() or (word in verbs() and index and _ends_as_body(found[index - 1])):
            return None  # 区检察院健全府院联席会议: a body stands before the verb
        index -= 1
    return None


# what stands before 和 in 司法局和镇服务中心, and not in 国土和村镇规划建设服务中心
_BODY = re.compile(r"[局办委院所队会府部股科处室站]$|中心$")


def _ends_as_body(word: str) -> bool:
    """Whether a word ends as a body's name does; 调处 of 矛盾纠纷调处化解中心 is a verb."""
    return word not in verbs() and _BODY.search(word) is not None


@cache
def _no_part() -> frozenset[str]:
    """Verbs that no body's name runs over: those that make a document or launch, set up or convene something."""
    return verbs_of("issue") | verbs_used("launch")


def _plain(text: str) -> bool:
    return not _PUNCTUATION.search(text) and REGION_MASK not in text


@lru_cache(maxsize=1 << 16)
def _stops(word: str) -> bool:
    if word in adverbs_outside_names() or _in_no_name(word):
        return True
    verb = verbs().get(word)
    return verb is not None and not verb.nominal


@lru_cache(maxsize=1 << 16)
def _in_no_name(word: str) -> bool:
    """Whether a word is a function word, a mark or a number."""
    return word in function_words("stop") or bool(_PUNCTUATION.search(word) or _NUMBER.match(word))


def region_start(context: Context, at: int, floor: int) -> int:
    """The start of the region names that end here: 天津市河东区 is two in a row."""
    while at > floor and context.masked[at - 1] == REGION_MASK:
        at -= 1
    return at


def _with_region(context: Context, at: int, floor: int) -> int:
    return region_start(context, at, floor) if at > floor and context.masked[at - 1] == REGION_MASK else at
