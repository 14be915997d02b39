"""What makes a result: the code, its rules and lexicons, the ontology, and the libraries that cut and match text."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import kg
from kg.graph import ontology_folder

_LIBRARIES = ("ahocorasick-rs", "jieba")


@cache
def fingerprint() -> str:
    """A hash over all that decides what is made of a source: another one, and what was kept is made anew.

    >>> len(fingerprint())
    32
    """
    digest = sha256(f"python {sys.version_info[:2]}\0".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    for name, path in _files():
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:32]


_COMPILED = frozenset((".so", ".pyd"))


def _files() -> Iterator[tuple[str, Path]]:
    """Every file of the package and of the ontology, compiled ones left out, in the order of their names."""
    for folder in (Path(kg.__file__).parent, ontology_folder()):
        found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
        yield from sorted((name, path) for name, path in found if "__pycache__" not in name and path.suffix not in _COMPILED)
