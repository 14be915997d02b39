"""Honours: awards and selections, with recipient, giver, level and year."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.context import Candidate, Context
from kg.text.sentences import clauses

_TAIL = re.compile(r"(?:荣誉称号|称号|的?表彰|荣誉|奖项)$")
# how and how often, between the recipient and the verb
_BY_HOW = re.compile(r"(?:先后|首次|再次|成功|连续\d+[年次届]|分别?|新|均|全部|还|等?(?=$))+$")
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
                yield _draft(context, mentions, (start, match.start(), left, right), subject, rule.id, year, sentence.section)
                subject = None


def _unquoted(words: str) -> str:
    """An honour's name without the quotes that enclose the whole of it."""
    return words[1:-1] if re.fullmatch(r"“[^“”]*”", words) else words


def _subject(mentions: tuple[Candidate, ...], start: int, end: int) -> Candidate | None:
    return next((m for m in _between(mentions, start, end) if m.type == "ORG"), None)


def _between(mentions: tuple[Candidate, ...], start: int, end: int) -> tuple[Candidate, ...]:
    return mentions[bisect_left(mentions, start, key=lambda m: m.start) : bisect_left(mentions, end, key=lambda m: m.start)]


def _draft(
    context: Context,
    mentions: tuple[Candidate, ...],
    at: tuple[int, int, int, int],
    carried: Candidate | None,
    rule: str,
    year: int | None,
    section: int,
) -> HonourDraft:
    start, won, left, right = at
    before = [m for m in _between(mentions, start, won) if m.end <= won and m.type in ("ORG", "DOC", "PROG", "PERSON")]
    recipient = next((m for m in reversed(before) if m.type == "DOC"), None) or (before[0] if before else carried)
    inside = [m for m in _between(mentions, left, right) if m.end <= right and m.type == "ORG"]
    giver = inside[0] if inside and inside[0].start == left else None
    words = context.text[giver.end if giver else left : right]
    honour = _unquoted(_TAIL.sub("", words))
    printed = _YEAR.search(context.text, left, right)
    name = context.text[start:won].strip("，")
    level = next((level for level, pattern in _LEVELS if pattern.search(context.text[left:right])), None)
    recipient_text = None if recipient else _BY_HOW.sub("", re.sub(r"^(?:同时|其中|首次|先后|，)+", "", name)) or None
    return HonourDraft(
        start, right, rule, recipient, recipient_text, honour, giver, int(printed.group(1)) if printed else year, level, section
    )
