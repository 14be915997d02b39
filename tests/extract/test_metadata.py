"""What a report says of itself, in titles of many forms and levels."""

import pytest

from kg.extract import extract
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
