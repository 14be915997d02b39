"""How much of the reports reached the graph."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.coverage.items import KINDS, Coverage, Item, Kind


@dataclass(frozen=True, slots=True)
class Share:
    """How many items of a kind there are, how many reached the graph, did not for a reason, and have neither.

    >>> Share("title", total=4, reached=3, passed=1, unexplained=0).part
    0.75
    """

    kind: Kind
    total: int
    reached: int
    passed: int
    unexplained: int

    @property
    def part(self) -> float:
        """The part that reached the graph; 1 where there is nothing."""
        return self.reached / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many items of a kind lie in a place or have a reason; ``reached`` are those in the graph, though it be otherwise."""

    kind: Kind
    name: str
    is_place: bool
    count: int
    reached: int


def items(found: Iterable[Coverage]) -> Iterator[Item]:
    """All items, those without place or reason first, then by kind, report and place."""
    every = [item for each in found for item in each.items]
    return iter(sorted(every, key=lambda item: (not item.unexplained, KINDS.index(item.kind), item.doc, item.start, item.end)))


def shares(found: Iterable[Coverage]) -> list[Share]:
    """The sums by kind, in the order of KINDS."""
    counts: Counter[tuple[Kind, str]] = Counter()
    for item in items(found):
        counts[item.kind, "reached" if item.place else "passed" if item.reason else "unexplained"] += 1
    return [
        Share(kind, sum(row), *row)
        for kind in KINDS
        if any(row := [counts[kind, outcome] for outcome in ("reached", "passed", "unexplained")])
    ]


def classes(found: Iterable[Coverage]) -> list[ClassCount]:
    """The places and then the reasons of each kind, most frequent first."""
    counts: Counter[tuple[Kind, bool, str]] = Counter()
    reached: Counter[tuple[Kind, bool, str]] = Counter()
    for item in items(found):
        # a clause that tells no measure is counted under its reason though its number may be in the graph
        key = (item.kind, not item.reason, item.reason or item.place)
        counts[key] += not item.unexplained
        reached[key] += bool(item.place)
    rows = (
        ClassCount(kind, name, is_place, count, reached[kind, is_place, name]) for (kind, is_place, name), count in counts.items()
    )
    return sorted(
        (row for row in rows if row.count), key=lambda row: (KINDS.index(row.kind), not row.is_place, -row.count, row.name)
    )


def characters(found: Iterable[Coverage]) -> Mapping[str, int]:
    """The sums of the characters of running text, by what of the graph they lie in."""
    total: Counter[str] = Counter()
    for each in found:
        total.update(each.characters)
    return dict(total)
