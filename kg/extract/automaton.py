"""One pass over a text for all literal terms: rule anchors and gazetteer names."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from kg.extract import gazetteer
from kg.extract.lexicons import adverbs, prepositions, verbs
from kg.extract.rules import Rule, load_rules

RULE_FILES = ("organisations", "programmes", "persons", "quantities", "honours")
# names of counties that are common words: 城区, 郊区, 东区; they count only where they are the report's own or its neighbours'
_SHORTEST = 3


@cache
def _engine() -> tuple[Any, tuple[str, ...], frozenset[str]]:
    import ahocorasick_rs

    anchors = {anchor for name in RULE_FILES for rule in load_rules(name) for anchor in rule.anchors}
    words = {*verbs(), *adverbs(), *prepositions("object"), *prepositions("ground")}
    # 会同县委编办 is 会同 and 县委编办, not the county of that name
    divisions = {name for name in gazetteer.names() if len(name) >= _SHORTEST and gazetteer.short_name(name) not in words}
    terms = tuple(sorted(anchors | divisions))
    return ahocorasick_rs.AhoCorasick(terms), terms, frozenset(divisions)


def hits(text: str) -> list[tuple[str, int, int]]:
    """All terms in a text with their spans, overlapping ones too, in order of their ends.

    >>> ("天津市", 0, 3) in hits("天津市河东区")
    True
    """
    engine, terms, _ = _engine()
    return [(terms[index], start, end) for index, start, end in engine.find_matches_as_indexes(text, overlapping=True)]


def regions() -> frozenset[str]:
    """The terms of the automaton that are names of divisions.

    >>> "天津市" in regions(), "印发" in regions()
    (True, False)
    """
    return _engine()[2]


@cache
def files_called() -> dict[str, tuple[str, ...]]:
    """The rules files that have each anchor.

    >>> files_called()["荣获"]
    ('honours',)
    """
    called: dict[str, tuple[str, ...]] = {}
    for name in RULE_FILES:
        for anchor in _by_anchor(name)[0]:
            called[anchor] = (*called.get(anchor, ()), name)
    return called


@cache
def runs_always(rules_file: str) -> bool:
    """Whether a rule of a file has no anchors, and so is tried on every sentence."""
    return bool(_by_anchor(rules_file)[1])


# most sentences call what others called before them
@lru_cache(maxsize=1 << 12)
def selected(rules_file: str, anchors: frozenset[str]) -> tuple[Rule, ...]:
    """The rules of a file that some of its anchors call, in order; a rule without anchors always runs."""
    by_anchor, always = _by_anchor(rules_file)
    rules = load_rules(rules_file)
    return tuple([rules[order] for order in sorted(always.union(*(by_anchor[anchor] for anchor in anchors)))])


@cache
def _by_anchor(rules_file: str) -> tuple[dict[str, set[int]], frozenset[int]]:
    """The places of the rules in a file that each anchor calls, and of those without anchors."""
    called: dict[str, set[int]] = {}
    rules = load_rules(rules_file)
    for rule in rules:
        for anchor in rule.anchors:
            called.setdefault(anchor, set()).add(rule.order)
    return called, frozenset(rule.order for rule in rules if not rule.anchors)


def find(text: str, terms: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """All places of some terms in a text, in one pass however many they are.

    >>> list(find("甲乙甲", ["甲"]))
    [('甲', 0, 1), ('甲', 2, 3)]
    """
    from ahocorasick_rs import AhoCorasick, Implementation

    wanted = tuple(sorted(set(terms)))
    if wanted:
        # the one that is made fastest, since it is made for one report
        engine = AhoCorasick(wanted, implementation=Implementation.ContiguousNFA)
        for index, start, end in engine.find_matches_as_indexes(text, overlapping=True):
            yield wanted[index], start, end
