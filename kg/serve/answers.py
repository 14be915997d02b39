"""Answers to SPARQL in the forms of the protocol."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.query import Engine, QueryError
from kg.query.engine import no_more_than
from kg.query.sparql import ForbiddenQueryError
from kg.serve.limits import Limits
from kg.serve.negotiate import preferred
from kg.serve.reply import Reply, refusal

if TYPE_CHECKING:
    import pyoxigraph

ROWS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TRIPLES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
#: Names that browsers and tools ask for, and what they mean by them.
_ALSO = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "text/tab-separated-values",
}


def answer(engine: Engine, text: str, accept: str, limits: Limits, graphs: Mapping[str, Sequence[str]] | None = None) -> Reply:
    """The answer to the query ``text`` in a form that ``accept`` likes, or why there is none.

    ``graphs`` may name the graphs of the dataset, as ``default_graph`` and ``named_graphs``. Refused are what is not well
    formed (400), what would change data or call out (403), too large an answer (403), and forms that there are not (406).
    """
    import pyoxigraph

    try:
        result = engine.run(text, graphs=graphs)
        if isinstance(result, pyoxigraph.QueryTriples):
            return _triples(list(no_more_than(limits.rows, result)), accept, limits, engine)
        if isinstance(result, pyoxigraph.QuerySolutions):
            result = _kept(result, limits)
        return _rows(result, accept, limits)
    except ForbiddenQueryError as error:
        return refusal(403, str(error))
    except QueryError as error:
        return refusal(400, str(error))
    except ValueError as error:
        return refusal(400, f"the query: {error}")


def _kept(result: "pyoxigraph.QuerySolutions", limits: Limits) -> "pyoxigraph.QuerySolutions":
    """The same rows, all there: counted one by one as they are found, since a serializer would not stop."""
    import pyoxigraph

    head = "\t".join(f"?{variable.value}" for variable in result.variables)
    lines, size = [head], 0
    for row in no_more_than(limits.rows, result):
        lines.append("\t".join("" if term is None else str(term) for term in row))
        size += len(lines[-1])
        if size > limits.size:
            raise ForbiddenQueryError(f"the query: its answer has more than {limits.size:,} bytes: ask for less")
    kept = pyoxigraph.parse_query_results("\n".join(lines) + "\n", format=pyoxigraph.QueryResultsFormat.TSV)
    assert isinstance(kept, pyoxigraph.QuerySolutions)
    return kept


def _rows(result: "pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean", accept: str, limits: Limits) -> Reply:
    import pyoxigraph

    type_ = preferred(accept, (*ROWS, *_ALSO))
    if type_ is None:
        return refusal(406, f"no answer of the form {accept}: ask for {', '.join(ROWS)}")
    form = pyoxigraph.QueryResultsFormat.from_media_type(_ALSO.get(type_, type_))
    assert form is not None
    return _sized(form.media_type, result.serialize(format=form) or b"", limits)


def _triples(found: "list[pyoxigraph.Triple]", accept: str, limits: Limits, engine: Engine) -> Reply:
    import pyoxigraph

    type_ = preferred(accept, TRIPLES)
    if type_ is None:
        return refusal(406, f"no graph of the form {accept}: ask for {', '.join(TRIPLES)}")
    form = pyoxigraph.RdfFormat.from_media_type(type_)
    assert form is not None
    ordered = sorted(set(found), key=str)
    prefixes = dict(engine.namespaces) if form != pyoxigraph.RdfFormat.RDF_XML else None
    return _sized(type_, pyoxigraph.serialize(ordered, format=form, prefixes=prefixes) or b"", limits)


def _sized(type_: str, body: bytes, limits: Limits) -> Reply:
    if len(body) > limits.size:
        return refusal(403, f"the query: its answer has more than {limits.size:,} bytes: ask for less")
    return Reply(200, type_, body, {"Vary": "Accept"})
