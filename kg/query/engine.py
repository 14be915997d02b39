"""SPARQL over the graph of an outputs folder."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.graph.vocabulary import compact
from kg.model import InputError
from kg.query.answer import Answer, Code, Value, shorten, value_of
from kg.query.room import MERGED, NAMED, check_room
from kg.query.sparql import ForbiddenQueryError, QueryError, asks_for_graphs, check_read_only, first_word, syntax_problem

if TYPE_CHECKING:
    import pyoxigraph

    Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
    Bound = Mapping[str, pyoxigraph.NamedNode | pyoxigraph.Literal]


_Found = TypeVar("_Found")
# The graph's name and the end of a line of N-Quads: without the name, the statements of all reports are one graph.
_GRAPH_NAME = re.compile(rb" <[^<>]*> \.\r?\n")

_CONCEPTS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?concept ?label { ?concept skos:inScheme ?scheme ; skos:prefLabel ?label FILTER (LANG(?label) = "zh") }
"""


class Engine:
    """Answers read-only SPARQL 1.1 over N-Quads files, gzipped ones among them.

    The default graph is the union of all reports, each statement once, with what the Turtle files ``beside`` (the ontology and
    its vocabularies) state; ``GRAPH ?report { … }`` asks for one report's. The prefixes ``namespaces`` need not be declared in a
    query. Where it is told how many ``statements`` there are, it is seen before these are loaded that memory holds them.
    """

    def __init__(
        self, paths: Sequence[Path], namespaces: Mapping[str, str], beside: Sequence[Path] = (), statements: int = 0
    ) -> None:
        self.paths = paths
        self.namespaces = namespaces
        self.beside = beside
        self.statements = statements

    @property
    def has_pages(self) -> bool:
        """Whether reading pages stand beside the graph: partitions have none."""
        return all(path.suffix != ".gz" for path in self.paths)

    @cached_property
    def store(self) -> "pyoxigraph.Store":
        """The default graph alone, loaded; raises InputError where a file is missing or is not N-Quads, or memory is short."""
        return self._loaded()

    @cached_property
    def dataset(self) -> "pyoxigraph.Store":
        """The default graph and the graph of each report: a store of its own, since few ask for it, and it answers slower."""
        import pyoxigraph

        check_room(self.paths[0].parent, self.statements, NAMED)
        store = self._loaded()
        for path in self.paths:
            with _readable(path):
                store.bulk_load(_content(path), format=pyoxigraph.RdfFormat.N_QUADS)
        return store

    def _loaded(self) -> "pyoxigraph.Store":
        import pyoxigraph

        check_room(self.paths[0].parent, self.statements, MERGED)
        store = pyoxigraph.Store()
        for path in self.paths:
            triples = _GRAPH_NAME.sub(b" .\n", _content(path))
            with _readable(path):
                store.bulk_load(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
        for path in self.beside:
            store.bulk_load(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        return store

    def select(self, text: str, bound: "Bound | None" = None, most: int | None = None) -> Answer:
        """The answer to a SELECT, or to an ASK (one row, one column ``answer``), with the terms ``bound`` to variables.

        Raises QueryError, also where there are more rows than ``most``, as soon as that is seen.
        """
        import pyoxigraph

        result = self.run(text, bound)
        if isinstance(result, pyoxigraph.QueryTriples):
            raise QueryError("the query: it makes a graph, not rows: use SELECT or ASK here")
        return _answer(result, most)

    def things(self, text: str) -> tuple[set[str], list[tuple[str, str, str]] | None]:
        """The IRIs in the answer, and, of a CONSTRUCT or DESCRIBE, the statements it makes between IRIs (None of a SELECT)."""
        import pyoxigraph

        result = self.run(text)
        if isinstance(result, pyoxigraph.QueryTriples):
            made = [(_iri(each.subject), _iri(each.predicate), _iri(each.object)) for each in result]
            return {iri for each in made for iri in (each[0], each[2]) if iri}, [each for each in made if all(each)]
        if isinstance(result, pyoxigraph.QueryBoolean):
            raise QueryError("the query: it answers yes or no, and names no thing: use SELECT or CONSTRUCT here")
        return {iri for row in result for term in row if (iri := _iri(term))}, None

    def about(self, iri: str) -> dict[str, list[str]]:
        """What the default graph says of ``iri``: the values, sorted, by the property's compact name (``verb``, ``oa:start``)."""
        import pyoxigraph

        try:
            thing = pyoxigraph.NamedNode(iri)
        except ValueError:
            return {}
        found: dict[str, list[str]] = {}
        for quad in self.store.quads_for_pattern(thing, None, None, pyoxigraph.DefaultGraph()):
            found.setdefault(compact(quad.predicate.value), []).append(getattr(quad.object, "value", str(quad.object)))
        return {name: sorted(values) for name, values in found.items()}

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """The concepts of the vocabularies as codes, by IRI."""
        rows = self.select(_CONCEPTS).rows
        return {str(iri): Code.of(str(iri).rpartition("#")[2], str(label)) for iri, label in rows}

    def shorten(self, iri: str) -> str:
        """An IRI with its namespace's prefix, as the networkx graph names its nodes."""
        return shorten(iri, self.namespaces)

    def is_graph(self, text: str) -> bool:
        """Whether the query ``text`` makes a graph (CONSTRUCT, DESCRIBE) and not rows."""
        return first_word(text) in ("CONSTRUCT", "DESCRIBE")

    def graph_text(self, text: str, json: bool = False) -> str:
        """The graph that a CONSTRUCT or DESCRIBE makes, sorted, as Turtle or, where ``json``, as JSON-LD."""
        import pyoxigraph

        result = self.run(text)
        if not isinstance(result, pyoxigraph.QueryTriples):
            raise QueryError("the query: it makes rows, not a graph: use CONSTRUCT or DESCRIBE here")
        triples = sorted(set(result), key=str)
        if json:
            return (pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.JSON_LD) or b"").decode("utf-8")
        turtle = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=dict(self.namespaces)) or b""
        return _tidied(turtle.decode("utf-8"))

    def run(
        self, text: str, bound: "Bound | None" = None, graphs: Mapping[str, Sequence[str]] | None = None
    ) -> "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples":
        """What pyoxigraph answers to the query ``text``, with the terms ``bound`` to variables.

        ``graphs`` may name the graphs that make up the dataset: ``default_graph`` those that are merged to the default graph,
        ``named_graphs`` those for GRAPH. Raises QueryError where the query is not well formed or would not only read.
        """
        import pyoxigraph

        check_read_only(text)
        store = self.dataset if graphs or asks_for_graphs(text) else self.store
        terms: dict[pyoxigraph.Variable, Term] = {pyoxigraph.Variable(name): term for name, term in (bound or {}).items()}
        dataset = {name: [pyoxigraph.NamedNode(iri) for iri in iris] for name, iris in (graphs or {}).items() if iris}
        try:
            return store.query(text, prefixes=dict(self.namespaces), substitutions=terms, **dataset)  # type: ignore[arg-type]
        except SyntaxError as error:
            raise syntax_problem(text, error, self.namespaces) from None


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except FileNotFoundError:
        raise InputError(f"{path}: no such file: run kg build first, or name its folder with --outputs") from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read ({reason}): build the folder again") from None


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not readable as N-Quads ({error}): build the folder again") from None


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


def _answer(result: "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean", most: int | None) -> Answer:
    import pyoxigraph

    if isinstance(result, pyoxigraph.QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(map(_value, row)) for row in no_more_than(most, result)))


def no_more_than(most: int | None, found: Iterable[_Found]) -> Iterator[_Found]:
    """What is found, one by one; raises ForbiddenQueryError as soon as it is more than ``most``.

    >>> list(no_more_than(1, "ab"))
    Traceback (most recent call last):
    kg.query.sparql.ForbiddenQueryError: the query: it has more than 1 rows: add LIMIT, or narrow it
    """
    for count, each in enumerate(found, 1):
        if most is not None and count > most:
            raise ForbiddenQueryError(f"the query: it has more than {most:,} rows: add LIMIT, or narrow it")
        yield each


def _value(term: "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None") -> Value:
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.Literal):
        return value_of(term.value, term.datatype.value)
    return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
