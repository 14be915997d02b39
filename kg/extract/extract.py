"""All extractors of a report, in order, and the way back from the clean text to the source."""

import re
from bisect import bisect_right

from kg.extract.context import Candidate, Context, make_context
from kg.extract.documents import find_documents
from kg.extract.drafts import Draft, Found
from kg.extract.honours import HonourDraft, find_honours
from kg.extract.measures import find_measures
from kg.extract.metadata import read_metadata
from kg.extract.organisations import find_organisations
from kg.extract.persons import find_persons, posts_of
from kg.extract.programmes import find_programmes
from kg.extract.quantities import Quantity, find_quantities
from kg.extract.regions import find_regions
from kg.extract.shortcomings import find_shortcomings
from kg.model import (
    DocumentUse,
    Extraction,
    Honour,
    Measure,
    Mention,
    MentionType,
    Metadata,
    Observation,
    Passed,
    Report,
    Shortcoming,
)
from kg.text.clean import squash
from kg.text.look_alikes import IDEOGRAPHS

# a set of characters is looked for faster than alternatives are
_BLANK = re.compile(rf"[\s{IDEOGRAPHS}]")
_PREFIX = {"ORG": "o", "DOC": "d", "PROG": "p", "REGION": "r", "PERSON": "n"}
# where two types claim the same place the wider span stands; at the same span the type named first
_TYPE_ORDER = {"DOC": 0, "PERSON": 1, "ORG": 2, "PROG": 3, "REGION": 4}


def extract(report: Report) -> Extraction:
    """Find everything in a report; offsets of the result index the source.

    >>> from kg.model import SourceText
    >>> from kg.text import parse
    >>> text = "天津市河东区2022年报告\\n一、做法\\n（一）学习\\n区司法局印发《甲办法》3份。\\n"
    >>> e = extract(parse(SourceText("a", text, "0")))
    >>> [(m.type, m.text) for m in e.mentions]
    [('REGION', '天津市河东区'), ('ORG', '区司法局'), ('DOC', '《甲办法》')]
    >>> [(m.verb, m.text) for m in e.measures]
    [('印发', '印发《甲办法》3份')]
    """
    metadata, place = read_metadata(report)
    context = make_context(report, place)
    mentions = tuple(_mentions(context))
    taken = tuple((m.start, m.end) for m in mentions if m.type in ("DOC", "PROG"))
    found = Found(mentions, find_quantities(context, taken))
    measures = find_measures(context, found)
    honours = list(find_honours(context, mentions, metadata.year))
    return _Anchored(context, mentions, tuple(found.quantities)).extraction(metadata, measures, honours, found.passed)


def _mentions(context: Context) -> list[Candidate]:
    """Mentions of all types, no one inside another."""
    organisations = find_organisations(context)
    found = [
        *find_documents(context),
        *find_persons(context),
        *organisations,
        *find_programmes(context, organisations),
        *find_regions(context),
    ]
    kept: list[Candidate] = []
    taken: set[int] = set()
    for mention in sorted(found, key=lambda m: (m.start - m.end, _TYPE_ORDER[m.type], m.start)):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            kept.append(mention)
            taken.update(span)
    return sorted(kept, key=lambda m: m.start)


class _Anchored:
    """Gives ids and leads offsets of the clean text back to the source."""

    def __init__(self, context: Context, mentions: tuple[Candidate, ...], quantities: tuple[Quantity, ...]) -> None:
        self.context = context
        self.clean = context.report.clean
        self.source = context.report.source.text
        self.mentions = mentions
        self.quantities = quantities
        self.section_starts = [s.start for s in context.report.sections]

    def extraction(
        self, metadata: Metadata, measures: list[Draft], honours: list[HonourDraft], passed: list[tuple[int, int, str]]
    ) -> Extraction:
        """The finished extraction."""
        return Extraction(
            self.context.report,
            metadata,
            tuple(map(self._mention, self.mentions)),
            tuple(map(self._measure, measures)),
            tuple(map(self._observation, self.quantities)),
            tuple(map(self._honour, honours)),
            tuple(self._shortcoming(c, section) for c, section in find_shortcomings(self.context)),
            tuple([Passed(*self.clean.to_source(start, end), reason) for start, end, reason in passed]),
        )

    def _place(self, start: int, end: int) -> tuple[int, int, str]:
        left, right = self.clean.to_source(start, end)
        text = self.source[left:right]
        # nothing was cleaned away inside, nor stands there for another, so there is nothing to squash
        return left, right, text if right - left == end - start and not _BLANK.search(text) else squash(text)

    def _id(self, m: Candidate) -> str:
        return f"{_PREFIX[m.type]}{self.clean.offsets[m.start]}"

    def _observation_id(self, q: Quantity) -> str:
        return f"q{self.clean.offsets[q.start]}"

    def _mention(self, m: Candidate) -> Mention:
        start, end, text = self._place(m.start, m.end)
        posts = posts_of(self.context, m) if m.type == "PERSON" else ()
        kind: MentionType = m.type  # type: ignore[assignment]
        # the clean text and not the printed one, so that (２０２１年) and （2021年） are one name
        name = m.expanded or self.context.text[m.start : m.end]
        return Mention(self._id(m), kind, start, end, text, m.rule, name, m.kind, posts)

    def _observation(self, q: Quantity) -> Observation:
        start, end, text = self._place(q.start, q.end)
        return Observation(
            self._observation_id(q),
            start,
            end,
            text,
            q.rule,
            q.value,
            q.unit,
            q.of,
            q.bound,
            q.upper,
            self._section(q.start),
        )

    def _section(self, at: int) -> int:
        return bisect_right(self.section_starts, at) - 1

    def _measure(self, d: Draft) -> Measure:
        start, end, text = self._place(d.start, d.end)
        return Measure(
            f"m{start}",
            start,
            end,
            text,
            d.rule,
            d.verb,
            self.clean.offsets[d.verb_start],
            d.status,
            d.section,
            tuple(map(self._id, d.actors)),
            tuple([DocumentUse(self._id(m), role) for m, role in d.documents]),
            tuple(map(self._id, d.programmes)),
            tuple(map(self._observation_id, d.quantities)),
        )

    def _honour(self, h: HonourDraft) -> Honour:
        start, end, text = self._place(h.start, h.end)
        recipient = self._id(h.recipient) if h.recipient else None
        giver = self._id(h.giver) if h.giver else None
        return Honour(
            f"h{start}" + (f".{h.number}" if h.number else ""),
            start,
            end,
            text,
            h.rule,
            recipient,
            h.recipient_text,
            h.honour,
            giver,
            h.year,
            h.level,
            h.section,
        )

    def _shortcoming(self, c: Candidate, section: int) -> Shortcoming:
        start, end, text = self._place(c.start, c.end)
        return Shortcoming(f"s{start}", start, end, text, c.rule, None, section)
