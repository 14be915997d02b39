"""Figures of small cases that can be counted by hand."""

from typing import Any

import pytest

from kg.evaluate import Standoff, figures, judge, parse_standoff
from kg.model import InputError

ISSUER = "天津市东丽区人民政府"
TEXT = "区司法局出台《方案》，组织“普法行”活动，培训3900余人。"


def item(identifier: str, text: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"id": identifier, "start": start, "end": start + len(text), "text": text, **more}


def gold(**changes: Any) -> Standoff:
    parts: dict[str, Any] = {
        "report": {"issuer": ISSUER, "year": 2024},
        "mentions": (
            item("o", "区司法局", type="ORG", canonical="天津市东丽区司法局", accept=["东丽区司法局"]),
            item("d", "《方案》", type="DOC", kind="plan"),
            item("p", "“普法行”", type="PROG", kind="activity"),
        ),
        "measures": (
            item(
                "m1",
                "出台《方案》",
                verb_start=4,
                status="reported",
                actor="天津市东丽区司法局",
                documents=[{"mention": "d", "role": "issues"}],
            ),
            item(
                "m2", "组织“普法行”活动", verb_start=11, status="reported", actor="REPORTER", programmes=["p"], observations=["n"]
            ),
        ),
        "observations": (item("n", "3900余人", value=3900, unit="人", of="人员", bound="over"),),
    }
    return Standoff("a.txt", **{**parts, **changes})


def counted(predicted: Standoff) -> dict[str, tuple[int, int, int]]:
    rows = figures(judge({"a.txt": gold()}, {"a.txt": predicted}))
    return {row.layer: (row.right, row.missed, row.wrong) for row in rows}


def test_gold_against_itself_is_all_right() -> None:
    assert all(missed == wrong == 0 for _, missed, wrong in counted(gold()).values())
    assert counted(gold())["REL"] == (5, 0, 0)


def with_mentions(**changes: dict[str, Any]) -> Standoff:
    return gold(mentions=tuple({**mention, **changes.get(mention["id"], {})} for mention in gold().mentions))


def with_measure(**changes: Any) -> Standoff:
    first, second = gold().measures
    return gold(measures=({**first, **changes}, second))


CASES = [
    # what is predicted, and what that makes of some layers: (right, missed, wrong)
    (with_mentions(o={"canonical": "东丽区司法局", "accept": []}), {"ORG": (1, 0, 0), "ORG+name": (1, 0, 0)}),
    (with_mentions(o={"canonical": "天津市司法局", "accept": []}), {"ORG": (1, 0, 0), "ORG+name": (0, 1, 1)}),
    (with_mentions(o={"start": 1, "text": "司法局"}), {"ORG": (0, 1, 1), "ORG+name": (0, 1, 1)}),
    (with_mentions(p={"start": 14, "end": 17, "text": "普法行"}), {"PROG": (1, 0, 0), "REL:programme": (1, 0, 0)}),
    (with_mentions(d={"kind": "list"}), {"DOC": (1, 0, 0), "DOC+kind": (0, 1, 1)}),
    (with_mentions(d={"type": "PROG"}), {"DOC": (0, 1, 0), "PROG": (1, 0, 1)}),
    (with_measure(verb_start=5), {"MEASURE": (2, 0, 0), "MEASURE+verb": (1, 1, 1)}),
    (with_measure(status="planned"), {"MEASURE+status": (1, 1, 1)}),
    (with_measure(end=6), {"MEASURE": (1, 1, 1), "REL": (3, 2, 2)}),  # 出台 is a third of 出台《方案》
    (with_measure(actor=ISSUER), {"REL:actor": (1, 1, 1)}),
    (with_measure(documents=[{"mention": "d", "role": "concerns"}]), {"REL:document": (0, 1, 1)}),
    (gold(observations=(item("n", "3900余人", value=3901, unit="人", of="人员"),)), {"OBS": (0, 1, 1)}),
    (gold(observations=(item("n", "3900", value=3900.0, unit="人", of="员工"),)), {"OBS": (1, 0, 0), "OBS+of": (1, 0, 0)}),
    (gold(observations=(item("n", "3900", value=3900, unit="人", of="案件"),)), {"OBS": (1, 0, 0), "OBS+of": (0, 1, 1)}),
    (gold(report={"issuer": ISSUER, "year": 2023}), {"REPORT": (1, 1, 1)}),
    (Standoff("a.txt", {}), {"REPORT": (0, 2, 2), "ORG": (0, 1, 0), "REL": (0, 5, 0), "MEASURE": (0, 2, 0)}),
]


@pytest.mark.parametrize(("predicted", "expected"), CASES)
def test_each_difference_counts_where_it_belongs(predicted: Standoff, expected: dict[str, tuple[int, int, int]]) -> None:
    found = counted(predicted)
    assert {layer: found.get(layer) for layer in expected} == expected


def test_the_issuer_by_name_is_the_reporter() -> None:
    first, second = gold().measures
    assert counted(gold(measures=(first, {**second, "actor": ISSUER})))["REL:actor"] == (2, 0, 0)


def test_a_report_without_prediction_has_all_missed() -> None:
    assert {verdict.outcome for verdict in judge({"a.txt": gold()}, {}) if verdict.layer != "REPORT"} == {"missed"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "not in the standoff format"),
        ('{"report": {}}', "not in the standoff format"),
        ('{"doc": "a", "mentions": [{"id": "m", "start": 3, "end": 3}]}', "no id or no span"),
        ('{"doc": "a", "measures": [{"start": 3, "end": 4}]}', "not in the standoff format"),
        ("{", "not JSON"),
    ],
)
def test_what_is_not_standoff_is_one_line_with_its_number(line: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_standoff(['{"doc": "b"}', "", line])
    assert str(refused.value).startswith("line 3: ")
    assert message in str(refused.value)
