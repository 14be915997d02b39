"""annotations.jsonl: what was found in each report, as offsets into its text; one JSON object a report and line."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from kg.graph.facts import squash
from kg.model import Entity, Honour, Measure, Mention, Observation, Resolved

Span = TypeVar("Span", Mention, Measure, Observation, Honour)

_NAMED = frozenset({"ORG", "REGION", "DOC"})


def standoff(resolved: Resolved) -> dict[str, Any]:
    """A resolved report as one standoff object: ``doc``, ``report``, ``mentions``, ``measures``, ``observations``, ``honours``.

    Offsets count Unicode code points of the source as decoded, end exclusive; where that is not the text of a whole text file
    it stands here too, as ``text``, with its ``format`` and the offsets at which a PDF's ``pages`` begin. Of an item, ``text`` is
    the span without white space and ``rule`` the id of the rule that found it; a key that does not apply is left out; a measure
    of the report's own government has the actor ``REPORTER``.
    """
    extraction = resolved.extraction
    source = extraction.report.source
    # what was taken out of a page or a document is kept, so that offsets can be checked
    kept = _filled(format=source.format, pages=list(source.pages), text=source.text) if source.kept else {}
    return {
        "doc": source.name,
        **kept,
        "report": _report(resolved),
        "mentions": [_mention(each, resolved) for each in _ordered(extraction.mentions)],
        "measures": [_measure(each, resolved) for each in _ordered(extraction.measures)],
        "observations": [_observation(each) for each in _ordered(extraction.observations)],
        "honours": [_honour(each, resolved) for each in _ordered(extraction.honours)],
    }


def _ordered(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda each: (each.start, each.end, each.id))


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None and value != () and value != []}


def _span(each: Mention | Measure | Observation) -> dict[str, Any]:
    return {"id": each.id, "start": each.start, "end": each.end, "text": squash(each.text), "rule": each.rule}


def _report(resolved: Resolved) -> Mapping[str, Any]:
    metadata = resolved.extraction.metadata
    issuer = resolved.issuer.name if resolved.issuer else metadata.issuer
    return _filled(
        title=squash(metadata.title), issuer=issuer, region=metadata.region, year=metadata.year, signed=metadata.signed
    )


def _mention(mention: Mention, resolved: Resolved) -> Mapping[str, Any]:
    entity = _entity(mention.id, resolved)
    canonical = entity.name if entity is not None and mention.type in _NAMED else None
    kind = mention.kind if mention.type in ("DOC", "PROG") else None
    return {**_span(mention), "type": mention.type, **_filled(canonical=canonical, kind=kind, posts=list(mention.posts))}


def _entity(mention: str | None, resolved: Resolved) -> Entity | None:
    found = resolved.entity_of.get(mention) if mention is not None else None
    return resolved.entities[found] if found is not None else None


def _measure(measure: Measure, resolved: Resolved) -> Mapping[str, Any]:
    return {
        **_span(measure),
        "verb": measure.verb,
        "verb_start": measure.verb_start,
        "status": measure.status,
        "actor": _actor(measure, resolved),
        **_filled(
            documents=[{"mention": each.mention, "role": each.role} for each in measure.documents],
            programmes=list(measure.programmes),
            observations=list(measure.observations),
        ),
    }


def _actor(measure: Measure, resolved: Resolved) -> str:
    actors = resolved.actors.get(measure.id, ())
    own = not actors or (resolved.issuer is not None and actors[0].key == resolved.issuer.key)
    return "REPORTER" if own else actors[0].name


def _observation(observation: Observation) -> Mapping[str, Any]:
    upper = _number(observation.upper) if observation.upper is not None else None
    about = {
        "value": _number(observation.value),
        "unit": observation.unit,
        "of": squash(observation.of),
        "bound": observation.bound,
    }
    return {**_span(observation), **about, **_filled(upper=upper)}


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _honour(honour: Honour, resolved: Resolved) -> Mapping[str, Any]:
    recipient, giver = _entity(honour.recipient, resolved), _entity(honour.giver, resolved)
    return _filled(
        recipient=recipient.name if recipient else squash(honour.recipient_text) if honour.recipient_text else None,
        honour=squash(honour.honour),
        by=giver.name if giver else None,
        year=honour.year,
    )
