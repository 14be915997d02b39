"""Why a number is no observation, by patterns that are data: classes, each with patterns and an example of each."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.data_files import lexicon, read_toml
from kg.model import DataFileError

PACKAGE, FILE = "kg.evaluate", "number_reasons.toml"
_WHERE = f"{PACKAGE}/data/{FILE}"
_PLACEHOLDER = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a class, with its example, in which ⟦…⟧ marks the numeral."""

    reason: str
    pattern: re.Pattern[str]
    example: str


class Finder:
    """Finds the reasons of the numbers of one text, each pattern read over it once.

    >>> Finder("于3个月内答复，连续8个月").reason(1, 2)
    'time'
    """

    def __init__(self, text: str) -> None:
        self._found = [
            (each.reason, [match.span() for match in each.pattern.finditer(text) if match.end() > match.start()])
            for each in patterns()
        ]

    def reason(self, start: int, end: int) -> str:
        """The class of the first pattern that a match of covers the span, or ""."""
        for reason, spans in self._found:
            index = bisect_right(spans, (start, 1 << 60)) - 1
            if index >= 0 and spans[index][1] >= end:
                return reason
        return ""


def meanings() -> Mapping[str, str]:
    """The classes, in the order in which they are tried, and what each means.

    >>> list(meanings())[:2]
    ['item', 'telephone']
    """
    return {entry["reason"]: entry["means"] for entry in _classes()}


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns in order; :class:`DataFileError` names the file and class of a fault."""
    fragments = _fragments()
    return tuple(
        Pattern(entry["reason"], _compiled(pattern, fragments, entry["reason"]), example)
        for entry in _classes()
        for pattern, example in entry["patterns"]
    )


@cache
def _data() -> dict[str, Any]:
    data = read_toml(FILE, PACKAGE)
    if unknown := sorted(set(data) - {"fragments", "class"}):
        raise DataFileError(f"{_WHERE}: unknown key {unknown[0]!r}; the file has [fragments] and [[class]]")
    return data


def _classes() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = _data()["class"]
    for number, entry in enumerate(entries, 1):
        if set(entry) != {"reason", "means", "patterns"}:
            raise DataFileError(f"{_WHERE}: class number {number}: give it reason, means and patterns, and nothing else")
    return entries


def _fragments() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, entry in _data()["fragments"].items():
        if "lexicon" in entry:
            terms = sorted({row[0] for row in lexicon(entry["lexicon"])}, key=lambda term: (-len(term), term))
            known[name] = f"(?:{'|'.join(map(re.escape, terms))})"
        else:
            known[name] = f"(?:{_expanded(entry['pattern'], known, f'fragment {name}')})"
        if not re.fullmatch(known[name], entry["sample"]):
            raise DataFileError(f"{_WHERE}: fragment {name}: its sample must match its pattern")
    return known


def _expanded(pattern: str, known: Mapping[str, str], what: str) -> str:
    for name in _PLACEHOLDER.findall(pattern):
        if name not in known:
            raise DataFileError(f"{_WHERE}: {what}: unknown fragment {{{name}}}; define it above its use")
    return _PLACEHOLDER.sub(lambda match: known[match[1]], pattern)


def _compiled(pattern: str, known: Mapping[str, str], reason: str) -> re.Pattern[str]:
    try:
        return re.compile(_expanded(pattern, known, f"class {reason}"), re.MULTILINE)
    except re.error as error:
        raise DataFileError(f"{_WHERE}: class {reason}: {pattern}: {error}; mend the pattern") from None
