"""A large corpus, whose graph is in partitions, answers as one graph of the same reports does."""

import json
import shutil
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.model import InputError, UnknownTermError
from kg.pipeline import build
from kg.query import KnowledgeGraph, load, named_queries
from kg.verify import verify
from tests.serve.conftest import start
from tests.small import write_reports

BUREAU = "天津市河西区司法局"
PARTS = 2  # three reports, of which two fall into one


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("partitions") / "in")


@pytest.fixture(scope="module")
def whole(reports: Path) -> KnowledgeGraph:
    build([reports], reports.parent / "whole")
    return load(reports.parent / "whole")


@pytest.fixture(scope="module")
def divided(reports: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.parts.partition.REPORTS", 1)
        build([reports], reports.parent / "divided", whole=0)
    assert len(list((reports.parent / "divided" / "graph").iterdir())) == PARTS
    return reports.parent / "divided"


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_each_named_query_has_the_same_answer(name: str, whole: KnowledgeGraph, divided: Path) -> None:
    assert load(divided).select(name) == whole.select(name)


def test_what_one_report_says_can_be_asked(whole: KnowledgeGraph, divided: Path) -> None:
    text = "SELECT ?report (COUNT(*) AS ?n) { GRAPH ?report { ?s ?p ?o } } GROUP BY ?report ORDER BY ?report"
    found = load(divided).select(text)
    assert len(found) == 3
    assert found == whole.select(text)


def test_in_python_it_is_as_one_graph_is(whole: KnowledgeGraph, divided: Path) -> None:
    graph = kg.load(divided)
    assert graph.measures(actor=BUREAU).equals(whole.measures(actor=BUREAU))
    assert len(graph.rdf) == len(whole.rdf)
    statements = graph.select("SELECT (COUNT(*) AS ?n) { GRAPH ?report { ?s ?p ?o } }")[0]["n"]
    assert repr(graph).startswith(f"<Graph of {divided}: 3 Report, ")
    assert repr(graph).endswith(f" {statements:,} statements>")
    assert "<li>天津市河西区2023年法治政府建设年度报告</li>" in graph._repr_html_()
    assert (
        graph.compare("河西区 2023", "南开区 2024").rows() == kg.load(whole.folder).compare("河西区 2023", "南开区 2024").rows()
    )
    with pytest.raises(InputError, match=r"graph.graphml: no such file: build fewer reports, or all .* with --whole 3$"):
        graph.to_networkx()


@pytest.mark.parametrize("command", [["query", "honours"], ["explain", BUREAU], ["compare", "河西区 2023", "南开区 2024"]])
def test_commands_say_what_is_loaded(command: list[str], whole: KnowledgeGraph, divided: Path) -> None:
    done, wanted = (
        CliRunner().invoke(main, [*command, "--outputs", str(folder)], prog_name="kg") for folder in (divided, whole.folder)
    )
    assert (done.exit_code, done.stdout) == (0, wanted.stdout)
    quads = json.loads((divided / "manifest.json").read_bytes())["counts"]["quads"]
    assert done.stderr == f"kg: note: {divided}: {PARTS} partitions are loaded: 3 reports, {quads:,} statements\n"


@pytest.mark.parametrize(("text", "most"), [("ASK { ?s ?p ?o }", 349), ("ASK { GRAPH ?g { ?s ?p ?o } }", 699)])
def test_more_than_memory_holds_is_one_line(text: str, most: int, divided: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = load(divided)
    monkeypatch.setattr("kg.query.room.free_memory", lambda: graph.engine.statements * most)
    with pytest.raises(
        InputError, match=rf"^{divided}/graph: [\d,]+ statements take about .* put them into a store with kg push"
    ):
        graph.select(text)
    monkeypatch.setattr("kg.query.room.free_memory", lambda: graph.engine.statements * (most + 1))
    assert graph.select(text) == [{"answer": True}]


def test_a_partition_that_is_gone_or_broken_is_one_line(divided: Path, tmp_path: Path) -> None:
    shutil.copytree(divided, tmp_path / "outputs")
    first = sorted((tmp_path / "outputs" / "graph").iterdir())[0]
    first.write_bytes(first.read_bytes()[:-20])
    for problem in ("cannot be read", "no such file"):
        done = CliRunner().invoke(main, ["query", "reports", "--outputs", str(tmp_path / "outputs")], prog_name="kg")
        assert done.exit_code == 2
        assert done.stderr.splitlines()[-1].startswith(f"kg: {first}: {problem}")
        first.unlink(missing_ok=True)
    (tmp_path / "outputs" / "manifest.json").write_text('{"partitions": [1]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"manifest.json: not a manifest of kg build"):
        load(tmp_path / "outputs")


def test_it_is_served(divided: Path) -> None:
    process, address = start(folder=str(divided))
    try:
        query = urllib.parse.urlencode({"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?r a kg:Report } }"})
        request = urllib.request.Request(f"{address}sparql?{query}", headers={"Accept": "text/csv"})
        with urllib.request.urlopen(request) as answer:
            assert answer.read() == b"n\r\n3\r\n"
        with urllib.request.urlopen(f"{address}org/{urllib.parse.quote(BUREAU)}") as answer:
            page = answer.read().decode()
        assert "<blockquote>“" in page
        assert "/reports/" not in page
        with urllib.request.urlopen(address) as answer:
            assert f"{PARTS} partitions" in answer.read().decode()
    finally:
        process.terminate()
        process.wait()


def test_it_is_verified(divided: Path) -> None:
    found = verify(divided, skip=["shapes"])
    assert (found.findings, found.counts["reports"]) == ((), 3)
    rows = json.loads((divided / "manifest.json").read_bytes())["partitions"]
    for row in rows:
        found = verify(divided, skip=["shapes"], parts=[row["name"]])
        assert (found.findings, found.counts["reports"], found.counts["statements"] > 100) == ((), row["reports"], True)
        assert found.notes[-1] == f"of the partitions only {row['name']} were read, as asked"
    with pytest.raises(UnknownTermError, match=r"partition part-00009: not in .* use one that its manifest.json lists"):
        verify(divided, parts=["part-00009"])
