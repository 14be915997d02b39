"""The words of a report in one row, each mention and each quoted name as one word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg.extract.context import Candidate, Context
from kg.extract.lexicons import Verb, adverbs, objects, prepositions, verbs, vocabulary

_QUOTE = re.compile(r"“[^“”\n]{1,80}”")


class Item:
    """A word, or a protected span as one; ``kind`` is word, ORG, DOC, PROG, REGION, PERSON, quote, number or mark.

    What the lexicons say of a word comes with it, since each is asked for many times: the ``verb`` that it is, whether it is an
    ``adverb``, and whether it ``leads`` an object or a ground (将, 根据). A protected span is none of these, whatever its text.
    """

    __slots__ = ("adverb", "end", "kind", "leads", "start", "text", "verb")

    def __init__(
        self, start: int, end: int, text: str, kind: str, verb: Verb | None = None, adverb: bool = False, leads: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.kind = kind
        self.verb = verb
        self.adverb = adverb
        self.leads = leads


def word_item(start: int, text: str) -> Item:
    """A word that begins at an offset, whatever longer word it is a part of."""
    kind, verb, adverb, leads = _known(text)
    return Item(start, start + len(text), text, "word" if kind == "pair" else kind, verb, adverb, leads)


class Stream:
    """All items of a report, in order; offsets index the clean text."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.starts = [item.start for item in items]

    def within(self, start: int, end: int) -> list[Item]:
        """The items of ``[start, end)``; one that reaches over an edge is cut there."""
        left = max(0, bisect_right(self.starts, start) - 1)
        found = self.items[left : bisect_left(self.starts, end)]
        if found and found[0].end <= start:
            found = found[1:]
        if found and found[0].start < start:
            found[0] = _cut(found[0], start, found[0].end)
        if found and found[-1].end > end:
            found[-1] = _cut(found[-1], found[-1].start, end)
        return found

    def protects(self, offset: int) -> bool:
        """Whether an offset lies in a mention or a quote."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and self.items[index].end > offset and self.items[index].kind not in ("word", "number", "mark")


def _cut(item: Item, start: int, end: int) -> Item:
    text = item.text[start - item.start : end - item.start]
    return word_item(start, text) if item.kind == "word" else Item(start, end, text, item.kind)


def make_stream(context: Context, mentions: Sequence[Candidate]) -> Stream:
    """The stream of a report: its words, with mentions and quotes as one item each."""
    text, starts, words = context.text, context.starts, context.words
    ends = [*starts[1:], len(text)]
    found: list[Item] = []
    at = index = 0
    for start, end, type_ in [*_protected(text, mentions), (len(text), len(text), "")]:
        until = bisect_left(starts, start)
        if index < until and starts[index] < at:
            # a word that reaches over the end of a protected span is taken up again behind it
            _append(found, text[at : min(ends[index], start)], at)
            index += 1
        whole = until - 1 if index < until and ends[until - 1] > start else until
        chosen = words[index:whole]
        for word, begin, stop, (kind, verb, adverb, leads) in zip(
            chosen, starts[index:whole], ends[index:whole], map(_known, chosen), strict=True
        ):
            if kind == "pair":
                found += _pair(word, begin)
            else:
                found.append(Item(begin, stop, word, kind, verb, adverb, leads))
        if whole < until:
            _append(found, text[starts[whole] : start], starts[whole])
        # the words inside a protected span are passed over
        index = max(0, bisect_right(starts, end) - 1)
        if end > start:
            found.append(Item(start, end, text[start:end], type_))
        at = end
    return Stream(found)


def _append(found: list[Item], word: str, start: int) -> None:
    """Append what is left of a word, where anything is."""
    if not word:
        return
    if _known(word)[0] == "pair":
        found += _pair(word, start)
    else:
        found.append(word_item(start, word))


def _pair(word: str, start: int) -> tuple[Item, Item]:
    """Verb and object of a word that is both."""
    return word_item(start, word[:2]), word_item(start + 2, word[2:])


# thousands of words are asked for again and again
@lru_cache(maxsize=65_536)
def _known(word: str) -> tuple[str, Verb | None, bool, bool]:
    """A word's kind, the verb that it is, whether it is an adverb and whether it leads an object or a ground."""
    kind = _kind(word)
    if kind != "word":
        return kind, None, False, False
    return kind, verbs().get(word), word in adverbs(), word in prepositions("object", "ground")


def _kind(word: str) -> str:
    """What a word is: number, word, mark, or ``pair`` for verb and object in one (开展活动, 调解纠纷)."""
    first = word[0]
    if first.isdigit():
        return "number"
    if len(word) == 4 and (verb := verbs().get(word[:2])) is not None and word not in _kept_whole():
        return "word" if verb.nominal and word[2:] not in _things() else "pair"
    return "word" if first.isalnum() or first == "_" else "mark"


@cache
def _kept_whole() -> frozenset[str]:
    return frozenset(vocabulary())


@cache
def _things() -> frozenset[str]:
    return frozenset(objects("thing").split("|"))


def _protected(text: str, mentions: Sequence[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Spans of mentions and quotes, the outermost of those that overlap, in order."""
    spans = [(m.start, m.end, m.type) for m in mentions]
    spans += [(m.start(), m.end(), "quote") for m in _QUOTE.finditer(text)]
    last = 0
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if span[0] >= last:
            yield span
            last = span[1]
