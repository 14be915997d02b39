"""What a measure is related to: who acts, documents by role, programmes, observations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.standoff import Item, Standoff, squash, trimmed

REPORTER = "REPORTER"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a measure: an actor by name, or another item by its span; ``role`` is a document's role."""

    kind: str
    name: str = ""
    span: tuple[int, int] = (-1, -1)
    role: str = ""

    def __str__(self) -> str:
        place = "" if self.span[0] < 0 else f"[{self.span[0]},{self.span[1]})"
        return " ".join(filter(None, (self.kind, self.role, self.name, place)))


def relations(measure: Item, standoff: Standoff, issuer: str) -> Iterator[Relation]:
    """The relations of ``measure``, which stands in ``standoff``; the report's own government is REPORTER, also by name.

    >>> [str(r) for r in relations({"actor": "天津市东丽区司法局"}, Standoff("a.txt", {}), "天津市东丽区人民政府")]
    ['actor 天津市东丽区司法局']
    >>> [str(r) for r in relations({"actor": "天津市东丽区人民政府"}, Standoff("a.txt", {}), "天津市东丽区人民政府")]
    ['actor REPORTER']
    """
    items: Mapping[str, Item] = standoff.by_id()
    actor = squash(measure.get("actor") or REPORTER)
    yield Relation("actor", REPORTER if actor == squash(issuer) else actor)
    for use in measure.get("documents") or ():
        if use["mention"] in items:
            yield Relation("document", span=trimmed(items[use["mention"]]), role=use["role"])
    for identifier in measure.get("programmes") or ():
        if identifier in items:
            yield Relation("programme", span=trimmed(items[identifier]))
    for identifier in measure.get("observations") or ():
        if identifier in items:
            yield Relation("observation", span=(items[identifier]["start"], items[identifier]["end"]))


def same(gold: Relation, predicted: Relation, accepted: frozenset[str]) -> bool:
    """Whether ``predicted`` says what ``gold`` says; ``accepted`` are other right names of the actor.

    >>> same(Relation("observation", span=(4, 9)), Relation("observation", span=(4, 8)), frozenset())
    True
    """
    if gold.kind != predicted.kind:
        return False
    if gold.kind == "actor":
        return predicted.name == gold.name or predicted.name in accepted
    if gold.kind == "observation":
        return predicted.span[0] < gold.span[1] and gold.span[0] < predicted.span[1]
    return gold == predicted
