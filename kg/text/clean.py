"""Cleaning: what is noise goes, and each character that stays remembers its place in the source.

Replacements keep the length (full-width digits, half-width punctuation), so that only removals need the offset map.
"""

import re

# ２０２３年１月１０日 -> 2023年1月10日; 100％ -> 100%
_FULL_WIDTH = {
    code: code - 0xFEE0 for start, end in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for code in range(start, end)
}
_FULL_WIDTH |= {0xFF05: ord("%"), 0xFF0E: ord("."), 0x3000: ord(" "), 0xA0: ord(" ")}
# 纲要(2021-2025年) -> 纲要（2021-2025年）, so that one pattern reads both
_FULL_WIDTH |= {ord("("): 0xFF08, ord(")"): 0xFF09}

_HALF_PUNCTUATION = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# 26411户,个体工商户 and 来源:石牌街道, but not 1,234 nor 12:30
_HALF_BESIDE_CJK = re.compile(r"(?<=[\u4e00-\u9fff”》）%])\s*([,;:?!])|([,;:?!])(?=\s*[\u4e00-\u9fff“《（])")

# [bookmark: _GoBack]; zero-width and bidi controls, soft hyphen, byte order mark
NOISE = re.compile(r"\[bookmark:[^\]\n]{0,80}\]|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")

# white space and controls inside a line; kept (once) only between two ASCII words: VR online
_BLANKS = re.compile(r"[\s\x00-\x08\x0e-\x1f\x7f]+")


def fold(text: str) -> str:
    """Replace look-alike characters one for one, so that offsets stay what they were.

    >>> fold("２０２３年(100％),完成")
    '2023年（100%），完成'
    >>> fold("办理26411户,个体")
    '办理26411户，个体'
    """
    return _HALF_BESIDE_CJK.sub(_full_mark, text.translate(_FULL_WIDTH))


def _full_mark(match: re.Match[str]) -> str:
    found = match.group(0)
    return found[:-1] + _HALF_PUNCTUATION[found[-1]]


def kept_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of ``text[start:end]`` without noise and without blanks, save one blank between two ASCII words.

    >>> kept_pieces("德敬律师调解工作室 ”VR on", 0, 16)
    [(0, 9), (10, 16)]
    """
    pieces: list[tuple[int, int]] = []
    at = start
    for cut in sorted(m.span() for rx in (NOISE, _BLANKS) for m in rx.finditer(text, start, end)):
        left, right = cut
        if _between_words(text, left, right, start, end):
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


def _between_words(text: str, left: int, right: int, start: int, end: int) -> bool:
    if not (start < left and right < end and text[left].isspace()):
        return False
    return text[left - 1].isascii() and text[left - 1].isalpha() and text[right].isascii() and text[right].isalpha()


def squash(text: str) -> str:
    """The text without white space and controls, as mentions print it.

    >>> squash("惩 戒\\n工作制度")
    '惩戒工作制度'
    """
    return "".join(NOISE.sub("", text).split())
