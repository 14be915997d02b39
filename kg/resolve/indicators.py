"""Observations led to the indicator that they give a value for, so that reports can be set side by side.

The indicators stand in ``data/indicators.toml``: units, patterns, and their proof. A pattern reads the sentence around a
number, not only what the number counts, since in 收到申请342件，受理297件 the second count is of the first one's thing.
"""

import logging
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.data_files import read_toml
from kg.model import DataFileError, Extraction, Observation, Sentence
from kg.resolve.places import Places

THIS, OTHER = "◆", "◇"
"""What stands in a window for the number in question, and for the other numbers of its sentence."""

_PACKAGE = "kg.resolve"
_FILE = f"{_PACKAGE}/data/indicators.toml"
_KEYS = frozenset({"id", "units", "anchors", "patterns", "unless", "level", "broader", "examples", "counter"})
_NEEDED = ("id", "units", "anchors", "patterns", "examples", "counter")
_SECTIONS = frozenset({"fragments", "unless", "indicator"})
# what is promised or found wanting is no figure of the year's work
_NOT_OF_THE_YEAR = frozenset({"planned", "shortcomings"})
# inside a number, but it tells what must be and not what was
_NORM = re.compile("不[低少]于")
_REACH_LEFT, _REACH_RIGHT = 120, 48
_PLAIN = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", **dict.fromkeys(f"“”‘’\"'「」{THIS}{OTHER}")})


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the file; ``patterns`` and ``unless`` with their fragments put in, ``level`` own, above or None."""

    id: str
    units: frozenset[str]
    anchors: tuple[str, ...]
    patterns: tuple[str, ...]
    unless: tuple[str, ...]
    level: str | None
    broader: str | None
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """A pattern of numbers that no indicator takes, and a sentence in which it marks one."""

    pattern: str
    example: str


def find_indicators(extraction: Extraction, places: Places) -> dict[str, str]:
    """The indicator of each observation that fits exactly one, by the observation's id; the others are left open.

    Where two fit and one is broader than the other, the narrower is taken. Promises and shortcomings are not looked at.

    >>> from kg.extract import extract
    >>> from kg.model import SourceText
    >>> from kg.text import parse
    >>> text = "天津市河东区2022年报告\\n一、做法\\n（一）复议\\n收到行政复议申请521件，受理480件，发放桌历60册。\\n"
    >>> list(find_indicators(extract(parse(SourceText("a", text, "0"))), Places(None)).values())
    ['review-applications', 'review-accepted']
    """
    found = {}
    for observation, fitting in candidates(extraction, places):
        left = narrowest(fitting)
        if len(left) == 1:
            found[observation.id] = left[0].id
        elif left:
            names = ", ".join(each.id for each in left)
            logging.getLogger("kg").debug("%s: %s fits %s: left open", extraction.report.source.name, observation.text, names)
    return found


def candidates(extraction: Extraction, places: Places) -> Iterator[tuple[Observation, tuple[Indicator, ...]]]:
    """Each observation with all indicators that fit it, broader ones too; without those of plans and shortcomings."""
    parts = {section.ordinal: section.part for section in extraction.report.sections}
    for observation, window in windows(extraction):
        if parts.get(observation.section) not in _NOT_OF_THE_YEAR:
            yield observation, tuple(fitting(window, observation.unit, places))


def narrowest(found: Iterable[Indicator]) -> list[Indicator]:
    """Those indicators that are broader than no other among them."""
    found = list(found)
    above = {broader for each in found for broader in _broader(each)}
    return [each for each in found if each.id not in above]


def fitting(window: str, unit: str, places: Places) -> Iterator[Indicator]:
    """The indicators that a number with this unit in this window fits, broader ones too.

    >>> [each.id for each in fitting("法律顾问审查合同协议◆，提出意见建议◇。", "份", Places(None))]
    ['legal-reviews', 'contracts-reviewed']
    """
    chosen = [each for each in _called(window, unit) if _matches(each, window, places)]
    if not chosen or any(_regex(veto.pattern).search(window) for veto in vetoes()):
        return
    for each in chosen:
        if not any(_regex(pattern).search(window) for pattern in each.unless):
            yield each


def _called(window: str, unit: str) -> list[Indicator]:
    """The indicators with this unit that have an anchor in a window, in the file's order."""
    of_unit, by_anchor = _by_unit().get(unit, ((), {}))
    if not of_unit:
        return []
    engine, anchors = _anchors()
    standing = {anchors[index] for index, _, _ in engine.find_matches_as_indexes(window, overlapping=True)}
    places = set[int]().union(*(by_anchor[anchor] for anchor in by_anchor.keys() & standing))
    return [of_unit[place] for place in sorted(places)]


def _matches(indicator: Indicator, window: str, places: Places) -> bool:
    for pattern in indicator.patterns:
        match = _regex(pattern).search(window)
        if match and indicator.level in (None, _level(match.groupdict().get("level"), places)):
            return True
    return False


def _level(word: str | None, places: Places) -> str | None:
    """Whether a level word (市, 全国) means the report's own level or one above it; where none is named, its own."""
    if word is None:
        return "own"
    division = places.of_level(word)
    if division is None:
        return "above" if word == "全国" else None
    return "own" if division == places.own else "above"


# --- windows


def windows(extraction: Extraction) -> Iterator[tuple[Observation, str]]:
    """Each observation with the sentence around it as patterns read it: ◆ for its number, ◇ for others, quotes left out."""
    clean, sentences = extraction.report.clean, extraction.report.sentences
    starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[tuple[int, int, Observation]]] = {}
    for observation in sorted(extraction.observations, key=lambda each: each.start):
        # the clean offsets rise strictly, so a source offset that is in the clean text is found by bisection
        start, end = (bisect_right(clean.offsets, at) - 1 for at in (observation.start, observation.end - 1))
        by_sentence.setdefault(bisect_right(starts, start) - 1, []).append((start, end + 1, observation))
    for index, numbers in by_sentence.items():
        if index >= 0:
            yield from _windows(clean.text, sentences[index], numbers)


def _windows(text: str, sentence: Sentence, numbers: list[tuple[int, int, Observation]]) -> Iterator[tuple[Observation, str]]:
    ends = [sentence.start, *(end for _, end, _ in numbers)]
    starts = [*(start for start, _, _ in numbers), max(sentence.end, ends[-1])]
    between = ["".join(text[a:b].split()).translate(_PLAIN) for a, b in zip(ends, starts, strict=True)]
    for index, (_, _, observation) in enumerate(numbers):
        norm = _NORM.match(observation.text)
        before = between[
            max(0, index - _REACH_LEFT) : index + 1
        ]  # each piece brings a mark of its own, and so reaches far enough
        left = OTHER.join(before)[-_REACH_LEFT:] + (norm.group() if norm else "")
        yield observation, left + THIS + OTHER.join(between[index + 1 : index + 2 + _REACH_RIGHT])[:_REACH_RIGHT]


# --- the file


@cache
def indicators() -> Mapping[str, Indicator]:
    """All indicators by id, in the file's order; :class:`DataFileError` names the file and entry of a fault.

    >>> indicators()["hotline-completion-rate"].broader
    'completion-rate'
    """
    return parse_indicators(read_toml("indicators.toml", _PACKAGE))


def parse_indicators(data: Mapping[str, Any]) -> dict[str, Indicator]:
    """The indicators of a file that is read already; raises :class:`DataFileError`.

    >>> parse_indicators({"indicators": []})
    Traceback (most recent call last):
    kg.model.errors.DataFileError: kg.resolve/data/indicators.toml: unknown key 'indicators': use fragments, indicator, unless
    """
    if unknown := sorted(set(data) - _SECTIONS):
        raise DataFileError(f"{_FILE}: unknown key {unknown[0]!r}: use {', '.join(sorted(_SECTIONS))}")
    fragments = _fragments(data.get("fragments", {}))
    found: dict[str, Indicator] = {}
    for number, entry in enumerate(data.get("indicator", []), 1):
        each = _indicator(entry, f"{_FILE}: indicator {entry.get('id', f'number {number}')}", fragments)
        if each.id in found:
            raise DataFileError(f"{_FILE}: indicator {each.id}: stands twice: give each its own id")
        found[each.id] = each
    for each in found.values():
        if each.broader is not None and each.broader not in found:
            raise DataFileError(f"{_FILE}: indicator {each.id}: broader {each.broader!r} is no indicator: give the id of one")
    return found


def _fragments(entries: Mapping[str, Any]) -> dict[str, str]:
    for name, entry in entries.items():
        if set(entry) != {"pattern", "sample"} or not re.fullmatch(entry["pattern"], entry["sample"]):
            raise DataFileError(f"{_FILE}: fragment {name}: give a pattern and a sample that it matches")
    return {name: entry["pattern"] for name, entry in entries.items()}


def _indicator(entry: Mapping[str, Any], where: str, fragments: Mapping[str, str]) -> Indicator:
    if unknown := sorted(set(entry) - _KEYS):
        raise DataFileError(f"{where}: unknown key {unknown[0]!r}: use one of {', '.join(sorted(_KEYS))}")
    if missing := [key for key in _NEEDED if not entry.get(key)]:
        raise DataFileError(f"{where}: no {missing[0]!r}: every indicator has {', '.join(_NEEDED)}")
    if entry.get("level") not in (None, "own", "above"):
        raise DataFileError(f"{where}: level {entry['level']!r}: use own or above")
    patterns, unless = (tuple(_expanded(p, where, fragments) for p in entry.get(key, ())) for key in ("patterns", "unless"))
    if blind := [pattern for pattern in patterns if THIS not in pattern]:
        raise DataFileError(f"{where}: pattern {blind[0]!r} has no {THIS}: say where the number stands")
    return Indicator(
        entry["id"],
        frozenset(entry["units"]),
        tuple(entry["anchors"]),
        patterns,
        unless,
        entry.get("level"),
        entry.get("broader"),
        tuple(entry["examples"]),
        tuple(entry["counter"]),
    )


def _expanded(pattern: str, where: str, fragments: Mapping[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        if match.group(1) not in fragments:
            raise DataFileError(f"{where}: unknown fragment {{{match.group(1)}}}: define it under [fragments]")
        return fragments[match.group(1)]

    return re.sub(r"\{([a-z]+)\}", one, pattern)


@cache
def vetoes() -> tuple[Veto, ...]:
    """The patterns of numbers that no indicator takes; :class:`DataFileError` names the entry of a fault.

    >>> all(THIS in veto.pattern for veto in vetoes())
    True
    """
    found = []
    for number, entry in enumerate(read_toml("indicators.toml", _PACKAGE).get("unless", []), 1):
        if set(entry) != {"pattern", "note", "example"}:
            raise DataFileError(f"{_FILE}: unless number {number}: give pattern, note and example, and nothing else")
        found.append(Veto(entry["pattern"], entry["example"]))
    return tuple(found)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    # compiled on first use: most reports need a part of them only
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataFileError(f"{_FILE}: pattern {pattern!r}: {error}: mend it") from None


@cache
def _by_unit() -> Mapping[str, tuple[tuple[Indicator, ...], Mapping[str, frozenset[int]]]]:
    """The indicators with each unit, and the places among them of those that each anchor calls."""
    return {unit: _with_unit(unit) for unit in {unit for each in indicators().values() for unit in each.units}}


def _with_unit(unit: str) -> tuple[tuple[Indicator, ...], Mapping[str, frozenset[int]]]:
    found = tuple(each for each in indicators().values() if unit in each.units)
    anchors = {anchor for each in found for anchor in each.anchors}
    return found, {anchor: frozenset(place for place, each in enumerate(found) if anchor in each.anchors) for anchor in anchors}


@cache
def _anchors() -> tuple[Any, tuple[str, ...]]:
    """All anchors, and an automaton that finds in one pass over a window which of them stand in it."""
    import ahocorasick_rs

    anchors = tuple(sorted({anchor for each in indicators().values() for anchor in each.anchors}))
    return ahocorasick_rs.AhoCorasick(anchors), anchors


def _broader(indicator: Indicator) -> Iterator[str]:
    """The ids of all indicators above one."""
    above = indicator.broader
    seen: set[str] = set()
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = indicators()[above].broader
