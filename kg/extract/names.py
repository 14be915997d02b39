"""Where a name begins: reading leftward by words from its head."""

import re
from bisect import bisect_right

from kg.extract.context import Context
from kg.extract.lexicons import verbs
from kg.extract.rules import DOC_MASK, REGION_MASK

# words that no name runs over
STOP_WORDS = frozenset(
    "的 了 在 对 将 把 向 由 从 于 等 以 并 或 是 有 被 经 按 让 使 到 至 就 各 每 该 本 其 这 全 共 已 均 都 且 而 为 与 和 及 以及 通过 根据 依据 按照 依托 借助 围绕 "
    "会同 联合 针对 关于 对于 作为 纳入 包括 包含 涉及 上 下 内 中 后 前 时 所 之 个 项 件 名 家 次 条 份 期 余 全区 全市 全县 全省 全镇 全国 各级 各部门 各单位 各街道 相关 有关 "
    "我 我们 他们 同时 此外 其中 今年 去年 目前 现 着 过 进一步 不断 持续 积极 深入 全面".split()
)
_PUNCTUATION = re.compile(r"[，。；：、！？“”‘’《》（）【】\n" + DOC_MASK + "]")
_NUMBER = re.compile(r"^[\d.]+$|^[一二三四五六七八九十百千万亿两]+$")
_LEVEL_WORDS = frozenset(("区", "市", "县", "省", "镇", "乡", "街道", "州", "旗", "区级", "市级", "县级", "省级", "镇级", "自治区", "自治州", "自治县"))


def name_start(context: Context, head: int, floor: int, through: frozenset[str] = frozenset(), lists: bool = False) -> int:
    """The offset at which the name that has its head at ``head`` begins, not left of ``floor``.

    Reads word by word to the left until a mark, a word that no name runs over, a number, or a verb that governs; a division's
    name or a level (区) is taken in and ends the reading. ``through`` are words to run over all the same, ``lists`` lets it run
    over 、 and 和.
    """
    starts, found = context.tokens
    index = bisect_right(starts, head) - 1
    at = starts[index] if _plain(context.masked[starts[index] : head]) else head
    at = max(at, floor)
    index -= 1
    while index >= 0 and starts[index] >= floor:
        word = found[index]
        if REGION_MASK in word:
            return _region_start(context, starts[index], floor)
        if word in _LEVEL_WORDS:
            return _with_region(context, starts[index], floor)
        if word in through or (lists and word in ("、", "和", "与", "及")):
            pass
        elif _stops(word):
            break
        at = starts[index]
        index -= 1
    return at


def _plain(text: str) -> bool:
    return not _PUNCTUATION.search(text) and REGION_MASK not in text


def _stops(word: str) -> bool:
    if word in STOP_WORDS or _PUNCTUATION.search(word) or _NUMBER.match(word):
        return True
    verb = verbs().get(word)
    return verb is not None and not verb.nominal


def _region_start(context: Context, at: int, floor: int) -> int:
    """The start of the region names that end here: 天津市河东区 is two in a row."""
    while at > floor and context.masked[at - 1] == REGION_MASK:
        at -= 1
    return at


def _with_region(context: Context, at: int, floor: int) -> int:
    return _region_start(context, at, floor) if at > floor and context.masked[at - 1] == REGION_MASK else at
