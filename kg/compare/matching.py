"""How likely a measure of one report speaks of the same thing as a measure of another.

Each measure is a set of features: the documents and programmes it names, the indicators of its figures, and the words of its
clause that tell what is done to what (of two characters and more; not those that serve any measure, 开展, 进一步, 工作). A
feature weighs as much as it is rare: ``ln(1 + N / n)`` where ``n`` of the ``N`` measures of both reports have it; a name weighs
twice its rarity, since it is one thing wherever it stands, and its words count besides.

With ``shared`` the weight of what both have, the promise is *covered* to ``shared / promise`` and the answer speaks of it to
``shared / answer``; the score is their F2 mean, which cares more that the promise is covered, because an answer often tells of
several things in one breath. A verb of another class (制定 answered by 学习) takes a tenth off. The score is between 0 and 1.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kg.compare.account import Account, Action
from kg.extract.lexicons import adverbs, verbs, verbs_of, verbs_used
from kg.text.tokens import words

_NAME_WEIGHT = 2.0
#: What is left of a score where the verbs are of different classes.
_OTHER_VERB = 0.9
_OBJECT = re.compile(r"[\u4e00-\u9fff]{2,}")


class Said(NamedTuple):
    """An action and its features."""

    action: Action
    names: frozenset[str]
    indicators: frozenset[str]
    words: frozenset[str]


class Match(NamedTuple):
    """How well an action answers a promise: the score, and the names and words that both have, the rarest first."""

    action: Action
    score: float
    names: tuple[str, ...]
    words: tuple[str, ...]


def said(account: Account) -> list[Said]:
    """The actions of a report with their features."""
    return [_said(action, account) for action in account.actions]


def _said(action: Action, account: Account) -> Said:
    figures = (account.figure_of[iri] for iri in action.figures if iri in account.figure_of)
    indicators = frozenset(figure.indicator for figure in figures if figure.indicator)
    return Said(action, frozenset(action.things), indicators, object_words(action.clause.text))


def object_words(clause: str) -> frozenset[str]:
    """The words of a clause that tell what is done to what, cut small, so that longer and shorter names have some in common.

    >>> sorted(object_words("进一步推进综合行政执法改革")), sorted(object_words("开展规范性文件专项清理"))
    (['执法', '改革', '行政'], ['文件', '清理', '规范性'])
    """
    found = (word for word in words(clause) if _OBJECT.fullmatch(word))
    return frozenset(word for word in found if word not in _serving())


@cache
def _serving() -> frozenset[str]:
    """Words that serve any measure: 开展, 推进, 提升; 进一步, 持续; 工作."""
    return verbs_of("soft", "raise", "stance") | verbs_used("launch") | verbs_used("light") | adverbs() | {"组织", "工作", "建设"}


class Matcher:
    """Finds what of one report answers the promises of another; the weights are those of these two reports."""

    def __init__(self, earlier: Sequence[Said], later: Sequence[Said]) -> None:
        self._later = later
        self._total = len(earlier) + len(later)
        self._counts = Counter(feature for each in (*earlier, *later) for feature in {*each.names, *each.indicators, *each.words})

    def matches(self, promise: Said) -> list[Match]:
        """The actions of the later report that share anything with a promise, the best first."""
        found = (self._match(promise, answer) for answer in self._later)
        kept = [each for each in found if each.score > 0]
        return sorted(kept, key=lambda each: (-each.score, each.action.status != "reported", each.action.quote.start))

    def _match(self, promise: Said, answer: Said) -> Match:
        names, seen = promise.names & answer.names, promise.words & answer.words
        shared = self._weight(names, promise.indicators & answer.indicators, seen)
        covered = shared / (self._weight(*promise[1:]) or 1.0)
        focus = shared / (self._weight(*answer[1:]) or 1.0)
        score = 5 * focus * covered / (4 * focus + covered) if shared else 0.0
        score *= 1.0 if verb_class(promise.action.verb) == verb_class(answer.action.verb) else _OTHER_VERB
        return Match(answer.action, round(score, 3), self._rarest(names), self._rarest(seen))

    def _weight(self, names: Iterable[str], indicators: Iterable[str], seen: Iterable[str]) -> float:
        return _NAME_WEIGHT * sum(map(self._rarity, names)) + sum(map(self._rarity, (*indicators, *seen)))

    def _rarity(self, feature: str) -> float:
        return math.log(1 + self._total / self._counts[feature])

    def _rarest(self, features: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(features, key=lambda each: (-self._rarity(each), each)))


def verb_class(verb: str) -> str:
    """The class of a verb as promises are kept or broken by it: ``issue`` makes a document, ``act`` does anything else.

    >>> verb_class("修订"), verb_class("学习"), verb_class("推进")
    ('issue', 'act', 'act')
    """
    known = verbs().get(verb)
    return "issue" if known is not None and known.cls == "issue" else "act"
