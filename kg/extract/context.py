"""A report made ready for the rules: masked text, anchors by sentence, words with their offsets.

Inside :mod:`kg.extract` all offsets index the report's clean text; :func:`kg.extract.extract` leads them back to the source.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from kg.extract import automaton, gazetteer
from kg.extract.lexicons import vocabulary
from kg.extract.metadata import Place
from kg.extract.rules import DOC_MASK, REGION_MASK, Rule
from kg.extract.titles import title_spans
from kg.model import Report, Sentence
from kg.text.tokens import words


class Candidate(NamedTuple):
    """A span that a rule proposes; ``expanded`` is the name with what a list shares put back."""

    type: str
    start: int
    end: int
    rule: str
    kind: str | None = None
    expanded: str = ""
    order: int = 0


@dataclass(frozen=True)
class Context:
    """What every extractor of a report looks at.

    ``text`` is its clean text; ``words`` are those of the masked text, each beginning at its offset in ``starts``; ``anchors``
    are by file of rules and by sentence.
    """

    report: Report
    text: str
    place: Place
    documents: tuple[tuple[int, int], ...]
    regions: tuple[tuple[int, int], ...]
    masked: str
    anchors: dict[str, dict[int, set[str]]]
    words: list[str]
    starts: list[int]

    def words_between(self, start: int, end: int) -> list[str]:
        """The words that begin in ``[start, end)``."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def words_in(self, start: int, end: int) -> list[tuple[int, str]]:
        """The words that begin in ``[start, end)``, each with its offset."""
        left, right = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(zip(self.starts[left:right], self.words[left:right], strict=True))

    def boundary(self, at: int) -> bool:
        """Whether a word begins at an offset."""
        index = bisect_left(self.starts, at)
        return index < len(self.starts) and self.starts[index] == at

    def runs(self, rules_file: str) -> Iterator[tuple[Sentence, tuple[Rule, ...]]]:
        """Each sentence with the rules of a file whose anchors stand in it."""
        sentences, found = self.report.sentences, self.anchors.get(rules_file, {})
        for index in range(len(sentences)) if automaton.runs_always(rules_file) else sorted(found):
            yield sentences[index], automaton.selected(rules_file, frozenset(found.get(index, ())))


def make_context(report: Report, place: Place) -> Context:
    """Find document titles, regions and anchors, and mask the first two."""
    text = report.text
    documents = tuple(title_spans(text))
    found = automaton.hits(text)
    divisions = automaton.regions()
    names = [(start, end) for term, start, end in found if term in divisions]
    regions = tuple(_outermost([*names, *_local(text, place)], documents))
    masked, anchors = _mask(text, documents, regions), _anchors(found, report.sentences)
    found_words = words(masked, vocabulary())
    word_starts = list(accumulate(map(len, found_words), initial=0))
    word_starts.pop()
    return Context(report, text, place, documents, regions, masked, anchors, found_words, word_starts)


def _anchors(found: Iterable[tuple[str, int, int]], sentences: Sequence[Sentence]) -> dict[str, dict[int, set[str]]]:
    """The anchors in each sentence, by the rules files that have them."""
    starts = [sentence.start for sentence in sentences]
    files_called = automaton.files_called()
    anchors: dict[str, dict[int, set[str]]] = {}
    for term, start, _ in found:
        if (files := files_called.get(term)) is None:
            continue
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < sentences[index].end:
            for file in files:
                anchors.setdefault(file, {}).setdefault(index, set()).add(term)
    return anchors


def _local(text: str, place: Place) -> Iterator[tuple[int, int]]:
    """Names that only the report's own place makes sure: its towns, and its neighbours' two-character names."""
    for name in sorted(local_names(place)):
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + 1)


def local_names(place: Place) -> set[str]:
    """The names of the divisions right above, beside and under the report's own."""
    own = place.division
    if own is None:
        return set()
    county = own.code[:6]
    found = {town.name for town in gazetteer.towns(county)} if len(county) == 6 else set()
    found |= {d.name for d in gazetteer.children(own.code[:4])} if len(own.code) >= 4 else set()
    return {name for name in found if len(name) >= 2} | {own.name}


def _outermost(spans: list[tuple[int, int]], documents: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Spans that no longer one covers, outside documents, adjoining ones of a chain joined (天津市 + 河东区)."""
    last = -1
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last and not inside(documents, start):
            kept.append((start, end))
            last = end
    yield from kept


def inside(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    """Whether an offset lies in one of the sorted spans."""
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _mask(text: str, documents: tuple[tuple[int, int], ...], regions: tuple[tuple[int, int], ...]) -> str:
    pieces = []
    at = 0
    for start, end, mask in sorted([(s, e, DOC_MASK) for s, e in documents] + [(s, e, REGION_MASK) for s, e in regions]):
        pieces += [text[at:start], mask * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
