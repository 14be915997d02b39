"""The tables of a partition: gzipped CSV, or Parquet where pyarrow is there."""

import csv
import gzip
import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from kg.export.tables import Row, guarded

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

TableForm = Literal["csv.gz", "parquet"]
#: tables whose rows are each of one report; those of entities are gathered over all partitions
TABLES = ("measures", "observations", "honours", "shortcomings", "edges", "mentions")
_INTEGERS = frozenset(("start", "end", "year", "mentions"))
_NUMBERS = frozenset(("value", "upper"))
_TOGETHER = 20_000  # rows that wait to be written as one row group


def table_form() -> TableForm:
    """Parquet where pyarrow is installed (extra ``tables``), else gzipped CSV."""
    return "parquet" if find_spec("pyarrow") else "csv.gz"


class Sink(Protocol):
    """Takes the rows of one table."""

    def add(self, rows: Sequence[Row]) -> None:
        """Takes more rows."""


class TableFiles:
    """The tables of a partition as files in a folder, one a table, begun when its columns are known."""

    def __init__(self, folder: Path, form: TableForm, closing: ExitStack) -> None:
        self._folder, self._form, self._closing = folder, form, closing
        self._sinks: dict[str, Sink] = {}

    def add(self, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Adds rows to a table."""
        if name not in self._sinks:
            opened = _parquet if self._form == "parquet" else _csv
            self._sinks[name] = self._closing.enter_context(opened(self._folder / f"{name}.{self._form}", columns))
        self._sinks[name].add(rows)


@contextmanager
def table_files(folder: Path, form: TableForm) -> Iterator[TableFiles]:
    """The tables in ``folder``, closed at the end."""
    with ExitStack() as closing:
        yield TableFiles(folder, form, closing)


@contextmanager
def gzipped(path: Path) -> Iterator[gzip.GzipFile]:
    """A gzip file without name and time, so that its bytes are those of its content."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        yield packed


class _Csv:
    def __init__(self, lines: io.TextIOWrapper) -> None:
        self._writer = csv.writer(lines, lineterminator="\r\n")

    def add(self, rows: Sequence[Row]) -> None:
        self._writer.writerows([guarded(cell) for cell in row] for row in rows)


@contextmanager
def _csv(path: Path, columns: Sequence[str]) -> Iterator[Sink]:
    with gzipped(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as lines:
        sink = _Csv(lines)
        sink.add([columns])
        yield sink


class _Parquet:
    def __init__(self, writer: "pyarrow.parquet.ParquetWriter", schema: "pyarrow.Schema") -> None:
        self._writer, self._schema = writer, schema
        self._waiting: list[Row] = []

    def add(self, rows: Sequence[Row]) -> None:
        self._waiting += rows
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        import pyarrow

        columns = list(zip(*self._waiting, strict=True)) or [()] * len(self._schema)
        arrays = [
            pyarrow.array(_values(cells, field.type), field.type) for cells, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._waiting = []


def _values(cells: Sequence[object], type_: "pyarrow.DataType") -> list[object]:
    """Cells as their column's type has them: among numbers an empty one is null, an empty text stays."""
    import pyarrow

    if pyarrow.types.is_string(type_):
        return [cell if isinstance(cell, str) else str(cell) for cell in cells]
    return [None if cell == "" else cell for cell in cells]


@contextmanager
def _parquet(path: Path, columns: Sequence[str]) -> Iterator[Sink]:
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([(name, _type(name)) for name in columns])
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        sink = _Parquet(writer, schema)
        yield sink
        sink.flush()


def _type(column: str) -> Any:
    import pyarrow

    if column in _INTEGERS:
        return pyarrow.int64()
    return pyarrow.float64() if column in _NUMBERS else pyarrow.string()
