"""Pairs of gold and predicted items, one to one."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.evaluate.standoff import Item, trimmed


@dataclass(frozen=True, slots=True)
class Matching:
    """Gold and predicted items in pairs, and those that are left without one."""

    pairs: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    wrong: tuple[Item, ...]


def match_spans(gold: Sequence[Item], predicted: Sequence[Item]) -> Matching:
    """Pairs with the same span, outer quotes apart.

    >>> match_spans([{"start": 0, "end": 3}], [{"start": 0, "end": 3}, {"start": 1, "end": 3}])
    Matching(pairs=(({'start': 0, 'end': 3}, {'start': 0, 'end': 3}),), missed=(), wrong=({'start': 1, 'end': 3},))
    """
    by_span: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, item in enumerate(predicted):
        by_span[trimmed(item)].append(index)
    chosen = {i: by_span[trimmed(item)].pop() for i, item in enumerate(gold) if by_span[trimmed(item)]}
    return _matching(gold, predicted, chosen)


def match_best(gold: Sequence[Item], predicted: Sequence[Item], score: Callable[[Item, Item], float], least: float) -> Matching:
    """Pairs of overlapping items, best ``score`` first, none under ``least``.

    >>> match_best([{"start": 0, "end": 4}], [{"start": 0, "end": 1}, {"start": 0, "end": 3}], shared_part, 0.5).pairs
    (({'start': 0, 'end': 4}, {'start': 0, 'end': 3}),)
    """
    ranked = [(score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if overlap(g, p)]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(ranked, reverse=True):
        if value >= least and i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return _matching(gold, predicted, chosen)


def _matching(gold: Sequence[Item], predicted: Sequence[Item], chosen: dict[int, int]) -> Matching:
    taken = set(chosen.values())
    return Matching(
        tuple((gold[i], predicted[j]) for i, j in chosen.items()),
        tuple(item for i, item in enumerate(gold) if i not in chosen),
        tuple(item for j, item in enumerate(predicted) if j not in taken),
    )


def overlap(a: Item, b: Item) -> int:
    """How many characters the spans of ``a`` and ``b`` share."""
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def shared_part(a: Item, b: Item) -> float:
    """What the spans of ``a`` and ``b`` share, as a part of what they cover together (0 to 1).

    >>> shared_part({"start": 0, "end": 4}, {"start": 2, "end": 6})
    0.3333333333333333
    """
    shared = overlap(a, b)
    return shared / (a["end"] - a["start"] + b["end"] - b["start"] - shared) if shared else 0.0
