"""Whether a clause tells a measure, or a result, a purpose, a stance or a state, and why.

The classes are those of the annotation guidelines: what a verb does and to what decides; a verb of improving is a measure with a
concrete object and a result with an abstract one.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.clauses import Clause
from kg.extract.lexicons import function_words, objects, verbs, verbs_used
from kg.extract.no_measure import WHOLLY, is_rate, outcome, passes, signs_of
from kg.extract.stream import Item, word_item

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


@dataclass(slots=True)
class Setting:
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


def judge(text: str, clause: Clause, setting: Setting) -> Verdict | str:
    """The verdict on a clause, or the reason (a key of REASONS) why it is no measure."""
    if clause.form == "bare":
        return "rate" if is_rate(text, clause.start, clause.end) else _count(text, clause) or "no verb"
    head = clause.head
    if clause.form != "verb" or head is None:
        return {"ground": "adverbial"}.get(clause.form, clause.form)
    rest = text[head.end : clause.end]
    signs = signs_of(text, clause)
    if (reason := passes(text, clause, head, rest, signs)) is not None:
        return reason
    if outcome(text, clause, head, rest, signs, first=setting.first):
        return "result"
    if head.text == "发挥":
        return _role(text, clause, head)
    ends_done = text.endswith("完成", clause.start, clause.end) and _ALL_DONE.search(text, clause.start, clause.end) is not None
    if ends_done and not set(clause.prepositions) & {"将", "把"}:
        return Verdict(clause.words[0].start, "完成", clause.end - 2, "measure.object")
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
    if item.verb is not None:
        return None if item.text in _PAPERS else item
    tail = item.text[-2:]
    return word_item(item.end - 2, tail) if item.kind == "word" and len(item.text) > 3 and tail in verbs() else None


_KEPT_DOING = frozenset(("落实", "执行", "推行", "实行", "开展"))
_PLAYS = re.compile(r"(?:作用|优势|功能)$")


_SET_UP = re.compile(r"(?:机制|平台|制度)$")


def _keeping_up(text: str, clause: Clause, head: Item) -> Verdict | str:
    """坚持会前学法12次: a stance, but for a doing that is counted."""
    after = [item for item in clause.rest if item.start >= head.end and item.kind != "mark"]
    if head.text == "坚持" and len(after) > 1 and after[0].text in _KEPT_DOING and any(i.kind in ("PROG", "DOC") for i in after):
        return Verdict(clause.begin, after[0].text, after[0].start, "measure.doing")  # 坚持落实会前学法制度
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
    if subject.endswith("时限") and "由" not in clause.prepositions and not WHOLLY & set(clause.adverbs):
        return "result"  # 许可办理时限压缩至5个工作日
    if "由" in clause.prepositions and _IS_SET.search(subject):
        return Verdict(begin, head.text, head.start, "measure.object")
    if verbs()[head.text].cls in ("result", "stance", "raise") or _CAME_OUT.search(words):
        return "result"
    wholly = bool(WHOLLY & set(clause.adverbs)) and verbs()[head.text].cls in ("act", "issue")
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
_AGENDA = re.compile(r"》(?:等)?(?:\d+[个项件])?(?:重大)?(?:行政)?(?:决策)?(?:事项|议题|决策|草案)$")
# 办理时间压缩至…: a time or rate that comes out; 权重由3%提高到5%: a figure that is set
_COMES_OUT = re.compile(r"(?:时间|用时|周期|频次|耗时|成本|浓度|天数)$")
_IS_SET = re.compile(r"(?:标准|权重|分值(?:占比)?|编制|额度|补贴|上限|下限|时限)$")


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


_SUPPORT = re.compile(r"^(?:提供|搭建|奠定|筑牢).*(?:保障|支撑|支持|动力|遵循|借鉴|平台|基础)$")


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"(?:{objects('abstract')})(?:的?(?:不断)?(?:提升|提高|增强))?$")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:{objects('closing')})$")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:{objects('bare')})$|^(?:{objects('bare_whole')})$")


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
    r"(?:”(?:转变|转型|升级|跨越|迈进)|起好步|开好局|走在前列|全覆盖|增长|增效|转型|提升|提质|下移|下沉|跃升|共振|升级|提速|扩面|向好|好转|见效|落地见效|走深走实|落地生根|融合发展|高质量发展|有序开展)$"
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
