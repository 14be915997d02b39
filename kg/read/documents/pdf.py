"""PDFs: the text of the pages without running heads and page numbers, lines joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from kg.model import InputError
from kg.read.content import Extracted
from kg.read.options import Limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# — 3 — | - 3 - | 第3页 | 第 3 页 共 10 页 | 3/10 | 3
_PAGE_NUMBER = re.compile(r"^(?:[—–―－\-·•_]*\d{1,4}[—–―－\-·•_]*|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$")
# so many lines at the top and at the bottom of a page can be running heads
_EDGE = 2
# a running head stands on so many pages, or on half of them, whatever is less
_LEAST_PAGES = 3
# a line that is not justified fills so much of its width, where it goes on
_MOSTLY = 0.75
_ENDS = ("。", "！", "？", "；", "：", "”", "…", ".", ";", ":")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, where it begins and ends on the page in points, and the height of its characters."""

    text: str
    left: float
    right: float
    height: float


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a PDF, a paragraph a line; raises InputError for one that is locked, damaged, or only pictures."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        raise InputError(
            "the PDF is locked with a password: unlock it" if locked else f"a damaged PDF ({error}): save it anew"
        ) from None
    pages, length = [], 0
    for number in range(len(document)):
        pages.append(_page_lines(document, number))
        length += sum(len(line.text) for line in pages[-1])
        if length > limits.characters:
            told = f"more than the limit of {limits.characters:,} characters"
            raise InputError(f"{told}: cut it into its reports, or set --limit characters={2 * limits.characters}")
    bodies = without_running_heads(pages)
    if not any(line.text.strip() for page in bodies for line in page):
        raise InputError(f"the PDF holds no text, {len(pages)} pages of pictures: run text recognition (OCR) on it first")
    text, begins = _joined(bodies)
    title = document.get_metadata_dict().get("Title", "")
    return Extracted(text, {"title": title}, begins)


def _page_lines(document: "PdfDocument", number: int) -> list[Line]:
    from pypdfium2 import PdfiumError

    try:
        page: PdfPage = document[number]
        return list(_lines(page.get_textpage()))
    except PdfiumError as error:
        raise InputError(f"page {number + 1} of the PDF is damaged ({error}): save it anew") from None


def _lines(text_page: "PdfTextPage") -> Iterable[Line]:
    """The lines of a page in the order of the file, which is that of reading in what word processors write."""
    text = text_page.get_text_range()
    # without a character for each place, boxes belong to no line
    placed = len(text) == text_page.count_chars()
    at = 0
    for line in text.split("\r\n"):
        inner = line.strip()
        if inner:
            first = at + line.index(inner[0])
            box = _box(text_page, first, first + len(inner) - 1) if placed else (0.0, 0.0, 0.0)
            # \ufffe: a hyphen at a line's end, which pdfium marks so; \x02 the same in its older versions
            yield Line(inner.strip("\ufffe\x02"), *box)
        at += len(line) + 2


def _box(text_page: "PdfTextPage", first: int, last: int) -> tuple[float, float, float]:
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    return left, text_page.get_charbox(last, loose=True)[2], top - bottom


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without what stands at the edge of many of them.

    >>> page = lambda number: [Line("某区年度报告", 0, 9, 1), Line(f"第{number}段。", 0, 9, 1), Line(f"— {number} —", 4, 5, 1)]
    >>> [[line.text for line in page] for page in without_running_heads([page(1), page(2), page(3)])]
    [['第1段。'], ['第2段。'], ['第3段。']]
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page) if not line.text.endswith(_ENDS)})
    least = max(2, min(_LEAST_PAGES, (len(pages) + 1) // 2))
    heads = {key for key, count in seen.items() if count >= least}
    return [_body(page, heads) for page in pages]


def _key(line: Line) -> str:
    """A line with what changes from page to page, its digits, made the same."""
    return re.sub(r"\d+", "#", "".join(line.text.split()))


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:_EDGE], *page[_EDGE:][-_EDGE:]]


def _body(page: Sequence[Line], heads: set[str]) -> list[Line]:
    start, end = 0, len(page)
    while start < min(_EDGE, end) and _furniture(page[start], heads):
        start += 1
    while end > max(start, len(page) - _EDGE) and _furniture(page[end - 1], heads):
        end -= 1
    return list(page[start:end])


def _furniture(line: Line, heads: set[str]) -> bool:
    return _PAGE_NUMBER.match("".join(line.text.split())) is not None or (_key(line) in heads and not line.text.endswith(_ENDS))


def _joined(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, a paragraph a line, and the offset at which each page begins in it."""
    left, right, size = _margins([line for page in pages for line in page])
    text: list[str] = []
    begins: list[int] = []
    length, before = 0, None
    for page in pages:
        begins.append(length)
        for line in page:
            between = "" if before is None else _between(before, line, left, right, size)
            if line is page[0]:
                begins[-1] = length + len(between)
            text += (between, line.text)
            length += len(between) + len(line.text)
            before = line
    return "".join(text), tuple(begins)


def _margins(lines: Sequence[Line]) -> tuple[float, float, float]:
    """Where running text begins and ends, and the size of its characters, by what most lines do."""
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return lefts[len(lefts) // 10], rights[len(rights) * 3 // 4], median(line.height for line in lines)


def _between(before: Line, line: Line, left: float, right: float, size: float) -> str:
    """What parts two lines: a line's end where the second begins a paragraph, else nothing, or a blank between two words."""
    if not size or line.left > left + 1.2 * size or not _full(before, left, right, size):
        return "\n"
    words = before.text[-1:].isascii() and before.text[-1:].isalpha() and line.text[:1].isascii() and line.text[:1].isalpha()
    return " " if words else ""


def _full(line: Line, left: float, right: float, size: float) -> bool:
    """Whether a line goes on in the next: it reaches the margin, or nearly, and then ends within a sentence.

    What is not justified ends short of the margin by as much as the next word or number is wide.
    """
    if line.right >= right - 1.6 * size:
        return True
    return line.right > left + _MOSTLY * (right - left) and not line.text.endswith(_ENDS)
