"""Which queries may run: reading the loaded graph, nothing else."""

from time import perf_counter

import pytest

from kg.query.sparql import QueryError, check_read_only

READS = [
    "SELECT * { ?s ?p ?o }",
    "ask { ?s ?p ?o }",
    "PREFIX insert: <urn:insert#> CONSTRUCT { ?s insert:load ?o } WHERE { ?s ?p ?o }",
    "# DROP ALL\nSELECT ?delete { ?delete ?p 'INSERT DATA { }' }",
    'SELECT * { ?s ?p """LOAD " <a> SERVICE""" }',
    "SELECT * { ?s <http://example.org/SERVICE> ?service }",
    "DESCRIBE <urn:clear>",
]
WRITES = [
    "INSERT DATA { <urn:a> <urn:b> 1 }",
    "delete where { ?s ?p ?o }",
    "PREFIX a: <urn:select> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "# SELECT\nLOAD <http://example.org/>",
    "CLEAR ALL",
    "DROP GRAPH <urn:g>",
    "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "SELECT * { service SILENT ?where { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "\\u0049NSERT DATA { <urn:a> <urn:b> 1 }",
    "SELECT * { # a\\u000ASERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "SELECT * { ?s kg:a\\' ?o . SERVICE <http://example.org/sparql> { ?s kg:b\\' ?o } }",
    "PREFIX : <urn:x> INSERT DATA { :a :b 1 }",
]


@pytest.mark.parametrize("text", READS)
def test_what_reads_is_let_through(text: str) -> None:
    check_read_only(text)


@pytest.mark.parametrize("text", WRITES)
def test_what_writes_or_calls_out_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"only reads"):
        check_read_only(text)


@pytest.mark.parametrize(
    "piece", ['"""', "'''", "'", '"', "<", "<a", "#", "\\", '"\\', "'''\\", "a:", "?", "-", "\\u0041", "'''a\"\"\"b"]
)
def test_no_text_takes_long_to_check(piece: str) -> None:
    started = perf_counter()
    check_read_only(piece * (100_000 // len(piece)))
    assert perf_counter() - started < 2
