"""SPARQL over the graph of an outputs folder."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import InputError
from kg.query.answer import Answer, Format, Value, shorten, to_text, value_of
from kg.query.sparql import QueryError, check_read_only, syntax_problem

if TYPE_CHECKING:
    import pyoxigraph


class Engine:
    """Answers read-only SPARQL 1.1 over an N-Quads file.

    The default graph is the union of all reports, each statement once; ``GRAPH ?report { … }`` asks for one report's. The
    prefixes ``namespaces`` need not be declared in a query.
    """

    def __init__(self, path: Path, namespaces: Mapping[str, str]) -> None:
        self.path = path
        self.namespaces = namespaces

    @cached_property
    def store(self) -> "pyoxigraph.Store":
        """The loaded graph; raises InputError where the file is missing or is not N-Quads."""
        import pyoxigraph

        store = pyoxigraph.Store()
        try:
            quads = list(pyoxigraph.parse(path=self.path, format=pyoxigraph.RdfFormat.N_QUADS))
        except FileNotFoundError:
            raise InputError(f"{self.path}: no such file: run kg build first, or name its folder with --outputs") from None
        except (OSError, SyntaxError, ValueError) as error:
            raise InputError(f"{self.path}: not readable as N-Quads ({error}): build the folder again") from None
        # A union asked for at query time would count a statement once for each report that makes it.
        store.bulk_extend(quads)
        store.bulk_extend(pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in quads)
        return store

    def select(self, text: str) -> Answer:
        """The answer to a SELECT, or to an ASK (one row, one column ``answer``); raises QueryError."""
        import pyoxigraph

        result = self._run(text)
        if isinstance(result, pyoxigraph.QueryTriples):
            raise QueryError("the query: it makes a graph, not rows: use SELECT or ASK here")
        return _answer(result)

    def things(self, text: str) -> tuple[set[str], list[tuple[str, str, str]] | None]:
        """The IRIs in the answer, and, of a CONSTRUCT or DESCRIBE, the statements it makes between IRIs (None of a SELECT)."""
        import pyoxigraph

        result = self._run(text)
        if isinstance(result, pyoxigraph.QueryTriples):
            made = [(_iri(each.subject), _iri(each.predicate), _iri(each.object)) for each in result]
            return {iri for each in made for iri in (each[0], each[2]) if iri}, [each for each in made if all(each)]
        if isinstance(result, pyoxigraph.QueryBoolean):
            raise QueryError("the query: it answers yes or no, and names no thing: use SELECT or CONSTRUCT here")
        return {iri for row in result for term in row if (iri := _iri(term))}, None

    def shorten(self, iri: str) -> str:
        """An IRI with its namespace's prefix, as the networkx graph names its nodes."""
        return shorten(iri, self.namespaces)

    def text(self, query: str, form: Format) -> str:
        """The answer as text: rows as ``form`` says, a graph (of CONSTRUCT or DESCRIBE) as Turtle, or as JSON-LD for ``json``."""
        import pyoxigraph

        result = self._run(query)
        if not isinstance(result, pyoxigraph.QueryTriples):
            return to_text(_answer(result), form, self.namespaces)
        if form == "csv":
            raise QueryError("the query: it makes a graph, which is no table: leave --format out (Turtle) or use json (JSON-LD)")
        triples = sorted(set(result), key=str)
        if form == "json":
            return (pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.JSON_LD) or b"").decode("utf-8")
        turtle = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=dict(self.namespaces)) or b""
        return _tidied(turtle.decode("utf-8"))

    def _run(self, text: str) -> "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples":
        check_read_only(text)
        try:
            return self.store.query(text, prefixes=dict(self.namespaces))
        except SyntaxError as error:
            raise syntax_problem(text, error, self.namespaces) from None


def _iri(term: object) -> str:
    """The IRI of a term that is one, else an empty text."""
    import pyoxigraph

    return term.value if isinstance(term, pyoxigraph.NamedNode) else ""


def _tidied(turtle: str) -> str:
    """The text with its prefixes sorted, and only those that are used: the serializer writes all, in no order."""
    lines = turtle.splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith("@prefix "))
    body = "".join(line for line in lines if not line.startswith("@prefix "))
    return "".join(line for line in head if line.split()[1] in body) + body


def _answer(result: "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean") -> Answer:
    import pyoxigraph

    if isinstance(result, pyoxigraph.QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(map(_value, row)) for row in result))


def _value(term: "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None") -> Value:
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.Literal):
        return value_of(term.value, term.datatype.value)
    return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
