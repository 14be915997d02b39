"""A partition made: its files in a folder of its own, under a key of all that it is made from.

On this machine the folder appears whole; at a URL its digest does, last, and says which files with which hashes it has.
"""

import gzip
import os
import shutil
import socket
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.export import Export
from kg.export.tables import tables
from kg.graph import nquads_of
from kg.make import Store, fingerprint
from kg.make.codec import dumps, loads
from kg.make.places import Far, Place, place_of
from kg.model import KgError
from kg.parts.digest import Digest
from kg.parts.partition import Part
from kg.parts.tables import TABLES, TableForm, gzipped, table_files

GRAPH, ANNOTATIONS, DIGEST = "graph.nq.gz", "annotations.jsonl.gz", "digest.json.gz"
#: the folder of partitions, beside that of results
PARTS = "parts"


@dataclass(frozen=True, slots=True)
class PartRecipe:
    """What a worker must know to make partitions: the base of all IRIs, the folder to work in, the form of tables."""

    base: str
    folder: str
    version: str
    tables: TableForm

    def place(self, part: Part) -> Place:
        """The folder of a partition, whose name is the key."""
        key = sha256(dumps([self.version, self.base, self.tables, part.keys])).hexdigest()[:40]
        return place_of(self.folder) / PARTS / key


def make_part(recipe: PartRecipe, part: Part) -> str:
    """Makes a partition where it is not there yet; returns its folder.

    A worker that is given the same partition again, or at the same time as another, changes nothing: the first whole folder
    stays. Raises KgError where this is another version of kg than the recipe's.
    """
    if recipe.version != fingerprint():
        raise KgError("a worker runs another version of kg than the build: install the same on all machines")
    place = recipe.place(part)
    if not whole(place):
        _make_far(recipe, part, place) if isinstance(place, Far) else _make_near(recipe, part, place)
    return str(place)


def _make_near(recipe: PartRecipe, part: Part, place: Path) -> None:
    unfinished = place.with_name(f".{place.name}.{socket.gethostname()}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        _write(recipe, part, unfinished)
        _move(unfinished, place)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _make_far(recipe: PartRecipe, part: Part, place: Far) -> None:
    """Makes a partition on this machine, and puts its files at their URL, the digest when all others stand there."""
    with TemporaryDirectory(prefix="kg-") as folder:
        _write(recipe, part, Path(folder))
        files: dict[str, Path | Far] = {path.name: path for path in sorted(Path(folder).iterdir())}
        digest = files.pop(DIGEST).read_bytes()
        place.take(files)
    (place / DIGEST).write_bytes(digest)


def _move(unfinished: Path, place: Path) -> None:
    if place.exists() and not whole(place):
        shutil.rmtree(place)
    try:
        unfinished.rename(place)
    except OSError:
        if not whole(place):  # else another worker was first
            raise


def whole(place: Place) -> bool:
    """Whether a partition's folder holds the files that it was made with, byte for byte."""
    try:
        hashes = digest_of(place)["files"]
        return all(_hash(place / name) == value for name, value in hashes.items())
    except (OSError, ValueError, EOFError, KeyError):
        return False


def digest_of(place: Place) -> dict[str, Any]:
    """What a partition's folder holds, in short, with the hash of each of its files."""
    found: dict[str, Any] = loads(gzip.decompress((place / DIGEST).read_bytes()))
    return found


def _write(recipe: PartRecipe, part: Part, folder: Path) -> None:
    """Writes the files of a partition, report by report, so that one report at a time is in memory."""
    store, digest = Store(place_of(recipe.folder) / "results"), Digest()
    with gzipped(folder / GRAPH) as graph, gzipped(folder / ANNOTATIONS) as lines, table_files(folder, recipe.tables) as files:
        for key in part.keys:
            said = store.load(key).said
            statements = 0
            for block in nquads_of([said.facts]):
                graph.write(block.encode("utf-8"))
                statements += block.count("\n")
            lines.write(f"{said.line}\n".encode())
            for name, columns, rows in tables(Export.merged([said], recipe.base), TABLES):
                files.add(name, columns, list(rows))
            digest.add(said, statements)
    made = sorted(folder.iterdir())
    about = {"files": {path.name: _hash(path) for path in made}, "sizes": {path.name: path.stat().st_size for path in made}}
    (folder / DIGEST).write_bytes(gzip.compress(dumps({**digest.packed(), **about}), 6, mtime=0))


def _hash(path: Place) -> str:
    if isinstance(path, Far):
        return sha256(path.read_bytes()).hexdigest()
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
