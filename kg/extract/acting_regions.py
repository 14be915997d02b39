"""Divisions that stand for their governments: they act, win, are looked into, sign with the reporter, or are given powers."""

import re
from collections.abc import Iterator

from kg.extract import gazetteer
from kg.extract.context import Candidate, Context, inside
from kg.extract.own_bodies import acts_next
from kg.extract.regions import listed_short
from kg.extract.rules import REGION_MASK, Rule
from kg.model import Sentence

# 对肥西县、包河区开展法治督察, 向高密市移交线索: divisions that are looked into, or served with a paper
_INSPECTED = re.compile(
    r"(?:对|向)(?:[^，。；]{0,24}?[、和的])?((?:\ue001{2,}(?:[、和]|以及)?){1,30})(?:[一-鿿、\d]{1,40}?(?=开展|进行))?(?:等\d*个?(?:重点)?[市县区（）、]*)?[一-鿿]{0,6}(?:开展|进行|实施|反馈|通报|移交|约谈|下发|发出)"
)
_LOOKED_INTO = re.compile(r"督察|检查|督导|考核|约谈|通报|巡[察查]|督查|抽查|暗访|反馈|移交|下发|发出")
# 全市18个街道（不含天铁街道）
_LEFT_OUT = re.compile(r"不含(\ue001{2,}|[一-鿿]{2,6}街道)")


# 对寿光、昌邑两市进行驻点督导: what follows a division's short name where it is inspected
_SERVED = re.compile(
    r"(?:等?\d*个?[市县区（、）]{1,6})?(?:[一-鿿]{2,12}工作|[一-鿿]{0,4})(?:开展|进行|实施)[一-鿿]{0,16}(?:督察|检查|督导|考核|约谈|通报|巡[察查]|督查|抽查|暗访|评估|评查)"
)
# 赋予马屿、陶山、湖岭三镇行政处罚事项632项
_GIVEN = ("下放", "赋予", "剥离至")


def inspected_regions(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """对肥西县、包河区开展法治督察: a division inspected, or served with a paper, is its government."""
    for match in _INSPECTED.finditer(context.masked, sentence.start, sentence.end):
        if _LOOKED_INTO.search(context.text, match.end(1), match.end() + 12):
            for start, end in context.regions:
                if match.start(1) <= start and end <= match.end(1):
                    yield Candidate("ORG", start, end, rule.id, order=rule.order - 100)
    for short, (start, end) in listed_short(context, sentence.start, sentence.end):
        served = context.text[start - 1 : start] in ("对", "向") and _SERVED.match(context.masked, end)
        acts = context.text[start - 1 : start] not in "在到" and acts_next(context, end)
        if served or acts or context.text.endswith(_GIVEN, 0, start):
            yield short._replace(type="ORG", rule=rule.id, order=rule.order - 100)
    for match in _LEFT_OUT.finditer(context.masked, sentence.start, sentence.end):
        yield Candidate("ORG", match.start(1), match.end(1), rule.id, order=rule.order - 100)


# a division, or a town in one: 南华县龙川镇
_MEMBER = rf"(?:{REGION_MASK}+|[一-鿿]{{2,6}}族乡)(?:[一-鿿]{{2,3}}[镇乡](?=[、和与等入获荣被]))?"
_ACTING = re.compile(
    rf"(?:(?<![一-鿿{REGION_MASK}、])|(?<=督促)|(?<=约谈)|(?<=责令)|(?<=下放)|(?<=赋予)|(?<=指导)|(?<=推动)|(?<=支持)|(?<=会同)|(?<=联合)|(?<=毗邻的)|(?<=与))({_MEMBER}(?:[、和与]{_MEMBER}){{0,20}})(等(?:\d+个)?[市县区州（）、镇乡街道地苏木属]{{0,8}})?"
)
_ONE = re.compile(r"[^、和与]+")
# 尤溪县、永安市等4个县（市、区）党政主要负责人述法: the body stands in the post
_IN_POST = re.compile(r"(?:党政)?主要(?:负责人|负责同志|领导)")
_WINS = re.compile(r"(?:先后|成功|再次|首次|均|双双)?(?:入选|获评|荣获|被评|获得|获批|被确定|被命名|被授予|被列)")


def acting_regions(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """诸城市、高密市开展试点: divisions below or beside the report's own that act or win stand for their governments."""
    own = context.place.division
    masked = context.masked
    if own is None or (
        masked.find(REGION_MASK, sentence.start, sentence.end) < 0 and masked.find("族乡", sentence.start, sentence.end) < 0
    ):
        return
    for match in _ACTING.finditer(context.masked, sentence.start, sentence.end):
        given = context.text.endswith((*_GIVEN, "督促", "责令", "约谈", "会同"), 0, match.start())
        acts = (
            acts_next(context, match.end())
            or _WINS.match(context.masked, match.end())
            or _IN_POST.match(context.masked, match.end())
        )
        if not (given or acts):
            continue
        for member in _ONE.finditer(context.masked, *match.span(1)):
            start, end = member.span()
            name = context.text[start:end]
            if not inside(context.documents, start) and not own_or_above(context, name):
                yield Candidate("ORG", start, end, rule.id, expanded=name, order=rule.order)


def own_or_above(context: Context, name: str) -> bool:
    """Whether a name is the report's own division or one above it."""
    own = context.place.division
    return own is not None and any(
        own.path.endswith(way) or own.path.startswith(way) or way.endswith(own.name) for way in gazetteer.names_of(name)
    )
