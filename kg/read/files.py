"""Which files the inputs stand for, each once, with a name that no other has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.read.manifest import NAME as MANIFEST
from kg.read.problem import InputProblem


def find_files(paths: Sequence[Path]) -> Iterator[Path | InputProblem]:
    """The files that ``paths`` stand for, in the order given, a folder's in the order of their paths; each file once.

    >>> [str(problem) for problem in find_files([Path("no/such.txt")])]
    ['no/such.txt: there is no such file or folder: check the path']
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _expand(path):
            if isinstance(found, InputProblem):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _expand(path: Path) -> Iterator[Path | InputProblem]:
    try:
        yield from _expand_readable(path)
    except OSError as error:
        yield InputProblem.of(path, f"{error.strerror}: check the path and its permissions")


def _expand_readable(path: Path) -> Iterator[Path | InputProblem]:
    if path.is_dir():
        files = reports_in(path)
        yield from files
        if not files:
            yield InputProblem.of(path, "the folder holds no .txt file: give the folder that holds the reports")
    elif path.exists():
        if path.name != MANIFEST:
            yield path
    else:
        yield InputProblem.of(path, "there is no such file or folder: check the path")


def reports_in(folder: Path) -> list[Path]:
    """The ``.txt`` files in ``folder`` and beneath it, hidden ones left out, sorted by path."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() == ".txt" and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def unique_names(paths: Sequence[Path]) -> list[str]:
    """A name for each path: the file's own, and where two files share it, with as many folders before it as tell them apart.

    >>> unique_names([Path("2023/east.txt"), Path("2024/east.txt"), Path("2024/west.txt")])
    ['2023/east.txt', '2024/east.txt', 'west.txt']
    """
    parts = [path.resolve().parts for path in paths]
    length = [1] * len(paths)
    while True:
        names = ["/".join(part[-count:]) for part, count in zip(parts, length, strict=True)]
        shared = Counter(names)
        if len(shared) == len(names):
            return names
        length = [count + (shared[name] > 1) for name, count in zip(names, length, strict=True)]
