"""A partition in short: what is gathered from all of them into tables, counts and pages over the whole corpus."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kg.export import Said
from kg.graph import Edge, Evidence, Node

#: classes whose things several reports share, by IRI; each other thing is of one report
SHARED = ("Organisation", "Document", "Programme", "Region", "Person", "Post")
#: classes of the drawn graph of a large corpus
DRAWN = ("Organisation", "Document", "Programme", "Region")


@dataclass
class Digest:
    """What is counted and listed of a partition, report by report."""

    reports: list[list[Any]] = field(default_factory=list)
    entities: dict[str, list[Any]] = field(default_factory=dict)
    links: dict[tuple[str, str, str], list[Any]] = field(default_factory=dict)
    classes: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    values: list[list[Any]] = field(default_factory=list)
    corrections: list[dict[str, str]] = field(default_factory=list)
    quads: int = 0

    def add(self, said: Said, quads: int) -> None:
        """Takes what one report says, in so many quads."""
        file = str(said.input["file"])
        self.quads += quads
        self.classes["indicators"] += said.indicators
        self.corrections += map(dict, said.corrections)
        about = (said.input[key] for key in ("file", "sha256", "title", "issuer", "region", "year"))
        self.reports.append([said.facts.report, *about])
        shared = {node.iri for node in said.facts.nodes if node.type in DRAWN}
        seen: set[tuple[str, str]] = set()
        for node in said.facts.nodes:
            self._node(node, said, file, first=(node.type, node.iri) not in seen)
            seen.add((node.type, node.iri))
        evidence = {(each.type, each.iri) for node in said.facts.nodes for each in node.evidence}
        self.classes.update(type_ for type_, _ in evidence)
        for source, predicate, target in dict.fromkeys(edge[:3] for edge in said.facts.edges):
            if source in shared and target in shared:
                self._link(source, predicate, target, said, file)

    def _node(self, node: Node, said: Said, file: str, first: bool) -> None:
        values = node.values
        if node.type in SHARED:
            kind, level = str(values.get("kind", "")), str(values.get("level", ""))
            row = self.entities.setdefault(node.iri, [node.type, node.label, kind, level, 0, 0, _place(node.evidence, file)])
            row[4] += first
            row[5] += sum(each.type == "Mention" for each in node.evidence)
        elif first:
            self.classes[node.type] += 1
            if node.type == "Measure":
                self.themes[str(values.get("theme", ""))] += 1
            if node.type == "Observation" and values.get("indicator"):
                known = [values["indicator"], values.get("unit", ""), values["value"]]
                self.values.append([*known, said.input["region"], said.input["year"], file])

    def _link(self, source: str, predicate: str, target: str, said: Said, file: str) -> None:
        row = self.links.get((source, predicate, target))
        if row is None:
            found = (edge.evidence for edge in said.facts.edges if edge[:3] == (source, predicate, target))
            evidence = tuple(each for each in found if each is not None)
            row = self.links[source, predicate, target] = [0, _place(evidence, file)]
        row[0] += 1

    def packed(self) -> dict[str, Any]:
        """As plain lists, sorted."""
        return {
            "reports": self.reports,
            "entities": [[iri, *self.entities[iri]] for iri in sorted(self.entities)],
            "links": [[*ends, *self.links[ends]] for ends in sorted(self.links)],
            "classes": dict(sorted(self.classes.items())),
            "themes": dict(sorted(self.themes.items())),
            "values": self.values,
            "corrections": self.corrections,
            "quads": self.quads,
        }


def _place(evidence: tuple[Evidence, ...], file: str) -> list[Any]:
    """Where the first of these is printed: file, start, end, quote, rule."""
    return [file, evidence[0].start, evidence[0].end, evidence[0].quote, evidence[0].rule] if evidence else ["", -1, -1, "", ""]


__all__ = ["DRAWN", "SHARED", "Digest", "Edge"]
