"""The entities of a report as nodes, and what stands between them by structure: a body above a body, a division above one."""

from collections.abc import Iterator

from kg.graph.facts import Context, Edge, Evidence, Node, edge, known
from kg.model import Entity, EntityType

#: Kinds of documents that are a legal resource in the sense of ELI.
LAW_LIKE = frozenset({"law", "regulation", "rule", "normative", "party-rule"})

_PARENT = {"Organisation": "w3org:subOrganizationOf", "Region": "schema:containedInPlace"}


def entity_nodes(context: Context) -> Iterator[Node]:
    """A node for each entity: those mentioned, the issuer, and those that only stand above them."""
    evidence = _mentions(context)
    for entity in _all(context).values():
        found = tuple(evidence.get((entity.type, entity.key), ()))
        values = known(
            kind=entity.kind,
            level=entity.level,
            code=entity.code,
            years=entity.years,
            trial=entity.trial or None,
            open=entity.open or None,
        )
        iri = context.entity_iri(entity)
        yield Node(iri, entity.type, entity.name, values, found, _types(entity), tuple(sorted(set(entity.short_names))))


def entity_edges(context: Context) -> Iterator[Edge]:
    """What is above each entity, and the division it belongs to."""
    for entity in _all(context).values():
        iri = context.entity_iri(entity)
        if entity.parent is not None and entity.type in _PARENT:
            yield edge(iri, _PARENT[entity.type], context.iris.mint(entity.type, entity.parent))
        if entity.region is not None and entity.type != "Region":
            yield edge(iri, "region", context.iris.mint("Region", entity.region))


def _all(context: Context) -> dict[tuple[EntityType, str], Entity]:
    """Every entity by type and key; one that another only points to is known by its key alone."""
    resolved = context.resolved
    found = dict(resolved.entities)
    for each in (resolved.issuer, resolved.region, *(one for group in resolved.actors.values() for one in group)):
        if each is not None:
            found.setdefault((each.type, each.key), each)
    for entity in tuple(found.values()):
        for type_, key in _pointed_to(entity):
            found.setdefault((type_, key), Entity(type_, key, key))
    return found


def _pointed_to(entity: Entity) -> Iterator[tuple[EntityType, str]]:
    if entity.parent is not None and entity.type in _PARENT:
        yield entity.type, entity.parent
    if entity.region is not None and entity.type != "Region":
        yield "Region", entity.region


def _mentions(context: Context) -> dict[tuple[EntityType, str], list[Evidence]]:
    found: dict[tuple[EntityType, str], list[Evidence]] = {}
    for mention in sorted(context.extraction.mentions, key=lambda each: (each.start, each.end)):
        entity = context.resolved.entity_of.get(mention.id)
        if entity is not None:
            found.setdefault(entity, []).append(context.mention(mention, entity[0]))
    return found


def _types(entity: Entity) -> tuple[str, ...]:
    if entity.type != "Document":
        return ()
    return ("eli:LegalResource",) if entity.kind in LAW_LIKE else ("dcterms:BibliographicResource",)
