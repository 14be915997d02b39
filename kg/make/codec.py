"""A report's facts and sheet as JSON, small and safe to read: what is shared (evidence, sentences) is held once."""

import json
from typing import Any

from kg.graph import Edge, Evidence, Facts, Node
from kg.graph.facts import Passage
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
    """Facts as lists: passages, evidence that points into these, nodes and edges that point into evidence."""
    passages: dict[Passage | None, int] = {None: -1}
    rows: dict[Evidence | None, int] = {None: -1}
    nodes = [
        [*node[:4], [rows.setdefault(each, len(rows) - 1) for each in node.evidence], node.types, node.short_names]
        for node in facts.nodes
    ]
    edges = [[*edge[:3], rows.setdefault(edge.evidence, len(rows) - 1)] for edge in facts.edges]
    evidence = [[each.iri, each.type, *each[3:7], passages.setdefault(each.passage, len(passages) - 1)] for each in rows if each]
    return [facts.report, [[each.iri, *each[2:]] for each in passages if each], evidence, nodes, edges]


def unpack_facts(packed: Any) -> Facts:
    """The facts that :func:`pack_facts` packed."""
    report, places, rows, nodes, edges = packed
    passages = [*(Passage(iri, report, *rest) for iri, *rest in places), None]  # the last is number -1
    evidence = [
        Evidence(iri, type_, report, start, end, quote, rule, passages[place])
        for iri, type_, start, end, quote, rule, place in rows
    ]
    said = [*evidence, None]
    return Facts(
        report,
        tuple(
            Node(iri, type_, label, values, tuple([evidence[row] for row in found]), tuple(types), tuple(names))
            for iri, type_, label, values, found, types, names in nodes
        ),
        tuple(Edge(source, name, target, said[row]) for source, name, target, row in edges),
    )


def unpack_sheet(packed: Any) -> Sheet:
    """A sheet, which is packed as the lists that its tuples are."""
    name, text, title, issuer, region, year, signed, items, outline, titles = packed
    found = tuple(Item(*each) for each in items)
    headings = tuple(Heading(*each) for each in outline)
    return Sheet(name, text, title, issuer, region, year, signed, found, headings, tuple((start, end) for start, end in titles))
