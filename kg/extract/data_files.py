"""Reading the project's data files: lexicons (TSV) and rules (TOML), with errors that name file and line."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from kg.model import DataFileError

PACKAGE = "kg.extract"


def read_data(name: str, package: str = PACKAGE) -> str:
    """The text of ``data/<name>`` of a package; :class:`DataFileError` where there is none."""
    path = resources.files(package) / "data" / name
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise DataFileError(f"{package}/data/{name}: no such data file; check the name") from None


def read_toml(name: str, package: str = PACKAGE) -> dict[str, Any]:
    """A TOML data file as a dictionary; :class:`DataFileError` names the file and the place of a fault."""
    try:
        return tomllib.loads(read_data(name, package))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"{package}/data/{name}: {error}; mend the TOML there") from None


@cache
def lexicon(name: str, package: str = PACKAGE) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/lexicons/<name>.tsv``: one term a line, columns as its first line names them, the last a comment.

    The first line is ``# columns: a, b, note``; rows have at least one cell, missing cells are empty.

    >>> lexicon("bodies")[0][0]
    '委员会'
    """
    path = f"lexicons/{name}.tsv"
    lines = read_data(path, package).splitlines()
    head = re.match(r"# columns: (.+)", lines[0] if lines else "")
    if head is None:
        raise DataFileError(f"{package}/data/{path}:1: the first line must be '# columns: …'")
    width = len(head.group(1).split(","))
    rows = []
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > width or not cells[0]:
            raise DataFileError(
                f"{package}/data/{path}:{number}: {len(cells)} cells where {width} are named; separate them by tabs"
            )
        row = cells + ("",) * (width - len(cells))
        if row[: max(1, width - 1)] in seen:
            raise DataFileError(f"{package}/data/{path}:{number}: {cells[0]} stands twice; remove one")
        seen.add(row[: max(1, width - 1)])
        rows.append(row)
    return tuple(rows)


@cache
def terms(name: str) -> frozenset[str]:
    """The first column of a lexicon.

    >>> "司法" in terms("departments")
    True
    """
    return frozenset(row[0] for row in lexicon(name))
