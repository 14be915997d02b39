"""Web pages: the text of the article, its tables kept, what stands around it left out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.model import InputError
from kg.read.content import Extracted
from kg.read.decode import decode
from kg.read.documents.rows import lines_of
from kg.read.options import Limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# <meta charset="gb2312"> | <meta http-equiv="Content-Type" content="text/html; charset=GBK"> | <?xml encoding="gbk"?>
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# what a page calls its title, by the state's guide for governments' sites, and by common habit
_META = {"articletitle": "title", "og:title": "title"}
_BLOCK_TAGS = """
    address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr li main nav ol option p pre section table tbody td tfoot th thead tr ul
    head lb list item row cell
"""  # the last line holds trafilatura's own
_UNSEEN_TAGS = "script style title meta link noscript template iframe object svg math textarea select button"
_BLOCKS, _UNSEEN = frozenset(_BLOCK_TAGS.split()), frozenset(_UNSEEN_TAGS.split())
# a stretch that is running text, and so is missed where the article has lost it: 开展检查，办结案件3件。
_RUNNING = re.compile(r"[\u4e00-\u9fff][^。]{12,}。")
_MOST_LOST = 0.02
# lxml nests no deeper than this without help, and no page does
_DEEPEST = 250


def extract(data: bytes, limits: Limits) -> Extracted:
    """The article of a page, line by line, beginning with its title; raises InputError where the page has no text.

    trafilatura says which paragraphs are the article's. Since it drops what is short (a figure, a signature), all that stands in
    the element around these is given, and what is page furniture there is left to be told line by line. Where running text of
    the page stands outside of it, the whole page is given if it is much, and a note if it is little.
    """
    declared = _CHARSET.search(data[:4096])
    found = decode(data, declared.group(1).decode("ascii", "replace") if declared else None)
    page = _parsed(found.text)
    properties = _properties(page)
    everything = _lines(page)
    article = _around(everything, _article(found.text))
    lost = _lost(everything, article)
    if lost > _MOST_LOST * sum(len(line.text) for line in article):
        article, lost = everything, 0
    notes = [f"{lost} characters outside of the page's article are left out"] if lost else []
    if found.broken:
        notes.append(f"{found.broken} places are not {found.encoding}: built with \ufffd there")
    lines = _titled([line.text for line in article], page, properties)
    return Extracted("\n".join(lines), properties, (), tuple(notes))


def _parsed(text: str) -> "HtmlElement":
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    # no network, no external entities: libxml2's parser for HTML knows neither of documents' own entities nor of DTDs
    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise InputError(f"the page holds no text ({error}): save its text as .txt") from None
    if any("depth" in error.message for error in parser.error_log):  # what is deeper was left out
        raise InputError(f"the page nests more than {_DEEPEST} deep: save its text as .txt")
    return page


def _properties(page: "HtmlElement") -> dict[str, str]:
    """What the page says of the report in its meta elements."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        if name in _META and (meta.get("content") or "").strip():
            said.setdefault(_META[name], meta.get("content").strip())
    return said


def _titled(lines: list[str], page: "HtmlElement", properties: dict[str, str]) -> list[str]:
    """The lines with the page's title before them, where they do not begin with it."""
    heading = next((" ".join(each.text_content().split()) for each in page.iter("h1") if each.text_content().strip()), "")
    title = properties.get("title") or heading
    opening = "".join("".join(lines[:8]).split())
    return lines if not title or "".join(title.split()) in opening else [title, *lines]


def _article(text: str) -> list["Line"]:
    """The lines of the article as trafilatura finds it."""
    from trafilatura import bare_extraction

    found = bare_extraction(text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    body = getattr(found, "body", None)
    return _lines(body) if body is not None else []


def _around(everything: list["Line"], article: list["Line"]) -> list["Line"]:
    """The lines of the smallest element of the page that holds all running text of the article.

    Where that is the whole page, those from the first to the last that are the article's.
    """
    told = {_squashed(line.text) for line in article}
    running = [line for line in everything if _RUNNING.search(line.text) and _squashed(line.text) in told]
    if not running:
        return article or everything
    shared = _way(running[0].element)
    for line in running[1:]:
        way = _way(line.element)
        shared = [left for left, right in zip(shared, way, strict=False) if left is right]
    if shared[-1].tag in ("body", "html"):
        own = [index for index, line in enumerate(everything) if _squashed(line.text) in told]
        return everything[own[0] : own[-1] + 1]
    return _lines(shared[-1])


def _way(element: "HtmlElement") -> list["HtmlElement"]:
    """The elements from the page's root down to one."""
    return [*reversed(list(element.iterancestors())), element]


def _squashed(text: str) -> str:
    return "".join(text.split())


def _lost(everything: list["Line"], article: list["Line"]) -> int:
    """How many characters of running text of the page the article lacks."""
    kept = {sentence for line in article for sentence in _RUNNING.findall(_squashed(line.text))}
    running = (sentence for line in everything for sentence in _RUNNING.findall(_squashed(line.text)))
    return sum(len(sentence) for sentence in running if sentence not in kept)


class Line(NamedTuple):
    """A line of a page, and the element that holds its beginning."""

    text: str
    element: "HtmlElement"


def _lines(element: "HtmlElement") -> list[Line]:
    """The text of an element, a line a block; tables by rows."""
    lines: list[Line] = []
    opened: list[Line] = []

    def close() -> None:
        text = " ".join("".join(piece.text for piece in opened).split())
        if text:
            lines.append(Line(text, next(piece.element for piece in opened if piece.text.strip())))
        opened.clear()

    for piece in _pieces(element, 0):
        if piece is None:
            close()
        elif piece.element.tag == "table":
            close()
            lines.append(piece)
        else:
            opened.append(piece)
    close()
    return lines


def _pieces(element: "HtmlElement", depth: int) -> Iterator[Line | None]:
    """Stretches of text with the element that holds them, and the rows of tables; None where a block begins or ends."""
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag in _UNSEEN:
        return
    if depth > _DEEPEST:
        raise InputError(f"the page nests more than {_DEEPEST} deep: save its text as .txt")
    if tag == "table":
        yield from (Line(row, element) for row in lines_of(_rows(element)))
        return
    block = tag in _BLOCKS
    if block:
        yield None
    yield Line(element.text or "", element)
    for child in element:
        yield from _pieces(child, depth + 1)
        yield Line(child.tail or "", element)
    if block:
        yield None


def _rows(table: "HtmlElement") -> list[list[list[str]]]:
    """A table's rows of cells of lines, of pages (tr, td) and of trafilatura's trees (row, cell)."""
    rows = [each for each in table.iter("tr", "row") if next(each.iterancestors("table"), None) is table]
    return [[[line.text for line in _lines(cell)] for cell in row if cell.tag in ("td", "th", "cell")] for row in rows]
