"""What a browser sees: the pages of the folder, the page to ask, and each thing at its own address."""

import csv
import io
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import rdflib

from kg.query import Names, ask, load, named_queries

BUREAU = "天津市河东区司法局"


def test_the_files_are_served_as_they_are(server: str) -> None:
    for path in Path("outputs").rglob("*"):
        if path.is_file() and path.name != "index.html":
            answered = httpx.get(server + quote(path.relative_to("outputs").as_posix()))
            assert (answered.status_code, answered.content) == (200, path.read_bytes()), path
    home = httpx.get(server)
    assert 'href="/query"' in home.text
    assert home.text.replace(re.findall(r'<p class="lead"><a href="/query">.*\n', home.text)[0], "") == Path(
        "outputs/index.html"
    ).read_text(encoding="utf-8")
    assert httpx.head(server + "graph.ttl").headers["content-length"] == str(Path("outputs/graph.ttl").stat().st_size)


@pytest.mark.parametrize(
    "path", ["../pyproject.toml", "%2e%2e/pyproject.toml", "..%2fpyproject.toml", ".git", "tables", "no", "%00", "//etc/passwd"]
)
def test_nothing_else_is_served(path: str, server: str) -> None:
    with httpx.Client() as client:
        request = client.build_request("GET", server)
        request.url = request.url.copy_with(raw_path=f"/{path}".encode())
        assert client.send(request).status_code == 404


def test_every_thing_has_a_page_and_rdf_at_its_address(server: str) -> None:
    graph = load("outputs")
    for label, iri in {label: iri for iri, label in Names.of(graph.engine).labels.items()}.items():
        address = server + iri.removeprefix("https://w3id.org/govreport-kg/")
        if hash_of(iri) % 8 and BUREAU not in label:  # some of them, the same on each machine
            continue
        page = httpx.get(address, headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["vary"]) == (200, "Accept"), iri
        assert f"<h1>{label}</h1>" in unescape(page.text)
        rdf = rdflib.Graph().parse(data=httpx.get(address, headers={"Accept": "text/turtle"}).text, format="turtle")
        assert (rdflib.URIRef(iri), rdflib.RDFS.label, rdflib.Literal(label, lang="zh")) in rdf


def hash_of(text: str) -> int:
    return sum(text.encode())


def test_a_page_leads_to_other_things_and_to_the_place_in_the_report(server: str) -> None:
    page = httpx.get(f"{server}org/{BUREAU}", headers={"Accept": "text/html"}).text
    links = [unescape(link) for link in re.findall(r'href="(/[^"]+)"', page)]
    assert "/org/天津市河东区人民政府" in links
    places = [link for link in links if link.startswith("/reports/")]
    assert places
    for link in links:
        if not link.startswith("/ontology"):
            assert httpx.get(server + link.partition("#")[0].lstrip("/")).status_code == 200, link
    file, _, span = places[0].partition("#c")
    start, end = map(int, span.split("-"))
    text = Path("seeds", file.removeprefix("/reports/").replace(".html", ".txt")).read_bytes().decode()
    assert f"“{text[start:end]}”" in unescape(page)


def test_what_the_graph_does_not_have_is_404(server: str) -> None:
    for path in ("org/没有这个机构", "org/", "measure/a/b", "region/%00", "org/a%2Fb", "evidence/" + "x" * 5000):
        assert httpx.get(server + path, headers={"Accept": "text/html"}).status_code == 404
    assert httpx.get(f"{server}org/{BUREAU}", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_the_page_to_ask_shows_each_named_query_and_its_answer(name: str, server: str) -> None:
    page = httpx.get(server + "query", params={"name": name})
    assert page.status_code == 200
    rows = ask(load("outputs").engine, named_queries()[name]).rows
    assert f"{len(rows)} 行 rows" in page.text
    assert page.text.count("<tr>") - 1 == min(len(rows), 1000)
    for parameter in named_queries()[name].parameters:
        assert f'name="{parameter.name}"' in page.text


def test_an_answer_can_be_narrowed_cited_and_taken_away(server: str) -> None:
    asked = {"name": "measures", "actor": BUREAU, "region": "", "cite": "1"}
    page = httpx.get(server + "query", params=asked).text
    assert "天津市河东区人民政府. 河东区人民政府2022年法治政府建设情况报告[R]. 2023-02-27." in page
    file = httpx.get(server + "query", params={**asked, "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert {row["actor"] for row in rows} == {BUREAU}
    assert httpx.get(server + "query", params={**asked, "format": "json"}).json()[0]["quote"] == rows[0]["quote"]


@pytest.mark.parametrize(
    ("fields", "status", "why"),
    [
        ({"name": "measures", "actor": "司法局"}, 400, "means 2 things"),
        ({"name": "measures", "colour": "red"}, 400, "measures has actor"),
        ({"name": "measures", "format": "pdf"}, 400, "not known: use table"),
        ({"sparql": "SELECT * { ?s"}, 400, "line 1"),
        ({"sparql": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, 403, "more than 100,000 rows"),
        ({"sparql": "<script>alert(1)</script>"}, 400, "line 1"),
        ({"name": "<script>alert(1)</script>"}, 200, "向图谱提问"),
        ({"name": "measures", "actor": '"><script>alert(1)</script>'}, 400, "not in the graph"),
    ],
)
def test_a_wrong_question_is_told_on_the_page(fields: dict[str, str], status: int, why: str, server: str) -> None:
    answered = httpx.get(server + "query", params=fields, timeout=30)
    assert answered.status_code == status
    assert why in unescape(answered.text)
    assert "<script" not in answered.text
    assert "default-src 'none'" in answered.headers["content-security-policy"]
