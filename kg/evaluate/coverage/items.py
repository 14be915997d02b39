"""What coverage tells: of each sentence, clause, number and title of a report, where it went or why it did not go there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sentence", "clause", "number", "title"]
KINDS: tuple[Kind, ...] = ("sentence", "clause", "number", "title")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, clause, number or title of the report ``doc``; ``start`` and ``end`` index its source.

    ``place`` is what of the graph it lies in (measure, observation, honour, shortcoming, document), "" where it lies in none;
    ``reason`` is the class of why it is none, which a clause that tells no measure has even where its number is in the graph;
    ``context`` is the text around, with the item between ⟦ and ⟧.

    >>> Item("number", "a.txt", 4, 6, "35").unexplained
    True
    """

    kind: Kind
    doc: str
    start: int
    end: int
    text: str
    place: str = ""
    reason: str = ""
    context: str = ""

    @property
    def unexplained(self) -> bool:
        """Whether it has neither a place nor a reason."""
        return not self.place and not self.reason


@dataclass(frozen=True, slots=True)
class Coverage:
    """The items of one report, by kind and place, and how many characters of its running text lie in what of the graph.

    ``characters`` counts, white space apart, the characters of the sentences that are no headings (``all``), of these those in a
    ``measure``, ``observation``, ``honour`` or ``shortcoming``, and those in ``any`` of them.
    """

    doc: str
    items: tuple[Item, ...]
    characters: Mapping[str, int]
