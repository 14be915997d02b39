"""Cleaning: what the source says, what comes out, and that each character remembers its place."""

from itertools import pairwise

import pytest

from kg.text import parse
from kg.text.clean import fold, squash
from kg.text.look_alikes import look_alike, look_alikes
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
        # bidi isolates, variation selectors, a picture's mark, controls
        ("区\u2066司\u2069法\ufe0f局\U000e0101印\ufffc发\x01通\x9c知。", "区司法局印发通知。\n"),
        # what fields of a word processor leave
        ("见错误!未找到引用源。完成{ PAGE \\* MERGEFORMAT }检查。", "见完成检查。\n"),
        # two numbers are two, one that is spaced out is one
        ("检查 320 355 次，2 0 2 2 年完成。", "检查320 355次，2022年完成。\n"),
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
        # radicals and doubles that PDFs give for characters, in NFKC's reach and outside of it
        ("⻓安区⼈⺠政府⽅案，⾦额，⻄部，⻛险。", "长安区人民政府方案，金额，西部，风险。\n"),
        # straight quotes in pairs, half-width, small and vertical marks
        ('深化"放管服"改革，推进"一网通办"｡', "深化“放管服”改革，推进“一网通办”。\n"),
        ("印发︽甲办法︾﹙试行﹚﹐完成。", "印发《甲办法》（试行），完成。\n"),
        # rows of a table are lines of their own
        ("指标\t2021年\t2022年\n案件\t320\t355\n开展检查。", "指标2021年2022年\n案件320\t355\n开展检查。\n"),
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
        "您所在的位置：首页 > 政务公开",
        "公开日期：2024-01-31",
        "文号：某政发〔2024〕3号",
        "【字体：大 中 小】",
        "扫一扫在手机打开当前页：",
        "分享到：",
        "上一篇：关于公告",
        "版权所有：某区人民政府",
        "主办单位：某区人民政府办公室",
        "津ICP备05000001号",
        "网站标识码：1200000001",
    ],
)
def test_page_furniture_is_left_out(line: str) -> None:
    report = parse(source(f"{line}\n{HEAD}开展检查。\n{line}\n"))
    assert report.text == HEAD + "开展检查。\n"


@pytest.mark.parametrize("line", ["来源于群众的意见得到办理。", "打印设备3台，发放到村。", "作者座谈会召开2次。"])
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    assert body(line + "\n") == line + "\n"


WRAPPED = {
    "indented": ("　　", 20),
    "indented by blanks": ("    ", 32),
    "flush": ("", 24),
    "as a terminal": ("", 40),
}


@pytest.mark.parametrize(("indent", "width"), WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_lines_that_are_all_wrapped_are_joined_to_paragraphs(indent: str, width: int, end: str) -> None:
    paragraphs = [
        "（一）加强党的领导，压实责任。区委、区政府将法治政府建设列入重要议事日程，听取专题汇报，召开会议研究部署，推进各项任务落实。",
        "深化“放管服”改革，推行“一网通办”，打造“无废城市”建设品牌，持续优化法治化营商环境，办理事项26411件，好评率99.99%。",
        "（二）规范执法行为，提升质效。区司法局组织开展行政执法案卷评查，评查案卷219件，反馈问题3类，督促各部门逐项整改到位。",
        "区市场监管局聚焦民生领域，开展“铁拳”行动，办结案件1234件，罚没款357万元，有力维护市场秩序和消费者合法权益。",
    ]
    lines = [indent + paragraph for paragraph in paragraphs]
    printed = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
    assert body(end.join(printed) + "\n").splitlines() == paragraphs


def test_lines_that_are_not_wrapped_stay_apart() -> None:
    lines = ["（一）抓学习", "（二）抓宣传", "开展检查。", "整改问题3个。", "举办培训班，组织考试，开展宣传活动。", "完成任务。"]
    assert body("\n".join(lines) + "\n").splitlines() == lines


def test_each_look_alike_is_looked_for() -> None:
    assert [chr(code) for code in look_alikes() if not look_alike().search(f"法{chr(code)}")] == []
    assert look_alike().search("依法办理，印发《办法》3份（试行）。") is None
