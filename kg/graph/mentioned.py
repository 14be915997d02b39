"""Where an entity stands that no statement links: in the drawn graph alone, since in RDF the mention itself says so."""

from collections.abc import Iterator, Set
from itertools import takewhile

from kg.graph.facts import Edge, Evidence, Facts, Node

#: The relation's name in the networkx graph, and its labels in zh and en.
MENTIONED_IN = "mentionedIn"
LABELS = ("提及于", "mentioned in")


def mention_edges(of: Facts, linked: Set[str]) -> Iterator[Edge]:
    """An edge from each mentioned entity that is not among ``linked`` to each section that names it, by the first mention there.

    A mention before the first heading leads to the report.
    """
    sections = sorted((node.evidence[0].start, node.iri) for node in of.nodes if node.type == "Section" and node.evidence)
    for node in of.nodes:
        if node.iri not in linked:
            yield from _edges(node, sections, of.report)


def _edges(node: Node, sections: list[tuple[int, str]], report: str) -> Iterator[Edge]:
    seen = set()
    for evidence in node.evidence:
        place = _section(evidence, sections, report)
        if evidence.type == "Mention" and place not in seen:
            seen.add(place)
            yield Edge(node.iri, MENTIONED_IN, place, evidence)


def _section(evidence: Evidence, sections: list[tuple[int, str]], report: str) -> str:
    before = list(takewhile(lambda section: section[0] <= evidence.start, sections))
    return before[-1][1] if before else report
