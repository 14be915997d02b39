"""The SPARQL endpoint over a socket: with clients that people use, in each form, and against what it must refuse."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from urllib.parse import quote

import httpx
import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg.query import load

REPORTS = "SELECT ?name { ?r a kg:Report ; rdfs:label ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?r rdfs:label ?name } WHERE { ?r a kg:Report ; rdfs:label ?name }"


@pytest.fixture(scope="module")
def names() -> list[object]:
    return [row["name"] for row in load("outputs").select(REPORTS)]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_asks_and_is_answered(method: str, server: str, names: list[object]) -> None:
    client = SPARQLWrapper(server + "sparql")
    client.setMethod(method)
    client.setQuery(REPORTS)
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == names
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == len(names)
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().split() == ["name", *names]
    client.setQuery("PREFIX kg: <https://w3id.org/govreport-kg/ontology#> " + CONSTRUCT)
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert())) == len(names)


def test_sparqlwrapper_is_refused_an_update(server: str) -> None:
    client = SPARQLWrapper(server + "sparql")
    client.setMethod(POST)
    client.setQuery("INSERT DATA { <urn:a> <urn:b> 1 }")
    with pytest.raises(Exception, match="403"):
        client.query()


def test_the_store_of_rdflib_asks_and_is_answered(server: str, names: list[object]) -> None:
    graph = rdflib.Graph(SPARQLStore(server + "sparql"))
    rows = graph.query("PREFIX kg: <https://w3id.org/govreport-kg/ontology#>\n" + REPORTS)
    assert [str(row[0]) for row in rows] == names  # type: ignore[index]


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml;q=0.9, text/csv;q=0.5", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(accept: str, type_: str, server: str, names: list[object]) -> None:
    answered = httpx.get(server + "sparql", params={"query": REPORTS}, headers={"Accept": accept})
    assert (answered.status_code, answered.headers["content-type"].partition(";")[0]) == (200, type_)
    form = pyoxigraph.QueryResultsFormat.from_media_type(type_)
    assert form is not None
    if type_ == "text/csv":
        assert answered.text.split() == ["name", *names]
    else:
        rows = pyoxigraph.parse_query_results(answered.content, format=form)
        assert [row["name"].value for row in rows] == names  # type: ignore[union-attr]


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <https://w3id.org/govreport-kg/region/天津市河东区>"])
def test_a_graph_comes_in_the_form_that_is_asked_for(accept: str, query: str, server: str) -> None:
    answered = httpx.get(server + "sparql", params={"query": query}, headers={"Accept": accept})
    assert answered.headers["content-type"].partition(";")[0] == accept
    form = {"application/rdf+xml": "xml", "application/ld+json": "json-ld", "text/turtle": "turtle"}.get(accept, "nt")
    assert len(rdflib.Graph().parse(data=answered.text, format=form)) >= 2


def test_a_query_may_be_sent_in_three_ways_and_name_its_graphs(server: str) -> None:
    place = server + "sparql"
    [graph, _] = [str(row["g"]) for row in load("outputs").select("SELECT DISTINCT ?g { GRAPH ?g { ?g a kg:Report } }")]
    counted = "SELECT (COUNT(*) AS ?n) { ?r a kg:Report }"
    answers = [
        httpx.get(place, params={"query": counted}),
        httpx.post(place, data={"query": counted}),
        httpx.post(place, content=counted, headers={"Content-Type": "application/sparql-query"}),
        httpx.get(place, params={"query": counted, "default-graph-uri": graph}),
        httpx.post(place, data={"query": "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g {?s ?p ?o} }", "named-graph-uri": graph}),
    ]
    assert [each.json()["results"]["bindings"][0]["n"]["value"] for each in answers] == ["2", "2", "2", "1", "1"]
    assert httpx.get(place, params={"query": "ASK { }"}).json()["boolean"] is True


def test_without_a_query_the_endpoint_describes_itself(server: str) -> None:
    described = httpx.get(server + "sparql", headers={"Accept": "text/turtle"})
    assert "sd:SPARQL11Query" in described.text
    assert len(rdflib.Graph().parse(data=described.text)) > 5
    assert httpx.get(server + "sparql", headers={"Accept": "text/html"}).headers["location"] == "/query"


@contextmanager
def listening() -> Iterator[tuple[str, list[object]]]:
    """An address that notes who connects to it."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        waiting.settimeout(0.1)
        stop = threading.Event()

        def wait() -> None:
            while not stop.is_set():
                try:
                    connection, whence = waiting.accept()
                except TimeoutError:
                    continue
                came.append(whence)
                connection.close()

        thread = threading.Thread(target=wait)
        thread.start()
        yield f"http://127.0.0.1:{waiting.getsockname()[1]}/", came
        stop.set()
        thread.join()


def test_nothing_goes_out(server: str) -> None:
    with listening() as (elsewhere, came):
        asked = {
            f"SELECT * {{ SERVICE <{elsewhere}> {{ ?s ?p ?o }} }}": 403,
            f"SELECT * {{ SERVICE SILENT <{elsewhere}> {{ ?s ?p ?o }} }}": 403,
            f"SELECT * {{ \\u0053ERVICE <{elsewhere}> {{ ?s ?p ?o }} }}": 403,
            f"LOAD <{elsewhere}>": 403,
            f"LOAD SILENT <{elsewhere}> INTO GRAPH <urn:g>": 403,
            f"SELECT * FROM <{elsewhere}> {{ ?s ?p ?o }}": 200,
            f"SELECT * FROM NAMED <{elsewhere}> {{ GRAPH ?g {{ ?s ?p ?o }} }}": 200,
            f"DESCRIBE <{elsewhere}>": 200,
        }
        for query, status in asked.items():
            answered = httpx.get(server + "sparql", params={"query": query})
            assert answered.status_code == status, query
            if status == 200 and query.startswith("SELECT"):
                assert answered.json()["results"]["bindings"] == []
        graph = httpx.get(server + "sparql", params={"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": elsewhere})
        assert graph.json()["results"]["bindings"] == []
    assert came == []


UPDATES = ["INSERT DATA { <urn:a> <urn:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP ALL", "CREATE GRAPH <urn:g>"]


@pytest.mark.parametrize("update", UPDATES)
def test_updates_are_refused_however_they_are_sent(update: str, server: str) -> None:
    place = server + "sparql"
    before = httpx.get(place, params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    sent = [
        httpx.post(place, data={"update": update}),
        httpx.get(place, params={"update": update}),
        httpx.post(place, content=update, headers={"Content-Type": "application/sparql-update"}),
        httpx.post(place, data={"query": update}),
        httpx.post(place, content=update, headers={"Content-Type": "application/sparql-query"}),
        httpx.get(server + "query", params={"sparql": update}),
    ]
    assert {each.status_code for each in sent} == {403}
    assert {httpx.request(method, place).status_code for method in ("PUT", "DELETE", "PATCH")} == {405}
    assert httpx.get(place, params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json() == before


@pytest.mark.parametrize(
    ("query", "status", "why"),
    [
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 403, "more than 100,000 rows"),
        ("CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", 403, "more than 100,000 rows"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 503, "more than 3 s"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a", 503, "memory|more than 3 s"),
        ("SELECT * { " + "{" * 50_000 + "}" * 50_000 + "}", 503, "deeper stack|more than 3 s"),
        ("SELECT * { ?s ?p", 400, "line 1, column"),
        ("", 400, "line 1, column 1"),
        ("天津市", 400, "line 1"),
        ("SELECT * { ?s ?p ?o }" + " " * 300_000, 413, "larger than 200,000 bytes"),
    ],
)
def test_what_is_too_much_or_wrong_is_refused_in_a_line_and_the_server_goes_on(
    query: str, status: int, why: str, server: str
) -> None:
    began = monotonic()
    answered = httpx.post(server + "sparql", data={"query": query}, timeout=60)
    assert answered.status_code == status
    assert any(each in answered.text for each in why.split("|")), answered.text
    assert answered.text.count("\n") == 1
    assert monotonic() - began < 30
    assert httpx.get(server + "sparql", params={"query": "ASK { ?r a kg:Report }"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("POST", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", {"content": "ASK {}"}, 415),
        ("POST", {"data": {"nothing": "1"}}, 400),
        ("POST", {"data": {"query": ["ASK {}", "ASK {}"]}}, 400),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406),
        ("GET", {"params": {"query": CONSTRUCT}, "headers": {"Accept": "text/csv"}}, 406),
        ("GET", {"params": {"query": "ASK {}", "default-graph-uri": "not an iri"}}, 400),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Host": "evil.example"}}, 400),
    ],
)
def test_a_request_that_is_not_of_the_protocol_is_told_so(
    method: str, options: dict[str, object], status: int, server: str
) -> None:
    assert httpx.request(method, server + "sparql", **options).status_code == status  # type: ignore[arg-type]


def test_values_of_every_kind_come_through_each_form(server: str) -> None:
    query = r"""SELECT ?v { VALUES ?v { "a\tb\n\"c\"\\" "中文"@zh 3 2.50 true <urn:x> "2024"^^xsd:gYear UNDEF "𠀀" } }"""
    found = []
    for type_ in ("application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values"):
        answered = httpx.get(server + "sparql", params={"query": query}, headers={"Accept": type_})
        form = pyoxigraph.QueryResultsFormat.from_media_type(type_)
        found.append([str(row[0]) for row in pyoxigraph.parse_query_results(answered.content, format=form)])  # type: ignore[union-attr,arg-type]
    direct = load("outputs").engine.run(query)
    assert found == [[str(row[0]) for row in direct]] * 3  # type: ignore[union-attr,index]
    assert found != [] and json.dumps(found[0])
    assert quote(found[0][0])
