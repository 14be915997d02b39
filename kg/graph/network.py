"""The graph for networkx: one node a thing, one edge a relation, scalars only, so that GraphML can hold it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.graph.build import facts
from kg.graph.facts import Edge, Evidence, Facts, Node
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.mentioned import LABELS, MENTIONED_IN, mention_edges
from kg.graph.vocabulary import concept_of, local, term
from kg.model import Resolved

if TYPE_CHECKING:
    import networkx

#: Classes that are nodes here; evidence is in attributes, a membership is the edge memberOf.
NODE_TYPES = frozenset(
    {
        "Organisation",
        "Document",
        "Programme",
        "Region",
        "Person",
        "Report",
        "Section",
        "Measure",
        "Observation",
        "Honour",
        "Shortcoming",
    }
)
_LONGEST_LABEL = 18
_JOIN = " | "
#: Not drawable, and not to be written as XML either.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COPIED = ("kind", "level", "theme", "status", "year", "value", "unit", "of", "bound", "indicator", "upper", "verb", "code")


def to_networkx(resolved: Sequence[Resolved], base: str = DEFAULT_BASE) -> "networkx.MultiDiGraph[str]":
    """The graph of several reports; node ids are compact IRIs, edge keys the predicate's local name.

    Nodes have ``type``, ``label``, ``name``, ``reports`` (file names joined by " | "), ``mentions`` and, where there is some,
    ``short_names`` (joined likewise) and the first evidence (``report``, ``start``, ``end``, ``quote``, ``rule``; offsets in code
    points of the source, end exclusive); edges ``predicate``, ``label_zh``, ``label_en`` and evidence, empty and -1 where the
    structure itself says so. Sorted.
    """
    return network([facts(each, base) for each in resolved], base)


def network(all_facts: Iterable[Facts], base: str = DEFAULT_BASE) -> "networkx.MultiDiGraph[str]":
    """The same from facts that are already made."""
    import networkx

    ordered = sorted(all_facts, key=lambda each: each.report)
    iris, names = Iris(base), _report_names(ordered)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    nodes = _nodes(ordered, names)
    for iri in sorted(nodes):
        graph.add_node(iris.compress(iri), **nodes[iri])
    for edge in _edges(ordered, nodes):
        ends = iris.compress(edge.source), iris.compress(edge.target)
        graph.add_edge(*ends, key=local(edge.predicate), **_edge_attributes(edge, names))
    return graph


def _report_names(ordered: Sequence[Facts]) -> Mapping[str, str]:
    """The file name of each report by its IRI; where two files have one name, with the first digits of their hashes."""
    files = [(node.iri, node.values) for each in ordered for node in each.nodes if node.type == "Report"]
    names = {iri: clean(str(values["sourceFile"])).replace(_JOIN, "_") for iri, values in files}
    often = Counter(names.values())
    return {iri: names[iri] + (f" ({values['sha256']:.8})" if often[names[iri]] > 1 else "") for iri, values in files}


def _nodes(ordered: Sequence[Facts], names: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Attributes by IRI; an entity of several reports keeps the first's and gathers their names and mentions."""
    found: dict[str, dict[str, Any]] = {}
    for each in ordered:
        for node in each.nodes:
            if node.type not in NODE_TYPES:
                continue
            new = _attributes(node, names, names[each.report])
            old = found.get(node.iri)
            if old is not None:
                joined = {key: _joined(old[key], new[key]) for key in ("reports", "short_names") if key in old and key in new}
                new = new | old | joined | {"mentions": old["mentions"] + new["mentions"]}
            found[node.iri] = new
    return found


def _joined(first: str, second: str) -> str:
    return _JOIN.join(sorted({*first.split(_JOIN), *second.split(_JOIN)}))


def _attributes(node: Node, names: Mapping[str, str], report: str) -> dict[str, Any]:
    name = clean(node.label)
    label = name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1] + "…"
    values = {key: clean(value) for key in _COPIED if (value := node.values.get(key)) is not None}
    named = {f"{key}_zh": concept_of(node.type, key, values[key]).zh for key in ("kind", "indicator") if key in values}
    about = {"type": node.type, "label": label, "name": name, "reports": report, "mentions": len(node.evidence)}
    if node.short_names:
        about["short_names"] = _JOIN.join(map(clean, node.short_names))
    return about | values | named | (_evidence(node.evidence[0], names) if node.evidence else {})


def _evidence(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "report": names[evidence.report],
        "start": evidence.start,
        "end": evidence.end,
        "quote": clean(evidence.quote),
        "rule": evidence.rule,
    }


def _edges(ordered: Sequence[Facts], nodes: Mapping[str, Any]) -> list[Edge]:
    """Each edge once, with its first evidence; that a thing in a section is in the section's report need not be drawn.

    An entity that none of them touches is led to where it is mentioned, so that nothing lies apart.
    """
    found: dict[tuple[str, str, str], Edge] = {}
    for each in ordered:
        inside = {edge.source for edge in each.edges if edge.predicate == "section"}
        for edge in each.edges:
            drawn = edge.source in nodes and edge.target in nodes and not (edge.predicate == "inReport" and edge.source in inside)
            if drawn:
                found.setdefault((edge.source, edge.target, edge.predicate), edge)
    linked = {end for source, target, _ in found for end in (source, target)}
    for each in ordered:
        found |= {
            (edge.source, edge.target, edge.predicate): edge for edge in mention_edges(each, linked) if edge.source in nodes
        }
    return [found[key] for key in sorted(found)]


def _edge_attributes(edge: Edge, names: Mapping[str, str]) -> dict[str, Any]:
    zh, en = _labels(edge.predicate)
    about = {"predicate": local(edge.predicate), "label_zh": zh, "label_en": en}
    if edge.evidence is None:
        return about | {"report": "", "start": -1, "end": -1, "quote": "", "rule": ""}
    return about | _evidence(edge.evidence, names)


@lru_cache(maxsize=256)
def _labels(predicate: str) -> tuple[str, str]:
    return LABELS if predicate == MENTIONED_IN else (term(predicate).zh, term(predicate).en)


def clean(value: Any) -> Any:
    """A value without the characters that XML cannot hold; numbers as they are.

    >>> clean("东丽区\\x0b人民政府"), clean(12)
    ('东丽区人民政府', 12)
    """
    return _NOT_XML.sub("", value) if isinstance(value, str) else value
