"""What a check found."""

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.read.problem import shown


class Finding(NamedTuple):
    """Something that is not as it should be: the check that saw it, where, and what is wrong, in one line.

    ``subject`` is the IRI of the thing of the graph that it is about, or empty.

    >>> print(Finding("quotes", "a.txt:3-7", "the graph quotes “区司法局”,\\nthe source has “区司法所”"))
    quotes: a.txt:3-7: the graph quotes “区司法局”, the source has “区司法所”
    """

    check: str
    place: str
    message: str
    subject: str = ""

    def __str__(self) -> str:
        return shown(" ".join(f"{self.check}: {self.place}: {self.message}".split()))


@dataclass(frozen=True)
class Verification:
    """The findings, in the order of the checks and then by place, and how much was looked at.

    ``notes`` tell what could not be looked at, and why.
    """

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def short(text: str, most: int = 40) -> str:
    """A text to quote in a finding: on one line, cut in its middle where it is long.

    >>> short("一二三四五六七八九十", 6)
    '一二三…九十'
    """
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    left = most // 2
    return f"{flat[:left]}…{flat[len(flat) - (most - left - 1) :]}"
