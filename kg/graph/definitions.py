"""Reads definitions out of Turtle files: terms of the ontology, concepts of the vocabularies."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.graph.iris import DEFAULT_BASE, ONTOLOGY
from kg.model import DataFileError, UnknownTermError

#: Prefixes of the ontology and of what it borrows. ``org:`` is for the organisations of the data, so W3C's is ``w3org:``.
VOCABULARY_PREFIXES: Mapping[str, str] = {
    "kg": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "w3org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "unit": "http://qudt.org/vocab/unit/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "doco": "http://purl.org/spar/doco/",
}

_SKOS = VOCABULARY_PREFIXES["skos"]
_RDFS = VOCABULARY_PREFIXES["rdfs"]
_SORTS = {"Class": "class", "ObjectProperty": "object", "DatatypeProperty": "value"}


class Term(NamedTuple):
    """A class or property: its IRI, labels, and for a property what it leads to."""

    iri: str
    name: str
    zh: str
    en: str
    sort: str
    range: str


class Concept(NamedTuple):
    """A concept of a vocabulary; ``match`` is the IRI of the same thing elsewhere, or empty."""

    iri: str
    scheme: str
    id: str
    zh: str
    en: str
    notation: str
    match: str


def read_terms(path: Path) -> Mapping[str, Term]:
    """The classes and properties that a file defines, by name, sorted."""
    found = (_term(iri, about) for iri, about in described(path).items() if _sort(about))
    return {each.name: each for each in sorted(found, key=lambda each: each.name)}


def read_concepts(paths: Iterable[Path]) -> Mapping[str, Mapping[str, Concept]]:
    """The concepts that files define, by vocabulary and id, sorted."""
    found: dict[str, dict[str, Concept]] = {}
    for path in paths:
        for iri, about in sorted(described(path).items()):
            if _SKOS + "inScheme" in about:
                each = _concept(iri, about)
                found.setdefault(each.scheme, {})[each.id] = each
    return found


def described(path: Path) -> Mapping[str, Mapping[str, list[tuple[str, str]]]]:
    """Subject -> predicate -> (value, language) of a Turtle file, as it stands there.

    >>> from kg.graph import ontology_path
    >>> ("动词", "zh") in described(ontology_path("kg.ttl"))[ONTOLOGY + "verb"]["http://www.w3.org/2000/01/rdf-schema#label"]
    True
    """
    import pyoxigraph

    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    try:
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.Triple):
                language = (quad.object.language or "") if isinstance(quad.object, pyoxigraph.Literal) else ""
                about = found.setdefault(quad.subject.value, {})
                about.setdefault(quad.predicate.value, []).append((quad.object.value, language))
    except SyntaxError as error:
        raise DataFileError(f"{path.name}: line {error.lineno}: {error.msg}: mend the Turtle") from error
    return found


def _sort(about: Mapping[str, list[tuple[str, str]]]) -> str:
    types = about.get(VOCABULARY_PREFIXES["rdf"] + "type", [])
    return next((_SORTS[name] for value, _ in types if (name := value.rpartition("#")[2]) in _SORTS), "")


def _term(iri: str, about: Mapping[str, list[tuple[str, str]]]) -> Term:
    labels = {language: value for value, language in about.get(_RDFS + "label", [])}
    leads_to = next((value for value, _ in about.get(_RDFS + "range", [])), "")
    return Term(iri, compact(iri), labels.get("zh", ""), labels.get("en", ""), _sort(about), leads_to)


def _concept(iri: str, about: Mapping[str, list[tuple[str, str]]]) -> Concept:
    labels = {language: value for value, language in about.get(_SKOS + "prefLabel", [])}
    scheme = about[_SKOS + "inScheme"][0][0].removeprefix(DEFAULT_BASE + "ontology/")
    notation, match = (about.get(_SKOS + name, [("", "")])[0][0] for name in ("notation", "exactMatch"))
    return Concept(iri, scheme, iri.rpartition("#")[2], labels.get("zh", ""), labels.get("en", ""), notation, match)


def compact(iri: str) -> str:
    """The name of a term's IRI: its prefix and local name, ``kg:`` left out.

    >>> compact("http://www.w3.org/ns/oa#start")
    'oa:start'
    """
    for prefix, namespace in VOCABULARY_PREFIXES.items():
        if iri.startswith(namespace):
            local = iri.removeprefix(namespace)
            return local if prefix == "kg" else f"{prefix}:{local}"
    raise UnknownTermError(f"IRI {iri}: of no known vocabulary: add its prefix to VOCABULARY_PREFIXES")
