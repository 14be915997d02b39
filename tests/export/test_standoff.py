"""The standoff format and the manifest."""

import json
from pathlib import Path

import pytest

from kg.export import Export, manifest, standoff, write_all
from tests.graph.sample import dongli, hedong, samples


def test_the_report() -> None:
    assert standoff(hedong())["report"] == {
        "title": "河东区人民政府2022年法治政府建设情况报告",
        "issuer": "天津市河东区人民政府",
        "region": "天津市河东区",
        "year": 2022,
        "signed": "2023-02-27",
    }
    assert "signed" not in standoff(dongli())["report"]


@pytest.mark.parametrize(
    ("id_", "wanted"),
    [
        ("m4", {"type": "ORG", "text": "区司法局", "canonical": "天津市河东区司法局"}),
        ("m1", {"type": "REGION", "text": "河东区", "canonical": "天津市河东区"}),
        ("m9", {"type": "DOC", "text": "《习近平法治思想学习纲要》", "canonical": "《习近平法治思想学习纲要》", "kind": "book"}),
        ("m8", {"type": "PROG", "text": "“放管服”改革", "kind": "reform"}),
        ("m3", {"type": "PERSON", "text": "范少军", "posts": ["区委书记", "副书记"]}),
    ],
)
def test_a_mention(id_: str, wanted: dict[str, object]) -> None:
    [found] = [each for each in standoff(hedong())["mentions"] if each["id"] == id_]
    assert {key: value for key, value in found.items() if key not in ("id", "start", "end", "rule")} == wanted


def test_each_item_names_its_rule() -> None:
    found = standoff(hedong())
    assert {each["rule"] for each in found["measures"]} == {"measure.sample"}
    assert {each["rule"] for each in found["observations"]} == {"obs.sample"}
    assert {each["rule"] for each in found["mentions"] if each["type"] == "ORG"} == {"org.sample"}


def test_offsets_are_those_of_the_source() -> None:
    one = hedong()
    text, found = one.extraction.report.source.text, standoff(one)
    for each in [*found["mentions"], *found["measures"], *found["observations"]]:
        assert "".join(text[each["start"] : each["end"]].split()) == each["text"]
    for each in found["measures"]:
        assert text[each["verb_start"] :].startswith(each["verb"])


def test_measures() -> None:
    by_id = {each["id"]: each for each in standoff(hedong())["measures"]}
    assert by_id["a3"]["actor"] == "天津市河东区司法局"
    assert (by_id["a3"]["documents"], by_id["a3"]["programmes"]) == ([{"mention": "m7", "role": "basis"}], ["m8"])
    assert by_id["a5"]["observations"] == ["o1", "o2"]
    assert "documents" not in by_id["a5"]
    [own] = standoff(dongli())["measures"]
    assert own["actor"] == "REPORTER"


def test_observations_and_honours() -> None:
    found = standoff(hedong())
    assert [(each["value"], each.get("upper"), each["unit"], each["bound"]) for each in found["observations"]] == [
        (1, 2, "件", "range"),
        (99.99, None, "%", "exact"),
    ]
    assert found["honours"] == [
        {"recipient": "天津市河东区司法局", "honour": "表现突出单位", "by": "中华人民共和国司法部", "year": 2022}
    ]


def test_one_line_a_report(tmp_path: Path) -> None:
    write_all(samples(), tmp_path)
    lines = (tmp_path / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["doc"] for line in lines] == ["东丽区2024.txt", "河东区2022.txt"]


def test_the_manifest_names_inputs_and_problems_without_their_folders() -> None:
    found = manifest(
        Export.of(samples(), problems=[("/some/where/empty.txt", "/some/where/empty.txt: is empty: put a report in it")])
    )
    assert [each["file"] for each in found["inputs"]] == ["东丽区2024.txt", "河东区2022.txt"]
    assert found["problems"] == [{"input": "empty.txt", "problem": "empty.txt: is empty: put a report in it"}]
    assert set(found["versions"]) == {"package", "rules", "ontology"}


def test_the_manifest_counts_a_thing_of_two_reports_once() -> None:
    counts = manifest(Export.of(samples()))["counts"]
    assert (counts["Report"], counts["Measure"], counts["Programme"], counts["Mention"]) == (2, 10, 1, 11)
    assert (counts["Observation"], counts["indicators"]) == (2, 1)
