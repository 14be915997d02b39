"""Two small reports, resolved by hand, that have one of everything: each class, each property, each direct edge."""

import re
from collections.abc import Iterable
from hashlib import sha256

from kg.model import (
    CleanText,
    DocumentUse,
    Entity,
    Extraction,
    Honour,
    Measure,
    Mention,
    Metadata,
    Observation,
    Report,
    Resolved,
    Section,
    Sentence,
    Shortcoming,
    SourceText,
)

HEDONG = """河东区人民政府2022年法治政府建设情况报告
一、加强党的领导
区委书记范少军主持会议。区司法局制定《河东区依法行政考核办法（试行）》，落实《行政处罚法》，
按照《法治政府建设实施纲要（2021-2025年）》推进“放管服”改革，学习《习近平法治思想学习
纲要》，办结案件1-2件，好评率99.99%。区司法局被司法部评为表现突出单位。
二、存在的不足
一是执法力度不够。
三、下一步打算
区司法局将修订《河东区依法行政考核办法（试行）》，贯彻《行政处罚法》，
依据《法治政府建设实施纲要（2021-2025年）》深化“放管服”改革，宣传《习近平法治思想学习
纲要》。"""

DONGLI = """东丽区2024年法治政府建设年度报告
一、优化营商环境
全面深入推进“放管服”改革。"""

PROVINCE = Entity("Region", "天津市", "天津市", None, "province", code="120000")
CITY = Entity("Organisation", "天津市人民政府", "天津市人民政府", "government", "province", None, "天津市")
MINISTRY = Entity(
    "Organisation", "中华人民共和国司法部", "中华人民共和国司法部", "department", "national", short_names=("司法部",)
)
REFORM = Entity("Programme", "放管服改革", "“放管服”改革", "reform")


def samples() -> list[Resolved]:
    """Both reports."""
    return [hedong(), dongli()]


def hedong() -> Resolved:
    """天津市河东区, 2022: one of everything."""
    region = Entity("Region", "天津市河东区", "天津市河东区", None, "county", "天津市", code="120102")
    issuer = Entity("Organisation", "天津市河东区人民政府", "天津市河东区人民政府", "government", "county", CITY.key, region.key)
    bureau = Entity(
        "Organisation",
        "天津市河东区司法局",
        "天津市河东区司法局",
        "department",
        "county",
        issuer.key,
        region.key,
        short_names=("区司法局",),
    )
    party = Entity(
        "Organisation", "中共天津市河东区委员会", "中共天津市河东区委员会", "party", "county", None, region.key, open=True
    )
    methods = Entity(
        "Document", "《河东区依法行政考核办法（试行）》", "《河东区依法行政考核办法（试行）》", "normative", trial=True
    )
    law = Entity(
        "Document", "《中华人民共和国行政处罚法》", "《中华人民共和国行政处罚法》", "law", short_names=("《行政处罚法》",)
    )
    outline = Entity(
        "Document",
        "《法治政府建设实施纲要（2021-2025年）》",
        "《法治政府建设实施纲要（2021-2025年）》",
        "plan",
        years="2021-2025",
    )
    book = Entity("Document", "《习近平法治思想学习纲要》", "《习近平法治思想学习纲要》", "book")
    person = Entity("Person", "天津市河东区/范少军", "范少军")
    text = HEDONG
    mentions = [
        (_mention(text, "m1", "REGION", "河东区"), region),
        (_mention(text, "m2", "ORG", "区委"), party),
        (_mention(text, "m3", "PERSON", "范少军", posts=("区委书记", "副书记")), person),
        (_mention(text, "m4", "ORG", "区司法局"), bureau),
        (_mention(text, "m5", "DOC", "《河东区依法行政考核办法（试行）》", "normative"), methods),
        (_mention(text, "m6", "DOC", "《行政处罚法》", "law"), law),
        (_mention(text, "m7", "DOC", "《法治政府建设实施纲要（2021-2025年）》", "plan"), outline),
        (_mention(text, "m8", "PROG", "“放管服”改革", "reform"), REFORM),
        (_mention(text, "m9", "DOC", "《习近平法治思想学习\n纲要》", "book"), book),
        (_mention(text, "m10", "ORG", "司法部"), MINISTRY),
    ]
    observations = (
        _observation(text, "o1", "1-2件", 1, "件", "案件", "range", 2),
        _observation(text, "o2", "99.99%", 99.99, "%", "好评率", "exact"),
    )
    done = (
        _measure(text, "a1", "制定《河东区依法行政考核办法（试行）》", "制定", [("m5", "issues")]),
        _measure(text, "a2", "落实《行政处罚法》", "落实", [("m6", "implements")]),
        _measure(
            text,
            "a3",
            "按照《法治政府建设实施纲要（2021-2025年）》推进“放管服”改革",
            "推进",
            [("m7", "basis")],
            programmes=("m8",),
        ),
        _measure(text, "a4", "学习《习近平法治思想学习\n纲要》", "学习", [("m9", "concerns")]),
        _measure(text, "a5", "办结案件1-2件", "办结", observations=("o1", "o2")),
    )
    planned = (
        _measure(text, "b1", "修订《河东区依法行政考核办法（试行）》", "修订", [("m5", "issues")], planned=True),
        _measure(text, "b2", "贯彻《行政处罚法》", "贯彻", [("m6", "implements")], planned=True),
        _measure(
            text,
            "b3",
            "依据《法治政府建设实施纲要（2021-2025年）》深化“放管服”改革",
            "深化",
            [("m7", "basis")],
            programmes=("m8",),
            planned=True,
        ),
        _measure(text, "b4", "宣传《习近平法治思想学习\n纲要》", "宣传", [("m9", "concerns")], planned=True),
    )
    start, end = _span(text, "被司法部评为表现突出单位")
    honours = (
        Honour(
            "h1",
            start,
            end,
            text[start:end],
            "honour.rated",
            "m4",
            "区司法局",
            "表现突出单位",
            "m10",
            2022,
            "national",
            section=1,
        ),
    )
    start, end = _span(text, "执法力度不够")
    shortcomings = (Shortcoming("s1", start, end, text[start:end], "shortcoming.item", "enforcement", section=2),)
    sections = [
        ("", "", "opening", None),
        ("一、", "加强党的领导", "reported", "leadership"),
        ("二、", "存在的不足", "shortcomings", None),
        ("三、", "下一步打算", "planned", None),
    ]
    report = _report("河东区2022.txt", text, sections)
    metadata = Metadata("河东区人民政府2022年法治政府建设情况报告", issuer.name, region.key, 2022, "2023-02-27")
    measures = (*done, *planned)
    extraction = Extraction(report, metadata, tuple(m for m, _ in mentions), measures, observations, honours, shortcomings)
    actors = {each.id: (bureau,) for each in measures}
    parents = [PROVINCE, CITY, MINISTRY]
    return _resolved(extraction, issuer, region, mentions, actors, parents, {"o2": "service-praise-rate"})


def dongli() -> Resolved:
    """天津市东丽区, 2024: a measure of the issuer itself, and a programme that the other report names too."""
    region = Entity("Region", "天津市东丽区", "天津市东丽区", None, "county", "天津市")
    issuer = Entity("Organisation", "天津市东丽区人民政府", "天津市东丽区人民政府", "government", "county", CITY.key, region.key)
    mentions = [(_mention(DONGLI, "m1", "PROG", "“放管服”改革", "reform"), REFORM)]
    measures = (_measure(DONGLI, "a1", "全面深入推进“放管服”改革", "推进", programmes=("m1",)),)
    report = _report(
        "东丽区2024.txt", DONGLI, [("", "", "opening", None), ("一、", "优化营商环境", "reported", "environment")], child=True
    )
    metadata = Metadata("东丽区2024年法治政府建设年度报告", issuer.name, region.key, 2024, None)
    extraction = Extraction(report, metadata, tuple(m for m, _ in mentions), measures, (), (), ())
    return _resolved(extraction, issuer, region, mentions, {"a1": (issuer,)}, [])


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _mention(text: str, id_: str, type_: str, words: str, kind: str | None = None, posts: tuple[str, ...] = ()) -> Mention:
    start, end = _span(text, words)
    squashed = "".join(words.split())
    return Mention(id_, type_, start, end, squashed, f"{type_.lower()}.sample", squashed, kind, posts)  # type: ignore[arg-type]


def _observation(
    text: str, id_: str, words: str, value: float, unit: str, of: str, bound: str, upper: float | None = None
) -> Observation:
    start, end = _span(text, words)
    return Observation(id_, start, end, words, "obs.sample", value, unit, of, bound, upper, section=1)  # type: ignore[arg-type]


def _measure(
    text: str,
    id_: str,
    words: str,
    verb: str,
    documents: Iterable[tuple[str, str]] = (),
    programmes: tuple[str, ...] = (),
    observations: tuple[str, ...] = (),
    planned: bool = False,
) -> Measure:
    start, end = _span(text, words)
    uses = tuple(DocumentUse(mention, role) for mention, role in documents)  # type: ignore[arg-type]
    status, section = ("planned", 3) if planned else ("reported", 1)
    return Measure(
        id_,
        start,
        end,
        "".join(words.split()),
        "measure.sample",
        verb,
        start + words.index(verb),
        status,  # type: ignore[arg-type]
        section,
        (),
        uses,
        programmes,
        observations,
    )


def _report(name: str, text: str, headings: list[tuple[str, str, str, str | None]], child: bool = False) -> Report:
    source = SourceText(name, text, sha256(text.encode()).hexdigest())
    sections = tuple(
        Section(i, min(i, 1), number, heading, text.index(number + heading), len(text), part, theme, 0 if child and i else None)
        for i, (number, heading, part, theme) in enumerate(headings)
    )
    sentences = tuple(
        Sentence(found.start(), found.end(), sum(each.start <= found.start() for each in sections[1:]), False)
        for found in re.finditer(r"[^。]+。", text)
    )
    return Report(source, CleanText(text, tuple(range(len(text)))), (), sections, sentences)


def _resolved(
    extraction: Extraction,
    issuer: Entity,
    region: Entity,
    mentions: list[tuple[Mention, Entity]],
    actors: dict[str, tuple[Entity, ...]],
    parents: list[Entity],
    indicators: dict[str, str] | None = None,
) -> Resolved:
    entities = {(each.type, each.key): each for each in (issuer, region, *parents, *(entity for _, entity in mentions))}
    entity_of = {m.id: (e.type, e.key) for m, e in mentions}
    return Resolved(extraction, issuer, region, entities, entity_of, actors, indicators or {})
