"""What is asked of the built seeds: names, explanations, named queries, Python."""

from pathlib import Path

import pytest

from kg.model import KgError
from kg.query import Citation, KnowledgeGraph, Names, UnclearNameError, explain, load, named_queries

OUTPUTS = Path("outputs")
SEEDS = Path("seeds")
BUREAU = "天津市河东区司法局"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return load(OUTPUTS)


@pytest.fixture(scope="module")
def names(graph: KnowledgeGraph) -> Names:
    return Names.of(graph.engine)


def test_each_line_quotes_the_characters_at_its_place(graph: KnowledgeGraph, names: Names) -> None:
    texts = {path.name: path.read_bytes().decode() for path in SEEDS.glob("*.txt")}
    lines = [line for iri in sorted(names.labels) for line in explain(graph.engine, iri).lines if line.file]
    assert len(lines) > 1000
    assert [line for line in lines if texts[line.file][line.start : line.end] != line.quote] == []
    assert {line.rule for line in lines} - {""}


def test_each_line_quotes_the_sentence_around_its_words(graph: KnowledgeGraph, names: Names) -> None:
    lines = [line for iri in sorted(names.labels) for line in explain(graph.engine, iri).lines if line.file]
    text = "".join(path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt")))
    assert [line for line in lines if line.sentence not in text] == []
    assert [line for line in lines if line.sentence[line.at : line.at + len(line.quote)] != line.quote] == []
    told = [line for line in explain(graph.engine, names.find(BUREAU)).lines if line.relation == "提及 mention"]
    assert len(told) == 4
    assert all(line.sentence.endswith("。") for line in told)


def test_an_explanation_tells_measures_documents_and_mentions(graph: KnowledgeGraph, names: Names) -> None:
    told = explain(graph.engine, names.find(BUREAU))
    assert told.name == BUREAU
    assert "区司法局" in told.names
    relations = {line.relation for line in told.lines}
    assert {"← 行为机构 actor", "提及 mention"} <= relations


@pytest.mark.parametrize(
    "name", [BUREAU, "河东区司法局", f"org:{BUREAU}", f"https://w3id.org/govreport-kg/org/{BUREAU}", " 河东区 司法局"]
)
def test_a_name_in_any_form_leads_to_the_one_thing(name: str, names: Names) -> None:
    assert names.find(name) == f"https://w3id.org/govreport-kg/org/{BUREAU}"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("区司法局", "means 2 things"),
        ("天津市河东区司法居", f"did you mean {BUREAU}"),
        ("xyz", "not in the graph"),
        ("", "not in the graph"),
    ],
)
def test_a_name_that_is_not_clear_is_one_line_with_advice(name: str, advice: str, names: Names) -> None:
    with pytest.raises(UnclearNameError) as unclear:
        names.find(name)
    assert advice in str(unclear.value)
    assert "\n" not in str(unclear.value)


@pytest.mark.parametrize("iri", ["org:没有这个机构", "https://example.org/", "https://example.org/a b"])
def test_an_iri_that_the_graph_does_not_have_is_one_line(iri: str, graph: KnowledgeGraph, names: Names) -> None:
    with pytest.raises(UnclearNameError):
        explain(graph.engine, names.find(iri))


@pytest.mark.parametrize("name", sorted({*named_queries()} - {"left-open"}))
def test_every_named_query_has_an_answer_in_the_seeds(name: str, graph: KnowledgeGraph) -> None:
    assert graph.select(name)


def test_python_gives_the_same_graph_in_each_form(graph: KnowledgeGraph) -> None:
    [row] = graph.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert len(graph.rdf) == row["n"]
    network = graph.to_networkx()
    assert network.nodes[f"org:{BUREAU}"]["name"] == BUREAU
    assert all(key == data["predicate"] for _, _, key, data in network.edges(keys=True, data=True))


def test_measures_come_with_their_evidence(graph: KnowledgeGraph) -> None:
    every = graph.measures()
    [row] = graph.select("SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a kg:Measure }")
    assert every["measure"].nunique() == row["n"]
    text = (SEEDS / "003_f2667748cd85794d.txt").read_bytes().decode()
    one = graph.measures(actor=BUREAU, report="003_f2667748cd85794d.txt")
    assert 0 < len(one) < len(every)
    assert [text[start:end] for start, end in zip(one["start"], one["end"], strict=True)] == list(one["quote"])
    assert set(one["file"]) == {"003_f2667748cd85794d.txt"}
    with pytest.raises(UnclearNameError, match="没有这个机构: not in the graph"):
        graph.measures(actor="没有这个机构")


ACCESSORS = ["reports", "organisations", "documents", "programmes", "measures", "observations", "honours", "shortcomings"]


@pytest.mark.parametrize("name", ACCESSORS)
def test_an_accessor_gives_every_thing_of_its_class_as_tuples_and_as_a_frame(name: str, graph: KnowledgeGraph) -> None:
    rows, frame = getattr(graph.tuples, name)(), getattr(graph, name)()
    things = {row[-1] if name == "reports" else row[-2] for row in rows}
    type_ = name.removesuffix("s").capitalize()
    [found] = graph.select(f"SELECT (COUNT(?x) AS ?n) {{ ?x a kg:{type_} }}")
    assert len(things) == found["n"] == graph.counts[type_]
    assert len(frame) == len(rows)
    fields = rows[0]._fields if name == "reports" else (*rows[0]._fields[:-1], *Citation._fields)
    assert tuple(frame.columns) == fields


@pytest.mark.parametrize(
    ("name", "filters", "holds"),
    [
        ("measures", {"theme": "行政执法", "status": "planned"}, {"theme": "enforcement", "status": "planned"}),
        ("measures", {"verb": "制定"}, {"verb": "制定"}),
        ("observations", {"year": 2024, "unit": "%"}, {"year": 2024, "unit": "%", "region": "天津市东丽区"}),
        ("observations", {"indicator": "review-applications"}, {"indicator": "review-applications"}),
        ("documents", {"kind": "法律"}, {"kind": "law"}),
        ("organisations", {"kind": "court", "region": "河东区"}, {"name": "天津市河东区人民法院"}),
        ("honours", {"level": "national", "region": "河东区"}, {"level": "national", "year": 2022}),
        ("programmes", {"kind": "reform"}, {"kind": "reform"}),
        ("shortcomings", {"year": 2022}, {"year": 2022}),
        ("reports", {"region": "东丽区"}, {"year": 2024}),
    ],
)
def test_a_filter_keeps_what_it_says(
    name: str, filters: dict[str, object], holds: dict[str, object], graph: KnowledgeGraph
) -> None:
    rows, every = getattr(graph.tuples, name)(**filters), getattr(graph.tuples, name)()
    assert 0 < len(rows) < len(every)
    assert {tuple(getattr(row, field) for field in holds) for row in rows} == {tuple(holds.values())}


def test_a_filter_that_nothing_fits_gives_a_frame_with_its_columns(graph: KnowledgeGraph) -> None:
    frame = graph.observations(unit="光年")
    assert (len(frame), frame.columns[0], frame.columns[-1]) == (0, "of", "reference")


def test_rdflib_reads_and_asks_the_same_store_without_a_copy(graph: KnowledgeGraph) -> None:
    rdf = load(OUTPUTS).rdf
    text = "SELECT ?n { ?r a kg:Region ; rdfs:label ?n } ORDER BY ?n"
    assert [str(row[0]) for row in rdf.query(text)] == [row["n"] for row in graph.select(text)]  # type: ignore[index]
    assert rdf.store._inner is not None  # type: ignore[attr-defined]


def test_it_says_what_it_is_and_shows_itself_in_a_notebook(graph: KnowledgeGraph) -> None:
    shown = repr(graph)
    assert f"{graph.counts['Measure']:,} Measure" in shown
    assert "\n" not in shown
    assert "<li>东丽区2024年法治政府建设年度报告</li>" in graph._repr_html_()


def test_without_pandas_it_says_what_to_install(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(KgError, match=r"govreport-kg\[tables\]"):
        graph.query("SELECT ?s { ?s a kg:Report }")
