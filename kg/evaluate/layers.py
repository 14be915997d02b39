"""The layers, and what is right on each.

========================  ====================================================================================================
REPORT                    title, issuer, region, year and signing date, each that gold gives
ORG DOC PROG REGION       a mention of the same type and span (outer quotes and white space apart)
PERSON
ORG+name                  the same, and the canonical name is right
DOC+kind PROG+kind        the same, and the kind is right
OBS                       spans overlap, value and unit are equal
OBS+of                    the same, and what is counted shares at least half of its characters
MEASURE                   spans share at least half of what they cover together
MEASURE+verb +status      the same, and the head verb begins at the same character; and the status is right
REL, REL:actor …          on matched measures each relation; those of an unmatched measure are all missed, or all wrong
========================  ====================================================================================================
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from kg.evaluate.match import Matching, match_best, match_spans, shared_part
from kg.evaluate.relations import REPORTER, relations, same
from kg.evaluate.standoff import Item, Standoff, squash

LAYERS = (
    *("REPORT", "ORG", "ORG+name", "DOC", "DOC+kind", "PROG", "PROG+kind", "REGION", "PERSON", "OBS", "OBS+of"),
    *("MEASURE", "MEASURE+verb", "MEASURE+status", "REL", "REL:actor", "REL:document", "REL:programme", "REL:observation"),
)
#: The layers that judge whether an item is there at all, each item by one of them.
ITEMS = ("ORG", "DOC", "PROG", "REGION", "PERSON", "OBS", "MEASURE")
REPORT_KEYS = ("title", "issuer", "region", "year", "signed")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item of one layer, found right, missed (it stands in gold) or wrong (it was predicted); ``detail`` says what of it."""

    layer: str
    outcome: Literal["right", "missed", "wrong"]
    doc: str
    item: Item
    detail: str = ""


def judge(gold: Mapping[str, Standoff], predicted: Mapping[str, Standoff]) -> Iterator[Verdict]:
    """A verdict on each item of each report in ``gold``; a report without prediction has all its items missed.

    >>> gold = Standoff("a.txt", {"year": 2024}, ({"id": "1", "type": "ORG", "start": 0, "end": 4, "canonical": "天津市司法局"},))
    >>> guess = Standoff("a.txt", {"year": 2023}, ({"id": "x", "type": "ORG", "start": 0, "end": 4, "canonical": "司法局"},))
    >>> for verdict in judge({"a.txt": gold}, {"a.txt": guess}):
    ...     print(verdict.layer, verdict.outcome)
    REPORT missed
    REPORT wrong
    ORG right
    ORG+name missed
    ORG+name wrong
    """
    for doc, wanted in gold.items():
        got = predicted.get(doc) or Standoff(doc, {})
        for judges in (_report, _mentions, _observations, _measures):
            yield from judges(wanted, got)


def _report(gold: Standoff, predicted: Standoff) -> Iterator[Verdict]:
    for key in REPORT_KEYS:
        if (value := gold.report.get(key)) is not None:
            right = {squash(str(name)) for name in (value, *(gold.report.get(f"{key}_accept") or ()))}
            got = predicted.report.get(key)
            if squash(str(got)) in right:
                yield Verdict("REPORT", "right", gold.doc, gold.report, key)
            else:
                yield Verdict("REPORT", "missed", gold.doc, gold.report, f"{key}: {value}")
                yield Verdict("REPORT", "wrong", gold.doc, predicted.report, f"{key}: {got}")


def _mentions(gold: Standoff, predicted: Standoff) -> Iterator[Verdict]:
    for kind in ITEMS[:5]:
        wanted, got = ([item for item in side.mentions if item["type"] == kind] for side in (gold, predicted))
        matching = match_spans(wanted, got)
        yield from _verdicts(kind, gold.doc, matching)
        if kind == "ORG":
            yield from _verdicts("ORG+name", gold.doc, matching, _same_name, "canonical")
        if kind in ("DOC", "PROG"):
            yield from _verdicts(f"{kind}+kind", gold.doc, matching, partial(_same_value, "kind"), "kind")


def _observations(gold: Standoff, predicted: Standoff) -> Iterator[Verdict]:
    matching = match_best(gold.observations, predicted.observations, _same_quantity, 1.0)
    yield from _verdicts("OBS", gold.doc, matching)
    yield from _verdicts("OBS+of", gold.doc, matching, _near_of, "of")


def _measures(gold: Standoff, predicted: Standoff) -> Iterator[Verdict]:
    matching = match_best(gold.measures, predicted.measures, shared_part, 0.5)
    yield from _verdicts("MEASURE", gold.doc, matching)
    yield from _verdicts("MEASURE+verb", gold.doc, matching, partial(_same_value, "verb_start"), "verb")
    yield from _verdicts("MEASURE+status", gold.doc, matching, partial(_same_value, "status"), "status")
    issuer = gold.report.get("issuer") or ""
    for pair in matching.pairs:
        yield from _related(pair, gold, predicted, issuer)
    for measure in matching.missed:
        for relation in relations(measure, gold, issuer):
            yield Verdict(f"REL:{relation.kind}", "missed", gold.doc, measure, str(relation))
    for measure in matching.wrong:
        for relation in relations(measure, predicted, issuer):
            yield Verdict(f"REL:{relation.kind}", "wrong", gold.doc, measure, str(relation))


def _related(pair: tuple[Item, Item], gold: Standoff, predicted: Standoff, issuer: str) -> Iterator[Verdict]:
    """Verdicts on the relations of a matched measure, each predicted one taken for one of gold at most."""
    accepted = {squash(name) for name in pair[0].get("accept") or ()}
    if squash(issuer) in accepted:
        accepted.add(REPORTER)
    left = list(relations(pair[1], predicted, issuer))
    for wanted in relations(pair[0], gold, issuer):
        hit = next((got for got in left if same(wanted, got, frozenset(accepted))), None)
        if hit:
            left.remove(hit)
        yield Verdict(f"REL:{wanted.kind}", "right" if hit else "missed", gold.doc, pair[0], str(wanted))
    for got in left:
        yield Verdict(f"REL:{got.kind}", "wrong", gold.doc, pair[1], str(got))


def _verdicts(
    layer: str, doc: str, matching: Matching, right: Callable[[Item, Item], bool] = lambda gold, got: True, shown: str = ""
) -> Iterator[Verdict]:
    """A pair that is not ``right`` is missed in gold and wrong in the prediction; ``shown`` is the key that tells them apart."""
    for gold, got in matching.pairs:
        if right(gold, got):
            yield Verdict(layer, "right", doc, gold)
        else:
            yield Verdict(layer, "missed", doc, gold, str(gold.get(shown)))
            yield Verdict(layer, "wrong", doc, got, str(got.get(shown)))
    yield from (Verdict(layer, "missed", doc, item) for item in matching.missed)
    yield from (Verdict(layer, "wrong", doc, item) for item in matching.wrong)


def _names(item: Item) -> set[str]:
    return {squash(name) for name in (item.get("canonical"), *(item.get("accept") or ())) if name}


def _same_name(gold: Item, got: Item) -> bool:
    return bool(_names(gold) & _names(got))


def _same_value(key: str, gold: Item, got: Item) -> bool:
    return bool(gold.get(key) == got.get(key))


def _same_quantity(gold: Item, got: Item) -> float:
    if gold.get("unit") != got.get("unit") or got.get("value") is None:
        return 0.0
    value = float(gold["value"])
    return float(abs(value - float(got["value"])) <= 1e-9 * max(1.0, abs(value)))


def _near_of(gold: Item, got: Item) -> bool:
    wanted = set(squash(gold.get("of")))
    return len(wanted & set(squash(got.get("of")))) * 2 >= len(wanted)
