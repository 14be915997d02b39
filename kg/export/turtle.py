"""graph.ttl: all statements together, a block a thing, sorted; without blank nodes, so that bytes are stable."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from kg.export.base import Export, write_text
from kg.graph import Statement
from kg.graph.vocabulary import VOCABULARY_PREFIXES, prefixes

_TYPE = f"<{VOCABULARY_PREFIXES['rdf']}type>"
_INTEGER = f"^^<{VOCABULARY_PREFIXES['xsd']}integer>"
_BOOLEAN = f"^^<{VOCABULARY_PREFIXES['xsd']}boolean>"
# a local name that every parser takes as it is: 天津市河东区司法局; others are written out in full: <prog/“放管服”改革>
_LOCAL = re.compile(r"[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*")


def write_turtle(export: Export, path: Path) -> None:
    """Write Turtle with prefixes, one block a subject."""
    write_text(path, turtle(export.statements, export.base))


def turtle(statements: Iterable[Statement], base: str) -> str:
    """Sorted statements as Turtle."""
    shorten = _Shortener(base)
    blocks = "\n".join(_block(subject, group, shorten) for subject, group in groupby(statements, key=lambda each: each[0]))
    return f"{shorten.header()}\n{blocks}"


class _Shortener:
    """Terms as Turtle writes them, each made once."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes = prefixes(base)
        self._prefix_of = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        self._made: dict[str, str] = {_TYPE: "a"}

    def header(self) -> str:
        lines = (f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(self._prefixes.items()))
        return "\n".join((f"@base <{self._base}> .", *lines)) + "\n"

    def __call__(self, term: str) -> str:
        made = self._made.get(term)
        if made is None:
            made = self._made[term] = self._iri(term[1:-1]) if term[0] == "<" else self._literal(term)
        return made

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefix_of.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return f"<{iri.removeprefix(self._base)}>"

    def _literal(self, literal: str) -> str:
        if literal.endswith((_INTEGER, _BOOLEAN)):
            return literal[1 : literal.rindex('"')]
        text, datatype, iri = literal.rpartition("^^<")
        return f"{text}^^{self._iri(iri[:-1])}" if datatype and text.endswith('"') and iri.endswith(">") else literal


def _block(subject: str, group: Iterable[Statement], shorten: _Shortener) -> str:
    objects: dict[str, list[str]] = {}
    for _, predicate, object_ in group:
        objects.setdefault(predicate, []).append(object_)
    return shorten(subject) + " " + " ;\n    ".join(_lines(objects, shorten)) + " .\n"


def _lines(objects: Mapping[str, list[str]], shorten: _Shortener) -> Iterator[str]:
    """The lines of a block: what it is first, then the rest as sorted."""
    for predicate in sorted(objects, key=lambda each: (each != _TYPE, each)):
        yield f"{shorten(predicate)} {', '.join(shorten(each) for each in objects[predicate])}"
