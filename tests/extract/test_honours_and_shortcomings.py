"""Honours with recipient, giver, year and level; the problems that a report admits."""

import pytest

from tests.extract.reading import PROBLEMS, found


@pytest.mark.parametrize(
    ("sentence", "recipient", "honour", "giver", "year", "level"),
    [
        ("区司法局荣获“全国普法工作先进单位”称号", "区司法局", "全国普法工作先进单位", None, 2022, "national"),
        ("区检察院荣获最高人民检察院集体二等功", "区检察院", "集体二等功", "最高人民检察院", 2022, None),
        (
            "《某街道综合执法改革案例》入选全国法治政府建设优秀案例",
            "《某街道综合执法改革案例》",
            "全国法治政府建设优秀案例",
            None,
            2022,
            "national",
        ),
        ("“法律明白人”培养工程获评2023年度市级优秀项目", "“法律明白人”培养工程", "2023年度市级优秀项目", None, 2023, "city"),
        # where it was won is not who won it; several may give it
        ("区政府在国家耕地保护考核中获优秀等次", "区政府", "优秀等次", None, 2022, None),
        ("区司法局绩效考核连续三年获评优秀", "区司法局", "优秀", None, 2022, None),
        ("区司法局在综合考评中获评优秀等次", "区司法局", "优秀等次", None, 2022, None),
        ("区司法局获司法部和自然资源部通报表扬", "区司法局", "通报表扬", "司法部", 2022, "national"),
        # the recipient of an earlier clause
        ("区信访局化解积案12件，被评为全市先进集体", "区信访局", "全市先进集体", None, 2022, "city"),
    ],
)
def test_honour(sentence: str, recipient: str, honour: str, giver: str | None, year: int, level: str | None) -> None:
    whole = found(sentence)
    named = {m.id: m.text for m in whole.mentions}
    (got,) = whole.honours
    assert (named[str(got.recipient)], got.honour, named.get(got.giver or ""), got.year) == (recipient, honour, giver, year)
    assert level is None or got.level == level


def test_each_of_a_list_wins() -> None:
    whole = found("区司法局、区城管局荣获省级先进集体")
    named = {m.id: m.text for m in whole.mentions}
    assert [(h.id, named[str(h.recipient)]) for h in whole.honours] == [
        (whole.honours[0].id, "区司法局"),
        (f"{whole.honours[0].id}.1", "区城管局"),
    ]


def test_a_recipient_that_no_mention_names_is_kept_as_printed() -> None:
    (got,) = found("镇综治工作获评浙江省平安建设先进").honours
    assert (got.recipient, got.recipient_text, got.honour, got.level) == (None, "镇综治工作", "浙江省平安建设先进", "province")


@pytest.mark.parametrize(
    "sentence", ["获得群众一致好评", "获取中介服务12次", "获批建设资金200万元", "被列为全市改革试点", "工作取得显著成效"]
)
def test_what_is_no_honour(sentence: str) -> None:
    assert found(sentence).honours == ()


@pytest.mark.parametrize(
    ("sentence", "problems"),
    [
        (
            "一是法治意识还不够强；二是执法力量薄弱，专业人才缺乏；三是普法宣传形式单一",
            ["一是法治意识还不够强", "二是执法力量薄弱，专业人才缺乏", "三是普法宣传形式单一"],
        ),
        (
            "仍存在以下问题：少数干部依法行政意识不强。部分单位制度落实不到位。",
            ["少数干部依法行政意识不强", "部分单位制度落实不到位"],
        ),
        ("2022年，我区法治政府建设稳步推进。", []),
    ],
)
def test_shortcomings(sentence: str, problems: list[str]) -> None:
    assert [s.text for s in found(sentence, heading=PROBLEMS).shortcomings] == problems


def test_a_problem_solved_in_another_section_is_no_shortcoming() -> None:
    assert found("解决执法力量薄弱问题12个").shortcomings == ()
