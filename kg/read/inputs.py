"""The inputs of a run: files and folders in, source texts and problems out."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kg.model import InputError, SourceText
from kg.read.content import Content, Read
from kg.read.files import STDIN, find_files, unique_names
from kg.read.manifest import NAME as MANIFEST
from kg.read.manifest import ManifestRow, read_manifest
from kg.read.options import ReadOptions
from kg.read.problem import InputProblem, shown
from kg.read.reader import read_content
from kg.read.run import Run

Manifests = Mapping[Path, Mapping[str, ManifestRow]]


def read(path: str | Path, options: ReadOptions | None = None) -> SourceText:
    """The one report in the file at ``path``, with what a ``manifest.csv`` beside it says of it.

    Raises InputError where the file is missing, empty, in no known format, or holds no report or more than one.

    >>> read("seeds/000_519dceed93fb7c9a.txt").text.strip()[:7]
    '东丽区2024'
    >>> read("seeds/missing.txt")
    Traceback (most recent call last):
    kg.model.errors.InputError: seeds/missing.txt: there is no such file or folder: check the path
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path}: this is a folder: give one file, or use read_inputs for a folder")
    sources = []
    for item in read_inputs([path], options):
        if isinstance(item, SourceText):
            sources.append(item)
        elif not item.note:
            raise InputError(str(item))
    if len(sources) != 1:
        raise InputError(f"{path}: the file holds {len(sources)} reports, not one: use read_inputs")
    return sources[0]


def read_inputs(paths: Sequence[Path], options: ReadOptions | None = None) -> Iterator[SourceText | InputProblem]:
    """Every report that ``paths`` stand for, and a problem for each input that cannot be read; never raises for bad input.

    What a path stands for is said in :mod:`kg.read`. Files are read one at a time as the iterator is drawn. A file given twice
    is read once; so are two files with the same bytes, with a note. Each source's ``name`` is its own.

    >>> [source.name for source in read_inputs([Path("seeds"), Path("seeds/003_f2667748cd85794d.txt")])]
    ['000_519dceed93fb7c9a.txt', '003_f2667748cd85794d.txt']
    """
    found = list(find_files(paths))
    files = [item for item in found if isinstance(item, Path)]
    manifests, problems = _manifests(files)
    yield from (item for item in found if isinstance(item, InputProblem))
    yield from problems
    first: dict[str, str] = {}
    names: set[str] = set()
    with Run(options) as run:
        for file, name in zip(files, unique_names(files), strict=True):
            for item in _read_file(file, name, manifests[file.parent].get(file.name), run):
                if isinstance(item, SourceText):
                    item = _once(item, shown(f"{file}{item.name.removeprefix(name)}"), first, names)
                yield item


def _once(source: SourceText, place: str, first: dict[str, str], names: set[str]) -> SourceText | InputProblem:
    """The source, under a name that no other has; a note where its bytes were read before."""
    if (copy_of := first.setdefault(source.sha256, place)) != place:
        return InputProblem(place, f"the same bytes as {copy_of}: built once, as that", note=True)
    name, number = source.name, 1
    while name in names:
        name, number = f"{source.name}~{number + 1}", number + 1
    names.add(name)
    return source if name == source.name else replace(source, name=name)


def _manifests(files: Sequence[Path]) -> tuple[Manifests, list[InputProblem]]:
    """The manifest of each folder that holds one of ``files``, and what is wrong with them."""
    manifests: dict[Path, dict[str, ManifestRow]] = {}
    problems = []
    for folder in dict.fromkeys(file.parent for file in files):
        manifests[folder] = {}
        path = folder / MANIFEST
        try:
            if path.is_file():
                manifests[folder] = read_manifest(path)
        except (InputError, OSError) as error:
            problems.append(InputProblem.of(path, f"not used: {_reason(error)}"))
        for row in manifests[folder].values():
            if not _is_file(folder / row.file):
                problems.append(InputProblem.of(path, f"there is no file {row.file} beside it: add the file or drop the row"))
    return manifests, problems


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, or with a NUL
        return False


def _read_file(file: Path, name: str, row: ManifestRow | None, run: Run) -> Read:
    try:
        if shown(name) != name:
            raise InputError("the file's name holds characters that cannot be shown: rename it")
        data = _bytes(file, run.options.limits.file)
        metadata: Mapping[str, str] = row.metadata if row else {}
        if row and row.sha256 and row.sha256 != sha256(data).hexdigest():
            yield InputProblem.of(file, f"{MANIFEST} describes other bytes (sha256): built without it; mend the row")
            metadata = {}
        yield from read_content(Content(name, shown(str(file)), data, metadata), run)
    except (InputError, OSError) as error:
        yield InputProblem.of(file, _reason(error))


def _bytes(file: Path, most: int) -> bytes:
    """The bytes of a file, or of standard input; raises InputError where they are more than ``most``."""
    if file == STDIN:
        data = sys.stdin.buffer.read(most + 1)
    else:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    if len(data) > most:
        raise InputError(f"more than the limit of {most:,} bytes: cut it into its reports, or set --limit file={2 * most}")
    return data


def _reason(error: InputError | OSError) -> str:
    return f"{error.strerror}: check its permissions" if isinstance(error, OSError) else str(error)
