"""Words: the most likely cut by jieba's dictionary and terms of the project's own."""

import math
import re
from collections.abc import Iterable
from functools import cache
from operator import add

from kg.text.dictionary import Dictionary, jiebas

# what jieba takes for running Chinese; the rest (marks, digits, Latin words) it cuts by itself
_HAN = re.compile(r"[一-鿿]{2,}")


def words(text: str, own: Iterable[str] = ()) -> list[str]:
    """The words of a text, in order; joined they are the text. ``own`` are terms to keep whole.

    The most likely cut by jieba's dictionary, without its guesses at unknown words: what ``Tokenizer.cut(text, HMM=False)``
    gives (a test compares them), reckoned without its intermediate lists.

    >>> words("区市场监管局办结案件35件", ("办结", "市场监管"))
    ['区', '市场监管', '局', '办结', '案件', '35', '件']
    """
    gains = _gains(tuple(own))
    found: list[str] = []
    at = 0
    for match in _HAN.finditer(text):
        gap = match.start() - at
        if gap == 1:
            found.append(text[at])
        elif gap:
            _between(text[at : match.start()], gains, found)
        _cut(match.group(), gains, found)
        at = match.end()
    if at < len(text):
        _between(text[at:], gains, found)
    return found


# digits, Latin words and what jieba joins to them; all else between stretches of Chinese is cut into characters
_JOINED = re.compile(r"[a-zA-Z0-9+#&._%\-\s]")


# a stretch of one private character stands for a protected span: one word
_MASKS = re.compile(r"([\ue000-\uf8ff])\1*|.", re.DOTALL)


# 35.6%，, 3次。: digits in one, all else one by one; where no letter and no blank but a line end stands, jieba does the same,
# as no word of its dictionary is made of digits, marks and a single character
_NUMBER = re.compile(r"(?:[^a-zA-Z+#&_\-\s]|\n)+")
_NUMBER_PARTS = re.compile(r"[0-9]+|.", re.DOTALL)
# what jieba looks for words in: VR展, 5G+, A栋; the rest are marks and blanks
_BLOCK = re.compile(r"([一-鿕a-zA-Z0-9+#&._%\-]+)|\r\n|.", re.DOTALL)
_LETTERS = re.compile(r"[a-zA-Z0-9]")


def _between(text: str, gains: "_Gains", found: list[str]) -> None:
    """Append the words of what stands between two stretches of Chinese."""
    if _JOINED.search(text):
        if _NUMBER.fullmatch(text):
            found += _NUMBER_PARTS.findall(text)
        else:
            _mixed(text, gains, found)
    elif "\ue000" <= max(text) <= "\uf8ff":
        found += [match.group() for match in _MASKS.finditer(text)]
    else:
        found += text


def _mixed(text: str, gains: "_Gains", found: list[str]) -> None:
    """Append the words of letters, digits and marks: letters that are no word of the dictionary in one."""
    for match in _BLOCK.finditer(text):
        if match.group(1) is None:
            found.append(match.group())
            continue
        pieces: list[str] = []
        _cut(match.group(), gains, pieces)
        joined = ""
        for piece in pieces:
            if len(piece) == 1 and _LETTERS.match(piece):
                joined += piece
                continue
            if joined:
                found.append(joined)
                joined = ""
            found.append(piece)
        if joined:
            found.append(joined)


# how many pieces of text are kept weighed: those of a few hundred reports
_KEPT = 1 << 17
# the gain of what only begins words; what begins none has None
_BEGINS = -math.inf
# gains are whole numbers of 2**-32, which floats add without rounding: cuts that are equally likely stay so, in any order of sums
_FINENESS = 2.0**32


class _Gains(dict[str, float | None]):
    """How much likelier a cut is with a piece of text as one word than with its characters each alone.

    So what characters weigh need not be added up where no word is. Pieces met before, most of any report's, are not looked for
    in all of the dictionary.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__()
        self._dictionary = dictionary
        self._total = math.log(dictionary.total)
        self._weights: dict[str, float] = {}

    def __missing__(self, piece: str) -> float | None:
        if len(self) >= _KEPT:
            self.clear()
        gain = self[piece] = self._gained(piece)
        return gain

    def _gained(self, piece: str) -> float | None:
        # a character can always stand by itself
        frequency = self._dictionary.frequency(piece)
        if frequency:
            return self._weight(frequency) - sum(map(self._alone, piece))
        return None if frequency is None else _BEGINS

    def _alone(self, character: str) -> float:
        """What a character weighs as a word."""
        if (weight := self._weights.get(character)) is None:
            weight = self._weights[character] = self._weight(self._dictionary.frequency(character) or 1)
        return weight

    def _weight(self, frequency: int) -> float:
        return float(round((math.log(frequency) - self._total) * _FINENESS))


@cache
def _gains(own: tuple[str, ...]) -> _Gains:
    return _Gains(jiebas(own))


def _cut(text: str, gains: _Gains, found: list[str]) -> None:
    """Append the words of the most likely cut of a stretch of Chinese; of equal ones the longest, as jieba does."""
    length = len(text)
    gain = gains.__getitem__
    until = list(range(1, length + 1))
    # the gain of the best cut of what lies behind each character, from the last on
    best = [0.0, 0.0]
    score = 0.0
    for gained in map(gain, map(add, text[-2::-1], text[:0:-1])):
        if gained is not None:
            behind = len(best)
            start = length - behind
            end = start + 2
            while gained is not None:
                other = gained + best[length - end]
                if other >= score:
                    score, until[start] = other, end
                end += 1
                gained = gain(text[start:end]) if end <= length else None
        best.append(score)
    start = 0
    while start < length:
        found.append(text[start : until[start]])
        start = until[start]
