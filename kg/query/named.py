"""Named queries: the ``.rq`` files of the ontology, each with its title, question and parameters in the comments of its head.

A parameter ``region`` is the variable ``?given_region`` of the text. A value for it is bound to that variable by the engine and
never becomes part of the text; without a value the variable is free, and the query answers for all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.model import DataFileError
from kg.query.sparql import QueryError

#: What a parameter's name begins with as a variable.
GIVEN = "given_"
#: The variable, and so the column, that leads to the evidence of a row.
EVIDENCE = "evidence"
_HEAD = re.compile(r"# ([a-z]+): (.*)")


class Both(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """What narrows a query: its name, its type (see ``kg.query.parameters.TYPES``) and what it means."""

    name: str
    type: str
    means: Both

    @property
    def variable(self) -> str:
        """Its variable in the text, without the question mark."""
        return GIVEN + self.name


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query's text with its name, title, question and parameters; of a text that is none of the named, the text alone."""

    text: str
    name: str = ""
    title: Both = Both("", "")  # noqa: RUF009
    question: Both = Both("", "")  # noqa: RUF009
    parameters: tuple[Parameter, ...] = field(default=())


def named_queries() -> Mapping[str, NamedQuery]:
    """The named queries by name, sorted.

    >>> query = named_queries()["indicators"]
    >>> query.title.zh, [parameter.name for parameter in query.parameters]
    ('指标：各地区各年份并列', ['indicator', 'region', 'year'])
    """
    return _read_all(_folder())


def find_query(given: str) -> NamedQuery:
    """The query that ``given`` means: a named query, a file, or the text itself. Raises QueryError where it is none of them.

    >>> find_query("ASK { ?s ?p ?o }").text
    'ASK { ?s ?p ?o }'
    """
    if any(character in given for character in "{\n"):
        return NamedQuery(given)
    path = _folder() / f"{given}.rq"
    if "/" not in given and path.is_file():
        return read_query(path)
    try:
        return parse_query(Path(given).read_text(encoding="utf-8"), Path(given))
    except (OSError, UnicodeDecodeError):
        names = ", ".join(sorted(each.stem for each in _folder().glob("*.rq"))) or "none"
        raise QueryError(f"query {given!r}: neither SPARQL, nor a file that can be read, nor a named query ({names})") from None


def read_query(path: Path) -> NamedQuery:
    """The named query in the file at ``path``; raises DataFileError, with the line, where its head does not say what it must."""
    query = parse_query(path.read_text(encoding="utf-8"), path, path.stem)
    if not query.title.zh or not query.question.zh:
        raise DataFileError(f"{path.name}, line 1: the head needs '# title: … / …' and '# question: … / …'")
    return query


def parse_query(text: str, path: Path, name: str = "") -> NamedQuery:
    """The query that ``text`` is, with what the comments at its head say of it; of a file without a name other comments pass.

    >>> text = "# parameter: body organisation 机构 / the body\\nSELECT ?given_body { ?given_body a kg:Organisation }"
    >>> parse_query(text, Path("my.rq")).parameters
    (Parameter(name='body', type='organisation', means=Both(zh='机构', en='the body')),)
    """
    title = question = Both("", "")
    parameters: list[Parameter] = []
    for number, key, value in _head(text):
        if key == "title":
            title = _both(value, path, number)
        elif key == "question":
            question = _both(value, path, number)
        elif key == "parameter":
            parameters.append(_parameter(value, path, number, text))
        elif name:
            raise DataFileError(f"{path.name}, line {number}: {key!r} is not known: use title, question or parameter")
    return NamedQuery(text, name, title, question, tuple(parameters))


def _head(text: str) -> Iterator[tuple[int, str, str]]:
    """Number, key and value of each line of the head."""
    for number, line in enumerate(text.splitlines(), 1):
        found = _HEAD.fullmatch(line)
        if found is None:
            return
        yield number, found[1], found[2]


def _both(value: str, path: Path, number: int) -> Both:
    zh, slash, en = value.partition(" / ")
    if not slash or not zh.strip() or not en.strip():
        raise DataFileError(f"{path.name}, line {number}: {value!r}: write it in both languages: 中文 / English")
    return Both(zh.strip(), en.strip())


def _parameter(value: str, path: Path, number: int, text: str) -> Parameter:
    from kg.query.parameters import TYPES

    name, _, rest = value.partition(" ")
    type_, _, means = rest.partition(" ")
    if type_ not in TYPES:
        raise DataFileError(f"{path.name}, line {number}: type {type_!r} of {name}: not known: use one of {', '.join(TYPES)}")
    if f"?{GIVEN}{name}" not in text:
        raise DataFileError(f"{path.name}, line {number}: parameter {name}: the query has no ?{GIVEN}{name}")
    return Parameter(name, type_, _both(means, path, number))


@lru_cache(maxsize=4)
def _read_all(folder: Path) -> Mapping[str, NamedQuery]:
    return {path.stem: read_query(path) for path in sorted(folder.glob("*.rq"))}


def _folder() -> Path:
    from kg.graph.ontology_files import ontology_folder

    return ontology_folder() / "queries"
