"""The outputs of a large corpus: its partitions put in place, and what is gathered from them."""

import csv
import json
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kg.export.manifest import problem_rows, versions
from kg.export.tables import EVIDENCE, guarded
from kg.graph import Iris
from kg.graph.vocabulary import concept_of
from kg.make import Executor, Far, Lost, New, Place, place_of
from kg.model import KgError
from kg.parts.make import ANNOTATIONS, GRAPH, PARTS, PartRecipe, digest_of, make_part
from kg.parts.overview import corpus_of, drawn
from kg.parts.partition import Part
from kg.parts.totals import ENTITY_ROW, Totals, gathering
from kg.view import write_corpus_pages
from kg.whole import SCRATCH

#: table -> the class of its entities
ENTITIES = {
    "organisations": "Organisation",
    "documents": "Document",
    "programmes": "Programme",
    "regions": "Region",
    "persons": "Person",
}
_COLUMNS = ("id", "name", "kind", "kind_zh", "level", "reports", "mentions", *EVIDENCE)
_REPORTS = ("id", "title", "file", "sha256", "issuer", "region", "year", "part")
Problems = Sequence[tuple[str, str]]


def write_parts(
    parts: Sequence[Part], recipe: PartRecipe, executor: Executor, new: New, problems: Problems = ()
) -> Mapping[str, int]:
    """Makes ``parts`` and writes all outputs of a large corpus as ``new``; returns how much it is, by class.

    ``problems`` are inputs that were not read, each its path and why, for the manifest. Raises KgError where a worker died twice
    over a partition.
    """
    places, rows, corrections, folder = [], [], [], new.folder
    sizes: dict[str, int] = {}
    with gathering(folder.with_name(SCRATCH)) as totals:
        for part, outcome in zip(parts, executor.run(partial(make_part, recipe), parts), strict=True):
            if isinstance(outcome, Lost):
                raise KgError(f"{part.name}: its worker was ended from outside, twice (out of memory?): use fewer --jobs")
            place = place_of(outcome)
            digest = digest_of(place)
            totals.add(part.name, digest)
            places.append(place)
            corrections += digest["corrections"]
            rows.append(_row(part, digest))
            for name, size in digest["sizes"].items():
                target = target_of(name, part.name)
                new.linked[target], sizes[target] = place / name, size
        _write_tables(totals, folder / "tables", Iris(recipe.base))
        counts = totals.counts()
        about = {"versions": versions(), "base": recipe.base, "problems": problem_rows(sorted(problems))}
        more = {"corrections": corrections} if corrections else {}
        _write_json(folder / "manifest.json", {**about, **more, "counts": counts, "partitions": rows})
        graph = drawn(totals, (digest_of(place)["links"] for place in places), Iris(recipe.base))
        write_corpus_pages(corpus_of(totals, len(parts), Iris(recipe.base)), graph, folder, sizes)
    prune(place_of(recipe.folder), places)
    return counts


def _row(part: Part, digest: Mapping[str, Any]) -> dict[str, Any]:
    """A partition in the manifest."""
    files = {target_of(name, part.name): sha256 for name, sha256 in digest["files"].items()}
    return {"name": part.name, "reports": len(part.keys), "quads": digest["quads"], "sha256": files}


def target_of(name: str, part: str) -> str:
    """Where a partition's file stands in a folder of outputs.

    >>> target_of("graph.nq.gz", "part-00003"), target_of("measures.parquet", "part-00003")
    ('graph/part-00003.nq.gz', 'tables/measures/part-00003.parquet')
    """
    kind, _, ending = name.partition(".")
    return f"{kind}/{part}.{ending}" if name in (GRAPH, ANNOTATIONS) else f"tables/{kind}/{part}.{ending}"


def prune(folder: Place, kept: Collection[Place] = ()) -> None:
    """Removes partitions of other builds from where a build works, and what killed workers left half made there."""
    if isinstance(folder, Far):
        names = {str(place).rpartition("/")[2] for place in kept}
        folder.remove(file.name for file in (folder / PARTS).files() if file.name.split("/")[1] not in names)
        return
    for path in sorted((folder / PARTS).glob("*")):
        if path not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _write_tables(totals: Totals, folder: Path, iris: Iris) -> None:
    """The tables of the whole corpus: its reports, and its entities, each once."""
    reports = totals.rows("SELECT iri, title, file, sha256, issuer, region, year, part FROM report ORDER BY iri")
    _write_csv(folder / "reports.csv", _REPORTS, ([iris.compress(row[0]), *row[1:]] for row in reports))
    for name, type_ in ENTITIES.items():
        found = totals.rows(f"{ENTITY_ROW} WHERE type = ? ORDER BY iri", type_)
        _write_csv(folder / f"{name}.csv", _COLUMNS, (_entity(row, iris.compress) for row in found))


def _entity(row: Sequence[Any], compress: Callable[[str], str]) -> Sequence[Any]:
    iri, type_, name, kind, level, reports, mentions, *place = row
    label = concept_of(type_, "kind", kind).zh if kind else ""
    return [compress(iri), name, kind, label, level, reports, mentions, *("" if each == -1 else each for each in place)]


def _write_csv(path: Path, columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(["" if cell is None else guarded(cell) for cell in row] for row in rows)


def _write_json(path: Path, value: object) -> None:
    path.write_bytes((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
