"""What one report says, read out of a graph: what is compared with other reports and followed into the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar

from kg.graph.relations import DIRECT
from kg.graph.vocabulary import concept_of
from kg.query import Engine, UnclearNameError

_Item = TypeVar("_Item", "Action", "Figure", "Lack")
#: How a document or programme stands in a report: in a measure that was done; in promises and nowhere else; in a promise, and
#: named elsewhere too; named, and in no measure.
Standing = Literal["done", "only promised", "promised", "named"]
#: A measure's properties that lead to documents and programmes.
_ROLES = " ".join(f"kg:{role}" for role in sorted({role for role, _ in DIRECT}))


class Quote(NamedTuple):
    """Words of a report: ``[start, end)`` in Unicode code points of the source ``file``."""

    file: str
    start: int
    end: int
    text: str

    @property
    def place(self) -> str:
        """``file:start-end``."""
        return f"{self.file}:{self.start}-{self.end}"


class Figure(NamedTuple):
    """A number that a report gives: of what, the indicator's id where there is one, and whether it is a target."""

    iri: str
    of: str
    indicator: str
    value: float
    upper: float | None
    unit: str
    bound: str
    planned: bool
    quote: Quote


class Action(NamedTuple):
    """A measure, done (``reported``) or promised (``planned``); ``things`` are IRIs of its documents and programmes.

    ``clause`` is the quote with what stands before it in its clause: of 法治文化公园建成开放 all, where the measure is 建成开放.
    """

    iri: str
    text: str
    verb: str
    status: str
    theme: str
    quote: Quote
    clause: Quote
    things: tuple[str, ...]
    figures: tuple[str, ...]


class Thing(NamedTuple):
    """A document or programme of a report, how it stands there, and the words that say so: a measure's, or those that name it."""

    iri: str
    type: str
    name: str
    kind: str
    standing: Standing
    mentions: int
    quote: Quote


class Lack(NamedTuple):
    """A shortcoming that a report admits."""

    iri: str
    text: str
    theme: str
    quote: Quote


@dataclass(frozen=True)
class Account:
    """A report and what it says, everything in the order of its text."""

    iri: str
    file: str
    title: str
    region: str
    year: int | None
    issuer: str
    actions: tuple[Action, ...]
    figures: tuple[Figure, ...]
    things: tuple[Thing, ...]
    lacks: tuple[Lack, ...]

    @cached_property
    def name(self) -> str:
        """The region and the year, or, where the report does not say them, its title.

        >>> Account("", "a.txt", "年度报告", "天津市河西区", 2023, "", (), (), (), ()).name
        '天津市河西区 2023'
        """
        return f"{self.region} {self.year}" if self.region and self.year else self.title or self.file

    @cached_property
    def thing_of(self) -> Mapping[str, Thing]:
        """The documents and programmes by IRI."""
        return {thing.iri: thing for thing in self.things}

    @cached_property
    def figure_of(self) -> Mapping[str, Figure]:
        """The figures by IRI."""
        return {figure.iri: figure for figure in self.figures}


def concept_names(type_: str, property_: str, id_: str) -> tuple[str, str]:
    """The labels of a concept in zh and en; empty where there is no id.

    >>> concept_names("Measure", "theme", "enforcement"), concept_names("Measure", "theme", "")
    (('行政执法', 'enforcement'), ('', ''))
    """
    return concept_of(type_, property_, id_)[3:5] if id_ else ("", "")


_REPORTS = """
SELECT ?report ?file ?title ?region ?year ?issuer {
  ?report a kg:Report ; kg:sourceFile ?file ; rdfs:label ?title
  OPTIONAL { ?report kg:year ?year }
  OPTIONAL { ?report kg:region/rdfs:label ?region }
  OPTIONAL { ?report kg:issuer/rdfs:label ?issuer }
}
ORDER BY ?file ?report
"""
_PLACED = "?thing kg:evidence ?evidence . ?evidence oa:start ?start ; oa:end ?end ; oa:exact ?quote"
_ACTIONS = f"""
SELECT ?thing ?label ?verb ?status ?theme ?start ?end ?quote ?begin ?sentence {{ GRAPH <%s> {{
  ?thing a kg:Measure ; rdfs:label ?label ; kg:verb ?verb ; kg:status ?status . {_PLACED}
  OPTIONAL {{ ?thing kg:theme ?theme }}
  OPTIONAL {{ ?evidence kg:inSentence ?passage . ?passage oa:start ?begin ; oa:exact ?sentence }}
}} }} ORDER BY ?start ?end ?thing
"""
_USES = """
SELECT DISTINCT ?measure ?thing { GRAPH <%s> {
  VALUES ?role { ROLES }
  ?measure a kg:Measure ; ?role ?thing
} } ORDER BY ?measure ?thing
"""
_THINGS = f"""
SELECT ?thing ?type ?label ?kind ?part ?start ?end ?quote {{ GRAPH <%s> {{
  VALUES ?type {{ kg:Document kg:Programme }}
  ?thing a ?type ; rdfs:label ?label . {_PLACED}
  OPTIONAL {{ ?thing kg:kind ?kind }}
  OPTIONAL {{ ?evidence kg:inSentence/kg:section/kg:part ?part }}
}} }} ORDER BY ?start ?end ?thing
"""
_FIGURES = f"""
SELECT ?thing ?of ?indicator ?value ?upper ?unit ?bound ?part ?start ?end ?quote {{ GRAPH <%s> {{
  ?thing a kg:Observation ; kg:of ?of ; kg:value ?value ; kg:unit ?unit ; kg:bound ?bound ; kg:section/kg:part ?part . {_PLACED}
  OPTIONAL {{ ?thing kg:indicator ?indicator }}
  OPTIONAL {{ ?thing kg:upper ?upper }}
}} }} ORDER BY ?start ?end ?thing
"""
_LACKS = f"""
SELECT ?thing ?label ?theme ?start ?end ?quote {{ GRAPH <%s> {{
  ?thing a kg:Shortcoming ; rdfs:label ?label . {_PLACED}
  OPTIONAL {{ ?thing kg:theme ?theme }}
}} }} ORDER BY ?start ?end ?thing
"""
Row = Mapping[str, Any]
#: What a clause begins after.
_MARKS = "，；：。！？"


def accounts(engine: Engine) -> list[Account]:
    """The reports of a graph, by file; what each says is read from the graph of that report alone.

    >>> from kg.query import open_engine
    >>> [(each.name, len(each.lacks)) for each in accounts(open_engine("outputs"))]
    [('天津市东丽区 2024', 3), ('天津市河东区 2022', 3)]
    """
    return [_account(engine, row) for row in engine.select(_REPORTS).records()]


def find_account(found: Sequence[Account], name: str) -> Account:
    """The one report that ``name`` means: its file or title, a part of one, or words that its region, year and title have.

    Raises UnclearNameError, with the reports there are, where none or several are left.
    """
    words = name.split()
    exact = [each for each in found if name in (each.file, each.title, each.name, each.iri)]
    part = [each for each in found if name in each.file or name in each.title]
    loose = [each for each in found if words and all(word in _said_of(each) for word in words)]
    kept = next(filter(None, (exact, part, loose)), [])
    if len(kept) == 1:
        return kept[0]
    what = f"means {len(kept)} reports" if kept else "is none of the reports"
    raise UnclearNameError(f"{name}: {what}: give one of {', '.join(f'{each.file} ({each.name})' for each in kept or found)}")


def _said_of(account: Account) -> str:
    return " ".join((account.region, str(account.year or ""), account.title, account.file, account.issuer))


def _account(engine: Engine, row: Row) -> Account:
    report, file = str(row["report"]), str(row["file"])

    def ask(query: str) -> list[dict[str, Any]]:
        return engine.select(query % report).records()

    things, numbers = (_by_measure(ask(_USES.replace("ROLES", roles))) for roles in (_ROLES, "kg:observation"))
    actions = _once(_action(each, file, things, numbers) for each in ask(_ACTIONS))
    figures = _once(_figure(each, file, actions) for each in ask(_FIGURES))
    return Account(
        report,
        file,
        str(row["title"]),
        str(row["region"] or ""),
        row["year"],
        str(row["issuer"] or ""),
        actions,
        figures,
        _things(ask(_THINGS), file, actions),
        _once(Lack(each["thing"], each["label"], local(each["theme"]), _quote(each, file)) for each in ask(_LACKS)),
    )


def _once(items: Iterable[_Item]) -> tuple[_Item, ...]:
    """Each thing with its first evidence."""
    found: dict[str, _Item] = {}
    for item in items:
        found.setdefault(item.iri, item)
    return tuple(found.values())


def _quote(row: Row, file: str) -> Quote:
    return Quote(file, row["start"], row["end"], row["quote"])


def _by_measure(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row["measure"]] = (*found.get(row["measure"], ()), row["thing"])
    return found


def _action(row: Row, file: str, things: Mapping[str, tuple[str, ...]], numbers: Mapping[str, tuple[str, ...]]) -> Action:
    iri, about = row["thing"], (row["label"], row["verb"], local(row["status"]), local(row["theme"]))
    return Action(iri, *about, _quote(row, file), _clause(row, file), things.get(iri, ()), numbers.get(iri, ()))


def _clause(row: Row, file: str) -> Quote:
    """From the mark before a measure's words to their end; the words alone where their sentence is not known."""
    if row["begin"] is None:
        return _quote(row, file)
    begin, sentence = int(row["begin"]), str(row["sentence"])
    before = sentence[: row["start"] - begin]
    start = max(map(before.rfind, _MARKS)) + 1
    start += len(before) - start - len(before[start:].lstrip())
    return Quote(file, begin + start, row["end"], sentence[start : row["end"] - begin])


def _figure(row: Row, file: str, actions: Sequence[Action]) -> Figure:
    """A figure is a target where a promise holds it, or, where no measure does, its section is one of promises."""
    holding = {action.status for action in actions if row["thing"] in action.figures}
    planned = holding == {"planned"} or (not holding and local(row["part"]) == "planned")
    upper = None if row["upper"] is None else float(row["upper"])
    indicator, bound = local(row["indicator"]), local(row["bound"])
    return Figure(row["thing"], row["of"], indicator, float(row["value"]), upper, row["unit"], bound, planned, _quote(row, file))


def _things(rows: Sequence[Row], file: str, actions: Sequence[Action]) -> tuple[Thing, ...]:
    """The documents and programmes in the order in which they are first named."""
    named: dict[str, list[Row]] = {}
    for row in rows:
        named.setdefault(row["thing"], []).append(row)
    return tuple(_thing(iri, places, file, actions) for iri, places in named.items())


def _thing(iri: str, places: Sequence[Row], file: str, actions: Sequence[Action]) -> Thing:
    holding = [action for action in actions if iri in action.things]
    done = [action for action in holding if action.status == "reported"]
    standing: Standing = "done" if done else "named"
    if holding and not done:
        only = all(_in_promise(place, holding) for place in places)
        standing = "only promised" if only else "promised"
    quote = (done or holding)[0].quote if holding else _quote(places[0], file)
    first = places[0]
    return Thing(iri, local(first["type"]), first["label"], local(first["kind"]), standing, len(places), quote)


def _in_promise(place: Row, promises: Sequence[Action]) -> bool:
    """Whether a document or programme is named in a section of promises, or in one of these."""
    inside = (promise.quote.start <= place["start"] and place["end"] <= promise.quote.end for promise in promises)
    return local(place["part"]) == "planned" or any(inside)


def local(iri: str | None) -> str:
    """The name of a term or concept behind its ``#``, empty where there is none.

    >>> local("https://w3id.org/govreport-kg/ontology/theme#enforcement"), local(None)
    ('enforcement', '')
    """
    return (iri or "").rpartition("#")[2]
