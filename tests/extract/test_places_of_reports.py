"""Reports of leagues, prefectures, zones, departments, towns and streets: whom each names by its own place."""

import pytest

from kg.extract import extract
from kg.model import SourceText
from kg.resolve import resolve
from kg.text import parse

LEAGUE = "内蒙古自治区兴安盟行政公署2022年法治政府建设情况报告"
PREFECTURE = "新疆维吾尔自治区阿克苏地区行政公署2023年法治政府建设情况报告"
ZONE = "天津经济技术开发区管委会2022年法治政府建设工作报告"
COUNTY = "浙江省丽水市缙云县2021年法治政府建设工作报告"
CITY = "安徽省合肥市2022年法治政府建设情况报告"
DEPARTMENT = "山东省潍坊市生态环境局2022年法治政府建设工作报告"
TOWN = "浙江省杭州市余杭区径山镇人民政府2023年法治政府建设工作报告"


def named(title: str, sentence: str) -> dict[str, str]:
    """The organisations of a sentence with their full names, in a report of that title."""
    text = f"{title}\n一、做法\n（一）学习\n{sentence}。\n"
    resolved = resolve(extract(parse(SourceText("a", text, "0"))))
    labels = {key: entity.name for key, entity in resolved.entities.items()}
    begin = text.index(sentence) - 10
    return {m.text: labels[resolved.entity_of[m.id]] for m in resolved.extraction.mentions if m.type == "ORG" and m.start > begin}


@pytest.mark.parametrize(
    ("title", "sentence", "organisations"),
    [
        # a league and a prefecture have an office where others have a government
        (LEAGUE, "行署常务会议听取汇报3次", {"行署常务会议": "内蒙古自治区兴安盟行政公署常务会议"}),
        (LEAGUE, "盟司法局开展检查12次", {"盟司法局": "内蒙古自治区兴安盟司法局"}),
        (PREFECTURE, "地委听取汇报2次", {"地委": "中共新疆维吾尔自治区阿克苏地区委员会"}),
        (LEAGUE, "参加产业联盟会议3次", {}),
        # a zone lies in the division that its name begins with
        (ZONE, "管委会印发通知3份", {"管委会": "天津市天津经济技术开发区管理委员会"}),
        # 新碧、壶镇等镇: short names of towns share the head of their list, and act
        (COUNTY, "赋予新建、壶镇、东渡三镇执法事项600项", {"新建": "浙江省丽水市缙云县新建镇人民政府"}),
        (COUNTY, "在新建、壶镇、东渡三镇设立调解点3个", {}),
        (CITY, "对蜀山、包河两区开展法治督察", {"蜀山": "安徽省合肥市蜀山区人民政府", "包河": "安徽省合肥市包河区人民政府"}),
        # one that we sign or act with stands for its government; one in which something is done does not
        (COUNTY, "与磐安县签订《执法协作协议》", {"磐安县": "浙江省金华市磐安县人民政府"}),
        (COUNTY, "督促壶镇镇整改隐患67处", {"壶镇镇": "浙江省丽水市缙云县壶镇镇人民政府"}),
        # a department, its offices and the department of its field above it
        (DEPARTMENT, "我局被省厅评为先进单位", {"我局": "山东省潍坊市生态环境局", "省厅": "山东省生态环境厅"}),
        (DEPARTMENT, "由局政策法规科牵头公开", {"局政策法规科": "山东省潍坊市生态环境局政策法规科"}),
        # offices that every town has
        (TOWN, "综合行政执法办严格落实公示制度", {"综合行政执法办": "浙江省杭州市余杭区径山镇综合行政执法办公室"}),
        (TOWN, "镇党委（扩大）会议研究法治建设3次", {"镇党委（扩大）会议": "中共浙江省杭州市余杭区径山镇委员会"}),
        # bodies of the state in a place
        (CITY, "会同国家税务总局安徽省税务局修订办法", {"国家税务总局安徽省税务局": "国家税务总局安徽省税务局"}),
        (CITY, "通过合肥市人民政府门户网站公开", {}),
    ],
)
def test_organisations(title: str, sentence: str, organisations: dict[str, str]) -> None:
    got = named(title, sentence)
    assert {surface: name for surface, name in got.items() if surface in organisations} == organisations
    assert bool(got) == bool(organisations)


@pytest.mark.parametrize(
    ("title", "issuer", "region"),
    [
        (LEAGUE, "内蒙古自治区兴安盟行政公署", "内蒙古自治区兴安盟"),
        ("兴安盟行政公署\n2022年法治政府建设情况报告", "内蒙古自治区兴安盟行政公署", "内蒙古自治区兴安盟"),
        ("阿克苏地区2021年法治政府建设报告", "新疆维吾尔自治区阿克苏地区行政公署", "新疆维吾尔自治区阿克苏地区"),
        (ZONE, "天津市天津经济技术开发区管理委员会", "天津市天津经济技术开发区"),
        ("西安国际港务区管委会2023年法治政府建设报告", "陕西省西安市西安国际港务区管理委员会", "陕西省西安市西安国际港务区"),
    ],
)
def test_issuers(title: str, issuer: str, region: str) -> None:
    metadata = extract(parse(SourceText("a", f"{title}\n一、做法\n印发通知3份。\n", "0"))).metadata
    assert (metadata.issuer, metadata.region) == (issuer, region)


@pytest.mark.parametrize(
    ("paragraph", "status"),
    [
        ("2023年是实施规划的关键之年。开展检查3次。", "planned"),
        ("2022年是《法治政府建设实施纲要》落实之年。开展检查3次。", "reported"),
        ("2023年，收到申请87件。开展检查3次。", "reported"),
        ("2023年，我市将重点做好以下工作：开展检查3次。", "planned"),
    ],
)
def test_a_year_to_come_opens_the_plans(paragraph: str, status: str) -> None:
    text = f"{CITY}\n一、做法\n印发通知3份。\n{paragraph}\n"
    measures = [m for m in extract(parse(SourceText("a", text, "0"))).measures if m.verb == "开展"]
    assert [m.status for m in measures] == [status]
