"""An outputs folder as the query room sees it."""

import json
from pathlib import Path
from typing import NamedTuple

from kg.graph.ontology_files import ontology_path, vocabulary_files
from kg.graph.vocabulary import prefixes
from kg.model import InputError
from kg.query.engine import Engine

GRAPH, MANIFEST = "graph.nq", "manifest.json"


class Partitions(NamedTuple):
    """The graph of a large corpus: its files, how many reports and statements they hold, and the base of the IRIs."""

    files: tuple[Path, ...]
    reports: int
    statements: int
    base: str

    def __str__(self) -> str:
        return f"{len(self.files)} partitions are loaded: {self.reports:,} reports, {self.statements:,} statements"


def open_engine(folder: str | Path) -> Engine:
    """The engine over the graph in ``folder``, one file or partitions, with the prefixes of its base.

    Raises InputError where ``folder`` is not one that ``kg build`` wrote.

    >>> open_engine("no/such/folder")
    Traceback (most recent call last):
    kg.model.errors.InputError: no/such/folder: holds no graph.nq: run kg build first, or name the folder that it wrote
    """
    folder, beside = Path(folder), (ontology_path("kg.ttl"), *vocabulary_files())
    if (folder / GRAPH).is_file():
        return Engine([folder / GRAPH], namespaces(folder / "graph.ttl"), beside)
    if parts := partitions(folder):
        return Engine(parts.files, prefixes(parts.base), beside, parts.statements)
    raise InputError(f"{folder}: holds no {GRAPH}: run kg build first, or name the folder that it wrote")


def partitions(folder: Path) -> Partitions | None:
    """The partitions that the manifest in ``folder`` lists; None where it lists none.

    >>> partitions(Path("outputs")) is None
    True
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        rows = manifest.get("partitions", ())
        names = [name for row in rows for name in row["sha256"] if name.startswith("graph/")]
        reports = sum(int(row["reports"]) for row in rows)
        found = Partitions(
            tuple(folder / name for name in names), reports, int(manifest["counts"].get("quads", 0)), manifest["base"]
        )
    except OSError:
        return None
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise InputError(f"{folder / MANIFEST}: not a manifest of kg build ({error!r:.80}): build the folder again") from None
    return found if names else None


def namespaces(path: Path) -> dict[str, str]:
    """The prefixes that the Turtle file at ``path`` declares in its head, with the namespaces of the base it was built with."""
    import pyoxigraph

    try:
        parser = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        next(parser, None)  # declarations are read with the first statement
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not readable as Turtle ({error}): build the folder again") from None
    return dict(parser.prefixes)
