"""What no rule found, added: a mention of an entity, or a measure with who did it, with which documents and programmes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast, get_args

from kg.correct.drop import tidied
from kg.correct.file import Correction
from kg.correct.names import MENTION_TYPES, check_kind, known_type, named
from kg.correct.target import NoTargetError, entity_of, short
from kg.model import DocumentRole, DocumentUse, Entity, EntityId, Measure, Mention, Resolved, Status

#: The rule of all that a correction adds.
RULE = "correction.add"


def add(resolved: Resolved, correction: Correction) -> Resolved:
    """The report with one more mention or measure, whose words stand where the correction says."""
    start, end = map(int, correction.text("span").split("-"))
    source = resolved.extraction.report.source.text
    text = "".join(source[start:end].split())
    if text != "".join(correction.text("text").split()):
        raise NoTargetError(f"{start}-{end} reads “{text:.40}” and not “{correction.text('text'):.40}”: mend span or text")
    if correction.text("type") == "Measure":
        return _with_measure(resolved, correction, start, end, text)
    return _with_mention(resolved, correction, start, end, text)


def _with_mention(resolved: Resolved, correction: Correction, start: int, end: int, text: str) -> Resolved:
    type_ = known_type(correction.text("type"))
    kind = correction.text("kind") or None
    check_kind(type_, kind)
    found = resolved.extraction
    if any(each.start < end and start < each.end for each in found.mentions):
        raise NoTargetError(f"{start}-{end} crosses a mention that is there: retype, rename or drop that one")
    key = f"{resolved.region.key}/{text}" if type_ == "Person" and resolved.region else text
    entity = named(Entity(type_, key, text, kind), correction.text("to") or text)
    id_: EntityId = (entity.type, entity.key)
    mention = Mention(f"c{start}", MENTION_TYPES[type_], start, end, text, RULE, text, kind)
    mentions = tuple(sorted((*found.mentions, mention), key=lambda each: (each.start, each.end)))
    entities = {**resolved.entities, id_: resolved.entities.get(id_, entity)}
    changed = replace(resolved, entities=entities, entity_of={**resolved.entity_of, mention.id: id_})
    return tidied(changed, replace(found, mentions=mentions))


def _with_measure(resolved: Resolved, correction: Correction, start: int, end: int, text: str) -> Resolved:
    found = resolved.extraction
    status, verb = correction.text("status") or "reported", correction.text("verb")
    if status not in get_args(Status):
        raise NoTargetError(f"status {status}: use one of {', '.join(get_args(Status))}")
    at = found.report.source.text.find(verb, start, end) if verb else -1
    if at < 0:
        raise NoTargetError(f"the verb “{verb}” does not stand in {start}-{end}: give the verb as printed there")
    if any((each.start, each.end) == (start, end) for each in found.measures):
        raise NoTargetError(f"a measure stands at {start}-{end} already: drop it first")
    measure = Measure(
        f"c{start}-{end}",
        start,
        end,
        text,
        RULE,
        verb,
        at,
        cast(Status, status),
        _section(resolved, start),
        tuple(_mentioned(resolved, each, start, end) for each in filter(None, [correction.text("actor")])),
        tuple(_uses(resolved, correction, start, end)),
        tuple(_mentioned(resolved, each, start, end) for each in correction.texts("programmes")),
        tuple(each.id for each in found.observations if f"{each.start}-{each.end}" in correction.texts("observations")),
    )
    measures = tuple(sorted((*found.measures, measure), key=lambda each: (each.start, each.end)))
    return tidied(resolved, replace(found, measures=measures))


def _uses(resolved: Resolved, correction: Correction, start: int, end: int) -> Iterator[DocumentUse]:
    for role in get_args(DocumentRole):
        for target in correction.texts(role):
            yield DocumentUse(_mentioned(resolved, target, start, end), role)


def _mentioned(resolved: Resolved, target: str, start: int, end: int) -> str:
    """The mention of an entity inside the span; for one that acts, the last before it will do."""
    entity = entity_of(resolved, target)
    there = [
        each
        for each in resolved.extraction.mentions
        if resolved.entity_of.get(each.id) == (entity.type, entity.key) and each.end <= end
    ]
    inside = [each for each in there if each.start >= start]
    if not inside and not (there and entity.type == "Organisation"):
        raise NoTargetError(f"{short((entity.type, entity.key))} is not mentioned in {start}-{end}: add the mention first")
    return (inside or there[-1:])[0].id


def _section(resolved: Resolved, start: int) -> int:
    """The ordinal of the section that the character stands in."""
    report = resolved.extraction.report
    begun = [
        each.ordinal
        for each in report.sections
        if each.start < len(report.clean.offsets) and report.clean.offsets[each.start] <= start
    ]
    return max(begun, default=0)
