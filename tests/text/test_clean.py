"""Cleaning: what the source says, what comes out, and that each character remembers its place."""

from itertools import pairwise

import pytest

from kg.text import parse
from kg.text.clean import fold, squash
from tests.extract.reading import source

HEAD = "某区2023年报告\n一、做法\n"


def body(text: str) -> str:
    """The clean text of a report's body."""
    clean = parse(source(HEAD + text)).text
    assert clean.startswith(HEAD)
    return clean.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        # a bookmark that a word processor left inside a name
        ("打造“德敬律师调解工作室[bookmark: _GoBack]”。", "打造“德敬律师调解工作室”。\n"),
        ("完善[bookmark: OLE_LINK1]办事[bookmark: OLE_LINK2]流程。", "完善办事流程。\n"),
        # blanks of every width inside names
        ("打造“德敬律师调解工作室 ”。", "打造“德敬律师调解工作室”。\n"),
        ("区 司 法\u3000局印发《工作\xa0方案》。", "区司法局印发《工作方案》。\n"),
        ("上线VR online展厅。", "上线VR online展厅。\n"),
        ("上线 VR 展厅。", "上线VR展厅。\n"),
        # zero-width marks, a byte order mark, a soft hyphen
        ("区司\u200b法\ufeff局印\u00ad发通知。", "区司法局印发通知。\n"),
        # a word cut by a hard line break, also over blank lines
        (
            "我区建立健全守信联合激励和失信联合惩戒的相关工作制\n度，做好信用修复。",
            "我区建立健全守信联合激励和失信联合惩戒的相关工作制度，做好信用修复。\n",
        ),
        (
            "制定《实施意见》，建立健全守信联合激励和失信联合惩\n\n\n戒工作制度。",
            "制定《实施意见》，建立健全守信联合激励和失信联合惩戒工作制度。\n",
        ),
        ("开展检查，\n整改问题3个。", "开展检查，整改问题3个。\n"),
        # paragraphs and headings stay apart
        ("开展检查。\n整改问题。", "开展检查。\n整改问题。\n"),
        ("（一）抓学习\n开展培训。", "（一）抓学习\n开展培训。\n"),
        ("开展检查。\r\n\r\n整改问题。", "开展检查。\n整改问题。\n"),
        # look-alike characters one for one
        ("２０２２年检查１２次，好评率９９．９％。", "2022年检查12次，好评率99.9%。\n"),
        ("办理26411户,个体工商户;完成(3件).", "办理26411户，个体工商户；完成（3件）.\n"),
        ("检查1,234次，12:30结束。", "检查1,234次，12:30结束。\n"),
    ],
)
def test_cleaned_body(printed: str, cleaned: str) -> None:
    assert body(printed + "\n") == cleaned


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "打造“德敬律师调解工作室 ”[bookmark: _GoBack]，\n\n推进。\n",
        "\ufeff当前位置：首页\n" + HEAD + "（一）抓 学 习\n\n２０２２年，办理3件,完成。\n某区人民政府\n2024年1月2日\n",
        "\r\n某区2023年报告\r\n\r\n一、做法\r\n\t开展检查。\r\n",
    ],
)
def test_each_character_remembers_its_place(text: str) -> None:
    clean = parse(source(text)).clean
    assert len(clean.offsets) == len(clean.text)
    assert all(left < right for left, right in pairwise(clean.offsets))
    kept = [(char, fold(text)[at]) for char, at in zip(clean.text, clean.offsets, strict=True) if char != "\n"]
    assert all(char == printed for char, printed in kept)


def test_span_of_a_name_runs_over_the_noise_inside_it() -> None:
    text = HEAD + "由蓝军督察\n\n队牵头开展各类专项督察和整改工作。\n"
    report = parse(source(text))
    at = report.text.find("督察")
    start, end = report.clean.to_source(at, at + 2)
    assert text[start:end] == "督察"
    wide = HEAD + "完成“德敬律师[bookmark: _GoBack]调解 工作室”建设。\n"
    report = parse(source(wide))
    at = report.text.find("德敬律师调解工作室")
    start, end = report.clean.to_source(at, at + 9)
    assert wide[start:end] == "德敬律师[bookmark: _GoBack]调解 工作室"
    assert squash(wide[start:end]) == "德敬律师调解工作室"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("１００％", "100%"),
        ("（２０２３）", "（2023）"),
        ("(试行)", "（试行）"),
        ("来源:石牌街道", "来源：石牌街道"),
        ("Ａ级", "A级"),
        ("1,234", "1,234"),
    ],
)
def test_folding_keeps_the_length(printed: str, expected: str) -> None:
    assert fold(printed) == expected
    assert len(printed) == len(expected)


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 信息公开 > 法治政府建设",
        "发布日期：2024-01-31 10:07:35 浏览次数：",
        "信息来源：径山镇 字体：[ 大 中 小 ]",
        "来源:石牌街道",
        "【打印本页】",
        "作者：",
    ],
)
def test_page_furniture_is_left_out(line: str) -> None:
    report = parse(source(f"{line}\n{HEAD}开展检查。\n{line}\n"))
    assert report.text == HEAD + "开展检查。\n"


@pytest.mark.parametrize("line", ["来源于群众的意见得到办理。", "打印设备3台，发放到村。", "作者座谈会召开2次。"])
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    assert body(line + "\n") == line + "\n"
