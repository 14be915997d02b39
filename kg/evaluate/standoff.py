"""The standoff format: one JSON object a line, one line a report; offsets count code points of the source, end exclusive."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import InputError

Item = Mapping[str, Any]
"""A mention, measure or observation as the JSON has it; ``start`` and ``end`` are always there."""

QUOTES = {"“": "”", '"': '"', "‘": "’", "「": "」"}


@dataclass(frozen=True, slots=True)
class Standoff:
    """What is annotated, or predicted, of one report."""

    doc: str
    report: Item
    mentions: tuple[Item, ...] = ()
    measures: tuple[Item, ...] = ()
    observations: tuple[Item, ...] = ()

    def by_id(self) -> dict[str, Item]:
        """Mentions and observations by their ids."""
        return {item["id"]: item for item in (*self.mentions, *self.observations)}


def read_standoff(path: Path) -> dict[str, Standoff]:
    """The annotations in the file at ``path`` by report; raises InputError, naming the line, for what is not well formed.

    >>> sorted(read_standoff(Path("tests/gold/seeds.jsonl")))
    ['000_519dceed93fb7c9a.txt', '003_f2667748cd85794d.txt']
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise InputError(f"{path}: {reason}: give a JSONL file of annotations") from None
    try:
        return parse_standoff(lines)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def parse_standoff(lines: Iterable[str]) -> dict[str, Standoff]:
    """The annotations in ``lines`` by report; blank lines are passed over. Raises InputError, naming the line.

    >>> parse_standoff(['{"doc": "a.txt", "report": {"year": 2024}}'])
    {'a.txt': Standoff(doc='a.txt', report={'year': 2024}, mentions=(), measures=(), observations=())}
    >>> parse_standoff(["{"])
    Traceback (most recent call last):
    kg.model.errors.InputError: line 1: not JSON: write one object a line
    """
    found: dict[str, Standoff] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            standoff = _parse(line, number)
            if standoff.doc in found:
                raise InputError(f"line {number}: {standoff.doc} stands here twice: keep one line a report")
            found[standoff.doc] = standoff
    return found


def _parse(line: str, number: int) -> Standoff:
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        raise InputError(f"line {number}: not JSON: write one object a line") from None
    try:
        parts = (tuple(record.get(part) or ()) for part in ("mentions", "measures", "observations"))
        mentions, measures, observations = (tuple(map(_checked, part)) for part in parts)
        return Standoff(record["doc"], record.get("report") or {}, mentions, measures, observations)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"line {number}: not in the standoff format ({error}): see the README, Annotations") from None


def _checked(item: Item) -> Item:
    if not isinstance(item["id"], str) or not 0 <= item["start"] < item["end"]:
        raise TypeError(f"no id or no span in {dict(item)!r:.60}")
    return item


def squash(text: str | None) -> str:
    """``text`` without white space.

    >>> squash("区 司法\\n局"), squash(None)
    ('区司法局', '')
    """
    return "".join((text or "").split())


def trimmed(item: Item) -> tuple[int, int]:
    """The span of ``item`` without one pair of outer quotes.

    >>> trimmed({"start": 4, "end": 9, "text": "“一网通”"})
    (5, 8)
    """
    text = squash(item.get("text"))
    if len(text) > 2 and QUOTES.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        return item["start"] + 1, item["end"] - 1
    return item["start"], item["end"]
