"""Whether a clause tells a measure, or a result, a purpose, a stance or a state.

The classes are those of the annotation guidelines: what a verb does and to what decides; a verb of improving is a measure with a
concrete object and a result with an abstract one.
"""

import re

from kg.extract.clauses import Clause
from kg.extract.data_files import terms
from kg.extract.lexicons import function_words, verbs, verbs_used

RULES = {
    "measure.doing": "a verb of doing and its object: 印发《…》, 开展检查",
    "measure.improving": "a verb of improving and a concrete object: 完善专家论证制度",
    "measure.object": "the thing done to as subject: 6项决策事项全部完成",
    "measure.count": "a noun of doing and a count: 司法确认55件",
    "measure.means": "a result with its means stated: 通过…实现…",
    "measure.after_role": "a concrete verb after 发挥…作用",
}

# 水平, 能力: what is improved without anything done to it
_ABSTRACT = re.compile(
    r"(?:水平|能力|意识|观念|理念|思维|质量|效能|质效|活力|合力|氛围|效率|满意度|获得感|幸福感|安全感|自觉性|主动性|积极性|公信力|影响力|知晓率|素养|素质|成效|实效|效果|形象"
    r"|责任感|使命感|信心|权益|便利度|透明度|权威|威信|温度|美誉度|竞争力|软实力|局面|根基)(?:的?(?:不断)?(?:提升|提高|增强))?$"
)
# what is abstract where it closes a sentence: 优化营商环境
_CLOSING = re.compile(r"(?:环境|格局|基础|利益|稳定|秩序|法治化|规范化|精准化|高质量发展|发展|安全|制度体系)$")
_BARE_OBJECT = re.compile(
    r"(?:工作落实|工作程序|落地落实|落地见效|落地生根|方式方法|特色亮点|统筹谋划|应用创新|改革创新|责任落实|走深走实|见行见效|取得实效|有效实施|同向发力"
    r"|不断向前|任务落实|有效落实|纲要实施|有序推进|工作质量|运行效能|协同治理)$|^(?:依法行政工作|制度建设|工作程序|工作)$"
)
_CONCRETE_AFTER_FORM = re.compile(r"台账|清单|报告|方案|意见|办法|制度|名单|目录|手册|汇编|文件|指引|案例|图|机制")
_ROLE = re.compile(r"^(?:[^，。；]{0,40}?)(?:作用|优势|功能|职能|效能)$")
_EXPERIENCE = re.compile(r"^.{0,8}“[^”]*经验”$")


def judge(
    text: str, clause: Clause, *, first: bool, last: bool, planned: bool, thing: bool, previous: str, named: bool, led: bool
) -> tuple[int, str, int, str] | None:
    """Where a clause's measure begins, its head verb, the verb's offset and the rule; None where it is no measure.

    ``first``: no measure stands before it in its sentence; ``last``: it ends its sentence; ``thing``: its subject is what is done
    to; ``previous`` is the verb of the measure before it in the sentence; ``named``: a document or programme stands in it;
    ``led``: an adverbial clause of means leads it.
    """
    if clause.form == "bare":
        return _count(text, clause)
    head = clause.head
    if clause.form != "verb" or head is None or _rate(text, clause):
        return None
    if head.text == "发挥":
        return _role(text, clause)
    verb = verbs()[head.text]
    rest = text[head.end : clause.end]
    if _SET_PHRASE_ONLY.match(rest) and rest[rest.find("“") + 1 : -1] in terms("set_phrases"):
        return None
    if {"力争", "争取", "力求", "可"} & set(clause.adverbs) or (head.text == "覆盖" and not clause.subject):
        return None
    if (rest.startswith("在") and head.text != "探索") or head.text in ("兼任", "担任"):
        return None
    if verb.cls == "issue" and re.match(r"\d+[名人]", rest):
        return None
    if _negated(text, clause) or _passive_honour(text, clause):
        return None
    if thing:
        return _thing(text, clause)
    if verb.cls == "result":
        return _result(text, clause, rest)
    if verb.cls == "stance":
        return None
    if verb.cls in ("soft", "raise"):
        return _improving(text, clause, rest, first=first, last=last, previous=previous, named=named, led=led)
    if _ABSTRACT.search(rest) and "为" in clause.prepositions:
        return None
    if head.text == "提供" and "为" in clause.prepositions and re.search(r"(?:保障|支撑|支持|动力|遵循|借鉴)$", rest):
        return None
    if not rest.strip("了的、") and not set(clause.prepositions) & _CARRY_OBJECT:
        return None
    if re.search(r"(?:减少|避免|防止|降低).*发生$", text[head.start : clause.end]) or re.search(
        r"(?:相|有机|紧密)结合(?:起来)?$", rest
    ):
        return None
    if head.text == "形成" and not _CONCRETE_AFTER_FORM.search(rest):
        return None
    return clause.begin, head.text, head.start, "measure.doing"


_CARRY_OBJECT = frozenset(("将", "把", "对", "向", "通过", "由", "经", "先后经", "经过"))
_SET_PHRASE_ONLY = re.compile(r"(?:[一-鿿]{0,6})“[^”]*”$")


def _rate(text: str, clause: Clause) -> bool:
    """复议纠错率24.19%: a rate tells how it came out, no doing; not where means lead to it."""
    return (
        bool(re.search(r"率[^，。；]{0,8}?\d[\d.]*[%‰]", text[clause.begin : clause.end])) and "通过" not in clause.prepositions
    )


def _negated(text: str, clause: Clause) -> bool:
    """未发现…, 不再…索要: what was not done; 不再保留 is an act of its own."""
    assert clause.head is not None
    before = text[clause.begin : clause.head.start]
    if before.endswith("不再"):
        return clause.head.text not in ("保留", "设置", "设立", "列入", "实行")
    if re.search(r"(?:落实|执行|履行|覆盖)不(?:够|到位|力)", text[clause.begin : clause.end]):
        return True
    return bool(re.search(r"(?:未|没有|尚未|不|不再[^，]{1,12})$|^(?:未|不)(?!断|定|折|少|再)", before))


def _passive_honour(text: str, clause: Clause) -> bool:
    return bool(
        re.search(
            r"被(?:[^，。；]{0,16}(?:评为|评选为|授予|命名为|确定为|认定为|列为|推广|采用|采纳))|荣获|入选|获评|获[^，]{2,20}奖",
            text[clause.start : clause.end],
        )
    )


def _count(text: str, clause: Clause) -> tuple[int, str, int, str] | None:
    """司法确认55件: a noun of doing right before a count."""
    words = [*clause.subject] or [*clause.rest]
    for index, item in enumerate(words[1:], 1):
        before = words[index - 1]
        if item.kind == "number" and before.text in verbs() and not re.match(r"\d+(?:\.\d+)?%", text[item.start : clause.end]):
            return words[0].start, before.text, before.start, "measure.count"
        if item.kind == "number" and before.text == "司法确认":
            return words[0].start, "确认", before.start + 2, "measure.count"
    return None


def _role(text: str, clause: Clause) -> tuple[int, str, int, str] | None:
    """发挥…作用 is none; with a mechanism as object it is one; a concrete verb after it begins one."""
    assert clause.head is not None
    for item in clause.rest:
        if (
            item.start > clause.head.start
            and item.kind == "word"
            and item.text in ("参与", "服务", "开展", "推动", "化解")
            and re.search(r"(?:作用|优势|功能)$", text[clause.head.end : item.start])
        ):
            return (item.start, item.text, item.start, "measure.after_role") if item.text != "服务" else None
    rest = text[clause.head.end : clause.end]
    if re.search(r"(?:机制|平台|制度)$", rest):
        return clause.begin, clause.head.text, clause.head.start, "measure.doing"
    return None


def _thing(text: str, clause: Clause) -> tuple[int, str, int, str] | None:
    """人民调解员队伍由341人扩增至853人: what is done to as subject, with a verb of change."""
    assert clause.head is not None
    words = text[clause.start : clause.end]
    head = clause.head
    begin = clause.subject[0].start if clause.subject else clause.begin
    if (
        verbs()[head.text].cls in ("result", "stance", "raise")
        or head.text in ("兼任", "担任")
        or re.search(r"得到|率(?:达|为|保持|提)|\d%", words)
    ):
        return None
    if head.text in verbs_used("change") or "由" in clause.prepositions or re.search(r"\d", text[head.end : clause.end]):
        return begin, head.text, head.start, "measure.object"
    return None


def _result(text: str, clause: Clause, rest: str) -> tuple[int, str, int, str] | None:
    """实现 with its means (通过…) is a measure; without, a result."""
    assert clause.head is not None
    if clause.head.text == "实现" and "通过" in clause.prepositions:
        return clause.begin, clause.head.text, clause.head.start, "measure.means"
    # 实现 before a named arrangement
    return None


def _improving(
    text: str, clause: Clause, rest: str, *, first: bool, last: bool, previous: str, named: bool, led: bool
) -> tuple[int, str, int, str] | None:
    """A verb of improving: a measure with a named or concrete object, a result with an abstract one."""
    assert clause.head is not None
    head = clause.head
    measure = clause.begin, head.text, head.start, "measure.improving"
    if head.text in ("推动", "促进") and re.match(r"(?:形成|实现|构成)", rest) and "“" not in rest:
        return None
    if "通过" in clause.prepositions or head.text == "倒逼":
        return clause.begin, head.text, head.start, "measure.means"
    if re.search(r"(?:作用|优势)$", rest) and head.text not in ("推动", "探索"):
        return None
    if _BARE_OBJECT.search(rest) and not (named and not rest.endswith(("落实", "见效", "实效"))):
        return measure if first and head.text in ("推进", "推动") and len(rest) > 6 else None
    if _ABSTRACT.search(rest):
        return None
    if (
        not first
        and head.text in ("推动", "促进", "推进")
        and re.search(r"(?:压缩|提升|缩短|降|提高|下降|达到?)(?:至|到|在)", rest)
    ):
        return None
    weak = bool(function_words("weak") & set(clause.adverbs))
    if named and not (weak and _ABSTRACT.search(rest)):
        return measure
    if weak and not first:
        return None
    if verbs()[head.text].cls == "raise":
        return measure if led or re.search(r"\d", rest) or (first and not clause.adverbs and not _CLOSING.search(rest)) else None
    if _CLOSING.search(rest) and (not first or head.text in ("优化", "构建", "打造")):
        return None
    if last and not first and len(rest) <= 5 and verbs().get(previous) is not None and verbs()[previous].cls == "issue":
        return None
    return measure
