"""What a SPARQL text may do here: read the graph that is loaded, and nothing else."""

import re
from collections.abc import Iterable

from kg.model import KgError


class QueryError(KgError):
    """A query that is not well formed, not allowed or not known."""


class ForbiddenQueryError(QueryError):
    """A query that asks for what may not be: to change data, to call out, to answer without end."""


# Comments, strings and IRIs, in which a keyword is only a word. A # inside an IRI or a string begins no comment, and an escaped
# quote in a name (kg:a\') no string. A string that nothing ends goes to the end, so that no text is read more than once: """'''
_QUIET = re.compile(
    r"""<[^<>"{}|^`\\\s]*>"""
    r"""|\\."""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*(?:"""|\Z)'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*(?:'''|\Z)"""
    r"""|"(?:[^"\\\n]|\\.)*"?"""
    r"""|'(?:[^'\\\n]|\\.)*'?"""
    r"""|\#[^\n]*""",
    re.DOTALL,
)
# A name with a prefix (schema:load) or a variable (?service) is no keyword either.
_WORD = re.compile(r"[?$@]?[\w-]+(?::[\w.-]*)?")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
_PREFIX = re.compile(r"(?<![\w?$:.-])([^\W\d_][\w-]*):")
_DECLARED = re.compile(r"(?i:\bprefix)\s+([^\W\d_][\w-]*)?:")
_PLACE = re.compile(r"error at (\d+):(\d+)")


# SPARQL reads \u0053 as S wherever it stands, before all else.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_READS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def check_read_only(text: str) -> None:
    """Raises QueryError where the query ``text`` would change data or call another server.

    >>> check_read_only("SELECT ?insert { ?insert <http://example.org/#delete> 'CLEAR' } # DROP")
    >>> check_read_only("PREFIX a: <urn:a> INSERT DATA { a:b a:c 1 }")
    Traceback (most recent call last):
    kg.query.sparql.ForbiddenQueryError: the query: INSERT changes data, and kg only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE
    """
    first = first_word(text)
    if first in _UPDATES:
        raise ForbiddenQueryError(f"the query: {first} changes data, and kg only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE")
    if any("SERVICE" in _words(each) for each in (text, _unescaped(text))):
        raise ForbiddenQueryError("the query: SERVICE calls another server, and kg only reads the loaded graph: leave it out")


def first_word(text: str) -> str:
    """The word, in capitals, that says what the query or update ``text`` does; empty where none does.

    >>> first_word("PREFIX load: <urn:load> ask { }"), first_word("# SELECT")
    ('ASK', '')
    """
    return next((word for word in _words(_unescaped(text)) if word in _UPDATES or word in _READS), "")


def asks_for_graphs(text: str) -> bool:
    """Whether the query ``text`` speaks of named graphs, with GRAPH or FROM.

    >>> asks_for_graphs("SELECT * { GRAPH ?g { ?s ?p ?o } }"), asks_for_graphs("ASK { ?s ?p 'from' } # graph")
    (True, False)
    """
    return not {"GRAPH", "FROM"}.isdisjoint(_words(_unescaped(text)))


def _words(text: str) -> list[str]:
    return [word.upper() for word in _WORD.findall(_QUIET.sub(" ", text))]


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else " "

    return _ESCAPE.sub(character, text)


def syntax_problem(text: str, error: SyntaxError, prefixes: Iterable[str]) -> QueryError:
    """The parser's ``error`` with the query ``text`` as one line with its place; ``prefixes`` are those known beforehand.

    >>> print(syntax_problem("SELECT ?s {", SyntaxError("error at 1:12: expected one of SERVICE, [_]"), ["kg"]))
    the query, line 1, column 12: not SPARQL after 'SELECT ?s {': see https://www.w3.org/TR/sparql11-query/
    >>> print(syntax_problem("ASK { ?s x:p 1 }", SyntaxError("error at 1:12: expected OPTIONAL"), ["kg", "org"]))
    the query: the prefix x: is not declared: begin with PREFIX x: <...>, or use one of kg org
    """
    known = set(prefixes)
    quiet = _QUIET.sub(" ", text)
    declared = known | set(_DECLARED.findall(quiet)) | {"_"}
    unknown = next((prefix for prefix in _PREFIX.findall(quiet) if prefix not in declared), None)
    if unknown is not None:
        choice = " ".join(sorted(known))
        return QueryError(
            f"the query: the prefix {unknown}: is not declared: begin with PREFIX {unknown}: <...>, or use one of {choice}"
        )
    found = _PLACE.match(str(error))
    if not found:
        return QueryError(f"the query: not SPARQL: {' '.join(str(error).split()):.200}")
    line, column = map(int, found.groups())
    what = "a variable that is selected is not bound" if "unbound" in str(error) else "not SPARQL"
    before = text.split("\n")[line - 1][: column - 1].strip()[-40:]
    return QueryError(
        f"the query, line {line}, column {column}: {what} after {before!r}: see https://www.w3.org/TR/sparql11-query/"
    )
