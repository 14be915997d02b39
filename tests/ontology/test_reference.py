"""The reference page says all that the ontology's files say, and leads nowhere else."""

import re
from html import unescape

import pytest

from kg.graph.reference import scheme_entries, term_entries
from kg.graph.vocabulary import concepts, schemes, terms
from kg.view.reference import reference_page

PAGE = unescape(reference_page())


@pytest.mark.parametrize("name", list(terms()))
def test_each_term_is_there_with_its_labels_and_comments(name: str) -> None:
    [entry] = [each for each in term_entries() if each.name == name]
    assert f'<dt id="{name}">' in PAGE
    for text in (*entry.label, *entry.comment, *entry.aligned, *entry.examples, entry.iri):
        assert text
        assert text in PAGE


@pytest.mark.parametrize("scheme", schemes())
def test_each_concept_is_there_with_its_definition(scheme: str) -> None:
    [entry] = [each for each in scheme_entries() if each.name == scheme]
    assert [each.id for each in entry.concepts] == sorted(concepts(scheme))
    for each in entry.concepts:
        assert f'<tr id="{scheme}-{each.id}">' in PAGE
        assert all(text in PAGE for text in (*each.label, *each.definition))


def test_every_class_of_the_project_has_an_example_and_every_link_leads_into_the_page() -> None:
    own = [each for each in term_entries() if each.sort == "class" and ":" not in each.name]
    assert [each.name for each in own if not each.examples] == []
    ids = set(re.findall(r'id="([^"]+)"', PAGE))
    links = re.findall(r'href="([^"]+)"', PAGE)
    assert {link for link in links if not link.startswith("#")} == {"index.html"}
    assert {link[1:] for link in links if link.startswith("#")} <= ids
