"""Every indicator both ways: a number that an example marks links to it, and no number that a counter-example marks does."""

import re
from typing import Any

import pytest
import rdflib
from rdflib import RDF, SKOS, URIRef

from kg.extract import extract
from kg.graph import ontology_path
from kg.graph.vocabulary import VOCABULARY_PREFIXES, concepts, qudt_units
from kg.model import DataFileError, Resolved
from kg.resolve import resolve
from kg.resolve.indicators import Indicator, candidates, indicators, narrowest, parse_indicators, vetoes
from kg.resolve.places import Places
from kg.text import parse
from tests.extract.reading import PLANS, PROBLEMS, small, source

MARKED = re.compile(r"⟦([^⟧]*)⟧")


def resolved(sentence: str, **about: str) -> Resolved:
    return resolve(extract(parse(source(small(sentence, **about)))))


def linked(example: str, **about: str) -> dict[str, str | None]:
    """The numbers that an example marks, each with the indicator it links to; all numbers where none is marked."""
    sentence = MARKED.sub(r"\1", example)
    found = resolved(sentence, **about)
    begin = found.extraction.report.source.text.index(sentence)
    marks = {match.start() - 2 * i + begin: match.group(1) for i, match in enumerate(MARKED.finditer(example))}
    by_place = {each.start: (each.text, found.indicators.get(each.id)) for each in found.extraction.observations}
    assert {start: by_place[start][0] for start in marks if start in by_place} == marks, "the number is not found as marked"
    return {text: id_ for start, (text, id_) in by_place.items() if not marks or start in marks}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(indicator, sentence, id=f"{indicator.id}-{number}")
        for indicator in indicators().values()
        for number, sentence in enumerate(getattr(indicator, kind), 1)
    ]


@pytest.mark.parametrize(("indicator", "example"), cases("examples"))
def test_an_example_links_to_its_indicator(indicator: Indicator, example: str) -> None:
    assert MARKED.search(example)
    assert set(linked(example).values()) == {indicator.id}


@pytest.mark.parametrize(("indicator", "sentence"), cases("counter"))
def test_a_counter_example_does_not(indicator: Indicator, sentence: str) -> None:
    assert indicator.id not in linked(sentence).values()


@pytest.mark.parametrize("veto", vetoes(), ids=lambda veto: veto.pattern[:20])
def test_a_veto_keeps_its_example_open(veto: Any) -> None:
    assert set(linked(veto.example).values()) == {None}


def test_no_pattern_repeats_without_bound() -> None:
    patterns = [p for each in indicators().values() for p in (*each.patterns, *each.unless)] + [v.pattern for v in vetoes()]
    assert [pattern for pattern in patterns if re.search(r"(?<!\\)[*+]", pattern)] == []


def test_two_rates_in_one_number_are_left_open() -> None:
    example = "办理区人大代表建议59件，办复率及满意率均为⟦100%⟧。"
    assert linked(example) == {"100%": None}
    found = resolved(MARKED.sub(r"\1", example))
    fits = [narrowest(fit) for number, fit in candidates(found.extraction, Places(None)) if number.text == "100%"]
    assert {each.id for each in fits[0]} == {"proposals-reply-rate", "proposals-satisfaction-rate"}


@pytest.mark.parametrize("heading", [PLANS, PROBLEMS])
def test_promises_and_shortcomings_are_left_open(heading: str) -> None:
    assert linked("培育“法律明白人”⟦126名⟧。", heading=heading) == {"126名": None}


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("天津市河东区2022年报告", "deputies-suggestions-above"),
        ("天津市2022年法治政府建设情况报告", "deputies-suggestions"),
    ],
)
def test_a_level_is_that_of_the_report(title: str, wanted: str) -> None:
    assert linked("办理市人大代表建议⟦17件⟧。", title=title) == {"17件": wanted}


ENTRY = {"id": "a", "units": ["件"], "anchors": ["甲"], "patterns": ["甲◆"], "examples": ["甲⟦1件⟧"], "counter": ["乙⟦1件⟧"]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"indicator": [{**ENTRY, "pattern": "甲◆"}]}, "indicator a: unknown key 'pattern'"),
        ({"indicator": [{**ENTRY, "units": []}]}, "indicator a: no 'units'"),
        ({"indicator": [{**ENTRY, "patterns": ["甲"]}]}, "indicator a: pattern '甲' has no ◆"),
        ({"indicator": [{**ENTRY, "patterns": ["{no}◆"]}]}, "indicator a: unknown fragment {no}"),
        ({"indicator": [{**ENTRY, "level": "below"}]}, "indicator a: level 'below'"),
        ({"indicator": [{**ENTRY, "broader": "b"}]}, "indicator a: broader 'b'"),
        ({"indicator": [ENTRY, ENTRY]}, "indicator a: stands twice"),
        ({"fragments": {"f": {"pattern": "甲", "sample": "乙"}}}, "fragment f"),
        ({"rules": []}, "unknown key 'rules'"),
    ],
)
def test_a_fault_in_the_file_names_file_and_entry(data: dict[str, Any], message: str) -> None:
    with pytest.raises(DataFileError) as refused:
        parse_indicators(data)
    assert str(refused.value).startswith(f"kg.resolve/data/indicators.toml: {message}")


# --- the file and the vocabulary say the same

VOCABULARY = rdflib.Graph().parse(ontology_path("vocabularies/indicators.ttl"), format="turtle")
KG = VOCABULARY_PREFIXES["kg"]


def about(id_: str, predicate: URIRef) -> list[str]:
    subject = URIRef(concepts("indicator")[id_].iri)
    return [str(value) for value in VOCABULARY.objects(subject, predicate)]


def test_the_vocabulary_has_the_same_indicators_and_groups_of_them() -> None:
    groups = {value.rpartition("#")[2] for id_ in indicators() for value in about(id_, SKOS.broader)} - set(indicators())
    assert set(concepts("indicator")) == set(indicators()) | groups
    assert all(about(group, SKOS.broader) == [] and about(group, URIRef(KG + "unit")) == [] for group in groups)


@pytest.mark.parametrize("indicator", list(indicators().values()), ids=lambda each: each.id)
def test_the_vocabulary_has_its_unit_theme_and_what_is_broader(indicator: Indicator) -> None:
    [unit] = about(indicator.id, URIRef(KG + "unit"))
    assert unit in indicator.units
    [theme] = about(indicator.id, URIRef(KG + "theme"))
    assert theme in {concept.iri for concept in concepts("theme").values()}
    [broader] = about(indicator.id, SKOS.broader)
    if indicator.broader is not None:
        assert broader.rpartition("#")[2] == indicator.broader
    else:
        assert broader.rpartition("#")[2] not in indicators()


def test_a_rate_is_in_per_cent_and_every_unit_is_one_that_the_vocabulary_of_units_or_the_reports_know() -> None:
    for id_, indicator in indicators().items():
        assert id_.endswith("-rate") == (indicator.units <= {"%", "‰"}), id_
    assert "%" in qudt_units()
    assert (None, RDF.type, SKOS.ConceptScheme) in VOCABULARY
