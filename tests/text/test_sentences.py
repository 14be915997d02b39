"""Sentences and clauses: marks inside 《》, “” and （） end nothing."""

from itertools import pairwise

import pytest

from kg.text import parse
from kg.text.sentences import clauses, cut
from tests.extract.reading import source


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("印发《甲。乙》。完成3件；开展检查。", ["印发《甲。乙》。", "完成3件；开展检查。"]),
        ("落实“有法必依。违法必究。”要求！开展检查？好。", ["落实“有法必依。违法必究。”要求！", "开展检查？", "好。"]),
        ("检查35次（其中，联合检查3次；专项检查2次）。整改", ["检查35次（其中，联合检查3次；专项检查2次）。", "整改"]),
        # an opening mark without its partner is a misprint, not a page-long title
        ("印发《办法。开展检查。", ["印发《办法。", "开展检查。"]),
        ("称“先进。开展检查。", ["称“先进。", "开展检查。"]),
        ("检查（35次。开展培训（3场）。", ["检查（35次。", "开展培训（3场）。"]),
        ("", []),
    ],
)
def test_sentences(paragraph: str, expected: list[str]) -> None:
    assert [paragraph[a:b] for a, b in cut(paragraph)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("制定《甲，乙》，收到“好，坏”评价3条；完成。", ["制定《甲，乙》", "收到“好，坏”评价3条", "完成"]),
        (
            "打造“双随机、一公开”平台，检查35次（其中，联合3次），整改。",
            ["打造“双随机、一公开”平台", "检查35次（其中，联合3次）", "整改"],
        ),
        ("印发《关于<甲，乙>的通知》，落实", ["印发《关于<甲，乙>的通知》", "落实"]),
        ("印发《丙《丁，戊》己》，落实", ["印发《丙《丁，戊》己》", "落实"]),
        ("，，；。", []),
    ],
)
def test_clauses(sentence: str, expected: list[str]) -> None:
    assert [sentence[a:b] for a, b in clauses(sentence, 0, len(sentence))] == expected


def test_sentences_of_a_report_are_in_order_and_in_their_sections() -> None:
    report = parse(
        source(
            "某区2023年报告\n现报告如下。\n一、做法\n（一）抓学习。培训5场。召开会议。\n二、成效\n检查3次。\n某区人民政府\n2024年1月2日\n"
        )
    )
    spans = [(s.start, s.end) for s in report.sentences]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for each in report.sentences:
        section = report.sections[each.section]
        assert section.start <= each.start < each.end <= section.end
    assert [report.text[a:b] for a, b in report.title_lines] == ["某区2023年报告", "某区人民政府", "2024年1月2日"]
    assert [report.text[s.start : s.end] for s in report.sentences if s.opens_paragraph and not s.is_heading] == [
        "现报告如下。",
        "培训5场。",
        "检查3次。",
    ]
