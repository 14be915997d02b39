"""Cleaning: what is noise goes, and each character that stays remembers its place in the source.

Replacements keep the length (full-width digits, half-width punctuation), so that only removals need the offset map.
"""

import re

from kg.text.look_alikes import IDEOGRAPH, ideographs, look_alike, look_alikes

_HALF_PUNCTUATION = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF_MARK = re.compile(r"[,;:?!]")
# 26411户,个体工商户 and 来源:石牌街道, but not 1,234 nor 12:30
_BEFORE_MARK = re.compile(r"[\u4e00-\u9fff”》）%]")
_AFTER_MARK = re.compile(r"\s*[\u4e00-\u9fff“《（]")
# "放管服"改革 -> “放管服”改革; an inch mark or a stray one has no second near it
_STRAIGHT_QUOTES = re.compile(r'"([^"\n]{1,60})"')

# what no reader sees: zero-width characters, bidi controls, soft hyphens, byte order marks, fillers, variation selectors, tags;
# the mark of a picture
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
    "\U000e0000-\U000e0fff"
)
# [bookmark: _GoBack]; 错误!未找到引用源。; { PAGE \* MERGEFORMAT }: what a word processor left of its fields
_FIELDS = (
    r"\[bookmark:[^\]\n]{0,80}\]|错误[!！]\s?未找到引用源。|错误[!！]\s?未定义书签。"
    r"|\{\s?(?:PAGE|NUMPAGES|HYPERLINK|TOC|REF|PAGEREF)\b[^{}\n]{0,120}\}"
)
# white space and controls inside a line; kept (once) only between two words or two numbers: VR online
_BLANKS = r"\s\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_UNPRINTED = re.compile(rf"(?:[{_BLANKS}{_INVISIBLE}]|{_FIELDS})+")
# what one of these begins with: most lines have none, and looking for characters is fast
_MAY_BE_UNPRINTED = re.compile(rf"[{_BLANKS}{_INVISIBLE}\[错{{]")
_SPACE = re.compile(r"\s")


def fold(text: str) -> str:
    """Replace look-alike characters one for one, so that offsets stay what they were.

    >>> fold("２０２３年(100％),完成")
    '2023年（100%），完成'
    >>> fold("办理26411户,个体")
    '办理26411户，个体'
    >>> fold('⻓安区深化"放管服"改革｡')
    '长安区深化“放管服”改革。'
    """
    folded = _HALF_MARK.sub(_full_mark, text.translate(look_alikes()) if look_alike().search(text) else text)
    return _STRAIGHT_QUOTES.sub("“\\1”", folded) if '"' in folded else folded


def _full_mark(match: re.Match[str]) -> str:
    """The full-width mark where one stands beside Chinese, blanks between them or none."""
    text, mark, at = match.string, match.group(), match.start()
    before = at - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    beside = (before >= 0 and _BEFORE_MARK.match(text, before)) or _AFTER_MARK.match(text, at + 1)
    return _HALF_PUNCTUATION[mark] if beside else mark


def kept_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of ``text[start:end]`` without noise and without blanks, save one blank between two words or two numbers.

    >>> kept_pieces("德敬律师调解工作室 ”VR on", 0, 16)
    [(0, 9), (10, 16)]
    >>> kept_pieces("案件\\t320\\t355件", 0, 11)
    [(0, 2), (3, 11)]
    """
    if start < end and not _MAY_BE_UNPRINTED.search(text, start, end):
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    at = start
    for cut in _UNPRINTED.finditer(text, start, end):
        left, right = cut.span()
        if _apart(text, left, right, start, end):
            left += 1
        if left > at:
            _append(pieces, at, left)
        at = max(at, right)
    if at < end:
        _append(pieces, at, end)
    return pieces


def _append(pieces: list[tuple[int, int]], start: int, end: int) -> None:
    if pieces and pieces[-1][1] == start:
        pieces[-1] = (pieces[-1][0], end)
    else:
        pieces.append((start, end))


def _apart(text: str, left: int, right: int, start: int, end: int) -> bool:
    """Whether the blank ``text[left:right]`` parts two words or two numbers."""
    if not (start < left and right < end and _SPACE.search(text, left, right)):
        return False
    before, after = text[left - 1], text[right]
    if not (before.isascii() and after.isascii()):
        return False
    return (before.isalpha() and after.isalpha()) or (
        before.isdigit() and after.isdigit() and _two_numbers(text, left, right, start)
    )


def _two_numbers(text: str, left: int, right: int, start: int) -> bool:
    """Whether digits on both sides of a blank are two numbers (320 355), and not one that is spaced out (2 0 2 3 年)."""
    wide = right - left > 1 or text[left] == "\t"
    return wide or (left - 2 >= start and text[left - 2].isdigit()) or (right + 1 < len(text) and text[right + 1].isdigit())


def squash(text: str) -> str:
    """The text without white space, controls and noise, radicals as characters: as mentions print it.

    >>> squash("惩 戒\\n工作制度"), squash("⻓安\\u200b区")
    ('惩戒工作制度', '长安区')
    """
    printed = _UNPRINTED.sub("", text) if _MAY_BE_UNPRINTED.search(text) else text
    return printed.translate(ideographs()) if IDEOGRAPH.search(printed) else printed
