"""Corrections applied to a resolved report, one after another, each to what those before it left."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from kg.correct.add import add
from kg.correct.drop import drop
from kg.correct.file import Correction, of_source
from kg.correct.names import merge, rename, retype, split
from kg.correct.target import NoTargetError
from kg.model import Resolved

Act = Callable[[Resolved, Correction], Resolved]

_ACTS: Mapping[str, Act] = {"drop": drop, "retype": retype, "rename": rename, "merge": merge, "split": split, "add": add}


class Corrected(NamedTuple):
    """A corrected report, the corrections that were applied, and one line for each that was not."""

    resolved: Resolved
    applied: tuple[Correction, ...]
    problems: tuple[str, ...]


def correct(resolved: Resolved, corrections: Sequence[Correction]) -> Corrected:
    """``resolved`` with those of ``corrections`` that are of this report; a stale or impossible one is told and left out.

    >>> from kg.extract import extract; from kg.read import read; from kg.resolve import resolve; from kg.text import parse
    >>> found = resolve(extract(parse(read("seeds/000_519dceed93fb7c9a.txt"))))
    >>> about = (("target", "region:天津市东丽区"), ("to", "东丽"))
    >>> entry = Correction("a.toml:1", "rename", "000_519dceed93fb7c9a.txt", "5e7417e9", "甲", "试验", about)
    >>> corrected = correct(found, [entry])
    >>> corrected.resolved.region.name, len(corrected.applied), corrected.problems
    ('东丽', 1, ())
    """
    source = resolved.extraction.report.source
    fresh, stale = of_source(corrections, source.name, source.sha256)
    problems = [f"{each.place}: stale: made for other bytes ({each.sha256:.8}): check {_what(each)} again" for each in stale]
    applied = []
    for each in fresh:
        try:
            resolved = _ACTS[each.action](resolved, each)
            applied.append(each)
        except NoTargetError as error:
            problems.append(f"{each.place}: not applied: {error}")
    return Corrected(resolved, tuple(applied), tuple(problems))


def _what(correction: Correction) -> str:
    return f"{correction.action} of {correction.text('target') or correction.text('text')}"
