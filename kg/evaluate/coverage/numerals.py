"""Which characters of a text are a number: digits, and Chinese numerals that count or order something.

一 counts only where it orders (第一, 一、, 一是), in a date (一季度, 一月) or as a share or multiple (一成, 一倍); elsewhere it
is an article (一支队伍) or a part of a word (统一, 一体化). 零 alone is no number; 百, 千, 万 and 亿 are one before a unit or 余.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.data_files import lexicon

_NUMERAL = re.compile(
    r"(?P<digits>\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)(?:\.\d{1,9})?|\d+(?:\.\d+){0,3})[余多几]?[百千万亿]{0,2}"
    r"|(?P<han>[〇○零一二三四五六七八九十百千万亿两]+)"
    r"|(?P<mark>[①-⑳⑴-⒇㈠-㈩Ⅰ-Ⅻ])"
)
_ONE = re.compile(
    r"(?<=第)一|(?<=分之)一|(?<=其)一(?=，)|(?<=（)一(?=）)|(?m:^)一(?=[、．.）])"
    r"|(?:\A|(?<=[\n。；，：]))一(?=是|要(?!求|素)|则)"
    r"|一(?=季度|月(?![光球])|等[奖功]|倍|半|番|成(?![不立为员果就都长])|产[、和业])"
)
_WORDS = frozenset(("万一", "零", "〇", "○", "一一", "百一"))
_SCALE = frozenset("百千万亿")


def numerals(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the numbers of ``text``, in order, without what multiplies digits (万).

    >>> text = "一是统一受理20.79万余条，两个机关办结六十余件"
    >>> [text[start:end] for start, end in numerals(text)]
    ['一', '20.79', '两', '六十']
    """
    for match in _NUMERAL.finditer(text):
        name = match.lastgroup or "mark"
        start, end = match.span(name)
        if name != "han" or _counts(text, start, end):
            yield start, end


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a run of Chinese numerals is a number where it stands."""
    run = text[start:end]
    if run == "一":
        return _ONE.match(text, start) is not None
    if _SCALE.issuperset(run):
        return _before_unit().match(text, end) is not None
    return run not in _WORDS


@cache
def _before_unit() -> re.Pattern[str]:
    """What makes 百 a number: 百余家, 千名."""
    units = sorted({row[0] for row in lexicon("units")}, key=lambda unit: (-len(unit), unit))
    return re.compile(f"[余多]|{'|'.join(map(re.escape, units))}")
