"""graph.nq: every statement in the named graph of the report that states it."""

from pathlib import Path

from kg.export.base import Export, write_pieces
from kg.graph import nquads_of


def write_nquads(export: Export, path: Path) -> None:
    """Write sorted N-Quads, report by report."""
    write_pieces(path, nquads_of(export.facts))
