"""Turtle, JSON-LD, N-Quads, GraphML, GEXF: the same graph in each, the same bytes each time."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import networkx
import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.export import WRITERS, Export, write_all
from tests.graph.sample import dongli, hedong, samples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outputs")
    write_all(samples(), path)
    return path


def in_rdflib(path: Path, form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(path, format=form)


def in_pyoxigraph(path: Path) -> rdflib.Graph:
    triples = {quad.triple for quad in pyoxigraph.parse(path=path)}
    return rdflib.Graph().parse(data="".join(f"{each} .\n" for each in triples), format="ntriples")


@pytest.fixture(scope="module")
def turtle(folder: Path) -> rdflib.Graph:
    return in_rdflib(folder / "graph.ttl", "turtle")


def in_rapper(path: Path) -> rdflib.Graph:
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)]
    lines = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    return rdflib.Graph().parse(data=lines, format="ntriples")


# rapper is no Python package: where it is installed, it is asked too
@pytest.mark.parametrize("parse", [in_pyoxigraph, *([in_rapper] if shutil.which("rapper") else [])])
def test_turtle_is_the_same_in_every_parser(folder: Path, turtle: rdflib.Graph, parse: Callable[[Path], rdflib.Graph]) -> None:
    assert len(turtle) > 500
    assert isomorphic(turtle, parse(folder / "graph.ttl"))


def test_jsonld_is_the_same_in_rdflib_and_pyoxigraph(folder: Path, turtle: rdflib.Graph) -> None:
    assert isomorphic(turtle, in_rdflib(folder / "graph.jsonld", "json-ld"))
    assert isomorphic(turtle, in_pyoxigraph(folder / "graph.jsonld"))


def test_nquads_hold_the_same_and_the_reports_as_graphs(folder: Path, turtle: rdflib.Graph) -> None:
    assert isomorphic(turtle, in_pyoxigraph(folder / "graph.nq"))
    assert len({quad.graph_name for quad in pyoxigraph.parse(path=folder / "graph.nq")}) == 2


def test_turtle_is_good_to_read(folder: Path) -> None:
    text = (folder / "graph.ttl").read_text(encoding="utf-8")
    block = next(each for each in text.split("\n\n") if each.startswith("org:天津市河东区司法局 "))
    assert block.splitlines()[:2] == ["org:天津市河东区司法局 a kg:Organisation ;", '    rdfs:label "天津市河东区司法局"@zh ;']
    assert "    kg:kind v-organisation-kind:department ;" in block


def test_graphml_loads_with_its_chinese_labels(folder: Path) -> None:
    written, made = networkx.read_graphml(folder / "graph.graphml"), Export.of(samples()).network
    assert dict(written.nodes(data=True)) == dict(made.nodes(data=True))
    assert sorted((u, v, about["label_zh"], about["quote"]) for u, v, about in written.edges(data=True)) == sorted(
        (u, v, about["label_zh"], about["quote"]) for u, v, about in made.edges(data=True)
    )


def test_gexf_loads_with_its_chinese_labels(folder: Path) -> None:
    written, made = networkx.read_gexf(folder / "graph.gexf"), Export.of(samples()).network
    assert {node: about["name"] for node, about in written.nodes(data=True)} == dict(made.nodes(data="name"))
    assert written.number_of_edges() == made.number_of_edges()


@pytest.mark.parametrize("word", ["lastmodifieddate", "NetworkX"])
def test_gexf_tells_neither_date_nor_version(folder: Path, word: str) -> None:
    assert word not in (folder / "graph.gexf").read_text(encoding="utf-8")


def test_the_same_bytes_in_any_order_of_reports(folder: Path, tmp_path: Path) -> None:
    write_all([dongli(), hedong()], tmp_path)
    written = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert {str(path).split("/")[0] for path in written} == set(WRITERS)
    assert [path for path in written if (folder / path).read_bytes() != (tmp_path / path).read_bytes()] == []


def test_the_union_of_two_builds_is_the_build_of_both(folder: Path, tmp_path: Path, turtle: rdflib.Graph) -> None:
    write_all([dongli()], tmp_path / "one")
    write_all([hedong()], tmp_path / "two")
    union = in_rdflib(tmp_path / "one/graph.ttl", "turtle") + in_rdflib(tmp_path / "two/graph.ttl", "turtle")
    assert isomorphic(turtle, union)
