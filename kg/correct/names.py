"""What an entity is called and what it is: rename, merge, split, retype."""

from dataclasses import replace
from typing import cast, get_args

from kg.correct.drop import tidied
from kg.correct.file import Correction
from kg.correct.target import NoTargetError, entity_of, mentions_of, short, spans_of
from kg.graph.vocabulary import concepts
from kg.model import DocumentUse, Entity, EntityId, EntityType, Extraction, Measure, MentionType, Resolved
from kg.resolve.resolve import programme_key

MENTION_TYPES: dict[EntityType, MentionType] = {
    "Organisation": "ORG",
    "Document": "DOC",
    "Programme": "PROG",
    "Region": "REGION",
    "Person": "PERSON",
}
_KINDS = {"Organisation": "organisation-kind", "Document": "document-kind", "Programme": "programme-kind"}


def rename(resolved: Resolved, correction: Correction) -> Resolved:
    """The report with another name for an entity."""
    old = entity_of(resolved, correction.text("target"))
    new = named(old, correction.text("to"))
    if (new.type, new.key) in resolved.entities:
        raise NoTargetError(f"the report has {short((new.type, new.key))} already: use merge to make the two one")
    return exchanged(resolved, old, new)


def merge(resolved: Resolved, correction: Correction) -> Resolved:
    """The report with one entity for two, which keeps what is known of the one that stays."""
    old, new = (entity_of(resolved, correction.text(key)) for key in ("target", "into"))
    if old.type != new.type or old.key == new.key:
        raise NoTargetError(
            f"{correction.text('target')} and {correction.text('into')} are not two of one type: retype one first"
        )
    return exchanged(resolved, old, replace(new, short_names=tuple(sorted({*old.short_names, *new.short_names}))))


def split(resolved: Resolved, correction: Correction) -> Resolved:
    """The report with some mentions of an entity led to another, which is made where it is not there."""
    old = entity_of(resolved, correction.text("target"))
    there = {spans_of(each): each for each in mentions_of(resolved, (old.type, old.key))}
    for span in correction.texts("spans"):
        if span not in there:
            raise NoTargetError(
                f"{correction.text('target')} is not mentioned at {span}: give spans as its mentions table has them"
            )
    new = named(old, correction.text("to"))
    id_: EntityId = (new.type, new.key)
    entities = {**resolved.entities, id_: resolved.entities.get(id_, replace(new, short_names=()))}
    entity = {**resolved.entity_of, **{there[span].id: id_ for span in correction.texts("spans")}}
    return tidied(replace(resolved, entities=entities, entity_of=entity), resolved.extraction)


def retype(resolved: Resolved, correction: Correction) -> Resolved:
    """The report with another type or kind for an entity; what a measure says of it follows."""
    old = entity_of(resolved, correction.text("target"))
    type_, kind = known_type(correction.text("type") or old.type), correction.text("kind") or None
    check_kind(type_, kind)
    new = replace(old, type=type_, kind=kind or (old.kind if type_ == old.type else None))
    if new.type != old.type and old in (resolved.issuer, resolved.region):
        raise NoTargetError(f"{correction.text('target')} is what the report itself is of: it keeps its type")
    ids = {each.id for each in mentions_of(resolved, (old.type, old.key))}
    changed = exchanged(resolved, old, new)
    found = changed.extraction
    mentions = tuple(
        replace(each, type=MENTION_TYPES[type_], kind=new.kind) if each.id in ids else each for each in found.mentions
    )
    return tidied(changed, _fitting(replace(found, mentions=mentions)))


def known_type(name: str) -> EntityType:
    """The type of an entity by its name; an unknown one is a NoTargetError."""
    if name not in get_args(EntityType):
        raise NoTargetError(f"type {name}: use one of {', '.join(get_args(EntityType))}")
    return cast(EntityType, name)


def check_kind(type_: EntityType, kind: str | None) -> None:
    """Raises NoTargetError for a kind that the vocabulary of the type does not have."""
    known = concepts(_KINDS[type_]) if type_ in _KINDS else {}
    if kind is not None and kind not in known:
        raise NoTargetError(f"{type_} knows no kind {kind}: use one of {', '.join(known) or 'none'}")


def named(entity: Entity, name: str) -> Entity:
    """An entity under another name; the key follows as the resolver makes it (a person's has the place before it).

    >>> named(Entity("Person", "天津市河东区/甲", "甲"), "乙").key
    '天津市河东区/乙'
    """
    name = "".join(name.split())
    if entity.type == "Person":
        where = entity.key.removesuffix(entity.name)
        return replace(entity, key=where + name, name=name)
    if entity.type == "Document":
        name = name.removeprefix("《").removesuffix("》")
    name = programme_key(name) if entity.type == "Programme" else name
    return replace(entity, key=name, name=name, open=False)


def exchanged(resolved: Resolved, old: Entity, new: Entity) -> Resolved:
    """The report with ``new`` wherever ``old`` stood: as itself, above others, as issuer or region."""
    was, is_ = (old.type, old.key), (new.type, new.key)
    entities = {is_ if id_ == was else id_: _below(each, old, new) for id_, each in resolved.entities.items() if id_ != is_}
    entities[is_] = new
    issuer, region = (new if each == old else each and _below(each, old, new) for each in (resolved.issuer, resolved.region))
    about = resolved.extraction.metadata
    if issuer is new:
        about = replace(about, issuer=new.name)
    if region is new:
        about = replace(about, region=new.key)
    entity = {id_: is_ if found == was else found for id_, found in resolved.entity_of.items()}
    changed = replace(resolved, issuer=issuer, region=region, entities=entities, entity_of=entity)
    return tidied(changed, replace(resolved.extraction, metadata=about))


def _below(entity: Entity, old: Entity, new: Entity) -> Entity:
    """An entity whose parent or region may be the one that is exchanged."""
    if entity.type == old.type == new.type and entity.parent == old.key:
        entity = replace(entity, parent=new.key if new.key != entity.key else None)
    if old.type == new.type == "Region" and entity.region == old.key:
        entity = replace(entity, region=new.key)
    return entity


def _fitting(found: Extraction) -> Extraction:
    """Measures whose actors are bodies, whose documents are documents, whose programmes are programmes."""
    types = {each.id: each.type for each in found.mentions}
    return replace(found, measures=tuple(_refitted(each, types) for each in found.measures))


def _refitted(measure: Measure, types: dict[str, MentionType]) -> Measure:
    documents = [each for each in measure.documents if types[each.mention] == "DOC"]
    documents += [DocumentUse(each, "concerns") for each in measure.programmes if types[each] == "DOC"]
    programmes = [each for each in measure.programmes if types[each] == "PROG"]
    programmes += [each.mention for each in measure.documents if types[each.mention] == "PROG"]
    actors = tuple(each for each in measure.actors if types[each] == "ORG")
    return replace(measure, actors=actors, documents=tuple(documents), programmes=tuple(programmes))
