"""What the rules for names of programmes share: heads and kinds, walls, what tells a name apart, where its lead ends."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from kg.extract.context import Context
from kg.extract.data_files import lexicon, terms
from kg.extract.lexicons import adverbs, verbs, verbs_used
from kg.extract.rules import REGION_MASK


@cache
def heads() -> tuple[tuple[str, str, str], ...]:
    """Heads with kind and where they stand (u unquoted too, s where set up, q after quotes), longest first."""
    rows = ((head, kind, where) for head, kind, where, _ in lexicon("programme_heads"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@dataclass(frozen=True, slots=True)
class Walls:
    """Organisations, in order, which no programme's name but a plan's runs over."""

    spans: tuple[tuple[int, int], ...]

    def floor(self, start: int, at: int) -> int:
        """The last end of an organisation between two offsets, or the first of them."""
        index = bisect_right(self.spans, at, key=lambda span: span[1]) - 1
        return max(start, self.spans[index][1]) if index >= 0 else start


def in_quotes(text: str, floor: int, at: int) -> bool:
    """Whether an offset lies between quotes that open at most 80 characters before it."""
    floor = max(0, floor, at - 80)
    return text.rfind("“", floor, at) > text.rfind("”", floor, at)


def without_lead(context: Context, start: int, at: int, floor: int) -> int:
    """A name without the verb that governs it, at the beginning of a clause or after an adverb: 落实 of 落实监督机制."""
    words = context.words_in(start, at)
    while words and words[0][1] in "、和与及以":
        words = words[1:]
    if not words:
        return start
    before = context.words_in(max(floor, words[0][0] - 8), words[0][0])
    opens = (
        not before
        or before[-1][1] in "，。；：、”是"
        or before[-1][1] in adverbs()
        or before[-1][0] + len(before[-1][1]) <= floor
        or before[-1][1].endswith("元")
    )
    if before and before[-1][1] in verbs() and len(words) > 1 and words[0][1] in verbs_used("launch"):
        return words[1][0]  # 启动实施⟦招商引资三年行动⟧
    while opens and len(words) > 2 and words[0][1] in adverbs() and (words[1][1] in verbs() or words[1][1] in adverbs()):
        words = words[1:]
    if opens and words[0][1] in verbs() and len(words) > 1 and tells(context, words[1][0], at):
        words = words[1:]
        # 启动实施, 上线运行, 巩固拓展; 实施好
        while len(words) > 2 and (words[0][1] in verbs_used("second") or words[0][1] == "好") and tells(context, words[1][0], at):
            words = words[1:]
    return words[0][0]


def tells(context: Context, start: int, at: int) -> bool:
    """Whether a modifier tells what a programme is about: a region, or a word that is not in generic_modifiers.tsv."""
    if REGION_MASK in context.masked[start:at]:
        return True
    words = [word[: at - begin] for begin, word in context.words_in(start, at)]
    return at - start >= 2 and (len(words) >= 3 or any(word not in terms("generic_modifiers") for word in words))


_CAMPAIGN_BEFORE = re.compile(r"(?:开展|组织|实施|部署)[^，。；：]{2,40}(?:行动|整治|治理|攻坚|监督|清理|检查)”?、$")


def after_campaign(context: Context, at: int) -> bool:
    """Whether a list of campaigns goes on here, so that a verb begins a name: 开展夏季行动、⟦打击非法营运专项行动⟧."""
    words = context.words_in(at, at + 6)
    launched = not words or words[0][1] in verbs_used("launch")
    return not launched and bool(_CAMPAIGN_BEFORE.search(context.text[max(0, at - 60) : at]))


@cache
def inside_names() -> frozenset[str]:
    """Verbs that a campaign's name may hold: all but those that launch one."""
    return frozenset(verbs()) - verbs_used("launch") - {"是"}
