"""Spans over a text, which may lie in one another or cross, as pieces side by side."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """The characters ``[start, end)`` and the numbers of the spans that cover them, the outermost first."""

    start: int
    end: int
    spans: tuple[int, ...]


def pieces(spans: Sequence[tuple[int, int]], length: int) -> Iterator[Piece]:
    """A text of ``length`` characters cut wherever one of ``spans`` begins or ends; together the pieces are the text.

    An empty span cuts, and covers nothing.

    >>> [*pieces([(0, 6), (2, 4), (3, 8)], 9)]
    [Piece(start=0, end=2, spans=(0,)), Piece(start=2, end=3, spans=(0, 1)), Piece(start=3, end=4, spans=(0, 2, 1)),\
 Piece(start=4, end=6, spans=(0, 2)), Piece(start=6, end=8, spans=(2,)), Piece(start=8, end=9, spans=())]
    """
    opens: dict[int, list[int]] = {}
    cuts = {0, length}
    for number, (start, end) in enumerate(spans):
        cuts |= {start, end}
        if start < end:
            opens.setdefault(start, []).append(number)
    places = sorted(cut for cut in cuts if 0 <= cut <= length)
    active: list[int] = []
    for start, end in itertools.pairwise(places):
        active = [number for number in active if spans[number][1] > start] + opens.get(start, [])
        active.sort(key=lambda number: (spans[number][0] - spans[number][1], number))
        yield Piece(start, end, tuple(active))


def covered(spans: Iterable[tuple[int, int]], text: str) -> int:
    """How many characters of ``text`` that are not blank lie in at least one of ``spans``.

    >>> covered([(0, 3), (2, 5)], "ab cd e")
    4
    """
    count, done = 0, 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            count += sum(not character.isspace() for character in text[start:end])
            done = end
    return count
