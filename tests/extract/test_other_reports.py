"""What a reading of other reports showed to go wrong, and must not again."""

import pytest

from tests.extract.reading import found, in_sentence, mentions


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("现场解答群众咨询300人次", ["现场解答群众咨询300人次"]),
        ("我们持续加强执法队伍建设", ["持续加强执法队伍建设"]),
        ("连续5年开展执法案卷评查", ["开展执法案卷评查"]),
        ("会同县委编办、县人社局清理执法人员32人", ["会同县委编办、县人社局清理执法人员32人"]),
        ("重点抓好以下工作", []),
        ("败诉率同比下降3.2个百分点", []),
        ("推动形成共建共治共享格局", []),
        ("参加培训的执法人员超640人", []),
        # what others decided, rates and shares, what it led to
        ("被法院判决败诉2件", []),
        ("行政案件占六成以上", []),
        ("印发方案，推动执法力量下沉", ["印发方案"]),
        ("行政复议申请共计87件", []),
        # what is kept up and counted; what an agenda holds; what is finished
        ("坚持会前学法12次", ["坚持会前学法12次"]),
        ("《停车收费管理办法》等4个事项邀请代表参与评估", ["《停车收费管理办法》等4个事项邀请代表参与评估"]),
        ("38支执法队伍组建完成", ["38支执法队伍组建完成"]),
        ("恢复耕地82亩", ["恢复耕地82亩"]),
        ("划分网格62个", ["划分网格62个"]),
        ("第一时间发布《防控通告》", ["第一时间发布《防控通告》"]),
    ],
)
def test_measures(sentence: str, measures: list[str]) -> None:
    assert [m.text for m in in_sentence(found(sentence).measures, sentence)] == measures


@pytest.mark.parametrize(
    ("sentence", "programmes"),
    [
        ("推动执法从“重处罚”向“重服务”转变", []),
        ("实现“零的突破”", []),
        ("开展“送法进校园”、“以案释法”等活动", ["“送法进校园”", "“以案释法”"]),
        ("开展“十四五”时期法治政府建设规划编制", ["“十四五”时期法治政府建设规划"]),
        ("用好各大网络平台", []),
        ("二是实施营商环境提升行动", ["营商环境提升行动"]),
        ("组织涉及行政处罚内容的规范性文件专项清理", ["涉及行政处罚内容的规范性文件专项清理"]),
        ("织密矛盾化解“一张网”", []),
    ],
)
def test_programmes(sentence: str, programmes: list[str]) -> None:
    assert [m.text for m in mentions(sentence, "PROG")] == programmes


@pytest.mark.parametrize(
    ("sentence", "organisations"),
    [
        ("提请市人大常委会审议条例草案", ["市人大常委会"]),
        ("县级公共法律服务中心1个", []),
        ("创建三甲医院", []),
        ("我区共有律师事务所54家", []),
        ("联合公安局、应急局印发通知", ["公安局", "应急局"]),
    ],
)
def test_organisations(sentence: str, organisations: list[str]) -> None:
    assert [m.text for m in mentions(sentence, "ORG")] == organisations
