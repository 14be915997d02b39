"""Small reports for the tests of extraction and resolution: a title, a heading and the sentence under test."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from kg.extract import extract
from kg.model import Extraction, Mention, SourceText
from kg.text import parse

TITLE = "天津市河东区2022年报告"
HEADING = "一、主要做法\n（一）推进各项工作"
PLANS = "一、2023年工作安排\n（一）推进各项工作"
PROBLEMS = "一、存在的不足"


def source(text: str, **metadata: str) -> SourceText:
    """A text as if read from a file."""
    return SourceText("report.txt", text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), metadata=metadata)


def small(sentence: str, title: str = TITLE, heading: str = HEADING) -> str:
    """A report of one paragraph."""
    return f"{title}\n{heading}\n{sentence}{'' if sentence.endswith(('。', '；')) else '。'}\n"


def found(sentence: str, title: str = TITLE, heading: str = HEADING) -> Extraction:
    """What is found in a report of one paragraph."""
    return extract(parse(source(small(sentence, title, heading))))


def in_sentence(spans: Iterable[Any], sentence: str, title: str = TITLE, heading: str = HEADING) -> list[Any]:
    """Those found in the paragraph under test, not in the title or the heading."""
    begin = len(small("", title, heading)) - 2
    return [each for each in spans if begin <= each.start]


def mentions(sentence: str, kind: str, title: str = TITLE, heading: str = HEADING) -> list[Mention]:
    """The mentions of one type in the paragraph under test."""
    here = in_sentence(found(sentence, title, heading).mentions, sentence, title, heading)
    return [each for each in here if each.type == kind]
