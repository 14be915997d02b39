"""SPARQL over a small graph of two reports that say one thing in common."""

import json
from pathlib import Path

import pytest

from kg.model import InputError
from kg.query import Engine, NamedQuery, QueryError, answer_text

QUADS = """
<urn:x:org> <urn:x:name> "天津市东丽区司法局" <urn:x:one> .
<urn:x:org> <urn:x:name> "天津市东丽区司法局" <urn:x:two> .
<urn:x:org> <urn:x:count> "3900"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:x:one> .
<urn:x:org> <urn:x:rate> "99.99"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:x:two> .
"""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    path = tmp_path / "graph.nq"
    path.write_text(QUADS, encoding="utf-8")
    return Engine([path], {"x": "urn:x:"})


def test_what_two_reports_say_counts_once(engine: Engine) -> None:
    assert engine.select("SELECT (COUNT(*) AS ?n) { ?s x:name ?o }").rows == ((1,),)


def test_one_report_can_be_asked_alone(engine: Engine) -> None:
    assert engine.select("SELECT ?p { GRAPH x:two { x:org ?p ?o } } ORDER BY ?p").rows == (("urn:x:name",), ("urn:x:rate",))


def test_values_are_those_of_python_and_unbound_is_none(engine: Engine) -> None:
    answer = engine.select("SELECT ?n ?r ?none { x:org x:count ?n ; x:rate ?r OPTIONAL { x:org x:none ?none } }")
    assert answer.records() == [{"n": 3900, "r": 99.99, "none": None}]
    assert engine.select("ASK { x:org x:count 3900 }").rows == ((True,),)


def test_each_format_holds_the_rows(engine: Engine) -> None:
    query = NamedQuery("SELECT ?s ?n { ?s x:name ?n }")
    assert answer_text(engine, query, "csv") == "s,n\nurn:x:org,天津市东丽区司法局\n"
    assert json.loads(answer_text(engine, query, "json")) == [{"s": "urn:x:org", "n": "天津市东丽区司法局"}]
    assert answer_text(engine, query, "table").splitlines()[2] == "x:org  天津市东丽区司法局"
    assert answer_text(engine, NamedQuery("SELECT ?s { ?s x:nothing 1 }"), "json") == "[\n\n]\n"


def test_a_graph_comes_as_turtle_or_json_ld_but_not_as_csv(engine: Engine) -> None:
    query = NamedQuery("CONSTRUCT { ?s x:called ?n } WHERE { ?s x:name ?n }")
    assert answer_text(engine, query, "table") == '@prefix x: <urn:x:> .\nx:org x:called "天津市东丽区司法局" .\n'
    assert "urn:x:called" in answer_text(engine, query, "json")
    with pytest.raises(QueryError, match="no table"):
        answer_text(engine, query, "csv")
    with pytest.raises(QueryError, match="no table"):
        answer_text(engine, query, "table", cite=True)
    with pytest.raises(QueryError, match="not rows"):
        engine.select(query.text)


def test_the_graphs_of_reports_are_loaded_when_a_query_asks_for_them(engine: Engine) -> None:
    engine.select("ASK { ?s ?p ?o }")
    assert list(engine.store.named_graphs()) == []
    assert engine.select("SELECT (COUNT(*) AS ?n) { graph ?g { ?s ?p ?o } }").rows == ((4,),)
    assert engine.select("SELECT (COUNT(*) AS ?n) FROM x:one { ?s ?p ?o }").rows == ((2,),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s {\n ?s ?p", "line 2, column 7"),
        ("SELECT ?s { ?s y:name ?o }", "the prefix y: is not declared"),
        ("SELECT ?s ?n { ?s ?p ?o } GROUP BY ?s", "not bound"),
        ("", "line 1, column 1"),
        ("天津市东丽区司法局 {", "line 1"),
    ],
)
def test_a_syntax_error_is_one_line_with_the_place(text: str, message: str, engine: Engine) -> None:
    with pytest.raises(QueryError) as refused:
        engine.select(text)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_missing_or_broken_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run kg build"):
        Engine([tmp_path / "graph.nq"], {}).select("ASK { }")
    (tmp_path / "graph.nq").write_text("<urn:a> <urn:b> .\n")
    with pytest.raises(InputError, match="build the folder again"):
        Engine([tmp_path / "graph.nq"], {}).select("ASK { }")
