"""Every graph of a folder put into a store, each once: what is there already is left, what is gone is removed."""

import json
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TextIO

from kg.model import OutputError
from kg.push.graphs import graphs_in
from kg.push.store import GraphStore
from kg.whole import workshop_of

Progress = Callable[[int], None]
"""Told how many graphs are done."""


class Pushed(NamedTuple):
    """How many graphs were put into the store, were there already, and were removed from it."""

    put: int
    kept: int
    removed: int


def push(folder: Path, store: GraphStore, progress: Progress | None = None) -> Pushed:
    """Puts each named graph of ``folder`` into ``store``, whole, in the place of what the store had under its name.

    What was put is written down beside the folder as it happens, so that a run that was broken off goes on where it was. A graph
    that an earlier run put there and the folder no longer has is removed from the store; others are left alone. Raises
    InputError where the folder holds no graph, StoreError where the store does not answer or refuses.
    """
    known = _known(log := _log(folder, store))
    put = kept = 0
    seen = set()
    with _opened(log) as file:
        for graph in graphs_in(folder):
            seen.add(graph.iri)
            if known.get(graph.iri) == graph.sha256 and store.has(graph.iri):
                kept += 1
            else:
                store.put(graph.iri, graph.triples)
                _note(file, graph.iri, graph.sha256)
                put += 1
            if progress:
                progress(put + kept)
        gone = sorted(iri for iri, hash_ in known.items() if hash_ and iri not in seen)
        for iri in gone:
            store.delete(iri)
            _note(file, iri, "")
    return Pushed(put, kept, len(gone))


def _log(folder: Path, store: GraphStore) -> Path:
    """Where it is written down what a store was given from a folder."""
    return workshop_of(folder) / "pushed" / f"{sha256(store.url.encode()).hexdigest()[:16]}.jsonl"


def _opened(log: Path) -> TextIO:
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log.open("a", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{log}: {error.strerror}: what was pushed is written down there: make the place writable") from None


def _known(log: Path) -> dict[str, str]:
    """The hash of each graph that the store was given, empty where it was removed; a line that was cut off does not count."""
    known: dict[str, str] = {}
    with suppress(FileNotFoundError):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(ValueError, TypeError):
                iri, hash_ = json.loads(line)
                known[str(iri)] = str(hash_)
    return known


def _note(file: TextIO, iri: str, hash_: str) -> None:
    file.write(json.dumps([iri, hash_], ensure_ascii=False) + "\n")
    file.flush()
