"""Whether a clause tells a measure, or a result, a purpose, a stance or a state, and why.

The classes are those of the annotation guidelines: what a verb does and to what decides; a verb of improving is a measure with a
concrete object and a result with an abstract one.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kg.extract.clauses import Clause
from kg.extract.data_files import terms
from kg.extract.lexicons import function_words, objects, verbs, verbs_used
from kg.extract.stream import Item

RULES = {
    "measure.doing": "a verb of doing and its object: 印发《…》, 开展检查",
    "measure.improving": "a verb of improving and a concrete object: 完善专家论证制度",
    "measure.object": "the thing done to as subject: 6项决策事项全部完成",
    "measure.count": "a noun of doing and a count: 司法确认55件",
    "measure.means": "a result with its means stated: 通过…实现…",
    "measure.after_role": "a concrete verb after 发挥…作用",
}
# why a clause is no measure
REASONS = {
    "adverbial": "it only leads the clause after it: 按照市政府会议精神",
    "time": "it tells when: 在任免职前",
    "purpose": "it tells what for: 为适应新形势, 力争全员持证",
    "result": "it tells what came of it: 实现全覆盖, 提升执法水平",
    "rate": "it tells how it came out: 好评率99.99%",
    "stance": "it tells an attitude: 坚持…, 紧抓“关键少数”",
    "state": "it tells how things are: 现有法律顾问17名",
    "role": "it plays a role: 发挥主渠道作用",
    "negated": "it tells what was not done: 未发现…",
    "honour": "it tells an award: 被评为…",
    "others": "others do it: 习近平总书记亲临视察",
    "no verb": "nothing in it governs: 其中市人大代表建议17件",
    "opening": "it opens the report",
    "shortcoming": "it admits a shortcoming",
}


class Verdict(NamedTuple):
    """A measure's beginning, its head verb, the verb's offset and the rule that told it; offsets index the clean text."""

    begin: int
    verb: str
    verb_start: int
    rule: str


class Setting(NamedTuple):
    """Where a clause stands.

    ``first``: no measure stands before it in its sentence; ``last``: it ends its sentence; ``thing``: its subject is what is done
    to; ``previous``: the verb of the measure before it in the sentence; ``named``: a document or programme stands in it; ``led``:
    an adverbial clause of means leads it.
    """

    first: bool
    last: bool
    thing: bool
    previous: str
    named: bool
    led: bool


_Judge = Callable[[str, Clause, Item, str], str | None]


def judge(text: str, clause: Clause, setting: Setting) -> Verdict | str:
    """The verdict on a clause, or the reason (a key of REASONS) why it is no measure."""
    if clause.form == "bare":
        return "rate" if _RATE.search(text, clause.start, clause.end) else _count(text, clause) or "no verb"
    head = clause.head
    if clause.form != "verb" or head is None:
        return {"ground": "adverbial"}.get(clause.form, clause.form)
    rest = text[head.end : clause.end]
    for check in _CHECKS:
        if (reason := check(text, clause, head, rest)) is not None:
            return reason
    if _outcome(text, clause, head, rest, first=setting.first):
        return "result"
    if head.text == "发挥":
        return _role(text, clause, head)
    if (done := _ALL_DONE.search(text, clause.start, clause.end)) is not None and not set(clause.prepositions) & {"将", "把"}:
        return Verdict(clause.words[0].start, "完成", done.end() - 2, "measure.object")
    if setting.thing:
        return _thing(text, clause, head)
    cls = verbs()[head.text].cls
    if cls == "result":
        means = head.text == "实现" and bool({"通过", "依托", "借助", "利用"} & set(clause.prepositions))
        return Verdict(clause.begin, head.text, head.start, "measure.means") if means else "result"
    if cls == "stance":
        return _keeping_up(text, clause, head)
    if cls in ("soft", "raise"):
        return _improving(clause, head, rest, setting)
    return _doing(text, clause, head, rest)


# 清单编制全部完成
_ALL_DONE = re.compile(r"(?:全部|如期|按期|均已|总体|圆满|顺利|基本|全面|组建|编制|建设|改造|修订|制定|安装|验收)完成$")
_RATE = re.compile(
    r"(?:率|比例|占比|比重)[^，。；]{0,12}?\d[\d.]*(?:%|‰|个百分点|倍)|率[^，。；\d]{0,8}[一二三四五六七八九]成|占(?:\d[\d.]*%|[一二三四五六七八九]成|[一二三四五]分之)"
)


def _rate(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """复议纠错率24.19%: a rate tells how it came out, no doing; not where means lead to it."""
    start = clause.words[0].start if clause.words else clause.begin
    if (
        _LEADS_TO_IT.isdisjoint(clause.prepositions)
        and _MAY_COME_TO.search(text, start, clause.end)
        and _COMES_TO.match(text, start, clause.end)
    ):
        return "rate"
    return "rate" if _RATE.search(text, start, clause.end) and "通过" not in clause.prepositions else None


# what is brought about is no mere rate: 将时间压缩至…, 通过…降低…
_LEADS_TO_IT = frozenset(("将", "把", "通过"))
# without one of these the long pattern is not worth trying
_MAY_COME_TO = re.compile(r"时[间限]|用时|周期|频次|耗时|成本|增长|下降|上升|居|位列|排名|同比|环比|较上年|就业|金额")
# 企业开办时间压缩至1个工作日以内, 同比下降2.1个百分点, 转移就业2.6万人次, 罚没金额1.2万元: what came of it
_COMES_TO = re.compile(
    r"[^，。；]{0,24}(?:时间|用时|周期|频次|耗时|成本)(?:(?=[仅约为]?\d)|(?:平均|再|均|大幅|分别|进一步|同比|由[^，。；]{1,12})?(?:压缩|缩短|压减|下降|减少|降低|降))"
    r"|[^，。；\d]{0,24}(?:增长|下降|上升)(?:了|达)?\d[\d.]*(?:%|‰|个百分点|倍)|[^，。；\d]{2,24}(?:居|位居|位列|排名)[^，。；\d]{0,8}第[\d一二三四五六七八九十]"
    r"|[^，。；]{0,16}(?:时限|时间)比[^，。；]{1,12}(?:压缩|缩短|减少)"
    r"|(?:[^，。；]{1,10}(?:量|数|额))?(?:同比|环比|较上年)(?:下降|增长|上升|提高|减少|增加)|[^，。；]{0,12}就业\d|(?:罚没|处罚|罚款)金额"
)


_ONE_QUOTE = re.compile(r"[一-鿿]{0,6}“([^”]*)”$")


def _only_set_phrase(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """紧抓领导干部“关键少数”: emphasis, no object."""
    match = _ONE_QUOTE.match(rest) if rest.endswith("”") else None
    if match is None or any(item.kind == "PROG" for item in clause.rest):
        return None
    return "stance" if match.group(1) in terms("set_phrases") else None


_HOPES = frozenset(("力争", "争取", "力求"))


def _hoped(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return None if _HOPES.isdisjoint(clause.adverbs) or "向" in clause.prepositions else "purpose"


# 普法形式单一, 执法力量薄弱: how things stand
_SO_MANY = re.compile(
    r"(?:以下|如下)?[一二三四五六七八九十\d]+(?:项|个|大|件)?(?:重点)?(?:工作|方面(?:的)?(?:工作)?|重点|任务|事)$"
)
_STANDS = re.compile(r"(?:单一|薄弱|不足|不够|不高|较低|滞后|匮乏|短缺|紧缺|参差不齐|流于形式)$")
_MAY_BE_ATTITUDE = re.compile(r"[将把]|同部署|亲自")
_ATTITUDE = re.compile(
    r"(?:[将把].{2,60}(?:作为.{0,12}(?:任务|抓手|重点|主线|根本|前提|关键|工程|目标|要求|保障|举措|大事)|贯穿.{0,16})|同部署.{0,20}同(?:考核|落实|推进|检查|督查)|[将把].{2,60}来抓|亲自[一-鿿]{2}(?:、[^，。；]{0,12}亲自[一-鿿]{2}){1,4})$"
)


# 打击犯罪取得重大战果, 推动建设再上新台阶: the last predicate tells what came of it
_CAME_TO = re.compile(
    r"(?:取得|迈出|见到|呈现|再上|迈上|收到|实现)[一-鿿]{0,8}(?:成效|突破|战果|进展|成果|实效|成绩|台阶|步伐|态势|胜利)$"
    r"|(?:明显|显著|持续|不断|进一步|大幅)(?:提高|提升|增强|改善|好转|优化)$|得到(?:有效|明显|妥善|显著|进一步)?[一-鿿]{2,4}$|(?:更加|日益|愈发|日趋)[一-鿿]{2,8}$|成(?:为)?常态$|变“[^“”]+”为“[^“”]+”$|保驾护航$"
)
# 加强理论武装是做好工作的基础
_IS = re.compile(
    r"[一-鿿]{0,20}是[一-鿿、]{2,24}(?:基础|关键|根本|前提|保障|保证|要求|举措|抓手|重点|任务|工作|所在|途径|必然|道理)$"
)
# 将从以下几方面改进
_FROM_SIDES = re.compile(r"从(?:以下|如下|下列)[一二三四五六七八九十几\d]*个?(?:大)?方面")
_ANNOUNCES = re.compile(r"(?:好|实)?(?:以下|如下|下列)")
_AMOUNTS = re.compile(r"[^，。；]{1,20}的[一-鿿]{2,12}?(?:已|共|累计)?(?:达到?|超过?|突破|为|有)\d")


# 提出意见的63件: which of them
_WHICH = re.compile(r"的\d+余?[件个名家宗起份][次]?$")


# 推动改革再深化
_ONCE_MORE = re.compile(r"再(?:深化|提升|创新|发力|突破|加强|优化|升级)$")


# 模拟法庭等活动34场次: a detail of what stands before it
_EXAMPLES = re.compile(r"等[一-鿿]{0,6}活动\d+余?[场次]+$")


_PLACES_OF_HONOUR = ("位置", "前面", "首位", "第一位")
# 把纪律挺在前面
_PLACED = re.compile(r"(?:放在|摆在|挺在).{0,12}(?:位置|前面|首位|第一位)$")


# 化解在行政体系内部
_IN = re.compile(r"在(?![线建校岗册编职读场逃])")


# 编制22名
_POSTS = re.compile(r"\d+[名人]")


def _how_things_are(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """可办事项162项, 由班子成员兼任, 编制22名, 化解在行政体系内部."""
    if _CAME_TO.search(text, head.end, clause.end) and "通过" not in clause.prepositions:
        return "result"
    if "是" in rest and _IS.fullmatch(rest):
        return "state"
    if text.find("从", clause.begin, clause.end) >= 0 and _FROM_SIDES.search(text, clause.begin, clause.end):
        return "state"
    if _ANNOUNCES.match(rest) or _STANDS.search(rest) or _SO_MANY.fullmatch(rest):
        return "state"
    if _MAY_BE_ATTITUDE.search(text, clause.begin, clause.end) and _ATTITUDE.search(text, clause.begin, clause.end):
        return "stance"
    # 模拟法庭等活动34场次: a detail of what stands before it; 提出意见的63件: which of them
    if clause.conjunction == "其中" and _WHICH.search(rest):
        return "no verb"
    if "再" in rest and _ONCE_MORE.search(rest):
        return "result"
    if text[head.start - 1] == "、" and _EXAMPLES.search(text[clause.start : clause.end]):
        return "no verb"
    # 参加培训的执法人员超640人: the verb stands inside the subject
    if "的" in rest and _AMOUNTS.match(rest):
        return "state"
    if rest.endswith(_PLACES_OF_HONOUR) and _PLACED.search(text, clause.begin, clause.end):
        return "stance"
    if "可" in clause.adverbs or head.text in ("兼任", "担任") or (_IN.match(rest) and head.text != "探索"):
        return "state"
    if verbs()[head.text].cls == "issue" and _POSTS.match(rest):
        return "state"
    return "result" if head.text == "覆盖" and not clause.subject else None


_MAY_DENY = re.compile(r"[未没不无]")
_FAILS = re.compile(r"(?:落实|执行|履行|覆盖)不(?:够|到位|力)")
_NOT = re.compile(r"(?:未|没有|尚未|不|不再[^，]{1,12})$|^(?:未|不)(?!断|定|折|少|再|予)")


_NONE_HAPPENED = re.compile(r"(?:全年)?(?:未发生|未出现|没有发生|无一)")


def _negated(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    """未发现…, 不再…索要: what was not done; 不再保留 is an act of its own."""
    if not _MAY_DENY.search(text, clause.start, clause.end):
        return None
    before = text[clause.begin : head.start]
    if _NONE_HAPPENED.match(text, clause.words[0].start, clause.end):
        return "negated"
    if before.endswith("不再"):
        return None if head.text in ("保留", "设置", "设立", "列入", "实行") else "negated"
    if _FAILS.search(text, clause.begin, clause.end):
        return "negated"
    return "negated" if before and _NOT.search(before) else None


_HONOUR = re.compile(
    r"被[^，。；]{0,16}(?:表彰为|评为|评选为|授予|命名为|确定为|认定为|列为|推广|采用|采纳)|荣获|入选|获评|获[^，]{2,20}奖"
)


def _honour(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    return "honour" if _HONOUR.search(text, clause.start, clause.end) else None


# 被复议机关撤销1件, 被法院判决败诉2件: what others decided
_DECIDED = re.compile(
    r"(?:其中)?被[一-鿿]{0,8}(?:法院|机关|检察院|政府)[^，。；]{0,4}(?:撤销|判决|纠正|确认|责令|变更|驳回|败诉)"
)


def _others(text: str, clause: Clause, head: Item, rest: str) -> str | None:
    decided = text[clause.begin] in "其被" and _DECIDED.match(text, clause.begin, clause.end)
    return "others" if decided else None


_CHECKS: tuple[_Judge, ...] = (_others, _rate, _only_set_phrase, _hoped, _how_things_are, _negated, _honour)


# 合法性审核文件176件, not 执法检查人员165名, 行政复议申请87件
_COUNTED_DOING = re.compile(r"(?!人员|队伍|机构|中心|员|申请|决定|建议)[^，。；]{0,24}\d")
# 人大代表建议17件: papers, no doing
_PAPERS = frozenset(("建议", "申请", "要求", "决定", "规定"))
_AT_LEAST = frozenset(["不少于", "不低于", "不超过", "成功", "共", "累计", "近", "约", "超", "超过", "达", "已", "共计", "全部"])


_PERCENT = re.compile(r"\d+(?:\.\d+)?%")


def _count(text: str, clause: Clause) -> Verdict | None:
    """司法确认55件, 调解成功211件, 学法不少于6次: a noun of doing before a count."""
    words = clause.words
    whole = _doing_in(words[0]) if words else None
    if whole is not None and whole is not words[0] and _COUNTED_DOING.match(text, whole.end, clause.end):
        return Verdict(words[0].start, whole.text, whole.start, "measure.count")
    counts = [i for i, w in enumerate(words) if w.kind == "number" and not _PERCENT.match(text[w.start : clause.end])]
    for index in counts:
        before = [w for w in words[:index] if w.text not in _AT_LEAST and w.kind != "mark"]
        while len(before) > 1 and (before[0].kind == "ORG" or before[0].text in ("等", "和", "会议", "会")):
            before = before[1:]  # 市政府常务会议〔会前学法9次〕
        if before and (verb := _doing_in(before[-1])) is not None:
            return Verdict(before[0].start, verb.text, verb.start, "measure.count")
    return None


def _doing_in(item: Item) -> Item | None:
    """The verb that a word is or ends in: 确认 of 司法确认, 处罚 of 行政处罚."""
    if item.text in verbs():
        return None if item.text in _PAPERS else item
    tail = item.text[-2:]
    return Item(item.end - 2, item.end, tail, "word") if item.kind == "word" and len(item.text) > 3 and tail in verbs() else None


_PLAYS = re.compile(r"(?:作用|优势|功能)$")


_SET_UP = re.compile(r"(?:机制|平台|制度)$")


def _keeping_up(text: str, clause: Clause, head: Item) -> Verdict | str:
    """坚持会前学法12次: a stance, but for a doing that is counted."""
    after = [item for item in clause.rest if item.start >= head.end and item.kind != "mark"]
    counted = len(after) in (3, 4) and after[-2].kind == "number" and after[-1].text in ("次", "期", "场")
    doing = _doing_in(after[-3]) if counted else None
    return Verdict(clause.begin, doing.text, doing.start, "measure.count") if doing else "stance"


def _role(text: str, clause: Clause, head: Item) -> Verdict | str:
    """发挥…作用 is none; with a mechanism as object it is one; a concrete verb after it begins one."""
    for item in clause.rest:
        plays = item.start > head.start and _PLAYS.search(text[head.end : item.start])
        if plays and item.kind == "word" and item.text in ("参与", "开展", "推动", "化解"):
            return Verdict(item.start, item.text, item.start, "measure.after_role")
    if _SET_UP.search(text[head.end : clause.end]):
        return Verdict(clause.begin, head.text, head.start, "measure.doing")
    return "role"


_CAME_OUT = re.compile(r"得到|率(?:达|为|保持|提)|\d%")


def _thing(text: str, clause: Clause, head: Item) -> Verdict | str:
    """人民调解员队伍由341人扩增至853人: what is done to as subject, with a verb of change."""
    words = text[clause.start : clause.end]
    subject = "".join(item.text for item in clause.subject)
    if _COMES_OUT.search(subject):
        return "result"
    begin = clause.subject[0].start if clause.subject else clause.begin
    passes = {"经", "由", "报"} & set(clause.prepositions) and head.text in _PASSES
    if passes and all(item.kind == "DOC" for item in clause.subject):
        return Verdict(begin, head.text, head.start, "measure.object")
    if _AGENDA.search(subject) and verbs()[head.text].cls in ("act", "issue"):
        return Verdict(begin, head.text, head.start, "measure.object")
    if subject.endswith("时限") and "由" not in clause.prepositions and not _WHOLLY & set(clause.adverbs):
        return "result"  # 许可办理时限压缩至5个工作日
    if "由" in clause.prepositions and _IS_SET.search(subject):
        return Verdict(begin, head.text, head.start, "measure.object")
    if verbs()[head.text].cls in ("result", "stance", "raise") or _CAME_OUT.search(words):
        return "result"
    wholly = bool(_WHOLLY & set(clause.adverbs)) and verbs()[head.text].cls in ("act", "issue")
    changed = (
        wholly
        or head.text in verbs_used("change")
        or "由" in clause.prepositions
        or re.search(r"\d", text[head.end : clause.end])
    )
    return Verdict(begin, head.text, head.start, "measure.object") if changed else "state"


# 《甲条例》经省人大常委会批准施行
_PASSES = frozenset(("批准", "审议", "讨论", "通过", "审定", "提交", "颁布", "发布", "出台", "印发", "公布"))
# 《…管理办法》等4个事项邀请代表参与评估, 《…规划》等议题邀请代表列席
_AGENDA = re.compile(r"》(?:等)?(?:\d+[个项件])?(?:重大)?(?:行政)?(?:事项|议题|决策|草案)$")
_WHOLLY = frozenset(("全部", "均", "全", "悉数", "一律", "逐项"))
# 办理时间压缩至…: a time or rate that comes out; 权重由3%提高到5%: a figure that is set
_COMES_OUT = re.compile(r"(?:时间|用时|周期|频次|耗时|成本|浓度|天数)$")
_IS_SET = re.compile(r"(?:标准|权重|分值|编制|额度|补贴|上限|下限|时限)$")


# 将…纳入 and such have their object before the verb
_OBJECT_BEFORE = frozenset(("将", "把", "对", "向", "通过", "由", "经", "先后经", "经过", "与", "同", "会同", "联合"))


_PREVENTS = re.compile(r"(?:减少|避免|防止|降低).*发生$")


_COMBINES = re.compile(r"(?:相|有机|紧密)结合(?:起来)?$")


def _doing(text: str, clause: Clause, head: Item, rest: str) -> Verdict | str:
    """A verb of doing: a measure unless it only serves an abstract end, or has no object."""
    if "为" in clause.prepositions and (_abstract().search(rest) or _SUPPORT.search(head.text + rest)):
        return "result"
    if not rest.strip("了的、") and not set(clause.prepositions) & _OBJECT_BEFORE and head.text not in verbs_used("alone"):
        return "state"
    if _PREVENTS.search(head.text + rest) or _COMBINES.search(rest):
        return "result"
    if head.text == "形成" and not re.search(objects("concrete"), rest):
        return "result"
    return Verdict(clause.begin, head.text, head.start, "measure.doing")


_SUPPORT = re.compile(r"^提供.*(?:保障|支撑|支持|动力|遵循|借鉴)$")


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"(?:{objects('abstract')})(?:的?(?:不断)?(?:提升|提高|增强))?$")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:{objects('closing')})$")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:{objects('bare')})$|^(?:{objects('bare_whole')})$")


_GROWS = re.compile(r"(?:发展|振兴|建设|崛起|跨越)$")


_PROBLEM = re.compile(r"[问难]题$")


def _outcome(text: str, clause: Clause, head: Item, rest: str, *, first: bool) -> bool:
    """从源头防范风险, 护航高质量发展, 示范村增至7个, 解决群众难题: what a doing is for, or what came of it."""
    if head.text in ("护航", "助力", "保障"):
        return not first and _GROWS.search(rest) is not None
    if head.text in ("解决", "破解", "化解"):
        return not first and _PROBLEM.search(rest) is not None and not re.search(r"\d", rest)
    if len(rest) == 2 and _ALL_SETTLED.fullmatch(rest) and not clause.subject and _WHOLLY & set(clause.adverbs):
        return True
    if head.text in ("新增", "登记") and _NEW_FIRMS.match(text, head.start, clause.end):
        return True
    if _MAY_BE_OUTCOME.search(text, clause.start, clause.end):
        opening = clause.words[0].start
        if _LOSSES.search(text, head.start, clause.end) or _AS_FAR.search(text, clause.start, clause.end):
            return True
        if _BY_IT.fullmatch(text, opening, clause.end) or _TAKES_PART.match(text, opening, clause.end):
            return True
    if head.text == "增至":
        return "由" not in clause.prepositions
    return text.startswith("从源头", clause.begin) and head.text in ("防范", "预防", "减少", "避免", "遏制")


# without one of these the patterns below are not worth trying
_MAY_BE_OUTCOME = re.compile(r"损失|最大|有效|促|[参受]")
# 帮助企业避免损失上千万元, 最大限度减少干扰, 有效防范了法律风险
_LOSSES = re.compile(r"(?:避免|挽回|减少)(?:和挽回|或减少)?了?[^，。；]{0,8}损失")
_AS_FAR = re.compile(r"最大(?:限度|程度)|有效(?:防范|化解|遏制|避免|减少|缓解)了")
# 截至年底全部整改完毕
_ALL_SETTLED = re.compile(r"到位|完毕|销号|完成")
# 以创建促提升
_BY_IT = re.compile(r"以[^，。；]{1,8}促[^，。；]{1,8}")
# 新增市场主体6127户
_NEW_FIRMS = re.compile(r"(?:新增|登记)(?:各类)?(?:市场主体|经营主体|个体工商户)")
# 参与群众1.6万人次
_TAKES_PART = re.compile(
    r"(?:参与|参加|受益|受教育|参训|受众)(?:群众|人员|居民|学生|职工|企业|干部|牧户|农户)(?:达|超过?|近|约)*\d"
)
_INTO = re.compile(r"(?:形成|实现|构成)")


_ROLE = re.compile(r"(?:作用|优势)$")


def _improving(clause: Clause, head: Item, rest: str, setting: Setting) -> Verdict | str:
    """A verb of improving: a measure with a named or concrete object, a result with an abstract one."""
    if head.text in ("推动", "促进") and _INTO.match(rest) and "“" not in rest:
        return "result"
    if "通过" in clause.prepositions or head.text == "倒逼":
        return Verdict(clause.begin, head.text, head.start, "measure.means")
    if _ROLE.search(rest) and head.text not in ("推动", "探索"):
        return "role"
    concrete = _names_an_object(clause, head, rest, setting)
    return Verdict(clause.begin, head.text, head.start, "measure.improving") if concrete else "result"


_EFFECTS = frozenset(("推动", "促进", "推进"))
_TURNS_OUT = re.compile(
    r"(?:全覆盖|增长|增效|转型|提升|提质|下移|下沉|跃升|共振|升级|提速|扩面|向好|好转|见效|落地见效|走深走实|落地生根|融合发展|高质量发展|有序开展)$"
)


_SO_MANY_THINGS = re.compile(r"\d余?[万亿]?余?[个件项条份名处家宗]")


# 推动平均审理期限压缩至45天以内
_REACHES = re.compile(r"(?:压缩|提升|缩短|降|提高|下降|达到?)(?:至|到|在)")


_ENDS_IN_COUNT = re.compile(r"\d[^元]*$")


def _names_an_object(clause: Clause, head: Item, rest: str, setting: Setting) -> bool:
    """Whether what is improved is a thing that something is done to."""
    if _bare().search(rest) and not (setting.named and not rest.endswith(("落实", "见效", "实效"))):
        return setting.first and head.text in ("推进", "推动") and len(rest) > 6
    if _abstract().search(rest):
        return False
    if _SO_MANY_THINGS.search(rest) and verbs()[head.text].cls == "soft" and head.text not in _EFFECTS:
        return True
    # 推动平均审理期限压缩至45天以内: what came of it
    if not setting.first and head.text in ("推动", "促进", "推进") and _REACHES.search(rest):
        return False
    if not setting.first and head.text in ("推动", "促进") and _TURNS_OUT.search(rest):
        return False
    if setting.named:
        return True
    if function_words("weak") & set(clause.adverbs) and not setting.first:
        return False
    if verbs()[head.text].cls == "raise":
        opens = setting.first and not clause.adverbs and not _closing().search(rest)
        return setting.led or bool(_ENDS_IN_COUNT.search(rest)) or opens
    if _closing().search(rest) and (not setting.first or head.text in ("优化", "构建", "打造")):
        return False
    # 印发《…》，规范工作程序。
    makes = setting.previous in verbs() and verbs()[setting.previous].cls == "issue"
    return not (setting.last and not setting.first and len(rest) <= 5 and makes)
