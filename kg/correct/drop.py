"""Things left out of a report: a mention, a measure, an observation, an honour, a shortcoming, or all mentions of an entity."""

from collections.abc import Set
from dataclasses import replace
from typing import Any

from kg.correct.file import Correction
from kg.correct.target import NoTargetError, entity_of, mentions_of, said_things
from kg.model import Entity, EntityId, Extraction, Honour, Measure, Resolved


def drop(resolved: Resolved, correction: Correction) -> Resolved:
    """The report without the thing that the correction names, and without what refers to it."""
    target = correction.text("target")
    for iri, where, id_ in said_things(resolved):
        if iri == target:
            return without(resolved, where, {id_})
    entity = entity_of(resolved, target)
    if entity in (resolved.issuer, resolved.region):
        raise NoTargetError(f"{target} is what the report itself is of: rename it, or mend the file's manifest")
    return without(resolved, "mentions", {each.id for each in mentions_of(resolved, (entity.type, entity.key))})


def without(resolved: Resolved, where: str, ids: Set[str]) -> Resolved:
    """The report without the things of these ids among its ``where`` (mentions, measures, …), and without references to them."""
    found = resolved.extraction
    kept: dict[str, Any] = {where: tuple(each for each in getattr(found, where) if each.id not in ids)}
    if where == "mentions":
        found = replace(
            found,
            measures=tuple(_unmentioned(each, ids) for each in found.measures),
            honours=tuple(_unnamed(each, ids) for each in found.honours),
        )
    if where == "observations":
        found = replace(found, measures=tuple(_uncounted(each, ids) for each in found.measures))
    return tidied(resolved, replace(found, **kept))


def _unmentioned(measure: Measure, ids: Set[str]) -> Measure:
    return replace(
        measure,
        actors=tuple(each for each in measure.actors if each not in ids),
        documents=tuple(each for each in measure.documents if each.mention not in ids),
        programmes=tuple(each for each in measure.programmes if each not in ids),
    )


def _unnamed(honour: Honour, ids: Set[str]) -> Honour:
    recipient = None if honour.recipient in ids else honour.recipient
    return replace(honour, recipient=recipient, giver=None if honour.giver in ids else honour.giver)


def _uncounted(measure: Measure, ids: Set[str]) -> Measure:
    return replace(measure, observations=tuple(each for each in measure.observations if each not in ids))


def tidied(resolved: Resolved, found: Extraction) -> Resolved:
    """The report with another extraction: what leads from ids to things holds for those that are left."""
    mentions, seen = {each.id for each in found.mentions}, {each.id for each in found.observations}
    entity_of = {id_: entity for id_, entity in resolved.entity_of.items() if id_ in mentions}
    actors = {each.id: _actors(each, resolved, entity_of) for each in found.measures}
    indicators = {id_: indicator for id_, indicator in resolved.indicators.items() if id_ in seen}
    entities = _needed(resolved, entity_of)
    return replace(resolved, extraction=found, entities=entities, entity_of=entity_of, actors=actors, indicators=indicators)


def _actors(measure: Measure, resolved: Resolved, entity_of: dict[str, EntityId]) -> tuple[Entity, ...]:
    """The bodies that act: those that the measure names, else the issuer."""
    named = tuple(dict.fromkeys(resolved.entities[entity_of[each]] for each in measure.actors if each in entity_of))
    return named or ((resolved.issuer,) if resolved.issuer else ())


def _needed(resolved: Resolved, entity_of: dict[str, EntityId]) -> dict[EntityId, Entity]:
    """The entities that something leads to: a mention, the report itself, or an entity below them."""
    own = [(each.type, each.key) for each in (resolved.issuer, resolved.region) if each is not None]
    todo, needed = [*entity_of.values(), *own], set[EntityId]()
    while todo:
        id_ = todo.pop()
        if id_ in needed or id_ not in resolved.entities:
            continue
        needed.add(id_)
        entity = resolved.entities[id_]
        todo += [(entity.type, entity.parent)] if entity.parent else []
        todo += [("Region", entity.region)] if entity.region else []
    return {id_: entity for id_, entity in resolved.entities.items() if id_ in needed}
