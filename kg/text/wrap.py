"""Texts whose lines are all wrapped at one width, as terminals, mails and PDFs leave them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

_LEAST_LINES = 6
# a text is wrapped where so much of its lines are about as long as its long lines, and hardly one is longer
_FULL, _LONGER = 0.4, 0.05
# where nearly all lines begin with blanks, these say nothing of paragraphs
_MOST_INDENTED = 0.7
# characters of the shortest and the longest line that a text is wrapped to
_SHORTEST, _LONGEST = 10, 70


class Line(Protocol):
    """A line without blanks, and those that it begins with."""

    @property
    def text(self) -> str:
        """Its characters."""

    @property
    def indent(self) -> str:
        """The blanks before it."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text is wrapped: a full line measures ``width``, less ``slack``; ``indents``: its paragraphs begin with blanks."""

    measure: Callable[[str], int]
    width: int
    slack: int
    indents: bool

    def full(self, line: Line) -> bool:
        """Whether a line reaches the width, so that what follows may go on with it."""
        return self.measure(line.indent + line.text) >= self.width - self.slack

    def begins(self, line: Line) -> bool:
        """Whether a line begins with the blanks of a paragraph."""
        return _indented(line)


def columns(line: str) -> int:
    """The width of a line in columns of a terminal: two for a Chinese character, one for a letter or a digit.

    >>> columns("办结3件。")
    9
    """
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def wrap_of(lines: Sequence[Line]) -> Wrap | None:
    """How a text is wrapped, by characters or by columns; None where its lines end where its paragraphs do.

    >>> from types import SimpleNamespace as Made
    >>> wrap_of([Made(text="字" * 20, indent="")] * 9 + [Made(text="字" * 3, indent="")]).width
    20
    >>> wrap_of([Made(text="字" * (20 + 9 * number), indent="　　") for number in range(9)]) is None
    True
    """
    if len(lines) < _LEAST_LINES:
        return None
    indents = 0 < sum(map(_indented, lines)) <= _MOST_INDENTED * len(lines)
    for measure, of_one in ((len, 1), (columns, 2)):
        slack = 2 * of_one  # marks hang over the end of a line, or are taken to the next with what stands before them
        widths = sorted(measure(line.indent + line.text) for line in lines)
        width = widths[len(widths) * 3 // 4]
        full = sum(width - slack <= each <= width + slack for each in widths)
        longer = sum(each > width + slack for each in widths)
        fits = full >= _FULL * len(lines) and longer <= _LONGER * len(lines)
        if fits and _SHORTEST * of_one <= width <= _LONGEST * of_one:
            return Wrap(measure, width, slack, indents)
    return None


def _indented(line: Line) -> bool:
    return line.indent.startswith(("\u3000", "  ", "\t"))
