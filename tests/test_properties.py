"""What holds for any text: nothing breaks, every span says what it covers, twice is the same, and time grows with the length."""

import random
import time
from itertools import pairwise
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from kg.extract import extract
from kg.graph import nquads, quads
from kg.model import Extraction, Resolved, SourceText
from kg.read import read
from kg.resolve import resolve
from kg.text import parse
from kg.text.clean import fold, squash
from tests.extract.reading import TITLE, source

SEEDS = sorted(Path(__file__).parents[1].glob("seeds/*.txt"))

HEADS = [
    "",
    f"{TITLE}\n一、主要做法\n（一）推进工作\n",
    "临沂市河东区2023年度法治政府建设工作报告\n一、存在的不足\n",
    "余杭区径山镇人民政府2023年工作总结\n一、下一步打算\n",
    "河东区2022年报告\n",
]
CLAUSES = [
    "区司法局印发《甲办法》3份，",
    "组织3900余名国家工作人员参加考试，好评率99.99%。",
    "通过“好差评”机制收到评价20.79万余条；",
    "由区住建委、水务局、人社局牵头，",
    "在新立、东丽湖等街道开展试点。",
    "将行政执法纳入年度考核，",
    "根据《行政处罚法》《乙条例》要求，",
    "占三分之一以上，建立1-2个示范点，",
    "区委书记张某同志荣获“先进个人”称号。",
    "华西村获评全国文明村，",
    "一是观念不强；二是力量不足。",
    "人民调解员队伍由341人扩增至853人。",
    "发挥法律顾问作用参与谈判12次，",
    "落实行政执法“三项制度”，深化“放管服”改革，",
    "对肥西县、包河区开展督察，",
    "近六成案件办结，同比下降两成多。",
    "我区与滨海新区联合执法十余次。",
]
SHREDS = [*"《》“”（）()<>，。；：、！？,.;:%．％０３第的了在将由以为通过\n\t \u3000\u200b\u2028\r"]
SHREDS += [
    "[bookmark: _GoBack]",
    "\n\n",
    "（一）",
    "1.",
    "（1）",
    "①",
    "一是",
    "二、不足\n",
    "来源：",
    "2023年1月3日",
    "二〇二三年一月三日",
]
SHREDS += ["区", "市", "委", "局", "我区", "河东区", "天津市", "机制", "改革", "中心", "万", "亿", "分之", "成", "余", "多"]

piece = st.one_of(
    st.sampled_from(CLAUSES),
    st.sampled_from(CLAUSES),
    st.sampled_from(SHREDS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.text("一二三〇两十百千万亿分之成0123456789.,%-余多个件第年月", max_size=8),
    # a clause cut anywhere
    st.builds(lambda clause, at: clause[:at], st.sampled_from(CLAUSES), st.integers(1, 12)),
)
texts = st.builds(lambda head, parts: head + "".join(parts), st.sampled_from(HEADS), st.lists(piece, max_size=24))
any_text = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def whole(text: str) -> Resolved:
    return resolve(extract(parse(source(text))))


def check_spans(text: str, extraction: Extraction) -> None:
    for kind in ("mentions", "measures", "observations", "honours", "shortcomings"):
        for each in getattr(extraction, kind):
            assert 0 <= each.start < each.end <= len(text)
            assert squash(text[each.start : each.end]) == each.text != ""
    for each in extraction.measures:
        assert each.start <= each.verb_start < each.end
        assert squash(text[each.verb_start : each.end]).startswith(squash(each.verb))


def check_apart(extraction: Extraction) -> None:
    """Mentions lie apart, and so do observations, and so do measures; an id names one of them."""
    for kind in ("mentions", "observations", "measures"):
        found = getattr(extraction, kind)
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert len({each.id for each in found}) == len(found)


def check_references(extraction: Extraction) -> None:
    """Every id that a measure or an honour gives is that of something found."""
    mentions = {m.id: m.type for m in extraction.mentions}
    quantities = {o.id for o in extraction.observations}
    for measure in extraction.measures:
        assert {mentions[a] for a in measure.actors} <= {"ORG"}
        assert {mentions[d.mention] for d in measure.documents} <= {"DOC"}
        assert {mentions[p] for p in measure.programmes} <= {"PROG"}
        assert set(measure.observations) <= quantities
    for honour in extraction.honours:
        assert {honour.recipient, honour.giver} - {None} <= set(mentions)


def check_text(text: str, extraction: Extraction) -> None:
    report = extraction.report
    clean, folded = report.clean, fold(text)
    assert len(clean.offsets) == len(clean.text)
    assert all(left < right for left, right in pairwise(clean.offsets))
    assert all(char == "\n" or folded[at] == char for char, at in zip(clean.text, clean.offsets, strict=True))
    assert [s.ordinal for s in report.sections] == list(range(len(report.sections)))
    assert all(left.start <= right.start for left, right in pairwise(report.sections))
    assert all(0 <= s.start <= s.end <= len(clean.text) for s in report.sections)
    assert all(s.parent is None or s.parent < s.ordinal for s in report.sections)
    assert all(left.end <= right.start for left, right in pairwise(report.sentences))
    assert all(0 <= s.start < s.end <= len(clean.text) for s in report.sentences)


@any_text
@given(texts)
def test_every_span_says_what_it_covers(text: str) -> None:
    extraction = whole(text).extraction
    check_spans(text, extraction)
    check_apart(extraction)
    check_references(extraction)


@any_text
@given(texts)
def test_clean_text_sections_and_sentences_are_in_order_and_in_place(text: str) -> None:
    check_text(text, extract(parse(source(text))))


@any_text
@given(texts)
def test_every_mention_is_led_to_an_entity_and_the_graph_can_be_written(text: str) -> None:
    found = whole(text)
    assert set(found.entity_of) == {m.id for m in found.extraction.mentions}
    assert set(found.entity_of.values()) <= set(found.entities)
    assert set(found.actors) == {m.id for m in found.extraction.measures}
    assert all(quad.subject is not None for quad in quads(found))


@settings(any_text, max_examples=15)
@given(texts)
def test_what_is_written_is_read_by_both_libraries(text: str) -> None:
    written = nquads(whole(text))
    read_by_one = {
        (str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in pyoxigraph.parse(written, RdfFormat.N_QUADS)
    }
    dataset = rdflib.Dataset()
    dataset.parse(data=written, format="nquads")
    assert len(read_by_one) == len(set(dataset.quads())) > 0


@any_text
@given(
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=12), st.sampled_from("\u200b\u00ad\u2066\ufe0f\ufeff"), st.randoms()
)
def test_what_cannot_be_seen_changes_nothing(clauses: list[str], unseen: str, chance: random.Random) -> None:
    text = HEADS[1] + "".join(clauses)
    strewn = "".join(character + unseen * (chance.random() < 0.2) for character in text)
    assert said(strewn) == said(text)


@any_text
@given(st.lists(st.sampled_from(CLAUSES), min_size=4, max_size=12), st.integers(16, 45), st.sampled_from(["", "　　", "    "]))
def test_wrapped_lines_change_nothing(clauses: list[str], width: int, indent: str) -> None:
    paragraphs = ["".join(clauses) + "。"] * 3
    flat = HEADS[1] + "\n".join(paragraphs)
    lines = [indent + each for each in paragraphs]
    wrapped = HEADS[1] + "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))
    assert said(wrapped) == said(flat)


def said(text: str) -> list[tuple[str, str]]:
    """What a text says, wherever in it that stands."""
    found = whole(text).extraction
    return [
        (type(each).__name__, each.text) for kind in ("mentions", "measures", "observations") for each in getattr(found, kind)
    ]


@any_text
@given(texts)
def test_twice_is_the_same(text: str) -> None:
    assert whole(text) == whole(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seed(path: Path) -> None:
    given_source: SourceText = read(path)
    found = resolve(extract(parse(given_source)))
    assert min(len(found.extraction.mentions), len(found.extraction.measures), len(found.extraction.observations)) > 40
    check_spans(given_source.text, found.extraction)
    check_apart(found.extraction)
    check_references(found.extraction)
    check_text(given_source.text, found.extraction)
    assert found == resolve(extract(parse(given_source)))
    assert len(set(quads(found))) > 1000


REPEATED = {
    "title marks": "《",
    "quote marks": "“",
    "bracket marks": "（",
    "commas of a list": "、",
    "digits": "1",
    "levels": "区",
    "line breaks": "一、甲\n",
    "titles": "《甲》",
    "quotes": "“甲乙”",
    "clauses": "区司法局印发《甲办法》3份，开展培训5场，",
}
SMALL, FACTOR = 1_000, 6


def seconds(shred: str, length: int) -> float:
    text = f"{TITLE}\n一、主要做法\n印发{(shred * length)[:length]}。\n"
    begin = time.process_time()
    whole(text)
    return time.process_time() - begin


@pytest.mark.parametrize("shred", REPEATED.values(), ids=REPEATED.keys())
def test_time_grows_with_the_length_and_not_with_its_square(shred: str) -> None:
    """Six times the text takes about six times as long (36 times, were it quadratic)."""
    whole(TITLE)
    once = min(seconds(shred, SMALL) for _ in range(2))
    assert min(seconds(shred, FACTOR * SMALL) for _ in range(2)) < 2.5 * FACTOR * once + 0.1


@pytest.mark.parametrize("shred", ["《", "“", "、", "（", "1", "区"])
def test_twenty_thousand_of_one_character(shred: str) -> None:
    assert seconds(shred, 20_000) < 5


def test_a_line_of_two_hundred_kilobytes() -> None:
    assert seconds("区司法局印发《甲办法》3份，组织培训5场。", 70_000) < 10
