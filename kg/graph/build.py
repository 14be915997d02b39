"""Facts as RDF. Statements are made as N-Quads text, which is fast, and parsed where objects are asked for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.graph.entities import entity_edges, entity_nodes
from kg.graph.facts import Context, Edge, Evidence, Facts, Node, Passage, Value
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
    subjects = _subjects(of)
    return {(subject, *pair.split(" ", 1)) for subject in subjects for pair in _said(subjects[subject]).split(_BETWEEN)}  # type: ignore[misc]


def nquads(resolved: Resolved, base: str = DEFAULT_BASE) -> str:
    """A report's statements as sorted N-Quads, in the named graph that has the report's IRI."""
    return "".join(nquads_of([facts(resolved, base)]))


def nquads_of(all_facts: Sequence[Facts]) -> Iterator[str]:
    """Several reports' statements as N-Quads, report by report in the order of their IRIs, a subject's lines at a time.

    What is said of one report can be a hundred times its text, so that it is not held as one string.
    """
    for each in sorted(all_facts, key=lambda each: each.report):
        ending = f" <{each.report}> .\n"
        subjects = _subjects(each)
        for subject in sorted(subjects):
            said = _said(subjects[subject])
            yield f"{subject} {said.replace(_BETWEEN, f'{ending}{subject} ')}{ending}"


def quads(resolved: Resolved, base: str = DEFAULT_BASE) -> Iterator["pyoxigraph.Quad"]:
    """All statements of one report, in that report's named graph, sorted; a graph over many reports is their union."""
    import pyoxigraph

    yield from pyoxigraph.parse(nquads(resolved, base), format=pyoxigraph.RdfFormat.N_QUADS)


# between what is said of a thing: no pair of predicate and object has a line end in it
_BETWEEN = "\n"
#: What says something of one subject: a node and its edges, or a place in the text.
_Sayings = list[Node | Edge] | Evidence | Passage


def _subjects(of: Facts) -> dict[str, _Sayings]:
    """The subjects of a report's statements as N-Triples writes them, each with what says something of it."""
    found: dict[str, _Sayings] = {}
    about: dict[str, list[Node | Edge]] = {}
    for node in of.nodes:
        about.setdefault(node.iri, []).append(node)
        for each in node.evidence:
            found[f"<{each.iri}>"] = each
            if each.passage is not None:
                found[f"<{each.passage.iri}>"] = each.passage
    for edge in of.edges:
        about.setdefault(edge.source, []).append(edge)
    found.update((f"<{iri}>", sayings) for iri, sayings in about.items())
    return found


# text is made when it is written and not before: a report's statements are many times as long as it is
def _said(sayings: _Sayings) -> str:
    """Predicates and objects of a subject as N-Triples writes them, sorted, each pair once and on a line of its own."""
    if isinstance(sayings, Evidence):
        return _evidence(sayings)
    if isinstance(sayings, Passage):
        return _passage(sayings)
    lines: list[str] = []
    for each in sayings:
        if isinstance(each, Edge):
            lines.append(f"{_term(each.predicate)} <{each.target}>")
        else:
            lines += _about(each)
    return _BETWEEN.join(sorted(set(lines)))


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


# evidence is the most of a report's statements: its lines stand in the order of the properties' IRIs, so that nothing is sorted
def _evidence(each: Evidence) -> str:
    before, exact, start, report = _printed(each.type, each.report)
    inside = "" if each.passage is None else f"{_term('inSentence')} <{each.passage.iri}>\n"
    return f"{before}{each.end}{exact}{_text(each.quote)}{start}{each.start}{report}{inside}{_by_rule(each.rule)}"


def _passage(each: Passage) -> str:
    before, exact, start, report = _printed("Sentence", each.report)
    return f"{before}{each.end}{exact}{_text(each.quote)}{start}{each.start}{report}{_term('section')} <{each.section}>"


@lru_cache(maxsize=64)
def _printed(type_: str, report: str) -> tuple[str, str, str, str]:
    """What stands around the end, the quote and the start of a place in a text: its classes, properties and report."""
    classes = sorted(map(_typed, (type_, "oa:TextPositionSelector", "oa:TextQuoteSelector")))
    end, exact, start = map(_term, ("oa:end", "oa:exact", "oa:start"))
    return (
        _BETWEEN.join([*classes, f'{end} "']),
        f'"^^{_INTEGER}\n{exact} ',
        f'\n{start} "',
        f'"^^{_INTEGER}\n{_term("inReport")} <{report}>\n',
    )


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
