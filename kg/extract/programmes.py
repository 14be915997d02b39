"""Programmes: rules of data/programmes.toml and the functions that its entries name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extract.context import Candidate, Context, inside
from kg.extract.data_files import lexicon, terms
from kg.extract.engine import outermost, propose
from kg.extract.lexicons import adverbs, verbs
from kg.extract.names import STOP_WORDS, name_start
from kg.extract.rules import DOC_MASK, REGION_MASK, Rule
from kg.model import Sentence

_QUOTED = re.compile(r"“([^“”\n]{1,60})”")
# text after a quoted name that makes the quote people, not an undertaking: “法律明白人”队伍
_PEOPLE = re.compile(r"(?:队伍|队员|人员|骨干|人才|\d+余?[名人位])")


@cache
def _heads() -> tuple[tuple[str, str, bool], ...]:
    """Heads with kind and whether they stand unquoted, longest first."""
    return tuple(sorted(((head, kind, where == "u") for head, kind, where, _ in lexicon("programme_heads")), key=lambda row: (-len(row[0]), row[0])))


def find_programmes(context: Context, organisations: list[Candidate]) -> list[Candidate]:
    """The PROG candidates of a report, one a place; where an organisation covers the span, there is none."""
    covered = tuple((o.start, o.end) for o in organisations if o.rule in ("org.team.quoted", "org.room.quoted"))
    proposed = (c for c in propose(context, "programmes", _FUNCTIONS) if not inside(context.documents, c.start) and not inside(covered, c.start + 1))
    return [replace(c, expanded=context.text[c.start : c.end]) for c in outermost(proposed)]


def quoted_headed(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """“证照分离”改革: a quoted name, a note in brackets or a few words, and a head."""
    for match in _QUOTED.finditer(context.text, sentence.start, sentence.end):
        if inside(context.documents, match.start()):
            continue
        if (found := _head_after(context, match.end(), sentence.end)) is not None:
            end, kind = found
            yield Candidate("PROG", match.start(), end, rule.id, kind, order=rule.order)


def _head_after(context: Context, at: int, limit: int) -> tuple[int, str] | None:
    """The end and kind of the head that follows a quote, over at most a few nouns."""
    if context.text.startswith("（", at):
        close = context.text.find("）", at, min(limit, at + 60))
        at = close + 1 if close >= 0 else at
    words: list[tuple[int, str]] = []
    for start, word in context.words_in(at, min(limit, at + 14)):
        verb = verbs().get(word)
        if not re.match(r"[一-鿿A-Za-z]", word) or word in STOP_WORDS or (verb and not verb.nominal and word not in ("惠民",)):
            break
        words.append((start, word))
    tail = context.text[at : words[-1][0] + len(words[-1][1])] if words else ""
    for length in range(len(tail), 1, -1):
        for head, kind, _ in _heads():
            if tail[:length].endswith(head) and context.boundary(at + length) and _head_ends(context.text, at + length):
                return at + length, kind
    return None


def _head_ends(text: str, at: int) -> bool:
    """Whether a head is the last of its name: 机制 of 机制建设 is, 要求 of 要求各部门 is not."""
    return not re.match(r"(?:各|全|其|[一-鿿]{0,2}(?:队伍|人员))", text[at : at + 4])


_NUMBERED = re.compile(r"“[一二两三四五六七八九十]+[项大个](制度|平台|机制|工程|行动|体系|改革)”")
_NUMBERED_KIND = {"制度": "mechanism", "平台": "platform", "机制": "mechanism", "工程": "project", "行动": "campaign", "体系": "mechanism", "改革": "reform"}


def numbered(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """行政执法“三项制度”: a count in quotes takes in what it counts."""
    for match in _NUMBERED.finditer(context.text, sentence.start, sentence.end):
        start = name_start(context, match.start(), sentence.start, lists=True) if match.start() > sentence.start else match.start()
        while context.text[start] in "、和与及":
            start += 1
        yield Candidate("PROG", start, match.end(), rule.id, _NUMBERED_KIND[match.group(1)], order=rule.order)


# verbs and prepositions before a quote that make it an undertaking
_GOVERNS = re.compile(
    r"(?:实行|推行|落实|深化|推广|强化|做好|实现|推进|打造|开展|完善|建立|推出|优化|建成|启用|依托|借助|通过|用好|探索|实施|联办|举办|做实|做优|健全|构建|创新|落地|执行|践行|遵循|"
    r"更新|推动|聚焦|搭建|上线|开通|运用|利用|巩固|拓展|升级|深入|发挥|出台|试行|设立|创建|设置|开设|形成|织密|以|按照|围绕|提供|接入|全面|做深|做|推深做实|擦亮|组织|参加|参与|其中)(?:了)?$"
)
_COURSE = re.compile(r"”(?:、“[^“”]{1,40}”|“[^“”]{1,40}”|[和及与]“[^“”]{1,40}”)*(?:解读)?(?:等)?\d*[个门堂节]?(?:专题)?(?:课程|课题|讲座|为题|主题|课|为主题)")


def quoted_bare(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """“一网通办”: a quoted name without a head, where a verb of doing governs it or its list."""
    text = context.text
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        name = match.group(1)
        if inside(context.documents, match.start()) or DOC_MASK in context.masked[match.start() : match.end()]:
            continue
        if name in terms("set_phrases") or len(name) < 2 or _COURSE.match(text, match.end() - 1) or _PEOPLE.match(text, match.end()):
            continue
        if (kind := _bare_kind(context, sentence, match)) is not None:
            yield Candidate("PROG", match.start(), match.end(), rule.id, kind, order=rule.order + 50)


def _bare_kind(context: Context, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The kind of a quoted name, by what stands around it; None where nothing makes it an undertaking."""
    text, name = context.text, match.group(1)
    after = text[match.end() : match.end() + 12]
    if re.match(r"的(?:工作)?(?:格局|理念|原则|要求|思路|目标)|(?:的)?理念", after):
        return "principle"
    if re.search(r"亲自|必须|坚持|原则|善作善成", name):
        return "principle"
    if not _governed(context, sentence, match.start()):
        return None
    if re.search(r"[七八六五三四]进|周|月|日|节|课堂|夜学|讲堂|大讲堂|集市|进[一-鿿]{1,3}$|相伴|行$", name):
        return "activity"
    if "+" in name or "＋" in name:
        return "method"
    if re.search(r"[平台网站码库站]$|智能|通$", name):
        return "platform"
    return "reform" if re.search(r"便民|减证|放管服", name) else "mechanism"


def _governed(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a verb of doing governs what stands at an offset, over the earlier members of a list and a short modifier."""
    text = context.text
    before = text[max(sentence.start, at - 60) : at]
    before = re.sub(r"(?:“[^“”]{1,40}”[、和与及]?)+$", "", before)
    if _GOVERNS.search(before):
        return True
    # 实现行政许可和公共服务“一网通办”, 推出20项“一件事”: the verb, then a few nouns
    clause = re.split(r"[，。；]", before)[-1]
    words = context.words_in(at - len(clause), at) if clause else []
    heads = [word for _, word in words if word in verbs() and verbs()[word].cls in ("act", "issue", "soft", "result") and word not in adverbs()]
    return bool(heads) and len(clause) <= 22 and bool(_GOVERNS.search(heads[0]) or verbs()[heads[0]].cls in ("issue", "soft"))


# modifiers that tell nothing of what a programme is about
_EMPTY_MODIFIER = re.compile(r"^(?:各项|相关|有关|工作|长效|新|整体|总体|具体|配套|基本|基础|重要|重大|主要|全面|综合|日常|本|这|该|各类|多种|多元|一系列|应急|总体应急|线上|网上|信息|信息化|政府|政务|媒体|各|现有|上级|等|规章|法律|内部|全链条|协调|联动|协同|工作协调|管理|监督|运行|服务|动态|常态|常态化|试行|年度|整改|专项|经济社会|体制|体系|制度|机制|平台|国家|重点|示范|网络|数字)$")
# 制度建设 keeps its head; 制度化, 制度体系, 平台功能, 改革创新, 机制体制 do not
_GOES_ON = re.compile(r"化(?!解)|体系|功能(?!平台)|创新|成果(?!展)|[员办性]|试点|举措|任务|发展|开放|规定|文件|名录|总|方向|督查|审批|备案改|专班|优势|作用发挥|前沿")
_NOT_RUN_IN = frozenset(("深化", "推进", "加强", "健全", "完善", "建立", "落实", "开展", "实施"))


def headed(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """A name without quotes: its modifier read leftward from a head of lexicons/programme_heads.tsv."""
    taken: set[int] = set()
    for head, kind, unquoted in _heads():
        if not unquoted:
            continue
        at = context.masked.find(head, sentence.start, sentence.end)
        while at >= 0:
            if at not in taken and (found := _headed_at(context, sentence, rule, at, head, kind)) is not None:
                taken.update(range(found.start, found.end))
                yield found
            at = context.masked.find(head, at + 1, sentence.end)


def _headed_at(context: Context, sentence: Sentence, rule: Rule, at: int, head: str, kind: str) -> Candidate | None:
    end = at + len(head)
    if not context.boundary(end) or _in_quotes(context.text, sentence.start, at) or _GOES_ON.match(context.text, end):
        return None
    start = name_start(context, at, sentence.start, lists=False)
    if context.text[start:at].startswith("“"):
        return None
    if kind == "campaign":
        start = _with_verb(context, start, sentence.start)
    if kind == "plan":
        start = _with_year(context, start, sentence.start)
    modifier = context.text[start:at]
    if len(modifier) < 2 and REGION_MASK not in context.masked[start:at] or _EMPTY_MODIFIER.match(modifier):
        return None
    if len(modifier) > 26 or re.search(r"[\d]+[项个家条]$", context.text[max(0, start - 4) : start]):
        return None
    return Candidate("PROG", start, end, rule.id, kind, order=rule.order)


def _in_quotes(text: str, floor: int, at: int) -> bool:
    return text.rfind("“", floor, at) > text.rfind("”", floor, at)


def _with_verb(context: Context, start: int, floor: int) -> int:
    """A campaign's name may begin with a verb that another governs: 深化〔提升行政执法质量三年行动〕."""
    before = context.words_in(max(floor, start - 8), start)
    if len(before) >= 2 and before[-1][1] in verbs() and before[-2][1] in verbs() and verbs()[before[-1][1]].cls == "soft" and before[-1][1] not in _NOT_RUN_IN:
        return before[-1][0]
    return start


_YEAR_BEFORE = re.compile(r"(?:20\d\d年(?:度)?|年度)(?:[省市区县镇]委)?$")


def _with_year(context: Context, start: int, floor: int) -> int:
    match = _YEAR_BEFORE.search(context.text[max(floor, start - 12) : start])
    return start - len(match.group()) if match else start


_FUNCTIONS = {"quoted_headed": quoted_headed, "numbered": numbered, "quoted_bare": quoted_bare, "headed": headed}
