"""What one report says, as nodes, edges and evidence: the one shape that RDF, the networkx graph and the tables are written from.

Tuples, since there are thousands of them. Names of classes and properties are those of :mod:`kg.graph.vocabulary`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.graph.iris import Iris, part
from kg.model import Entity, EntityId, KgError, Mention, Observation, Resolved, Section

Value = str | int | float | bool


class Passage(NamedTuple):
    """A sentence of a report: ``[start, end)`` in Unicode code points of the source, its words and its section's IRI."""

    iri: str
    report: str
    section: str
    start: int
    end: int
    quote: str


class Evidence(NamedTuple):
    """The characters of a report that say so: ``[start, end)`` in Unicode code points of the source, and the rule's id.

    ``type`` is ``Mention`` where the characters name an entity, else ``Evidence``. ``passage`` is the sentence around them, None
    where they stand in none, as a title over two lines does.
    """

    iri: str
    type: str
    report: str
    start: int
    end: int
    quote: str
    rule: str
    passage: Passage | None = None


class Node(NamedTuple):
    """A thing: its class, the name to show, its values by property, its evidence.

    A value whose property leads to a concept is the concept's id; further ``types`` are classes of other vocabularies.
    """

    iri: str
    type: str
    label: str
    values: Mapping[str, Value]
    evidence: tuple[Evidence, ...] = ()
    types: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()


class Edge(NamedTuple):
    """That one thing stands to another in a relation; ``evidence`` is None where the structure itself says so."""

    source: str
    predicate: str
    target: str
    evidence: Evidence | None = None


def edge(source: str, predicate: str, target: str, evidence: Evidence | None = None) -> Edge:
    """An edge, made without the named tuple's own call, since edges and evidence are most of a report's facts."""
    return tuple.__new__(Edge, (source, predicate, target, evidence))


class Facts(NamedTuple):
    """All that one report says; ``report`` is its IRI."""

    report: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Context:
    """What is needed at each step through one report: its IRIs, its mentions and sections by id, its text."""

    def __init__(self, resolved: Resolved, iris: Iris) -> None:
        self.resolved = resolved
        self.iris = iris
        self.extraction = resolved.extraction
        self.text = resolved.extraction.report.source.text
        self.report = report_iri(resolved, iris)
        self.mentions: dict[str, Mention] = {each.id: each for each in self.extraction.mentions}
        self._observations = {each.id: each for each in self.extraction.observations}
        self.sections: dict[int, Section] = {each.ordinal: each for each in self.extraction.report.sections}
        self._section_iris = {each: iris.within("Section", self.report, each) for each in self.sections}
        self._inside: dict[str, str] = {}
        self._evidence: dict[tuple[int, int, str], Evidence] = {}
        self._entity_iris: dict[EntityId, str] = {}
        self._passages = tuple(self._sentences())
        self._begins = [passage.start for passage in self._passages]

    def _sentences(self) -> Iterator[Passage]:
        report = self.extraction.report
        for each in report.sentences:
            start, end = report.clean.to_source(each.start, each.end)
            iri = self.spanning("Sentence", start, end)
            section = self.section_iri(each.section)
            yield tuple.__new__(Passage, (iri, self.report, section, start, end, self.text[start:end]))

    def spanning(self, type_: str, start: int, end: int, *key: str) -> str:
        """The IRI of a thing in this report that its characters tell apart: its key, the span, what else it needs."""
        if (inside := self._inside.get(type_)) is None:
            inside = self._inside[type_] = self.iris.inside(type_, self.report)
        if not key:
            return f"{inside}{start}-{end}"
        return "/".join([f"{inside}{start}-{end}", *map(part, key)])

    def passage(self, start: int, end: int) -> Passage | None:
        """The sentence that the source span ``[start, end)`` stands in, None where it is not within one."""
        at = bisect_right(self._begins, start) - 1
        return self._passages[at] if at >= 0 and end <= self._passages[at].end else None

    def entity_iri(self, entity: Entity) -> str:
        """The IRI of an entity."""
        return self._entity_iri((entity.type, entity.key))

    def _entity_iri(self, entity: EntityId) -> str:
        if (iri := self._entity_iris.get(entity)) is None:
            iri = self._entity_iris[entity] = self.iris.mint(*entity)
        return iri

    def mentioned(self, mention: str) -> str:
        """The IRI of the entity that a mention's id leads to."""
        if mention not in self.resolved.entity_of:
            raise KgError(f"{self.extraction.report.source.name}: mention {mention} leads to no entity: resolve it first")
        return self._entity_iri(self.resolved.entity_of[mention])

    def observation(self, id_: str) -> Observation:
        """The observation of an id."""
        if id_ not in self._observations:
            raise KgError(f"{self.extraction.report.source.name}: there is no observation {id_}: give the id of one")
        return self._observations[id_]

    def section_iri(self, ordinal: int) -> str:
        """The IRI of a section."""
        if ordinal not in self._section_iris:
            raise KgError(f"{self.extraction.report.source.name}: there is no section {ordinal}: give the ordinal of one")
        return self._section_iris[ordinal]

    def theme(self, ordinal: int) -> str | None:
        """The theme of a section, or of the nearest section above it that has one."""
        section: Section | None = self.sections.get(ordinal)
        while section is not None and section.theme is None:
            section = self.sections.get(section.parent) if section.parent is not None else None
        return section.theme if section else None

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence of a thing that is no entity."""
        if (found := self._evidence.get((start, end, rule))) is None:
            iri = self.spanning("Evidence", start, end, rule)
            passage = self.passage(start, end)
            quote = self.text[start:end]
            found = tuple.__new__(Evidence, (iri, "Evidence", self.report, start, end, quote, rule, passage))
            self._evidence[start, end, rule] = found
        return found

    def mention(self, mention: Mention, type_: str) -> Evidence:
        """The evidence of an entity of this class."""
        start, end = mention.start, mention.end
        iri = self.spanning("Mention", start, end, type_)
        quote, passage = self.text[start:end], self.passage(start, end)
        return tuple.__new__(Evidence, (iri, "Mention", self.report, start, end, quote, mention.rule, passage))

    def placed(self, iri: str, section: int) -> tuple[Edge, Edge]:
        """That a thing stands in this report and this section."""
        return edge(iri, "inReport", self.report), edge(iri, "section", self.section_iri(section))


def report_iri(resolved: Resolved, iris: Iris) -> str:
    """A report's IRI: its issuer, year and the first eight digits of its hash; ``_`` for what is not known."""
    metadata = resolved.extraction.metadata
    issuer = resolved.issuer.key if resolved.issuer else metadata.issuer or "_"
    return iris.mint("Report", issuer, metadata.year or "_", resolved.extraction.report.source.sha256[:8])


def squash(text: str) -> str:
    """A text without white space.

    >>> squash("德敬律师 调解\\n工作室")
    '德敬律师调解工作室'
    """
    return "".join(text.split())


def known(**values: Value | None) -> dict[str, Value]:
    """The values that are there: neither None nor an empty text.

    >>> known(year=2024, code=None, years="")
    {'year': 2024}
    """
    return {name: value for name, value in values.items() if value is not None and value != ""}
