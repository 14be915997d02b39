"""Sentences and clauses: marks inside 《》, “” and （） do not end them."""

import re
from collections.abc import Iterator

_OPEN = {"《": "》", "“": "”", "（": "）", "「": "」", "<": ">", "〈": "〉", "【": "】"}
# what is looked for in a paragraph and in a sentence: the marks that end a part of it, and those that open what is passed over
_SENTENCE_MARKS = re.compile(r"[。！？《“（「〈]")
_CLAUSE_MARKS = re.compile(r"[。！？；，：《“（「〈]")
_ALL_MARKS = re.compile(r"[。！？；，、：《“（「〈]")
# an opening mark that is not closed within so many characters is taken as a misprint
_FAR = 260


def cut(paragraph: str, begin: int = 0) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a paragraph, closing marks included.

    >>> t = "印发《甲。乙》。完成3件；开展检查"
    >>> [t[a:b] for a, b in cut(t)]
    ['印发《甲。乙》。', '完成3件；开展检查']
    """
    start = begin
    for at, _ in _outer(_SENTENCE_MARKS, paragraph, begin, len(paragraph)):
        yield start, at + 1
        start = at + 1
    if start < len(paragraph):
        yield start, len(paragraph)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the clauses of ``text[start:end]``, split at ，；：。 outside quotes and brackets, marks left out.

    >>> t = "制定《甲，乙》，收到“好，坏”评价3条；完成。"
    >>> [t[a:b] for a, b in clauses(t, 0, len(t))]
    ['制定《甲，乙》', '收到“好，坏”评价3条', '完成']
    """
    left = start
    for at, _ in _outer(_CLAUSE_MARKS, text, start, end):
        if at > left:
            yield left, at
        left = at + 1
    if left < end:
        yield left, end


def outer_marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Punctuation of ``text[start:end]`` outside paired marks, with its offset; in time linear in the length."""
    return _outer(_ALL_MARKS, text, start, end)


def _outer(marks: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    until = -1
    for match in marks.finditer(text, start, end):
        at = match.start()
        if at <= until:
            continue
        found = text[at]
        if found in _OPEN:
            until = _closing(text, at, min(end, at + _FAR))
        else:
            yield at, found


def _closing(text: str, at: int, end: int) -> int:
    """Where the mark opened at ``at`` closes, nested ones of its kind counted; ``at`` itself where it does not."""
    opening, closing = text[at], _OPEN[text[at]]
    depth = 0
    for position in range(at, end):
        if text[position] == opening:
            depth += 1
        elif text[position] == closing:
            depth -= 1
            if depth == 0:
                return position
        elif text[position] == "。" and opening == "（":
            return at
    return at
