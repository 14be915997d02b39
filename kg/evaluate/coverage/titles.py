"""Titles in 《》: a document's mention, or why not."""

import re
from collections.abc import Iterator

from kg.evaluate.coverage.items import Item
from kg.evaluate.coverage.marks import Placed
from kg.evaluate.coverage.numbers import around
from kg.extract.titles import title_spans

#: Why a 《 is no document's.
REASONS = {
    "furniture": "网页上的字 in what the reader dropped",
    "unclosed": "没有后半书名号 a mark that nothing closes within its paragraph",
    "name": "在机构、项目名里 inside the name of a body or programme",
}
_LONGEST = 40


def titles(placed: Placed) -> Iterator[Item]:
    """Each 《 of the source; one inside another has its place in the outer one's document."""
    report = placed.extraction.report
    spans = list(title_spans(report.text))
    closed = {report.clean.offsets[start]: report.clean.offsets[end - 1] + 1 for start, end in spans}
    for match in re.finditer("《", report.source.text):
        start = match.start()
        end = closed.get(start) or _end(report.source.text, start)
        place = "document" if placed.documents.touch(start, start + 1) else ""
        reason = "" if place else _reason(placed, start, start in closed)
        text = "".join(report.source.text[start:end].split())
        yield Item("title", report.source.name, start, end, text, place, reason, around(report.source.text, start, end))


def _reason(placed: Placed, start: int, closed: bool) -> str:
    if not placed.kept.touch(start, start + 1):
        return "furniture"
    if placed.names.touch(start, start + 1):
        return "name"
    return "" if closed else "unclosed"


def _end(text: str, start: int) -> int:
    """Where the words after an opening mark end: with the mark that closes it or, where none does soon, the line."""
    match = re.compile(rf"[^》\n]{{0,{_LONGEST}}}》?").match(text, start + 1)
    return match.end() if match else start + 1
