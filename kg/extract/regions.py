"""Regions: divisions named as such, and 我区, 本县."""

import re
from collections.abc import Iterator

from kg.extract.context import Candidate, Context, inside

_OWN = re.compile(r"(?<![\u4e00-\u9fff]{0}[自])(?:我|本)(?:省|市|区|县|旗|州|镇|乡)(?![级长委府政])")
# not where the name is part of a longer word: 天津市场, 河东区域
_AFTER = re.compile(r"[场域级]")


def find_regions(context: Context) -> Iterator[Candidate]:
    """REGION candidates: chains of division names (天津市河东区 is one), and 我区 with its kin."""
    spans: list[tuple[int, int]] = []
    for start, end in context.regions:
        if _AFTER.match(context.text, end):
            continue
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    for start, end in spans:
        yield Candidate("REGION", start, end, "region.named", expanded=context.text[start:end])
    for match in _OWN.finditer(context.masked):
        if not inside(context.documents, match.start()):
            yield Candidate("REGION", match.start(), match.end(), "region.own", expanded=match.group())
