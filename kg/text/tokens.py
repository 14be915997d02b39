"""Words: jieba with the project's own dictionary, its cache in a folder that only the user can write."""

import contextlib
import logging
import math
import os
import re
import sys
import tempfile
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from operator import add
from pathlib import Path
from typing import Any

# above every single character of jieba's own dictionary, so that a term of ours stays whole
_FREQUENCY = 200_000


def _cache_file(version: str) -> Path | None:
    """Where the dictionary of a version of jieba is kept: in a folder that only the user can write; None where there is none."""
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govreport-kg"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder / f"jieba-{version}.words"


@cache
def _tokenizer(own: tuple[str, ...]) -> Any:
    jieba = _jieba()
    tokenizer = jieba.Tokenizer()
    kept = _cache_file(jieba.__version__)
    if kept is not None and (known := _load(kept)) is not None:
        tokenizer.FREQ, tokenizer.total = known
        tokenizer.initialized = True
    else:
        with tempfile.TemporaryDirectory(prefix="govreport-kg-") as scratch:
            tokenizer.tmp_dir, tokenizer.cache_file = scratch, "jieba.cache"
            tokenizer.initialize()
        if kept is not None:
            _save(kept, tokenizer.FREQ, tokenizer.total)
    for term in own:
        tokenizer.add_word(term, _FREQUENCY)
    return tokenizer


def _jieba() -> Any:
    """jieba, without the 0.1 s that it spends on pkg_resources where it has a way of its own."""
    missing = object()
    held = sys.modules.get("pkg_resources", missing)
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if held is missing:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = held  # type: ignore[assignment]
    jieba.setLogLevel(logging.ERROR)
    return jieba


# jieba's dictionary as it is in memory (words, their prefixes with 0, frequencies), kept as plain text and numbers:
# five times as fast to load as jieba's own marshalled cache, and never run as code
_MAGIC = "govreport-kg words 1"


def _save(path: Path, frequencies: Mapping[str, int], total: int) -> None:
    """Keep a dictionary; where the folder cannot be written the next run builds it again."""
    rows = "\n".join([_MAGIC, str(total), *frequencies]).encode("utf-8")
    numbers = array("I", frequencies.values()).tobytes()
    with contextlib.suppress(OSError):
        scratch = path.with_suffix(f".{os.getpid()}")
        scratch.write_bytes(len(numbers).to_bytes(8, "little") + len(rows).to_bytes(8, "little") + numbers + rows)
        scratch.replace(path)


def _load(path: Path) -> tuple[dict[str, int], int] | None:
    """A dictionary as _save kept it; None where there is none or it is not whole."""
    try:
        data = path.read_bytes()
        size, length = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:16], "little")
        if len(data) != 16 + size + length:
            return None
        magic, total, *words_ = data[16 + size :].decode("utf-8").split("\n")
        frequencies = array("I", data[16 : 16 + size])
        if magic != _MAGIC or len(words_) != len(frequencies):
            return None
        return dict(zip(words_, frequencies, strict=True)), int(total)
    except (OSError, ValueError):
        return None


# what jieba takes for running Chinese; the rest (marks, digits, Latin words) it cuts by itself
_HAN = re.compile(r"[一-鿿]{2,}")


def words(text: str, own: Iterable[str] = ()) -> list[str]:
    """The words of a text, in order; joined they are the text. ``own`` are terms to keep whole.

    The most likely cut by jieba's dictionary, without its guesses at unknown words: what ``Tokenizer.cut(text, HMM=False)``
    gives (a test compares them), reckoned without its intermediate lists.

    >>> words("区市场监管局办结案件35件", ("办结", "市场监管"))
    ['区', '市场监管', '局', '办结', '案件', '35', '件']
    """
    tokenizer, gains = _tokenizer(tuple(own)), _gains(tuple(own))
    found: list[str] = []
    at = 0
    for match in _HAN.finditer(text):
        gap = match.start() - at
        if gap == 1:
            found.append(text[at])
        elif gap:
            _between(text[at : match.start()], tokenizer, found)
        _cut(match.group(), gains, found)
        at = match.end()
    if at < len(text):
        _between(text[at:], tokenizer, found)
    return found


# digits, Latin words and what jieba joins to them; all else between stretches of Chinese is cut into characters
_JOINED = re.compile(r"[a-zA-Z0-9+#&._%\-\s]")


# a stretch of one private character stands for a protected span: one word
_MASKS = re.compile(r"([\ue000-\uf8ff])\1*|.", re.DOTALL)


# 35.6%，, 3次。: digits in one, all else one by one; where no letter and no blank but a line end stands, jieba does the same,
# as no word of its dictionary is made of digits, marks and a single character
_NUMBER = re.compile(r"(?:[^a-zA-Z+#&_\-\s]|\n)+")
_NUMBER_PARTS = re.compile(r"[0-9]+|.", re.DOTALL)


def _between(text: str, tokenizer: Any, found: list[str]) -> None:
    """Append the words of what stands between two stretches of Chinese."""
    if _JOINED.search(text):
        found += _NUMBER_PARTS.findall(text) if _NUMBER.fullmatch(text) else tokenizer.cut(text, HMM=False)
    elif "\ue000" <= max(text) <= "\uf8ff":
        found += [match.group() for match in _MASKS.finditer(text)]
    else:
        found += text


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

    def __init__(self, tokenizer: Any) -> None:
        super().__init__()
        self._frequencies: Mapping[str, int] = tokenizer.FREQ
        self._total = math.log(tokenizer.total)

    def __missing__(self, piece: str) -> float | None:
        if len(self) >= _KEPT:
            self.clear()
        gain = self[piece] = self._gained(piece)
        return gain

    def _gained(self, piece: str) -> float | None:
        # the dictionary holds each prefix of its words, with 0 where it is none; a character can always stand by itself
        frequency = self._frequencies.get(piece)
        if frequency:
            return self._weight(piece) - sum(map(self._weight, piece))
        return None if frequency is None else _BEGINS

    def _weight(self, word: str) -> float:
        return float(round((math.log(self._frequencies.get(word) or 1) - self._total) * _FINENESS))


@cache
def _gains(own: tuple[str, ...]) -> _Gains:
    return _Gains(_tokenizer(own))


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
