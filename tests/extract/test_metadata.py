"""What a report says of itself, in titles of many forms and levels."""

from dataclasses import replace

import pytest

from kg.extract import extract
from kg.model import SourceText
from kg.text import parse
from tests.extract.reading import source

BODY = "一、主要做法\n开展培训3场。\n"


@pytest.mark.parametrize(
    ("head", "tail", "title", "issuer", "region", "year", "signed"),
    [
        (
            "天津市河东区2022年法治政府建设情况报告",
            "",
            "天津市河东区2022年法治政府建设情况报告",
            "天津市河东区人民政府",
            "天津市河东区",
            2022,
            None,
        ),
        # a title of two lines, told apart from its namesake by what the text speaks of
        (
            "河东区人民政府\n2022年法治政府建设情况报告",
            "按照天津市要求，开展检查。",
            "河东区人民政府2022年法治政府建设情况报告",
            "天津市河东区人民政府",
            "天津市河东区",
            2022,
            None,
        ),
        # crumbs of a site above the title, and a township's signature
        (
            "当前位置：首页 > 信息公开\n杭州市余杭区径山镇人民政府2023年度法治政府建设工作报告",
            "径山镇人民政府\n2024年1月29日",
            "杭州市余杭区径山镇人民政府2023年度法治政府建设工作报告",
            "浙江省杭州市余杭区径山镇人民政府",
            "浙江省杭州市余杭区径山镇",
            2023,
            "2024-01-29",
        ),
        # the government's name stands inside a street office's
        (
            "广州市天河区人民政府石牌街道办事处2023年法治政府建设年度报告",
            "",
            "广州市天河区人民政府石牌街道办事处2023年法治政府建设年度报告",
            "广东省广州市天河区石牌街道办事处",
            "广东省广州市天河区石牌街道",
            2023,
            None,
        ),
        (
            "山东省人民政府关于2023年法治政府建设情况的报告",
            "",
            "山东省人民政府关于2023年法治政府建设情况的报告",
            "山东省人民政府",
            "山东省",
            2023,
            None,
        ),
        (
            "肥西县司法局2023年法治政府建设工作总结",
            "",
            "肥西县司法局2023年法治政府建设工作总结",
            "安徽省合肥市肥西县司法局",
            "安徽省合肥市肥西县",
            2023,
            None,
        ),
        (
            "临沂市2023年度法治政府建设报告",
            "临沂市人民政府\n二〇二四年三月十一日",
            "临沂市2023年度法治政府建设报告",
            "山东省临沂市人民政府",
            "山东省临沂市",
            2023,
            "2024-03-11",
        ),
        # the signature alone says who
        (
            "关于2023年度法治政府建设情况的报告",
            "杭州市余杭区人民政府\n2024年2月1日",
            "关于2023年度法治政府建设情况的报告",
            "浙江省杭州市余杭区人民政府",
            "浙江省杭州市余杭区",
            2023,
            "2024-02-01",
        ),
        # the year from the date of signing, where the title has none
        (
            "肥西县法治政府建设工作报告",
            "肥西县人民政府\n2024年1月8日",
            "肥西县法治政府建设工作报告",
            "安徽省合肥市肥西县人民政府",
            "安徽省合肥市肥西县",
            2023,
            "2024-01-08",
        ),
        (
            "内蒙古自治区2022年法治政府建设报告",
            "",
            "内蒙古自治区2022年法治政府建设报告",
            "内蒙古自治区人民政府",
            "内蒙古自治区",
            2022,
            None,
        ),
        (
            "延边朝鲜族自治州2023年法治政府建设报告",
            "",
            "延边朝鲜族自治州2023年法治政府建设报告",
            "吉林省延边朝鲜族自治州人民政府",
            "吉林省延边朝鲜族自治州",
            2023,
            None,
        ),
        (
            "上海市浦东新区２０２１年度法治政府建设情况报告",
            "",
            "上海市浦东新区2021年度法治政府建设情况报告",
            "上海市浦东新区人民政府",
            "上海市浦东新区",
            2021,
            None,
        ),
        # a city without districts stands once in its path
        ("东莞市2023年法治政府建设报告", "", "东莞市2023年法治政府建设报告", "广东省东莞市人民政府", "广东省东莞市", 2023, None),
        # namesakes that nothing tells apart stay open
        ("河东区2022年报告", "", "河东区2022年报告", "河东区人民政府", None, 2022, None),
        (
            "鼓楼区2023年报告",
            "落实江苏省、南京市部署。",
            "鼓楼区2023年报告",
            "江苏省南京市鼓楼区人民政府",
            "江苏省南京市鼓楼区",
            2023,
            None,
        ),
    ],
)
def test_metadata(head: str, tail: str, title: str, issuer: str, region: str | None, year: int, signed: str | None) -> None:
    got = extract(parse(source(f"{head}\n{BODY}{tail}\n"))).metadata
    assert (got.title, got.issuer, got.region, got.year, got.signed) == (title, issuer, region, year, signed)


def test_a_manifest_speaks_before_the_text() -> None:
    given = source("2022年报告\n" + BODY, title="年度报告", issuer="天津市河东区人民政府", region="天津市河东区", year="2021")
    got = extract(parse(given)).metadata
    assert (got.title, got.issuer, got.region, got.year) == ("年度报告", "天津市河东区人民政府", "天津市河东区", 2021)


@pytest.mark.parametrize("text", ["", "\n", "开展培训。", "《", "2022"])
def test_a_text_without_a_title_has_no_issuer(text: str) -> None:
    got = extract(parse(source(text))).metadata
    assert (got.issuer, got.region, got.signed) == (None, None, None)


TITLED = "天津市河东区2022年法治政府建设情况报告"
SIGNED = "天津市河东区人民政府\n2023年2月27日\n"


@pytest.mark.parametrize(
    ("head", "tail", "given", "origins"),
    [
        (TITLED, SIGNED, {}, "title:title issuer:signature region:signature year:title signed:signature"),
        (TITLED, "", {}, "title:title issuer:title region:title year:title"),
        ("河东区2022年报告", "按照天津市要求，开展检查。", {}, "title:title issuer:title region:text year:title"),
        (TITLED, "", {"year": "2022", "title": TITLED}, "title:manifest issuer:title region:title year:manifest"),
        (
            "年度报告",
            "某局\n2024年1月8日",
            {"region": "天津市河东区"},
            "title:title issuer:manifest region:manifest year:signature signed:signature",
        ),
    ],
)
def test_each_value_has_its_origin(head: str, tail: str, given: dict[str, str], origins: str) -> None:
    got = extract(parse(source(f"{head}\n{BODY}{tail}\n", **given))).metadata
    assert got.origins == dict(each.split(":") for each in origins.split())


@pytest.mark.parametrize(
    ("given", "conflicts"),
    [
        ({}, []),
        ({"title": TITLED, "issuer": "天津市河东区人民政府", "region": "河东区", "year": "2022", "date": "2023年2月27日"}, []),
        ({"year": "2021"}, ["the year is 2021 by the manifest and 2022 by the title: built with 2021"]),
        (
            {"region": "天津市河西区"},
            ["the region is 天津市河东区 by the signature and 天津市河西区 by the manifest: built with 天津市河东区"],
        ),
        (
            {"date": "2024年1月1日"},
            ["the date is 2023-02-27 by the signature and 2024-01-01 by the manifest: built with 2023-02-27"],
        ),
        (
            {"title": "某市工作报告"},
            [f"the title is 某市工作报告 by the manifest and {TITLED} by the title: built with 某市工作报告"],
        ),
    ],
)
def test_a_conflict_is_told(given: dict[str, str], conflicts: list[str]) -> None:
    got = extract(parse(source(f"{TITLED}\n{BODY}{SIGNED}", **given))).metadata
    assert [str(each) for each in got.conflicts] == conflicts


def test_what_a_page_says_of_itself_is_used_where_the_text_says_nothing() -> None:
    page = SourceText("a.html", BODY, "0", format="html", properties={"title": TITLED})
    got = extract(parse(page)).metadata
    assert (got.title, got.year, got.region, got.origins["title"]) == (TITLED, 2022, "天津市河东区", "properties")
    assert extract(parse(replace(page, properties={"title": "untitled"}))).metadata.title == BODY.split("\n")[0]
    other = replace(page, text=f"{TITLED}\n{BODY}", properties={"title": "某市2021年工作报告"})
    assert [each.other_by for each in extract(parse(other)).metadata.conflicts] == ["properties"]
