"""Honours: awards and selections, with recipient, giver, level and year."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.context import Candidate, Context
from kg.text.sentences import clauses

_TAIL = re.compile(r"(?:荣誉称号|称号|的?表彰|荣誉|奖项)$")
# how and how often, between the recipient and the verb
_BY_HOW = re.compile(r"(?:先后|首次|再次|成功|连续[\d一二两三四五六七八九十]+[年次届]|分别?|新|均|全部|还|等?(?=$))+$")
_WINS = ("ORG", "DOC", "PROG", "PERSON")
# 在国家耕地保护和粮食安全责任制考核中获…, 质量工作考核连续10次获评A级: where it was won, not who won
_OCCASION = re.compile(r"在[^，。；]{2,40}(?:中|上)|(?:(?!在)[一-鿿]){2,16}(?:考核|考评|评估|测评)中?(?=连续|再次|均|获|荣|被)")
_YEAR = re.compile(r"(20\d\d)年")
_LEVELS = (
    ("national", re.compile(r"全国|国家|中央|国务院|司法部|[一-鿿]{2,6}部(?!门)|中国")),
    ("province", re.compile(r"全省|省级|[一-鿿]{2,3}省|自治区|天津市|北京市|上海市|重庆市")),
    ("city", re.compile(r"全市|市级|[一-鿿]{1,4}(?<![城上都超夜集早])市(?!场|民|值)")),
    ("county", re.compile(r"全[区县]|[区县]级")),
)
# a state or plan, not an award: 纳入试点, 获得成效
_NO_HONOUR = re.compile(
    r"生活|人数|试点|批准|批复|许可|通过率|成效|效果|支持|经济利益|服务|肯定|好评|认可|提升|资金|补助|推广|授权|信任|赔偿|证书|执法证|资格"
)


@dataclass(frozen=True, slots=True)
class HonourDraft:
    """An honour before it has an id; offsets index the clean text."""

    start: int
    end: int
    rule: str
    recipient: Candidate | None
    recipient_text: str | None
    honour: str
    giver: Candidate | None
    year: int | None
    level: str | None
    section: int
    number: int = 0  # of the recipients that share it


def find_honours(context: Context, mentions: tuple[Candidate, ...], year: int | None) -> Iterator[HonourDraft]:
    """The honours of a report; one whose recipient no mention names keeps it as printed."""
    for sentence, rules in context.runs("honours"):
        if sentence.is_heading or context.report.sections[sentence.section].part == "shortcomings":
            continue
        for rule in rules:
            subject: Candidate | None = None
            for start, end in clauses(context.text, sentence.start, sentence.end):
                assert rule.pattern is not None
                match = rule.pattern.search(context.text, start, end)
                if match is None:
                    subject = _subject(mentions, start, end) or subject
                    continue
                left, right = match.span("span")
                words = context.text[left:right]
                if _NO_HONOUR.search(words) and "优" not in words:
                    continue
                yield from _drafts(
                    context, mentions, (start, match.start(), left, right), subject, rule.id, year, sentence.section
                )
                subject = None


def _unquoted(words: str) -> str:
    """An honour's name without the quotes that enclose the whole of it."""
    return words[1:-1] if re.fullmatch(r"“[^“”]*”", words) else words


def _subject(mentions: tuple[Candidate, ...], start: int, end: int) -> Candidate | None:
    return next((m for m in _between(mentions, start, end) if m.type == "ORG"), None)


def _in_a_row(text: str, bodies: list[Candidate], start: int) -> list[Candidate]:
    """The bodies of a list that begins at an offset: 司法部 and 自然资源部 of 获司法部和自然资源部通报表扬."""
    found: list[Candidate] = []
    for body in bodies:
        if body.start != start and not (found and text[found[-1].end : body.start] in ("", "、", "和", "与", "及")):
            break
        found.append(body)
    return found


def _between(mentions: tuple[Candidate, ...], start: int, end: int) -> tuple[Candidate, ...]:
    return mentions[bisect_left(mentions, start, key=lambda m: m.start) : bisect_left(mentions, end, key=lambda m: m.start)]


def _occasion(text: str, before: list[Candidate], start: int, won: int) -> tuple[int, int]:
    """Where a clause tells at what it was won; that follows who won it: 区司法局〔绩效考核〕连续三年获评优秀."""
    found = _OCCASION.search(text, start, won + 1)
    if found is None or found.end() > won:
        return won, won
    if text[found.start()] == "在":
        return found.span()
    return max((m.end for m in before if found.start() < m.end < found.end()), default=found.start()), found.end()


def _drafts(
    context: Context,
    mentions: tuple[Candidate, ...],
    at: tuple[int, int, int, int],
    carried: Candidate | None,
    rule: str,
    year: int | None,
    section: int,
) -> Iterator[HonourDraft]:
    start, won, left, right = at
    before = [m for m in _between(mentions, start, won) if m.end <= won and m.type in _WINS]
    left_out = _occasion(context.text, before, start, won)
    before = [m for m in before if m.end <= left_out[0] or m.start >= left_out[1]]
    recipient = next((m for m in before if m.type == "DOC"), None) or (before[0] if before else carried)
    inside = [m for m in _between(mentions, left, right) if m.end <= right and m.type == "ORG"]
    givers = _in_a_row(context.text, inside, left)
    giver = givers[0] if givers else None
    words = context.text[givers[-1].end if givers else left : right]
    honour = _unquoted(_TAIL.sub("", words))
    printed = _YEAR.search(context.text, left, right)
    name = (context.text[start : left_out[0]] + context.text[left_out[1] : won]).strip("，")
    level = next((level for level, pattern in _LEVELS if pattern.search(context.text[left:right])), None)
    recipient_text = None if recipient else _BY_HOW.sub("", re.sub(r"^(?:同时|其中|首次|先后|，)+", "", name)) or None
    won_in = int(printed.group(1)) if printed else year
    first = HonourDraft(start, right, rule, recipient, recipient_text, honour, giver, won_in, level, section)
    yield first
    # 区司法局、区城管局荣获…: each that stands in a row with the recipient won it
    after = [m for m in before if recipient and m.type == recipient.type and m.start >= recipient.start]
    for number, other in enumerate(_in_a_row(context.text, after, recipient.start)[1:] if recipient else (), 1):
        yield replace(first, recipient=other, number=number)
