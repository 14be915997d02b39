"""Answers to queries: rows of plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = str | int | float | bool | None

_INTEGERS = frozenset(["integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "gYear"])
_XSD = "http://www.w3.org/2001/XMLSchema#"


class Code(str):
    """A concept's id, such as ``enforcement``, which knows the concept's name in Chinese.

    >>> code = Code.of("enforcement", "行政执法")
    >>> code, code.zh
    ('enforcement', '行政执法')
    """

    __slots__ = ("zh",)
    zh: str

    @classmethod
    def of(cls, id_: str, zh: str) -> "Code":
        """The code ``id_`` of what is called ``zh``."""
        made = cls(id_)
        made.zh = zh
        return made


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of values under the names of the query's variables; an unbound value is None.

    >>> Answer(("name", "n"), (("天津市东丽区司法局", 3),)).records()
    [{'name': '天津市东丽区司法局', 'n': 3}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def records(self) -> list[dict[str, Value]]:
        """The rows as one dict each."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def value_of(lexical: str, datatype: str) -> Value:
    """A literal's value in Python, a decimal without a point as an int; what Python has no plain type for stays text.

    >>> [value_of(each, "http://www.w3.org/2001/XMLSchema#decimal") for each in ("3900", "99.99")]
    [3900, 99.99]
    >>> value_of("2024-01-05", "http://www.w3.org/2001/XMLSchema#date")
    '2024-01-05'
    """
    name = datatype.removeprefix(_XSD)
    try:
        if name in _INTEGERS:
            return int(lexical)
        if name in ("decimal", "double", "float"):
            return float(lexical) if name != "decimal" or "." in lexical else int(lexical)
    except ValueError:  # an ill-typed literal is legal RDF
        return lexical
    return lexical in ("true", "1") if name == "boolean" else lexical


def shorten(iri: str, namespaces: Mapping[str, str]) -> str:
    """``iri`` with its namespace's prefix, the longest that fits, or as it is.

    >>> shorten("https://example.org/org/天津市", {"org": "https://example.org/org/", "ex": "https://example.org/"})
    'org:天津市'
    """
    fits = [(len(namespace), prefix) for prefix, namespace in namespaces.items() if iri.startswith(namespace)]
    if not fits:
        return iri
    length, prefix = max(fits)
    return f"{prefix}:{iri[length:]}"


def columns_text(rows: Sequence[Sequence[str]], rule: bool = False) -> str:
    """``rows`` as text in columns; a ``rule`` sets the first row off. Chinese characters take two places.

    >>> print(columns_text([["name", "n"], ["河东区", "3"]], rule=True), end="")
    name    n
    ------  -
    河东区  3
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    if rule:
        lines.insert(1, "  ".join("-" * width for width in widths))
    return "".join(f"{line}\n" for line in lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip()


def display_width(text: str) -> int:
    """How many places ``text`` takes in a terminal.

    >>> display_width("河东a")
    5
    """
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(character) else 1 + (east_asian_width(character) in "WF") for character in text)
