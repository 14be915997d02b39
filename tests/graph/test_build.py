"""The graph: evidence for everything, direct edges that can be traced, the same bytes each time."""

from dataclasses import replace

import pyoxigraph
import pytest

from kg.graph import nquads, quads
from kg.graph.build import facts
from kg.graph.relations import DIRECT
from kg.graph.vocabulary import VOCABULARY_PREFIXES, concept, term
from kg.model import Entity, KgError, Resolved, UnknownTermError
from tests.graph.sample import dongli, hedong, samples

PREFIXES = dict(VOCABULARY_PREFIXES)


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    for each in samples():
        found.extend(quads(each))
    return found


def ask(store: pyoxigraph.Store, query: str) -> list[tuple[str, ...]]:
    answer = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return sorted(tuple(getattr(value, "value", "") for value in row) for row in answer)


def test_each_report_is_one_named_graph(store: pyoxigraph.Store) -> None:
    assert (
        {graph.value for graph in store.named_graphs()}
        == {  # type: ignore[union-attr]
            f"https://w3id.org/govreport-kg/report/{each.issuer.key}/{each.extraction.metadata.year}/{digest}"
            for each in samples()
            if each.issuer
            for digest in [each.extraction.report.source.sha256[:8]]
        }
    )


@pytest.mark.parametrize("type_", ["Measure", "Observation", "Membership", "Honour", "Shortcoming"])
def test_every_statement_has_evidence_that_is_in_the_text(store: pyoxigraph.Store, type_: str) -> None:
    rows = ask(
        store,
        f"""SELECT ?thing ?file ?start ?end ?exact ?rule {{ ?thing a kg:{type_} OPTIONAL {{
            ?thing kg:evidence ?e . ?e a kg:Evidence, oa:TextPositionSelector, oa:TextQuoteSelector ;
            oa:start ?start ; oa:end ?end ; oa:exact ?exact ; kg:rule ?rule ; kg:inReport/kg:sourceFile ?file }} }}""",
    )
    texts = {each.extraction.report.source.name: each.extraction.report.source.text for each in samples()}
    assert rows
    for _, file, start, end, exact, rule in rows:
        assert texts[file][int(start) : int(end)] == exact
        assert rule


def test_every_mention_of_an_entity_leads_to_its_characters(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        """SELECT ?entity ?file ?start ?end ?exact { ?entity kg:evidence ?m . ?m a kg:Mention ;
            oa:start ?start ; oa:end ?end ; oa:exact ?exact ; kg:inReport/kg:sourceFile ?file }""",
    )
    wanted = [
        (f"https://w3id.org/govreport-kg/{prefix}/", each.extraction.report.source.name, str(mention.start), str(mention.end))
        for each in samples()
        for mention in each.extraction.mentions
        for prefix in [{"ORG": "org", "DOC": "doc", "PROG": "prog", "REGION": "region", "PERSON": "person"}[mention.type]]
    ]
    assert sorted(
        (entity[: entity.index("/", len("https://w3id.org/govreport-kg/")) + 1], *rest) for entity, *rest, _ in rows
    ) == sorted(wanted)


@pytest.mark.parametrize(("role", "status"), sorted(DIRECT))
def test_each_direct_edge_is_traced_to_the_measure_that_states_it(store: pyoxigraph.Store, role: str, status: str) -> None:
    direct = term(DIRECT[role, status]).iri
    stated = ask(store, f"SELECT ?body ?thing {{ ?body <{direct}> ?thing }}")
    traced = ask(
        store,
        f"""SELECT DISTINCT ?body ?thing {{ ?measure kg:actor ?body ; kg:{role} ?thing ;
            kg:status <{concept("status", status).iri}> ; kg:evidence/oa:exact ?quote }}""",
    )
    assert stated
    assert stated == traced


def test_a_post_is_traced_to_its_membership(store: pyoxigraph.Store) -> None:
    rows = ask(
        store,
        """SELECT ?name ?post ?body ?quote { ?person w3org:memberOf ?org ; rdfs:label ?name . ?org rdfs:label ?body .
            ?m w3org:member ?person ; w3org:organization ?org ; kg:post/rdfs:label ?post ; kg:evidence/oa:exact ?quote }""",
    )
    assert rows == [("范少军", "区委书记", "中共天津市河东区委员会", "范少军")]


def test_what_stands_above_is_there_with_a_name(store: pyoxigraph.Store) -> None:
    rows = ask(
        store, "SELECT DISTINCT ?name { ?x w3org:subOrganizationOf+/rdfs:label ?name ; rdfs:label '天津市河东区司法局'@zh }"
    )
    assert rows == [("天津市人民政府",), ("天津市河东区人民政府",)]
    assert ask(store, "SELECT DISTINCT ?name { ?x schema:containedInPlace/rdfs:label ?name ; kg:code '120102' }") == [("天津市",)]


@pytest.mark.parametrize(
    ("title", "class_"),
    [("《中华人民共和国行政处罚法》", "eli:LegalResource"), ("《习近平法治思想学习纲要》", "dcterms:BibliographicResource")],
)
def test_only_law_like_documents_are_legal_resources(store: pyoxigraph.Store, title: str, class_: str) -> None:
    rows = ask(store, f"SELECT ?class {{ ?d rdfs:label '{title}'@zh ; a ?class }}")
    assert rows == sorted([(term("Document").iri,), (term(class_).iri,)])


def test_a_unit_that_qudt_knows_is_linked(store: pyoxigraph.Store) -> None:
    rows = ask(
        store, "SELECT ?of ?value ?unit ?qudt { ?o kg:of ?of ; kg:value ?value ; kg:unit ?unit OPTIONAL { ?o qudt:unit ?qudt } }"
    )
    assert rows == [("好评率", "99.99", "%", "http://qudt.org/vocab/unit/PERCENT"), ("案件", "1", "件", "")]


def test_no_blank_nodes_and_sorted() -> None:
    lines = nquads(hedong()).splitlines()
    assert not [line for line in lines if "_:" in line.split('"')[0]]
    assert lines == sorted(set(lines))


def test_the_order_of_what_was_found_does_not_matter() -> None:
    one = hedong()
    turned = replace(
        one.extraction,
        mentions=one.extraction.mentions[::-1],
        measures=one.extraction.measures[::-1],
        observations=one.extraction.observations[::-1],
    )
    entities = dict(reversed(list(one.entities.items())))
    assert nquads(replace(one, extraction=turned, entities=entities)) == nquads(one)


def test_another_base_moves_the_data_and_leaves_the_vocabulary() -> None:
    moved = nquads(dongli(), "https://example.org/")
    assert moved.count("<https://w3id.org/govreport-kg/ontology") == nquads(dongli()).count(
        "<https://w3id.org/govreport-kg/ontology"
    )
    assert "<https://w3id.org/govreport-kg/org/" not in moved


@pytest.mark.parametrize("text", ['say "yes"', "a\\b", "a\nb\tc\r", "\x00\x0b\x7f", "《“法治+非遗”》", "𠮷"])
def test_any_text_survives(text: str) -> None:
    one = dongli()
    source = replace(one.extraction.report.source, name=text)
    changed = replace(one, extraction=replace(one.extraction, report=replace(one.extraction.report, source=source)))
    names = {q.object.value for q in quads(changed) if q.predicate.value == term("sourceFile").iri}  # type: ignore[union-attr]
    assert names == {text}


def wrong_kind(one: Resolved) -> Resolved:
    return replace(one, entities={**one.entities, ("Programme", "x"): Entity("Programme", "x", "x", "nonsense")})


def unresolved_mention(one: Resolved) -> Resolved:
    return replace(one, entity_of={})


def unknown_observation(one: Resolved) -> Resolved:
    return replace(one, extraction=replace(one.extraction, measures=(replace(one.extraction.measures[0], observations=("o9",)),)))


def unknown_section(one: Resolved) -> Resolved:
    return replace(one, extraction=replace(one.extraction, measures=(replace(one.extraction.measures[0], section=9),)))


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (wrong_kind, UnknownTermError),
        (unresolved_mention, KgError),
        (unknown_observation, KgError),
        (unknown_section, KgError),
    ],
)
def test_what_is_unknown_raises(spoil, error) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error):
        nquads(spoil(dongli()))


def test_a_report_without_issuer_is_built() -> None:
    one = dongli()
    bare = replace(one, issuer=None, region=None, actors={})
    extraction = replace(bare.extraction, metadata=replace(bare.extraction.metadata, issuer=None, year=None))
    assert facts(replace(bare, extraction=extraction)).report.split("/")[-3:-1] == ["_", "_"]
