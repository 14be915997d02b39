"""What a change of the rules gained and lost: the items of two annotations of the same reports that only one of them has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.evaluate.layers import ITEMS, judge
from kg.evaluate.rules import items
from kg.evaluate.standoff import Item, Standoff

Outcome = Literal["gained", "lost"]
# what must be the same for two items to be one
_OF_MENTIONS = ("start", "end", "text", "kind", "canonical")
_SAME: Mapping[str, tuple[str, ...]] = {
    "MEASURE": ("start", "end", "text", "verb", "verb_start", "status", "actor"),
    "OBS": ("start", "end", "text", "value", "upper", "unit", "of", "bound"),
}
# all that is said of an item must be right, as far as gold says it too
_STRICT = (
    *ITEMS,
    *("ORG+name", "DOC+kind", "PROG+kind", "OBS+of", "MEASURE+verb", "MEASURE+status", "REL:actor"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """An item that the new annotations have and the old have not (``gained``), or the reverse (``lost``).

    ``right`` says whether all that is said of it (a mention's name or kind, a measure's verb, status and actor, what a number
    counts) agrees with gold; None where gold has not its report.
    """

    layer: str
    outcome: Outcome
    doc: str
    item: Item
    right: bool | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How many items of a layer were gained and lost, and how many of these are right."""

    layer: str
    gained: int
    gained_right: int
    lost: int
    lost_right: int


def changes(old: Mapping[str, Standoff], new: Mapping[str, Standoff], gold: Mapping[str, Standoff]) -> list[Change]:
    """The items that differ, in the reports that ``new`` has: by layer, report and place, what is lost before what is gained.

    >>> gold = {"a.txt": Standoff("a.txt", {}, ({"id": "1", "type": "REGION", "start": 0, "end": 3, "text": "东丽区"},))}
    >>> new = {"a.txt": Standoff("a.txt", {}, ({"id": "1", "type": "REGION", "start": 0, "end": 2, "text": "东丽"},))}
    >>> [(each.outcome, each.item["text"], each.right) for each in changes(gold, new, gold)]
    [('lost', '东丽区', True), ('gained', '东丽', False)]
    """
    found: list[Change] = []
    for doc, now in new.items():
        then = old.get(doc) or Standoff(doc, {})
        found += _only("lost", then, now, gold)
        found += _only("gained", now, then, gold)
    return sorted(found, key=lambda each: (ITEMS.index(each.layer), each.doc, each.item["start"], each.outcome == "gained"))


def balance(found: Iterable[Change]) -> list[Balance]:
    """The sums by layer.

    >>> balance([Change("ORG", "lost", "a.txt", {}, True), Change("ORG", "gained", "a.txt", {}, None)])
    [Balance(layer='ORG', gained=1, gained_right=0, lost=1, lost_right=1)]
    """
    counts: Counter[tuple[str, Outcome, bool]] = Counter()
    for each in found:
        counts[each.layer, each.outcome, False] += 1
        counts[each.layer, each.outcome, True] += each.right is True
    rows = (
        Balance(
            layer,
            counts[layer, "gained", False],
            counts[layer, "gained", True],
            counts[layer, "lost", False],
            counts[layer, "lost", True],
        )
        for layer in ITEMS
    )
    return [row for row in rows if row.gained or row.lost]


def _only(outcome: Outcome, side: Standoff, other: Standoff, gold: Mapping[str, Standoff]) -> Iterator[Change]:
    there = Counter(_key(layer, item) for layer, item in items(other))
    wrong = _wrong(side, gold)
    for layer, item in items(side):
        key = _key(layer, item)
        if there[key]:
            there[key] -= 1
        else:
            yield Change(layer, outcome, side.doc, item, None if wrong is None else id(item) not in wrong)


def _wrong(side: Standoff, gold: Mapping[str, Standoff]) -> set[int] | None:
    """The items of a report that gold does not bear out in full; None where gold has not the report."""
    if side.doc not in gold:
        return None
    verdicts = judge({side.doc: gold[side.doc]}, {side.doc: side})
    return {id(each.item) for each in verdicts if each.outcome == "wrong" and each.layer in _STRICT}


def _key(layer: str, item: Item) -> tuple[Any, ...]:
    return (layer, *(item.get(name) for name in _SAME.get(layer, _OF_MENTIONS)))
