"""The graph as a page shows it: nodes with place and size, edges, and one table of evidence that both point into."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.graph.vocabulary import concepts
from kg.model import UnknownTermError
from kg.view.assets import types
from kg.view.labels import short_label
from kg.view.layout import lay_out

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyvis.network import Network

FACTS = ("level", "theme", "status", "year", "value", "unit", "of", "bound", "mentions")
#: a fact, or the kind of a type -> the vocabulary that its values come from
SCHEMES = {
    "level": "level",
    "theme": "theme",
    "status": "status",
    "bound": "bound",
    "Organisation": "organisation-kind",
    "Document": "document-kind",
    "Programme": "programme-kind",
}
MINOR = {"Measure", "Observation", "Shortcoming"}  # many and alike: small, so that the bodies among them are seen
MINOR_SIZE, LARGEST_SIZE = 7, 36
EvidenceRow = tuple[int, int, int, str, str]


@dataclass
class Tables:
    """What nodes and edges share, held once: an index in place of a text."""

    reports: dict[str, int] = field(default_factory=dict)
    evidence: dict[EvidenceRow, int] = field(default_factory=dict)
    predicates: dict[tuple[str, str, str], int] = field(default_factory=dict)
    discs: tuple[tuple[int, int, int], ...] = ()

    def place(self, attributes: Mapping[str, Any]) -> int:
        """The row of the evidence in ``attributes``, or -1 where there is none (a structural edge)."""
        quote = str(attributes.get("quote") or "")
        if not quote:
            return -1
        report = self.reports.setdefault(str(attributes.get("report") or ""), len(self.reports))
        start, end = int(attributes.get("start", -1)), int(attributes.get("end", -1))
        row = (report, start, end, quote, str(attributes.get("rule") or ""))
        return self.evidence.setdefault(row, len(self.evidence))

    def predicate(self, name: str, attributes: Mapping[str, Any]) -> int:
        """The row of a predicate with its labels in zh and en."""
        labels = (name, str(attributes.get("label_zh") or name), str(attributes.get("label_en") or name))
        return self.predicates.setdefault(labels, len(self.predicates))


def add_elements(network: "Network", graph: "MultiDiGraph[str]") -> Tables:
    """Adds every node and edge of ``graph`` to the pyvis ``network`` and returns the tables that they point into.

    Nodes are numbered in sorted order of their ids. A type that ``assets/types.json`` does not list is an UnknownTermError.
    """
    sizes = {name: node_size(_type(name, graph.nodes[name]), graph.degree(name)) for name in graph}
    layout = lay_out(graph, sizes)
    tables = Tables(discs=layout.discs)
    numbers = {name: number for number, name in enumerate(sorted(graph))}
    for name, number in numbers.items():
        x, y = layout.places[name]
        network.add_node(number, x=x, y=y, size=sizes[name], **_node(name, graph.nodes[name], tables))
    for source, target, key, attributes in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        predicate = tables.predicate(str(attributes.get("predicate") or key), attributes)
        network.add_edge(numbers[source], numbers[target], p=predicate, e=tables.place(attributes))
    return tables


def _node(name: str, attributes: Mapping[str, Any], tables: Tables) -> dict[str, Any]:
    full = str(attributes.get("name") or attributes.get("label") or name)
    kind = str(attributes.get("kind") or "")
    record = {
        "key": name,
        "label": short_label(str(attributes.get("label") or full)) or name,
        "name": full,
        "also": str(attributes.get("short_names") or attributes.get("label") or ""),
        "group": _type(name, attributes),
        "shape": _shapes()[_type(name, attributes)],
        "kind": kind,
        "kind_zh": str(attributes.get("kind_zh") or kind),
        "facts": _facts(attributes),
        "reports": str(attributes.get("reports") or ""),
        "e": tables.place(attributes),
    }
    return {key: value for key, value in record.items() if value not in ("", {}) or key == "label"}


def _facts(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """What is worth a line: a zero is, save as a count of mentions, which is told of entities only."""
    told = {fact: attributes[fact] for fact in FACTS if attributes.get(fact) not in (None, "")}
    if attributes["type"] in MINOR or not told.get("mentions"):
        told.pop("mentions", None)
    return told


def _type(name: str, attributes: Mapping[str, Any]) -> str:
    found = str(attributes.get("type") or "")
    if found not in _shapes():
        raise UnknownTermError(f"node {name!r} has type {found!r}, which kg/view/assets/types.json does not list; add it there")
    return found


def _shapes() -> dict[str, str]:
    return {entry["id"]: entry["shape"] for entry in types()}


def node_size(node_type: str, degree: int) -> int:
    """The radius to draw a node with, in drawing units: by the root of its degree, so that areas compare.

    >>> node_size("Organisation", 1), node_size("Organisation", 400), node_size("Measure", 9)
    (9, 36, 7)
    """
    return MINOR_SIZE if node_type in MINOR else min(LARGEST_SIZE, round(7 + 2.4 * math.sqrt(degree)))


def concept_labels() -> dict[str, dict[str, tuple[str, str]]]:
    """The labels in zh and en of every concept that a page may have to name.

    >>> concept_labels()["status"]["planned"]
    ('计划', 'planned')
    """
    return {
        fact: {id_: (concept.zh, concept.en) for id_, concept in concepts(scheme).items()} for fact, scheme in SCHEMES.items()
    }
