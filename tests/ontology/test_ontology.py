"""The ontology and the code agree: every term written is defined, every term defined is written, all in both languages."""

import re
from pathlib import Path
from typing import get_args

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.export import Export
from kg.graph import ontology_folder, ontology_path, quads, vocabulary_files
from kg.graph.vocabulary import ONTOLOGY_VERSION, VOCABULARY_PREFIXES, concepts, schemes, terms
from kg.model import extraction
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
def store() -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    lines = "".join(f"{' '.join(each)} .\n" for each in Export.of(samples()).statements)
    found.extend(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES))
    return found


def rows(store: pyoxigraph.Store, text: str) -> list[dict[str, str | None]]:
    answer = store.query(text)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    names = [each.value for each in answer.variables]
    return [{name: getattr(row[name], "value", None) for name in names} for row in answer]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("documents-issued", {"name": "天津市河东区司法局", "document": "《河东区依法行政考核办法（试行）》"}),
        ("measures-by-verb", {"verb": "推进", "status": "reported", "measures": "2"}),
        ("shared-programmes", {"programme": "“放管服”改革", "kind": "reform"}),
        ("observations-by-unit", {"of": "好评率", "value": "99.99", "unit": "%", "bound": "exact", "year": "2022"}),
        ("evidence-of-organisation", {"name": "天津市河东区司法局", "quote": "区司法局", "rule": "org.sample"}),
        (
            "honours",
            {"recipient": "天津市河东区司法局", "honour": "表现突出单位", "giver": "中华人民共和国司法部", "year": "2022"},
        ),
        (
            "indicators",
            {"indicator": "service-praise-rate", "region": "天津市河东区", "year": "2022", "value": "99.99", "unit": "%"},
        ),
        ("planned-measures", {"measure": "贯彻《行政处罚法》", "name": "天津市河东区司法局"}),
        ("posts", {"person": "范少军", "post": "区委书记", "body": "中共天津市河东区委员会"}),
    ],
)
def test_a_named_query_finds(store: pyoxigraph.Store, name: str, wanted: dict[str, str]) -> None:
    found = rows(store, ontology_path(f"queries/{name}.rq").read_text(encoding="utf-8"))
    assert [row for row in found if wanted.items() <= row.items()]


@pytest.mark.parametrize("path", queries(), ids=lambda path: path.stem)
def test_a_named_query_says_what_it_answers_in_both_languages(path: Path, store: pyoxigraph.Store) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# [A-Z][^/]+ / [\u4e00-\u9fff].+\n", text)
    assert rows(store, text)


@pytest.mark.parametrize(
    ("name", "parameter", "column", "value"),
    [
        ("documents-issued", "body", "name", "天津市河东区司法局"),
        ("evidence-of-organisation", "body", "name", "中共天津市河东区委员会"),
        ("observations-by-unit", "wanted", "unit", "%"),
        ("indicators", "wanted", "indicator", "service-praise-rate"),
    ],
)
def test_a_parameter_narrows_a_query(store: pyoxigraph.Store, name: str, parameter: str, column: str, value: str) -> None:
    text = ontology_path(f"queries/{name}.rq").read_text(encoding="utf-8")
    place = f"VALUES ?{parameter} {{ UNDEF }}"
    assert place in text
    narrowed = rows(store, text.replace(place, f'VALUES ?{parameter} {{ "{value}" }}'))
    assert {row[column] for row in narrowed} == {value}
    assert rows(store, text.replace(place, f'VALUES ?{parameter} {{ "nobody" }}')) == []
