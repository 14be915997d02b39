"""The named graphs of a folder of outputs, one at a time."""

import gzip
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kg.model import InputError


class Graph(NamedTuple):
    """A report's graph: its IRI, its statements as N-Triples, and their hash."""

    iri: str
    triples: bytes
    sha256: str


def graphs_in(folder: Path) -> Iterator[Graph]:
    """The named graphs in ``folder``, which ``kg build`` wrote, in the order in which they stand there.

    Raises InputError where it holds none.

    >>> graphs = list(graphs_in(Path("outputs")))
    >>> [graph.iri.rpartition("report/")[2] for graph in graphs]
    ['天津市东丽区人民政府/2024/5e7417e9', '天津市河东区人民政府/2022/97c81fc0']
    """
    files = [path for path in (folder / "graph.nq",) if path.is_file()] or sorted((folder / "graph").glob("*.nq.gz"))
    if not files:
        raise InputError(
            f"{folder}: holds no graph.nq and no graph/*.nq.gz: run kg build first, or name the folder that it wrote"
        )
    for file in files:
        for iri, lines in groupby(_lines(file), key=lambda line: line[1]):
            triples = b"".join(triple for triple, _ in lines)
            yield Graph(iri, triples, sha256(triples).hexdigest())


def _lines(file: Path) -> Iterator[tuple[bytes, str]]:
    """Each statement of a file, the graph taken out of it, and the graph's IRI; they stand report by report."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for line in lines:
            triple, _, graph = line.removesuffix(b" .\n").rpartition(b" <")
            yield triple + b" .\n", graph.removesuffix(b">").decode("utf-8")
