"""What rules a check out, against the check: what is not asked would have said nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract, no_measure
from kg.model import SourceText
from kg.text import parse
from tests.benchmarks.generate import report

SEEDS = Path(__file__).parents[2] / "seeds"
# the patterns without one of which a check says nothing
PATTERNS = {
    no_measure._others: (no_measure._DECIDED,),
    no_measure._rate: (no_measure._COMES_TO, no_measure._RATE),
    no_measure._only_set_phrase: (no_measure._ONE_QUOTE,),
    no_measure._came_to: (no_measure._CAME_TO,),
    no_measure._became: (no_measure._BECAME,),
    no_measure._is: (no_measure._IS,),
    no_measure._announces: (no_measure._ANNOUNCES, no_measure._FROM_SIDES),
    no_measure._stands: (no_measure._STANDS,),
    no_measure._lists: (no_measure._SO_MANY,),
    no_measure._attitude: (no_measure._ATTITUDE,),
    no_measure._once_more: (no_measure._ONCE_MORE,),
    no_measure._example: (no_measure._EXAMPLES,),
    no_measure._amounts: (no_measure._AMOUNTS,),
    no_measure._placed: (no_measure._PLACED,),
    no_measure._posts: (no_measure._POSTS,),
    no_measure._negated: (no_measure._NONE_HAPPENED, no_measure._FAILS, no_measure._NOT),
    no_measure._honour: (no_measure._HONOUR,),
}
ASKED = [
    pytest.param(each, pattern, id=f"{each.check.__name__}-{number}")
    for each in no_measure._CHECKS
    for number, pattern in enumerate(PATTERNS.get(each.check, ()), 1)
]


@pytest.mark.parametrize("asked, pattern", ASKED)
def test_what_a_pattern_can_match_is_asked(asked: no_measure._Asked, pattern: re.Pattern[str]) -> None:
    @settings(max_examples=200, deadline=None)
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        clause = text.rstrip("\n")  # which no clause ends in, and $ lets stand
        if pattern.search(clause):
            assert not asked.among or not asked.among.isdisjoint(clause)
            assert not asked.ends or clause[-1] in asked.ends

    holds()


def texts() -> list[SourceText]:
    read = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [SourceText(f"{n}.txt", text, f"{n:064}") for n, text in enumerate([*read, *map(report, range(5))])]


def test_asking_all_of_each_clause_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [extract(parse(source)) for source in texts()]
    every = tuple((each.check, frozenset[str]()) for each in no_measure._CHECKS)
    monkeypatch.setattr(no_measure, "_worth_making", lambda last: every)
    assert [extract(parse(source)) for source in texts()] == before
