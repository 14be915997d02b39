"""One body, one name: the report's own place decides what a short name means, and what it leaves open stays as printed."""

import pytest

from kg.extract import extract
from kg.model import Entity, Resolved
from kg.resolve import resolve
from kg.resolve.documents import canonical_title
from kg.resolve.places import Places
from kg.text import parse
from tests.extract.reading import in_sentence, small, source

TIANJIN = "天津市河东区2022年法治政府建设情况报告"
LINYI = "临沂市河东区2023年度法治政府建设工作报告"
TOWN = "余杭区径山镇人民政府2023年度法治政府建设工作报告"
STREET = "杭州市西湖区翠苑街道办事处2023年法治政府建设年度报告"
COUNTY = "肥西县2023年法治政府建设报告"
CITY = "临沂市人民政府2023年法治政府建设情况报告"
ZONE = "威海火炬高技术产业开发区2025年度法治政府建设情况报告"
ZONE_PATH = "山东省威海市威海火炬高技术产业开发区"
PROVINCE = "山东省人民政府2023年法治政府建设情况报告"
NOWHERE = "河东区2022年报告"


def resolved(sentence: str, title: str) -> Resolved:
    return resolve(extract(parse(source(small(sentence, title)))))


def entities(sentence: str, title: str, kind: str) -> list[Entity]:
    """The entities of one type that the mentions of the sentence lead to, in order."""
    whole = resolved(sentence, title)
    here = in_sentence(whole.extraction.mentions, sentence, title)
    return [whole.entities[whole.entity_of[m.id]] for m in here if whole.entity_of[m.id][0] == kind]


@pytest.mark.parametrize(
    ("title", "sentence", "names"),
    [
        (
            TIANJIN,
            "市政府、区政府、市委、区委、党中央作出部署",
            ["天津市人民政府", "天津市河东区人民政府", "中共天津市委员会", "中共天津市河东区委员会", "中共中央"],
        ),
        (
            LINYI,
            "市政府、区政府、市委、区委、党中央作出部署",
            [
                "山东省临沂市人民政府",
                "山东省临沂市河东区人民政府",
                "中共山东省临沂市委员会",
                "中共山东省临沂市河东区委员会",
                "中共中央",
            ],
        ),
        # one short name, another full name in another place
        (
            TIANJIN,
            "区住建委、人社局联合印发《方案》",
            ["天津市河东区住房和建设委员会", "天津市河东区人力资源和社会保障局"],
        ),
        (
            LINYI,
            "区住建局、人社局联合印发《方案》",
            ["山东省临沂市河东区住房和城乡建设局", "山东省临沂市河东区人力资源和社会保障局"],
        ),
        (TIANJIN, "区市场监管局办结案件", ["天津市河东区市场监督管理局"]),
        (TIANJIN, "河东区司法局、天津市河东区司法局、区司法局组织培训", ["天津市河东区司法局"] * 3),
        (LINYI, "河东区司法局、区司法局组织培训", ["山东省临沂市河东区司法局"] * 2),
        (LINYI, "临沂市司法局来我区调研", ["山东省临沂市司法局"]),
        (
            TOWN,
            "镇党委、镇政府、区司法局、市政府、省政府召开会议",
            [
                "中共浙江省杭州市余杭区径山镇委员会",
                "浙江省杭州市余杭区径山镇人民政府",
                "浙江省杭州市余杭区司法局",
                "浙江省杭州市人民政府",
                "浙江省人民政府",
            ],
        ),
        (
            COUNTY,
            "县委、县政府、县司法局召开会议",
            ["中共安徽省合肥市肥西县委员会", "安徽省合肥市肥西县人民政府", "安徽省合肥市肥西县司法局"],
        ),
        (
            CITY,
            "市委、市政府、省政府、市中级人民法院发布案例",
            ["中共山东省临沂市委员会", "山东省临沂市人民政府", "山东省人民政府", "山东省临沂市中级人民法院"],
        ),
        (PROVINCE, "省委、省政府、省司法厅印发《方案》", ["中共山东省委员会", "山东省人民政府", "山东省司法厅"]),
        (TIANJIN, "区人大常委会听取汇报", ["天津市河东区人民代表大会常务委员会"]),
        (
            TIANJIN,
            "区政府办、区委依法治区办印发《要点》",
            ["天津市河东区人民政府办公室", "中共天津市河东区委全面依法治区委员会办公室"],
        ),
        (
            LINYI,
            "区教体局、区教育体育局、区教育和体育局联合开展检查",
            ["山东省临沂市河东区教育和体育局"] * 3,
        ),
        # a city's name that is a word too tells a place in what is called after cities only
        (LINYI, "依托安康调解中心开展调解", ["山东省临沂市河东区安康调解中心"]),
        (LINYI, "联合东方商会开展活动", ["山东省临沂市河东区东方商会"]),
        (LINYI, "与深圳国际仲裁院合作", ["深圳国际仲裁院"]),
        # 市 of 市场 and 乡 of 乡村 are no levels
        (LINYI, "市场监管局办理案件3件", ["山东省临沂市河东区市场监督管理局"]),
        (LINYI, "市市场监管局、区市监局开展检查", ["山东省临沂市市场监督管理局", "山东省临沂市河东区市场监督管理局"]),
        (LINYI, "乡村振兴局开展检查", ["山东省临沂市河东区乡村振兴局"]),
        (LINYI, "会同区公安分局开展检查", ["山东省临沂市河东区公安分局"]),
        (LINYI, "审核区人民政府及其办公室文件3件", ["山东省临沂市河东区人民政府"]),
        (LINYI, "会同凤凰岭税务所开展宣传", ["山东省临沂市河东区凤凰岭税务所"]),
        (LINYI, "联合哈尔滨工业大学（威海）举办培训班", ["哈尔滨工业大学（威海）"]),
        (CITY, "指导河东区、兰山区开展示范创建", ["山东省临沂市河东区人民政府", "山东省临沂市兰山区人民政府"]),
        (CITY, "河东区、兰山区等3个县区主要负责人现场述法", ["山东省临沂市河东区人民政府", "山东省临沂市兰山区人民政府"]),
        (CITY, "约谈河东区、兰山区有关负责人", ["山东省临沂市河东区人民政府", "山东省临沂市兰山区人民政府"]),
        (CITY, "推动省委办公厅出台《办法》", ["中共山东省委办公厅"]),
        (LINYI, "公安河东分局打掉团伙6个", ["山东省临沂市公安局河东分局"]),
        (LINYI, "组织干部赴西安铁路运输法院旁听庭审3场", ["西安铁路运输法院"]),
        (CITY, "河东区、兰山区如期实现脱贫摘帽", []),
        (CITY, "向省委、人民政府报告工作", ["中共山东省委员会", "山东省人民政府"]),
        (ZONE, "工委、管委主要负责同志研究法治建设3次", [f"中共{ZONE_PATH}工作委员会", f"{ZONE_PATH}管理委员会"]),
        (ZONE, "会同高区人民法院建立机制", [f"{ZONE_PATH}人民法院"]),
        (TIANJIN, "新立、丰年村等街道探索试点", ["天津市河东区新立街道", "天津市河东区丰年村街道"]),
    ],
)
def test_organisations(title: str, sentence: str, names: list[str]) -> None:
    found = entities(sentence, title, "Organisation")
    assert [each.name for each in found] == names
    assert not any(each.open for each in found)


@pytest.mark.parametrize(
    ("title", "sentence", "paths"),
    [
        (TIANJIN, "我区、河东区、天津市河东区推进工作", ["天津市河东区"] * 3),
        (LINYI, "我区、河东区推进工作", ["山东省临沂市河东区"] * 2),
        (LINYI, "我市、兰山区、本省推进工作", ["山东省临沂市", "山东省临沂市兰山区", "山东省"]),
        (TOWN, "我镇开展宣传", ["浙江省杭州市余杭区径山镇"]),
        (CITY, "在河东区开展示范创建", ["山东省临沂市河东区"]),
        (PROVINCE, "在济南市开展试点", ["山东省济南市"]),
    ],
)
def test_regions(title: str, sentence: str, paths: list[str]) -> None:
    found = entities(sentence, title, "Region")
    assert [each.name for each in found] == paths
    assert all(each.code and not each.open for each in found)


def test_what_a_place_leaves_open_is_kept_as_printed() -> None:
    """河东区 is in Tianjin and in Linyi; a report that says no more decides for neither."""
    whole = resolved("区司法局、市政府印发《通知》，河东区开展检查", NOWHERE)
    left = {(e.type, e.name) for e in whole.entities.values() if e.open}
    assert {("Organisation", "区司法局"), ("Organisation", "市政府"), ("Region", "河东区")} <= left
    assert whole.region is None
    assert whole.issuer is not None and whole.issuer.open
    assert not any(e.code for e in whole.entities.values())


def test_a_county_has_no_district_of_its_own() -> None:
    (body,) = entities("区司法局印发《通知》", COUNTY, "Organisation")
    assert (body.name, body.open) == ("区司法局", True)


@pytest.mark.parametrize(
    ("surface", "name", "years", "trial"),
    [
        ("《行政处罚法》", "中华人民共和国行政处罚法", None, False),
        ("《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法", None, False),
        ("《民法典》", "中华人民共和国民法典", None, False),
        # dashes, brackets and blanks are no part of a name
        ("《法治政府建设实施纲要（2021—2025年）》", "法治政府建设实施纲要（2021—2025年）", "2021—2025", False),
        ("《法治政府建设实施纲要(2021-2025年)》", "法治政府建设实施纲要（2021—2025年）", "2021—2025", False),
        ("《法治政府建设实施纲要〔2021～2025年〕》", "法治政府建设实施纲要（2021—2025年）", "2021—2025", False),
        ("《法治政府 建设\n实施纲要（2021－2025年）》", "法治政府建设实施纲要（2021—2025年）", "2021—2025", False),
        # a local namesake stays apart, with or without what the context supplies
        (
            "《天津市河东区法治政府建设实施纲要（2021-2025年）》",
            "天津市河东区法治政府建设实施纲要（2021—2025年）",
            "2021—2025",
            False,
        ),
        ("《河东区法治政府建设实施纲要（2021—2025年）》", "天津市河东区法治政府建设实施纲要（2021—2025年）", "2021—2025", False),
        ("《河东区信访办法（试行）》", "天津市河东区信访办法（试行）", None, True),
        ("《贯彻〈信访工作条例〉台账》", "贯彻<信访工作条例>台账", None, False),
        ("《贯彻《信访工作条例》台账》", "贯彻<信访工作条例>台账", None, False),
    ],
)
def test_titles(surface: str, name: str, years: str | None, trial: bool) -> None:
    from kg.extract import gazetteer

    title = canonical_title(surface, Places(gazetteer.division("120102")))
    assert (title.name, title.years, title.trial) == (name, years, trial)


def test_one_document_under_two_printings_keeps_both_as_short_names() -> None:
    whole = resolved("学习《民法典》《中华人民共和国民法典》", TIANJIN)
    (law,) = [e for e in whole.entities.values() if e.type == "Document"]
    assert (law.name, law.kind, law.short_names) == ("中华人民共和国民法典", "law", ("《民法典》",))


def test_divisions_and_bodies_above_those_named_are_there() -> None:
    whole = resolved("区司法局组织培训", TOWN)
    regions = {e.name: e.parent for e in whole.entities.values() if e.type == "Region"}
    assert regions == {
        "浙江省": None,
        "浙江省杭州市": "浙江省",
        "浙江省杭州市余杭区": "浙江省杭州市",
        "浙江省杭州市余杭区径山镇": "浙江省杭州市余杭区",
    }
    bureau = whole.entities[("Organisation", "浙江省杭州市余杭区司法局")]
    assert bureau.parent == "浙江省杭州市余杭区人民政府"
    assert ("Organisation", bureau.parent) in whole.entities
    assert bureau.level == "county" and bureau.short_names == ("区司法局",)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("组织培训5场", ["天津市河东区人民政府"]),
        ("区司法局组织培训5场", ["天津市河东区司法局"]),
        ("区委、区政府主要领导听取汇报3次", ["中共天津市河东区委员会", "天津市河东区人民政府"]),
    ],
)
def test_actors(sentence: str, actors: list[str]) -> None:
    whole = resolved(sentence, TIANJIN)
    assert [[e.name for e in whole.actors[m.id]] for m in whole.extraction.measures] == [actors]


@pytest.mark.parametrize(
    ("title", "issuer", "kind", "level", "region"),
    [
        (TIANJIN, "天津市河东区人民政府", "government", "county", "天津市河东区"),
        (TOWN, "浙江省杭州市余杭区径山镇人民政府", "government", "township", "浙江省杭州市余杭区径山镇"),
        (STREET, "浙江省杭州市西湖区翠苑街道办事处", "subdistrict", "township", "浙江省杭州市西湖区翠苑街道"),
        (CITY, "山东省临沂市人民政府", "government", "city", "山东省临沂市"),
        (PROVINCE, "山东省人民政府", "government", "province", "山东省"),
        (ZONE, f"{ZONE_PATH}管理委员会", "government", "county", ZONE_PATH),
        ("肥西县司法局2023年法治政府建设工作总结", "安徽省合肥市肥西县司法局", "department", "county", "安徽省合肥市肥西县"),
    ],
)
def test_issuer(title: str, issuer: str, kind: str, level: str, region: str) -> None:
    whole = resolved("组织培训5场", title)
    assert whole.issuer is not None and whole.region is not None
    assert (whole.issuer.name, whole.issuer.kind, whole.issuer.level, whole.region.name) == (issuer, kind, level, region)


def test_every_mention_leads_to_an_entity_and_every_key_to_its_own() -> None:
    whole = resolved("区委书记张某同志听取区司法局关于《甲条例》和“好差评”机制的汇报，我区推进检查3次", TIANJIN)
    assert set(whole.entity_of) == {m.id for m in whole.extraction.mentions}
    assert set(whole.entity_of.values()) <= set(whole.entities)
    assert all((e.type, e.key) == key for key, e in whole.entities.items())
    assert set(whole.actors) == {m.id for m in whole.extraction.measures}
