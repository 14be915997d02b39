"""What two builds say differently, report by report, and what caused it: text, rules, ontology or corrections."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from kg.model import UnknownTermError
from kg.query import Answer
from kg.verify.finding import short
from kg.verify.outputs import Outputs
from kg.verify.statements import QUOTED, Statements

#: What a build is made from besides its texts, as the manifest names it -> the cause that it is.
_VERSIONS = {"rules": "rules", "ontology": "ontology", "package": "code"}
#: A cause that no manifest tells of.
UNEXPLAINED = "unexplained"
#: Where the words stand moves with the text around them, and is no statement of the report.
_MOVING = frozenset(("oa:start", "oa:end", "inSentence", "sha256", "ordinal"))


class Statement(NamedTuple):
    """A statement as both builds would make it: what is named by its place in a text goes by its words where the text changed."""

    subject: str
    predicate: str
    object: str


class Change(NamedTuple):
    """A thing that came (``+``), went (``-``), or says something else (``~``) by one property, in which report, and why."""

    cause: str
    file: str
    sign: str
    thing: str
    property: str = ""
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        said = f" {self.property}: {short(self.old) or '–'} → {short(self.new) or '–'}" if self.property else ""
        return f"{self.sign} [{self.cause}] {self.file} {self.thing}{said}"


@dataclass(frozen=True)
class Difference:
    """What changed from one build to the next; ``causes`` are those of each report by file, ``none`` where nothing changed.

    ``gained`` and ``lost`` are the statements that came and went, by file.
    """

    causes: Mapping[str, str]
    gained: Mapping[str, frozenset[Statement]]
    lost: Mapping[str, frozenset[Statement]]
    changes: tuple[Change, ...]

    @cached_property
    def counts(self) -> Mapping[str, tuple[int, int]]:
        """How many statements came and went, by cause."""
        found: dict[str, tuple[int, int]] = {}
        for file, cause in self.causes.items():
            came, went = found.get(cause, (0, 0))
            found[cause] = came + len(self.gained[file]), went + len(self.lost[file])
        return {cause: found[cause] for cause in sorted(found) if any(found[cause])}

    def rows(self) -> Answer:
        """The changes as a table."""
        return Answer(Change._fields, self.changes)


def difference(old: str | Path, new: str | Path) -> Difference:
    """What the outputs in ``new`` say and those in ``old`` do not, and conversely; raises InputError where one holds no build.

    Reports are paired by their bytes, else by their file's name. A report whose text changed is compared by its words.

    >>> difference("outputs", "outputs").changes
    ()
    """
    one, other = Outputs(Path(old)), Outputs(Path(new))
    causes: dict[str, str] = {}
    gained: dict[str, frozenset[Statement]] = {}
    lost: dict[str, frozenset[Statement]] = {}
    changes: list[Change] = []
    for file, before, after in _pairs(one, other):
        moved = before is not None and after is not None and _sha256(one, before) != _sha256(other, after)
        was, now = _statements(one, before, moved), _statements(other, after, moved)
        gained[file], lost[file] = frozenset(now - was), frozenset(was - now)
        causes[file] = _cause(one, other, before, after, file) if was != now else "none"
        changes += _changes(causes[file], file, was, now)
    return Difference(causes, gained, lost, tuple(sorted(changes, key=lambda each: each[1:])))


def _pairs(old: Outputs, new: Outputs) -> Iterator[tuple[str, str | None, str | None]]:
    """Each report with its file's name and its IRI in both builds, None where it is not."""
    before = {old.file_of(report): report for report in old.graphs}
    by_hash = {_sha256(old, report): report for report in old.graphs}
    taken = set()
    for report in new.graphs:
        file = new.file_of(report)
        paired = by_hash.get(_sha256(new, report)) or before.get(file)
        taken.add(paired)
        yield file, paired, report
    yield from ((file, report, None) for file, report in before.items() if report not in taken)


def _sha256(outputs: Outputs, report: str) -> str:
    return outputs.graphs[report].value(report, "sha256")


def _cause(old: Outputs, new: Outputs, before: str | None, after: str | None, file: str) -> str:
    """What the manifests tell of that can have changed a report's statements; several where they cannot be told apart."""
    if before is None or after is None:
        return "report added" if before is None else "report removed"
    found = ["text"] if _sha256(old, before) != _sha256(new, after) else []
    found += ["file renamed"] if old.file_of(before) != file else []
    versions = old.manifest["versions"], new.manifest["versions"]
    found += [cause for name, cause in _VERSIONS.items() if versions[0].get(name) != versions[1].get(name)]
    if _corrections(old, old.file_of(before)) != _corrections(new, file):
        found.append("corrections")
    return " or ".join(found) or UNEXPLAINED


def _corrections(outputs: Outputs, file: str) -> list[str]:
    """The corrections that were applied to a report, as the manifest lists them."""
    listed: Iterable[Any] = outputs.manifest.get("corrections", ())
    return sorted(repr(sorted(each.items())) for each in listed if isinstance(each, dict) and each.get("file") == file)


def _statements(outputs: Outputs, report: str | None, moved: bool) -> set[Statement]:
    if report is None:
        return set()
    graph = outputs.graphs[report]
    names = _Names(outputs, graph, report, moved)
    skipped = _MOVING if moved else frozenset(("sha256",))
    return {
        Statement(names(subject), predicate, names(value))
        for subject in {triple[0] for triple in graph.triples}
        for predicate, values in graph.about(subject).items()
        if predicate not in skipped
        for value in values
    }


class _Names:
    """Names of things that two builds share: the key of their report is left out, and where its text moved, places too."""

    def __init__(self, outputs: Outputs, graph: Statements, report: str, moved: bool) -> None:
        self._outputs = outputs
        self._key = outputs.short(report).partition(":")[2]
        self._made = {report: "report"}
        if moved:
            self._made |= self._by_words(graph, report)

    def __call__(self, iri: str) -> str:
        made = self._made.get(iri)
        if made is None:
            made = self._made[iri] = self._outputs.short(iri).replace(f":{self._key}/", ":", 1)
        return made

    def _by_words(self, graph: Statements, report: str) -> dict[str, str]:
        """Things of the report by class and words; of several with the same words, numbered in the order of the text.

        Words that are quoted twice have one name: which of them a thing stands on is told by the thing.
        """
        inside = [iri for iri in {triple[0] for triple in graph.triples} if self._is_inside(iri, report)]
        seen: Counter[str] = Counter()
        names = {}
        for iri in sorted(inside, key=lambda each: (_start(graph, each), each)):
            prefix = self._outputs.short(iri).partition(":")[0]
            words = graph.value(iri, "oa:exact") or graph.value(iri, "rdfs:label")
            name = " ".join(filter(None, (f"{prefix}:“{''.join(words.split())}”", graph.value(iri, "rule"))))
            seen[name] += 0 if graph.value(iri, "oa:exact") else 1
            names[iri] = name if seen[name] < 2 else f"{name} ({seen[name]})"
        return names

    def _is_inside(self, iri: str, report: str) -> bool:
        try:
            return self._outputs.iris.compress(iri).partition(":")[2].startswith(f"{self._key}/")
        except UnknownTermError:
            return False


def _start(graph: Statements, iri: str) -> int:
    """Where a thing, or the first of its evidence, begins; -1 where that is not told."""
    starts = [graph.value(each, "oa:start") for each in (iri, *graph.values(iri, "evidence"))]
    return min((int(each) for each in starts if each.isdecimal()), default=-1)


def _changes(cause: str, file: str, was: set[Statement], now: set[Statement]) -> Iterator[Change]:
    """Things that came and went, and what the others say otherwise; evidence is told by what it bears."""
    before, after = _by_subject(was), _by_subject(now)
    for thing in sorted(before.keys() | after.keys()):
        if _is_evidence(before.get(thing) or after[thing]) and (thing not in before or thing not in after):
            continue
        if thing not in before or thing not in after:
            sign = "+" if thing in after else "-"
            yield Change(cause, file, sign, _shown(thing, (after.get(thing) or before[thing])))
        else:
            yield from _properties(cause, file, thing, before[thing], after[thing])


def _properties(
    cause: str, file: str, thing: str, before: Mapping[str, set[str]], after: Mapping[str, set[str]]
) -> Iterator[Change]:
    for name in sorted(before.keys() | after.keys()):
        less, more = (sorted(one.get(name, set()) - other.get(name, set())) for one, other in ((before, after), (after, before)))
        if less or more:
            yield Change(cause, file, "~", _shown(thing, after), name, ", ".join(less), ", ".join(more))


def _by_subject(statements: Iterable[Statement]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in statements:
        found.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    return found


def _is_evidence(about: Mapping[str, set[str]]) -> bool:
    return any(value.rpartition("#")[2] in QUOTED for value in about.get("rdf:type", ()))


def _shown(thing: str, about: Mapping[str, set[str]]) -> str:
    """A thing with its label, where that says more than its name."""
    label = min(about.get("rdfs:label", {""}))
    return thing if not label or label in thing else f"{thing} “{short(label, 60)}”"
