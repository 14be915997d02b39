"""Named queries: the ``.rq`` files of the ontology, each with a comment on its first line that says what it answers."""

from pathlib import Path

from kg.query.sparql import QueryError


def named_queries() -> dict[str, str]:
    """What each named query answers, by its name.

    >>> all(named_queries().values())
    True
    """
    found = {}
    for path in sorted(_folder().glob("*.rq")):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        found[path.stem] = first.lstrip("# ").strip() or path.stem
    return found


def query_text(given: str) -> str:
    """The query that ``given`` means: a named query, a file, or the text itself. Raises QueryError where it is none of them.

    >>> query_text("ASK { ?s ?p ?o }")
    'ASK { ?s ?p ?o }'
    """
    if any(character in given for character in "{\n"):
        return given
    named = _folder() / f"{given}.rq"
    path = named if "/" not in given and named.is_file() else Path(given)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        names = ", ".join(named_queries()) or "none"
        raise QueryError(f"query {given!r}: neither SPARQL, nor a file that can be read, nor a named query ({names})") from None


def _folder() -> Path:
    from kg.graph.ontology_files import ontology_folder

    return ontology_folder() / "queries"
