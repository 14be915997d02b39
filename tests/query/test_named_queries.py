"""Named queries: what each answers on the seeds, on pyoxigraph and on rdflib; bound parameters; rows that can be cited."""

import csv
import io
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.term import Identifier

from kg.graph import ontology_folder, ontology_path, vocabulary_files
from kg.model import DataFileError
from kg.query import KnowledgeGraph, NamedQuery, QueryError, answer_text, ask, find_query, load, named_queries
from kg.query.answer import value_of
from kg.query.named import GIVEN, parse_query, read_query
from kg.query.parameters import TYPES, bind
from tests.query.cases import CASES
from tests.query.expected import FOLDER, answers

ASKED = [pytest.param(query, given, id=f"{query} {given}") for query, cases in CASES.items() for given in cases]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return load("outputs")


@pytest.fixture(scope="module")
def rdf() -> rdflib.Graph:
    """The same statements in rdflib alone: its own parsers, store and SPARQL."""
    found = rdflib.Graph()
    for path in (Path("outputs/graph.ttl"), ontology_path("kg.ttl"), *vocabulary_files()):
        found.parse(path, format="turtle")
    return found


def test_there_are_at_least_twenty_and_each_is_asked_with_each_of_its_parameters() -> None:
    assert len(named_queries()) >= 20
    assert sorted(CASES) == sorted(named_queries())
    asked = {(query, name) for query, cases in CASES.items() for given in cases for name in given}
    assert asked == {(query, each.name) for query, found in named_queries().items() for each in found.parameters}


@pytest.mark.parametrize("query", sorted(named_queries()))
def test_a_query_gives_its_expected_answer_on_pyoxigraph(query: str) -> None:
    expected = (FOLDER / f"{query}.txt").read_text(encoding="utf-8")
    assert answers(query) == expected, "python -m tests.query.expected, and look at the difference"


@pytest.mark.parametrize(("query", "given"), ASKED)
def test_a_query_gives_the_same_rows_on_rdflib(
    query: str, given: dict[str, str], graph: KnowledgeGraph, rdf: rdflib.Graph
) -> None:
    found = named_queries()[query]
    bound = bind(found, given, graph.engine)
    ours = graph.engine.select(found.text, bound)
    theirs = rdf.query(found.text, initBindings={name: _of_rdflib(term) for name, term in bound.items()})
    assert [str(each) for each in theirs.vars or ()] == list(ours.columns)
    kept = [at for at, column in enumerate(ours.columns) if not column.startswith(GIVEN)]
    assert Counter(tuple(_plain(row[at]) for at in kept) for row in theirs) == Counter(  # type: ignore[index]
        tuple(row[at] for at in kept) for row in ours.rows
    )


def _of_rdflib(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Identifier:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, datatype=None if term.datatype.value.endswith("#string") else term.datatype.value)


def _plain(term: Identifier | None) -> object:
    if isinstance(term, rdflib.Literal):
        return value_of(str(term), str(term.datatype or ""))
    return None if term is None else str(term)


@pytest.mark.parametrize("query", sorted(named_queries()))
def test_every_row_can_be_cited_and_the_quote_stands_at_its_place(query: str, graph: KnowledgeGraph) -> None:
    texts = {path.name: path.read_bytes().decode() for path in Path("seeds").glob("*.txt")}
    found = ask(graph.engine, named_queries()[query], cite=True).records()
    borne = [row for row in found if row["quote"] is not None]
    assert len(borne) == len(found) or query in ("organisations", "regions", "body-tree", "sections")  # structure says the others
    for row in borne:
        assert texts[str(row["file"])][row["start"] : row["end"]] == row["quote"]  # type: ignore[misc]
        assert str(row["quote"]) in str(row["sentence"])
        assert row["reference"] in (
            "天津市东丽区人民政府. 东丽区2024年法治政府建设年度报告[R]. [日期不详].",
            "天津市河东区人民政府. 河东区人民政府2022年法治政府建设情况报告[R]. 2023-02-27.",
        )


def test_a_citation_tells_the_way_of_headings_to_the_section(graph: KnowledgeGraph) -> None:
    [row] = ask(graph.engine, named_queries()["honours"], {"recipient": "河东区司法局"}, cite=True).records()
    assert str(row["section"]).split(" › ") == [
        "二、2022年度推进法治政府建设的主要举措和成效",
        "（七）着力构建社会矛盾纠纷行政预防调处化解新格局",
        "2.全面深化行政复议体制改革",
    ]


def test_any_query_that_leads_to_evidence_can_be_cited(graph: KnowledgeGraph) -> None:
    rows = ask(graph.engine, NamedQuery("SELECT ?m { ?m kg:actor org:天津市河东区司法局 }"), cite=True).records()
    assert rows
    assert all(row["quote"] for row in rows)
    with pytest.raises(QueryError, match="nothing to cite"):
        ask(graph.engine, NamedQuery("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), cite=True)


HOSTILE = ['" } INSERT DATA { <urn:a> <urn:b> 1 } #', "天津市' || true", 'x\\" . ?s ?p ?o', "?s", "<urn:x>", "\u0000"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_bound_and_never_becomes_part_of_the_text(value: str, graph: KnowledgeGraph) -> None:
    assert ask(graph.engine, named_queries()["observations"], {"unit": value}).rows == ()
    assert ask(graph.engine, named_queries()["measures"], {"verb": value}).rows == ()


@pytest.mark.parametrize(
    ("query", "given", "message"),
    [
        ("measures", {"colour": "red"}, "measures has actor, theme, status, verb, report, region"),
        ("standard-terms", {"region": "天津市"}, "takes none"),
        ("measures", {"theme": "天气"}, "use .*enforcement 行政执法"),
        ("indicators", {"indicator": "复议受理"}, "use review-accepted 行政复议受理件数, "),
        ("measures", {"region": "   "}, "is empty"),
        ("indicators", {"year": "二〇二二"}, "not a year"),
        ("measures", {"region": "西青区"}, "西青区: not in the graph"),
        ("measures", {"actor": "司法局"}, "means 2 things"),
        ("evidence", {"thing": "https://example.org/a b"}, "not an IRI"),
    ],
)
def test_a_wrong_parameter_is_one_line_with_advice(
    query: str, given: dict[str, str], message: str, graph: KnowledgeGraph
) -> None:
    from kg.model import KgError

    with pytest.raises(KgError, match=message) as refused:
        ask(graph.engine, named_queries()[query], given)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("# title: 只有中文\n", "line 1: '只有中文': write it in both languages"),
        ("# title: 一 / One\n", "needs '# title: … / …' and '# question: … / …'"),
        ("# title: 一 / One\n# colour: red / 红\n", "line 2: 'colour' is not known"),
        ("# title: 一 / One\n# question: 一 / One\n# parameter: x shape 形 / shape\n", "line 3: type 'shape' of x: not known"),
        ("# title: 一 / One\n# question: 一 / One\n# parameter: x text 形 / shape\n", "line 3: parameter x: the query has no"),
    ],
)
def test_a_named_query_must_say_what_it_is(head: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "my.rq").write_text(head + "SELECT * { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(DataFileError, match=message.replace("?", r"\?")):
        read_query(tmp_path / "my.rq")


def test_a_query_of_ones_own_may_have_parameters_and_any_comment(graph: KnowledgeGraph, tmp_path: Path) -> None:
    text = "# note: mine\n# parameter: body organisation 机构 / the body\nSELECT ?given_body ?m { ?m kg:actor ?given_body }"
    (tmp_path / "my.rq").write_text(text, encoding="utf-8")
    found = find_query(str(tmp_path / "my.rq"))
    rows = ask(graph.engine, found, {"body": "河东区司法局"})
    assert rows.columns == ("m",)
    assert len(rows.rows) == len(graph.tuples.measures(actor="河东区司法局"))
    assert parse_query("SELECT * {}", Path("x.rq")).parameters == ()


@pytest.mark.parametrize("path", sorted((ontology_folder() / "queries").glob("*.rq")), ids=lambda path: path.stem)
def test_each_parameter_and_the_evidence_can_be_bound_since_they_are_selected(path: Path) -> None:
    query = read_query(path)
    selected = query.text.partition("SELECT")[2].partition("WHERE")[0]
    assert "?evidence" in selected
    assert all(f"?{parameter.variable}" in selected for parameter in query.parameters)
    assert {parameter.type for parameter in query.parameters} <= set(TYPES)


def test_each_format_holds_the_answer(graph: KnowledgeGraph) -> None:
    query = named_queries()["honours"]
    rows = ask(graph.engine, query).records()
    read = list(csv.DictReader(io.StringIO(answer_text(graph.engine, query, "csv"))))
    assert [row["honour"] for row in read] == [row["honour"] for row in rows]
    assert read[0]["level"] in ("city", "national", "province")
    table, page = answer_text(graph.engine, query, "table"), answer_text(graph.engine, query, "html")
    assert "地市" in table or "国家" in table
    assert "<h1>荣誉：谁、何奖、何人授予、何年" in page
    assert page.count("<tr>") == len(rows) + 1
    assert answer_text(graph.engine, query, "markdown").count("\n") == len(rows) + 2


def test_what_a_report_says_cannot_break_a_page_or_a_table(graph: KnowledgeGraph) -> None:
    text = NamedQuery("""SELECT ("<script>x</script>|*a*\\n`b`" AS ?t) {}""")
    assert "<script>" not in answer_text(graph.engine, text, "html")
    assert answer_text(graph.engine, text, "markdown").splitlines()[2] == r"| &lt;script&gt;x&lt;/script&gt;\|\*a\* \`b\` |"


def test_the_ontology_alone_leads_from_standard_terms_to_the_graph() -> None:
    text = named_queries()["standard-terms"].text
    assert "govreport-kg" not in text
    assert "kg:" not in text
