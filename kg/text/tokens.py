"""Words: jieba with the project's own dictionary, its cache in a folder that only the user can write."""

import logging
import os
import tempfile
from collections.abc import Iterable
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


def words(text: str, own: Iterable[str] = ()) -> list[str]:
    """The words of a text, in order; joined they are the text. ``own`` are terms to keep whole.

    >>> words("区市场监管局办结案件35件", ("办结", "市场监管"))
    ['区', '市场监管', '局', '办结', '案件', '35', '件']
    """
    return list(_tokenizer(tuple(own)).cut(text, HMM=False))
