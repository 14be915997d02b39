"""A report's facts and sheet as JSON, small and safe to read: evidence, which nodes and edges share, is held once."""

import json
from typing import Any

from kg.graph import Edge, Evidence, Facts, Node
from kg.view.items import Heading, Item, Sheet


def dumps(value: Any) -> bytes:
    """A value as JSON in UTF-8, without blanks; what no text may hold comes back as it went in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loads(data: bytes) -> Any:
    """The value that :func:`dumps` wrote.

    >>> loads(dumps({"年": [2024, 99.5, None, True]}))
    {'年': [2024, 99.5, None, True]}
    """
    return json.loads(data.decode("utf-8", "surrogatepass"))


def pack_facts(facts: Facts) -> Any:
    """Facts as lists."""
    rows: dict[Evidence, int] = {}
    nodes = [
        [*node[:4], [rows.setdefault(each, len(rows)) for each in node.evidence], node.types, node.short_names]
        for node in facts.nodes
    ]
    edges = [[*edge[:3], -1 if edge.evidence is None else rows.setdefault(edge.evidence, len(rows))] for edge in facts.edges]
    evidence = [[each.iri, each.type, *each[3:]] for each in rows]
    return [facts.report, evidence, nodes, edges]


def unpack_facts(packed: Any) -> Facts:
    """The facts that :func:`pack_facts` packed."""
    report, rows, nodes, edges = packed
    evidence = [Evidence(iri, type_, report, *rest) for iri, type_, *rest in rows]
    return Facts(
        report,
        tuple(
            Node(iri, type_, label, values, tuple([evidence[row] for row in found]), tuple(types), tuple(names))
            for iri, type_, label, values, found, types, names in nodes
        ),
        tuple(Edge(source, name, target, evidence[row] if row >= 0 else None) for source, name, target, row in edges),
    )


def unpack_sheet(packed: Any) -> Sheet:
    """A sheet, which is packed as the lists that its tuples are."""
    name, text, title, issuer, region, year, signed, items, outline, titles = packed
    found = tuple(Item(*each) for each in items)
    headings = tuple(Heading(*each) for each in outline)
    return Sheet(name, text, title, issuer, region, year, signed, found, headings, tuple((start, end) for start, end in titles))
