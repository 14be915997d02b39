"""Figures by rule, and what a change gained and lost: small cases that can be counted by hand."""

from typing import Any

import pytest

from kg.evaluate import Change, Standoff, balance, by_rule, changes, judge
from kg.evaluate.rules import NO_RULE

TEXT = "区司法局出台《方案》，培训3900余人。"


def item(identifier: str, text: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"id": identifier, "start": start, "end": start + len(text), "text": text, **more}


def report(**changed: dict[str, Any]) -> Standoff:
    """The report as gold has it, with some keys of some items changed."""
    mentions = (
        item("o", "区司法局", type="ORG", canonical="天津市东丽区司法局", rule="org.department"),
        item("d", "《方案》", type="DOC", kind="plan", rule="doc.title"),
    )
    measures = (
        item("m", "出台《方案》", verb="出台", verb_start=4, status="reported", actor="天津市东丽区司法局", rule="measure.verb"),
    )
    observations = (item("n", "3900余人", value=3900, unit="人", of="人员", bound="over", rule="obs.count"),)
    parts = ([{**each, **changed.get(each["id"], {})} for each in part] for part in (mentions, measures, observations))
    mentions_, measures_, observations_ = map(tuple, parts)
    return Standoff("a.txt", {"issuer": "天津市东丽区人民政府"}, mentions_, measures_, observations_)


def counted(predicted: Standoff) -> dict[tuple[str, str], tuple[int, int]]:
    gold, found = {"a.txt": report()}, {"a.txt": predicted}
    return {(row.rule, row.layer): (row.right, row.wrong) for row in by_rule(gold, found, list(judge(gold, found)))}


ALL_RIGHT = {
    ("org.department", "ORG"): (1, 0),
    ("doc.title", "DOC"): (1, 0),
    ("measure.verb", "MEASURE"): (1, 0),
    ("obs.count", "OBS"): (1, 0),
}


@pytest.mark.parametrize(
    ("predicted", "differs"),
    [
        (report(), {}),
        (report(o={"start": 1, "text": "司法局"}), {("org.department", "ORG"): (0, 1)}),
        (report(o={"canonical": "天津市司法局"}), {}),  # found where gold has one: the name is another layer's
        (report(m={"end": 6}), {("measure.verb", "MEASURE"): (0, 1)}),
        (report(n={"value": 3}), {("obs.count", "OBS"): (0, 1)}),
    ],
)
def test_a_rule_is_judged_by_its_items(predicted: Standoff, differs: dict[tuple[str, str], tuple[int, int]]) -> None:
    assert counted(predicted) == ALL_RIGHT | differs


def test_what_names_no_rule_is_counted_too_and_most_wrong_stands_first() -> None:
    predicted = report(n={"rule": None}, d={"start": 7, "rule": "z"})
    gold, found = {"a.txt": report()}, {"a.txt": predicted}
    rows = by_rule(gold, found, list(judge(gold, found)))
    assert (rows[0].rule, rows[0].hits, rows[0].wrong) == ("z", 1, 1)
    assert NO_RULE in {row.rule for row in rows}


def test_a_report_that_gold_has_not_is_not_counted() -> None:
    assert by_rule(["b.txt"], {"a.txt": report()}, []) == []


def found(old: Standoff, new: Standoff, **gold: Standoff) -> list[tuple[str, str, bool | None]]:
    known = {each.doc: each for each in gold.values()}
    return [(each.layer, each.outcome, each.right) for each in changes({"a.txt": old}, {"a.txt": new}, known)]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (report(), report(), []),
        (report(), report(o={"rule": "org.other", "id": "x"}), []),  # neither ids nor rules are what is found
        (report(), report(d={"kind": "list"}), [("DOC", "lost", True), ("DOC", "gained", False)]),
        (report(o={"canonical": "天津市司法局"}), report(), [("ORG", "lost", False), ("ORG", "gained", True)]),
        (report(m={"verb_start": 5}), report(), [("MEASURE", "lost", False), ("MEASURE", "gained", True)]),
        (report(m={"actor": "REPORTER"}), report(), [("MEASURE", "lost", False), ("MEASURE", "gained", True)]),
        (report(n={"of": "案件"}), report(), [("OBS", "lost", False), ("OBS", "gained", True)]),
        (
            Standoff("a.txt", {}),
            report(),
            [("ORG", "gained", True), ("DOC", "gained", True), ("OBS", "gained", True), ("MEASURE", "gained", True)],
        ),
    ],
)
def test_what_differs_is_gained_or_lost(old: Standoff, new: Standoff, wanted: list[tuple[str, str, bool | None]]) -> None:
    assert found(old, new, gold=report()) == wanted


def test_without_gold_of_a_report_nothing_is_right_or_wrong() -> None:
    assert found(report(), report(d={"kind": "list"})) == [("DOC", "lost", None), ("DOC", "gained", None)]


def test_one_of_two_alike_that_goes_is_lost() -> None:
    twice = Standoff("a.txt", {}, (*report().mentions, {**report().mentions[0], "id": "o2"}))
    once = Standoff("a.txt", {}, report().mentions)
    assert [(each.outcome, each.item["text"]) for each in changes({"a.txt": twice}, {"a.txt": once}, {})] == [
        ("lost", "区司法局")
    ]


def test_the_balance_sums_by_layer() -> None:
    several = [Change("OBS", "lost", "a.txt", {}, right) for right in (True, False, None)]
    [row] = balance(several)
    assert (row.layer, row.gained, row.lost, row.lost_right) == ("OBS", 0, 3, 1)
