"""What a correction is about: a thing by its short IRI, as tables, pages and ``kg explain`` show it."""

from collections.abc import Iterator

from kg.graph import Iris
from kg.graph.facts import Context
from kg.graph.things import honour_iri, measure_iri, observation_iri, shortcoming_iri
from kg.model import Entity, EntityId, KgError, Mention, Resolved

_IRIS = Iris()


class NoTargetError(KgError):
    """A correction is about something that the report does not have."""


def short(entity: EntityId) -> str:
    """The short IRI of an entity.

    >>> short(("Organisation", "天津市河东区司法局"))
    'org:天津市河东区司法局'
    """
    return _IRIS.compress(_IRIS.mint(*entity))


def entity_of(resolved: Resolved, target: str) -> Entity:
    """The entity of a report by its short IRI."""
    known = {**resolved.entities, **{(e.type, e.key): e for e in (resolved.issuer, resolved.region) if e is not None}}
    found = [entity for id_, entity in known.items() if short(id_) == target]
    if not found:
        raise NoTargetError(f"the report has no {target}: give an id as its tables show it")
    return found[0]


def mentions_of(resolved: Resolved, id_: EntityId) -> list[Mention]:
    """The mentions that lead to an entity."""
    return [each for each in resolved.extraction.mentions if resolved.entity_of.get(each.id) == id_]


def spans_of(mention: Mention) -> str:
    """The span of a mention as corrections write it."""
    return f"{mention.start}-{mention.end}"


def said_things(resolved: Resolved) -> Iterator[tuple[str, str, str]]:
    """The short IRI of each mention, measure, observation, honour and shortcoming, where it is kept, and its own id."""
    context = Context(resolved, _IRIS)
    found, compress = resolved.extraction, _IRIS.compress
    for mention in found.mentions:
        if mention.id in resolved.entity_of:
            iri = context.mention(mention, resolved.entity_of[mention.id][0]).iri
            yield compress(iri), "mentions", mention.id
    yield from ((compress(measure_iri(context, each)), "measures", each.id) for each in found.measures)
    yield from ((compress(observation_iri(context, each)), "observations", each.id) for each in found.observations)
    yield from ((compress(honour_iri(context, each)), "honours", each.id) for each in found.honours)
    yield from ((compress(shortcoming_iri(context, each)), "shortcomings", each.id) for each in found.shortcomings)
