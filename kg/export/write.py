"""All formats, by the name of the file or folder that each writes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.export.annotations import write_annotations
from kg.export.base import Export, Writer
from kg.export.graphs import write_gexf, write_graphml
from kg.export.jsonld import write_jsonld
from kg.export.manifest import write_manifest
from kg.export.nquads import write_nquads
from kg.export.tables import write_tables
from kg.export.turtle import write_turtle
from kg.graph import DEFAULT_BASE
from kg.model import Resolved

WRITERS: Mapping[str, Writer] = {
    "graph.ttl": write_turtle,
    "graph.jsonld": write_jsonld,
    "graph.nq": write_nquads,
    "graph.graphml": write_graphml,
    "graph.gexf": write_gexf,
    "tables": write_tables,
    "annotations.jsonl": write_annotations,
    "manifest.json": write_manifest,
}


def write_all(
    resolved: Sequence[Resolved], folder: Path, base: str = DEFAULT_BASE, problems: Sequence[tuple[str, str]] = ()
) -> Export:
    """Write every format of these reports into a folder, which is made where it is not there.

    ``problems`` are inputs that were not read, each its path and why, for the manifest. Returns the export, whose facts,
    statements and network are made already and can be used on. Raises what the file system raises; files that exist are
    overwritten.
    """
    export = Export.of(resolved, base, problems)
    write_export(export, folder)
    return export


def write_export(export: Export, folder: Path) -> None:
    """The same for an export that is made already."""
    for name, writer in WRITERS.items():
        writer(export, folder / name)
