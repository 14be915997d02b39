"""The ontology as the code sees it: terms of ``kg.ttl`` and concepts of the SKOS vocabularies, read once from these files.

Terms are named by their compact name, the ``kg:`` left out: ``verb``, ``rdfs:label``, ``oa:start``. A name that the files
do not define raises :class:`~kg.model.UnknownTermError`, so nothing undefined can be written.
"""

from collections.abc import Mapping
from functools import lru_cache

from kg.graph.definitions import VOCABULARY_PREFIXES, Concept, Term, compact, read_concepts, read_terms
from kg.graph.iris import PREFIX_OF
from kg.graph.ontology_files import ontology_path, vocabulary_files
from kg.model import UnknownTermError

__all__ = [
    "ONTOLOGY_VERSION",
    "VOCABULARY_PREFIXES",
    "Concept",
    "Term",
    "compact",
    "concept",
    "concept_of",
    "concepts",
    "local",
    "prefixes",
    "qudt_units",
    "schemes",
    "term",
    "terms",
]

#: Checked against owl:versionInfo of kg.ttl by a test.
ONTOLOGY_VERSION = "1.0.0"

#: property -> its vocabulary; ``kind`` has one for each class
_SCHEME_OF = {
    ("Organisation", "kind"): "organisation-kind",
    ("Document", "kind"): "document-kind",
    ("Programme", "kind"): "programme-kind",
    ("", "level"): "level",
    ("", "status"): "status",
    ("", "bound"): "bound",
    ("", "indicator"): "indicator",
    ("", "theme"): "theme",
    ("", "part"): "section-part",
}


def term(name: str) -> Term:
    """A class or property by its name.

    >>> term("issued").zh, term("oa:start").iri
    ('发布', 'http://www.w3.org/ns/oa#start')
    """
    found = terms().get(name)
    if found is None:
        raise UnknownTermError(f"term {name}: not in ontology/kg.ttl: define it there")
    return found


def concept(scheme: str, id_: str) -> Concept:
    """A concept by its vocabulary and id.

    >>> concept("document-kind", "law").zh
    '法律'
    """
    found = concepts(scheme).get(id_)
    if found is None:
        known = ", ".join(concepts(scheme))
        raise UnknownTermError(f"{scheme} {id_}: not in ontology/vocabularies: use one of {known}, or add it there")
    return found


def concept_of(type_: str, property_: str, id_: str) -> Concept:
    """The concept that a property of a class means by an id.

    >>> concept_of("Programme", "kind", "reform").en
    'reform'
    """
    scheme = _SCHEME_OF.get((type_, property_)) or _SCHEME_OF.get(("", property_))
    if scheme is None:
        raise UnknownTermError(f"{type_} {property_}: has no vocabulary: name it in kg/graph/vocabulary.py")
    return concept(scheme, id_)


@lru_cache(maxsize=1)
def terms() -> Mapping[str, Term]:
    """All terms of ``kg.ttl`` by name, sorted."""
    return read_terms(ontology_path("kg.ttl"))


@lru_cache(maxsize=1)
def schemes() -> tuple[str, ...]:
    """The names of all vocabularies, sorted.

    >>> "theme" in schemes()
    True
    """
    return tuple(sorted(_all_concepts()))


def concepts(scheme: str) -> Mapping[str, Concept]:
    """All concepts of a vocabulary by id, sorted.

    >>> list(concepts("status"))
    ['planned', 'reported']
    """
    if scheme not in _all_concepts():
        raise UnknownTermError(f"vocabulary {scheme}: not in ontology/vocabularies: use one of {', '.join(schemes())}")
    return _all_concepts()[scheme]


@lru_cache(maxsize=1)
def qudt_units() -> Mapping[str, str]:
    """The QUDT unit's IRI by the unit as reports print it.

    >>> qudt_units()["%"]
    'http://qudt.org/vocab/unit/PERCENT'
    """
    return {each.notation: each.match for each in concepts("unit").values() if each.match}


@lru_cache(maxsize=1)
def _all_concepts() -> Mapping[str, Mapping[str, Concept]]:
    return read_concepts(vocabulary_files())


def prefixes(base: str) -> Mapping[str, str]:
    """All prefixes of a graph of this base: the ontology's, the vocabularies', the entities'.

    >>> prefixes("https://example.org/")["org"]
    'https://example.org/org/'
    """
    kinds = {f"v-{scheme}": f"{VOCABULARY_PREFIXES['kg'].removesuffix('#')}/{scheme}#" for scheme in schemes()}
    return {**VOCABULARY_PREFIXES, **kinds, **{prefix: f"{base}{prefix}/" for prefix in PREFIX_OF.values()}}


def local(name: str) -> str:
    """A term's name without prefix.

    >>> local("w3org:subOrganizationOf")
    'subOrganizationOf'
    """
    return name.rpartition(":")[2]
