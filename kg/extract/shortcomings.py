"""Shortcomings: the problems that a report admits, one an item."""

import re
from collections.abc import Iterator

from kg.extract.context import Candidate, Context
from kg.text.headings import ITEM_MARK
from kg.text.sentences import outer_marks

_PROBLEM = re.compile(
    r"不足|不够|不强|不高|不牢|不到位|不均|不平衡|不全|薄弱|差距|短板|滞后|有待|尚未|仍需|偏|缺乏|欠缺|较弱|较少|较大|问题|困难|不完善|不规范|不健全|不严|不深|不明|流于|有限|低|仅|难|少|慢"
)


def find_shortcomings(context: Context) -> Iterator[tuple[Candidate, int]]:
    """Each problem with the ordinal of its section; an introduction (还存在以下问题：) is none."""
    for section in context.report.sections:
        if section.part != "shortcomings":
            continue
        for start, end in _items(context, section.ordinal):
            words = context.text[start:end]
            if (_PROBLEM.search(words) and not re.search(r"(?:不足|问题|差距|短板|薄弱环节)[:：]?$", words)) or ITEM_MARK.match(
                words
            ):
                yield Candidate("SHORTCOMING", start, end, "shortcoming.item"), section.ordinal


def _items(context: Context, ordinal: int) -> Iterator[tuple[int, int]]:
    for sentence in context.report.sentences:
        if sentence.section != ordinal or (sentence.is_heading and not ITEM_MARK.match(context.text, sentence.start)):
            continue
        start = sentence.start
        for at, mark in outer_marks(context.text, sentence.start, sentence.end):
            if mark in "；。：" or (mark == "，" and ITEM_MARK.match(context.text, at + 1)):
                if at > start:
                    yield start, at
                start = at + 1
        if sentence.end > start:
            yield start, sentence.end
