"""The sources that a manifest names, found again and read again."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.model import SourceText
from kg.read import InputProblem, read_inputs
from kg.read.files import find_files

#: How many folders deep sources are sought where nobody says where they are.
_DEPTH = 3


class Source(NamedTuple):
    """An input of the manifest and the source that was found for it, None where there is none; ``same`` where its bytes are."""

    file: str
    sha256: str
    found: SourceText | None
    same: bool
    problem: str = ""


def source_paths(inputs: Sequence[Mapping[str, Any]], places: Sequence[Path], outputs: Path) -> list[Path]:
    """The files that have the names of a manifest's ``inputs``.

    Sought in ``places``, files and folders as ``kg build`` takes them; where there are none, in the folder that ``outputs`` lies
    in and three folders beneath it.
    """
    names = {part for each in inputs for part in Path(str(each["file"])).parts}  # reports.csv/row3 is in reports.csv
    if places:
        return [path for path in find_files(places) if isinstance(path, Path) and path.name in names]
    return sorted(_named(outputs, names))


def find_sources(inputs: Sequence[Mapping[str, Any]], paths: Sequence[Path]) -> list[Source]:
    """The source of each of a manifest's ``inputs`` among the reports that ``paths`` stand for.

    It is the one with its hash, or, where no file has that, the one with its name.
    """
    by_hash: dict[str, SourceText] = {}
    by_name: dict[str, SourceText] = {}
    problems: dict[str, str] = {}
    for item in read_inputs(paths):
        if isinstance(item, InputProblem):
            problems.setdefault(Path(item.path).name, item.message)
        else:
            by_hash.setdefault(item.sha256, item)
            by_name.setdefault(item.name, item)
            by_name.setdefault(Path(item.name).name, item)
    return [_source(each, by_hash, by_name, problems) for each in inputs]


def _source(
    each: Mapping[str, Any], by_hash: Mapping[str, SourceText], by_name: Mapping[str, SourceText], problems: Mapping[str, str]
) -> Source:
    file, sha256 = str(each["file"]), str(each["sha256"])
    name = Path(file).name
    found = by_hash.get(sha256) or by_name.get(file) or by_name.get(name)
    return Source(file, sha256, found, found is not None and found.sha256 == sha256, problems.get(name, ""))


def _named(outputs: Path, names: set[str]) -> Iterator[Path]:
    """The files with one of ``names`` around ``outputs``; those in it, and hidden folders, are left out."""
    top = outputs.resolve().parent
    for folder, folders, files in os.walk(top):
        here = Path(folder)
        deep = len(here.relative_to(top).parts) >= _DEPTH
        folders[:] = [] if deep else [name for name in folders if not name.startswith(".") and here / name != outputs.resolve()]
        yield from (here / name for name in files if name in names)
