"""manifest.csv: what is known of the files beside it that their text need not say."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import InputError
from kg.read.decode import decode

NAME = "manifest.csv"
# The columns that kg uses; a manifest may have others, for its keeper's own ends.
KEYS = ("title", "issuer", "region", "year", "date")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a manifest says of one file; ``sha256`` is empty where it doesn't say."""

    file: str
    sha256: str
    metadata: Mapping[str, str]


def read_manifest(path: Path) -> dict[str, ManifestRow]:
    """The rows of the manifest at ``path`` by file name; raises InputError, naming the line, for one that is not well formed.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = Path(folder.name, "manifest.csv")
    >>> _ = path.write_text("file,year,kept_by\\na.txt,2024,me\\n", encoding="utf-8")
    >>> read_manifest(path)
    {'a.txt': ManifestRow(file='a.txt', sha256='', metadata={'year': '2024'})}
    >>> folder.cleanup()
    """
    return parse_manifest(path.read_bytes())


def parse_manifest(data: bytes) -> dict[str, ManifestRow]:
    """The rows of the manifest in ``data``, as :func:`read_manifest` gives them.

    >>> parse_manifest("file,year\\na.txt,2024\\n".encode("gb18030"))["a.txt"].metadata
    {'year': '2024'}
    """
    table = csv.DictReader(io.StringIO(decode(data).text, newline=""), strict=True)
    rows: dict[str, ManifestRow] = {}
    try:
        if "file" not in (table.fieldnames or ()):
            raise InputError("line 1: there is no column 'file': name the columns in the first line")
        for record in table:
            row = _row(record, table.line_num)
            if row.file in rows:
                raise InputError(f"line {table.line_num}: {row.file} is listed twice: keep one of its rows")
            rows[row.file] = row
    except csv.Error as error:
        raise InputError(f"line {table.line_num}: {error}: quote cells that hold quotes or line ends") from None
    return rows


def _row(record: Mapping[str | None, str | list[str] | None], line: int) -> ManifestRow:
    cells = {key: value.strip() for key, value in record.items() if key and isinstance(value, str)}
    if None in record or not cells.get("file"):
        raise InputError(f"line {line}: the row does not fit the columns: give a file and one cell a column")
    metadata = {key: cells[key] for key in KEYS if cells.get(key)}
    return ManifestRow(cells["file"], cells.get("sha256", "").lower(), metadata)
