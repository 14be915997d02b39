"""Programmes named without quotes: a modifier that tells what they are about, read leftward from a head."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.context import Candidate, Context
from kg.extract.lexicons import verbs, verbs_of, verbs_used
from kg.extract.names import name_start
from kg.extract.programme_names import Walls, after_campaign, heads, in_quotes, inside_names, tells, without_lead
from kg.extract.rules import Rule
from kg.model import Sentence


@cache
def _unquoted_head() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(head) for head, _, where in heads() if where != "q"))


# 制度化, 制度体系, 改革创新, 机制体制: the head goes on to another word
_GOES_ON = re.compile(
    r"化(?!解)|体系|创新|[员办性]|举措|任务|发展|开放|规定|文件|名录|方向|督查|备案|专班|前沿|总体|总$|期|法$|领导小组|的通知|推进会|现场会"
)
# bodies and areas before a name that do not tell it apart
_COMMON_LEAD = re.compile(
    r"(?:新一轮|首批|第[一二三四五六七八九十]批|(?:领域|方面|行业)|政府部门|[本该]?地区|部门|各地)(?=[一-鿿]{4})"
)
_LEVEL_LEAD = re.compile(r"(?:全[区市县省镇乡州盟旗]|[区市县省镇州盟]级|我[区市县省镇州盟旗])(?=[一-鿿]{4})")


@cache
def _unquoted() -> dict[str, tuple[str, str]]:
    return {head: (kind, where) for head, kind, where in heads() if where != "q"}


def headed(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """A name without quotes: its modifier read leftward from a head of lexicons/programme_heads.tsv."""
    for match in _unquoted_head().finditer(context.masked, sentence.start, sentence.end):
        kind, where = _unquoted()[match.group()]
        if (found := _headed_at(context, sentence, rule, match.start(), match.group(), kind, where, walls)) is not None:
            yield found


def _headed_at(
    context: Context, sentence: Sentence, rule: Rule, at: int, head: str, kind: str, where: str, walls: Walls
) -> Candidate | None:
    end = at + len(head)
    if (
        not context.boundary(end)
        or (head == "试点" and context.text.startswith("“", end))  # 在两个社区试点“信托制物业”
        or in_quotes(context.text, sentence.start, at)
        or (_GOES_ON.match(context.text, end) and not (kind == "reform" and context.text.startswith("任务", end)))
    ):
        return None
    if where == "s" and not (
        re.match(r"[，。；、]|$", context.text[end : end + 1]) and _set_up(context.text, sentence.start, at)
    ):
        return None
    start = _name_of(context, sentence, at, kind, walls)
    if where == "g" and not (at - start >= 4 and _launched(context, start, sentence.start)):
        return None
    listed = context.text[at - 1] in "、和与及"  # 限时办结制和〔一次性告知制〕
    if where == "w" and (listed or not (1 < at - start <= 12 and _verb_before(context, start, sentence.start))):
        return Candidate("PROG", at, end, rule.id, kind, order=rule.order)
    modifier = context.text[start:at]
    led = context.words_in(start, at) if kind == "platform" else []
    if len(led) == 2 and led[0][1] in verbs() and led[1][1] in _KINDS_OF_PLATFORM:
        return None  # 化解融资平台风险
    if where == "g" and not _ENDS.match(context.text, end):
        return None  # 基本建设工程考古工作管理办法
    if kind == "plan" and (modifier.startswith("新一轮") or context.text.endswith("新一轮", 0, start)):
        return None
    if modifier.startswith(("各", "一批", "每")) or context.text[start - 1 : start] == "各":
        return None
    if re.search(r"以[一-鿿]{1,8}[促带推助]$", context.text[max(sentence.start, start - 8) : at]):
        return None
    if modifier.startswith("“") or not tells(context, start, at) or len(modifier) > 26:
        return None
    if re.search(r"\d[项个家条]$", context.text[max(0, start - 4) : start]) and len(modifier) < 6:
        return None
    return Candidate("PROG", start, end, rule.id, kind, order=rule.order)


_KINDS_OF_PLATFORM = frozenset(("融资", "电商", "中试", "商贸", "开放"))
_ENDS = re.compile(r"[，。；、：）和与及等的]|建设|实施|工作|任务|取得|落地|进展|$")


def _set_up(text: str, floor: int, at: int) -> bool:
    """开设会议公开专题: a section of a site where it is set up."""
    return bool(
        re.search(
            r"(?:开设|设立|设置|推出|开辟|上线|启用|建成|开发|推广|升级|搭建|运用|应用|依托|使用)(?:了)?[^，。；]{2,14}$",
            text[max(floor, at - 20) : at],
        )
    )


# 实施医养结合促进行动和康复护理扩容提升工程: what stands before a later member of a list that one verb launches
_LISTED_LAUNCH = re.compile(r"(?:开展|组织|实施|推进|启动|部署)[^，。；：]{2,40}(?:行动|工程|整治|治理|攻坚|清理)”?[、和及与]$")


def _launched(context: Context, at: int, floor: int) -> bool:
    """Whether a verb that launches governs a name that starts here, itself or through its list: 实施⟦城市更新行动⟧."""
    before = context.words_in(max(floor, at - 6), at)
    if before and before[-1][1] in verbs_used("launch"):
        return True
    return bool(_LISTED_LAUNCH.search(context.text[max(floor, at - 60) : at]))


def _name_of(context: Context, sentence: Sentence, at: int, kind: str, walls: Walls) -> int:
    """Where the name begins that has its head at ``at``."""
    if kind == "plan":
        start = name_start(context, at, sentence.start, through=verbs_of("raise", "soft"))
        return _with_year(context, without_lead(context, start, at, sentence.start), sentence.start)
    floor = walls.floor(sentence.start, at)
    if kind in ("campaign", "activity", "project"):
        start = _joined(context, at, floor, inside_names())
        if not (kind == "campaign" and after_campaign(context, start)):
            start = without_lead(context, start, at, floor)
    else:
        start = without_lead(
            context,
            min(_joined(context, at, floor), _over_verb(context, at, floor))
            if kind in ("mechanism", "responsibility")
            else _over_verb(context, at, floor),
            at,
            floor,
        )
    if context.text[start:at].startswith("会前"):
        start = _with_meeting(context, start, walls, sentence.start)
    lead = _COMMON_LEAD.match(context.text, start, at) or _LEVEL_LEAD.match(context.text, start)
    return lead.end() if lead and lead.end() <= at - 2 else start


def _with_meeting(context: Context, start: int, walls: Walls, floor: int) -> int:
    """市政府常务会议会前学法制度: before which meeting belongs to the name."""
    return next((body for body, end in walls.spans if end == start and body >= floor), start)


# what can stand beside a name and is none of its words: 开展执法检查和食品安全专项整治
_BY_ITSELF = re.compile(r"机制|制度|改革|平台|体系|等|建设|检查|督察|培训|宣传|活动|行动|整治|治理")


def _joined(context: Context, at: int, floor: int, through: frozenset[str] = frozenset()) -> int:
    """The start of a name, over 和 where a verb governs the whole: 落实〔守信激励和失信惩戒制度〕."""
    near = name_start(context, at, floor, through=through)
    far = name_start(context, at, floor, through=through, lists=True)
    between = context.text[far:near]
    joined = ("和" in between or "与" in between) and len(between) <= 20 and not _BY_ITSELF.search(between)
    return far if joined and _verb_before(context, far, floor) else near


def _over_verb(context: Context, at: int, floor: int) -> int:
    """The start of a name over verbs in it, where one that governs stands before them: 完善〔备案审查纠错通报机制〕."""
    start = near = name_start(context, at, floor)
    words = context.words_in(max(floor, start - 20), start)
    while words and ((verb := verbs().get(words[-1][1])) is not None or words[-1][1] in ("把", "将")):
        if verb is None:
            return start  # 把〔非诉讼纠纷解决机制〕挺在前面
        start, word = words.pop()
        if verb.cls == "soft" or word in verbs_used("launch"):
            return near if start + len(word) == near or verb.cls == "stance" else start + len(word)
        start = without_lead(context, name_start(context, start, floor), start, floor) if words else start
        while words and words[-1][0] >= start:
            words.pop()
    return near


def _verb_before(context: Context, at: int, floor: int) -> bool:
    before = context.words_in(max(floor, at - 6), at)
    return bool(before) and (before[-1][1] in verbs() or before[-1][1] in ("是", "了"))


_YEAR_BEFORE = re.compile(r"(?:20\d\d年(?:度)?|年度)(?:[省市区县镇]委、?)?$")


def _with_year(context: Context, start: int, floor: int) -> int:
    match = _YEAR_BEFORE.search(context.text[max(floor, start - 12) : start])
    return start - len(match.group()) if match else start


_CAMPAIGN_LIST = re.compile(r"开展(?:了)?([^，。；：]{4,80}?)等(?:一系列|\\d+[项个次])?(?:专项)?(?:行动|整治|治理)")


def listed_campaigns(context: Context, sentence: Sentence, rule: Rule, walls: Walls) -> Iterator[Candidate]:
    """开展扬尘治理、燃气安全排查等专项行动: the members of the list share its head."""
    for match in _CAMPAIGN_LIST.finditer(context.text, sentence.start, sentence.end):
        at = match.start(1)
        for member in re.findall(r"(?:“[^“”]*”|[^、“”])+", match.group(1)):
            at = context.text.index(member, at)
            if len(member) >= 4:
                yield Candidate("PROG", at, at + len(member), rule.id, rule.kind, order=rule.order)
            at += len(member)
