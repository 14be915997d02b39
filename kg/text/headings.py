"""Headings at four levels: 一、 （一） 1. （1）, alone on a line or run in before a sentence."""

import re
from typing import NamedTuple

_CJK_NUMBER = "[一二三四五六七八九十]{1,3}"
# 一、 | （一） | 1. 1、 | （1） ①; a decimal (1.2亿) is no heading
HEADING_MARK = re.compile(
    rf"(?P<l1>第?{_CJK_NUMBER}(?:部分)?[、．.]|第{_CJK_NUMBER}部分)|(?P<l2>（{_CJK_NUMBER}）[、.]?)|(?P<l3>\d{{1,2}}(?:[.．](?!\d)|、))|(?P<l4>（\d{{1,2}}）[、.]?|[①-⑳])"
)
# 一是 … 二是 …: an item of a running list
ITEM_MARK = re.compile(rf"(?P<item>{_CJK_NUMBER}是(?:要)?|第{_CJK_NUMBER}，|其{_CJK_NUMBER}，)")

_LONGEST_RUN_IN = 34
_LONGEST_ITEM_HEAD = 40


class Mark(NamedTuple):
    """A heading's mark: its level (1 to 4), the number as printed, where the heading's words begin."""

    level: int
    number: str
    end: int


def mark(line: str) -> Mark | None:
    """The mark that a paragraph begins with.

    >>> mark("（一）加强党的领导")
    Mark(level=2, number='（一）', end=3)
    >>> mark("1.2亿元") is None
    True
    """
    match = HEADING_MARK.match(line)
    if match is None or match.lastgroup is None:
        return None
    return Mark(int(match.lastgroup[1]), match.group(), match.end())


def run_in_end(paragraph: str, begin: int) -> int | None:
    """Where the heading of a marked paragraph ends: after its first sentence, where more text follows; None where it has none.

    A paragraph without a full stop is a heading as a whole; one of a single sentence, or whose first sentence is long, is text.

    >>> run_in_end("1.完善政府组织结构。持续推进机构编制法定化。", 2)
    11
    >>> run_in_end("（3）强化“三调联动”，做好公证工作。", 3) is None
    True
    >>> run_in_end("（一）提升能力", 3)
    7
    """
    stop = paragraph.find("。", begin)
    if stop < 0:
        return len(paragraph) if len(paragraph) <= 80 and not paragraph.endswith(("；", "：", "，")) else None
    if stop == len(paragraph) - 1 or stop - begin > _LONGEST_RUN_IN or HEADING_MARK.match(paragraph, stop + 1):
        return None  # （一）编制清单。（二）推行…: items of one paragraph
    return stop + 1


# 抓队伍，强保障。
_SLOGAN = re.compile(r"[一-鿿]{3}[，、][一-鿿]{3}(?:[，、][一-鿿]{3})?。")


# a short item without a comma is a heading, whatever it names
_SHORT_ITEM = 17
# 召开三次专题会议, 印发《方案》: what was done
_COUNTS = re.compile(r"[《\d]|(?P<quote>“)?[两二三四五六七八九十百千万亿]+余?[个件次条项名人]")
_NAMED = re.compile(r"”(?:改革|行动|工程|机制|制度|试点|平台|模式)。$")


def announces(sentence: str, marked_item: bool) -> bool:
    """Whether a sentence that opens a paragraph or an item only announces it, as a heading does.

    >>> announces("一是强化组织领导，扛牢法治建设责任。", True)
    True
    >>> announces("印发《方案》3份。", False)
    False
    """
    counts = _COUNTS.search(sentence, 2)
    if not sentence.endswith("。") or (counts and not counts["quote"]):
        return False
    if marked_item and len(sentence) <= _SHORT_ITEM and "，" not in sentence[2:]:
        return True  # 一是深化“放管服”改革。县行政审批局承接… / 二是推行“三项制度”。
    if counts or _NAMED.search(sentence):
        return False
    if _SLOGAN.fullmatch(sentence):
        return True
    limit = _LONGEST_ITEM_HEAD if marked_item else 20
    return len(sentence) <= limit and (marked_item or "，" not in sentence)
