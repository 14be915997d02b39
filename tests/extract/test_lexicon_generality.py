"""No lexicon and no rule holds a phrase of one report: what only one of the seeds has must be a general term, and say why.

A term that both seeds have, or neither, is taken for general: the rules were written with the seeds at hand, so what fits one of
them only may have been put in for it. Where such a term is general nevertheless, its note says so.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.extract.automaton import RULE_FILES
from kg.extract.data_files import PACKAGE, lexicon, read_toml

SHORTEST = 4
LEXICONS = [
    *((PACKAGE, name) for name in ("set_phrases", "words", "programme_heads", "departments")),
    *((PACKAGE, name) for name in ("generic_bodies", "generic_institutions", "generic_modifiers")),
    ("kg.resolve", "body_names"),
]
LITERAL = re.compile(rf"[一-鿿]{{{SHORTEST},}}")
# what stands in brackets is one character of several, and no phrase
CLASS = re.compile(r"\[[^\]]*\]")


@cache
def seeds() -> tuple[str, ...]:
    """The texts of the seeds without white space, so that a hard-wrapped phrase is found."""
    return tuple("".join(path.read_text(encoding="utf-8").split()) for path in sorted(Path("seeds").glob("*.txt")))


def of_one_seed(term: str) -> bool:
    return len(term) >= SHORTEST and sum(term in text for text in seeds()) == 1


@pytest.mark.parametrize(("package", "name"), LEXICONS, ids=[name for _, name in LEXICONS])
def test_a_term_of_one_report_says_why_it_is_general(package: str, name: str) -> None:
    unexplained = [row[0] for row in lexicon(name, package) if of_one_seed(row[0]) and not row[-1]]
    assert unexplained == [], f"{name}.tsv: give each a note that says why it is a general term, or remove it"


def literals(pattern: str) -> Iterator[str]:
    """The runs of Chinese characters that a pattern asks for as they are.

    Where the last character may be left out (事项?), it is no part of the run.
    """
    for match in LITERAL.finditer(CLASS.sub(" ", pattern)):
        yield match.group()[:-1] if match.string[match.end() : match.end() + 1] in ("?", "*") else match.group()


@pytest.mark.parametrize("name", RULE_FILES)
def test_a_phrase_of_one_report_in_a_rule_says_why_it_is_general(name: str) -> None:
    data = read_toml(f"{name}.toml")
    entries = [(f"fragment {key}", entry) for key, entry in data.get("fragments", {}).items()]
    entries += [(f"rule {entry['id']}", entry) for entry in data.get("rule", [])]
    unexplained = [
        f"{where}: {literal}"
        for where, entry in entries
        for literal in literals(entry.get("pattern", ""))
        if of_one_seed(literal) and not entry.get("note")
    ]
    assert unexplained == [], f"{name}.toml: give the entry a note that says why the phrase is general, or remove it"


def test_the_seeds_are_there_and_differ() -> None:
    assert len(seeds()) == 2
    assert of_one_seed("亚楠调解室")
    assert not of_one_seed("法治政府建设")
    assert list(literals("(?:行政审批|复议)[省市区县]局?行政执法事项?")) == ["行政审批", "行政执法事"]
