"""What a report's measures are made from and what they are before they have ids."""

from bisect import bisect_left
from dataclasses import dataclass, field

from kg.extract.clauses import Clause
from kg.extract.context import Candidate
from kg.extract.quantities import Quantity
from kg.model import DocumentRole, Status


@dataclass
class Draft:
    """A measure before it has an id; offsets index the clean text."""

    start: int
    end: int
    verb: str
    verb_start: int
    status: Status
    section: int
    rule: str
    actors: tuple[Candidate, ...] = ()
    documents: list[tuple[Candidate, DocumentRole]] = field(default_factory=list)
    programmes: list[Candidate] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)


@dataclass
class Found:
    """The mentions and quantities of a report, sorted by place; quantities learn what they count while clauses are read.

    ``passed`` gathers the clauses that tell no measure, each with its reason.
    """

    mentions: tuple[Candidate, ...]
    quantities: list[Quantity]
    passed: list[tuple[int, int, str]] = field(default_factory=list)
    _mentions_at: list[int] = field(init=False)
    _quantities_at: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._mentions_at = [m.start for m in self.mentions]
        self._quantities_at = [q.start for q in self.quantities]

    def within(self, start: int, end: int) -> list[Candidate]:
        """Mentions inside a span."""
        left, right = bisect_left(self._mentions_at, start), bisect_left(self._mentions_at, end)
        return [m for m in self.mentions[left:right] if m.end <= end]

    def counted_in(self, clause: Clause) -> list[Quantity]:
        """Quantities inside a clause."""
        left = bisect_left(self._quantities_at, clause.start)
        if left == len(self.quantities) or self._quantities_at[left] >= clause.end:
            return []
        return self.quantities[left : bisect_left(self._quantities_at, clause.end)]

    def index(self, quantity: Quantity) -> int:
        """The place of a quantity in the list."""
        return bisect_left(self._quantities_at, quantity.start)
