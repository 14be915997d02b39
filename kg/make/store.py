"""Results on disk: one file a report, under the key of all that made it; written whole, checked when read."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kg.export import Said
from kg.make.codec import dumps, loads, pack_facts, unpack_facts, unpack_sheet
from kg.view import Sheet
from kg.whole import write_bytes_whole

_FORMAT = 1


class Result(NamedTuple):
    """All that is kept of one report: what it says, the sheet of its reading page, and what went wrong with its corrections."""

    said: Said
    sheet: Sheet
    problems: tuple[str, ...] = ()


class _NoResult(Exception):
    """A file that holds no whole result."""


@dataclass(frozen=True, slots=True)
class Store:
    """The results in a folder.

    A file is a line of JSON (the format, the problems, the length of each part) and the parts, each deflated: plain data, of
    which nothing can run. One that is not whole counts as not there.

    >>> Store(Path("no/such/folder")).problems("0" * 40) is None
    True
    """

    folder: Path

    def problems(self, key: str) -> tuple[str, ...] | None:
        """The problems of the result under ``key``; None where there is none."""
        try:
            return tuple(map(str, self._head(self._path(key).read_bytes())[0]["problems"]))
        except (OSError, _NoResult):
            return None

    def load(self, key: str) -> Result:
        """The result under ``key``, which is there."""
        data = self._path(key).read_bytes()
        head, parts = self._head(data)
        facts, line, about, sheet = (zlib.decompress(part) for part in parts)
        entry, indicators, corrections = loads(about)
        said = Said(unpack_facts(loads(facts)), loads(line), entry, indicators, tuple(corrections))
        return Result(said, unpack_sheet(loads(sheet)), tuple(head["problems"]))

    def save(self, key: str, result: Result) -> None:
        """Keeps ``result`` under ``key``."""
        said = result.said
        about = (said.input, said.indicators, said.corrections)
        raw = [dumps(each) for each in (pack_facts(said.facts), said.line, about, result.sheet)]
        parts = [zlib.compress(each, 1) for each in raw]
        body = b"".join(parts)
        head = {"format": _FORMAT, "problems": result.problems, "parts": list(map(len, parts)), "crc": zlib.crc32(body)}
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes_whole(path, json.dumps(head).encode("ascii") + b"\n" + body)

    def prune(self, keys: Iterable[str]) -> None:
        """Removes every result but those under ``keys``."""
        kept = {self._path(key) for key in keys}
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path not in kept:
                path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.result"

    def _head(self, data: bytes) -> tuple[dict[str, Any], list[bytes]]:
        """The head of a file and its parts; raises where they are not whole."""
        line, _, body = data.partition(b"\n")
        try:
            head = json.loads(line)
            if head["format"] != _FORMAT or head["crc"] != zlib.crc32(body):
                raise _NoResult
        except (ValueError, KeyError, TypeError):
            raise _NoResult from None
        parts, at = [], 0
        for length in head["parts"]:
            parts.append(body[at : at + length])
            at += length
        return head, parts
