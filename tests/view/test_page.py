"""The page as a file: whole, safe and the same on every run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.model import UnknownTermError
from kg.view import write_graph_page
from kg.view.assets import asset, source_hash, types, vis_network
from kg.view.page import SCRIPTS, graph_page
from kg.view.reading import SCRIPTS as READING_SCRIPTS
from kg.view.safety import inline_script, json_for_script

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def data_of(html: str) -> Any:
    found = DATA.search(html)
    assert found is not None
    return json.loads(found.group(1))


def test_nothing_of_the_graph_is_left_out(graph: networkx.MultiDiGraph) -> None:
    data = data_of(graph_page(graph, "河东区"))
    keys = [node["key"] for node in data["nodes"]]
    assert keys == sorted(graph)
    drawn = sorted(
        (keys[source], keys[target], data["predicates"][predicate][0]) for source, target, predicate, _ in data["edges"]
    )
    assert drawn == sorted(graph.edges(keys=True))


def test_evidence_is_whole(graph: networkx.MultiDiGraph) -> None:
    data = data_of(graph_page(graph, "河东区"))
    for node in data["nodes"]:
        said = graph.nodes[node["key"]]
        report, *rest = data["evidence"][node["e"]]
        assert [data["reports"][report][0], *rest] == [said[key] for key in ("report", "start", "end", "quote", "rule")]


def test_page_asks_for_nothing(graph: networkx.MultiDiGraph) -> None:
    html = graph_page(graph, "河东区")
    own = html.replace(vis_network(), "")
    assert not re.search(r"\b(?:src|action|srcset|poster)\s*=", own), "the page loads something"
    assert set(re.findall(r'\bhref\s*=\s*"([^"]*)', own)) == {"index.html"}
    assert "@import" not in own and "url(" not in own
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; script-src ")
    assert "unsafe" not in policy[1] and "http" not in policy[1]


@pytest.mark.parametrize("name", sorted({*SCRIPTS, *READING_SCRIPTS, "index.js"}))
def test_scripts_build_no_html_from_text(name: str) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", asset(name))


def test_same_bytes_with_any_hash_seed_and_locale(graph: networkx.MultiDiGraph, tmp_path: Path) -> None:
    networkx.write_graphml(graph, tmp_path / "graph.graphml")
    program = (
        "import sys, networkx, pathlib; from kg.view import write_graph_page; folder = pathlib.Path(sys.argv[1]);"
        "graph = networkx.MultiDiGraph(networkx.read_graphml(folder / 'graph.graphml', force_multigraph=True));"
        "write_graph_page(graph, folder / sys.argv[2], 'Hedong')"
    )
    for name, seed, locale in (("a.html", "1", "C"), ("b.html", "2", "C.UTF-8")):
        here = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", program, str(tmp_path), name], env=here, check=True)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_unknown_type_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_node("x:1", type="Planet", label="x", name="x")
    with pytest.raises(UnknownTermError, match=r"'x:1'.*'Planet'.*types\.json"):
        write_graph_page(graph, tmp_path / "graph.html", "x")
    assert list(tmp_path.iterdir()) == []


def test_types_can_be_told_apart() -> None:
    assert len({(entry["shape"], entry["light"]) for entry in types()}) == len(types())
    assert len({(entry["shape"], entry["dark"]) for entry in types()}) == len(types())


def test_json_for_script_can_end_no_element(hostile_texts: tuple[str, ...]) -> None:
    written = json_for_script(hostile_texts)
    assert not set(written) & set("<>&\u2028\u2029")
    assert tuple(json.loads(written)) == hostile_texts


@pytest.mark.parametrize("text", ["a</script>", "a</STYLE >", "<!-- a"])
def test_an_asset_that_would_end_its_element_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="asset"):
        inline_script(text)


def test_policy_lets_our_scripts_through(graph: networkx.MultiDiGraph) -> None:
    html = graph_page(graph, "河东区").replace("&#39;", "'").replace("&#43;", "+")
    for text in (vis_network(), *map(asset, SCRIPTS)):
        assert source_hash(text) in html


def test_the_graph_of_the_seeds_is_small_and_nothing_in_it_lies_apart(outputs: Path) -> None:
    html = (outputs / "graph.html").read_text(encoding="utf-8")
    assert len(html.encode()) <= 3 * 2**20
    data = data_of(html)
    linked = {end for source, target, *_ in data["edges"] for end in (source, target)}
    assert [node["key"] for number, node in enumerate(data["nodes"]) if number not in linked] == []
