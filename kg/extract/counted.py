"""What a number counts or rates: the words after its unit, else those between the verb and the number."""

import re
from collections.abc import Iterable
from itertools import pairwise

from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.counted_words import trimmed
from kg.extract.dealt_with import PAPERS, TRAINED, revised
from kg.extract.lexicons import adverbs, adverbs_outside_names, function_words, verbs, verbs_used
from kg.extract.quantities import Quantity
from kg.extract.subjects import CLASS

# units whose number stands after what it counts (好评率99%, 群众2941人次), never before it
_AFTER_ITS_NOUN = frozenset(("%", "‰", "元", "倍", "个百分点", "分", "岁", "", "人次", "批次", "场次", "件次", "家次", "户次"))
_DETAIL = re.compile(r"（[^（）]*）$")


def counted(
    context: Context,
    clause: Clause,
    quantity: Quantity,
    before: Quantity | None,
    following: int,
    same: Quantity | None = None,
    last: str = "",
) -> str:
    """The words that name what a quantity of a clause counts.

    ``before`` is the quantity before it in its sentence, ``following`` the offset where the next one begins, ``last`` the object
    of the clause before.
    """
    if quantity.rule == "obs.places":
        return quantity.unit
    return (
        _amount(context, quantity)
        or _times(context, quantity, following)
        or _part_of(context, quantity, following)
        or _after(context, quantity, following, clause.start)
        or _learning(context, clause, quantity)
        or _changed(context, clause, quantity, before)
        or _headless(context, clause, quantity, before, same)
        or _share(context, clause, quantity, before)
        or _left(context, clause, quantity, before, same_unit=same is not None)
        or _inherited(context, clause, quantity, before, same, last)
    )


# 播放量超3100万次, 受益人数突破5000人次: an amount is what is counted
_AMOUNT = re.compile(r"(?<![一-鿿])([一-鿿]{1,6}(?:量|人数|户数|总数|数量))(?:累计|已|共)?(?:超过?|突破|达到?|近|约|为)$")


def _amount(context: Context, quantity: Quantity) -> str:
    match = _AMOUNT.search(context.text, max(0, quantity.start - 14), quantity.start)
    return match.group(1) if match else ""


_OFTEN = re.compile(r"(?:先后|累计|分别|共|全年|多)$")


def _times(context: Context, quantity: Quantity, following: int) -> str:
    """先后6次听取专题汇报: how often a thing was done, counted of its object, else of the doing."""
    counted = quantity.unit == "次" and _OFTEN.search(context.text, max(0, quantity.start - 4), quantity.start)
    words = context.words_in(quantity.end, min(following, quantity.end + 24)) if counted else []
    if words and words[0][1] in ("对", "就"):
        return next((made for (_, word), (_, made) in pairwise(words) if word in ("作出", "做出", "提出", "开展", "进行")), "")
    if not words or words[0][1] not in verbs() or words[0][0] != quantity.end:
        return ""
    first = 1 if len(words) > 1 and words[0][1] == "主持" else 0
    found: list[tuple[int, str]] = []
    for at, word in words[first + 1 :]:
        verb = verbs().get(word)
        if word in "，。；：、《“\n" or (verb and (not verb.nominal or found)) or word in function_words("stop"):
            break
        found.append((at, word))
    return trimmed(context.text[found[0][0] : found[-1][0] + len(found[-1][1])]) if found else words[first][1]


# 不低于5%的要求, 10%的权重: the share itself
_IS_SHARE = re.compile(r"要求|目标|比例|标准|权重|分值|股权|股份")


def _part_of(context: Context, quantity: Quantity, following: int) -> str:
    """87%的审批事项, 90%以上的政务服务事项: what a share is a part of."""
    if quantity.unit != "%" or not context.text.startswith("的", quantity.end) or _IS_SHARE.match(context.text, quantity.end + 1):
        return ""
    found = start = quantity.end + 1
    for at, word in context.words_in(start, min(following, start + 20)):
        verb = verbs().get(word)
        if at > found or word in function_words("stop") or word in adverbs_outside_names() or (verb and not verb.nominal):
            break
        if not _TWO_HAN.match(word):
            break
        found = at + len(word)
    return trimmed(context.text[start:found])


_LEARNS = re.compile(r"((?:集中|专题|集体|深入|带头|认真){0,2}学习)(?!贯彻|教育|宣传|习惯)")


def _learning(context: Context, clause: Clause, quantity: Quantity) -> str:
    """专题学习习近平法治思想4次: how often one learnt, whatever it was."""
    if quantity.unit != "次" or clause.head is None or clause.head.text != "学习" or clause.head.end > quantity.start:
        return ""
    match = _LEARNS.search(context.text, max(clause.start, clause.head.start - 6), clause.head.end)
    return match.group(1) if match else ""


def _headless(context: Context, clause: Clause, quantity: Quantity, before: Quantity | None, same: Quantity | None) -> str:
    """对存在问题的9件, 提出修改意见的63件次: which of those counted before."""
    if quantity.unit in _AFTER_ITS_NOUN - {"件次"} or not context.text.endswith("的", clause.start, quantity.start):
        return ""
    if _is_noun(context, quantity.end):
        return ""
    if same is not None:
        return same.of
    return before.of if before is not None and before.unit == quantity.unit else ""


_MEASURED = re.compile(
    r"([^，。；、]{0,16}?(?:时间|时限|率|频次|权重|分值|范围|标准|成本))(?:由[^，。；]{1,16})?(?:大幅|平均|再|均|同比|进一步)?"
    r"(?:压缩|压减|缩短|减少|提升|提高|降低|下降|扩大|增加|上升)(?:了|至|到|为)?(?:约|近)?$"
)
_FROM_BEFORE = re.compile(
    r"(?:大幅|进一步|再)?(?:缩小|压缩|压减|精简|缩短|减少|提升|提高|降低|下降|扩大|增加|上升|扩增)(?:至|到|为)(?:约|近)?$"
)


def _changed(context: Context, clause: Clause, quantity: Quantity, before: Quantity | None) -> str:
    """企业开办时间由3个工作日压缩至1个: what is measured, for both numbers."""
    if before is not None and before.start >= clause.start and _FROM_BEFORE.fullmatch(context.text[before.end : quantity.start]):
        return before.of
    start = clause.words[0].start if clause.words else clause.start
    match = _MEASURED.match(context.text[start : quantity.start])
    if match is None and quantity.unit in _AFTER_ITS_NOUN:
        match = _RAISED_TO.match(context.text[start : quantity.start])
        match = None if match is not None and match.group(1)[:2] in verbs() else match
    if match is None and quantity.unit in _COMPARES:
        match = _RISEN.match(context.text[start : quantity.start])
    return trimmed(match.group(1)) if match else ""


# 人均预期寿命提高到75.3岁
_RAISED_TO = re.compile(r"([^，。；、\d]{2,16}?)(?:进一步|稳步|平均|已)?(?:提高|提升|增长|增加|上升|扩大|达)到(?:约|近|超过?)?$")
# 推动行政检查总量同比下降31%: the amount that rose or fell
_RISEN = re.compile(
    r"(?:推动|带动|促进|实现|力争|确保|使)?([^，。；\d]{2,20}?(?:量|额|数|值|收入|面积|人次|纠纷|案件|警情|投诉|申请|检查))"
    r"(?:同比|环比|较上年|比上年)?(?:增长|下降|上升|减少|降低|压减)(?:了|约|近|超过?)*$"
)


# 132名新申领执法证人员, 612名包保干部: people told by what they do
_PEOPLE = re.compile(
    r"[一-鿿]{1,12}?(?:人员|干部|职工|群众|学员|律师|队员|骨干|代表|学生|企业)(?=进行|开展|参加|参与|进|到|赴|作|完成|担任|全部|下沉|驻|的|，|。|；|、|$)"
)
# 97个县（市、区）: a class with its kin in brackets
_WITH_KIN = re.compile(r"[一-鿿]{1,6}（[市区县州旗、镇街道社行委]{1,8}）")
# 10个乡（镇）综合行政执法队, 7名县（区）公安机关主要负责人
_OF_KIN = re.compile(
    r"[一-鿿]{1,6}（[市区县州旗、镇街道社行委单位]{1,8}）[一-鿿]{0,10}?(?:中心|队|所|站|窗口|负责人|人员|干部)(?=[一-鿿]|[，。；、]|$)"
)
# 16个市、96个县, 分解到11个镇
_PLACES = re.compile(r"[市县区旗州盟镇乡](?=[、，。；]|和|与|开展|完成|建成|全部|均|$)")
# 26个进驻部门: units told by what they do
_OFFICES = re.compile(r"[一-鿿]{1,6}?(?:部门|单位)(?=[一-鿿，。；、])")
# 为1415家次企业: counts of visits that may stand before whom they count
_VISITS = frozenset(("人次", "家次", "户次"))
# what a number of these stands before is no verb's object: 召开会议11次研究议题
_TIMES = frozenset(("次", "场", "期", "轮", "回"))


def _after(context: Context, quantity: Quantity, following: int, clause_start: int) -> str:
    """421个议事协调机构: the nouns after the unit."""
    shares = quantity.rule in ("obs.tenths", "obs.fraction", "obs.bare.noun") and _is_noun(context, quantity.end)
    opens = quantity.unit in _VISITS and (quantity.start == clause_start or context.text[quantity.start - 1] in "为对向给")
    if quantity.unit in _AFTER_ITS_NOUN and not (shares or opens):
        return ""
    limit = min(following, quantity.end + 30)
    kin = _OF_KIN.match(context.text, quantity.end, limit) or _WITH_KIN.match(context.text, quantity.end, limit)
    if kin is not None:
        return kin.group()
    if (unit := _PLACES.match(context.text, quantity.end, limit)) is not None:
        return unit.group()
    if quantity.unit in ("名", "人", "位") and (people := _PEOPLE.match(context.text, quantity.end, limit)) is not None:
        return trimmed(people.group())
    if quantity.unit in ("个", "家") and (office := _OFFICES.match(context.text, quantity.end, limit)) is not None:
        return trimmed(office.group())
    if (told := _TOLD.match(context.text, quantity.end, limit)) is not None and _tells_how(context, *told.span(1)):
        return trimmed(told.group(2))
    stop = quantity.end
    words = _words(context, quantity.end, limit)
    for index, (at, word) in enumerate(words):
        verb = verbs().get(word)
        place = index + 1 < len(words) and words[index + 1][1] in _MAKE_PLACES and _TWO_HAN.match(word)
        if place and (verb is None or stop > quantity.end):
            stop = at + len(word) + 1  # 7个大型产业集聚区, 3个司法所
            continue
        if stop > at:
            continue
        plain = stop == quantity.end or word not in ("的", "等", "和", "与", "及")
        if (
            word in "，。；：、（）！？\n"
            or not plain
            or (word in function_words("stop") and word != "“")
            or word in adverbs_outside_names()
            or (
                verb
                and not verb.nominal
                and not _modifies(context, words, index, stop == quantity.end and quantity.unit in _OF_THINGS)
            )
            or (verb and stop == quantity.end and quantity.unit in _TIMES)
            or word in ("年终", "年底", "年内", "全年", "当年")
        ):
            break
        stop = at + len(word)
    found = trimmed(context.text[quantity.end : stop])
    return found if not found.startswith("“") or found.endswith("”") or "”" in found else found.strip("“")


_OF_THINGS = frozenset(("支", "套", "项", "类"))


def _modifies(context: Context, words: list[tuple[int, str]], index: int, first: bool) -> bool:
    """派驻 of 12支派驻中队, 创建 of 100项创建指标: a verb that tells what kind of thing the noun behind it is."""
    if not first or index + 1 >= len(words):
        return False
    at, noun = words[index + 1]
    ends = context.text[at + len(noun) : at + len(noun) + 1]
    return noun not in verbs() and noun not in adverbs() and _TWO_HAN.match(noun) is not None and ends in "，。；、"


# 3个防控不力的村, 87家信用良好的货运企业: told by how they are, before 的
_TOLD = re.compile(
    r"(?:左右|以上)?([^，。；：、的\d]{2,12})?的([一-鿿]{1,8}?)(?=开展|进行|实行|实施|开辟|予以|依法|建立|免予|不予|[，。；：、]|$)"
)
_QUALITY = re.compile(r"(?:良好|不力|轻微|突出|严重|较大|较重|困难|优秀|密切|集中|薄弱|不符|不足|不够|较高|较低|复杂|典型)$")


def _tells_how(context: Context, start: int, end: int) -> bool:
    return start < 0 or _QUALITY.search(context.text, start, end) is not None


_MAKE_PLACES = frozenset("区点站所室院园队")
_TWO_HAN = re.compile(r"[一-鿿]{2}")


def _is_noun(context: Context, at: int) -> bool:
    """Whether a noun follows a share: 八成以上案件."""
    words = context.words_in(at, at + 6)
    return bool(words) and words[0][1] not in verbs() and bool(_TWO_HAN.match(words[0][1])) and words[0][1] not in adverbs()


_SHARE = re.compile(r"(?:仍|仅|约|已)*占")


_COMMA = re.compile(r"[，；]")


def _share(context: Context, clause: Clause, quantity: Quantity, before: Quantity | None) -> str:
    """“一人所”占全区司法所的三分之一: the share's own subject, not what it is a share of."""
    if quantity.unit != "%":
        return ""
    start = clause.words[0].start if clause.words else clause.start
    match = next(iter([*_SHARE.finditer(context.text, max(start, quantity.start - 120), quantity.start)][-1:]), None)
    if match is None or _COMMA.search(context.text[match.end() : quantity.start]):
        return ""
    if match.start() == start:  # 配备人员78名，占执法人员总数的5.1%
        return before.of if before is not None else ""
    told = _COMMA.split(context.text[start : match.start()])[-1]
    return trimmed(told.rpartition("中")[2] if told.endswith("的") else told)  # 168名执法人员中具有法学专业背景的占21.4%


# 作出〔不予行政处罚决定〕56件: the opposite of what was done is no adverb
_SPARES = frozenset(("不予", "免予", "免于", "免罚"))
_CLAUSE_MARK = re.compile(r"[，；。]")


def _left(context: Context, clause: Clause, quantity: Quantity, before: Quantity | None, *, same_unit: bool) -> str:
    """The words between the verb, or the number before, and this number: 收到〔行政复议申请〕521件."""
    start = clause.head.end if clause.head is not None and clause.head.end <= quantity.start else clause.begin
    if clause.head is None or clause.head.end > quantity.start:
        start = clause.subject[0].start if clause.subject else clause.begin
    if before is not None and start < before.end <= quantity.start:
        start = before.end
    if quantity.unit in ("%", "‰") and (rate := _rate(context, clause, quantity, before)):
        return rate
    words = _words(context, start, quantity.start)
    if any(word == "成功" for _, word in words) and same_unit and all(_doing(word) for _, word in words):
        return ""  # 调解成功211件 after 受理纠纷218件
    while words and (words[-1][1] in function_words("before_number") or words[-1][1] in adverbs()):
        words.pop()
    while (
        len(words) > 1
        and words[0][1] not in _SPARES
        and (words[0][1] in adverbs_outside_names() or _chained(words[0][1], words[1][1]))
    ):
        words = words[1:]
    while len(words) > 2 and words[0][1] == "、" and words[1][1] in verbs():
        words = words[2:]  # 制定、修改、废止政府规章70件
    # 提请市人大常委会审议地方性法规草案3项 counts 地方性法规草案
    bodies = [item.end for item in clause.rest if item.kind == "ORG" and item.end <= quantity.start and item.start >= start]
    behind = [word for word in words if word[0] >= bodies[-1]] if bodies else []
    if len(behind) > 1 and behind[0][1] in verbs():
        words = behind[1:]
    if not words or (clause.head is not None and clause.head.text in _HAS and clause.head.end <= quantity.start):
        return _subject(context, clause, quantity, start)
    # 上报并自行处置2137件, 整改销号85条, 移交县公安局2条 count what was counted or dealt with before
    told = "".join([word for _, word in words])
    if (
        all(word in verbs_used("outcome") or word in adverbs() or word in _JOINS for _, word in words)
        or (clause.head is not None and clause.head.text in ("退回", "建议"))
        or (
            clause.head is not None
            and clause.head.text in verbs_used("outcome")
            and told == _body_at(context, clause, words[0][0])
        )
        or _AUTHORITY.fullmatch(told)
        or (_alike(before, quantity) and _chain(words))
        or (quantity.unit in _TIMES and told[0] == "《")
    ):
        return ""
    found = trimmed(_DETAIL.sub("", context.text[words[0][0] : words[-1][0] + len(words[-1][1])]))
    return _CLAUSE_MARK.split(found)[-1]


def _body_at(context: Context, clause: Clause, at: int) -> str | None:
    """The body that stands at an offset of a clause."""
    return next((context.text[i.start : i.end] for i in clause.rest if i.kind == "ORG" and i.start == at), None)


_ENDS_CHAIN = frozenset(("并", "完成", "办结", "成功"))


def _chain(words: list[tuple[int, str]]) -> bool:
    """并成功办结: doings in a row that tell how it ended."""
    return any(word in _ENDS_CHAIN for _, word in words) and all(_doing(word) for _, word in words)


# 废止或宣布失效14件
_JOINS = frozenset(("、", "和", "或", "及", "宣布", "失效"))
_AUTHORITY = re.compile(r"(?:公安|司法|检察|纪检监察|有关|上级)(?:机关|部门)(?:处理|查处)?")
# 全年“零处罚”的县仍有3个, 示范村增至7个: the subject is counted
_HAS = frozenset(("有", "达到", "达", "增至", "增加到", "减至", "仍有", "突破"))


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
    return trimmed(words[:ends_at]) if ends_at and ends_at >= len(words) - 10 else ""


def _chained(word: str, following: str) -> bool:
    """制定〔印发〕: a second verb of the chain is no part of what is counted."""
    verb = verbs().get(word)
    return verb is not None and verb.cls in ("issue", "act") and not verb.nominal and following != "的"


def _subject(context: Context, clause: Clause, quantity: Quantity, start: int) -> str:
    """执法培训累计覆盖960人: the clause's subject where nothing stands between verb and number."""
    if not clause.subject or clause.subject[0].kind == "number":
        return ""  # 其中2处已通过验收
    has = clause.head is not None and clause.head.text in _HAS
    acts = (
        not has
        and clause.subject
        and (any(item.kind == "ORG" for item in clause.subject) or CLASS.search(clause.subject[-1].text))
    )
    if clause.subject and not acts and quantity.start - start <= 4:
        return trimmed(context.text[clause.subject[0].start : clause.subject[-1].end])
    return ""


# 涉及213人: nothing but whom is counted
_CONCERNS = frozenset(("涉及", "惠及", "覆盖", "受益"))
_PERSONS = frozenset(("人", "户", "家"))
_COMPARES = frozenset(("%", "‰", "个百分点", "倍"))
_RISES = re.compile(r"增长|下降|上升|提高|降低|减少|增加|提升|压缩|高于|低于|回落|翻")


def _inherited(
    context: Context, clause: Clause, quantity: Quantity, before: Quantity | None, same: Quantity | None, last: str
) -> str:
    """受理297件 after 收到行政复议申请342件 counts the same; else the verb itself (批示60次), else the unit."""
    verb = clause.head.text if clause.head is not None else ""
    if (papers := revised(verb or context.text[clause.begin : clause.begin + 2], same, last)) and quantity.unit in PAPERS:
        return papers
    if same is not None and "成功" in context.text[max(clause.start, quantity.start - 40) : quantity.start]:
        return same.of
    listed = before is not None and before.of in verbs_used("outcome") and before.unit == quantity.unit
    if before is not None and clause.conjunction == "其中" and before.unit == quantity.unit and before.start >= clause.start:
        said = context.text[before.end : quantity.start].strip("、，和")
        if said in verbs():
            return said  # 其中维持26件、确认违法2件、终止8件
    if verb in _CONCERNS and quantity.unit in _PERSONS:
        return quantity.unit
    if (clause.conjunction == "其中" or listed) and clause.head is not None and clause.head.end <= quantity.start:
        return verb  # 其中维持29件、撤销6件
    if before is not None and quantity.unit == "个百分点" and before.unit in _COMPARES:
        return before.of
    if (
        before is not None
        and before.unit == quantity.unit
        and before.start >= clause.start
        and _RISES.search(context.text, before.end, quantity.start)
    ):
        return before.of
    if last and verb in verbs_used("outcome") and quantity.unit not in _AFTER_ITS_NOUN and not _alike(before, quantity):
        return last
    if quantity.unit == "人次" and verb and (people := TRAINED.search(last)) is not None:
        return people.group()
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
    if clause.head is not None and clause.head.end <= quantity.start and not _RISES.match(verb):
        return clause.head.text
    return quantity.unit


def ends(quantities: Iterable[Quantity], limit: int) -> list[int]:
    """For each quantity the offset at which the next one begins, ``limit`` for the last."""
    starts = [quantity.start for quantity in quantities]
    return [*starts[1:], limit][: len(starts)]
