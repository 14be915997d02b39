"""A partition in short: what is gathered from all of them into tables, counts and pages over the whole corpus."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kg.export import Said
from kg.graph import Evidence, Node

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
        links: dict[tuple[str, str, str], list[Any]] = {}
        for edge in said.facts.edges:
            if edge.source in shared and edge.target in shared:
                place = _place((edge.evidence,) if edge.evidence else (), file)
                links[edge[:3]] = min(links.get(edge[:3], place), place, key=lambda each: each[1] < 0)
        for ends, place in links.items():
            self.links.setdefault(ends, [0, place])[0] += 1

    def _node(self, node: Node, said: Said, file: str, first: bool) -> None:
        values = node.values
        if node.type in SHARED:
            kind, level = str(values.get("kind", "")), str(values.get("level", ""))
            place, report = _place(node.evidence, file), said.facts.report
            row = self.entities.setdefault(node.iri, [node.type, 0, 0, report, node.label, kind, level, report, *place])
            row[1] += first
            row[2] += sum(each.type == "Mention" for each in node.evidence)
            # what several reports say differently is told as the first of them says it, whatever their order here
            if report < row[3]:
                row[3:7] = report, node.label, kind, level
            if place[1] >= 0 and (row[9] < 0 or report < row[7]):
                row[7:] = report, *place
        elif first:
            self.classes[node.type] += 1
            if node.type == "Measure":
                self.themes[str(values.get("theme", ""))] += 1
            if node.type == "Observation" and values.get("indicator"):
                known = [values["indicator"], values.get("unit", ""), values["value"]]
                self.values.append([*known, said.input["region"], said.input["year"], file])

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
