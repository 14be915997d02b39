"""Results on disk: one file a report, under the key of all that made it; written whole, checked when read."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from kg.export import Said
from kg.make.codec import dumps, loads, pack_facts, unpack_facts, unpack_sheet
from kg.make.places import Place, keep_only, write_to
from kg.view import Sheet

#: the first line of a file: what it is, the version of its format, and the CRC-32 of all that follows
_MARK = b"kg-result 1 %08x\n"


class Result(NamedTuple):
    """All that is kept of one report: what it says, its reading page's sheet, what went wrong with its corrections.

    ``notes`` tell what its origins disagree on.
    """

    said: Said
    sheet: Sheet
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _NoResultError(Exception):
    """A file that holds no whole result."""


@dataclass(frozen=True, slots=True)
class Store:
    """The results in a folder.

    A file is a mark, a line of JSON (the problems, the notes, the length of each part) and the parts, JSON deflated: plain data,
    of which nothing can run. One that is not whole counts as not there.

    >>> from pathlib import Path
    >>> Store(Path("no/such/folder")).told("0" * 40) is None
    True
    """

    folder: Place

    def told(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The problems and the notes of the result under ``key``; None where there is none."""
        try:
            (problems, notes), _ = _opened((self.folder / _name(key)).read_bytes())
            return tuple(problems), tuple(notes)
        except (OSError, _NoResultError):
            return None

    def load(self, key: str) -> Result:
        """The result under ``key``, which is there."""
        (problems, notes), parts = _opened((self.folder / _name(key)).read_bytes())
        facts, line, about, sheet = (loads(zlib.decompress(part)) for part in parts)
        entry, indicators, corrections = about
        said = Said(unpack_facts(facts), line, entry, indicators, tuple(corrections))
        return Result(said, unpack_sheet(sheet), tuple(problems), tuple(notes))

    def save(self, key: str, result: Result) -> None:
        """Keeps ``result`` under ``key``."""
        said = result.said
        about = (said.input, said.indicators, said.corrections)
        values = (pack_facts(said.facts), said.line, about, result.sheet)
        parts = [zlib.compress(dumps(each), 1) for each in values]
        rest = b"".join((dumps([result.problems, result.notes, [*map(len, parts)]]), b"\n", *parts))
        write_to(self.folder / _name(key), _MARK % zlib.crc32(rest) + rest)

    def prune(self, keys: Iterable[str]) -> None:
        """Removes every result but those under ``keys``."""
        keep_only(self.folder, {_name(key) for key in keys})


def _name(key: str) -> str:
    return f"{key[:2]}/{key[2:]}.result"


def _opened(data: bytes) -> tuple[tuple[list[str], list[str]], list[bytes]]:
    """The problems and notes in a file, and its parts, still deflated; raises where it is not whole."""
    first, _, rest = data.partition(b"\n")
    if first + b"\n" != _MARK % zlib.crc32(rest):
        raise _NoResultError
    head, _, body = rest.partition(b"\n")
    problems, notes, lengths = loads(head)
    ends = [*accumulate(lengths)]
    return (problems, notes), [body[end - length : end] for length, end in zip(lengths, ends, strict=True)]
