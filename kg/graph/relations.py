"""What a report states between things; an edge between entities carries the evidence of the measure or honour that states it."""

from collections.abc import Iterator, Mapping

from kg.graph.facts import Context, Edge, edge
from kg.graph.things import honour_iri, measure_iri, observation_iri, shortcoming_iri
from kg.model import Measure, UnknownTermError

#: A measure's own property and status -> what it says of each body that acts; the trace back to the measure reads it backwards.
DIRECT: Mapping[tuple[str, str], str] = {
    ("issues", "reported"): "issued",
    ("implements", "reported"): "implemented",
    ("basis", "reported"): "actedUnder",
    ("concerns", "reported"): "dealtWith",
    ("programme", "reported"): "tookPartIn",
    ("issues", "planned"): "plansToIssue",
    ("implements", "planned"): "plansToImplement",
    ("basis", "planned"): "plansToActUnder",
    ("concerns", "planned"): "plansToDealWith",
    ("programme", "planned"): "plansToTakePartIn",
}


def relation_edges(context: Context) -> Iterator[Edge]:
    """All edges that the report's statements make."""
    yield from _report(context)
    yield from _sections(context)
    for measure in context.extraction.measures:
        yield from _measure(context, measure)
    yield from _observations(context)
    yield from _honours(context)
    for shortcoming in context.extraction.shortcomings:
        yield from context.placed(shortcoming_iri(context, shortcoming), shortcoming.section)


def _report(context: Context) -> Iterator[Edge]:
    if context.resolved.issuer is not None:
        yield edge(context.report, "issuer", context.entity_iri(context.resolved.issuer))
    if context.resolved.region is not None:
        yield edge(context.report, "region", context.entity_iri(context.resolved.region))


def _sections(context: Context) -> Iterator[Edge]:
    for section in context.extraction.report.sections:
        iri = context.section_iri(section.ordinal)
        yield edge(iri, "inReport", context.report)
        if section.parent is not None:
            yield edge(iri, "parentSection", context.section_iri(section.parent))


def _measure(context: Context, measure: Measure) -> Iterator[Edge]:
    iri = measure_iri(context, measure)
    evidence = context.evidence(measure.start, measure.end, measure.rule)
    actors = [context.entity_iri(each) for each in context.resolved.actors.get(measure.id, ())]
    yield from context.placed(iri, measure.section)
    yield from (edge(iri, "actor", actor, evidence) for actor in actors)
    for property_, target in _objects(context, measure):
        if (property_, measure.status) not in DIRECT:
            raise UnknownTermError(
                f"measure {measure.id}: {property_}, {measure.status}: add it to DIRECT in kg/graph/relations.py"
            )
        yield edge(iri, property_, target, evidence)
        yield from (edge(actor, DIRECT[property_, measure.status], target, evidence) for actor in actors)
    for each in measure.observations:
        yield edge(iri, "observation", observation_iri(context, context.observation(each)), evidence)


def _objects(context: Context, measure: Measure) -> Iterator[tuple[str, str]]:
    yield from ((use.role, context.mentioned(use.mention)) for use in measure.documents)
    yield from (("programme", context.mentioned(each)) for each in measure.programmes)


def _observations(context: Context) -> Iterator[Edge]:
    region = context.resolved.region
    for observation in context.extraction.observations:
        iri = observation_iri(context, observation)
        yield from context.placed(iri, observation.section)
        if region is not None:
            yield edge(iri, "region", context.entity_iri(region))


def _honours(context: Context) -> Iterator[Edge]:
    for honour in context.extraction.honours:
        iri = honour_iri(context, honour)
        evidence = context.evidence(honour.start, honour.end, honour.rule)
        yield from context.placed(iri, honour.section)
        if honour.recipient is not None:
            yield edge(iri, "recipient", context.mentioned(honour.recipient), evidence)
        if honour.giver is not None:
            yield edge(iri, "giver", context.mentioned(honour.giver), evidence)
