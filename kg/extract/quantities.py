"""Observations: numbers with unit, bound and what they count."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.context import Context
from kg.extract.data_files import lexicon
from kg.extract.numbers import MULTIPLIERS, number, product
from kg.extract.rules import DOC_MASK, Rule
from kg.model import Bound, Sentence

_UNDER = frozenset(("近", "将近", "接近", "不足", "不到", "不超过", "低于", "少于", "以内", "以下"))
_ABOUT = frozenset(("约", "大约", "左右", "上下"))
# a time that passes or a point in it is no observation: 3年, 5月, 24小时服务
_NOT_COUNTED = re.compile(r"(?:24|二十四)小时|(?:一|[^\d]?1)(?:次性|条龙|站式)")
# “学法15分钟”: a number in a short quoted name is part of it
_SHORT_QUOTE = re.compile(r"“[^“”\n，。]{1,16}”")
# 两级, 三中全会, 二十大, 两个维护: numbers in set phrases
_SET_PHRASE = re.compile(
    r"(?:十|百|千)?(?:一|二|两|三|四|五|六|七|八|九|十)(?:个(?:方面|维护|确立|自信|意识|月|统筹|坚持|环节|阶段)|大(?!类)|位一体|级|方面)"
)


class Quantity(NamedTuple):
    """An observation before it has an id; offsets index the clean text; ``of`` is filled in when its clause is read."""

    start: int
    end: int
    rule: str
    value: float
    unit: str
    bound: Bound
    upper: float | None
    of: str = ""


@cache
def _units() -> dict[str, tuple[str, int]]:
    return {unit: (canonical, int(factor)) for unit, canonical, factor, _ in lexicon("units")}


def find_quantities(context: Context, taken: tuple[tuple[int, int], ...]) -> list[Quantity]:
    """The observations of a report's running sentences; ``taken`` are spans whose numbers are parts of names."""
    quoted = ((m.start(), m.end()) for m in _SHORT_QUOTE.finditer(context.masked))
    names = sorted({*taken, *quoted}, key=lambda span: (span[0], -span[1]))
    text = _without(context.masked, tuple(names))
    found: list[Quantity] = []
    read: set[int] = set()
    for sentence, rules in context.runs("quantities"):
        if sentence.is_heading:
            continue
        for rule in rules:
            for quantity in _matches(text, sentence, rule):
                span = range(quantity.start, quantity.end)
                if read.isdisjoint(span):
                    found.append(quantity)
                    read.update(span)
    return sorted(found)


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with spans masked, so that 3 of “三项制度” or 12345 of a platform is not read."""
    pieces = []
    at = 0
    for start, end in spans:
        if start >= at:
            pieces += [text[at:start], DOC_MASK * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _matches(text: str, sentence: Sentence, rule: Rule) -> Iterator[Quantity]:
    pattern = rule.pattern
    assert pattern is not None
    for match in pattern.finditer(text, sentence.start, sentence.end):
        groups = {name: value for name, value in match.groupdict().items() if value}
        if _excluded(text, match, groups, rule):
            continue
        value, upper, unit = _value(groups, rule)
        yield Quantity(match.start(), match.end(), rule.id, value, unit, _bound(groups), upper)


# 抓好以下四项工作：: how many items follow; not 完成56项重点工作。
_LIST_OF = re.compile(r"(?:大|件)?(?:重点)?(?:工作|任务|重点|生命线|事情?)(?:[：:]|，一|是[：:]|(?P<stop>。))")
_LISTS = ("以下", "如下", "做好", "抓好", "突出", "聚焦", "做好了", "抓好了")


def _counts_what_follows(text: str, start: int, end: int) -> bool:
    found = _LIST_OF.match(text, end)
    return found is not None and (found["stop"] is None or text.endswith(_LISTS, 0, start))


# 第3章, 第1、2、3名, “1+3”, A4
_NO_COUNT_AFTER = re.compile(r"第(?:\d{1,2}、)*$|“$|[A-Za-z]$")


# 分别提高20.9、36.2、54个百分点; not 分别获得第1、2、3名
_SHARES = re.compile(r"分别[^第。]*$")


def _excluded(text: str, match: re.Match[str], groups: dict[str, str], rule: Rule) -> bool:
    surface, before = match.group(), text[max(0, match.start() - 8) : match.start()]
    if _NOT_COUNTED.match(surface) or _NO_COUNT_AFTER.search(before) or text[match.start() - 1 : match.start()] == "-":
        return True
    if rule.id == "obs.shared" and not _SHARES.search(text, max(0, match.start() - 60), match.start()):
        return True
    if rule.id == "obs.count.han" and groups["unit"] in ("项", "条", "件", "个") and _counts_what_follows(text, *match.span()):
        return True
    if rule.id == "obs.count.han":
        # 一 is an article (一支队伍); a numeral before a word, not a count, has no unit of its own
        return (
            groups["num"] == "一"
            or groups["unit"] in ("期", "届", "度", "对", "回")
            or bool(_SET_PHRASE.match(surface))
            or (surface == "三次" and text.startswith("产业", match.end()))
            or (groups["num"] == "十" and groups["unit"] == "大类")
        )
    if groups.get("unit") == "岁" and "after" in groups:
        return True  # 35岁以下执法人员: which ones
    if groups.get("unit") in ("项", "条", "件", "个") and _counts_what_follows(text, *match.span()):
        return True
    if (
        rule.id == "obs.count"
        and groups.get("unit") in ("天", "小时", "分钟", "个小时")
        and re.match(r"[内前后]", text[match.end() : match.end() + 1])
    ):
        return True
    return rule.id == "obs.tenths" and bool(re.match(r"[立功]", text[match.end() : match.end() + 1]))


def _value(groups: dict[str, str], rule: Rule) -> tuple[float, float | None, str]:
    if rule.id == "obs.fraction":
        if groups["den"] == "百":
            return number(groups["num"]), None, "%"
        return round(100 * number(groups["num"]) / max(1.0, number(groups["den"])), 2), None, "%"
    if rule.id == "obs.half":
        return 50.0, None, "%"
    if rule.id == "obs.tenths":
        return number(groups["num"]) * 10 + (5 if "half" in groups else 0), None, "%"
    unit, factor = _units().get(groups.get("unit", ""), (groups.get("unit", ""), 1))
    factor *= MULTIPLIERS.get(groups.get("mult", ""), 1)
    upper = product(number(groups["upper"]), factor) if "upper" in groups else None
    return product(number(groups.get("num", "1")), factor), upper, unit


def _bound(groups: dict[str, str]) -> Bound:
    if "upper" in groups:
        return "range"
    words = {groups.get("before"), groups.get("after")} - {None}
    if words & _ABOUT:
        return "about"
    if words & _UNDER:
        return "under"
    return "over" if words or "more" in groups or "more2" in groups else "exact"
