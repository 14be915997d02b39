"""What all partitions say together, gathered in a database on disk: memory stays the same however many reports there are."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE report (iri TEXT, file TEXT, sha256 TEXT, title TEXT, issuer TEXT, region TEXT, year INTEGER, part TEXT);
CREATE TABLE entity (
  iri TEXT PRIMARY KEY, type TEXT, reports INTEGER, mentions INTEGER, namer TEXT, name TEXT, kind TEXT, level TEXT,
  sayer TEXT, file TEXT, start INTEGER, "end" INTEGER, quote TEXT, rule TEXT
) WITHOUT ROWID;
CREATE TABLE value (indicator TEXT, unit TEXT, value REAL, region TEXT, year INTEGER, file TEXT);
CREATE TABLE count (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
CREATE TABLE theme (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
"""
_COUNT = "INSERT INTO {} VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = n + excluded.n"
# what several reports say differently is told as the first of them says it: namer names the thing, sayer has the place
_NAMED = ("namer", "name", "kind", "level")
_SAID = ("sayer", "file", "start", '"end"', "quote", "rule")
_EARLIER = "excluded.start >= 0 AND (start < 0 OR excluded.sayer < sayer)"
_ENTITY = f"""
INSERT INTO entity VALUES ({", ".join("?" * 14)})
ON CONFLICT (iri) DO UPDATE SET reports = reports + excluded.reports, mentions = mentions + excluded.mentions,
{", ".join(f"{name} = CASE WHEN excluded.namer < namer THEN excluded.{name} ELSE {name} END" for name in _NAMED)},
{", ".join(f"{name} = CASE WHEN {_EARLIER} THEN excluded.{name} ELSE {name} END" for name in _SAID)}
"""
ENTITY_ROW = 'SELECT iri, type, name, kind, level, reports, mentions, file, start, "end", quote, rule FROM entity'


class Totals:
    """The gathered reports, entities, values and counts; rows come in an order that is theirs alone."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, part: str, digest: Mapping[str, Any]) -> None:
        """Takes the digest of a partition."""
        run = self._database.executemany
        run("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ([*row, part] for row in digest["reports"]))
        run(_ENTITY, digest["entities"])
        run("INSERT INTO value VALUES (?, ?, ?, ?, ?, ?)", digest["values"])
        run(_COUNT.format("count"), [*digest["classes"].items(), ("quads", digest["quads"])])
        run(_COUNT.format("theme"), digest["themes"].items())

    def rows(self, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, drawn one at a time."""
        yield from self._database.execute(query, values)

    def counts(self) -> dict[str, int]:
        """How many things of each class, each once; mentions; quads; and observations that have an indicator."""
        counted = dict(self.rows("SELECT name, n FROM count"))
        shared = dict(self.rows("SELECT type, count(*) FROM entity GROUP BY type"))
        rest = {name: counted.pop(name) for name in ("indicators", "quads")}
        return {**dict(sorted({**counted, **shared}.items())), **rest}


@contextmanager
def gathering(path: Path) -> Iterator[Totals]:
    """An empty database at ``path``, which is removed at the end."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    try:
        database.executescript(_SCHEMA)
        yield Totals(database)
    finally:
        database.close()
        path.unlink(missing_ok=True)
