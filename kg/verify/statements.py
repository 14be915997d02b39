"""The statements of one graph, to be asked subject by subject."""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from kg.graph.vocabulary import VOCABULARY_PREFIXES, compact
from kg.model import UnknownTermError

if TYPE_CHECKING:
    import pyoxigraph

#: Subject, predicate, and object as the parser gives them; the first two by IRI.
Triple = tuple[str, str, "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple"]
_TYPE = VOCABULARY_PREFIXES["rdf"] + "type"


#: The classes whose instances quote a source.
QUOTED = ("Evidence", "Mention", "Sentence")


class Place(NamedTuple):
    """Words of a source: ``[start, end)`` in code points, the quote, and the rule, which a sentence has not.

    ``type`` is one of ``QUOTED``.
    """

    iri: str
    type: str
    start: int
    end: int
    quote: str
    rule: str


class Statements:
    """Statements by subject and predicate, the latter by its compact name (``oa:start``, ``issued``)."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = set(triples)
        self._said: dict[str, dict[str, list[str]]] = {}
        self.subjects: dict[str, list[str]] = {}
        for subject, predicate, target in sorted(self.triples, key=_order):
            self._said.setdefault(subject, {}).setdefault(name_of(predicate), []).append(value_of(target))
            if predicate == _TYPE:
                self.subjects.setdefault(name_of(value_of(target)), []).append(subject)

    def __contains__(self, subject: str) -> bool:
        return subject in self._said

    def about(self, subject: str) -> Mapping[str, list[str]]:
        """All that is said of a subject."""
        return self._said.get(subject, {})

    def values(self, subject: str, predicate: str) -> list[str]:
        """The objects of a subject and predicate: IRIs, or the text of literals."""
        return self._said.get(subject, {}).get(predicate, [])

    def value(self, subject: str, predicate: str) -> str:
        """The first of them, or an empty text."""
        return next(iter(self.values(subject, predicate)), "")

    def of_type(self, name: str) -> list[str]:
        """The subjects of a class, sorted."""
        return self.subjects.get(name, [])

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Subject and object of each statement with this predicate."""
        for subject, about in self._said.items():
            yield from ((subject, value) for value in about.get(predicate, ()))

    def places(self) -> Iterator[Place]:
        """All that quotes a source and has its offsets as numbers."""
        for type_ in QUOTED:
            for iri in self.of_type(type_):
                start, end, quote, rule = (self.value(iri, name) for name in ("oa:start", "oa:end", "oa:exact", "rule"))
                if start.isdecimal() and end.isdecimal():
                    yield Place(iri, type_, int(start), int(end), quote, rule)


def _order(triple: Triple) -> tuple[str, str, str]:
    return triple[0], triple[1], str(triple[2])


def read_quads(path: Path) -> dict[str, Statements]:
    """The statements of an N-Quads file, gzipped or not, by named graph; raises SyntaxError, with the line, and OSError."""
    import pyoxigraph

    found: dict[str, list[Triple]] = {}
    with path.open("rb") as plain:
        file: IO[bytes] = gzip.GzipFile(fileobj=plain) if path.suffix == ".gz" else plain  # type: ignore[assignment]
        for quad in pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.N_QUADS):
            graph = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
            found.setdefault(graph, []).append((value_of(quad.subject), quad.predicate.value, quad.object))
    return {graph: Statements(triples) for graph, triples in sorted(found.items())}


def read_triples(data: str | bytes, form: "pyoxigraph.RdfFormat", base: str | None = None) -> set[Triple]:
    """The statements of a Turtle, JSON-LD or N-Triples text, whatever their graph; raises SyntaxError, with the line."""
    import pyoxigraph

    parsed = pyoxigraph.parse(input=data, format=form, base_iri=base)
    return {(value_of(quad.subject), quad.predicate.value, quad.object) for quad in parsed}


def value_of(term: object) -> str:
    """An IRI, or the text of a literal."""
    import pyoxigraph

    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else str(term)


@lru_cache(maxsize=512)
def name_of(iri: str) -> str:
    """The compact name of a predicate or class; one of no known vocabulary stays an IRI.

    >>> name_of("http://www.w3.org/ns/oa#start"), name_of("urn:other")
    ('oa:start', 'urn:other')
    """
    try:
        return compact(iri)
    except UnknownTermError:
        return iri
