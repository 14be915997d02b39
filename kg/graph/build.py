"""Facts as RDF. Statements are made as N-Quads text, which is fast, and parsed where objects are asked for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.graph.entities import entity_edges, entity_nodes
from kg.graph.facts import Context, Evidence, Facts, Node, Passage, Value
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
_INTEGER = f"<{_XSD}integer>"
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
    return {(subject, *pair.split(" ", 1)) for subject, pairs in _said(of).items() for pair in pairs}  # type: ignore[misc]


def nquads(resolved: Resolved, base: str = DEFAULT_BASE) -> str:
    """A report's statements as sorted N-Quads, in the named graph that has the report's IRI."""
    return "".join(nquads_of([facts(resolved, base)]))


def nquads_of(all_facts: Sequence[Facts]) -> Iterator[str]:
    """Several reports' statements as N-Quads, report by report in the order of their IRIs, a subject's lines at a time.

    What is said of one report can be a hundred times its text, so that it is not held as one string.
    """
    for each in sorted(all_facts, key=lambda each: each.report):
        ending = f" <{each.report}> .\n"
        said = _said(each)
        for subject in sorted(said):
            between = f"{ending}{subject} "
            yield f"{subject} {between.join(said[subject])}{ending}"


def quads(resolved: Resolved, base: str = DEFAULT_BASE) -> Iterator["pyoxigraph.Quad"]:
    """All statements of one report, in that report's named graph, sorted; a graph over many reports is their union."""
    import pyoxigraph

    yield from pyoxigraph.parse(nquads(resolved, base), format=pyoxigraph.RdfFormat.N_QUADS)


def _said(of: Facts) -> dict[str, list[str]]:
    """For each subject its predicates and objects as N-Triples writes them, sorted, each pair once."""
    about: dict[str, list[str]] = {}
    said: dict[str, list[str]] = {}
    for node in of.nodes:
        if (lines := about.get(node.iri)) is not None:
            lines += _about(node)
        else:
            about[node.iri] = _about(node)
        _places(node, said)
    for edge in of.edges:
        line = f"{_term(edge.predicate)} <{edge.target}>"
        if (lines := about.get(edge.source)) is not None:
            lines.append(line)
        else:
            about[edge.source] = [line]
    for iri, lines in about.items():
        # few are said twice, and as they come they are nearly sorted
        if len(set(lines)) < len(lines):
            lines = list(set(lines))
        lines.sort()
        said[f"<{iri}>"] = lines
    return said


def _about(node: Node) -> list[str]:
    """What is said of a node itself."""
    type_ = node.type
    lines = [_typed(type_), f"{_term('rdfs:label')} {_text(node.label)}@zh"]
    lines += map(_typed, node.types)
    lines += [f"{_term('skos:altLabel')} {_text(name)}@zh" for name in node.short_names]
    lines += [_stated(type_, property_, value) for property_, value in node.values.items()]
    if (unit := node.values.get("unit")) is not None and (qudt := qudt_units().get(str(unit))) is not None:
        lines.append(f"{_term('qudt:unit')} <{qudt}>")
    evidence = _term("evidence")
    lines += [f"{evidence} <{each.iri}>" for each in node.evidence]
    return lines


def _places(node: Node, said: dict[str, list[str]]) -> None:
    """Put what is said of a node's evidence, and of the sentences around it, into ``said``."""
    for each in node.evidence:
        said[f"<{each.iri}>"] = _evidence(each)
        if each.passage is not None and (passage := f"<{each.passage.iri}>") not in said:
            said[passage] = _passage(each.passage)


# evidence is the most of a report's statements: its lines stand in the order of the properties' IRIs, so that nothing is sorted
def _evidence(each: Evidence) -> list[str]:
    inside = [] if each.passage is None else [f"{_term('inSentence')} <{each.passage.iri}>"]
    return [*_place(each, each.type), *inside, _by_rule(each.rule)]


def _passage(each: Passage) -> list[str]:
    return [*_place(each, "Sentence"), f"{_term('section')} <{each.section}>"]


def _place(each: Evidence | Passage, type_: str) -> tuple[str, ...]:
    """What is said first of a place in a text."""
    one, two, three, end, exact, start, report = _printed(type_, each.report)
    return (
        one,
        two,
        three,
        f'{end} "{each.end}"^^{_INTEGER}',
        f"{exact} {_text(each.quote)}",
        f'{start} "{each.start}"^^{_INTEGER}',
        report,
    )


@lru_cache(maxsize=64)
def _printed(type_: str, report: str) -> tuple[str, ...]:
    """The classes of a place in a text, the properties that say where it is, and that it is in a report."""
    classes = sorted(map(_typed, (type_, "oa:TextPositionSelector", "oa:TextQuoteSelector")))
    return (*classes, *map(_term, ("oa:end", "oa:exact", "oa:start")), f"{_term('inReport')} <{report}>")


@lru_cache(maxsize=1024)
def _by_rule(rule: str) -> str:
    return f"{_term('rule')} {_text(rule)}"


@lru_cache(maxsize=256)
def _typed(type_: str) -> str:
    return f"{_TYPE} {_term(type_)}"


# statuses, kinds, units, small numbers: most values are said of many things
@lru_cache(maxsize=1 << 14, typed=True)
def _stated(type_: str, property_: str, value: Value) -> str:
    """A property and its value, as the property's range writes it."""
    predicate, datatype = _term(property_), _range(property_)
    if datatype == "concept":
        return f"{predicate} <{concept_of(type_, property_, str(value)).iri}>"
    if datatype == "string":
        return f"{predicate} {_text(str(value))}"
    return f'{predicate} "{_LEXICAL.get(datatype, str)(value)}"^^<{_XSD}{datatype}>'


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
