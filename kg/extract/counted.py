"""What a number counts or rates: the words after its unit, else those between the verb and the number."""

import re
from collections.abc import Iterable

from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.lexicons import adverbs, adverbs_outside_names, function_words, verbs
from kg.extract.quantities import Quantity
from kg.extract.subjects import CLASS

# units whose number stands after what it counts (好评率99%, 群众2941人次), never before it
_AFTER_ITS_NOUN = frozenset(("%", "‰", "元", "倍", "百分点", "", "人次", "批次", "场次", "件次", "家次", "户次"))
_LEADS = re.compile(r"^(?:[、，和与及的等共了（：]|以及|各类|其中|累计|全年|共计|总计|先后|已|并|还|均|也|全部)+")
_TRAILS = re.compile(r"(?:[、，和与及的等（）：]|共|年均|免费|同比|环比|合计)+$")
_DETAIL = re.compile(r"（[^（）]*）$")


def counted(
    context: Context, clause: Clause, quantity: Quantity, before: Quantity | None, following: int, same: Quantity | None = None
) -> str:
    """The words that name what a quantity of a clause counts.

    ``before`` is the quantity before it in its sentence, ``following`` the offset where the next one begins.
    """
    return (
        _after(context, quantity, following)
        or _left(context, clause, quantity, before)
        or _inherited(clause, quantity, before, same)
    )


def _after(context: Context, quantity: Quantity, following: int) -> str:
    """421个议事协调机构: the nouns after the unit."""
    if quantity.unit in _AFTER_ITS_NOUN:
        return ""
    stop = quantity.end
    for at, word in context.words_in(quantity.end, min(following, quantity.end + 30)):
        verb = verbs().get(word)
        plain = stop == quantity.end or word not in ("的", "等", "和", "与", "及")
        if (
            word in "，。；：、（）！？\n"
            or not plain
            or (word in function_words("stop") and word != "“")
            or word in adverbs_outside_names()
            or (verb and not verb.nominal)
        ):
            break
        stop = at + len(word)
    found = _clean(context.text[quantity.end : stop])
    return found if not found.startswith("“") or found.endswith("”") or "”" in found else found.strip("“")


def _left(context: Context, clause: Clause, quantity: Quantity, before: Quantity | None) -> str:
    """The words between the verb, or the number before, and this number: 收到〔行政复议申请〕521件."""
    start = clause.head.end if clause.head is not None and clause.head.end <= quantity.start else clause.begin
    if clause.head is None or clause.head.end > quantity.start:
        start = clause.subject[0].start if clause.subject else clause.begin
    if before is not None and start < before.end <= quantity.start:
        start = before.end
    if quantity.unit in ("%", "‰") and (rate := _rate(context, clause, quantity, before)):
        return rate
    words = _words(context, start, quantity.start)
    while words and (words[-1][1] in function_words("before_number") or words[-1][1] in adverbs()):
        words.pop()
    while len(words) > 1 and (words[0][1] in adverbs_outside_names() or _chained(words[0][1], words[1][1])):
        words = words[1:]
    # 提请市人大常委会审议地方性法规草案3项 counts 地方性法规草案
    bodies = [item.end for item in clause.rest if item.kind == "ORG" and item.end <= quantity.start and item.start >= start]
    behind = [word for word in words if word[0] >= bodies[-1]] if bodies else []
    if len(behind) > 1 and behind[0][1] in verbs():
        words = behind[1:]
    if not words:
        return _subject(context, clause, quantity, start)
    # 上报并自行处置2137件, 整改完成33条 count what was counted before
    if (
        {"并", "完成", "办结", "成功"} & {word for _, word in words}
        and all(_doing(word) for _, word in words)
        and _alike(before, quantity)
    ):
        return ""
    found = _clean(_DETAIL.sub("", context.text[words[0][0] : words[-1][0] + len(words[-1][1])]))
    return re.split(r"[，；。]", found)[-1]


def _doing(word: str) -> bool:
    return word in verbs() or word in adverbs() or word in ("并", "和", "成功")


def _alike(before: Quantity | None, quantity: Quantity) -> bool:
    return before is not None and before.unit == quantity.unit


def _words(context: Context, start: int, end: int) -> list[tuple[int, str]]:
    """The words of a span; the end of a word that begins before it (损失 of 挽回损失) is one too."""
    words = context.words_in(start, end)
    first = words[0][0] if words else end
    return [(start, context.text[start:first]), *words] if first > start else words


_RATE = re.compile(r"(?:率|比例|占比|比重|满意度)")


def _rate(context: Context, clause: Clause, quantity: Quantity, before: Quantity | None) -> str:
    """被诉行政机关负责人出庭应诉率达到100%: a rate with all that tells it apart."""
    start = clause.subject[0].start if clause.subject else clause.begin
    if clause.head is not None and clause.head.end <= quantity.start and verbs()[clause.head.text].cls == "result":
        start = clause.head.end if clause.head.text == "实现" else start
    if before is not None and start < before.end <= quantity.start:
        start = before.end
    words = context.text[start : quantity.start]
    ends_at = max((m.end() for m in _RATE.finditer(words)), default=0)
    return _clean(words[:ends_at]) if ends_at and ends_at >= len(words) - 10 else ""


def _chained(word: str, following: str) -> bool:
    """制定〔印发〕: a second verb of the chain is no part of what is counted."""
    verb = verbs().get(word)
    return verb is not None and verb.cls in ("issue", "act") and not verb.nominal and following != "的"


def _subject(context: Context, clause: Clause, quantity: Quantity, start: int) -> str:
    """执法培训累计覆盖960人: the clause's subject where nothing stands between verb and number."""
    acts = clause.subject and (clause.subject[-1].kind == "ORG" or CLASS.search(clause.subject[-1].text))
    if clause.subject and not acts and quantity.start - start <= 4:
        return _clean(context.text[clause.subject[0].start : clause.subject[-1].end])
    return ""


_COMPARES = frozenset(("%", "‰", "百分点", "倍"))
_RISES = re.compile(r"增长|下降|上升|提高|降低|减少|增加|提升|压缩|高于|低于|回落|翻")


def _inherited(clause: Clause, quantity: Quantity, before: Quantity | None, same: Quantity | None) -> str:
    """受理297件 after 收到行政复议申请342件 counts the same; else the verb itself (批示60次), else the unit."""
    verb = clause.head.text if clause.head is not None else ""
    if before is not None and quantity.unit in _COMPARES and before.unit not in _COMPARES and (not verb or _RISES.match(verb)):
        return before.of
    if same is not None and before is not None and before.unit in _COMPARES and quantity.unit not in _COMPARES:
        return same.of
    if before is not None and before.start >= clause.start and not (clause.head and before.end <= clause.head.start):
        return before.of
    if before is not None and (
        before.unit == quantity.unit or (clause.head is None and before.end == quantity.start) or before.end == quantity.start
    ):
        return before.of
    if clause.head is not None and clause.head.end <= quantity.start and verbs()[clause.head.text].cls != "result":
        return clause.head.text
    return quantity.unit


def _clean(text: str) -> str:
    text = _TRAILS.sub("", _LEADS.sub("", text))
    return text if len(text) > 1 or text in ("人", "村") else ""


def ends(quantities: Iterable[Quantity], limit: int) -> list[int]:
    """For each quantity the offset at which the next one begins, ``limit`` for the last."""
    starts = [quantity.start for quantity in quantities]
    return [*starts[1:], limit][: len(starts)]


_BEFORE_RESPECTIVELY = re.compile(r"([^，。；：]*?)(?:已|均|共)?分别(?:为|达到?|是|占|增长|下降|提高|上升|完成|办理)?")
_SHARED_TAIL = re.compile(r"(?:率|比例|占比|案件|数量|金额|人数|件数|次数|面积|收入|总量|申请|事项)$")


def respectively(words: str, start: int, quantities: list[Quantity]) -> dict[int, str]:
    """一审、二审案件分别下降12%、8%: where members and numbers are as many, each number counts its own member.

    ``words`` are a clause's, which begins at ``start``; the result leads from a quantity's offset to what it counts.
    """
    match = _BEFORE_RESPECTIVELY.match(words) if "分别" in words else None
    if match is None:
        return {}
    after = [quantity for quantity in quantities if quantity.start >= start + match.end()]
    members = [_clean(member) for member in re.split(r"[、和及与]|以及", match.group(1)) if member]
    if len(after) < 2 or len(members) != len(after) or not all(members):
        return {}
    tail = _SHARED_TAIL.search(members[-1])
    shared = tail.group() if tail else ""
    return {q.start: m if m.endswith(shared) else m + shared for q, m in zip(after, members, strict=True)}
