"""Rules as data: each entry of a rules file has an id, what it emits, a pattern of named fragments, and its proof.

The proof is examples that must be found and counter-examples that must not.

A rules file is TOML: ``[fragments]`` (name = {pattern, sample}), then ``[[rule]]`` entries. In a pattern ``{name}`` stands for a
fragment and ``(?P<span>…)`` for what is emitted (the whole match where there is no such group). In an example ⟦…⟧ marks the
expected span; ``title`` is the title of the report that the proof stands in, where a rule is for a kind of report (a
department's, a town's). An anchor ``@name`` stands for all terms of a lexicon, ``[两三][市县]`` for 两市, 两县, 三市 and 三县.
Patterns are matched against the masked text of :mod:`kg.extract.context`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from kg.extract.data_files import PACKAGE, lexicon, read_toml
from kg.model import DataFileError

# one character stands for each character of a protected span, so that offsets stay
DOC_MASK = "\ue000"
REGION_MASK = "\ue001"

_BUILT_IN = {"DOC": f"(?:{DOC_MASK}+)", "REGION": f"(?:{REGION_MASK}+)", "CJK": "[一-鿿]"}
_KEYS = {"id", "emits", "kind", "anchors", "pattern", "function", "title", "examples", "counter", "note"}
_ANCHOR_PARTS = re.compile(r"\[[^\[\]]+\]|[^\[\]]")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}([*+]?)")
# (?:…+) with * or + after it may be split in as many ways as there are subsets: time grows with their number
_REPEATED = re.compile(r"[^\\][*+]\)*$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rules file.

    ``source`` is its pattern with the fragments put in; ``order`` is its place in the file, for ties between equal spans;
    ``spans`` are the groups of its pattern that are emitted; ``where`` names its file and entry.
    """

    id: str
    emits: str
    kind: str | None
    anchors: tuple[str, ...]
    source: str | None
    function: str | None
    title: str | None
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    order: int
    spans: tuple[str, ...]
    where: str

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """The pattern, compiled when it is first asked for, since a report calls a part of the rules.

        Raises DataFileError where it is none.
        """
        return None if self.source is None else _compiled(self.source, self.where)


@cache
def _compiled(source: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(source)
    except re.error as error:
        raise DataFileError(f"{where}: {error}; mend its pattern") from None


# what a pattern emits: the first of these groups that matches
_SPANS = ("span", "span2", "span3")


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``data/<name>.toml``, in order; :class:`DataFileError` names the file and entry of a fault.

    >>> [rule.emits for rule in load_rules("persons")]
    ['PERSON', 'PERSON']
    """
    data, where = read_toml(f"{name}.toml"), _place(name)
    if unknown := sorted(set(data) - {"fragments", "rule"}):
        raise DataFileError(f"{where}: unknown key {unknown[0]!r}; a rules file has [fragments] and [[rule]]")
    fragments = _fragments(data.get("fragments", {}), where)
    rules = tuple(_rule(entry, index, fragments, where) for index, entry in enumerate(data.get("rule", [])))
    ids = [rule.id for rule in rules]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise DataFileError(f"{where}: rule id {min(twice)!r} stands twice; give each its own")
    return rules


def check_rules(name: str) -> None:
    """Raises :class:`DataFileError` where a pattern of ``data/<name>.toml`` is none or a fragment's sample does not match it.

    That takes a while, and so it is done for the proof of the rules and not each time that they are loaded.

    >>> check_rules("persons")
    """
    entries = read_toml(f"{name}.toml").get("fragments", {})
    for fragment, pattern in _fragments(entries, _place(name)).items():
        where = f"{_place(name)}: fragment {fragment}"
        if fragment in _BUILT_IN:
            continue
        sample = entries[fragment].get("sample")
        if sample is None or not _compiled(pattern, where).search(sample.replace("㋿", REGION_MASK)):
            raise DataFileError(f"{where}: its sample must match its pattern")
    for rule in load_rules(name):
        _ = rule.pattern


def _place(name: str) -> str:
    return f"{PACKAGE}/data/{name}.toml"


def _fragments(entries: Mapping[str, Any], where: str) -> dict[str, str]:
    known = dict(_BUILT_IN)
    for name, entry in entries.items():
        if "lexicon" in entry:
            pattern = _alternatives(entry["lexicon"], where)
        else:
            pattern = f"(?:{_expand(entry['pattern'], known, f'{where}: fragment {name}')})"
        known[name] = pattern
    return known


def _alternatives(name: str, where: str) -> str:
    """The terms of a lexicon as alternatives, longest first."""
    found = sorted({row[0] for row in lexicon(name)}, key=lambda term: (-len(term), term))
    if not found:
        raise DataFileError(f"{where}: lexicon {name} is empty")
    return "(?:" + "|".join(map(re.escape, found)) + ")"


def _expand(pattern: str, known: Mapping[str, str], where: str) -> str:
    def one(match: re.Match[str]) -> str:
        if match.group(1) not in known:
            raise DataFileError(f"{where}: unknown fragment {{{match.group(1)}}}; define it above its use")
        if match.group(2) and _REPEATED.search(known[match.group(1)]):
            raise DataFileError(f"{where}: {match.group()} repeats what repeats itself; write {{{match.group(1)}}}?")
        return known[match.group(1)] + match.group(2)

    return _PLACEHOLDER.sub(one, pattern)


def _anchors(written: Sequence[str]) -> Iterator[str]:
    for anchor in written:
        if anchor.startswith("@"):
            yield from (row[0] for row in lexicon(anchor[1:]))
        else:
            yield from map("".join, product(*(part.strip("[]") for part in _ANCHOR_PARTS.findall(anchor))))


def _rule(entry: Mapping[str, Any], order: int, fragments: Mapping[str, str], where: str) -> Rule:
    name = entry.get("id", f"number {order + 1}")
    if unknown := sorted(set(entry) - _KEYS):
        raise DataFileError(f"{where}: rule {name}: unknown key {unknown[0]!r}; use one of {', '.join(sorted(_KEYS))}")
    if missing := sorted({"id", "emits", "examples", "anchors"} - set(entry)):
        raise DataFileError(f"{where}: rule {name}: no {missing[0]!r}; every rule has id, emits, anchors and examples")
    if ("pattern" in entry) == ("function" in entry):
        raise DataFileError(f"{where}: rule {name}: give either a pattern or a function")
    where = f"{where}: rule {name}"
    pattern = _expand(entry["pattern"], fragments, where) if "pattern" in entry else None
    return Rule(
        name,
        entry["emits"],
        entry.get("kind"),
        tuple(_anchors(entry["anchors"])),
        pattern,
        entry.get("function"),
        entry.get("title"),
        tuple(entry["examples"]),
        tuple(entry.get("counter", ())),
        order,
        tuple(group for group in _SPANS if pattern is not None and f"(?P<{group}>" in pattern),
        where,
    )
