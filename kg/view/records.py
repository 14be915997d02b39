"""A graph as the data of a page: nodes, edges, and tables of what they share, held once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.graph.vocabulary import concepts
from kg.model import UnknownTermError
from kg.view.addresses import page_address
from kg.view.assets import types
from kg.view.labels import short_label

if TYPE_CHECKING:
    from networkx import MultiDiGraph

FACTS = ("level", "theme", "status", "year", "value", "unit", "of", "bound", "indicator", "mentions")
#: a fact, or the kind of a type -> the vocabulary that its values come from
SCHEMES = {
    "level": "level",
    "theme": "theme",
    "status": "status",
    "bound": "bound",
    "indicator": "indicator",
    "Organisation": "organisation-kind",
    "Document": "document-kind",
    "Programme": "programme-kind",
}
MINOR = frozenset(("Measure", "Observation", "Shortcoming"))  # many and alike: small, so that the bodies among them are seen
EvidenceRow = tuple[int, int, int, str, str]


@dataclass
class Tables:
    """What nodes and edges share: an index in place of a text."""

    reports: dict[str, int] = field(default_factory=dict)
    evidence: dict[EvidenceRow, int] = field(default_factory=dict)
    predicates: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def report(self, name: str) -> int:
        """The row of a report."""
        return self.reports.setdefault(name, len(self.reports))

    def place(self, attributes: Mapping[str, Any]) -> int:
        """The row of the evidence in ``attributes``, or -1 where there is none (a structural edge)."""
        quote = str(attributes.get("quote") or "")
        if not quote:
            return -1
        report = self.report(str(attributes.get("report") or ""))
        start, end = int(attributes.get("start", -1)), int(attributes.get("end", -1))
        row = (report, start, end, quote, str(attributes.get("rule") or ""))
        return self.evidence.setdefault(row, len(self.evidence))

    def predicate(self, name: str, attributes: Mapping[str, Any]) -> int:
        """The row of a predicate with its labels in zh and en."""
        labels = (name, str(attributes.get("label_zh") or name), str(attributes.get("label_en") or name))
        return self.predicates.setdefault(labels, len(self.predicates))


class Records(NamedTuple):
    """The nodes in sorted order of their ids, the edges by the numbers of their ends, and the tables both point into."""

    keys: list[str]
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    tables: Tables


def records(graph: "MultiDiGraph[str]") -> Records:
    """Every node and edge of ``graph``. A type that ``assets/types.json`` does not list is an UnknownTermError.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("region:天津市", type="Region", name="天津市", reports="a.txt")
    >>> records(graph).nodes
    [{'key': 'region:天津市', 'label': '天津市', 'name': '天津市', 'group': 'Region', 'r': [0]}]
    """
    tables, keys = Tables(), sorted(graph)
    numbers = {key: number for number, key in enumerate(keys)}
    nodes = [_node(key, graph.nodes[key], tables) for key in keys]
    edges = [
        {
            "from": numbers[source],
            "to": numbers[target],
            "p": tables.predicate(str(attributes.get("predicate") or name), attributes),
            "e": tables.place(attributes),
        }
        for source, target, name, attributes in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    ]
    return Records(keys, nodes, edges, tables)


def node_type(key: str, attributes: Mapping[str, Any]) -> str:
    """The type of a node, which must be one of ``assets/types.json``."""
    found = str(attributes.get("type") or "")
    if all(found != entry["id"] for entry in types()):
        raise UnknownTermError(f"node {key!r} has type {found!r}, which kg/view/assets/types.json does not list; add it there")
    return found


def _node(key: str, attributes: Mapping[str, Any], tables: Tables) -> dict[str, Any]:
    full = str(attributes.get("name") or attributes.get("label") or key)
    kind = str(attributes.get("kind") or "")
    reports = filter(None, str(attributes.get("reports") or "").split(" | "))
    record = {
        "key": key,
        "label": short_label(str(attributes.get("label") or full)) or key,
        "name": full,
        "also": str(attributes.get("short_names") or ""),
        "group": node_type(key, attributes),
        "kind": kind,
        "kind_zh": str(attributes.get("kind_zh") or ""),
        "facts": _facts(attributes),
        "r": [tables.report(name) for name in reports],
        "e": tables.place(attributes),
    }
    return {name: value for name, value in record.items() if value not in ("", {}, [], -1) or name == "label"}


def _facts(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """What is worth a line: a zero is, save as a count of mentions, which is told of entities only."""
    told = {fact: attributes[fact] for fact in FACTS if attributes.get(fact) not in (None, "")}
    if attributes["type"] in MINOR or not told.get("mentions"):
        told.pop("mentions", None)
    return told


def shared_data(graph: "MultiDiGraph[str]", tables: Tables, reading: str | None) -> dict[str, Any]:
    """The tables as a page holds them; ``reading`` is where the page finds the reading pages, None where there are none.

    A report is its file's name, its title, its year and its reading page.
    """
    titles = report_titles(graph)
    reports = [[name, *titles.get(name, (name, "")), _page(name, reading)] for name in tables.reports]
    return {
        "types": types(),
        "concepts": concept_labels(),
        "reports": reports,
        "evidence": list(tables.evidence),
        "predicates": list(tables.predicates),
    }


def report_titles(graph: "MultiDiGraph[str]") -> dict[str, tuple[str, Any]]:
    """Title and year by file of the reports in ``graph``, or in the one that it is a part of (told by its ``reports``)."""
    known = {str(a["reports"]): a for _, a in graph.nodes(data=True) if a.get("type") == "Report" and a.get("reports")}
    own = {file: (str(about.get("name") or file), about.get("year") or "") for file, about in known.items()}
    return {**graph.graph.get("reports", {}), **own}


def _page(name: str, reading: str | None) -> str | None:
    return None if reading is None or not name else page_address(name, reading)


def concept_labels() -> dict[str, dict[str, tuple[str, str]]]:
    """The labels in zh and en of every concept that a page may have to name.

    >>> concept_labels()["status"]["planned"]
    ('计划', 'planned')
    """
    return {
        fact: {id_: (concept.zh, concept.en) for id_, concept in concepts(scheme).items()} for fact, scheme in SCHEMES.items()
    }
