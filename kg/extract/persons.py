"""Persons and their posts: rules of data/persons.toml."""

import re

from kg.extract.context import Candidate, Context
from kg.extract.engine import outermost, propose
from kg.extract.lexicons import verbs

_POSTS_BEFORE = re.compile(
    r"((?:[一-鿿]{1,10}(?:书记|长|主任|主席|员|教师|律师|支书)、)*[一-鿿]{0,10}?(?:书记|长|主任|主席|员|教师|律师|支书))$"
)


def find_persons(context: Context) -> list[Candidate]:
    """PERSON candidates; a word of the verb lexicon is no name (区长带队检查)."""
    found = outermost(propose(context, "persons", {}))
    return [c for c in found if not _is_word(context.text[c.start : c.end])]


def _is_word(name: str) -> bool:
    return name[1:] in verbs() or name in verbs() or any(char in "的了任和与、办会议部门带" for char in name)


def posts_of(context: Context, candidate: Candidate) -> tuple[str, ...]:
    """The posts that stand before a person's name, as printed: 区委副书记、区长."""
    left = context.text[max(0, candidate.start - 24) : candidate.start]
    left = re.split(r"[，。；：\n]|同志|由", left)[-1]
    match = _POSTS_BEFORE.search(left)
    return tuple(part for part in match.group(1).split("、") if part) if match else ()
