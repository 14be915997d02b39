"""The coverage of one report."""

from kg.evaluate.coverage.items import Coverage, Item
from kg.evaluate.coverage.marks import Placed
from kg.evaluate.coverage.numbers import numbers
from kg.evaluate.coverage.sentences import clauses, sentences
from kg.evaluate.coverage.titles import titles
from kg.model import Extraction


def cover(extraction: Extraction) -> Coverage:
    """What of a report reached the graph and, of the rest, why it did not.

    >>> from kg.extract import extract
    >>> from kg.model import SourceText
    >>> from kg.text import parse
    >>> text = "某区2023年报告\\n一、做法\\n（一）抓学习。2023年印发《甲办法》3份。\\n"
    >>> found = cover(extract(parse(SourceText("a", text, "0")))).items
    >>> [(item.text, item.place or item.reason) for item in found if item.kind in ("number", "title")]
    [('2023', 'date'), ('一', 'item'), ('一', 'item'), ('2023', 'date'), ('3', 'observation'), ('《甲办法》', 'document')]
    """
    placed = Placed(extraction)
    items: list[Item] = []
    for finds in (sentences, clauses, numbers, titles):
        items += sorted(finds(placed), key=lambda item: (item.start, item.end))
    return Coverage(extraction.report.source.name, tuple(items), _characters(placed))


def _characters(placed: Placed) -> dict[str, int]:
    report = placed.extraction.report
    running = [
        report.clean.offsets[at]
        for sentence in report.sentences
        if not sentence.is_heading
        for at in range(sentence.start, sentence.end)
        if not report.text[at].isspace()
    ]
    found = {place: marks.common(running) for place, marks in placed.by_place.items()}
    return {
        "all": len(running),
        **found,
        "any": sum(any(marks.hold(at, at + 1) for marks in placed.by_place.values()) for at in running),
    }
