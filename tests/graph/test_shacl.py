"""SHACL: the good graph conforms, and each property shape is broken by some graph."""

import sys

import pytest
import rdflib
from rdflib import RDF, RDFS, SH, XSD, Literal, URIRef

from kg.graph import ontology_path, quads, validate
from kg.graph.shacl import report
from kg.graph.vocabulary import term
from kg.model import KgError
from tests.graph.sample import samples

SHAPES = rdflib.Graph().parse(ontology_path("shapes.ttl"), format="turtle")


def good() -> rdflib.Graph:
    graph = rdflib.Graph()
    for each in samples():
        lines = "".join(f"{q.triple} .\n" for q in quads(each))
        graph.parse(data=lines, format="ntriples")
    return graph


def targets() -> list[tuple[URIRef, URIRef, rdflib.term.Node]]:
    """Class, path and property shape of each property shape."""
    return [
        (class_, path, property_)
        for shape, class_ in SHAPES.subject_objects(SH.targetClass)
        for property_ in SHAPES.objects(shape, SH.property)
        for path in [SHAPES.value(property_, SH.path)]
        if isinstance(class_, URIRef) and isinstance(path, URIRef)
    ]


def messages(graph: rdflib.Graph) -> set[str]:
    results = report(graph)
    return {str(message) for message in results.objects(None, SH.resultMessage)}


def wanted(condition) -> set[str]:  # type: ignore[no-untyped-def]
    found = {str(SHAPES.value(shape, SH.message)) for *_, shape in targets() if condition(shape)}
    assert found
    return found


def test_the_good_graph_conforms() -> None:
    assert validate(good()) == ()


def test_every_class_has_a_shape() -> None:
    from kg.graph.vocabulary import terms

    assert set(SHAPES.objects(None, SH.targetClass)) == {
        URIRef(each.iri) for name, each in terms().items() if each.sort == "class" and ":" not in name
    }


def test_every_property_that_must_be_there_is_missed() -> None:
    graph = good()
    for class_, path, shape in targets():
        if SHAPES.value(shape, SH.minCount) is not None:
            for thing in list(graph.subjects(RDF.type, class_)):
                graph.remove((thing, path, None))
    assert wanted(lambda shape: SHAPES.value(shape, SH.minCount) is not None) <= messages(graph)


def test_every_property_that_stands_once_is_counted() -> None:
    graph = good()
    once = [each for each in targets() if SHAPES.value(each[2], SH.maxCount) is not None]
    for class_, path, _ in once:
        for thing in list(graph.subjects(RDF.type, class_)):
            graph.add((thing, path, Literal("one")))
            graph.add((thing, path, Literal("two")))
    assert wanted(lambda shape: SHAPES.value(shape, SH.maxCount) is not None) <= messages(graph)


def test_every_property_refuses_a_value_of_another_sort() -> None:
    graph = good()
    for class_, path, _ in targets():
        for thing in list(graph.subjects(RDF.type, class_)):
            graph.add((thing, path, Literal("not-so", datatype=XSD.anyURI)))
    constrained = {SH.datatype, SH.node, SH["class"], SH.nodeKind}
    assert wanted(lambda shape: constrained & set(SHAPES.predicates(shape))) <= messages(graph)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("DELETE { ?e oa:end ?n } INSERT { ?e oa:end ?s } WHERE { ?e oa:start ?s ; oa:end ?n }", "start before end"),
        ("DELETE { ?r kg:sha256 ?h } INSERT { ?r kg:sha256 'abc' } WHERE { ?r kg:sha256 ?h }", "SHA-256"),
        ("INSERT { ?d kg:kind ?k } WHERE { ?d a kg:Document . ?p a kg:Programme ; kg:kind ?k }", "a kind of document"),
        ("INSERT { ?x rdfs:label 'body'@en } WHERE { ?x a kg:Organisation }", "one name"),
        ("INSERT { ?m kg:actor ?d } WHERE { ?m a kg:Measure . ?d a kg:Document }", "bodies that act"),
        ("DELETE { ?x kg:evidence ?m } WHERE { ?x kg:evidence ?m . ?m a kg:Mention }", "an entity whose mention it is"),
    ],
)
def test_a_broken_graph_is_told(change: str, message: str) -> None:
    graph = good()
    graph.update(change, initNs={"kg": term("Report").iri.removesuffix("Report"), "oa": "http://www.w3.org/ns/oa#", "rdfs": RDFS})
    assert [line for line in validate(graph) if message in line]


def test_a_missing_extra_is_one_line_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(KgError, match=r"govreport-kg\[validate\]"):
        validate(rdflib.Graph())
