"""The ontology and the code agree: every term written is defined, every term defined is written, all in both languages."""

import re
from pathlib import Path
from typing import get_args

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.graph import DEFAULT_BASE, nquads, ontology_folder, ontology_path, quads, vocabulary_files
from kg.graph.vocabulary import ONTOLOGY_VERSION, VOCABULARY_PREFIXES, concepts, prefixes, schemes, terms
from kg.model import extraction
from kg.query import Engine, ask, named_queries
from tests.graph.sample import samples

ONTOLOGY = rdflib.Graph().parse(ontology_path("kg.ttl"), format="turtle")
VOCABULARIES = rdflib.Graph()
for each_file in vocabulary_files():
    VOCABULARIES.parse(each_file, format="turtle")


def written() -> tuple[set[str], set[str], set[str]]:
    """Predicates, classes and concepts that the code writes."""
    found = [quad for each in samples() for quad in quads(each)]
    type_ = str(RDF.type)
    predicates = {quad.predicate.value for quad in found if quad.predicate.value != type_}
    objects = {quad.object.value for quad in found if isinstance(quad.object, pyoxigraph.NamedNode)}
    classes = {quad.object.value for quad in found if quad.predicate.value == type_}  # type: ignore[union-attr]
    return predicates, classes, {each for each in objects if "/ontology/" in each}


def defined(sort: str) -> set[str]:
    return {each.iri for each in terms().values() if (each.sort == "class") == (sort == "class")}


def test_every_property_written_is_defined_and_the_other_way_round() -> None:
    assert written()[0] == defined("property")


def test_every_class_written_is_defined_and_the_other_way_round() -> None:
    assert written()[1] == defined("class")


def test_every_concept_written_is_defined() -> None:
    assert written()[2]
    assert written()[2] <= {concept.iri for scheme in schemes() for concept in concepts(scheme).values()}


@pytest.mark.parametrize("name", list(terms()))
def test_every_term_is_labelled_and_explained_in_both_languages(name: str) -> None:
    iri = URIRef(terms()[name].iri)
    for predicate in (RDFS.label, RDFS.comment):
        assert sorted(str(each.language) for each in ONTOLOGY.objects(iri, predicate)) == ["en", "zh"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", schemes())
def test_every_concept_is_labelled_and_explained_in_both_languages(scheme: str) -> None:
    for concept in concepts(scheme).values():
        for predicate in (SKOS.prefLabel, SKOS.definition):
            found = VOCABULARIES.objects(URIRef(concept.iri), predicate)
            assert sorted(str(each.language) for each in found) == ["en", "zh"], concept.iri  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("scheme", "ids"),
    [
        ("document-kind", "law regulation rule normative plan list report party-rule book course case work other"),
        (
            "programme-kind",
            "reform campaign project activity mechanism responsibility platform method brand plan principle doctrine",
        ),
        (
            "organisation-kind",
            "party government congress consultative court procuratorate supervision department subdistrict township village "
            "committee leading-group meeting team mediation judicial-office centre legal-service enterprise university hospital "
            "association media institution other",
        ),
        ("level", "national province city county township village"),
        ("status", " ".join(get_args(extraction.Status))),
        ("bound", " ".join(get_args(extraction.Bound))),
        ("document-role", " ".join(get_args(extraction.DocumentRole))),
        (
            "theme",
            "functions rulemaking decision enforcement emergency disputes oversight digital leadership services environment",
        ),
        ("section-part", "opening reported planned shortcomings duty"),
    ],
)
def test_the_concepts_are_those_of_the_guidelines_and_the_model(scheme: str, ids: str) -> None:
    assert sorted(concepts(scheme)) == sorted(ids.split())


def test_the_version_is_that_of_the_file() -> None:
    assert str(next(ONTOLOGY.objects(None, OWL.versionInfo))) == ONTOLOGY_VERSION


def test_a_range_or_superclass_of_the_ontology_is_a_class_of_it() -> None:
    own = [
        str(each)
        for predicate in (RDFS.range, RDFS.subClassOf)
        for each in ONTOLOGY.objects(None, predicate)
        if str(each).startswith(VOCABULARY_PREFIXES["kg"])
    ]
    assert own
    assert set(own) <= defined("class")


def test_the_readme_shows_every_class_and_property() -> None:
    readme = ontology_path("README.md").read_text(encoding="utf-8")
    own = [name for name in terms() if ":" not in name]
    assert [name for name in own if not re.search(rf"\b{name}\b", readme)] == []


def test_the_readme_names_every_query() -> None:
    readme = ontology_path("README.md").read_text(encoding="utf-8")
    assert [path.stem for path in queries() if f"`{path.stem}`" not in readme] == []


def queries() -> list[Path]:
    return sorted((ontology_folder() / "queries").glob("*.rq"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The sample reports, which hold what the seeds do not: names left open, shortcomings with a theme."""
    path = tmp_path_factory.mktemp("sample") / "graph.nq"
    path.write_text("".join(nquads(each) for each in samples()), encoding="utf-8")
    return Engine([path], prefixes(DEFAULT_BASE), (ontology_path("kg.ttl"), *vocabulary_files()))


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("documents-issued", {"body": "天津市河东区司法局"}, {"document": "《河东区依法行政考核办法（试行）》"}),
        ("measures-by-verb", {}, {"verb": "推进", "status": "reported", "measures": 2}),
        ("shared-programmes", {"kind": "reform"}, {"programme": "“放管服”改革", "kind": "reform"}),
        ("observations", {"unit": "%"}, {"of": "好评率", "value": 99.99, "unit": "%", "bound": "exact", "year": 2022}),
        ("evidence-of-organisation", {}, {"name": "天津市河东区司法局", "quote": "区司法局", "rule": "org.sample"}),
        ("honours", {"level": "national"}, {"honour": "表现突出单位", "giver": "中华人民共和国司法部", "year": 2022}),
        ("indicators", {"indicator": "service-praise-rate"}, {"region": "天津市河东区", "year": 2022, "value": 99.99}),
        ("planned-measures", {}, {"text": "贯彻《行政处罚法》", "actor": "天津市河东区司法局"}),
        ("posts", {"person": "范少军"}, {"post": "区委书记", "body": "中共天津市河东区委员会"}),
    ],
)
def test_a_named_query_finds(engine: Engine, name: str, given: dict[str, str], wanted: dict[str, object]) -> None:
    found = ask(engine, named_queries()[name], given).records()
    assert [row for row in found if wanted.items() <= row.items()]


# What someone asks who knows ORG, PROV-O, DCTERMS, ELI, SKOS, schema.org, QB and OA, and none of this project's words.
STANDARD = {
    "ORG": "SELECT ?x { ?class rdfs:subClassOf* w3org:FormalOrganization . ?x a ?class ; w3org:subOrganizationOf ?above }",
    "ORG, posts": "SELECT ?x { ?class rdfs:subClassOf* w3org:Membership . ?x a ?class ; w3org:member ?who }",
    "PROV-O": "SELECT ?x { ?by rdfs:subPropertyOf* prov:wasInfluencedBy . ?x a prov:Activity ; ?by ?agent }",
    "DCTERMS": "SELECT ?x { ?x ?p ?body . ?p rdfs:subPropertyOf* dcterms:publisher . ?body rdfs:label ?name }",
    "DCTERMS, kinds": "SELECT ?x { ?x ?p ?kind . ?p rdfs:subPropertyOf* dcterms:type . ?kind skos:prefLabel ?name }",
    "ELI": "SELECT ?x { ?x a eli:LegalResource ; rdfs:label ?title }",
    "SKOS": "SELECT ?x { ?x ?p ?theme . ?p rdfs:subPropertyOf* dcterms:subject . ?theme a skos:Concept ; skos:prefLabel ?name }",
    "schema.org": "SELECT ?x { ?p rdfs:subPropertyOf* schema:value . ?q rdfs:subPropertyOf* schema:unitText . ?x ?p ?v ; ?q ?u }",
    "QB": """SELECT ?x { ?p a qb:MeasureProperty . ?d a qb:DimensionProperty . ?class rdfs:subClassOf* qb:Observation .
        ?x a ?class ; ?p ?value ; ?d ?where }""",
    "OA": "SELECT ?x { ?x a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start ?s ; oa:end ?e ; oa:exact ?quote }",
}


@pytest.mark.parametrize("standard", STANDARD)
def test_standard_terms_alone_lead_to_the_graph(standard: str, engine: Engine) -> None:
    assert "kg:" not in STANDARD[standard].replace("skos:", "")
    assert engine.select(STANDARD[standard]).rows
