"""Values for a query's parameters: from what a person types to the RDF term that is bound to the parameter's variable."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.query.engine import Engine
from kg.query.named import NamedQuery, Parameter
from kg.query.names import CLASSES, Names
from kg.query.sparql import QueryError

if TYPE_CHECKING:
    import pyoxigraph

    from kg.graph.vocabulary import Concept

    Term = pyoxigraph.NamedNode | pyoxigraph.Literal

_SHOWN = 27


def bind(query: NamedQuery, given: Mapping[str, object], engine: Engine) -> dict[str, "Term"]:
    """The terms to bind, by variable, for the values ``given`` to the parameters of ``query``; None stands for no value.

    Raises QueryError where the query has no such parameter or a value is not of its type, UnclearNameError where a name means
    none or several of the things in the graph.

    >>> from kg.query import named_queries, open_engine
    >>> bind(named_queries()["indicators"], {"region": "河东区", "year": 2022}, open_engine("outputs"))["given_region"].value
    'https://w3id.org/govreport-kg/region/天津市河东区'
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"parameter {name!r}: {_advice(query)}")
    return {known[name].variable: _term(known[name], value, engine) for name, value in given.items() if value is not None}


def _advice(query: NamedQuery) -> str:
    if query.parameters:
        return f"{query.name or 'the query'} has {', '.join(parameter.name for parameter in query.parameters)}"
    return f"{query.name or 'the query'} takes none: a query in a file tells its own with '# parameter: name type 中文 / English'"


def _term(parameter: Parameter, value: object, engine: Engine) -> "Term":
    text = str(value).strip()
    if not text:
        raise QueryError(f"parameter {parameter.name!r}: is empty: give a value or leave it out")
    return TYPES[parameter.type](parameter, text, engine)


def _thing(*classes: str) -> Callable[[Parameter, str, Engine], "Term"]:
    def find(parameter: Parameter, text: str, engine: Engine) -> "Term":
        import pyoxigraph

        found = Names.of(engine, classes).find(text)
        try:
            return pyoxigraph.NamedNode(found)
        except ValueError:
            raise QueryError(f"parameter {parameter.name!r}: {text}: not an IRI: give one, or a name") from None

    return find


def _concept(scheme: str) -> Callable[[Parameter, str, Engine], "Term"]:
    def find(parameter: Parameter, text: str, engine: Engine) -> "Term":
        import pyoxigraph

        from kg.graph.vocabulary import concepts

        known = concepts(scheme)
        for each in known.values():
            if text in (each.id, each.zh, each.en, each.iri):
                return pyoxigraph.NamedNode(each.iri)
        raise QueryError(f"parameter {parameter.name!r}: {text}: not known: use {_choice(text, list(known.values()))}")

    return find


def _choice(text: str, known: "Sequence[Concept]") -> str:
    """The concepts to choose from; of many those that are most like ``text``."""
    from difflib import SequenceMatcher

    def likeness(each: "Concept") -> float:
        names = (each.id, each.zh, each.en)
        return max(SequenceMatcher(None, text, name).ratio() + (text in name) for name in names)

    shown = known if len(known) <= _SHOWN else sorted(known, key=likeness, reverse=True)[:3]
    more = "" if len(known) == len(shown) else f" or another of the {len(known)} of its vocabulary"
    return ", ".join(f"{each.id} {each.zh}" for each in shown) + more


def _year(parameter: Parameter, text: str, _: Engine) -> "Term":
    import pyoxigraph

    if not re.fullmatch(r"\d{4}", text, re.ASCII):
        raise QueryError(f"parameter {parameter.name!r}: {text}: not a year: give four digits, as 2024")
    return pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))


def _text(_: Parameter, text: str, __: Engine) -> "Term":
    import pyoxigraph

    return pyoxigraph.Literal(text)


#: How each type of parameter reads what is typed: a name or an IRI, a concept's id or label, a year, a text.
TYPES: Mapping[str, Callable[[Parameter, str, Engine], "Term"]] = {
    "organisation": _thing("Organisation"),
    "document": _thing("Document"),
    "programme": _thing("Programme"),
    "region": _thing("Region"),
    "person": _thing("Person"),
    "report": _thing("Report"),
    "thing": _thing(*CLASSES),
    "theme": _concept("theme"),
    "status": _concept("status"),
    "level": _concept("level"),
    "indicator": _concept("indicator"),
    "organisation-kind": _concept("organisation-kind"),
    "document-kind": _concept("document-kind"),
    "programme-kind": _concept("programme-kind"),
    "year": _year,
    "text": _text,
}
