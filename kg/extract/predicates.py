"""Where the predicate of a clause begins: the first adverb, preposition or verb that is no part of its subject."""

import re
from functools import cache

from kg.extract.adverbials import first_of
from kg.extract.lexicons import adverbs, adverbs_outside_names, prepositions, verbs_of, verbs_used
from kg.extract.stream import Item

_HOW_IT_WENT = frozenset(("得到", "达到", "达", "明显", "显著", "愈发", "采取", "更加"))
CAN_ACT = re.compile(
    r"(?:系统|会议|部门|单位|机关|政府|局|委|办|街道|中心|所|队|组织|人员|员|平台|律师|村|社区|委员会|调解室|法庭|室|主任|书记|[区县市镇乡省局厅所]长|同志|负责人|领导|干部|热线\d*|顾问|律师|机构|协会|法院|检察院|公司|学校|企业|银行|办公会|常务会|例会|党组会|党委会|议事厅|本级|[两三四]级|全[省市区县州旗镇乡]|调解室|工作室)$"
)


# 因地制宜推广…, 点面结合推进…, 差异化实施…, 分领域实施…: how it is done stands before the verb as a subject does
_MANNER = re.compile(
    r"因[一-鿿]{1,2}(?:制宜|施策)|[一-鿿]{2}(?:施策|并举|并重|发力|结合|联动|协同|衔接|同步|互动)|[一-鿿]{1,6}化|毫不[一-鿿]{2}|[不一][一-鿿][不一][一-鿿]"
    r"|分(?:领域|行业|类别|层次|层级|批次|片区|区域|阶段|步骤|专题|年度)|加力|加紧|加劲|锲而不舍|驰而不息|持之以恒|久久为功|坚定不移|千方百计|全力以赴|想方设法|蹄疾步稳|有条不紊|善始善终"
)


def opens_with_manner(words: list[Item]) -> bool:
    """Whether a clause opens with a phrase that tells how, and goes on with a verb and what it governs."""
    if words[0].verb is not None:
        return False  # as most clauses do
    if words[0].text == "分" and len(words) > 4 and words[1].kind == "number" and words[2].text in _BATCHES:
        return True  # 分5批公布目录
    told = ""
    for index, item in enumerate(words[:4]):
        if item.kind != "word" or len(words) < index + 3:
            return False
        told += item.text
        if _MANNER.fullmatch(told) and item.verb is None and (verb := words[index + 1].verb) is not None:
            named = told.endswith("化") and verb.nominal and _names_a_thing(words[index + 2 :])
            return words[index + 2].kind != "mark" and not named
    return False


_BATCHES = frozenset(("批", "批次", "期", "次", "轮", "步", "阶段", "片", "路", "组"))
# 专业化调解队伍, 信息化监管平台
_THING = re.compile(r"(?:系统|体系|平台|队伍|组织|机构|中心|网络|设施|模式|人员)$")


def _names_a_thing(rest: list[Item]) -> bool:
    """专业化调解队伍不断壮大, 智能化监管系统建成运行: the manner and the verb are parts of a name that something is said of."""
    said = any((verb := w.verb) is not None and not verb.nominal for w in rest)
    return said or _THING.search(rest[0].text) is not None or any(w.adverb for w in rest)


def is_adverb(words: list[Item], index: int) -> bool:
    """Whether a word is an adverb here: 统筹 of 统筹提供 is, 统筹 of 统筹社会信用体系建设 is not."""
    item = words[index]
    if item.kind != "word" or not item.adverb:
        return False
    if item.text in prepositions("object"):
        return _will(words, index)
    if item.verb is None:
        return item.text not in adjectives() or _leads_on(words, index)
    for following in words[index + 1 : index + 3]:
        if (following.verb is not None and following.text != "发展") or following.leads:
            return True
        if following.kind != "word" or not following.adverb:
            return False
    return False


@cache
def adjectives() -> frozenset[str]:
    """Adverbs that stand before nouns as well: 重点, 专项, 现场."""
    return adverbs() - adverbs_outside_names()


def _leads_on(words: list[Item], index: int) -> bool:
    """Whether a verb, a preposition or another adverb follows: 重点 of 重点抓好 is an adverb, that of 重点任务 is none."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.kind != "word":
        return following is None
    led = following.verb is not None or following.leads
    return led or following.adverb


def _will(words: list[Item], index: int) -> bool:
    """将 of 将重点做好 is will; 将 of 将加强诚信建设的指标落实到工作中 and of 将现场检查频次压减15% takes an object."""
    at = index + 1
    while at < len(words) and words[at].adverb and words[at].verb is None:
        at += 1
    if at == len(words):
        return False
    verb = words[at].verb
    later = range(at + 1, len(words))
    if verb is None:
        return words[at].adverb or words[at].text in prepositions("ground")  # 将以学习贯彻精神为主线
    if at > index + 1 and not verb.nominal:
        return True
    if verb.nominal and any((v := words[i].verb) is not None and not v.nominal for i in later):
        return first_of(words, later, verbs_used("disposal") | verbs_used("change")) is None and at > index + 1
    return first_of(words, later, verbs_used("disposal")) is None


def predicate_index(words: list[Item]) -> int:
    """The index at which the predicate begins: the first adverb, preposition or verb that is no part of the subject."""
    texts = [item.text for item in words]
    moved = "由" in texts or "从" in texts
    if words[0].text in ("凡", "凡是") and (given := _given_to(words)) is not None:
        return given
    for index, item in enumerate(words):
        if item.kind != "word":
            continue
        if index and item.text == "从" and index + 1 < len(words) and words[index + 1].kind == "ORG":
            return index  # 市司法局从市公安局、市卫健委抽调骨干
        if index and item.text in ("和", "与", "同", "及", "以及", "从"):
            continue
        if item.adverb and is_adverb(words, index):
            return index
        if item.leads:
            if index == 0 or not _noun_like(words, index):
                return index
            continue
        verb = item.verb
        if verb is None:
            continue
        if item.text == "建议" and index + 1 < len(words) and words[index + 1].text in _ADVISED:
            return index  # 建议保留21份、废止5份
        if item.text == "建议" and not (index + 1 < len(words) and words[index + 1].kind == "ORG"):
            continue  # 代表建议全部按期答复
        modifies = (index + 1 < len(words) and words[index + 1].text in _MAKES_NOUN) or _bodies(words, index)
        timed = verb.nominal and any(w.text in _TIMES for w in words[index + 1 : min(index + 3, len(words) - 1)])
        if moved and _of_what_changes(words, index):
            continue
        if index and _among_counted(words, index):
            continue  # 老旧小区改造等5个事项均完成公众参与
        if item.text == "有效" and index and words[index - 1].text == "现行":
            continue  # 现行有效文件19件全部向社会公开
        if item.text == "发展" and (index or not develops(words, index)):
            continue
        if not modifies and not timed and not (verb.nominal and _inside_noun(words, index)):
            return index
    return _noun_verb(words)


def _among_counted(words: list[Item], index: int) -> bool:
    """改造 of 老旧小区改造等5个事项均按规定完成: a verb in the name of what is counted and said something of."""
    at = next((i for i in range(index + 1, min(index + 6, len(words) - 2)) if words[i].text == "等"), None)
    if at is None or words[at + 1].kind != "number" or any(w.kind in ("DOC", "mark") for w in words[index + 1 : at]):
        return False
    return any(w.text in _ALL_OF or (w.verb is not None and not w.verb.nominal) for w in words[at + 3 :])


_ADVISED = frozenset(("保留", "废止", "修改", "修订", "继续", "宣布", "失效"))
_ALL_OF = frozenset(("均", "全部", "都", "一律"))
_MEASURES = frozenset(("时限", "时间", "周期", "材料", "环节", "费用", "成本", "权重", "分值", "标准", "比例", "编制", "频次"))


def _of_what_changes(words: list[Item], index: int) -> bool:
    """办结 of 承诺办结时限由17.6个工作日压减至7.2个工作日: a verb in the name of what is changed from one number to another."""
    by = next((i for i in range(index + 1, min(index + 5, len(words))) if words[i].text in ("由", "从")), None)
    if (
        by is None
        or words[by - 1].text not in _MEASURES
        or words[index].text in verbs_of("raise", "soft") | {"压缩", "压减", "缩短", "精简", "减少"}
    ):
        return False
    return any(words[i].text.endswith(("至", "到", "为")) for i in range(by + 2, len(words)))


# 发展动力, 发展机遇: what is a word with 发展 and no object of it
_WITH_DEVELOPMENT = re.compile(
    r"综合|指数|动力|机遇|蓝图|目标|预期|主要|水平|质量|成果|之|是|的|和|格局|大局|态势|势头|环境|基础|后劲|活力|空间|规划|战略|路径|道路|方式|理念|阶段|改革"
    r"|中心|研究|集团|基金|银行|全局|任务|需要|需求|要求"
)


def develops(words: list[Item], index: int) -> bool:
    """大力发展公共法律服务: 发展 as a verb, with what it develops behind it."""
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.kind != "mark" and not _WITH_DEVELOPMENT.fullmatch(following.text)


def _given_to(words: list[Item]) -> int | None:
    """凡提请审议的决策草案均由区司法局先行开展审查: where the predicate begins behind all that it is about."""
    return next(
        (
            i
            for i in range(1, len(words) - 1)
            if words[i].text in ("均", "一律", "全部")
            and (words[i + 1].text in ("由", "经", "须") or ((verb := words[i + 1].verb) is not None and not verb.nominal))
        ),
        None,
    )


# 审批最长时限压缩到70天: how long a doing takes
_TIMES = frozenset(("时限", "时间", "周期"))


# 实施的项目, 解决率, 播放量: what makes a noun of the verb before it
_MAKES_NOUN = frozenset(("的", "率", "量", "数", "额", "者", "费", "性", "类", "系统", "强省", "强市", "强县", "强国"))


def _bodies(words: list[Item], index: int) -> bool:
    """组织 as a noun: 各级调解组织开展排查; 受理 in the name of a place: 社区事务受理服务中心, 投诉受理窗口."""
    if words[index].text == "受理":
        return index + 1 < len(words) and words[index + 1].text.startswith(("服务", "中心", "窗口", "大厅", "平台"))
    if words[index].text != "组织" or index == 0 or words[index - 1].kind != "word" or words[index - 1].adverb:
        return False
    return any(w.verb is not None for w in words[index + 1 : index + 3])


def _noun_verb(words: list[Item]) -> int:
    """区政府系统办理建议29件: where nothing else governs, a verb that is as often a noun does, after a subject that can act."""
    for index in range(1, len(words) - 1):
        acts = words[index - 1].kind == "ORG" or CAN_ACT.search(words[index - 1].text)
        if (
            words[index].verb is not None
            and acts
            and words[index + 1].kind != "mark"
            and words[index + 1].text not in _MAKES_NOUN
        ):
            return index
    return len(words)


def _noun_like(words: list[Item], index: int) -> bool:
    """结合, 对照 and such as nouns: 有机结合."""
    return words[index].text in ("结合", "对照", "面向", "运用", "利用") and index + 1 == len(words)


def _inside_noun(words: list[Item], index: int) -> bool:
    """Whether a verb that is as often a noun is one here: 培训 of 培训采取…, 检查 of 执法检查信息."""
    following = words[index + 1] if index + 1 < len(words) else None
    if index == 0 and (any(w.text in _HOW_IT_WENT for w in words[1:]) or _changes(words)):
        return True
    if index == 0:
        return following is not None and (
            (following.adverb and following.verb is None and is_adverb(words, 1) and following.text not in ("不予", "免予"))
            or (following.kind == "word" and following.text in ("的", "和", "与"))
            or (_WORKERS.match(following.text) is not None and any(w.verb is not None for w in words[2:]))
        )
    if following is None:
        return True
    if following.kind == "number":
        return False
    if words[index - 1].kind == "ORG" and index + 2 < len(words) and _goes_on(following):
        return False  # 州发展改革委〔指导〕帮助412家企业完成信用修复
    if words[index - 1].kind == "ORG" and following.text == "涉及":
        return False  # 区市场监管局〔审查〕涉及经营者经济活动的政策措施
    if words[index - 1].kind == "ORG" and following.kind in ("ORG", "DOC", "PROG", "quote"):
        return False  # 区委依法治区办〔委托〕广西大学
    return words[index - 1].kind in ("word", "REGION", "ORG", "DOC", "PROG", "quote") and not words[index - 1].adverb


def _goes_on(item: Item) -> bool:
    """Whether a word goes on with the verb before it: 审议〔通过〕, 办理〔不予〕处罚案件."""
    sure = item.verb is not None and not item.verb.nominal and item.text not in ("组织", "发展")
    return sure or item.text in ("不予", "免予")


# 法律援助机构办理案件: the first verb tells what kind of workers they are
_WORKERS = re.compile(r"(?:结果|机构|中心|部门|队伍|组织|窗口|平台|人员|律师|员)$")


def _changes(words: list[Item]) -> bool:
    """申请材料由19份精简至8份: what is changed from one number to another is a thing."""
    texts = [w.text for w in words[1:]]
    return "由" in texts and any(
        w.text.endswith(("至", "到", "为")) for w in words[1:] if w.start > words[1:][texts.index("由")].start
    )
