"""Organisations, documents, programmes, regions and persons: sentences and what must be found in them."""

import pytest

from kg.extract.documents import kind_of
from tests.extract.reading import mentions

LINYI = "临沂市河东区2023年度法治政府建设工作报告"
TOWN = "余杭区径山镇人民政府2023年度法治政府建设工作报告"
PROVINCE = "山东省人民政府2023年法治政府建设情况报告"
CITY = "临沂市人民政府2023年法治政府建设情况报告"


@pytest.mark.parametrize(
    ("title", "sentence", "names"),
    [
        (LINYI, "区委、区政府听取汇报", ["区委", "区政府"]),
        # members of a list take the level that its first one has
        (LINYI, "区住建局、水务局、人社局联合印发《方案》", ["区住建局", "区水务局", "区人社局"]),
        (LINYI, "整合区综合执法、自然资源、市场监管等部门力量", ["区综合执法", "区自然资源", "区市场监管"]),
        (LINYI, "新立、东丽湖、丰年村等街道探索试点", ["新立街道", "东丽湖街道", "丰年村街道"]),
        (LINYI, "落实党中央、国务院决策部署", ["党中央", "国务院"]),
        (LINYI, "完成“亚楠调解室”建设", ["亚楠调解室"]),
        (LINYI, "向区人大常委会汇报工作", ["区人大常委会"]),
        (LINYI, "由区司法局会同区检察院开展评查", ["区司法局", "区检察院"]),
        (LINYI, "市委全面依法治市委员会办公室印发《要点》", ["市委全面依法治市委员会办公室"]),
        (LINYI, "临沂市司法局来河东区调研", ["临沂市司法局"]),
        (TOWN, "镇党委、镇政府召开会议6次", ["镇党委", "镇政府"]),
        (TOWN, "径山镇司法所参与调解", ["径山镇司法所"]),
        (PROVINCE, "省司法厅组织培训3期", ["省司法厅"]),
        (CITY, "市公安局、市生态环境局联合执法15次", ["市公安局", "市生态环境局"]),
        (CITY, "市中级人民法院发布典型案例10个", ["市中级人民法院"]),
        # towns that act together with the reporter have names
        (LINYI, "与大榆树镇、井庄镇联合开展行动", ["大榆树镇", "井庄镇"]),
        (LINYI, "与相关乡镇联合开展行动", []),
        (LINYI, "与有关乡镇签订责任书", []),
        (LINYI, "会同属地乡镇建立机制", []),
        (LINYI, "和周边乡镇联合执法", []),
        (LINYI, "与下辖乡镇签订责任书", []),
        (LINYI, "与所有乡镇签订责任书", []),
        # time does not grow with the number of ways to divide a run of divisions
        (LINYI, "与" + "兰山区" * 24 + "开会联合", []),
        (LINYI, "国网" + "兰山区" * 24 + "开会联合", []),
        # the level and the name of a medium, not what brings it in or a class
        (LINYI, "在区电视台播放", ["区电视台"]),
        (LINYI, "通过区电视台播放", ["区电视台"]),
        (LINYI, "在各大电视台播放", []),
        (LINYI, "与各大电视台合作", []),
        (LINYI, "在本地电视台播放", []),
        (LINYI, "省级日报刊发文章", []),
        (LINYI, "与南方日报合作", ["南方日报"]),
        # 管理办 of 管理办法 is no office
        (LINYI, "出台市社会保险管理办法", []),
        # what a bench is for is no place
        (LINYI, "打造智慧法庭、数字法庭", []),
        (LINYI, "设立少年法庭、速裁法庭、交通法庭", []),
        (LINYI, "会同康庄法庭、大榆法庭开展行动", ["康庄法庭", "大榆法庭"]),
        (LINYI, "会同区司法局、湖里公安分局、康庄法庭开展行动", ["区司法局", "湖里公安分局", "康庄法庭"]),
        # a field of two characters tells an institute under a level
        (LINYI, "区卫生监督所开展检查", ["区卫生监督所"]),
        (LINYI, "区食品检验所开展检测", ["区食品检验所"]),
        (LINYI, "市文化剧团演出", ["市文化剧团"]),
        (LINYI, "区管理所开展检查", []),
        # branches of central bodies under a place's short name
        (LINYI, "会同国家矿山安全监察局广东局开展检查", ["国家矿山安全监察局广东局"]),
        (LINYI, "会同国家统计局广东调查总队开展核查", ["国家统计局广东调查总队"]),
        (LINYI, "国家金融监督管理总局广东监管局印发通知", ["国家金融监督管理总局广东监管局"]),
        (LINYI, "国家统计局和省统计局联合印发通知", ["国家统计局", "省统计局"]),
        # the office of the group named last
        (
            LINYI,
            "成立普法工作领导小组，领导小组办公室设在区司法局。成立法治建设领导小组，领导小组办公室设在区司法局",
            [
                "普法工作领导小组",
                "普法工作领导小组办公室",
                "区司法局",
                "法治建设领导小组",
                "法治建设领导小组办公室",
                "区司法局",
            ],
        ),
        (CITY, "对沂水县、莒南县开展法治督察", ["沂水县", "莒南县"]),
        # unnamed classes, counts, posts and set phrases are none
        (LINYI, "各街道、各行政执法机关组织培训12场", []),
        (LINYI, "区委书记、区长带头讲法治课", []),
        (LINYI, "镇长办公会议研究部署", []),
        (LINYI, "各级人民法院审理案件", []),
        (LINYI, "组织6家单位、全区各单位学习", []),
        (LINYI, "办理市人大代表建议17件、政协委员提案5件", []),
        (LINYI, "推进法治政府建设", []),
        (LINYI, "打造15个社区司法服务点", []),
    ],
)
def test_organisations(title: str, sentence: str, names: list[str]) -> None:
    assert [m.expanded for m in mentions(sentence, "ORG", title)] == names


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("《行政处罚法》", "law"),
        ("《中华人民共和国宪法》", "law"),
        ("《民法典》", "law"),
        ("《中华人民共和国行政复议法（2023修订）》", "law"),
        ("《优化营商环境条例》", "regulation"),
        ("《劳动合同法实施条例》", "regulation"),
        ("《重大行政决策程序暂行条例》", "regulation"),
        ("《关于加强合法性审核工作的意见》", "normative"),
        ("《行政执法公示办法（试行）》", "normative"),
        ("《区政府工作规则》", "normative"),
        ("《行政裁量权基准》", "normative"),
        ("《法治社会建设实施纲要（2020—2025年）》", "plan"),
        ("《2023年工作要点》", "plan"),
        ("《突发事件应急预案》", "plan"),
        ("《权责清单》", "list"),
        ("《证明事项目录》", "list"),
        ("《任务分工台账》", "list"),
        ("《典型案例汇编》", "list"),
        ("《法治政府建设情况报告》", "report"),
        ("《中国共产党党内监督条例》", "party-rule"),
        ("《信访工作条例》", "party-rule"),
        ("《习近平法治思想学习纲要》", "book"),
        ("《网络漫谈》", "other"),
    ],
)
def test_kind_of_a_title(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "制定《行政执法公示办法》《执法全过程记录办法》",
            [("《行政执法公示办法》", "normative"), ("《执法全过程记录办法》", "normative")],
        ),
        # nested titles are part of the outer one
        ("印发《贯彻落实<信访工作条例>任务分工台账》", [("《贯彻落实<信访工作条例>任务分工台账》", "list")]),
        ("印发《贯彻落实《信访工作条例》实施方案》", [("《贯彻落实《信访工作条例》实施方案》", "plan")]),
        ("《某街道综合执法改革案例》入选全国法治政府建设优秀案例", [("《某街道综合执法改革案例》", "case")]),
        ("组织观看话剧《守望正义》", [("《守望正义》", "work")]),
        # what is made about a law leaves it a law
        ("开展《民法典》系列宣传活动", [("《民法典》", "law")]),
        ("开设《行政处罚法》专栏", [("《行政处罚法》", "law")]),
        ("制作《民法典》系列普法短片", [("《民法典》", "law")]),
        ("播放《民法典》宣传片", [("《民法典》", "law")]),
        ("创作山歌《山歌唱宪法》", [("《山歌唱宪法》", "work")]),
        ("录制《少年学民法典》系列短视频", [("《少年学民法典》", "work")]),
        ("制作《以案释法》系列普法短片", [("《以案释法》", "work")]),
        ("举办《法治大讲堂》系列讲座", [("《法治大讲堂》", "course")]),
        # a report's own rule is no ministry's
        ("下发《工程监督管理办法》", [("《工程监督管理办法》", "normative")]),
        ("完善《涉案财物监督管理办法》", [("《涉案财物监督管理办法》", "normative")]),
        ("落实《网络交易监督管理办法》", [("《网络交易监督管理办法》", "rule")]),
        ("审议《山东省工程管理办法》", [("《山东省工程管理办法》", "normative")]),
        # a mark without its partner opens no title
        ("印发《工作方案，开展检查", []),
        ("印发工作方案》，开展检查", []),
    ],
)
def test_documents(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.kind) for m in mentions(sentence, "DOC")] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("深化“放管服”改革", [("“放管服”改革", "reform")]),
        ("完成行政复议体制改革", [("行政复议体制改革", "reform")]),
        ("实施优化营商环境专项行动", [("优化营商环境专项行动", "campaign")]),
        ("推进优化营商环境三年行动", [("优化营商环境三年行动", "campaign")]),
        ("“法律明白人”培养工程获评2023年度市级优秀项目", [("“法律明白人”培养工程", "project")]),
        ("开展“法律六进”活动86场", [("“法律六进”活动", "activity")]),
        ("通过“好差评”机制收到评价3421条", [("“好差评”机制", "mechanism")]),
        ("建立“一村一法律顾问”制度", [("“一村一法律顾问”制度", "mechanism")]),
        ("严格落实行政执法公示制度", [("行政执法公示制度", "mechanism")]),
        ("推行“谁执法谁普法”普法责任制", [("“谁执法谁普法”普法责任制", "responsibility")]),
        ("主要负责人履行法治建设第一责任人职责", [("法治建设第一责任人职责", "responsibility")]),
        ("推广“浙里办”平台", [("“浙里办”平台", "platform")]),
        ("行政执法监督平台归集数据", [("行政执法监督平台", "platform")]),
        ("坚持和发展新时代“枫桥经验”", [("“枫桥经验”", "method")]),
        ("落实“八五”普法规划", [("“八五”普法规划", "plan")]),
        ("以习近平法治思想为指导", [("习近平法治思想", "doctrine")]),
        # bare generics, emphasis, people, single meetings, titles and inspections are none
        ("深化改革创新", []),
        ("紧抓领导干部“关键少数”", []),
        ("打通政策入企“最后一公里”", []),
        ("印发《优化营商环境专项行动方案》", []),
        ("开展食品安全专项检查", []),
        ("加强制度建设", []),
        ("召开述法汇报会2次", []),
        (
            "推行首问责任制、限时办结制和一次性告知制",
            [("首问责任制", "mechanism"), ("限时办结制", "mechanism"), ("一次性告知制", "mechanism")],
        ),
        ("推广行政复议“繁简分流”机制", [("行政复议“繁简分流”机制", "mechanism")]),
        ("建立执法人员“导师帮带”机制", [("“导师帮带”机制", "mechanism")]),
        ("推动执法由“有形覆盖”向“有效覆盖”转变", []),
        ("利用世界无烟日开展宣传", [("世界无烟日", "activity")]),
        # what a project or a campaign in quotes is for belongs to its name
        ("深化行政复议“提能增效”工程", [("行政复议“提能增效”工程", "project")]),
        ("组织开展道路运输安全集中整治“百日行动”", [("道路运输安全集中整治“百日行动”", "campaign")]),
    ],
)
def test_programmes(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.kind) for m in mentions(sentence, "PROG")] == found


@pytest.mark.parametrize(
    ("title", "sentence", "names"),
    [
        (LINYI, "我区开展检查12次", ["我区"]),
        (TOWN, "我镇开展宣传12场", ["我镇"]),
        (LINYI, "按照本市要求推进", ["本市"]),
        (LINYI, "在临沂市兰山区开展联合执法", ["临沂市兰山区"]),
        # one that signs or acts with us stands for its government
        (LINYI, "与临沂市兰山区开展联合执法", []),
        (CITY, "在河东区、兰山区开展示范创建", ["河东区", "兰山区"]),
        ("天津市河东区2022年报告", "在滨海新区召开现场会", ["滨海新区"]),
        # not a short name, not 全区, not a word that a name begins
        (LINYI, "立足河东实际，打造法治河东", []),
        (LINYI, "在全区、全市、各区推广，市级、区级联动", []),
        (LINYI, "天津市场监管", []),
        (LINYI, "自我区分责任", []),
        # not inside an organisation, a document or a programme
        (LINYI, "临沂市司法局印发《河东区行政执法监督办法》", []),
    ],
)
def test_regions(title: str, sentence: str, names: list[str]) -> None:
    assert [m.text for m in mentions(sentence, "REGION", title)] == names


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("区委书记张某同志带头学习", [("张某", ("区委书记",))]),
        ("区委副书记、区长李某同志听取汇报", [("李某", ("区委副书记", "区长"))]),
        ("党政主要负责同志履行职责", []),
        ("区长带队检查", []),
        ("学习习近平总书记重要讲话精神", []),
        ("局长办公会议研究部署", []),
    ],
)
def test_persons(sentence: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(m.text, m.posts) for m in mentions(sentence, "PERSON")] == found


def test_white_space_and_noise_belong_to_the_span_and_not_to_the_text() -> None:
    found = mentions("区司 法局印发《工作[bookmark: _GoBack]方案》2份", "ORG") + mentions(
        "区司 法局印发《工作[bookmark: _GoBack]方案》2份", "DOC"
    )
    assert [(m.text, m.end - m.start) for m in found] == [("区司法局", 5), ("《工作方案》", 25)]
