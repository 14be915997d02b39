"""The numbers that Word prints before paragraphs and that stand in no text: 一、 （一） 1."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ONES = "零一二三四五六七八九"
_CHINESE = frozenset(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"))
_CIRCLED = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))


def printed(number: int, format: str) -> str:
    """A number as a format of Word's prints it; empty for bullets and what no report numbers by.

    >>> printed(21, "chineseCounting"), printed(3, "decimal"), printed(2, "decimalEnclosedCircle"), printed(1, "bullet")
    ('二十一', '3', '②', '')
    """
    if format in _CHINESE:
        return _chinese(number)
    if format in _CIRCLED and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return str(number) if format in ("decimal", *_CIRCLED, "decimalFullWidth") else ""


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_ONES[tens]}十") + (_ONES[ones] if ones else "")


class Numbering:
    """The lists of a document, and how far each has come."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, defaultdict[int, int]] = {}
        self._styles = {each.get(f"{_W}styleId"): each for each in document.styles.element.iter(f"{_W}style")}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):  # a document without lists
            return
        kinds = {each.get(f"{_W}abstractNumId"): each for each in root.iter(f"{_W}abstractNum")}
        for each in root.iter(f"{_W}num"):
            kind = _value(each.find(f"{_W}abstractNumId"))
            if kind in kinds:
                self._levels[each.get(f"{_W}numId")] = dict(map(_level, kinds[kind].iter(f"{_W}lvl")))

    def label(self, paragraph: "_Element") -> str:
        """What is printed before a paragraph, which it counts."""
        place = self._place(paragraph)
        levels = self._levels.get(place[0]) if place else None
        if place is None or levels is None or place[1] not in levels:
            return ""
        counts = self._counts.setdefault(place[0], defaultdict(int))
        level = place[1]
        counts[level] = counts[level] + 1 if counts[level] else levels[level][2]
        for below in [each for each in counts if each > level]:
            del counts[below]
        return _label(levels, level, counts)

    def _place(self, paragraph: "_Element") -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or its style's."""
        properties = paragraph.find(f"{_W}pPr")
        seen: set[str] = set()
        number, level = None, None
        while properties is not None:
            found = properties.find(f"{_W}numPr")
            if found is not None:
                number = number or _value(found.find(f"{_W}numId"))
                level = level or _value(found.find(f"{_W}ilvl"))
            properties = self._next(properties, seen) if number is None else None
        return (number, _number(level, 0)) if number else None

    def _next(self, properties: "_Element", seen: set[str]) -> "_Element | None":
        """The properties of the style that a paragraph, or a style, goes by."""
        parent = properties.getparent()
        name = _value(properties.find(f"{_W}pStyle"))
        if name is None and parent is not None:
            name = _value(parent.find(f"{_W}basedOn"))
        if name is None or name in seen or name not in self._styles:
            return None
        seen.add(name)
        return self._styles[name].find(f"{_W}pPr")


def _label(levels: dict[int, tuple[str, str, int]], level: int, counts: "defaultdict[int, int]") -> str:
    format, text, _ = levels[level]
    if not printed(1, format):
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        return printed(counts.get(at) or levels[at][2], levels[at][0]) if at in levels else ""

    return re.sub(r"%([1-9])", number, text)


def _level(element: "_Element") -> tuple[int, tuple[str, str, int]]:
    """A level of a list: its number, and its format, text and first number."""
    start = _number(_value(element.find(f"{_W}start")), 1)
    format = _value(element.find(f"{_W}numFmt")) or ""
    return _number(element.get(f"{_W}ilvl"), 0), (format, _value(element.find(f"{_W}lvlText")) or "", start)


def _value(element: "_Element | None") -> str | None:
    return None if element is None else element.get(f"{_W}val")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise
