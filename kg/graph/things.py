"""The report itself, its sections, and what it states: measures, observations, honours, shortcomings."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from kg.graph.facts import Context, Evidence, Node, known, squash
from kg.model import Honour, Measure, Observation, Section, Shortcoming

#: The level of an honour's giver as extraction names it, where the vocabulary has another word.
_LEVELS = {"district": "county"}


def thing_nodes(context: Context) -> Iterator[Node]:
    """A node for the report and for each thing in it that is no entity."""
    extraction = context.extraction
    yield _report(context)
    yield from (_section(context, each) for each in extraction.report.sections)
    yield from (_measure(context, each) for each in extraction.measures)
    yield from (_observation(context, each) for each in extraction.observations)
    yield from (_honour(context, each) for each in extraction.honours)
    yield from (_shortcoming(context, each) for each in extraction.shortcomings)


def measure_iri(context: Context, measure: Measure) -> str:
    """A measure's IRI: its report and its span."""
    return context.spanning("Measure", measure.start, measure.end)


def observation_iri(context: Context, observation: Observation) -> str:
    """An observation's IRI: its report, its span, and what is counted, since one number can rate several things."""
    return context.spanning("Observation", observation.start, observation.end, observation.of)


def honour_iri(context: Context, honour: Honour) -> str:
    """An honour's IRI: its report, its span, who receives what, since one clause can tell of several."""
    key = recipient_name(context, honour), squash(honour.honour)
    return context.spanning("Honour", honour.start, honour.end, *key)


def shortcoming_iri(context: Context, shortcoming: Shortcoming) -> str:
    """A shortcoming's IRI: its report and its span."""
    return context.spanning("Shortcoming", shortcoming.start, shortcoming.end)


def recipient_name(context: Context, honour: Honour) -> str:
    """The recipient as printed, else the name of the mention that it is."""
    if honour.recipient_text:
        return squash(honour.recipient_text)
    return squash(context.mentions[honour.recipient].text) if honour.recipient in context.mentions else ""


@lru_cache(maxsize=1 << 12)
def number(value: float) -> str:
    """A number in plain digits.

    >>> number(99.99), number(40000000.0), number(0.5)
    ('99.99', '40000000', '0.5')
    """
    return format(Decimal(repr(value)).normalize(), "f")


def _report(context: Context) -> Node:
    source, metadata = context.extraction.report.source, context.extraction.metadata
    values = known(year=metadata.year, signed=metadata.signed, sourceFile=source.name, sha256=source.sha256)
    return Node(context.report, "Report", squash(metadata.title) or source.name, values)


def _section(context: Context, section: Section) -> Node:
    values = known(
        ordinal=section.ordinal,
        sectionLevel=section.level,
        number=section.number,
        part=section.part,
        theme=context.theme(section.ordinal),
    )
    label = squash(section.number + section.heading) or "（开篇）"
    return Node(context.section_iri(section.ordinal), "Section", label, values, _heading(context, section))


def _heading(context: Context, section: Section) -> tuple[Evidence, ...]:
    """Where the heading is printed; an opening has none."""
    if not section.heading:
        return ()
    end = section.start + len(section.number) + len(section.heading)
    return (context.evidence(*context.extraction.report.clean.to_source(section.start, end), "section.heading"),)


def _measure(context: Context, measure: Measure) -> Node:
    values = known(verb=measure.verb, status=measure.status, theme=context.theme(measure.section))
    types = ("prov:Plan",) if measure.status == "planned" else ("prov:Activity",)
    evidence = context.evidence(measure.start, measure.end, measure.rule)
    return Node(measure_iri(context, measure), "Measure", measure.text, values, (evidence,), types)


def _observation(context: Context, observation: Observation) -> Node:
    values = known(
        value=float(observation.value),
        upper=None if observation.upper is None else float(observation.upper),
        bound=observation.bound,
        indicator=context.resolved.indicators.get(observation.id),
        year=context.extraction.metadata.year,
    )
    values |= {"unit": observation.unit, "of": squash(observation.of)}
    upper = f"-{number(observation.upper)}" if observation.upper is not None else ""
    label = squash(f"{observation.of} {number(observation.value)}{upper}{observation.unit}")
    evidence = context.evidence(observation.start, observation.end, observation.rule)
    return Node(observation_iri(context, observation), "Observation", label, values, (evidence,))


def _honour(context: Context, honour: Honour) -> Node:
    level = _LEVELS.get(honour.level or "", honour.level)
    values = known(recipientName=recipient_name(context, honour), level=level, year=honour.year)
    evidence = context.evidence(honour.start, honour.end, honour.rule)
    return Node(honour_iri(context, honour), "Honour", squash(honour.honour), values, (evidence,))


def _shortcoming(context: Context, shortcoming: Shortcoming) -> Node:
    values = known(theme=shortcoming.theme or context.theme(shortcoming.section))
    evidence = context.evidence(shortcoming.start, shortcoming.end, shortcoming.rule)
    return Node(shortcoming_iri(context, shortcoming), "Shortcoming", shortcoming.text, values, (evidence,))
