"""Numbers: inside an observation, or why not."""

from bisect import bisect_right
from collections.abc import Iterator

from kg.evaluate.coverage.items import Item
from kg.evaluate.coverage.marks import Placed, dropped
from kg.evaluate.coverage.number_reasons import Finder
from kg.evaluate.coverage.numerals import numerals
from kg.extract.titles import title_spans
from kg.model import Report
from kg.text.clean import fold

#: Why a number is no observation, beside the classes of the data file.
REASONS = {
    "title": "在书名号里 inside a title 《》",
    "name": "在机构、项目、地区、人名里 inside the name of a body, programme, region or person",
    "heading": "在标题、落款里 in a title, a heading or the signature",
    "furniture": "网页上的字 in what the reader dropped",
}
_AROUND = 14


def numbers(placed: Placed) -> Iterator[Item]:
    """Each number of the source, in the clean text or in what was dropped."""
    yield from _kept(placed)
    yield from _dropped(placed)


def _kept(placed: Placed) -> Iterator[Item]:
    report = placed.extraction.report
    why = _Reasons(placed)
    for start, end in numerals(report.text):
        left, right = report.clean.to_source(start, end)
        inside = placed.by_place["observation"].hold(left, right)
        reason = "" if inside else why.reason(start, end)
        place = "observation" if inside else ""
        yield Item(
            "number", report.source.name, left, right, report.text[start:end], place, reason, around(report.text, start, end)
        )


def _dropped(placed: Placed) -> Iterator[Item]:
    source = placed.extraction.report.source
    for left, right in dropped(placed.extraction.report.clean.offsets, len(source.text)):
        text = fold(source.text[left:right])
        for start, end in numerals(text):
            yield Item(
                "number", source.name, left + start, left + end, text[start:end], "", "furniture", around(text, start, end)
            )


class _Reasons:
    """Why the numbers of a report are no observations; offsets index its clean text."""

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._report = placed.extraction.report
        self._titles = list(title_spans(self._report.text))
        self._finder = Finder(self._report.text)
        self._headings = _headings(self._report)

    def reason(self, start: int, end: int) -> str:
        left, right = self._report.clean.to_source(start, end)
        if self._placed.by_place["observation"].touch(left, right):
            return ""  # an observation that holds a part of a number is a fault, and no class excuses it
        if _within(self._titles, start, end) or self._placed.documents.hold(left, right):
            return "title"
        if self._placed.names.hold(left, right):
            return "name"
        return self._finder.reason(start, end) or ("heading" if _within(self._headings, start, end) else "")


def _headings(report: Report) -> list[tuple[int, int]]:
    """The spans of titles, headings and signature; a heading's number stands before its sentence."""
    return [(sentence.start, sentence.end) for sentence in report.sentences if sentence.is_heading]


def _within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(spans, (start, 1 << 60)) - 1
    return index >= 0 and end <= spans[index][1]


def around(text: str, start: int, end: int) -> str:
    """The span between ⟦ and ⟧ with what stands beside it.

    >>> around("开行超2700列。", 3, 7)
    '开行超⟦2700⟧列。'
    """
    left, right = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return " ".join(f"{left}⟦{text[start:end]}⟧{right}".split())
