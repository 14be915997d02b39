"""Headings at four levels, alone on a line or run in; implicit turns; heads of items; parts and themes."""

import pytest

from kg.model import UnknownTermError
from kg.text import parse
from kg.text.headings import mark
from kg.text.themes import check_theme, part_of, theme_of
from tests.extract.reading import source

TITLE = "某区2023年报告\n"


def sections(text: str) -> list[tuple[int, str, str]]:
    """Level, number and heading of each section after the opening."""
    return [(s.level, s.number, s.heading) for s in parse(source(TITLE + text)).sections[1:]]


def sentences(text: str) -> list[tuple[str, bool]]:
    """Sentences of the body, each with whether it is a heading."""
    report = parse(source(TITLE + text))
    return [(report.text[s.start : s.end], s.is_heading) for s in report.sentences[1:]]


@pytest.mark.parametrize(
    ("line", "level", "number"),
    [
        ("一、主要做法", 1, "一、"),
        ("十二、保障", 1, "十二、"),
        ("第一部分 工作情况", 1, "第一部分"),
        ("（一）加强领导", 2, "（一）"),
        ("（十一）、加强领导", 2, "（十一）、"),
        ("1.完善机制", 3, "1."),
        ("2、完善机制", 3, "2、"),
        ("（3）完善机制", 4, "（3）"),
        ("③完善机制", 4, "③"),
    ],
)
def test_marks_of_four_levels(line: str, level: int, number: str) -> None:
    found = mark(line)
    assert found is not None and (found.level, found.number) == (level, number)


@pytest.mark.parametrize("line", ["1.2亿元资金", "一是抓学习。", "二十余次", "2023年以来", "一方面", "（含镇）"])
def test_what_only_looks_like_a_mark(line: str) -> None:
    assert mark(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、做法\n（一）抓学习\n1.完善机制\n（1）抓落实\n开展培训。\n二、成效\n",
            [(1, "一、", "做法"), (2, "（一）", "抓学习"), (3, "1.", "完善机制"), (4, "（1）", "抓落实"), (1, "二、", "成效")],
        ),
        # half-width brackets and a stray blank
        ("一、 做法\n(一) 抓学习\n开展培训。\n", [(1, "一、", "做法"), (2, "（一）", "抓学习")]),
        # run in: the first sentence is the heading, what follows is text
        ("（一）加强党的领导。区委听取汇报3次。\n", [(2, "（一）", "加强党的领导")]),
        # several run in within one paragraph
        (
            "（一）抓学习。区委听取汇报3次。（二）压实责任。区政府召开会议2次。\n",
            [(2, "（一）", "抓学习"), (2, "（二）", "压实责任")],
        ),
        ("（一）抓学习。区委听取汇报3次。（二）召开会议2次，印发文件3份。\n", [(2, "（一）", "抓学习")]),
        # a numbered paragraph of one sentence is text, its section has no heading
        ("（3）强化“三调联动”，做好公证工作。\n", [(4, "（3）", "")]),
    ],
)
def test_sections(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert sections(text) == expected


def test_section_knows_its_parent_and_ends_where_the_next_of_its_level_begins() -> None:
    report = parse(source(TITLE + "一、做法\n（一）抓学习\n1.甲。开展培训。\n（二）抓落实\n召开会议。\n二、成效\n检查3次。\n"))
    named = {s.heading: s for s in report.sections}
    parents = {s.heading: report.sections[s.parent].heading for s in report.sections if s.parent is not None}
    assert parents == {"抓学习": "做法", "甲": "抓学习", "抓落实": "做法"}
    assert report.text[named["抓学习"].start : named["抓学习"].end] == "（一）抓学习\n1.甲。开展培训。\n"
    assert named["做法"].end == named["成效"].start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an item's head announces what its sentences tell
        (
            "一是强化组织领导，扛牢法治责任。召开会议3次。二是健全制度。印发《办法》2份。\n",
            [
                ("一是强化组织领导，扛牢法治责任。", True),
                ("召开会议3次。", False),
                ("二是健全制度。", True),
                ("印发《办法》2份。", False),
            ],
        ),
        # a short sentence that opens a paragraph does, too; one with a figure or a title tells something itself
        ("完善社会治理体系。开展网格建设。\n", [("完善社会治理体系。", True), ("开展网格建设。", False)]),
        ("开展检查35次。整改问题。\n", [("开展检查35次。", False), ("整改问题。", False)]),
        ("印发《方案》。召开会议。\n", [("印发《方案》。", False), ("召开会议。", False)]),
        (
            "一是召开三次专题会议。二是推行“三项制度”。开展检查3次。\n",
            [("一是召开三次专题会议。", False), ("二是推行“三项制度”。", True), ("开展检查3次。", False)],
        ),
        # items that follow one another at once tell what was done
        (
            "一是成立工作专班。二是制定实施方案。三是开展专项督察。\n",
            [("一是成立工作专班。", False), ("二是制定实施方案。", False), ("三是开展专项督察。", False)],
        ),
        # alone it is no head
        ("一是强化组织领导。\n", [("一是强化组织领导。", False)]),
        ("完善社会治理体系。\n", [("完善社会治理体系。", False)]),
        ("（一）加强领导。区委听取汇报。\n", [("（一）加强领导。", True), ("区委听取汇报。", False)]),
    ],
)
def test_heads_of_items_and_paragraphs(text: str, expected: list[tuple[str, bool]]) -> None:
    assert sentences("一、做法\n" + text)[1:] == expected


@pytest.mark.parametrize(
    ("paragraphs", "parts"),
    [
        (["今年以来，区政府推进各项工作。", "开展检查3次。"], ["opening", "reported"]),
        (
            [
                "现报告如下。",
                "开展检查3次。",
                "肯定成绩的同时，也看到，还存在一些不足：一是少数干部观念不强。",
                "2024年，我镇将重点做好以下工作：一是抓学习。",
            ],
            ["opening", "reported", "shortcomings", "planned"],
        ),
        (["一、做法", "开展检查。", "虽然取得了一定成效，但与群众期待相比还存在差距。"], ["opening", "reported", "shortcomings"]),
        (["一、做法", "开展检查。", "下一步，我区将继续推进依法行政。"], ["opening", "reported", "planned"]),
        (["一、存在的不足", "今后的工作任务繁重。", "执法力量薄弱。"], ["opening", "shortcomings"]),
        (["一、存在的不足", "执法力量薄弱。", "今后，我局将加强培训。"], ["opening", "shortcomings", "planned"]),
        (["一、做法", "对存在问题的企业开展检查。"], ["opening", "reported"]),
    ],
)
def test_implicit_turns(paragraphs: list[str], parts: list[str]) -> None:
    assert [s.part for s in parse(source(TITLE + "\n".join(paragraphs) + "\n")).sections] == parts


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("强化学习培训", "planned"),
        ("下一步打算", "planned"),
        ("执法力量薄弱", "shortcomings"),
        ("法治意识有待提升", "shortcomings"),
    ],
)
def test_what_follows_shortcomings_and_plans(heading: str, part: str) -> None:
    assert part_of(heading, "shortcomings", above="存在问题及下一步打算") == part


def test_only_a_heading_of_the_first_level_tells_the_year_looked_back_on() -> None:
    lines = ["一、主要工作", "（一）2020年度考核工作情况", "考核优秀。", "2021年是“十四五”开局之年。开展检查12次。"]
    whole = parse(source("某区2021年报告\n" + "\n".join(lines) + "\n"))
    assert {s.part for s in whole.sections} == {"opening", "reported"}


@pytest.mark.parametrize(
    ("heading", "parent", "part"),
    [
        ("2022年工作开展情况", None, "reported"),
        ("主要举措和成效", None, "reported"),
        ("存在的不足", None, "shortcomings"),
        ("存在的问题和困难", None, "shortcomings"),
        ("2023年工作安排", None, "planned"),
        ("下一步工作打算", None, "planned"),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", None, "duty"),
        ("加强培训", "planned", "planned"),
        ("执法不规范", "shortcomings", "shortcomings"),
        ("解决群众急难愁盼问题", "reported", "reported"),
        ("有效解决突出问题", None, "reported"),
        ("针对存在问题的改进措施", None, "planned"),
        ("存在问题及下一步打算", None, "shortcomings"),
    ],
)
def test_part_of_a_heading(heading: str, parent: str | None, part: str) -> None:
    assert part_of(heading, parent) == part


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("健全行政制度体系，加快推进政府治理规范化", "rulemaking"),
        ("规范行政执法行为", "enforcement"),
        ("提升科学决策水平", "decision"),
        ("健全社会矛盾纠纷化解体系", "disputes"),
        ("有效应对突发事件", "emergency"),
        ("强化对行政权力的制约和监督", "oversight"),
        ("建设数字法治政府", "digital"),
        ("优化法治化营商环境", "environment"),
        ("推进政府机构职能优化协同高效", "functions"),
        ("深入开展普法宣传", "services"),
        ("加强党的领导", "leadership"),
        ("主要情况", None),
    ],
)
def test_theme_of_a_heading(heading: str, theme: str | None) -> None:
    assert theme_of(heading) == theme


def test_a_theme_is_handed_down_and_an_unknown_one_raises() -> None:
    report = parse(source(TITLE + "一、规范行政执法\n（一）抓好整改\n开展检查。\n"))
    assert [s.theme for s in report.sections] == [None, "enforcement", "enforcement"]
    with pytest.raises(UnknownTermError, match=r"themes\.tsv"):
        check_theme("weather")


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("2024年重点工作", "planned"),
        ("2023年重点工作", "reported"),
        ("2024年法治政府建设", "planned"),
        ("2022年以来的做法", "reported"),
    ],
)
def test_a_heading_that_names_a_later_year_plans(heading: str, part: str) -> None:
    assert part_of(heading, None, 2023) == part
