"""What the graph says of one thing, each line with the words that say so, their place in the source and the rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.relations import DIRECT
from kg.graph.vocabulary import VOCABULARY_PREFIXES, compact, term
from kg.model import UnknownTermError
from kg.query.answer import shorten
from kg.query.engine import Engine
from kg.query.names import UnclearNameError

if TYPE_CHECKING:
    import pyoxigraph

    Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

# Said in the head of an explanation, or evidence itself.
_HEAD = frozenset(("rdf:type", "rdfs:label", "skos:altLabel", "evidence", "qudt:unit"))
# Where a thing stands: its place in the source says as much, and a report would list everything in it.
_PLACED = frozenset(("inReport", "section", "parentSection", "inSentence"))
_TYPE = VOCABULARY_PREFIXES["rdf"] + "type"
# A short way between two entities -> what the thing that states it says of each, and a measure's status.
_STATED_BY = {
    **{direct: ("actor", role, status) for (role, status), direct in DIRECT.items()},
    "w3org:memberOf": ("w3org:member", "w3org:organization", ""),
}


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One statement: ``relation`` and ``other`` as labels, and its evidence; ``file`` is empty where the structure says it.

    ``sentence`` is the sentence in which the quoted words stand, and ``at`` their offset in it; it is the quote itself where they
    stand in none.
    """

    relation: str
    file: str
    start: int
    end: int
    other: str
    quote: str = ""
    rule: str = ""
    sentence: str = ""
    at: int = 0

    @property
    def place(self) -> str:
        """``file:start-end``, or empty."""
        return f"{self.file}:{self.start}-{self.end}" if self.file else ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing's name, IRI, class, other names, values (kind, level, year …) and lines, sorted by relation and place."""

    name: str
    iri: str
    type: str
    names: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def explain(engine: Engine, iri: str) -> Explanation:
    """What the graph of ``engine`` says of the thing ``iri``; raises UnclearNameError where it says nothing."""
    return _Explainer(engine, iri).explanation()


class _Explainer:
    def __init__(self, engine: Engine, iri: str) -> None:
        import pyoxigraph

        self._everywhere = pyoxigraph.DefaultGraph()
        self._store = engine.store
        self._shown = shorten(iri, engine.namespaces)
        try:
            self._thing = pyoxigraph.NamedNode(iri)
        except ValueError:
            raise UnclearNameError(f"{iri}: not an IRI: give one such as org:天津市河东区司法局, or a name") from None

    def explanation(self) -> Explanation:
        about = [(_name(quad.predicate), quad.object) for quad in self._quads(self._thing, None, None)]
        about.sort(key=lambda pair: (pair[0], str(pair[1])))
        if not about:
            raise UnclearNameError(f"{self._shown}: the graph says nothing of it: check the name after the prefix")
        label = self._label(self._thing)
        types = [_label_of(_name(value)) for predicate, value in about if predicate == "rdf:type"]
        names = [_plain(value) for predicate, value in about if predicate == "skos:altLabel"]
        values = [(_label_of(p), self._label(v)) for p, v in about if p not in _HEAD | _PLACED and not self._is_thing(v)]
        lines = sorted(set(self._lines()))
        return Explanation(label, self._thing.value, "; ".join(types), tuple(names), tuple(values), tuple(lines))

    def _lines(self) -> Iterator[Line]:
        for quad in self._quads(self._thing, None, None):
            predicate = _name(quad.predicate)
            if predicate == "evidence":
                yield self._line(_label_of("Mention" if self._is_mention(quad.object) else "Evidence"), None, quad.object)
            elif predicate not in _HEAD | _PLACED and self._is_thing(quad.object):
                yield from self._relation(f"→ {_label_of(predicate)}", self._thing, predicate, quad.object, quad.object)
        for quad in self._quads(None, None, self._thing):
            predicate = _name(quad.predicate)
            if predicate not in _HEAD | _PLACED:
                yield from self._relation(f"← {_label_of(predicate)}", quad.subject, predicate, self._thing, quad.subject)

    def _relation(self, label: str, subject: "Term", predicate: str, target: "Term", other: "Term") -> Iterator[Line]:
        """A line for each evidence of one statement; one without evidence where the structure says it."""
        evidence = list(self._evidence_of(subject, predicate, target))
        yield from (self._line(label, other, each) for each in evidence)
        if not evidence:
            yield Line(label, "", -1, -1, self._label(other))

    def _evidence_of(self, subject: "Term", predicate: str, target: "Term") -> Iterator["Term"]:
        """Statements of a measure, honour, … have its evidence; a short way between entities that of all that state it."""
        if predicate in _STATED_BY:
            for source in self._stating(subject, *_STATED_BY[predicate], target):
                yield from self._objects(source, "evidence")
        else:
            yield from (each for each in self._objects(subject, "evidence") if not self._is_mention(each))

    def _stating(self, subject: "Term", first: str, second: str, status: str, target: "Term") -> Iterator["Term"]:
        for quad in self._quads(None, _iri(second), target):
            same_status = not status or any(_plain(each).endswith(f"#{status}") for each in self._objects(quad.subject, "status"))
            if same_status and subject in self._objects(quad.subject, first):
                yield quad.subject

    def _line(self, relation: str, other: "Term | None", evidence: "Term") -> Line:
        start, end, quote, rule = (self._text(evidence, name) for name in ("oa:start", "oa:end", "oa:exact", "rule"))
        [report] = self._objects(evidence, "inReport")
        shown = quote if other is None else self._label(other)
        sentence, begin = quote, start
        for each in self._objects(evidence, "inSentence"):
            sentence, begin = self._text(each, "oa:exact"), self._text(each, "oa:start")
        file, at = self._text(report, "sourceFile"), int(start) - int(begin)
        return Line(relation, file, int(start), int(end), shown, quote, rule, sentence, at)

    # --- the graph

    def _quads(
        self, subject: "Term | None", predicate: "pyoxigraph.NamedNode | None", target: "Term | None"
    ) -> "list[pyoxigraph.Quad]":
        import pyoxigraph

        if isinstance(subject, pyoxigraph.Literal | pyoxigraph.Triple):
            return []
        return list(self._store.quads_for_pattern(subject, predicate, target, self._everywhere))

    def _objects(self, subject: "Term", name: str) -> "list[Term]":
        return [quad.object for quad in self._quads(subject, _iri(name), None)]

    def _text(self, subject: "Term", name: str) -> str:
        return next(map(_plain, self._objects(subject, name)), "")

    def _is_thing(self, value: "Term") -> bool:
        return bool(self._quads(value, _iri("rdfs:label"), None))

    def _is_mention(self, evidence: "Term") -> bool:
        return _iri("Mention") in self._objects(evidence, "rdf:type")

    def _label(self, value: "Term") -> str:
        """A thing's label, a concept's, or the value itself."""
        return self._text(value, "rdfs:label") or _concept_label(_plain(value)) or _plain(value)


def _iri(name: str) -> "pyoxigraph.NamedNode":
    import pyoxigraph

    return pyoxigraph.NamedNode(_TYPE if name == "rdf:type" else term(name).iri)


def _plain(value: "Term") -> str:
    import pyoxigraph

    return value.value if isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal) else str(value)


def _name(value: "Term") -> str:
    return compact(_plain(value))


def _label_of(name: str) -> str:
    """A class's or property's label in both languages."""
    found = term(name)
    return f"{found.zh} {found.en}"


def _concept_label(iri: str) -> str:
    from kg.graph.vocabulary import concept

    scheme, mark, identifier = iri.removeprefix(VOCABULARY_PREFIXES["kg"].removesuffix("#") + "/").partition("#")
    try:
        found = concept(scheme, identifier) if mark else None
    except UnknownTermError:
        return ""
    return f"{found.zh} {found.en}" if found else ""
