"""That the tables and the annotations say what graph.nq says."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kg.export.tables import EVIDENCE, TABLES, Table, guarded
from kg.graph.facts import squash
from kg.graph.vocabulary import local
from kg.model import UnknownTermError
from kg.verify.finding import Finding, short
from kg.verify.outputs import Outputs
from kg.verify.statements import Place

Row = Mapping[str, str]
_BETWEEN = " | "


def check_tables(outputs: Outputs) -> Iterator[Finding]:
    """Each table has a row for each thing of its class, with the name, values, relations and evidence of graph.nq."""
    for name, table in TABLES.items():
        columns = ("id", "name", *table.values, *map(local, table.relations), *EVIDENCE)
        yield from _table(outputs, f"tables/{name}.csv", columns, partial(_things, table))
    yield from _table(outputs, "tables/edges.csv", ("source", "predicate", "target", *EVIDENCE), _edges)
    yield from _table(outputs, "tables/mentions.csv", ("id", "entity", *EVIDENCE), _mentions)


Checked = Callable[[Outputs, str, Sequence[Row]], Iterator[Finding]]


def _table(outputs: Outputs, file: str, columns: Sequence[str], check: Checked) -> Iterator[Finding]:
    """What ``check`` finds in the rows of a table that is there and has these columns."""
    path = outputs.folder / file
    if not path.is_file():
        return  # told among the files
    try:
        rows = _rows(path)
    except csv.Error as error:
        yield Finding("tables", file, f"cannot be read ({error}): build again")
        return
    if missing := [name for name in columns if rows and name not in rows[0]]:
        yield Finding("tables", f"{file}:1", f"lacks the column {missing[0]}: build again")
    else:
        yield from check(outputs, file, rows)


def _rows(path: Path) -> Sequence[Row]:
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(io.StringIO(text, newline=""))]


def _things(table: Table, outputs: Outputs, file: str, rows: Sequence[Row]) -> Iterator[Finding]:
    wanted = {outputs.short(iri) for iri in outputs.union.of_type(table.type)}
    missing = wanted - {row["id"] for row in rows}
    yield from (Finding("tables", file, f"lacks {key}, which graph.nq has") for key in sorted(missing))
    for number, row in enumerate(rows, 2):
        yield from (Finding("tables", f"{file}:{number}", what) for what in _row(outputs, table, row, wanted))


def _row(outputs: Outputs, table: Table, row: Row, wanted: set[str]) -> Iterator[str]:
    key = row["id"]
    if key not in wanted:
        yield f"has {key or 'a row without id'}, which graph.nq has not"
        return
    union, iri = outputs.union, outputs.iris.expand(key)
    if row["name"] not in map(_guarded, union.values(iri, "rdfs:label")):
        yield f"names {key} “{short(row['name'])}”, graph.nq “{short(union.value(iri, 'rdfs:label'))}”"
    for name in table.values:
        said = [value.rpartition("#")[2] if value.startswith("http") else value for value in union.values(iri, name)]
        if not any(map(_same, [row[name]] * len(said), said)) and (said or row[name]):
            yield f"{key} has {name} “{short(row[name])}”, in graph.nq “{short(', '.join(said))}”"
    for name in table.relations:
        cell = sorted(filter(None, row[local(name)].split(_BETWEEN)))
        said = sorted({_guarded(union.value(target, "rdfs:label")) for target in union.values(iri, name)})
        if cell != said and row[local(name)] != _guarded(_BETWEEN.join(said)) and sorted({*cell}) != said:
            yield f"{key} has {local(name)} “{short(row[local(name)])}”, in graph.nq “{short(_BETWEEN.join(said))}”"
    if row["quote"] and not _is_evidence(outputs, iri, row):
        yield f"{key} has evidence {row['report']}:{row['start']}-{row['end']} “{short(row['quote'])}”, which graph.nq has not"


def _guarded(text: str) -> str:
    return str(guarded(text))


def _same(cell: str, said: str) -> bool:
    try:
        return float(cell) == float(said)
    except ValueError:
        return cell in (_guarded(said), said) or cell.casefold() == said.casefold()


def _is_evidence(outputs: Outputs, iri: str, row: Row) -> bool:
    return any(_cells(outputs, evidence) == _own(row) for evidence in outputs.union.values(iri, "evidence"))


def _own(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in EVIDENCE)


def _cells(outputs: Outputs, evidence: str) -> tuple[str, ...]:
    """The cells of an evidence: file, start, end, quote, rule."""
    union = outputs.union
    said = (union.value(evidence, name) for name in ("oa:start", "oa:end", "oa:exact", "rule"))
    file = union.value(union.value(evidence, "inReport"), "sourceFile")
    return tuple(_guarded(cell) for cell in (file, *said))


def _edges(outputs: Outputs, file: str, rows: Sequence[Row]) -> Iterator[Finding]:
    """Each row of edges.csv is a statement, and its evidence, where it has some, one of graph.nq."""
    union = outputs.union
    known = {_cells(outputs, iri) for type_ in ("Evidence", "Mention") for iri in union.of_type(type_)} | {("",) * len(EVIDENCE)}
    seen = set()
    for number, row in enumerate(rows, 2):
        source, name, target = row["source"], row["predicate"], row["target"]
        seen.add((source, name, target))
        if not _stated(outputs, source, name, target):
            yield Finding("tables", f"{file}:{number}", f"has {source} {name} {target}, which graph.nq does not state")
        elif _own(row) not in known:
            place = f"{row['report']}:{row['start']}-{row['end']}"
            yield Finding("tables", f"{file}:{number}", f"has evidence {place} “{short(row['quote'])}”, which graph.nq has not")
    for line in sorted(_relations(outputs) - seen):
        yield Finding("tables", file, f"lacks {' '.join(line)}, which graph.nq states")


def _relations(outputs: Outputs) -> set[tuple[str, str, str]]:
    """Statements between things that have a name."""
    union = outputs.union
    named = {iri for iri, _ in union.pairs("rdfs:label")}
    return {
        (outputs.short(iri), local(name), outputs.short(value))
        for iri in named
        for name, values in union.about(iri).items()
        for value in values
        if value in named and name != "evidence"
    }


def _stated(outputs: Outputs, source: str, name: str, target: str) -> bool:
    try:
        about, wanted = outputs.union.about(outputs.iris.expand(source)), outputs.iris.expand(target)
    except UnknownTermError:
        return False
    return any(wanted in values for each, values in about.items() if local(each) == name)


def _mentions(outputs: Outputs, file: str, rows: Sequence[Row]) -> Iterator[Finding]:
    """mentions.csv has a row for each mention, as graph.nq places it."""
    union = outputs.union
    wanted = {outputs.short(iri): iri for iri in union.of_type("Mention")}
    seen = set()
    for number, row in enumerate(rows, 2):
        iri = wanted.get(row["id"])
        seen.add(row["id"])
        if iri is None:
            yield Finding("tables", f"{file}:{number}", f"has {row['id']}, which graph.nq has not")
        elif _cells(outputs, iri) != _own(row):
            yield Finding("tables", f"{file}:{number}", f"places {row['id']} elsewhere than graph.nq")
        elif not _stated_evidence(outputs, row["entity"], iri):
            yield Finding("tables", f"{file}:{number}", f"gives {row['id']} to {row['entity']}, graph.nq does not")
    yield from (Finding("tables", file, f"lacks {key}, which graph.nq has") for key in sorted(wanted.keys() - seen))


def _stated_evidence(outputs: Outputs, entity: str, mention: str) -> bool:
    try:
        return mention in outputs.union.values(outputs.iris.expand(entity), "evidence")
    except UnknownTermError:
        return False


_STANDOFF = ("mentions", "measures", "observations")


def check_annotations(outputs: Outputs) -> Iterator[Finding]:
    """annotations.jsonl has for each report the places and rules of graph.nq, and the source's words at each."""
    file = f"annotations/{outputs.part}.jsonl.gz" if outputs.part else "annotations.jsonl"
    path = outputs.folder / file
    if not path.is_file():
        return
    try:
        data = gzip.decompress(path.read_bytes()) if outputs.part else path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        yield Finding("annotations", file, f"cannot be read ({error}): build again")
        return
    reports = {outputs.file_of(report): report for report in outputs.graphs}
    seen = set()
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        try:
            about = json.loads(line)
            doc = str(about["doc"])
            items = [item for name in _STANDOFF for item in about.get(name, ())]
            places = {(int(item["start"]), int(item["end"]), str(item["rule"])): str(item["text"]) for item in items}
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            yield Finding("annotations", f"{file}:{number}", f"not an annotation ({type(error).__name__}: {error}): build again")
            continue
        seen.add(doc)
        if doc not in reports:
            yield Finding("annotations", f"{file}:{number}", f"{doc} is no report of graph.nq")
        else:
            yield from _annotated(outputs, reports[doc], doc, places)
    for doc in sorted(reports.keys() - seen):
        yield Finding("annotations", file, f"lacks {doc}, which graph.nq has")


def _annotated(outputs: Outputs, report: str, doc: str, found: Mapping[tuple[int, int, str], str]) -> Iterator[Finding]:
    wanted = annotated_places(outputs, report)
    for start, end, rule in sorted(found.keys() - wanted.keys()):
        yield Finding("annotations", f"{doc}:{start}-{end}", f"annotations.jsonl has {rule} here, and graph.nq has not")
    for start, end, rule in sorted(wanted.keys() - found.keys()):
        yield Finding("annotations", f"{doc}:{start}-{end}", f"graph.nq has {rule} here, and annotations.jsonl has not")
    for place in sorted(found.keys() & wanted.keys()):
        if squash(wanted[place].quote) != found[place]:
            said = f"annotations.jsonl has “{short(found[place])}”, graph.nq “{short(wanted[place].quote)}”"
            yield Finding("annotations", f"{doc}:{place[0]}-{place[1]}", said)


def annotated_places(outputs: Outputs, report: str, types: Sequence[str] = ("Measure", "Observation")) -> dict[Any, Place]:
    """The mentions of a report, and the evidence of its things of these ``types``, by start, end and rule."""
    graph = outputs.graphs[report]
    borne = {iri for type_ in types for thing in graph.of_type(type_) for iri in graph.values(thing, "evidence")}
    return {(p.start, p.end, p.rule): p for p in graph.places() if p.type == "Mention" or p.iri in borne}
