"""From a name that a person types to the one thing of the graph that it means."""

from collections.abc import Iterator, Mapping, Sequence

from kg.model import KgError
from kg.query.answer import shorten
from kg.query.engine import Engine

CLASSES = ("Organisation", "Document", "Programme", "Region", "Person", "Report")
# The name of a report's file means the report.
_NAMED = """
SELECT ?thing ?label ?other {
  ?thing a kg:%s ; rdfs:label ?label
  OPTIONAL { ?thing skos:altLabel|kg:sourceFile ?other }
}
"""
_SHOWN = 8


class UnclearNameError(KgError):
    """A name that no thing of the graph has, or more than one."""


class Names:
    """The names of what reports tell of: bodies, documents, programmes, regions, persons, and the reports themselves."""

    def __init__(self, labels: Mapping[str, str], others: Mapping[str, frozenset[str]], namespaces: Mapping[str, str]) -> None:
        self.labels = labels
        self.others = others
        self.namespaces = namespaces

    @classmethod
    def of(cls, engine: Engine, classes: Sequence[str] = CLASSES) -> "Names":
        """The names of the things of ``classes`` in the graph of ``engine``."""
        labels: dict[str, str] = {}
        others: dict[str, set[str]] = {}
        for each in classes:
            for iri, label, other in engine.select(_NAMED % each).rows:
                labels[str(iri)] = str(label)
                others.setdefault(str(iri), set()).update([str(other)] if other else [])
        return cls(labels, {iri: frozenset(names) for iri, names in others.items()}, engine.namespaces)

    def find(self, name: str) -> str:
        """The IRI of the one thing that ``name`` means: an IRI, a short IRI (``org:…``) or a name.

        A full name counts before a short one, that before the end of a name, and that before any part of one. Raises
        UnclearNameError, with suggestions, where none or several are left.

        >>> names = Names({"urn:a": "天津市东丽区司法局", "urn:b": "天津市河东区司法局"}, {}, {})
        >>> names.find("河东区司法局")
        'urn:b'
        >>> names.find("区司法局")
        Traceback (most recent call last):
        kg.query.names.UnclearNameError: 区司法局: means 2 things: 天津市东丽区司法局 (urn:a), 天津市河东区司法局 (urn:b)
        >>> names.find("河东区司法所")
        Traceback (most recent call last):
        kg.query.names.UnclearNameError: 河东区司法所: not in the graph: did you mean 天津市河东区司法局 (urn:b)?
        """
        if iri := self._as_iri(name):
            return iri
        found = next(filter(None, self._candidates("".join(name.split()))), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise UnclearNameError(f"{name}: means {len(found)} things: {self._list(found)}")
        near = self._list(self._near(name))
        advice = f"did you mean {near}?" if near else "the names it has are in the tables of the outputs folder"
        raise UnclearNameError(f"{name}: not in the graph: {advice}")

    def _as_iri(self, name: str) -> str | None:
        if "://" in name:
            return name
        prefix, colon, key = name.partition(":")
        return self.namespaces[prefix] + key if colon and prefix in self.namespaces else None

    def _candidates(self, name: str) -> Iterator[list[str]]:
        if not name:
            return
        yield sorted(iri for iri, label in self.labels.items() if label == name)
        yield sorted(iri for iri, others in self.others.items() if name in others)
        yield sorted(iri for iri, label in self.labels.items() if label.endswith(name))
        yield sorted(iri for iri, label in self.labels.items() if name in label)

    def _near(self, name: str) -> list[str]:
        from difflib import SequenceMatcher

        def likeness(iri: str) -> float:
            return max(SequenceMatcher(None, name, each).ratio() for each in (self.labels[iri], *self.others.get(iri, ())))

        best = sorted(((likeness(iri), iri) for iri in self.labels), key=lambda pair: (-pair[0], pair[1]))
        return [iri for ratio, iri in best if ratio >= 0.6][:3]

    def _list(self, iris: list[str]) -> str:
        shown = [f"{self.labels[iri]} ({shorten(iri, self.namespaces)})" for iri in iris[:_SHOWN]]
        return ", ".join(shown) + (f" and {len(iris) - _SHOWN} more" if len(iris) > _SHOWN else "")
