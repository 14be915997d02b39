"""Programmes: rules of data/programmes.toml and the functions that its entries name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from kg.extract import automaton
from kg.extract.context import Candidate, Context, inside
from kg.extract.data_files import lexicon, terms
from kg.extract.engine import outermost, propose
from kg.extract.lexicons import adverbs, function_words, verbs, verbs_of, verbs_used
from kg.extract.names import name_start
from kg.extract.rules import DOC_MASK, REGION_MASK, Rule
from kg.model import Sentence

_QUOTED = re.compile(r"“([^“”\n]{1,60})”")
# text after a quoted name that makes the quote people, not an undertaking: “法律明白人”队伍
_PEOPLE = re.compile(r"(?:队伍|队员|人员|骨干|人才|\d+余?[名人位])")


@cache
def _heads() -> tuple[tuple[str, str, str], ...]:
    """Heads with kind and where they stand (u unquoted too, s where set up, q after quotes), longest first."""
    rows = ((head, kind, where) for head, kind, where, _ in lexicon("programme_heads"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def find_programmes(context: Context, organisations: list[Candidate]) -> list[Candidate]:
    """The PROG candidates of a report, one a place; where an organisation covers the span, there is none."""
    covered = tuple((o.start, o.end) for o in organisations if o.rule in ("org.team.quoted", "org.room.quoted"))
    walls = Walls(tuple(sorted(o.end for o in organisations)))
    functions = {name: partial(function, walls=walls) for name, function in _FUNCTIONS.items()}
    proposed = [
        c
        for c in propose(context, "programmes", functions)
        if not inside(context.documents, c.start) and not inside(covered, c.start + 1)
    ]
    found = outermost(proposed)
    again = outermost([*found, *_repeated(context, found)])
    return [c._replace(expanded=context.text[c.start : c.end]) for c in again]


@dataclass(frozen=True, slots=True)
class Walls:
    """Ends of organisations, which no programme's name but a plan's runs over."""

    ends: tuple[int, ...]

    def floor(self, start: int, at: int) -> int:
        """The last end of an organisation between two offsets, or the first of them."""
        index = bisect_right(self.ends, at) - 1
        return max(start, self.ends[index]) if index >= 0 else start


def _repeated(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """A name that stood in quotes once stands elsewhere, in quotes or, where it is long enough to be sure, without."""
    taken = tuple((c.start, c.end) for c in found)
    names: dict[str, Candidate] = {}
    for candidate in found:
        name = context.text[candidate.start : candidate.end]
        if re.fullmatch(r"“[^“”]{2,}”", name):
            names.setdefault(name, candidate)
            if len(name) >= 7:
                names.setdefault(name[1:-1], candidate)
    for name, start, end in automaton.find(context.masked, names):
        if not inside(taken, start) and (name.startswith("“") or not _in_quotes(context.text, start - 80, start)):
            yield names[name]._replace(start=start, end=end, rule="prog.repeated")


def quoted_headed(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """“证照分离”改革: a quoted name, a note in brackets or a few words, and a head."""
    for match in _QUOTED.finditer(context.text, sentence.start, sentence.end):
        if inside(context.documents, match.start()):
            continue
        if (found := _head_after(context, match.end(), sentence.end)) is not None:
            end, kind = found
            if _names_itself(match.group(1)) and not context.text.startswith("）", end - 1):
                continue
            start = match.start()
            if context.text[start:end].endswith("”行动"):
                start = _modifier_before(context, start, walls.floor(sentence.start, start))
            yield Candidate("PROG", start, end, rule.id, kind, order=rule.order)


def _names_itself(quoted: str) -> bool:
    """“12345热线平台”新系统: what stands in the quotes has its head already."""
    return bool(re.search(r"(?:平台|系统|小程序|公众号|热线)$", quoted))


def _modifier_before(context: Context, at: int, floor: int) -> int:
    """畅通消防“生命通道”行动: in a list of campaigns the words before the quote belong to the name."""
    clause = re.split(r"[，。；、]", context.text[max(floor, at - 24) : at])[-1]
    return at - len(clause) if clause and at - len(clause) > floor and context.text[at - len(clause) - 1] == "、" else at


def _head_after(context: Context, at: int, limit: int) -> tuple[int, str] | None:
    """The end and kind of the head that follows a quote: at once, or over at most a few nouns."""
    if context.text.startswith("（", at):
        close = context.text.find("）", at, min(limit, at + 60))
        at = close + 1 if close >= 0 else at
    direct = _any_head().match(context.text, at)
    if direct is not None and _head_ends(context.text, direct.end()):
        return direct.end(), _kind_of()[direct.group()]
    for start, word in context.words_in(at, min(limit, at + 18)):
        verb = verbs().get(word)
        outside = word in function_words("stop") or word in adverbs() or (verb and not verb.nominal)
        if outside or not re.match(r"[一-鿿A-Za-z]", word):
            break
        end = start + len(word)
        head = next(
            (h for length in range(min(8, end - at), 1, -1) if (h := context.text[end - length : end]) in _kind_of()), None
        )
        sure = head is not None and head not in _ONLY_DIRECT
        if head is not None and sure and _head_ends(context.text, end) and not _longer_head(context.text, at, end):
            return end, _kind_of()[head]
    return None


# heads that name something only right after the quotes: “法治径山”建设, not “十四五”时期法治政府建设
_ONLY_DIRECT = frozenset(("建设", "要求", "标准", "原则", "会议", "项目", "窗口", "监管", "工程", "做法", "经验", "理念", "方针"))


@cache
def _kind_of() -> dict[str, str]:
    """The kinds of the heads that may follow a quoted name."""
    return {head: kind for head, kind, where in _heads() if where != "s"}


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _kind_of())))


@cache
def _unquoted_head() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(head) for head, _, where in _heads() if where != "q"))


def _longer_head(text: str, at: int, end: int) -> bool:
    """Whether a head goes on: 活动 of 活动方案."""
    return bool(re.match(r"(?:方案|计划|平台|机制|制度|工作法|实施方案|负责人|主任)", text[end : end + 4]))


def _head_ends(text: str, at: int) -> bool:
    """Whether a head is the last of its name: 机制 of 机制建设 is, 要求 of 要求各部门 is not."""
    return not re.match(r"(?:各|全(?!覆盖)|其|[一-鿿]{0,2}(?:队伍|人员))", text[at : at + 4])


_NUMBERED = re.compile(r"“[一二两三四五六七八九十]+[项大个](制度|平台|机制|工程|行动|体系|改革)”|“(回头看)”")
_NUMBERED_KIND = {
    "制度": "mechanism",
    "平台": "platform",
    "机制": "mechanism",
    "工程": "project",
    "行动": "campaign",
    "体系": "mechanism",
    "改革": "reform",
    "回头看": "campaign",
}


def numbered(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """行政执法“三项制度”: a count in quotes takes in what it counts."""
    for match in _NUMBERED.finditer(context.text, sentence.start, sentence.end):
        start = match.start()
        if start > sentence.start:
            start = name_start(context, start, sentence.start, lists=True)
        start = _without_lead(context, start, match.start(), sentence.start)
        yield Candidate("PROG", start, match.end(), rule.id, _NUMBERED_KIND[match.group(1) or match.group(2)], order=rule.order)


# verbs and prepositions before a quote that make it an undertaking
_GOVERNS = re.compile(
    r"(?:实行|推行|落实|深化|推广|强化|做好|实现|推进|打造|开展|完善|建立|推出|优化|建成|启用|依托|借助|通过|用好|探索|实施|联办|举办|做实|做优|健全|构建|创新|落地|执行|践行|遵循|"
    r"更新|推动|聚焦|搭建|上线|开通|运用|利用|巩固|拓展|升级|深入|发挥|出台|试行|设立|创建|设置|开设|形成|织密|以|按照|围绕|提供|接入|全面|做深|做|推深做实|擦亮|组织|参加|参与|其中)(?:了)?$"
)
_COURSE = re.compile(
    r"”(?:、“[^“”]{1,40}”|“[^“”]{1,40}”|[和及与]“[^“”]{1,40}”)*(?:解读)?(?:等)?\d*[个门堂节]?(?:专题)?(?:课程|课题|讲座|为题|主题|课|为主题)(?!宣传|活动|教育|实践|党日|日)"
)


def quoted_bare(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """“一网通办”: a quoted name without a head, where a verb of doing governs it or its list."""
    text = context.text
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        name = match.group(1)
        if inside(context.documents, match.start()) or DOC_MASK in context.masked[match.start() : match.end()]:
            continue
        if (
            name in terms("set_phrases")
            or len(re.findall(r"[一-鿿]", name)) < 2
            or _COURSE.match(text, match.end() - 1)
            or _PEOPLE.match(text, match.end())
        ):
            continue
        if (kind := _bare_kind(context, sentence, match)) is not None:
            yield Candidate("PROG", match.start(), match.end(), rule.id, kind, order=rule.order + 50)


def _bare_kind(context: Context, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The kind of a quoted name, by what stands around it; None where nothing makes it an undertaking."""
    text, name = context.text, match.group(1)
    after = text[match.end() : match.end() + 12]
    if (
        _CONTRAST.search(text[max(sentence.start, match.start() - 40) : match.start()])
        or _RESULT.search(name)
        or re.match(r"(?:总体|战略)?布局", after)
    ):
        return None
    if re.match(r"的(?:工作)?(?:格局|理念|原则|要求|思路|目标)|(?:的)?理念", after):
        return "principle"
    if re.search(r"亲自|必须|坚持|原则|善作善成", name):
        return "principle"
    if name.startswith("关于") and name.endswith("研究"):
        return "project"
    if not _NAMES_A_WAY.search(name) and not _governed(context, sentence, match.start()):
        return None
    if re.match(r"(?:工作)?(?:作用|要求|原则)", after):
        return "principle"
    shared = re.match(r"(?:“[^“”]{1,30}”|、)*(?:等)?", text[match.end() : match.end() + 120])
    if shared and (head := _head_after(context, match.end() + shared.end(), sentence.end)) is not None:
        return head[1]
    kind = next((kind for kind, pattern in _KINDS_BY_NAME if pattern.search(name)), None)
    held = re.search(
        r"(?:开展|举办|参加|组织|联办)(?:了)?[^，。；]{0,3}$", text[max(sentence.start, match.start() - 8) : match.start()]
    )
    return kind or ("activity" if held else "mechanism")


# 从“重处罚”向“重服务”转变, 变“坐等”为“上门”: a contrast, no name
_CONTRAST = re.compile(r"(?:从|由|变|把)“[^“”]{1,20}”[一-鿿]{0,4}(?:到|向|为|变)$|(?:从|变)$")
# “零的突破”, “两个百分百”: a result in quotes
_RESULT = re.compile(r"突破$|翻[番倍]$|全覆盖$|(?:双|再|持续|明显|不断|稳步)?(?:提升|下降|增长|缩减)$|零[一-鿿]{2}$|百分[百之]")
# names that say how something is served or handled are ways of serving wherever they stand
_NAMES_A_WAY = re.compile(r"(?:[一网通马上快][次网上就]?办|通办|即享|公示|联动|一次|报到|联办|直办|帮办|代办)$")
_KINDS_BY_NAME = (
    ("project", re.compile(r"(?:工程|计划|项目)$")),
    ("campaign", re.compile(r"(?:行动|整治|攻坚)$")),
    (
        "activity",
        re.compile(r"[七八六五三四]进|周$|月$|日$|节$|课堂|夜学|讲堂|集市|进[一-鿿]{1,3}$|相伴|行$|考试$|大赛$|竞赛$|练兵$"),
    ),
    ("reform", re.compile(r"一件事|便民$|放管服|分离$|一业一证|大综合")),
    ("method", re.compile(r"[+＋]")),
    ("platform", re.compile(r"(?:平台|网|站|码|库|通|超市|地图|系统|智能|驿站|执法|助)$")),
)


def _governed(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a verb of doing governs what stands at an offset, over the earlier members of a list and a short modifier."""
    text = context.text
    before = text[max(sentence.start, at - 60) : at]
    before = re.sub(r"(?:“[^“”]{1,40}”[、和与及]?)+$", "", before)
    if _GOVERNS.search(before) or re.search(r"”\d+余?[场次个期件]，$", before):
        return True
    # 实现行政许可和公共服务“一网通办”, 推出20项“一件事”: the verb, then a few nouns
    clause = re.split(r"[，。；]", before)[-1]
    words = context.words_in(at - len(clause), at) if clause else []
    heads = [
        word
        for _, word in words
        if word in verbs() and verbs()[word].cls in ("act", "issue", "soft", "result") and word not in adverbs()
    ]
    return bool(heads) and len(clause) <= 22 and bool(_GOVERNS.search(heads[0]) or verbs()[heads[0]].cls in ("issue", "soft"))


# 制度化, 制度体系, 改革创新, 机制体制: the head goes on to another word
_GOES_ON = re.compile(
    r"化(?!解)|体系|创新|[员办性]|举措|任务|发展|开放|规定|文件|名录|方向|督查|备案|专班|前沿|总体|总$|期|法$|领导小组|的通知|推进会|现场会"
)
# bodies and areas before a name that do not tell it apart
_COMMON_LEAD = re.compile(
    r"^(?:新一轮|政府部门|全[区市县省镇]|[区市县省镇]级|我[区市县省镇]|[本该]?地区|部门|各地)(?=[一-鿿]{4})"
)


def headed(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """A name without quotes: its modifier read leftward from a head of lexicons/programme_heads.tsv."""
    where_of = {head: (kind, where) for head, kind, where in _heads() if where != "q"}
    for match in _unquoted_head().finditer(context.masked, sentence.start, sentence.end):
        kind, where = where_of[match.group()]
        if (found := _headed_at(context, sentence, rule, match.start(), match.group(), kind, where, walls)) is not None:
            yield found


def _headed_at(
    context: Context, sentence: Sentence, rule: Rule, at: int, head: str, kind: str, where: str, walls: Walls
) -> Candidate | None:
    end = at + len(head)
    if not context.boundary(end) or _in_quotes(context.text, sentence.start, at) or _GOES_ON.match(context.text, end):
        return None
    if where == "s" and not (
        re.match(r"[，。；、]|$", context.text[end : end + 1]) and _set_up(context.text, sentence.start, at)
    ):
        return None
    if where == "w":
        return Candidate("PROG", at, end, rule.id, kind, order=rule.order)
    start = _name_of(context, sentence, at, kind, walls)
    modifier = context.text[start:at]
    if re.match(r"各[类种级大]?|一批", modifier) or context.text[start - 1 : start] == "各":
        return None
    if re.search(r"以[一-鿿]{1,8}[促带推助]$", context.text[max(sentence.start, start - 8) : at]):
        return None
    if modifier.startswith("“") or not _tells(context, start, at) or len(modifier) > 26:
        return None
    if re.search(r"\d[项个家条]$", context.text[max(0, start - 4) : start]) and len(modifier) < 6:
        return None
    return Candidate("PROG", start, end, rule.id, kind, order=rule.order)


def _set_up(text: str, floor: int, at: int) -> bool:
    """开设会议公开专题: a section of a site where it is set up."""
    return bool(re.search(r"(?:开设|设立|设置|推出|开辟|上线)(?:了)?[^，。；]{2,14}$", text[max(floor, at - 20) : at]))


def _name_of(context: Context, sentence: Sentence, at: int, kind: str, walls: Walls) -> int:
    """Where the name begins that has its head at ``at``."""
    if kind == "plan":
        start = name_start(context, at, sentence.start, through=verbs_of("raise", "soft"))
        return _with_year(context, _without_lead(context, start, at, sentence.start), sentence.start)
    floor = walls.floor(sentence.start, at)
    if kind in ("campaign", "activity", "project"):
        start = _without_lead(context, name_start(context, at, floor, through=_inside_names()), at, floor)
    else:
        start = _without_lead(
            context,
            _joined(context, at, floor) if kind in ("mechanism", "responsibility") else name_start(context, at, floor),
            at,
            floor,
        )
    lead = _COMMON_LEAD.match(context.text[start:at])
    return start + lead.end() if lead else start


@cache
def _inside_names() -> frozenset[str]:
    """Verbs that a campaign's name may hold: all but those that launch one."""
    return frozenset(verbs()) - verbs_used("launch")


def _joined(context: Context, at: int, floor: int) -> int:
    """The start of a mechanism's name, over 和 where a verb governs the whole: 落实〔守信激励和失信惩戒制度〕."""
    near = name_start(context, at, floor)
    far = name_start(context, at, floor, lists=True)
    between = context.text[far:near]
    joined = re.search(r"[和与]", between) and len(between) <= 20 and not re.search(r"机制|制度|改革|平台|体系|等|建设", between)
    return far if joined and _verb_before(context, far, floor) else near


def _verb_before(context: Context, at: int, floor: int) -> bool:
    before = context.words_in(max(floor, at - 6), at)
    return bool(before) and (before[-1][1] in verbs() or before[-1][1] in ("是", "了"))


def _without_lead(context: Context, start: int, at: int, floor: int) -> int:
    """A name without the verb that governs it, at the beginning of a clause or after an adverb: 落实 of 落实监督机制."""
    words = context.words_in(start, at)
    while words and words[0][1] in "、和与及以":
        words = words[1:]
    if not words:
        return start
    before = context.words_in(max(floor, words[0][0] - 8), words[0][0])
    opens = (
        not before or before[-1][1] in "，。；：、”" or before[-1][1] in adverbs() or before[-1][0] + len(before[-1][1]) <= floor
    )
    while opens and len(words) > 2 and words[0][1] in adverbs() and (words[1][1] in verbs() or words[1][1] in adverbs()):
        words = words[1:]
    if opens and words[0][1] in verbs() and len(words) > 1 and _tells(context, words[1][0], at):
        return words[1][0]
    return words[0][0]


def _tells(context: Context, start: int, at: int) -> bool:
    """Whether a modifier tells what a programme is about: a region, or a word that is not in generic_modifiers.tsv."""
    if REGION_MASK in context.masked[start:at]:
        return True
    words = [word[: at - begin] for begin, word in context.words_in(start, at)]
    return at - start >= 2 and (len(words) >= 3 or any(word not in terms("generic_modifiers") for word in words))


def _in_quotes(text: str, floor: int, at: int) -> bool:
    floor = max(0, floor, at - 80)
    return text.rfind("“", floor, at) > text.rfind("”", floor, at)


_YEAR_BEFORE = re.compile(r"(?:20\d\d年(?:度)?|年度)(?:[省市区县镇]委、?)?$")


def _with_year(context: Context, start: int, floor: int) -> int:
    match = _YEAR_BEFORE.search(context.text[max(floor, start - 12) : start])
    return start - len(match.group()) if match else start


_CAMPAIGN_LIST = re.compile(r"开展(?:了)?([^，。；：]{4,80}?)等(?:一系列)?专项(?:行动|整治|治理)")


def listed_campaigns(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """开展扬尘治理、燃气安全排查等专项行动: the members of the list share its head."""
    for match in _CAMPAIGN_LIST.finditer(context.text, sentence.start, sentence.end):
        at = match.start(1)
        for member in re.findall(r"(?:“[^“”]*”|[^、“”])+", match.group(1)):
            at = context.text.index(member, at)
            if len(member) >= 4:
                yield Candidate("PROG", at, at + len(member), rule.id, rule.kind, order=rule.order)
            at += len(member)


_FUNCTIONS = {
    "listed_campaigns": listed_campaigns,
    "quoted_headed": quoted_headed,
    "numbered": numbered,
    "quoted_bare": quoted_bare,
    "headed": headed,
}
