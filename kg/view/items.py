"""What was found in a report's text, as spans that lead to nodes of its graph."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.graph import DEFAULT_BASE
from kg.graph.facts import Context
from kg.graph.iris import Iris
from kg.graph.things import honour_iri, measure_iri, observation_iri, shortcoming_iri
from kg.model import Resolved, Section


class Item(NamedTuple):
    """The characters ``[start, end)`` of the source, the node (its short IRI), its type, the rule, and whether it is planned."""

    start: int
    end: int
    key: str
    type: str
    rule: str
    planned: bool = False


def items(resolved: Resolved, base: str) -> list[Item]:
    """All that the report's text says, in the order of the text, the longer first where two begin together."""
    found = _items(Context(resolved, Iris(base)))
    return sorted(set(found), key=lambda item: (item.start, -item.end, item.type, item.key))


def _items(context: Context) -> Iterator[Item]:
    extraction, short = context.extraction, context.iris.compress
    for mention in extraction.mentions:
        entity = context.resolved.entity_of.get(mention.id)
        if entity is not None:
            yield Item(mention.start, mention.end, short(context.iris.mint(*entity)), entity[0], mention.rule)
    for measure in extraction.measures:
        planned = measure.status == "planned"
        yield Item(measure.start, measure.end, short(measure_iri(context, measure)), "Measure", measure.rule, planned)
    for seen in extraction.observations:
        yield Item(seen.start, seen.end, short(observation_iri(context, seen)), "Observation", seen.rule)
    for honour in extraction.honours:
        yield Item(honour.start, honour.end, short(honour_iri(context, honour)), "Honour", honour.rule)
    for lack in extraction.shortcomings:
        yield Item(lack.start, lack.end, short(shortcoming_iri(context, lack)), "Shortcoming", lack.rule)


class Heading(NamedTuple):
    """A section in the outline: its level, its words, its part where it has no words, and where it begins and its words end."""

    level: int
    text: str
    part: str
    start: int
    end: int


def outline(resolved: Resolved) -> list[Heading]:
    """The sections of a report in the order of the text; offsets index the source. Those without any text are left out."""
    report = resolved.extraction.report
    return [
        _heading(section, resolved) for section in report.sections if section.start < min(section.end, len(report.clean.offsets))
    ]


def _heading(section: Section, resolved: Resolved) -> Heading:
    words = f"{section.number}{section.heading}"
    start, end = resolved.extraction.report.clean.to_source(section.start, max(section.start + len(words), section.start + 1))
    return Heading(section.level, "".join(words.split()), section.part, start, end if words else start)


def title_spans(resolved: Resolved) -> list[tuple[int, int]]:
    """Where the title is printed, line by line, in the source."""
    report = resolved.extraction.report
    return [report.clean.to_source(start, end) for start, end in report.title_lines if start < end]


class Sheet(NamedTuple):
    """All that a reading page shows of a report: its text, what is known of it, and what was found in it; offsets index the text.

    ``title`` is empty where the report has none.
    """

    name: str
    text: str
    title: str
    issuer: str | None
    region: str | None
    year: int | None
    signed: str | None
    items: tuple[Item, ...]
    outline: tuple[Heading, ...]
    titles: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, resolved: Resolved, base: str = DEFAULT_BASE) -> "Sheet":
        """The sheet of a resolved report, whose items are named as in a graph of this base."""
        source, about = resolved.extraction.report.source, resolved.extraction.metadata
        issuer = resolved.issuer.name if resolved.issuer else about.issuer
        known = (" ".join(about.title.split()), issuer, about.region, about.year, about.signed)
        found = (tuple(items(resolved, base)), tuple(outline(resolved)), tuple(title_spans(resolved)))
        return cls(source.name, source.text, *known, *found)
