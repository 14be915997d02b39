"""Facts as RDF. Statements are made as N-Quads text, which is fast, and parsed where objects are asked for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.graph.entities import entity_edges, entity_nodes
from kg.graph.facts import Context, Evidence, Facts, Node, Value
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.posts import membership_edges, membership_nodes
from kg.graph.relations import relation_edges
from kg.graph.things import number, thing_nodes
from kg.graph.vocabulary import VOCABULARY_PREFIXES, concept_of, qudt_units, term
from kg.model import Resolved

if TYPE_CHECKING:
    import pyoxigraph

#: Subject, predicate and object, each as N-Triples writes it.
Statement = tuple[str, str, str]

_RDF = VOCABULARY_PREFIXES["rdf"]
_XSD = VOCABULARY_PREFIXES["xsd"]
_TYPE = f"<{_RDF}type>"
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def facts(resolved: Resolved, base: str = DEFAULT_BASE) -> Facts:
    """All that a resolved report says, as nodes and edges."""
    context = Context(resolved, Iris(base))
    nodes = (*thing_nodes(context), *entity_nodes(context), *membership_nodes(context))
    edges = (*relation_edges(context), *entity_edges(context), *membership_edges(context))
    return Facts(context.report, nodes, edges)


def statements(of: Facts) -> set[Statement]:
    """The statements of a report's facts, each once."""
    return set(_statements(of))


def nquads(resolved: Resolved, base: str = DEFAULT_BASE) -> str:
    """A report's statements as sorted N-Quads, in the named graph that has the report's IRI."""
    return _lines(facts(resolved, base))


def nquads_of(all_facts: Sequence[Facts]) -> str:
    """Several reports' statements as N-Quads, report by report in the order of their IRIs."""
    return "".join(_lines(each) for each in sorted(all_facts, key=lambda each: each.report))


def quads(resolved: Resolved, base: str = DEFAULT_BASE) -> Iterator["pyoxigraph.Quad"]:
    """All statements of one report, in that report's named graph, sorted; a graph over many reports is their union."""
    import pyoxigraph

    yield from pyoxigraph.parse(nquads(resolved, base), format=pyoxigraph.RdfFormat.N_QUADS)


def _lines(of: Facts) -> str:
    ending = f" <{of.report}> .\n"
    return "".join(sorted({f"{s} {p} {o}{ending}" for s, p, o in _statements(of)}))


def _statements(of: Facts) -> Iterator[Statement]:
    for node in of.nodes:
        yield from _node(node)
    for edge in of.edges:
        yield f"<{edge.source}>", _term(edge.predicate), f"<{edge.target}>"


def _node(node: Node) -> Iterator[Statement]:
    subject = f"<{node.iri}>"
    yield subject, _TYPE, _term(node.type)
    yield subject, _term("rdfs:label"), _text(node.label) + "@zh"
    for type_ in node.types:
        yield subject, _TYPE, _term(type_)
    for name in node.short_names:
        yield subject, _term("skos:altLabel"), _text(name) + "@zh"
    for property_, value in node.values.items():
        yield subject, _term(property_), _object(node.type, property_, value)
        if property_ == "unit" and value in qudt_units():
            yield subject, _term("qudt:unit"), f"<{qudt_units()[str(value)]}>"
    for each in node.evidence:
        yield subject, _term("evidence"), f"<{each.iri}>"
        yield from _evidence(each)


def _evidence(each: Evidence) -> Iterator[Statement]:
    subject = f"<{each.iri}>"
    yield subject, _TYPE, _term(each.type)
    yield subject, _TYPE, _term("oa:TextPositionSelector")
    yield subject, _TYPE, _term("oa:TextQuoteSelector")
    yield subject, _term("inReport"), f"<{each.report}>"
    yield subject, _term("oa:start"), f'"{each.start}"^^<{_XSD}integer>'
    yield subject, _term("oa:end"), f'"{each.end}"^^<{_XSD}integer>'
    yield subject, _term("oa:exact"), _text(each.quote)
    yield subject, _term("rule"), _text(each.rule)


def _object(type_: str, property_: str, value: Value) -> str:
    """A value as its property's range writes it."""
    datatype = _range(property_)
    if datatype == "concept":
        return f"<{concept_of(type_, property_, str(value)).iri}>"
    if datatype == "string":
        return _text(str(value))
    return f'"{_LEXICAL.get(datatype, str)(value)}"^^<{_XSD}{datatype}>'


_LEXICAL = {
    "decimal": lambda value: number(float(value)),
    "gYear": lambda value: f"{value:04d}",
    "boolean": lambda value: str(value).lower(),
}


@lru_cache(maxsize=256)
def _range(property_: str) -> str:
    leads_to = term(property_).range
    return "concept" if leads_to.endswith("#Concept") else leads_to.rpartition("#")[2]


@lru_cache(maxsize=256)
def _term(name: str) -> str:
    return f"<{term(name).iri}>"


def _text(text: str) -> str:
    """A text as N-Quads quotes it."""
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda match: _SHORT_ESCAPES.get(match.group(), f"\\u{ord(match.group()):04X}"), text)
    return f'"{text}"'
