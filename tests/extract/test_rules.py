"""Every entry of every rules file, both ways: its examples are found by it, its counter-examples are not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.extract.automaton import RULE_FILES
from kg.extract.rules import REGION_MASK, Rule, load_rules
from kg.model import Extraction
from tests.extract.reading import TITLE, found, small

MARKED = re.compile(r"⟦([^⟧]*)⟧")


def cases(kind: str) -> Iterator[Any]:
    for name in RULE_FILES:
        for rule in load_rules(name):
            for number, sentence in enumerate(getattr(rule, kind), 1):
                yield pytest.param(rule, sentence, id=f"{rule.id}-{number}")


def marked(example: str) -> tuple[str, set[tuple[int, int]]]:
    """An example without its marks, and the spans that they mark, counted from the beginning of its paragraph."""
    spans = set()
    for number, match in enumerate(MARKED.finditer(example)):
        start = match.start() - 2 * number
        spans.add((start, start + len(match.group(1))))
    return MARKED.sub(r"\1", example), spans


def emitted(extraction: Extraction, emits: str, begin: int) -> dict[tuple[int, int], str]:
    """Spans of one type with the rule that found each; an honour's is what is won, which its own span ends in."""
    if emits == "OBS":
        return {(o.start - begin, o.end - begin): o.rule for o in extraction.observations if o.start >= begin}
    if emits == "HONOUR":
        return {(h.start - begin, h.end - begin): h.rule for h in extraction.honours}
    return {(m.start - begin, m.end - begin): m.rule for m in extraction.mentions if m.type == emits and m.start >= begin}


@pytest.mark.parametrize(("rule", "example"), list(cases("examples")))
def test_example_is_found_by_its_rule(rule: Rule, example: str) -> None:
    sentence, expected = marked(example)
    title = rule.title or TITLE
    got = emitted(found(sentence, title), rule.emits, len(small("", title)) - 2)
    if rule.emits == "HONOUR":
        assert rule.pattern is not None
        won = rule.pattern.search(sentence)
        assert won is not None and {won.span("span")} == expected
        assert {end for _, end in got} == {end for _, end in expected}
    else:
        assert {sentence[a:b] for a, b in got} == {sentence[a:b] for a, b in expected}
        assert set(got) == expected
    assert rule.id in got.values(), f"found by {sorted(set(got.values()))}, not by its own rule"


@pytest.mark.parametrize(("rule", "sentence"), list(cases("counter")))
def test_counter_example_yields_nothing(rule: Rule, sentence: str) -> None:
    title = rule.title or TITLE
    got = emitted(found(sentence, title), rule.emits, len(small("", title)) - 2)
    assert [sentence[a:b] for (a, b), by in got.items() if by == rule.id] == []


def test_every_example_marks_something() -> None:
    assert [rule.id for name in RULE_FILES for rule in load_rules(name) for e in rule.examples if not marked(e)[1]] == []


def test_anchors_of_characters_stand_for_all_that_can_be_made_of_them() -> None:
    places = next(rule for rule in load_rules("quantities") if rule.id == "obs.places")
    assert {"两市", "三县", "1旗"} <= set(places.anchors)
    assert len(places.anchors) == 20 * 8


# told by more than its pattern: by 分别 before the numbers; by what is counted, where the number is 一 or 〇
NOT_BY_PATTERN = frozenset(("obs.shared", "obs.count.han"))
ANCHORED = [rule for name in RULE_FILES for rule in load_rules(name) if rule.anchors and rule.source is not None]
OTHER_DIGIT = re.compile(r"(?![0-9])\d")


@pytest.mark.parametrize("rule", [rule for rule in ANCHORED if rule.id not in NOT_BY_PATTERN], ids=lambda rule: rule.id)
def test_what_a_pattern_matches_has_an_anchor(rule: Rule) -> None:
    assert rule.pattern is not None

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(rule.pattern))
    def holds(text: str) -> None:
        # a division's name, which the mask stands for, brings anchors of its own; a report's digits are ASCII when it is read
        assume(REGION_MASK not in text and not OTHER_DIGIT.search(text))
        assert any(anchor in text for anchor in rule.anchors)

    holds()
