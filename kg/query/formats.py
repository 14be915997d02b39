"""Answers as text: a table to read, CSV, JSON, Markdown, a page."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, get_args

from kg.query.answer import Answer, Code, Value, columns_text, shorten
from kg.query.sparql import QueryError

Format = Literal["table", "csv", "json", "markdown", "html"]
FORMATS: tuple[str, ...] = get_args(Format)


def to_text(answer: Answer, form: Format, namespaces: Mapping[str, str], title: str = "") -> str:
    """``answer`` as ``form`` says: ``csv`` and ``json`` (an array of objects) hold the values as they are.

    A ``table``, ``markdown`` and ``html`` (a page of its own, under ``title``) are to be read: IRIs are shortened by
    ``namespaces``, concepts are called by their names.

    >>> print(to_text(Answer(("n",), ((3,),)), "json", {}), end="")
    [
    {"n": 3}
    ]
    >>> print(to_text(Answer(("name", "n"), (("a|b", 3),)), "markdown", {}), end="")
    | name | n |
    |---|---|
    | a\\|b | 3 |
    """
    if form not in _WRITERS:
        raise QueryError(f"format {form!r}: not known: use {', '.join(FORMATS)}")
    return _WRITERS[form](answer, namespaces, title)


def _json(answer: Answer, _: Mapping[str, str], __: str) -> str:
    return "[\n" + ",\n".join(json.dumps(record, ensure_ascii=False) for record in answer.records()) + "\n]\n"


def _csv(answer: Answer, _: Mapping[str, str], __: str) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)
    return out.getvalue()


def _table(answer: Answer, namespaces: Mapping[str, str], _: str) -> str:
    cells = _cells(answer, namespaces)
    count = f"{len(cells)} row{'' if len(cells) == 1 else 's'}"
    return columns_text([list(answer.columns), *cells], rule=True) + f"({count})\n"


def _markdown(answer: Answer, namespaces: Mapping[str, str], _: str) -> str:
    lines = [
        answer.columns,
        ["---"] * len(answer.columns),
        *([_marked(cell) for cell in row] for row in _cells(answer, namespaces)),
    ]
    return "".join("|" + "|".join(line if line == "---" else f" {line} " for line in row) + "|\n" for row in lines)


def _marked(cell: str) -> str:
    """A cell in which nothing is taken for Markdown or HTML: a|b, <b>, [a](b), *a*."""
    quiet = cell.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "|*_`[]":
        quiet = quiet.replace(mark, f"\\{mark}")
    return quiet


def _html(answer: Answer, namespaces: Mapping[str, str], title: str) -> str:
    from html import escape

    name = escape(title or "答案 Answer")
    head = f'<meta charset="utf-8">\n{_POLICY}\n<title>{name}</title>\n{_STYLE}\n'
    body = f"<h1>{name}</h1>\n{html_table(answer, namespaces)}"
    return f'<!doctype html>\n<html lang="zh-Hans">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'


def html_table(answer: Answer, namespaces: Mapping[str, str]) -> str:
    """The rows as a table of HTML, all that they hold escaped.

    >>> print(html_table(Answer(("n",), (("<b>",),)), {}), end="")
    <table>
    <thead><tr><th scope="col">n</th></tr></thead>
    <tbody>
    <tr><td>&lt;b&gt;</td></tr>
    </tbody>
    </table>
    """
    from html import escape

    columns = "".join(f'<th scope="col">{escape(column)}</th>' for column in answer.columns)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in _cells(answer, namespaces))
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


_POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
_STYLE = """<style>
:root { color-scheme: light dark; }
body { margin: 24px; font: 14px/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
table { border-collapse: collapse; }
th, td { padding: 5px 10px; border: 1px solid #8886; text-align: left; vertical-align: top; }
</style>"""
_WRITERS: Mapping[str, Callable[[Answer, Mapping[str, str], str], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}


def _cells(answer: Answer, namespaces: Mapping[str, str]) -> Sequence[list[str]]:
    return [[shown(value, namespaces) for value in row] for row in answer.rows]


def shown(value: Value, namespaces: Mapping[str, str]) -> str:
    """A value to read: a concept by its name, a number without a point where it is whole, an IRI shortened.

    >>> shown(Code.of("enforcement", "行政执法"), {}), shown(3900.0, {}), shown(None, {})
    ('行政执法', '3900', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Code):
        return value.zh
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return shorten(" ".join(str(value).split()), namespaces)
