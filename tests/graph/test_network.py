"""The networkx graph."""

from dataclasses import replace

import networkx
import pytest

from kg.graph import to_networkx
from kg.graph.network import NODE_TYPES
from tests.graph.sample import dongli, hedong, samples


@pytest.fixture(scope="module")
def graph() -> "networkx.MultiDiGraph[str]":
    return to_networkx(samples())


def test_a_node_for_each_class(graph: "networkx.MultiDiGraph[str]") -> None:
    assert {about["type"] for _, about in graph.nodes(data=True)} == NODE_TYPES


def test_attributes_of_a_body(graph: "networkx.MultiDiGraph[str]") -> None:
    assert graph.nodes["org:天津市河东区司法局"] == {
        "type": "Organisation",
        "label": "天津市河东区司法局",
        "name": "天津市河东区司法局",
        "reports": "河东区2022.txt",
        "mentions": 1,
        "short_names": "区司法局",
        "kind": "department",
        "kind_zh": "政府部门",
        "level": "county",
        "report": "河东区2022.txt",
        "start": 44,
        "end": 48,
        "quote": "区司法局",
        "rule": "org.sample",
    }


def test_an_entity_of_two_reports_is_one_node(graph: "networkx.MultiDiGraph[str]") -> None:
    about = graph.nodes["prog:放管服改革"]
    assert (about["reports"], about["mentions"]) == ("东丽区2024.txt | 河东区2022.txt", 2)


def test_an_entity_without_a_statement_leads_to_where_it_is_mentioned() -> None:
    report = hedong()
    extraction = replace(report.extraction, measures=(), honours=(), shortcomings=())
    graph = to_networkx([replace(report, extraction=extraction)])
    key = "prog:放管服改革"
    assert [graph.nodes[to]["name"] for _, to in graph.out_edges(key)] == ["一、加强党的领导"]
    assert [(name, about["quote"]) for *_, name, about in graph.out_edges(key, keys=True, data=True)] == [
        ("mentionedIn", "“放管服”改革")
    ]
    assert [key for key in graph if graph.degree(key) == 0] == []


def test_two_files_of_one_name_are_told_apart() -> None:
    first, second = hedong(), dongli()
    source = replace(second.extraction.report.source, name=first.extraction.report.source.name)
    same = replace(second, extraction=replace(second.extraction, report=replace(second.extraction.report, source=source)))
    names = {about["reports"] for _, about in to_networkx([first, same]).nodes(data=True) if about["type"] == "Report"}
    assert len(names) == 2 and all(name.startswith("河东区2022.txt (") for name in names)


def test_an_observation_has_its_indicator(graph: "networkx.MultiDiGraph[str]") -> None:
    found = {about["of"]: about.get("indicator_zh") for _, about in graph.nodes(data=True) if about["type"] == "Observation"}
    assert found == {"案件": None, "好评率": "好评率"}


def test_an_edge_has_its_evidence(graph: "networkx.MultiDiGraph[str]") -> None:
    about = graph.edges["org:天津市河东区司法局", "doc:《中华人民共和国行政处罚法》", "implemented"]
    assert (about["label_zh"], about["quote"], about["rule"]) == ("落实了", "落实《行政处罚法》", "measure.sample")
    structural = graph.edges["region:天津市河东区", "region:天津市", "containedInPlace"]
    assert (structural["quote"], structural["start"]) == ("", -1)


def test_sorted_and_the_same_in_any_order_of_reports(graph: "networkx.MultiDiGraph[str]") -> None:
    assert list(graph) == sorted(graph)
    other = to_networkx([dongli(), hedong()])
    assert list(other.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(other.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_scalars_only(graph: "networkx.MultiDiGraph[str]") -> None:
    values = [value for _, about in graph.nodes(data=True) for value in about.values()]
    values += [value for *_, about in graph.edges(data=True) for value in about.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}
