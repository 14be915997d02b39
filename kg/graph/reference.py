"""The ontology as a reader wants it: each class, property and concept with all that its file says of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.graph.definitions import VOCABULARY_PREFIXES, compact, described
from kg.graph.iris import ONTOLOGY
from kg.graph.ontology_files import ontology_path, vocabulary_files
from kg.graph.vocabulary import terms

_RDFS, _SKOS, _RDF = (VOCABULARY_PREFIXES[prefix] for prefix in ("rdfs", "skos", "rdf"))
_ABOVE = (_RDFS + "subClassOf", _RDFS + "subPropertyOf")
Said = Mapping[str, list[tuple[str, str]]]


class TermEntry(NamedTuple):
    """A class or property: its name, IRI, sort (class, object, value), labels and comments in zh and en, and what it leads to.

    ``aligned`` are the terms of other vocabularies, and of this one, that it is a case of; ``related`` those to see also.
    """

    name: str
    iri: str
    sort: str
    label: tuple[str, str]
    comment: tuple[str, str]
    range: str
    aligned: tuple[str, ...]
    related: tuple[str, ...]
    examples: tuple[str, ...]


class ConceptEntry(NamedTuple):
    """A concept: its id, labels and definitions in zh and en, the concept above it, its unit, and the same thing elsewhere."""

    id: str
    label: tuple[str, str]
    definition: tuple[str, str]
    broader: str
    unit: str
    match: str


class SchemeEntry(NamedTuple):
    """A vocabulary: its name, labels in zh and en, and its concepts by id."""

    name: str
    label: tuple[str, str]
    concepts: tuple[ConceptEntry, ...]


def term_entries() -> tuple[TermEntry, ...]:
    """The terms of ``kg.ttl`` by name, the project's own first.

    >>> next(each for each in term_entries() if each.name == "issuer").aligned
    ('dcterms:publisher',)
    """
    found = described(ontology_path("kg.ttl"))
    entries = (_term(each.name, each.iri, each.sort, found[each.iri]) for each in terms().values())
    return tuple(sorted(entries, key=lambda each: (":" in each.name, each.name)))


def scheme_entries() -> tuple[SchemeEntry, ...]:
    """The vocabularies by name.

    >>> [each.id for each in scheme_entries() if each.name == "status" for each in each.concepts]
    ['planned', 'reported']
    """
    return tuple(sorted((_scheme(described(path)) for path in vocabulary_files()), key=lambda each: each.name))


def _term(name: str, iri: str, sort: str, said: Said) -> TermEntry:
    aligned = tuple(sorted(compact(value) for above in _ABOVE for value, _ in said.get(above, ())))
    kinds = tuple(sorted(compact(value) for value, _ in said.get(_RDF + "type", ()) if "/cube#" in value))
    related = tuple(sorted(compact(value) for value, _ in said.get(_RDFS + "seeAlso", ())))
    leads_to = next((compact(value) for value, _ in said.get(_RDFS + "range", ())), "")
    examples = tuple(sorted(value for value, _ in said.get(_SKOS + "example", ())))
    label, comment = _both(said, _RDFS + "label"), _both(said, _RDFS + "comment")
    return TermEntry(name, iri, sort, label, comment, leads_to, (*aligned, *kinds), related, examples)


def _scheme(found: Mapping[str, Said]) -> SchemeEntry:
    [(iri, said)] = [(iri, said) for iri, said in found.items() if _SKOS + "inScheme" not in said]
    concepts = sorted(_concept(iri, about) for iri, about in found.items() if _SKOS + "inScheme" in about)
    return SchemeEntry(iri.removeprefix(ONTOLOGY.removesuffix("#") + "/"), _both(said, _SKOS + "prefLabel"), tuple(concepts))


def _concept(iri: str, said: Said) -> ConceptEntry:
    broader = _first(said, _SKOS + "broader").rpartition("#")[2]
    unit = _first(said, ONTOLOGY + "unit")
    match = _first(said, _SKOS + "exactMatch")
    label, definition = _both(said, _SKOS + "prefLabel"), _both(said, _SKOS + "definition")
    return ConceptEntry(iri.rpartition("#")[2], label, definition, broader, unit, match)


def _both(said: Said, predicate: str) -> tuple[str, str]:
    texts = {language: value for value, language in said.get(predicate, ())}
    return texts.get("zh", ""), texts.get("en", "")


def _first(said: Said, predicate: str) -> str:
    values: Sequence[tuple[str, str]] = said.get(predicate, ())
    return values[0][0] if values else ""
