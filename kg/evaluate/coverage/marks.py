"""Which characters of a report's source lie in what of the graph."""

from collections.abc import Iterable
from functools import cached_property

from kg.model import Extraction

#: What of the graph a sentence can lie in, the weightiest first.
PLACES = ("measure", "observation", "honour", "shortcoming")


class Marks:
    """A set of source offsets, made of spans, that answers in the time its questions are long.

    >>> marks = Marks(9, [(2, 5)])
    >>> marks.touch(0, 3), marks.hold(2, 5), marks.hold(2, 6), marks.count()
    (True, True, False, 3)
    """

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marked = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Marks a span."""
        self._marked[start:end] = b"\x01" * (end - start)

    def touch(self, start: int, end: int) -> bool:
        """Whether a part of the span is marked."""
        return self._marked.find(1, start, end) >= 0

    def hold(self, start: int, end: int) -> bool:
        """Whether the whole span is marked."""
        return self._marked.find(0, start, end) < 0

    def count(self) -> int:
        """How many offsets are marked."""
        return self._marked.count(1)

    def common(self, offsets: Iterable[int]) -> int:
        """How many of ``offsets`` are marked."""
        return sum(map(self._marked.__getitem__, offsets))


class Placed:
    """The marks of an extraction, each made when it is first asked for."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.length = len(extraction.report.source.text)

    @cached_property
    def by_place(self) -> dict[str, Marks]:
        """The spans of each of PLACES."""
        found = self.extraction
        spans = (
            [(each.start, each.end) for each in found.measures],
            [(each.start, each.end) for each in found.observations],
            [(each.start, each.end) for each in found.honours],
            [(each.start, each.end) for each in found.shortcomings],
        )
        return {place: Marks(self.length, there) for place, there in zip(PLACES, spans, strict=True)}

    @cached_property
    def documents(self) -> Marks:
        """The spans of mentions of documents."""
        return Marks(self.length, [(each.start, each.end) for each in self.extraction.mentions if each.type == "DOC"])

    @cached_property
    def names(self) -> Marks:
        """The spans of all other mentions."""
        return Marks(self.length, [(each.start, each.end) for each in self.extraction.mentions if each.type != "DOC"])

    @cached_property
    def kept(self) -> Marks:
        """The offsets that the clean text was made of; what is not among them was dropped as page furniture or white space."""
        marks = Marks(self.length)
        for start, end in runs(self.extraction.report.clean.offsets):
            marks.add(start, end)
        return marks

    def place(self, start: int, end: int) -> str:
        """The first of PLACES that a part of the span lies in, or ""."""
        return next((place for place, marks in self.by_place.items() if marks.touch(start, end)), "")


def runs(offsets: tuple[int, ...]) -> Iterable[tuple[int, int]]:
    """Rising offsets as spans.

    >>> list(runs((0, 1, 2, 5, 6)))
    [(0, 3), (5, 7)]
    """
    start = previous = -1
    for offset in offsets:
        if offset != previous + 1 or start < 0:
            if start >= 0:
                yield start, previous + 1
            start = offset
        previous = offset
    if start >= 0:
        yield start, previous + 1


def dropped(offsets: tuple[int, ...], length: int) -> Iterable[tuple[int, int]]:
    """The spans between rising offsets.

    >>> list(dropped((1, 2, 5), 8))
    [(0, 1), (3, 5), (6, 8)]
    """
    at = 0
    for start, end in runs(offsets):
        if start > at:
            yield at, start
        at = end
    if at < length:
        yield at, length
