"""Sentences and clauses: in a measure, an observation, an honour or a shortcoming, or why not."""

import re
from collections import Counter
from collections.abc import Iterator

from kg.evaluate.coverage.items import Item
from kg.evaluate.coverage.marks import Placed, dropped
from kg.model import Extraction, Sentence
from kg.text.clean import squash

#: Why a sentence is in no measure, beside the reasons of its clauses.
REASONS = {
    "title": "标题 the report's title",
    "heading": "小标题 a heading",
    "signature": "落款 who signed it, and when",
    "furniture": "网页上的字 what a page has around its text, or noise, which the reader dropped",
}


def sentences(placed: Placed) -> Iterator[Item]:
    """Each sentence of the clean text and each line, or part of one, that was dropped.

    A sentence outside the graph has the reason that most of its clauses have, of equal ones the first; theirs stand with them.
    """
    report, passed = placed.extraction.report, placed.extraction.passed
    lines = _titles(placed.extraction)
    at = 0
    for sentence in report.sentences:
        start, end = report.clean.to_source(sentence.start, sentence.end)
        told: Counter[str] = Counter()
        while at < len(passed) and passed[at].start < end:
            told[passed[at].reason] += passed[at].start >= start
            at += 1
        place = placed.place(start, end)
        reason = "" if place else _standing(sentence, lines) or "".join(name for name, _ in told.most_common(1))
        yield Item("sentence", report.source.name, start, end, squash(report.source.text[start:end]), place, reason)
    yield from _dropped(placed.extraction)


def clauses(placed: Placed) -> Iterator[Item]:
    """Each measure and each clause that tells none; the latter has its reason also where it lies in the graph otherwise."""
    doc, text = placed.extraction.report.source.name, placed.extraction.report.source.text
    for measure in placed.extraction.measures:
        yield Item("clause", doc, measure.start, measure.end, measure.text, "measure")
    for passed in placed.extraction.passed:
        place = placed.place(passed.start, passed.end)
        yield Item("clause", doc, passed.start, passed.end, squash(text[passed.start : passed.end]), place, passed.reason)


def _titles(extraction: Extraction) -> dict[tuple[int, int], str]:
    """Title lines and the lines of the signature, told apart by what stands before them."""
    lines = set(extraction.report.title_lines)
    found: dict[tuple[int, int], str] = {}
    name = "title"
    for sentence in extraction.report.sentences:
        span = (sentence.start, sentence.end)
        if span in lines:
            found[span] = name
        else:
            name = "signature"
    return found


def _standing(sentence: Sentence, lines: dict[tuple[int, int], str]) -> str:
    return lines.get((sentence.start, sentence.end)) or ("heading" if sentence.is_heading else "")


def _dropped(extraction: Extraction) -> Iterator[Item]:
    source = extraction.report.source
    for start, end in dropped(extraction.report.clean.offsets, len(source.text)):
        for match in re.finditer(r"[^\n\r]+", source.text[start:end]):
            words = "".join(match.group().split())
            if any(map(str.isalnum, words)):
                yield Item("sentence", source.name, start + match.start(), start + match.end(), words, "", "furniture")
