"""Names cut to what fits beside a node."""

import unicodedata

CLOSERS = {"《": "》", "“": "”", "〈": "〉", "「": "」", "‘": "’"}


def short_label(name: str, width: int = 24) -> str:
    """``name`` in at most ``width`` half-width columns (a Chinese character takes two), cut with … where it is longer.

    A title keeps its closing mark, so that a reader still sees what kind of name it is.

    >>> short_label("天津市河东区司法局")
    '天津市河东区司法局'
    >>> short_label("《法治政府建设实施纲要（2021—2025年）》", 16)
    '《法治政府建…》'
    """
    flat = " ".join(name.split())
    if _columns(flat) <= width:
        return flat
    closer = CLOSERS.get(flat[0], "") if flat.endswith(CLOSERS.get(flat[0], "\0")) else ""
    ending = "…" + closer
    return _head(flat, width - _columns(ending)).rstrip("，、；：（“《 ") + ending


def _head(text: str, width: int) -> str:
    taken = 0
    for index, character in enumerate(text):
        taken += _columns(character)
        if taken > width:
            return text[:index]
    return text


def _columns(text: str) -> int:
    """Quotes and dashes count as wide too: their width is ambiguous, and the fonts that draw Chinese draw them so."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
