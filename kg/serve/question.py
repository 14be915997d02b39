"""The page to ask: the named queries with their parameters, SPARQL of one's own, and the answer as a table or a file."""

from collections.abc import Mapping
from typing import Any, get_args
from urllib.parse import urlencode

from kg.model import KgError
from kg.query import Answer, Engine, Format, NamedQuery, ask, html_table, named_queries, to_text
from kg.query.sparql import ForbiddenQueryError
from kg.serve.limits import Limits
from kg.serve.reply import Reply
from kg.serve.templates import render

#: How many rows a page shows; a file has them all.
SHOWN = 1000
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "markdown": "text/markdown; charset=utf-8",
    "table": "text/plain; charset=utf-8",
}
_NOT_PARAMETERS = frozenset(("name", "sparql", "format", "cite"))


def question(engine: Engine, limits: Limits, fields: Mapping[str, str]) -> Reply:
    """The page, with the answer to what ``fields`` ask for: ``name`` and parameters or ``sparql``, ``cite``, and ``format``."""
    query = _query(fields)
    if query is None:
        return _page(200, fields, None)
    form = fields.get("format", "html")
    given = {name: value for name, value in fields.items() if name not in _NOT_PARAMETERS and value.strip()}
    try:
        if form not in get_args(Format):
            raise KgError(f"format {form!r}: not known: use {', '.join(get_args(Format))}")
        answer = ask(engine, query, given, cite="cite" in fields, most=limits.rows)
    except ForbiddenQueryError as error:
        return _page(403, fields, query, problem=str(error))
    except KgError as error:
        return _page(400, fields, query, problem=str(error))
    if form in _TYPES:
        return Reply(200, _TYPES[form], to_text(answer, form, engine.namespaces).encode())  # type: ignore[arg-type]
    return _page(200, fields, query, engine=engine, answer=answer)


def _query(fields: Mapping[str, str]) -> NamedQuery | None:
    if fields.get("sparql", "").strip():
        return NamedQuery(fields["sparql"])
    return named_queries().get(fields.get("name", ""))


def _page(
    status: int,
    fields: Mapping[str, str],
    query: NamedQuery | None,
    engine: Engine | None = None,
    answer: Answer | None = None,
    problem: str = "",
) -> Reply:
    table = count = None
    if answer is not None and engine is not None:
        table = html_table(Answer(answer.columns, answer.rows[:SHOWN]), engine.namespaces)
        count = len(answer.rows)
    about: dict[str, Any] = {"query": query, "fields": fields, "table": table, "count": count, "problem": problem, "shown": SHOWN}
    forms = [(form, "/query?" + urlencode({**fields, "format": form})) for form in _TYPES]
    html = render("query.html.j2", title="向图谱提问 Ask the graph", queries=named_queries(), forms=forms, **about)
    return Reply(status, "text/html; charset=utf-8", html.encode())
