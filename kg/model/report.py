"""A report's text, cleaned and cut into sections and sentences."""

from dataclasses import dataclass

from kg.model.source import SourceText


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without noise, and for each of its characters the place in the source.

    ``offsets[i]`` is the source offset of ``text[i]``; offsets rise strictly.

    >>> CleanText("工作室", (0, 1, 3)).to_source(0, 3)
    (0, 4)
    """

    text: str
    offsets: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the clean span ``[start, end)``, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's part of a report; offsets index the clean text.

    ``level`` is 0 for the report's opening, then 1 (一、), 2 （一）, 3 (1.), 4 （1）; ``part`` says what the section speaks of:
    ``reported``, ``planned`` (next year's work) or ``shortcomings``.
    """

    ordinal: int
    level: int
    number: str
    heading: str
    start: int
    end: int
    part: str
    theme: str | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text; offsets index the clean text, the closing mark included."""

    start: int
    end: int
    section: int
    opens_paragraph: bool
    is_heading: bool = False


@dataclass(frozen=True)
class Report:
    """A source text with its clean text, sections and sentences."""

    source: SourceText
    clean: CleanText
    title_lines: tuple[tuple[int, int], ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text
