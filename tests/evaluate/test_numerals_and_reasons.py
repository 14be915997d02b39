"""Which characters are a number, and why a number counts nothing: the examples of the pattern file, and what it must not take."""

import re
from time import perf_counter

import pytest

from kg.evaluate.coverage.number_reasons import Finder, Pattern, meanings, patterns
from kg.evaluate.coverage.numerals import numerals
from kg.extract.judgement import REASONS

MARKED = re.compile("⟦(.+?)⟧")


def plain(example: str) -> tuple[str, int, int]:
    """An example without its marks, and the span that they marked."""
    match = MARKED.search(example)
    assert match is not None, f"{example}: mark the numeral with ⟦⟧"
    return MARKED.sub(r"\1", example), match.start(), match.end() - 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("统一、一体化、进一步、一批、一支队伍、万一、一个窗口", []),
        ("一是学习。二是检查", ["一", "二"]),
        ("一要加强；一则", ["一", "一"]),
        ("原因之一是队伍薄弱", []),  # inside a clause 一是 is no mark
        ("第一责任人，（一）学习，其一，", ["一", "一", "一"]),
        ("一、学习\n一、检查", ["一", "一"]),
        ("增长一倍，近一成，一成立就，一季度，一月", ["一", "一", "一", "一"]),
        ("三分之一以上", ["三", "一"]),
        ("三项、六十余辆、两成、四千万", ["三", "六十", "两", "四千万"]),
        ("百姓、千方百计、万象更新、亿万", []),
        ("百余家、数千名、上万人次", ["百", "千", "万"]),
        ("零距离、零容忍", []),
        ("20.79万余条，1,286项，3，5项，100%", ["20.79", "1,286", "3", "5", "100"]),
        ("2.0版，第2.1.3条", ["2.0", "2.1.3"]),
        ("１２３件", ["１２３"]),
        ("①检查，水质Ⅱ类", ["①", "Ⅱ"]),
        ("二〇二三年", ["二〇二三"]),
    ],
)
def test_what_is_a_number(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in numerals(text)] == wanted


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: f"{pattern.reason} {pattern.example}")
def test_each_pattern_reads_its_example(pattern: Pattern) -> None:
    text, start, end = plain(pattern.example)
    assert any(match.start() <= start and end <= match.end() for match in pattern.pattern.finditer(text))


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: f"{pattern.reason} {pattern.example}")
def test_each_example_is_of_its_class(pattern: Pattern) -> None:
    text, start, end = plain(pattern.example)
    assert Finder(text).reason(start, end) == pattern.reason
    assert any(start <= left and right <= end for left, right in numerals(text))  # and what it marks is a number


@pytest.mark.parametrize(
    "text",
    [
        "出台政策⟦12345⟧件",
        "办理⟦110⟧件",
        "受理申请⟦2022⟧件",
        "金额⟦2023⟧万元",
        "人均受教育年限达到⟦11.7⟧年",
        "建立⟦三⟧大类人员库",
        "暂扣车辆⟦六十⟧余辆",
        "设立⟦两⟧个中心",
        "成立⟦五⟧支队伍",
        "开行班列⟦两⟧列",
        "农业总产值之比提升至⟦2.5⟧∶1",
        "惠及近⟦10⟧万儿童",
        "前往⟦10⟧家企业",
        "连续举办活动⟦3⟧场",
        "审查合同⟦60⟧份，其中",
        "好评率⟦99.99⟧%",
        "供热标准提高到⟦20⟧℃",
        "压缩⟦四⟧成",
        "蜀山、包河⟦两⟧区集中了近六成律师",
    ],
)
def test_what_counts_or_measures_is_never_explained_away(text: str) -> None:
    assert Finder(plain(text)[0]).reason(*plain(text)[1:]) == ""


def test_the_classes_say_what_they_mean_and_none_is_empty() -> None:
    assert {each.reason for each in patterns()} == set(meanings())
    assert all(re.search("[一-鿿].*[a-z]", meaning) for meaning in meanings().values())
    assert set(meanings()) & set(REASONS) <= {"time"}  # a clause's reason and a number's may share a word


@pytest.mark.parametrize(
    "unit", ["一", "二、", "十届", "1", "1+", "1,", "“三", "（2", "2022", "2022年", "百千", "前十", "第三、", "连续"]
)
def test_patterns_take_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = perf_counter()
        list(numerals(text))
        Finder(text)
        return perf_counter() - started

    seconds(2_000)
    assert seconds(40_000) < 60 * max(seconds(2_000), 0.004)
