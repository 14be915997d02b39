"""Tables of reports, CSV and JSON lines: a row is a report, one column its text, the others what is known of it."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kg.model import InputError, SourceText
from kg.read.content import Content, Read, checked, hash_of, scalar
from kg.read.decode import Decoded, decode
from kg.read.plain import broken
from kg.read.run import Run

Row = tuple[int, Mapping[str, str]]
"""A row's number, as a spreadsheet or an editor shows it, and its cells by column."""

# what the columns of scraped tables are called
NAMES: Mapping[str, Sequence[str]] = {
    "text": (
        "text",
        "content",
        "body",
        "fulltext",
        "full_text",
        "正文",
        "内容",
        "全文",
        "文本",
        "正文内容",
        "报告内容",
        "报告正文",
        "文章内容",
    ),
    "title": ("title", "标题", "题名", "名称", "报告名称", "报告标题", "文章标题"),
    "issuer": ("issuer", "发布机构", "发文机关", "发布单位", "发文单位", "单位", "机构"),
    "region": ("region", "地区", "区域", "行政区划", "所属地区"),
    "year": ("year", "年份", "年度", "报告年度"),
    "date": ("date", "日期", "成文日期", "签署日期"),  # of signing, not of publishing
}
_DELIMITERS = ",\t;|"
# a column holds texts where its cells have so many characters, on average, or a mark that ends sentences
_LONG = 40


class CsvReader:
    """Reads tables in CSV, with any of , tab ; and | between cells; their first row names the columns.

    >>> table = "标题,正文\\n甲区2024年报告,开展检查3次。\\n".encode()
    >>> [source] = CsvReader().read(Content("a.csv", "a.csv", table), Run())
    >>> source.name, source.text, source.metadata
    ('a.csv/row2', '开展检查3次。', {'title': '甲区2024年报告'})
    """

    format = "csv"

    def accepts(self, content: Content) -> bool:
        """Whether the first line names two columns or more, one of them as texts are called, or long texts stand beneath it."""
        if not any(each in _first_line(content.data) for each in _DELIMITERS.encode()):
            return False
        try:
            text = decode(content.data).text
        except InputError:
            return False
        return _looks_like_table(text)

    def read(self, content: Content, run: Run) -> Read:
        """The reports in the rows; what is wrong with a row is told, and the others are read."""
        found = decode(content.data)
        yield from _told_broken(content, found)
        delimiter = _delimiter(found.text)
        rows = _csv_rows(found.text, delimiter or ",")
        yield from _reports(rows, self.format, content, found, run)


class JsonReader:
    """Reads JSON lines, an object a line, and a JSON list of objects.

    >>> lines = '{"content": "开展检查3次。", "year": 2024}\\n'.encode()
    >>> [source] = JsonReader().read(Content("a.jsonl", "a.jsonl", lines), Run())
    >>> source.name, source.text, source.metadata
    ('a.jsonl/row1', '开展检查3次。', {'year': '2024'})
    """

    format = "jsonl"

    def accepts(self, content: Content) -> bool:
        """Whether it begins as an object or a list of objects does."""
        head = content.data[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
        return re.match(rb'(?:\[\s*)?\{\s*"', head) is not None

    def read(self, content: Content, run: Run) -> Read:
        """The reports in the rows; what is wrong with a row is told, and the others are read."""
        found = decode(content.data)
        yield from _told_broken(content, found)
        rows = _json_list(found.text) if found.text.lstrip("\ufeff \t\r\n").startswith("[") else _json_lines(found.text)
        yield from _reports(rows, self.format, content, found, run)


def _told_broken(content: Content, found: Decoded) -> Read:
    if found.broken:
        yield content.problem(broken(found))


def _first_line(data: bytes) -> bytes:
    return data[:8192].replace(b"\0", b"").split(b"\n")[0]


def _delimiter(text: str) -> str | None:
    """What stands between the cells of the first line: of the marks there, the one that makes the most cells."""
    first = text.removeprefix("\ufeff").split("\n", 1)[0]
    counts = {each: first.count(each) for each in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda each: counts[each])
    return best if counts[best] else None


def _looks_like_table(text: str) -> bool:
    delimiter = _delimiter(text)
    if delimiter is None:
        return False
    try:
        rows = list(islice(_records(text, delimiter), 5))
    except csv.Error:
        rows = []
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    header = [cell.strip() for cell in rows[0]]
    names = all(header) and len(set(header)) == len(header) and not any(len(cell) > _LONG or "。" in cell for cell in header)
    called = any(_key_of(cell) == "text" for cell in header)
    long = all(len(row) == len(header) for row in rows) and any("。" in cell for row in rows[1:] for cell in row)
    return names and (called or long)


def _records(text: str, delimiter: str) -> "Iterator[list[str]]":
    csv.field_size_limit(2**31 - 1)  # a report is one cell, and the module's own limit is 131,072 characters
    return csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)


def _csv_rows(text: str, delimiter: str) -> Iterator[Row | InputError]:
    records = _records(text, delimiter)
    number = 1
    try:
        header = [cell.strip() for cell in next(records, [])]
        for number, record in enumerate(records, 2):
            if len(record) == len(header):
                yield number, dict(zip(header, record, strict=True))
            elif any(cell.strip() for cell in record):
                yield InputError(f"row {number} has {len(record)} cells, not {len(header)}: quote cells that hold {delimiter!r}")
    except csv.Error as error:
        yield InputError(f"after row {number} nothing can be read ({error}): quote cells that hold quotes or line ends")


def _json_lines(text: str) -> Iterator[Row | InputError]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            try:
                yield _object(number, json.loads(line))
            except (ValueError, RecursionError) as error:
                yield InputError(f"row {number} is no JSON ({_short(error)}): write one object a line")


def _json_list(text: str) -> Iterator[Row | InputError]:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield InputError(f"not JSON ({_short(error)}): write a list of objects, or one object a line")
        return
    for number, each in enumerate(found, 1):
        yield _object(number, each)


def _object(number: int, found: Any) -> Row | InputError:
    if not isinstance(found, dict):
        return InputError(f"row {number} is no object: write the report as an object with its text and what is known of it")
    scalars = {str(key): str(value) for key, value in found.items() if isinstance(value, str | int | float)}
    return number, scalars


def _short(error: Exception) -> str:
    return f"{type(error).__name__}" if isinstance(error, RecursionError) else f"{error}"[:120]


def _reports(rows: Iterator[Row | InputError], format: str, content: Content, found: Decoded, run: Run) -> Read:
    """A source a row; the columns are those that were set, or those that are called so, or the one with the longest cells."""
    read = list(rows)
    good = [row for row in read if not isinstance(row, InputError)]
    columns = dict(run.options.columns)
    names = list(dict.fromkeys(name for _, cells in good for name in cells))
    for key in NAMES:
        called = [name for name in names if _key_of(name) == key and name not in columns.values()]
        if called:
            columns.setdefault(key, called[0])
    if good and "text" not in columns:
        columns["text"] = _longest(good, [name for name in names if name not in columns.values()] or names)
        yield content.problem(
            f"the texts are taken from the column {columns['text']}: set another with --column text=NAME", note=True
        )
    if good and columns["text"] not in names:
        shown = ", ".join(names[:12])
        raise InputError(f"there is no column {columns['text']}, only {shown}: set one of these with --column text=NAME")
    for row in read:
        if isinstance(row, InputError):
            yield content.problem(str(row))
            continue
        yield from _report(row, columns, format, content, found, run)
    if not good:
        yield content.problem("the table holds no report: give a row for each")


def _report(row: Row, columns: Mapping[str, str], format: str, content: Content, found: Decoded, run: Run) -> Read:
    number, cells = row
    part = f"row{number}"
    try:
        text = checked(scalar(cells.get(columns["text"], "")), run.options.limits)
    except InputError as error:
        yield content.problem(f"row {number}: {error}")
        return
    said = {key: scalar(cells.get(name, "")).strip() for key, name in columns.items() if key != "text"}
    metadata = {**content.metadata, **{key: value for key, value in said.items() if value}}
    yield SourceText(f"{content.name}/{part}", text, hash_of(text), found.encoding, metadata, format, part)


def _key_of(name: str) -> str | None:
    """What a column is, by its name.

    >>> _key_of("正文"), _key_of("Title "), _key_of("网址")
    ('text', 'title', None)
    """
    plain = name.strip().casefold()
    return next((key for key, names in NAMES.items() if plain in names), None)


def _longest(rows: Sequence[Row], names: Sequence[str]) -> str:
    return max(names, key=lambda name: sum(len(cells.get(name, "")) for _, cells in rows[:200]))
