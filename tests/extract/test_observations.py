"""Observations: value, unit, what is counted, and bound, in every way of printing a number that the reports have."""

import pytest

from kg.extract.numbers import number, product
from tests.extract.reading import found, in_sentence


def read(sentence: str) -> list[tuple[str, float, str, str, float | None]]:
    seen = in_sentence(found(sentence).observations, sentence)
    return [(o.text, o.value, o.unit, o.bound, o.upper) for o in seen]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit", "bound"),
    [
        ("组织培训12场", "12场", 12, "场", "exact"),
        ("组织3900余名国家工作人员参加考试", "3900余名", 3900, "名", "over"),
        ("收到评价20.79万余条", "20.79万余条", 207900, "条", "over"),
        ("办理事项130多项", "130多项", 130, "项", "over"),
        ("归集数据3.4万条", "3.4万条", 34000, "条", "exact"),
        ("受理诉求1,286件", "1,286件", 1286, "件", "exact"),
        ("罚没款120.5万元", "120.5万元", 1205000, "元", "exact"),
        ("涉及金额3.2亿元", "3.2亿元", 320000000, "元", "exact"),
        ("调解纠纷约1200件", "约1200件", 1200, "件", "about"),
        ("调解纠纷1200件左右", "1200件左右", 1200, "件", "about"),
        ("发放资料超过2000份", "超过2000份", 2000, "份", "over"),
        ("参加人员不足50人", "不足50人", 50, "人", "under"),
        ("参加人员近500人", "近500人", 500, "人", "under"),
        ("阅读量超过四千万", "超过四千万", 40000000, "", "over"),
        ("好评率99.99%", "99.99%", 99.99, "%", "exact"),
        ("办结率在95%以上", "95%以上", 95, "%", "over"),
        ("占三分之一以上", "三分之一以上", 33.33, "%", "over"),
        ("占比达到百分之三十五", "百分之三十五", 35, "%", "exact"),
        ("近六成案件以调解结案", "近六成", 60, "%", "under"),
        ("收案数较上年下降两成多", "两成多", 20, "%", "over"),
        ("召开会议十余次", "十余次", 10, "次", "over"),
        ("整改问题二十三个", "二十三个", 23, "个", "exact"),
        ("仅用10个工作日办结许可", "10个工作日", 10, "个工作日", "exact"),
        ("开展检查1286户次", "1286户次", 1286, "户次", "exact"),
    ],
)
def test_value_unit_and_bound(sentence: str, text: str, value: float, unit: str, bound: str) -> None:
    (seen,) = read(sentence)
    if unit == "":
        assert (seen[0], seen[1], seen[3]) == (text, value, bound)
    else:
        assert seen[:4] == (text, value, unit, bound)


@pytest.mark.parametrize(
    ("sentence", "text", "value", "upper"),
    [
        ("建立1-2个示范点", "1-2个", 1, 2),
        ("培养办案能手3～5名", "3～5名", 3, 5),
        ("新增调解室2至3个", "2至3个", 2, 3),
    ],
)
def test_range(sentence: str, text: str, value: float, upper: float) -> None:
    (seen,) = read(sentence)
    assert (seen[0], seen[1], seen[3], seen[4]) == (text, value, "range", upper)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("建立421个议事协调机构", ["议事协调机构"]),
        ("收到申请346件（含上年结转21件），受理308件", ["申请", "上年结转", "申请"]),
        ("收到申请412件（市本级183件），审结367件", ["申请", "申请", "申请"]),
        ("开展规范性文件专项清理，废止9件、修改4件", ["规范性文件", "规范性文件"]),
        ("收到申请346件（含上年结转21件、不予受理5件），受理308件", ["申请", "上年结转", "不予受理", "申请"]),
        ("配备法制审核人员78名，占执法人员总数的5.1%", ["法制审核人员", "法制审核人员"]),
        ("作出不予行政处罚决定56件", ["不予行政处罚决定"]),
        ("办理婚姻、继承公证分别为12件、34件", ["婚姻公证", "继承公证"]),
        ("受理纠纷218件，调解成功211件", ["纠纷", "纠纷"]),
        ("专题学习习近平法治思想4次", ["专题学习"]),
        ("推动行政检查总量同比下降31%", ["行政检查总量"]),
        ("对3个防控不力的村进行通报", ["村"]),
        ("惠及76万群众", ["群众"]),
        ("对寿光、昌邑两市进行督导", ["市"]),
        ("城乡居民收入比由2.9∶1缩小至2.52∶1", ["城乡居民收入比", "城乡居民收入比"]),
        ("发放资料2000余份", ["资料"]),
        ("好评率99.99%", ["好评率"]),
        ("收到行政复议申请521件", ["行政复议申请"]),
        ("接待群众1681批次2941人次", ["群众", "群众"]),
        ("人民调解员队伍由341人扩增至853人", ["人民调解员队伍", "人民调解员队伍"]),
        ("收到评价20.79万余条，好评率99.99%", ["评价", "好评率"]),
        ("印发《甲办法》3份", ["《甲办法》"]),
        ("组织3900余名国家工作人员参加考试", ["国家工作人员"]),
        ("一审、二审案件分别下降12%、8%", ["一审案件", "二审案件"]),
        ("接件率、办结率分别为100%、98%", ["接件率", "办结率"]),
        ("收到行政复议申请521件、同比增长12.3%", ["行政复议申请", "行政复议申请"]),
        ("行政机关负责人出庭应诉率达到98.6%", ["行政机关负责人出庭应诉率"]),
        ("收到申请342件，受理297件，审结281件", ["申请", "申请", "申请"]),
        ("推动90%以上的政务服务事项实现“一网通办”", ["政务服务事项"]),
        ("力争矛盾纠纷就地化解率达到98%以上", ["矛盾纠纷就地化解率"]),
    ],
)
def test_what_is_counted(sentence: str, counted: list[str]) -> None:
    assert [o.of for o in in_sentence(found(sentence).observations, sentence)] == counted


@pytest.mark.parametrize(
    "sentence",
    [
        "三次产业结构持续优化",
        "分别获得第1、2、3名",
        "推进农村三乡工程",
        "抓好以下四项工作：一是学习",
        "2022年4月制定目录",
        "2022年6月30日前完成整改",
        "连续两年开展评查",
        "召开第11次常务会议",
        "查处首起案件，综合排名居前十",
        "落实行政执法“三项制度”",
        "开展三年行动",
        "受理12345热线诉求",
        "推广“一件事”办理",
        "印发《纲要（2021—2025年）》",
        "印发〔2022〕7号文",
        "提供24小时服务",
        "建立一支队伍",
    ],
)
def test_what_is_no_observation(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,286", 1286),
        ("20.79", 20.79),
        ("六十", 60),
        ("四千", 4000),
        ("十一", 11),
        ("三百二十", 320),
        ("二百零五", 205),
        ("两", 2),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value


def test_multiplied_values_are_free_of_binary_dust() -> None:
    assert [product(20.79, 10000), product(3.2, 10**8), product(0.07, 100)] == [207900.0, 320000000.0, 7.0]


def test_a_heading_counts_nothing() -> None:
    report = found("开展检查", heading="一、做法\n（一）办好10件民生实事\n")
    assert report.observations == ()
