"""Measures: which clauses are actions, where they begin and end, who acts, on what; and what is none."""

from dataclasses import dataclass

import pytest

from tests.extract.reading import HEADING, PLANS, PROBLEMS, TITLE, found, small


@dataclass(frozen=True)
class Read:
    """A measure as a table says it."""

    text: str
    verb: str
    actors: tuple[str, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    programmes: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()
    status: str = "reported"


def read(sentence: str, heading: str = HEADING) -> list[Read]:
    whole = found(sentence, heading=heading)
    named = {m.id: m.text for m in whole.mentions} | {o.id: o.text for o in whole.observations}
    return [
        Read(
            m.text,
            m.verb,
            tuple(named[a] for a in m.actors),
            tuple((named[d.mention], d.role) for d in m.documents),
            tuple(named[p] for p in m.programmes),
            tuple(named[o] for o in m.observations),
            m.status,
        )
        for m in whole.measures
    ]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        # split at ，；。
        (
            "组织培训5场，发放资料2000余份；召开会议3次。开展检查",
            [("组织培训5场", "组织"), ("发放资料2000余份", "发放"), ("召开会议3次", "召开"), ("开展检查", "开展")],
        ),
        # several verbs on one object are one measure, told by the first
        ("制定印发《行政执法公示办法》", [("制定印发《行政执法公示办法》", "制定")]),
        # a verb that only tells how is passed over
        ("创新制定《轻微违法不予处罚清单》", [("创新制定《轻微违法不予处罚清单》", "制定")]),
        # a subject is outside the span, a time and an item's number too
        ("区市场监管局办结案件256件", [("办结案件256件", "办结")]),
        ("2022年6月，完成行政复议体制改革", [("完成行政复议体制改革", "完成")]),
        ("疫情期间，开展线上调解230件", [("开展线上调解230件", "开展")]),
        ("二是强化组织领导，召开专题会议4次", [("强化组织领导", "强化"), ("召开专题会议4次", "召开")]),
        # adverbials are inside
        ("通过“好差评”机制收到评价3421条", [("通过“好差评”机制收到评价3421条", "收到")]),
        ("严格落实行政执法公示制度", [("严格落实行政执法公示制度", "落实")]),
        ("将行政执法纳入年度考核", [("将行政执法纳入年度考核", "纳入")]),
        ("根据《行政处罚法》开展专项检查35次", [("根据《行政处罚法》开展专项检查35次", "开展")]),
        ("按照《重大行政决策程序暂行条例》要求，完善决策程序", [("按照《重大行政决策程序暂行条例》要求，完善决策程序", "完善")]),
        # the thing done to as subject is inside
        ("人民调解员队伍由341人扩增至853人", [("人民调解员队伍由341人扩增至853人", "扩增")]),
        ("6项决策事项全部完成", [("6项决策事项全部完成", "完成")]),
        # improving: with a concrete object
        ("加强行政执法人员业务培训", [("加强行政执法人员业务培训", "加强")]),
        ("完善“互联网+监管”系统功能", [("完善“互联网+监管”系统功能", "完善")]),
        # how it is done stands before the verb as a subject does
        ("因地制宜推广调解经验", [("因地制宜推广调解经验", "推广")]),
        ("分领域实施专项培训", [("分领域实施专项培训", "实施")]),
        ("体系化推进普法宣传", [("体系化推进普法宣传", "推进")]),
        # a noun that is as often a verb governs at a clause's head
        ("大力发展公共法律服务", [("大力发展公共法律服务", "发展")]),
        # a rate or a change of what was counted is no part of the doing
        ("办理行政复议案件56件、办结率98%", [("办理行政复议案件56件", "办理")]),
        ("受理申请480件、增长15%", [("受理申请480件", "受理")]),
        # verbs that share their object are one measure, nouns that share their count too
        ("制定、修改、废止规范性文件12件", [("制定、修改、废止规范性文件12件", "制定")]),
        ("发布通告、公告9个", [("发布通告、公告9个", "发布")]),
        # what comes into use, or is changed from one number to another, is done to
        ("3个智慧调解室投入使用", [("3个智慧调解室投入使用", "投入")]),
        ("行政许可办理时限由17.6个工作日压减至7.2个工作日", [("行政许可办理时限由17.6个工作日压减至7.2个工作日", "压减")]),
        ("“七五”普法总结验收工作圆满完成", [("“七五”普法总结验收工作圆满完成", "完成")]),
        # behind those whom it is done with, behind what it answers
        (
            "会同区发改局、区司法局清理涉及经营主体的政策措施214件",
            [("会同区发改局、区司法局清理涉及经营主体的政策措施214件", "清理")],
        ),
        ("与法律顾问一起审核征地补偿、土地流转等合同76份", [("与法律顾问一起审核征地补偿、土地流转等合同76份", "审核")]),
        ("办理一起重大行政处罚案件", [("办理一起重大行政处罚案件", "办理")]),
        ("公共法律服务平台受理咨询1200件", [("受理咨询1200件", "受理")]),
        ("社区事务受理服务中心全面落实首问负责制", [("全面落实首问负责制", "落实")]),
        ("完成12项重点任务", [("完成12项重点任务", "完成")]),
        ("信息化监管平台建设稳步推进", []),
        ("专业化调解队伍不断壮大", []),
        ("对评查发现的16个问题逐一整改", [("对评查发现的16个问题逐一整改", "整改")]),
        ("为超300名农民工发放援助金", [("为超300名农民工发放援助金", "发放")]),
        # a verb that is as often a noun is one after a body, where it goes on
        ("区发展改革委指导帮助412家失信企业完成信用修复", [("指导帮助412家失信企业完成信用修复", "指导")]),
        ("区市场监管局办理不予处罚、减轻处罚案件163件", [("办理不予处罚、减轻处罚案件163件", "办理")]),
        ("市场监管所、派出所等站所纳入统一指挥", [("市场监管所、派出所等站所纳入统一指挥", "纳入")]),
        ("涉改人员426名全部转隶到位", [("涉改人员426名全部转隶到位", "转隶")]),
        ("现行有效行政规范性文件19件全部向社会公开", [("现行有效行政规范性文件19件全部向社会公开", "公开")]),
        ("由区司法局对一般程序案件逐件审核", [("对一般程序案件逐件审核", "审核")]),
        ("把法治建设列入考核，考核分值占比由3%提高到5%", [("把法治建设列入考核", "列入"), ("考核分值占比由3%提高到5%", "提高")]),
        ("老旧小区改造等5个事项均按规定完成公众参与", [("老旧小区改造等5个事项均按规定完成公众参与", "完成")]),
        ("细化裁量档次386个，列出5类任务", [("细化裁量档次386个", "细化"), ("列出5类任务", "列出")]),
        ("开展学法8次，系统学习《信访工作条例》", [("开展学法8次", "开展"), ("系统学习《信访工作条例》", "学习")]),
        ("联合区法院巡回审理案件2起", [("联合区法院巡回审理案件2起", "审理")]),
        ("凡涉及群众利益的事项均邀请代表列席会议", [("凡涉及群众利益的事项均邀请代表列席会议", "邀请")]),
        ("开展检查3次，推动执法由“有形覆盖”向“有效覆盖”转变", [("开展检查3次", "开展")]),
        ("区政府常务会议会前学法10次", [("会前学法10次", "学法")]),
        (
            "检查车辆3台，就治超责任落实不力约谈乡镇负责人",
            [("检查车辆3台", "检查"), ("就治超责任落实不力约谈乡镇负责人", "约谈")],
        ),
        ("通过门户网站、社区公示栏公开政务信息258条", [("通过门户网站、社区公示栏公开政务信息258条", "公开")]),
        ("对照新修订法律集中清理文件317件", [("对照新修订法律集中清理文件317件", "清理")]),
        ("对征用场地、封闭管理等措施出具法律意见67件", [("对征用场地、封闭管理等措施出具法律意见67件", "出具")]),
        ("每半年评查一次执法案卷", [("每半年评查一次执法案卷", "评查")]),
        ("为1892户新设立企业免费刻制印章", [("为1892户新设立企业免费刻制印章", "刻制")]),
        ("清理文件26份，建议保留21份、废止5份", [("清理文件26份", "清理"), ("建议保留21份、废止5份", "建议")]),
        ("依据《轻微违法行为不予处罚目录》对18家企业免予处罚", [("依据《轻微违法行为不予处罚目录》对18家企业免予处罚", "处罚")]),
        ("分5批公布事项目录", [("分5批公布事项目录", "公布")]),
        ("开展学法5次，带队旁听庭审2场", [("开展学法5次", "开展"), ("带队旁听庭审2场", "旁听")]),
        ("区政府常务会议坚持落实会前学法制度", [("坚持落实会前学法制度", "落实")]),
        ("区城管执法局运用无人机取证等非现场执法手段破解治理难题", [("运用无人机取证等非现场执法手段破解治理难题", "破解")]),
        ("依托“惠企通”平台累计兑现资金86.4亿元", [("依托“惠企通”平台累计兑现资金86.4亿元", "兑现")]),
        ("紧扣扫黑除恶、脱贫攻坚等重点工作，开展活动136场", [("紧扣扫黑除恶、脱贫攻坚等重点工作，开展活动136场", "开展")]),
        # a role is none; a concrete verb after it begins one
        ("发挥法律顾问作用参与重大项目谈判12次", [("参与重大项目谈判12次", "参与")]),
    ],
)
def test_span_and_verb(sentence: str, spans: list[tuple[str, str]]) -> None:
    assert [(m.text, m.verb) for m in read(sentence)] == spans


@pytest.mark.parametrize(
    "sentence",
    [
        # results and purposes
        "不断提升依法行政水平",
        "增强干部法治意识",
        "营造了浓厚的法治氛围",
        "确保各项任务落到实处",
        "为高质量发展提供有力法治保障",
        "好评率99.5%",
        "为企业挽回经济损失200余万元",
        "持续优化营商环境",
        # stances and guiding phrases
        "坚持以人民为中心的发展思想",
        "坚持和发展新时代“枫桥经验”",
        "以习近平法治思想为指导",
        "打击违法犯罪取得重大战果",
        "推动法治政府建设再上新台阶",
        "群众参与监督的积极性明显提高",
        "许可办理时限压缩至5个工作日",
        "参与群众1.6万人次",
        # states, what was not done, roles
        "加强理论武装是做好工作的基础",
        "我们将从以下几方面改进",
        "教育系统持证执法人员仅61人",
        "复工复产期间",
        "存在执法人员不足的问题",
        "全区法治政府建设成效明显",
        "未发生重大安全事故",
        "办案质量稳定，均未被撤销或确认违法",
        "下设执法、司法、守法普法3个协调小组",
        "区长对法治建设重要工作亲自抓、亲自管",
        "我区将以学习贯彻党的二十大精神为主线",
        "努力打造平安和谐幸福街道",
        "法治政府建设区域发展不平衡",
        "但与党中央、国务院要求和人民群众期待相比，仍有不小差距",
        "努力建设更高水平的法治政府",
        "发挥法律顾问作用",
    ],
)
def test_what_is_no_measure(sentence: str) -> None:
    assert read(sentence) == []


def test_headings_the_opening_and_shortcomings_hold_no_measures() -> None:
    assert read("完善社会治理体系。开展网格建设") == [Read("开展网格建设", "开展")]
    assert found("开展检查35次", heading="一、开展检查\n（一）组织培训5场").measures[0].text == "开展检查35次"
    assert found("开展检查35次", heading="今年以来，区政府开展工作。").measures[0].text == "开展检查35次"
    assert read("一是开展培训不够多；二是组织检查较少", heading=PROBLEMS) == []


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        (HEADING, "reported"),
        (PLANS, "planned"),
        ("一、下一步打算", "planned"),
        ("一、明年重点工作", "planned"),
        ("一、下一阶段重点工作", "planned"),
        ("一、2024年重点工作", "planned"),
        ("一、2022年主要工作完成情况", "reported"),
        ("一、党政主要负责人履行推进法治建设第一责任人职责情况", "reported"),
    ],
)
def test_status(heading: str, status: str) -> None:
    assert [m.status for m in read("组织培训5场", heading)] == [status]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("组织培训5场", [()]),
        ("区司法局组织培训5场", [("区司法局",)]),
        # a subject is carried through its sentence, and not beyond
        ("区司法局组织培训5场，发放资料2000份。召开会议3次", [("区司法局",), ("区司法局",), ()]),
        ("区住建局、水务局联合印发《方案》", [("区住建局", "水务局")]),
        # posts stand for the bodies named with them
        ("区委、区政府主要领导听取汇报3次", [("区委", "区政府")]),
        # 由 marks who acts
        ("由区司法局牵头制定《办法》", [("区司法局",)]),
        # an unnamed class is no body
        ("大王庄街道、上杭路街道等推广工作法", [("大王庄街道", "上杭路街道")]),
        ("区司法局召开会议，各街道开展检查3次", [("区司法局",), ()]),
    ],
)
def test_actors(sentence: str, actors: list[tuple[str, ...]]) -> None:
    assert [m.actors for m in read(sentence)] == actors


@pytest.mark.parametrize(
    ("sentence", "documents"),
    [
        ("制定印发《甲办法》《乙办法》", (("《甲办法》", "issues"), ("《乙办法》", "issues"))),
        ("修订《甲预案》", (("《甲预案》", "issues"),)),
        ("转发《甲通知》", (("《甲通知》", "issues"),)),
        ("贯彻落实《甲条例》", (("《甲条例》", "implements"),)),
        ("深入落实《甲纲要》和《乙方案》", (("《甲纲要》", "implements"), ("《乙方案》", "implements"))),
        ("根据《甲法》《乙法》开展检查35次", (("《甲法》", "basis"), ("《乙法》", "basis"))),
        ("按照《甲条例》要求，完善决策程序", (("《甲条例》", "basis"),)),
        ("审议通过《甲要点》", (("《甲要点》", "concerns"),)),
        ("学习《甲法》和《乙条例》", (("《甲法》", "concerns"), ("《乙条例》", "concerns"))),
        ("组织观看话剧《守望正义》", (("《守望正义》", "concerns"),)),
        ("发放《甲手册》2000份", (("《甲手册》", "concerns"),)),
    ],
)
def test_documents_by_role(sentence: str, documents: tuple[tuple[str, str], ...]) -> None:
    (measure,) = read(sentence)
    assert measure.documents == documents


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "通过“好差评”机制收到评价20.79万余条，好评率99.99%",
            [
                Read(
                    "通过“好差评”机制收到评价20.79万余条",
                    "收到",
                    programmes=("“好差评”机制",),
                    observations=("20.79万余条", "99.99%"),
                )
            ],
        ),
        (
            "行政执法监督平台归集执法数据3.4万条",
            [Read("归集执法数据3.4万条", "归集", programmes=("行政执法监督平台",), observations=("3.4万条",))],
        ),
        (
            "清理文件127件，废止13件，为企业挽回损失200余万元",
            [
                Read("清理文件127件", "清理", observations=("127件",)),
                Read("废止13件", "废止", observations=("13件", "200余万元")),
            ],
        ),
    ],
)
def test_programmes_and_observations(sentence: str, expected: list[Read]) -> None:
    assert read(sentence) == expected


def test_rule_and_verb_index_the_source() -> None:
    sentence = "区司 法局\n\n创新制定《轻微违法不予处罚清单》3份"
    text = small(sentence, TITLE)
    (measure,) = found(sentence).measures
    assert text[measure.verb_start :].startswith("制定《")
    assert text[measure.start : measure.end] == "创新制定《轻微违法不予处罚清单》3份"
    assert measure.rule == "measure.doing"
