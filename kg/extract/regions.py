"""Regions: divisions named as such, and 我区, 本县."""

import re
from collections.abc import Iterator

from kg.extract import gazetteer
from kg.extract.context import Candidate, Context, inside

_OWN = re.compile(r"(?<![\u4e00-\u9fff]{0}[自])(?:我|本)(?:省|市|区|县|旗|州|镇|乡)(?![级长委府政])")
# not where the name is part of a longer word: 天津市场, 河东区域
_AFTER = re.compile(r"[场域级]|(?<=县)城(?![市区管关乡镇建投东西南北])")


# 命名为“云南省民主法治示范村”: a division inside an honour's name
_IN_HONOUR = re.compile(r"(?:获评|荣获|授予|评为|命名为|认定为|争创|创成|创建|入选|称号)(?:20\d\d年度?)?“?$")


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
        if re.search(
            r"(?:获评|荣获|授予|评为|命名为|认定为|争创|创成|创建|入选|称号)“?$", context.text[max(0, start - 4) : start]
        ):
            continue
        yield Candidate("REGION", start, end, "region.named", expanded=context.text[start:end])
    yield from listed_short(context, 0, len(context.masked))
    yield from _listed_streets(context)
    for match in _VILLAGE.finditer(context.masked):
        yield Candidate("REGION", match.start(1), match.end(1), "region.village", expanded=match.group(1))
    for match in _VILLAGES.finditer(context.masked):
        for member in re.finditer(r"[^、]+", match.group(1)):
            start, end = match.start() + member.start(), match.start() + member.end()
            yield Candidate("REGION", start, end, "region.village", expanded=member.group())
    for match in _OWN.finditer(context.masked):
        if not inside(context.documents, match.start()):
            yield Candidate("REGION", match.start(), match.end(), "region.own", expanded=match.group())


# 在王庄村成立调解室: a village or community in which something is done
_VILLAGE = re.compile(r"(?<=在)([一-鿿]{2,4}(?:村|社区))(?=成立|设立|建成|建立|开展|打造|试点|举办|推行|召开|组建)")
# 到老周三村、白水港村等地宣讲
_VILLAGES = re.compile(r"(?<=[在到])([一-鿿]{2,5}村(?:、[一-鿿]{2,5}村)*)(?=等地|等\d*个?村)")
_SHORT_LIST = re.compile(
    r"(?:(?<![一-鿿])|(?<=支持)|(?<=指导)|(?<=[在对向赴]))(?![在对向赴])([一-鿿]{2,4}(?:、[一-鿿]{2,4})+)(?:[两三四五六七八九十\d]|等)(区县|县区|[区县市旗])"
)


_STREETS = re.compile(r"(?<=在)([一-鿿]{2,4}(?:、[一-鿿]{2,4})*)等(?:\d+个)?(街道|镇|乡)")


def _listed_streets(context: Context) -> Iterator[Candidate]:
    """在昌元、昌州、广顺等街道设立宣传栏: streets in which something is done, known under the report's own county."""
    own = context.place.division
    towns = {gazetteer.short_name(town.name): town.path for town in gazetteer.towns(own.code[:6])} if own else {}
    for match in _STREETS.finditer(context.masked):
        at = match.start(1)
        for name in match.group(1).split("、"):
            if name in towns:
                yield Candidate("REGION", at, at + len(name), "region.listed", expanded=towns[name])
            at += len(name) + 1


def listed_short(context: Context, start: int, end: int) -> Iterator[Candidate]:
    """蜀山、包河两区: in a stretch of text, short names of divisions under the report's own that share the head of their list."""
    own = context.place.division
    if own is None:
        return
    known = gazetteer.short_names_below(own.code)
    for match in _SHORT_LIST.finditer(context.masked, start, end):
        at = match.start(1)
        for name in match.group(1).split("、"):
            if name in known:
                yield Candidate("REGION", at, at + len(name), "region.listed", expanded=known[name].path)
            at += len(name) + 1
