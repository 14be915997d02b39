"""Lexicons as look-ups: verbs by class, adverbs, the vocabulary that jieba must keep whole."""

from dataclasses import dataclass
from functools import cache

from kg.extract.data_files import lexicon, terms
from kg.model import DataFileError, UnknownTermError

VERB_CLASSES = ("issue", "act", "soft", "raise", "result", "stance")


@dataclass(frozen=True)
class Verb:
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
    for word, cls, nominal, _, _ in lexicon("verbs"):
        if cls not in VERB_CLASSES:
            raise DataFileError(f"verbs.tsv: {word}: unknown class {cls!r}; use one of {', '.join(VERB_CLASSES)}")
        found[word] = Verb(cls, nominal == "n")
    return found


@cache
def adverbs() -> frozenset[str]:
    """The adverbs of lexicons/adverbs.tsv."""
    return frozenset(terms("adverbs"))


@cache
def adverbs_outside_names() -> frozenset[str]:
    """The adverbs that no name runs over: 力争, 不断.

    >>> "力争" in adverbs_outside_names(), "专项" in adverbs_outside_names()
    (True, False)
    """
    return frozenset(word for word, inside, _ in lexicon("adverbs") if inside != "y") - frozenset(verbs())


@cache
def vocabulary() -> tuple[str, ...]:
    """Terms that the word cutter keeps whole: verbs and names of fields of two characters and more."""
    own = {*verbs(), *adverbs(), *terms("departments"), *terms("words")}
    return tuple(sorted(term for term in own if len(term) > 1))


@cache
def verbs_of(*classes: str) -> frozenset[str]:
    """The verbs of some classes.

    >>> "提升" in verbs_of("raise", "soft")
    True
    """
    return frozenset(word for word, verb in verbs().items() if verb.cls in classes)


USES = ("alone", "light", "disposal", "manner", "means", "change", "drafts", "launch", "outcome", "second")


@cache
def verbs_used(use: str) -> frozenset[str]:
    """The verbs that verbs.tsv gives a use: ``light`` (对…进行), ``disposal`` (将…纳入), ``manner`` (创新制定) ….

    >>> "进行" in verbs_used("light")
    True
    """
    if use not in USES:
        raise UnknownTermError(f"verb use {use!r} is not one of {', '.join(USES)}")
    found = {word: set(uses.split(",")) - {""} for word, _, _, uses, _ in lexicon("verbs")}
    if wrong := sorted({u for uses in found.values() for u in uses} - set(USES)):
        raise DataFileError(f"verbs.tsv: unknown use {wrong[0]!r}; use one of {', '.join(USES)}")
    return frozenset(word for word, uses in found.items() if use in uses)


@cache
def prepositions(*classes: str) -> frozenset[str]:
    """The prepositions of some classes: ``object`` (将, 对, 为) and ``ground`` (根据, 通过, 结合).

    >>> "根据" in prepositions("ground")
    True
    """
    return frozenset(word for word, found, _ in lexicon("prepositions") if found in classes)


@cache
def function_words(use: str) -> frozenset[str]:
    """The function words of a use, as function_words.tsv names them.

    >>> "的" in function_words("stop")
    True
    """
    return frozenset(word for word, found, _ in lexicon("function_words") if found == use)


OBJECT_CLASSES = ("abstract", "closing", "bare", "bare_whole", "concrete", "thing")


@cache
def objects(cls: str) -> str:
    """The nouns of objects.tsv of a class, as alternatives of a pattern, longest first.

    >>> "水平" in objects("abstract").split("|")
    True
    """
    if cls not in OBJECT_CLASSES:
        raise UnknownTermError(f"object class {cls!r} is not one of {', '.join(OBJECT_CLASSES)}")
    found = (noun for noun, own, _ in lexicon("objects") if own == cls)
    return "|".join(sorted(found, key=lambda noun: (-len(noun), noun)))
