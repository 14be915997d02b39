"""graph.jsonld: the statements as JSON-LD, flat, with a context that is in the file, so that reading it needs no network."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.export.base import Export, write_text
from kg.graph import Statement
from kg.graph.vocabulary import VOCABULARY_PREFIXES, local, prefixes, terms

_TYPE = f"<{VOCABULARY_PREFIXES['rdf']}type>"


def write_jsonld(export: Export, path: Path) -> None:
    """Write JSON-LD: a context and one object a thing, one line each."""
    write_text(path, jsonld(export.statements, export.base))


def jsonld(statements: Iterable[Statement], base: str) -> str:
    """Sorted statements as JSON-LD."""
    short = _Names(base)
    things = (_thing(subject, group, short) for subject, group in groupby(statements, key=lambda each: each[0]))
    graph = ",\n".join(json.dumps(each, ensure_ascii=False) for each in things)
    return f'{{"@context": {json.dumps(context(base), ensure_ascii=False, indent=1)},\n"@graph": [\n{graph}\n]}}\n'


def context(base: str) -> Mapping[str, Any]:
    """The context: prefixes, and what each property's values are."""
    properties = {
        _key(name): _coercion(each.iri, each.sort, each.range) for name, each in terms().items() if each.sort != "class"
    }
    return {"@base": base, **dict(sorted(prefixes(base).items())), **dict(sorted(properties.items()))}


def _key(name: str) -> str:
    """The key of a property: its local name where it is the ontology's own, else with its prefix joined: oa_start."""
    return name.replace(":", "_")


def _coercion(iri: str, sort: str, leads_to: str) -> Mapping[str, str]:
    if sort == "object":
        return {"@id": iri, "@type": "@id"}
    datatype = leads_to.rpartition("#")[2]
    if datatype == "langString":
        return {"@id": iri, "@language": "zh"}
    return {"@id": iri} if datatype in ("string", "integer", "boolean") else {"@id": iri, "@type": leads_to}


class _Names:
    """Property keys by IRI, and IRIs relative to the base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._keys = {f"<{each.iri}>": _key(name) for name, each in terms().items()}
        self._classes = {f"<{each.iri}>": _class(name) for name, each in terms().items() if each.sort == "class"}

    def key(self, predicate: str) -> str:
        return self._keys[predicate]

    def class_(self, class_: str) -> str:
        return self._classes[class_]

    def iri(self, term: str) -> str:
        # a relative name with a colon could be read as prefix:name
        relative = term[1:-1].removeprefix(self._base)
        return term[1:-1] if ":" in relative else relative


def _class(name: str) -> str:
    return name if local(name) != name else f"kg:{name}"


def _thing(subject: str, group: Iterable[Statement], short: _Names) -> dict[str, Any]:
    types: list[str] = []
    values: dict[str, list[Any]] = {}
    for _, predicate, object_ in group:
        if predicate == _TYPE:
            types.append(short.class_(object_))
        else:
            values.setdefault(short.key(predicate), []).append(_value(object_, short))
    plain = {key: each[0] if len(each) == 1 else each for key, each in sorted(values.items())}
    return {"@id": short.iri(subject), "@type": types, **plain}


def _value(term: str, short: _Names) -> Any:
    """An IRI relative to the base, a number or truth value as JSON has it, or a text."""
    if term[0] == "<":
        return short.iri(term)
    quoted, _, tail = term.rpartition('"')
    native = tail.endswith(("#integer>", "#boolean>"))
    return json.loads(quoted[1:]) if native else _unquoted(quoted)


@lru_cache(maxsize=65536)
def _unquoted(quoted: str) -> str:
    """The text of an N-Triples literal without its closing mark; its escapes are those of JSON."""
    text = json.loads(quoted + '"', strict=False)
    assert isinstance(text, str)
    return text
