"""Lexicons as look-ups: verbs by class, adverbs, the vocabulary that jieba must keep whole."""

from functools import cache
from typing import NamedTuple

from kg.extract.data_files import lexicon, terms
from kg.model import DataFileError

VERB_CLASSES = ("issue", "act", "soft", "raise", "result", "stance")


class Verb(NamedTuple):
    """A verb's class, and whether it is as often a noun (审核, 服务)."""

    cls: str
    nominal: bool


@cache
def verbs() -> dict[str, Verb]:
    """The verbs of lexicons/verbs.tsv.

    >>> verbs()["印发"].cls, verbs()["审核"].nominal
    ('issue', True)
    """
    found = {}
    for word, cls, nominal, _ in lexicon("verbs"):
        if cls not in VERB_CLASSES:
            raise DataFileError(f"verbs.tsv: {word}: unknown class {cls!r}; use one of {', '.join(VERB_CLASSES)}")
        found[word] = Verb(cls, nominal == "n")
    return found


@cache
def adverbs() -> frozenset[str]:
    """The adverbs of lexicons/adverbs.tsv."""
    return frozenset(terms("adverbs"))


@cache
def vocabulary() -> tuple[str, ...]:
    """Terms that the word cutter keeps whole: verbs and names of fields of two characters and more."""
    own = {*verbs(), *adverbs(), *terms("departments"), *terms("words")}
    return tuple(sorted(term for term in own if len(term) > 1))
