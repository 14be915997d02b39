"""Measures: clauses with a verb of doing, with actor, documents, programmes and observations.

What is a measure and what is a result, a stance or a state is decided in :mod:`kg.extract.judgement`; here clauses are read in
order, adverbial clauses are joined to the one they lead, and subjects are carried through a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.clauses import Clause, analyse, begins_item
from kg.extract.context import Candidate, Context
from kg.extract.counted import counted, ends
from kg.extract.dealt_with import object_of
from kg.extract.drafts import Draft, Found
from kg.extract.judgement import Setting, Verdict, judge
from kg.extract.lexicons import prepositions, verbs
from kg.extract.parts import NEAR, parts
from kg.extract.quantities import Quantity
from kg.extract.respectively import respectively
from kg.extract.roles import LIST_GAP, role_of
from kg.extract.stream import Stream, make_stream
from kg.extract.subjects import CLASS, THAT_BODY, Subject, subject_of
from kg.model import Sentence, Status
from kg.text.sentences import clauses


@dataclass
class _Carried:
    """What a sentence hands on from clause to clause."""

    actors: tuple[Candidate, ...] = ()
    pending: int | None = None
    last: Draft | None = None
    measures: int = 0
    quantity: Quantity | None = None
    alike: dict[str, Quantity] = field(default_factory=dict)
    dealt_with: str = ""
    grounds: tuple[Candidate, ...] = ()
    passed: list[Clause] = field(default_factory=list)
    causative: Clause | None = None
    promised: bool = False


@dataclass
class _Story:
    """What a paragraph hands on from sentence to sentence: the body named last, which 该单位 means."""

    body: tuple[Candidate, ...] = ()


# what an opening says besides stances: 全面落实《…》各项任务, 将政府工作全面纳入法治轨道
_AT_ONCE = frozenset(("纳入", "列入", "融入"))


def _said_at_once(draft: "Draft") -> bool:
    """Whether a clause of the opening tells a measure: one on a document, or one that takes a thing in."""
    return draft.verb in _AT_ONCE or any(role in ("issues", "implements") for _, role in draft.documents)


# parts of a report that tell no measures
_TELLS_NONE = {"shortcomings": "shortcoming"}


def find_measures(context: Context, found: Found) -> list[Draft]:
    """The measures of a report, in order, each with what belongs to it."""
    stream = make_stream(context, found.mentions)
    drafts: list[Draft] = []
    story = _Story()
    for sentence in context.report.sentences:
        section = context.report.sections[sentence.section]
        if sentence.is_heading:
            continue
        status: Status = "planned" if section.part == "planned" else "reported"
        drafts.extend(_sentence(context, stream, found, sentence, status, story, told=_TELLS_NONE.get(section.part)))
    return drafts


def _sentence(
    context: Context, stream: Stream, found: Found, sentence: Sentence, status: Status, story: _Story, *, told: str | None
) -> Iterator[Draft]:
    """The measures of a sentence; where it tells none (``told`` is the reason) its numbers are read all the same."""
    carried = _Carried()
    section_part = context.report.sections[sentence.section].part
    if sentence.opens_paragraph:
        story.body = ()
    spans = list(clauses(context.text, sentence.start, sentence.end))
    by = context.text.find("由", sentence.start, sentence.end) >= 0
    groups = by and _GROUP_BEGINS.search(context.text, sentence.start, sentence.end) is not None
    if groups:
        spans = list(_whole_groups(context.text, spans))
    for number, (start, end) in enumerate(spans):
        whole = groups and _GROUP_BEGINS.search(context.text, start, end) is not None
        for left, right in [(start, end)] if whole else parts(context.text, stream, start, end):
            clause = analyse(context.text, stream, left, right)
            if number and carried.actors and begins_item(context.text, left, right):
                carried.actors = ()
            last = number == len(spans) - 1
            body = clause.subject[0].start if clause.subject else clause.begin
            if told is None and context.text[body] in "由该" and THAT_BODY.match(context.text, body):
                carried.actors = story.body
            carried.promised = carried.promised or _promises(context.text, clause)
            if section_part == "opening":
                carried.pending = None  # what a report is guided by leads no measure
            now: Status = "planned" if carried.promised else status
            told_by = _clause(context, found, clause, carried, sentence, now, last=last) if told is None else told
            if not isinstance(told_by, str) and section_part == "opening" and not _said_at_once(told_by):
                told_by = "opening"
            draft = None if isinstance(told_by, str) else told_by
            if isinstance(told_by, str):
                found.passed.append((left, right, told_by))
            if counts := found.counted_in(clause):
                _count(context, found, clause, counts, carried)
                _attach(clause, found.counted_in(clause), draft, carried)
            carried.passed.append(clause)
            story.body = carried.actors or story.body
            if draft is not None:
                carried.last = draft
                yield draft
        if context.text[end : end + 1] in ("；", "："):
            carried.pending = carried.causative = None
            carried.grounds = ()


_GROUP_BEGINS = re.compile(
    r"(?:成立|组建|调整|充实|建立|健全|完善)[^，。；]{0,12}由[^。；]{1,40}(?:任|为|担任|兼任)(?:双?组长|主任|召集人)"
)
_GROUP_ENDS = re.compile(r"(?:成员|参加|参与|组成)的[^，。；]{0,30}(?:小组|专班|委员会|机构|队伍|指挥部)$")


def _whole_groups(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Clauses, one that says who sits in a group joined: 成立由局长任组长，…为成员的领导小组."""
    at = 0
    while at < len(spans):
        start, end = spans[at]
        if _GROUP_BEGINS.search(text, start, end) and not _GROUP_ENDS.search(text, start, end):
            last = next((i for i in range(at + 1, min(len(spans), at + 5)) if _GROUP_ENDS.search(text, *spans[i])), None)
            if last is not None:
                at, end = last, spans[last][1]
        yield start, end
        at += 1


# 下一步，我局将…: what is promised outside the section on next year's work
_AHEAD = re.compile(r"(?:下一步|下一阶段|下阶段|下步|接下来|今后|明年|来年|未来)")


def _promises(text: str, clause: Clause) -> bool:
    """Whether a clause looks ahead: 我市将开展…, 下一步继续…; the rest of its sentence then does too."""
    ahead = text[clause.start] in "下接今明来未" and _AHEAD.match(text, clause.start, clause.end) is not None
    return ahead or "将" in clause.adverbs


def _clause(
    context: Context, found: Found, clause: Clause, carried: _Carried, sentence: Sentence, status: Status, last: bool
) -> Draft | str:
    """The measure that a clause tells, or the reason why it tells none."""
    subject = subject_of(clause, found.within)
    if subject.actors is not None:
        carried.actors = subject.actors
    if subject.actors and carried.pending is not None:
        # a body of its own begins anew; what it acts under stands before it: 根据《…条例》，区司法局印发…
        carried.grounds = tuple(m for m in found.within(carried.pending, clause.start) if m.type == "DOC")
        carried.pending = None
    if subject.own:
        subject = _done_to(context.text, clause, subject)
    if clause.subject and _OTHERS.match(context.text, clause.subject[0].start):
        return "others"
    if "由" in clause.prepositions and not clause.by and _LAY_PEOPLE.match(context.text, clause.words[0].start, clause.end):
        return "others"
    if clause.form in ("ground", "time", "purpose"):
        return _lead(clause, subject, carried)
    if (leading := _leading(context.text, found, clause, carried, last=last)) is not None:
        return leading
    if _causative(context.text, clause):
        carried.causative = clause
        return "adverbial"
    verdict = judge(context.text, clause, _setting(found, clause, carried, subject, last))
    if isinstance(verdict, str):
        if verdict == "stance":
            carried.pending = None
        return verdict
    carried.measures += 1
    start, verdict = _with_lead(clause, subject, carried, verdict)
    if by := tuple(m for item in clause.by for m in found.within(item.start, item.end)):
        carried.actors = by
    end = _trimmed(context.text, start, clause.end)
    draft = Draft(start, end, verdict.verb, verdict.verb_start, status, sentence.section, verdict.rule, carried.actors)
    draft.documents.extend((document, "basis") for document in carried.grounds)
    carried.grounds = ()
    _fill(context, found, draft, subject.platforms)
    return draft


def _leading(text: str, found: Found, clause: Clause, carried: _Carried, *, last: bool) -> str | None:
    """Why a clause only leads the next, and what of it that one takes up; None where it stands for itself."""
    opening, ending = clause.words[0].start if clause.words else clause.begin, text[clause.end - 1]
    if (
        not last
        and ending in _LEAD_ENDS
        and (_TOPIC.match(text, clause.start, clause.end) or _AIMED.match(text, clause.begin, clause.end))
    ):
        carried.pending = opening
        return "adverbial"
    leads = clause.head is None or clause.head.text in ("牵头", "主导", "统筹") or bool(clause.by)
    if leads and ending in "头导筹组队团" and _LEADS_ONLY.search(text, clause.begin, clause.end):
        carried.actors = tuple(m for item in clause.by for m in found.within(item.start, item.end)) or carried.actors
        return "adverbial"
    if (
        not last
        and carried.measures == 0
        and not clause.conjunction
        and text[clause.begin] in "先报经"
        and (passed := _PASSED.match(text, clause.begin, clause.end))
        and passed.end() == clause.end
    ):
        carried.pending = clause.begin if carried.pending is None else carried.pending
        return "adverbial"
    if ending in "间际来中后" and _TIME_ONLY.match(text, opening, clause.end):
        return "time"
    if ending in "前时的" and _BEFORE.search(text, opening, clause.end):
        return "time"
    return None


_PUT_IN_PLACE = re.compile(r"(?:转隶|划转|移交|配备|安置|分流)(?:到位|完毕|完成)")
_TAKEN_IN = frozenset(("纳入", "列入", "划入", "并入"))
_COMES_INTO_USE = re.compile(
    r"(?:上线|投入|启用|开通|揭牌|投用|投运|落地|建成|运行|挂牌|启动)(?:试?运行|使用|运营|试?运营|启用|投用|上线|成立)?|组建(?:到位|完成)"
)


def _done_to(text: str, clause: Clause, subject: Subject) -> Subject:
    """3个调解室投入使用, 监督平台正式上线运行: what comes into use is done to, though it could act."""
    if clause.head is not None and clause.head.text in _TAKEN_IN and not clause.prepositions:
        return subject._replace(actors=None, unnamed=False, thing=True)  # 派出所等站所纳入统一指挥
    if clause.head is not None and not subject.actors and _PUT_IN_PLACE.fullmatch(text, clause.head.start, clause.end):
        return subject._replace(actors=None, unnamed=False, thing=True)  # 人员426名全部转隶到位
    if clause.head is None or _COMES_INTO_USE.fullmatch(text, clause.head.start, clause.end) is None:
        return subject
    if subject.actors and clause.head.text not in ("挂牌", "揭牌"):
        return subject
    return subject._replace(actors=None, unnamed=False, thing=True)


# 由区司法局牵头，会同…: who leads, the work follows
_LEADS_ONLY = re.compile(r"(?<!工作)(?:牵头|主导|统筹)$|组成的[^，。；]{1,10}[组队团]$")
# 审议议题前，由…; 《…规划》报审前: when the next is done
_BEFORE = re.compile(r"(?:议题|审议|提请|决策|处罚|执法|上会|开展|作出)[^，。；]{0,8}[前时]$|》[一-鿿]{0,3}前$|的$")
# 复工复产期间，…; 动态调整后，…
_TIME_ONLY = re.compile(r"[^，。；、《》“”\d经报]{2,14}(?:期间|之际|以来|过程中)$|[^，。；、《》“”\d经报]{2,6}(?:后|之后)$")
# 经区政府常务会议审议通过，印发…: a step that the next clause completes
_PASSED = re.compile(r"(?:先后|报)?经[^，。；]{2,40}(?:通过|同意|批准|审定)后?")


# 由懂彝语的村干部、火塘边的老人参与调解: people of no body do it
_LAY_PEOPLE = re.compile(
    r"由(?![^，。；]{0,30}(?:局|委|办|院|所|中心|部门|单位|政府|机关|团|室|队))[^，。；]{2,40}(?:村干部|老人|老党员|骨干|能手|乡贤|志愿者)"
)
# what others did is not stated as done by the reporter
_OTHERS = re.compile(r"(?:特别是)?习近平总书记|总书记")


# 凡提请审议的重大事项，均由…审查: what the next clause speaks of
_TOPIC = re.compile(r"凡[^，。；]{4,60}(?:事项|决策|项目|文件|案件|合同|的)$")
# 聚焦群众反映强烈的突出问题，开展整治: what the next clause is aimed at
_AIMED = re.compile(
    r"抓住[^，。；]{2,40}(?:节点|契机|时机|机遇)$|(?:聚焦|瞄准|紧盯|针对)[^，。；]{4,60}(?:问题|难题|短板|需求|重点|领域|环节)$|对[^，。；]{6,80}(?:事项|问题|案件|线索|矛盾|情形)$|[^，。；]{0,8}(?:采取|采用)[^，。；]{2,30}(?:形式|方式|办法)$"
)


# what the two end in
_LEAD_ENDS = frozenset("项策目件案同的点机遇题板求域节索盾形式法")


def _lead(clause: Clause, subject: Subject, carried: _Carried) -> str:
    """An adverbial clause leads the next measure, which then begins with it; a time or a purpose does not."""
    if clause.form != "ground":
        return clause.form
    leads = any(p in prepositions("ground") or p in ("在", "对", "对于") for p in clause.prepositions)
    if carried.pending is None and leads:
        own = clause.subject and subject.actors is None and not subject.unnamed
        carried.pending = clause.subject[0].start if own else clause.begin
    return "adverbial"


def _setting(found: Found, clause: Clause, carried: _Carried, subject: Subject, last: bool) -> Setting:
    # only of a verb of improving it is asked what it improves
    improves = clause.head is not None and verbs()[clause.head.text].cls in ("soft", "raise")
    inside = found.within(clause.begin, clause.end) if improves else []
    return Setting(
        first=carried.measures == 0 and carried.pending is None,
        last=last,
        thing=subject.thing,
        previous=carried.last.verb if carried.last else "",
        named=any(m.type in ("DOC", "PROG") and m.kind != "doctrine" for m in inside),
        led=carried.pending is not None,
    )


def _with_lead(clause: Clause, subject: Subject, carried: _Carried, verdict: Verdict) -> tuple[int, Verdict]:
    """Where a measure begins, with the adverbial or causative clause that leads it; the causative's verb is then its own."""
    start = subject.start if subject.thing else clause.begin
    if verdict.rule == "measure.object" and subject.actors is None:
        start = min(start, verdict.begin)
    if carried.pending is not None and not subject.own:
        start = min(start, carried.pending)
    if verdict.begin > clause.begin and not subject.thing:
        start = max(start, verdict.begin)
    causative = carried.causative
    if causative is not None and causative.head is not None:
        start = min(start, causative.begin)
        verdict = verdict._replace(verb=causative.head.text, verb_start=causative.head.start)
    carried.pending = carried.causative = None
    return start, verdict


_EVENTS = re.compile(r"活动|培训|会议|考试|\d+[场次期批]")


_ORDERED = re.compile(r"按照.{2,30}要求$")


def _causative(text: str, clause: Clause) -> bool:
    """组织256家律师事务所、公证处: who is set to work, the work follows in the next clause."""
    head = clause.head
    if clause.form != "verb" or head is None or head.text not in ("组织", "发动", "动员", "引导") or clause.prepositions:
        return False
    rest = text[head.end : clause.end]
    busy = any(i.verb is not None and not i.verb.nominal for i in clause.rest if i.start > head.start)
    people = CLASS.search(rest) and not _EVENTS.search(rest)
    ordered = _ORDERED.search(rest)
    return not busy and bool(people or ordered)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "，。；：、！？":
        end -= 1
    return end


def _fill(context: Context, found: Found, draft: Draft, platforms: tuple[Candidate, ...]) -> None:
    """Documents with their roles, programmes and platforms of a measure."""
    draft.programmes.extend(platforms)
    inside = found.within(draft.start, draft.end)
    draft.programmes.extend([m for m in inside if m.type == "PROG" and m not in platforms])
    first = last = draft.start
    for mention in inside:
        if mention.type == "DOC":
            # the members of a list have the role of its first: 印发《甲》、《乙》和《丙》
            if last == draft.start or not LIST_GAP.fullmatch(context.text, last, mention.start):
                first = mention.start
            draft.documents.append(
                (mention, role_of(context.text, mention, draft.verb, context.text[max(draft.start, first - NEAR) : first]))
            )
            last = mention.end


def _count(context: Context, found: Found, clause: Clause, here: list[Quantity], carried: _Carried) -> None:
    """Fill in what each quantity of a clause counts."""
    each = respectively(context.text[clause.start : clause.end], clause.start, here)
    # only a number asks what was dealt with last, and most clauses have none
    told = (object_of(context, before) for before in reversed(carried.passed))
    carried.dealt_with = next(filter(None, told), carried.dealt_with)
    carried.passed.clear()
    for quantity, following in zip(here, ends(here, clause.end), strict=True):
        aside = carried.quantity
        if aside is not None and (whose := _bracketed(context.text, clause, quantity)) is not None:
            shared = aside.unit == quantity.unit and _PLACE_ASIDE.search(whose.group()) is not None
            own = re.split(r"[、，]", whose.group(1))[-1]
            of = aside.of if shared or not own else own
            found.quantities[found.index(quantity)] = quantity._replace(of=of)
            continue  # 收到申请346件（含上年结转21件），受理308件: what follows goes on behind the brackets
        same = carried.alike.get(quantity.unit)
        of = each.get(quantity.start) or counted(context, clause, quantity, carried.quantity, following, same, carried.dealt_with)
        carried.quantity = found.quantities[found.index(quantity)] = quantity._replace(of=of)
        carried.alike[quantity.unit] = carried.quantity


# （含上年结转21件
_BRACKETED = re.compile(r"（(?:含|其中|包括)?([^（）]*)$")
_LONGEST_ASIDE = 60


def _bracketed(text: str, clause: Clause, quantity: Quantity) -> re.Match[str] | None:
    """What stands before a number in the brackets that hold it."""
    return _BRACKETED.search(text, max(clause.start, quantity.start - _LONGEST_ASIDE), quantity.start)


# （市本级183件）
_PLACE_ASIDE = re.compile(r"(?:本级|[省市区县镇乡]级|直属|[省市区县镇乡])$")


def _goes_on(clause: Clause, here: list[Quantity], last: Draft) -> bool:
    """收录企业26411户，个体工商户28714户: a count without a verb goes on with the list of the measure before it."""
    alike = bool(last.quantities) and all(q.unit == last.quantities[-1].unit for q in here)
    plain = clause.form == "bare" and clause.conjunction == "" and all(q.unit not in ("%", "‰", "元", "人次") for q in here)
    near = clause.start - last.end == 1 and "成功" not in {i.text for i in clause.subject} and clause.end == here[-1].end
    return alike and plain and near and len(here) == 1 and here[0].start - clause.start <= 8


def _attach(clause: Clause, here: list[Quantity], draft: Draft | None, carried: _Carried) -> None:
    """Each quantity of a clause goes to its measure, or, in a result or detail after one, to that measure."""
    target = draft
    if draft is None and carried.last is not None and _goes_on(clause, here, carried.last):
        carried.last.end = clause.end
    if (
        target is None
        and carried.last is not None
        and not (
            clause.subject
            and any(i.kind == "ORG" for i in clause.subject)
            and clause.head is not None
            and clause.head.text in ("成为", "是", "有")
        )
    ):
        target = carried.last
    if target is not None:
        # those of one clause stand together, at the end of what came before
        known = target.quantities[-len(here) :]
        target.quantities.extend([q for q in here if q not in known])
