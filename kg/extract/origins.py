"""Where each value of a report's metadata came from, and where two origins differ."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Conflict
from kg.text.clean import fold, squash


class Told(NamedTuple):
    """What an origin says; empty where it says nothing."""

    value: str | None
    by: str


def settle(key: str, told: Sequence[Told]) -> tuple[Told, list[Conflict]]:
    """The first that is said, and the conflicts of those after it; the same in other words or at more length is none.

    >>> settle("year", [Told("", "manifest"), Told("2022", "title"), Told("2021", "column")])
    (Told(value='2022', by='title'), [Conflict(key='year', used='2022', by='title', other='2021', other_by='column')])
    >>> settle("region", [Told("天津市河东区", "text"), Told("河东区", "manifest")])[1]
    []
    """
    said = [each for each in told if each.value]
    if not said:
        return Told(None, ""), []
    first, *others = said
    return first, list(_conflicts(key, first, others))


def _conflicts(key: str, used: Told, others: Sequence[Told]) -> Iterator[Conflict]:
    for other in others:
        one, two = squash(fold(used.value or "")), squash(fold(other.value or ""))
        if one not in two and two not in one:
            yield Conflict(key, one, used.by, two, other.by)
