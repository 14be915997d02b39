"""Regions: divisions named as such, and 我区, 本县."""

import re
from collections.abc import Iterator

from kg.extract import gazetteer
from kg.extract.context import Candidate, Context, inside

_OWN = re.compile(r"(?<![\u4e00-\u9fff]{0}[自])(?:我|本)(?:省|市|区|县|旗|州|镇|乡)(?![级长委府政])")
# not where the name is part of a longer word: 天津市场, 河东区域
_AFTER = re.compile(r"[场域级]|(?<=县)城(?![市区管关乡镇建投东西南北])")


# 命名为“云南省民主法治示范村”: a division inside an honour's name
_IN_HONOUR = re.compile(r"(?:获评?|获得|荣获|授予|评为|命名为|认定为|争创|创成|创建|入选|称号)“?$")


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
        if _IN_HONOUR.search(context.text, max(0, start - 12), start):
            continue
        yield Candidate("REGION", start, end, "region.named", expanded=context.text[start:end])
    for short, _ in listed_short(context, 0, len(context.masked)):
        yield short
    for match in _VILLAGE.finditer(context.masked):
        for member in _MEMBER.finditer(context.masked, *match.span(1)):
            yield Candidate("REGION", *member.span(), "region.village", expanded=context.text[slice(*member.span())])
    for match in _OWN.finditer(context.masked):
        if not inside(context.documents, match.start()):
            yield Candidate("REGION", match.start(), match.end(), "region.own", expanded=match.group())


# 在王庄村成立调解室, 在玉林东路社区、倪家桥社区设立服务区: villages or communities in which something is done
_VILLAGE = re.compile(
    r"(?<=[在到])(\ue001*[一-鿿]{2,5}(?:村|社区)(?:[、和]\ue001*[一-鿿]{2,5}(?:村|社区)){0,30})"
    r"(?=等地|等\d*个?(?:村|社区)|联合|成立|设立|建成|新?建立?|开展|打造|试点|举办|推行|召开|组建|率先)"
)
# 蜀山、包河两区; 昌元、昌州、广顺等街道; 昭觉、美姑、金阳等7个未摘帽县
_SHORT_LIST = re.compile(
    r"(?:(?<![一-鿿])|(?<=支持)|(?<=指导)|(?<=深入)|(?<=赋予)|(?<=会同)|(?<=联合)|(?<=[在对向赴和与及]))"
    r"(?![在对向赴和与及]|支持|指导|深入|赋予|会同|联合)"
    r"([一-鿿]{2,4}(?:、[一-鿿]{2,4}){0,30}[、和][一-鿿]{2,4}?)"
    r"(?:等?(?:[两三四五六七八九十]|[一-鿿]{0,3}\d+个?)|等)[一-鿿]{0,4}?(地市|区县|县区|[区县市旗]|街道|乡镇|镇|乡)"
)


# what such a list stands in, and what it ends in: the long pattern is tried only where there are both
_STRETCH = re.compile(r"[一-鿿、\d]+")
_LIST_ENDS = re.compile(r"[两三四五六七八九十等\d]个?[一-鿿]{0,4}?(?:[区县市旗镇乡]|街道)")


def listed_short(context: Context, start: int, end: int) -> Iterator[tuple[Candidate, tuple[int, int]]]:
    """蜀山、包河两区: in a stretch of text, short names of divisions or towns under the report's own that share the head of
    their list, each with the list's span.
    """
    own = context.place.division
    if own is None or _LIST_ENDS.search(context.masked, start, end) is None:
        return
    known = gazetteer.short_names_below(own.code[:6])
    for match in _short_lists(context.masked, start, end):
        for member in _MEMBER.finditer(context.masked, *match.span(1)):
            if (found := known.get(member.group())) is not None:
                yield Candidate("REGION", *member.span(), "region.listed", expanded=found.path), match.span()


def _short_lists(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for stretch in _STRETCH.finditer(text, start, end):
        words = stretch.group()
        if ("、" in words or "和" in words) and _LIST_ENDS.search(words) is not None:
            yield from _SHORT_LIST.finditer(text, *stretch.span())


_MEMBER = re.compile(r"[^、和]+")
