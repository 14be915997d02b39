"""tables/*.csv: one table a class, and the edges and mentions; UTF-8 with a BOM, so that Excel shows Chinese."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.export.base import Export, write_text
from kg.graph import Evidence, Iris, Node
from kg.graph.vocabulary import concept_of, local, term

Cell = str | int | float | bool
Row = Sequence[Cell]

EVIDENCE = ("report", "start", "end", "quote", "rule")
_BETWEEN = " | "


class Table(NamedTuple):
    """A class as a table: its values and its relations are columns, the latter by the names of what they lead to."""

    type: str
    values: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


TABLES: Mapping[str, Table] = {
    "organisations": Table("Organisation", ("kind", "level", "open"), ("w3org:subOrganizationOf", "region")),
    "documents": Table("Document", ("kind", "years", "trial", "open")),
    "programmes": Table("Programme", ("kind", "open")),
    "regions": Table("Region", ("level", "code", "open"), ("schema:containedInPlace",)),
    "persons": Table("Person", ("open",), ("w3org:memberOf",)),
    "measures": Table(
        "Measure",
        ("verb", "status", "theme"),
        ("actor", "issues", "implements", "basis", "concerns", "programme", "observation", "section"),
    ),
    "observations": Table("Observation", ("of", "indicator", "value", "upper", "unit", "bound", "year"), ("region", "section")),
    "honours": Table("Honour", ("recipientName", "level", "year"), ("recipient", "giver", "section")),
    "shortcomings": Table("Shortcoming", ("theme",), ("section",)),
    "reports": Table("Report", ("year", "signed", "sourceFile", "sha256"), ("issuer", "region")),
}


#: all tables
NAMES = (*TABLES, "edges", "mentions")


def write_tables(export: Export, folder: Path) -> None:
    """Write every table into a folder, one file each."""
    for name, columns, rows in tables(export):
        _write(folder / f"{name}.csv", columns, rows)


def tables(export: Export, names: Collection[str] = NAMES) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
    """Each table of ``names``: its name, its columns and its rows, sorted."""
    index = _Index(export)
    for name, table in TABLES.items():
        if name in names:
            yield name, _columns(table), _rows(table, index)
    if "edges" in names:
        yield "edges", _EDGE_COLUMNS, _edges(index)
    if "mentions" in names:
        yield "mentions", _MENTION_COLUMNS, _mentions(index)


def guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe; numbers stay.

    >>> guarded('=HYPERLINK("x")'), guarded("区司法局"), guarded(-5)
    ('\\'=HYPERLINK("x")', '区司法局', -5)
    """
    formula = isinstance(cell, str) and (cell.lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(("\t", "\r")))
    return f"'{cell}" if formula else cell


class _Index:
    """Things and relations of all reports, to be looked up by IRI."""

    def __init__(self, export: Export) -> None:
        self.iris = Iris(export.base)
        self.facts = sorted(export.facts, key=lambda each: each.report)
        self.nodes: dict[str, list[tuple[str, Node]]] = {}
        self.targets: dict[tuple[str, str], dict[str, None]] = {}
        for each in self.facts:
            for node in each.nodes:
                self.nodes.setdefault(node.iri, []).append((each.report, node))
            for edge in each.edges:
                self.targets.setdefault((edge.source, edge.predicate), {})[edge.target] = None

    def name(self, iri: str) -> str:
        return self.nodes[iri][0][1].label if iri in self.nodes else self.iris.compress(iri)

    def file(self, report: str) -> str:
        return str(self.nodes[report][0][1].values["sourceFile"])

    def evidence(self, each: Evidence | None) -> Row:
        return (self.file(each.report), each.start, each.end, each.quote, each.rule) if each else ("", "", "", "", "")


def _columns(table: Table) -> Sequence[str]:
    labels = (f"{each}_zh" for each in _labelled(table))
    relations = (local(each) for each in table.relations)
    return ("id", "name", *table.values, *labels, *relations, "short_names", "reports", "mentions", *EVIDENCE)


def _labelled(table: Table) -> Sequence[str]:
    """The properties whose concepts have a column with their Chinese label too."""
    return [each for each in ("kind", "indicator") if each in table.values]


def _rows(table: Table, index: _Index) -> Iterator[Row]:
    for iri in sorted(index.nodes):
        found = [node for _, node in index.nodes[iri] if node.type == table.type]
        if found:
            yield _row(table, index, found, sorted({index.file(report) for report, _ in index.nodes[iri]}))


def _row(table: Table, index: _Index, nodes: Sequence[Node], reports: Sequence[str]) -> Row:
    first = nodes[0]
    evidence = [each for node in nodes for each in node.evidence]
    labels = (
        concept_of(table.type, each, str(first.values[each])).zh if each in first.values else "" for each in _labelled(table)
    )
    return (
        index.iris.compress(first.iri),
        first.label,
        *(_plain(first.values.get(each, "")) for each in table.values),
        *labels,
        *(_BETWEEN.join(index.name(target) for target in index.targets.get((first.iri, each), ())) for each in table.relations),
        _BETWEEN.join(sorted({name for node in nodes for name in node.short_names})),
        _BETWEEN.join(reports),
        len(evidence),
        *index.evidence(evidence[0] if evidence else None),
    )


def _plain(value: Cell) -> Cell:
    """A value for a cell: 5 and not 5.0, which a reader would take for a measured figure."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_EDGE_COLUMNS = ("source", "source_name", "predicate", "label_zh", "label_en", "target", "target_name", *EVIDENCE)
_MENTION_COLUMNS = ("id", "entity", "entity_name", "type", *EVIDENCE)


def _edges(index: _Index) -> list[Row]:
    """Each relation as often as the reports state it, so that each of its rows has its own evidence."""
    rows: set[tuple[Cell, ...]] = set()
    for facts in index.facts:
        for source, predicate, target, evidence in facts.edges:
            about = term(predicate)
            left, right = (index.iris.compress(source), index.name(source)), (index.iris.compress(target), index.name(target))
            rows.add((*left, local(predicate), about.zh, about.en, *right, *index.evidence(evidence)))
    return sorted(rows, key=_edge_order)


def _mentions(index: _Index) -> list[Row]:
    rows = (
        (index.iris.compress(each.iri), index.iris.compress(node.iri), node.label, node.type, *index.evidence(each))
        for facts in index.facts
        for node in facts.nodes
        for each in node.evidence
        if each.type == "Mention"
    )
    return sorted(rows, key=lambda row: (row[4], row[5], row[6], row[1]))


def _edge_order(row: Row) -> tuple[Any, ...]:
    """By all cells from left to right; start and end, which follow the file, are numbers, or empty, which comes after these."""
    at = 1 + _EDGE_COLUMNS.index("report")
    start, end = row[at : at + 2]
    return (*row[:at], start == "", start or 0, end == "", end or 0, *row[at + 2 :])


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    write_text(path, "\ufeff" + lines.getvalue())
