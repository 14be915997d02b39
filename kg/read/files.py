"""Which files the inputs stand for, each once, with a name that no other has."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.read.manifest import NAME as MANIFEST
from kg.read.problem import InputProblem

#: How the names of files end that a folder stands for; what they are is told by their content.
_TEXTS = (".txt", ".text", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".doc", ".wps", ".pdf")
SUFFIXES = frozenset((*_TEXTS, ".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".zip"))
#: The name that stands for standard input.
STDIN = Path("-")
# what stands beside reports and is none: kg.correct reads the first
_BESIDE = frozenset(("corrections.toml", "README.md"))


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
            elif (real := found if found == STDIN else found.resolve()) not in seen:
                seen.add(real)
                yield found


def _expand(path: Path) -> Iterator[Path | InputProblem]:
    try:
        yield from _expand_readable(path)
    except OSError as error:
        yield InputProblem.of(path, f"{error.strerror}: check the path and its permissions")
    except (ValueError, RuntimeError):  # a NUL in the name; links that lead in a circle
        yield InputProblem.of(path, "there is no such file or folder: check the path")


def _expand_readable(path: Path) -> Iterator[Path | InputProblem]:
    if path == STDIN:
        yield path
    elif path.is_dir():
        yield from _folder(path)
    elif path.exists():
        if path.name != MANIFEST:
            yield path
    else:
        yield InputProblem.of(path, "there is no such file or folder: check the path")


def _folder(folder: Path) -> Iterator[Path | InputProblem]:
    refused: list[OSError] = []
    files = list(files_in(folder, refused))
    reports = [path for path in files if path.suffix.lower() in SUFFIXES]
    yield from reports
    for error in refused:
        yield InputProblem.of(Path(error.filename or folder), f"{error.strerror}: check its permissions")
    aside = (path for path in files if path.suffix.lower() not in SUFFIXES and path.name not in _BESIDE)
    others = Counter(path.suffix.lower() or path.name for path in aside)
    if not reports:
        yield InputProblem.of(folder, "the folder holds no report (.txt, .html, .docx, .pdf, .csv …): give the folder that does")
    elif others:
        kinds = ", ".join(sorted(others)[:8])
        told = f"left aside {sum(others.values())} files of other kinds ({kinds}): name a file outright to have it read"
        yield InputProblem.of(folder, told, note=True)


def files_in(folder: Path, refused: list[OSError]) -> Iterator[Path]:
    """The files in ``folder`` and beneath it, sorted by path; hidden ones and manifests are left out.

    Links to folders are not followed. Folders that cannot be looked into go to ``refused``.
    """
    found = []
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".") and name != MANIFEST]
    yield from sorted(path for path in found if path.is_file())


def unique_names(paths: Sequence[Path]) -> list[str]:
    """A name for each path: the file's own, and where two files share it, with as many folders before it as tell them apart.

    >>> unique_names([Path("2023/east.txt"), Path("2024/east.txt"), Path("2024/west.txt")])
    ['2023/east.txt', '2024/east.txt', 'west.txt']
    """
    parts = [("stdin",) if path == STDIN else path.resolve().parts for path in paths]
    length = [1] * len(paths)
    while True:
        names = ["/".join(part[-count:]) for part, count in zip(parts, length, strict=True)]
        shared = Counter(names)
        if len(shared) == len(names):
            return names
        length = [count + (shared[name] > 1) for name, count in zip(names, length, strict=True)]
