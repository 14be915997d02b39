"""Words: jieba with the project's own dictionary, its cache in a folder that only the user can write."""

import logging
import math
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

# above every single character of jieba's own dictionary, so that a term of ours stays whole
_FREQUENCY = 200_000


def _cache_folder() -> Path:
    """A private folder: another user's file there would be loaded as code (jieba's cache is marshalled)."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "govreport-kg"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="govreport-kg-"))


@cache
def _tokenizer(own: tuple[str, ...]) -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    tokenizer.cache_file = "jieba.cache"
    tokenizer.initialize()
    for term in own:
        tokenizer.add_word(term, _FREQUENCY)
    return tokenizer


# what jieba takes for running Chinese; the rest (marks, digits, Latin words) it cuts by itself
_HAN = re.compile(r"[一-鿿]{2,}")


def words(text: str, own: Iterable[str] = ()) -> list[str]:
    """The words of a text, in order; joined they are the text. ``own`` are terms to keep whole.

    The most likely cut by jieba's dictionary, without its guesses at unknown words: what ``Tokenizer.cut(text, HMM=False)``
    gives (a test compares them), reckoned without its intermediate lists.

    >>> words("区市场监管局办结案件35件", ("办结", "市场监管"))
    ['区', '市场监管', '局', '办结', '案件', '35', '件']
    """
    tokenizer = _tokenizer(tuple(own))
    found: list[str] = []
    at = 0
    for match in _HAN.finditer(text):
        if match.start() > at:
            _between(text[at : match.start()], tokenizer, found)
        _cut(match.group(), tokenizer.FREQ, math.log(tokenizer.total), found)
        at = match.end()
    if at < len(text):
        _between(text[at:], tokenizer, found)
    return found


# digits, Latin words and what jieba joins to them; all else between stretches of Chinese is cut into characters
_JOINED = re.compile(r"[a-zA-Z0-9+#&._%\-\s]")


def _between(text: str, tokenizer: Any, found: list[str]) -> None:
    """Append the words of what stands between two stretches of Chinese."""
    found += tokenizer.cut(text, HMM=False) if _JOINED.search(text) else text


def _cut(text: str, frequencies: Mapping[str, int], total: float, found: list[str]) -> None:
    """Append the words of the most likely cut of a stretch of Chinese; of equal ones the longest, as jieba does."""
    length = len(text)
    best = [0.0] * (length + 1)
    until = [0] * length
    get, log = frequencies.get, math.log
    for start in range(length - 1, -1, -1):
        end = start + 1
        frequency = get(text[start:end])
        score, stop = log(frequency or 1) - total + best[end], end
        # the dictionary holds each prefix of its words, with 0 where it is none
        while frequency is not None and end < length:
            end += 1
            frequency = get(text[start:end])
            if frequency:
                other = log(frequency) - total + best[end]
                if other >= score:
                    score, stop = other, end
        best[start], until[start] = score, stop
    start = 0
    while start < length:
        found.append(text[start : until[start]])
        start = until[start]
