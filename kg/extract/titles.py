"""Titles in 《…》: the outermost marks, nested ones inside them."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"[《》\n]")
# longer than any title seen; an unclosed 《 is a misprint, not a title of a page
LONGEST = 150


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans of titles, marks included; a mark without its partner within a paragraph yields nothing.

    >>> t = "印发《甲〈乙〉》《丙《丁》戊》"
    >>> [t[a:b] for a, b in title_spans(t)]
    ['《甲〈乙〉》', '《丙《丁》戊》']
    """
    opened: list[int] = []
    for match in _MARK.finditer(text):
        if match.group() == "《":
            opened.append(match.start())
        elif match.group() == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened and match.end() - start <= LONGEST:
                yield start, match.end()
            elif opened and match.end() - opened[0] > LONGEST:
                opened.clear()
