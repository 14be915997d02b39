"""Word files: paragraphs and tables in the order of the page, with the numbers that Word would print before headings."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.model import InputError
from kg.read.content import Extracted
from kg.read.documents.numbering import Numbering
from kg.read.documents.rows import lines_of
from kg.read.options import Limits
from kg.read.packed import check_packed

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# deleted and moved text, a field's code, a second drawing of the same for older versions
_UNSEEN = frozenset(f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_DEEPEST = 200


def extract(data: bytes, limits: Limits) -> Extracted:
    """The text of a Word file, a paragraph a line; raises InputError for one that asks for too much or is no document.

    Text that was inserted with changes tracked is there, deleted text is not. Heads, feet and notes are not.
    """
    check_packed(data, limits)
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document: Any = docx.Document(BytesIO(data))
    except (OpcError, ValueError, KeyError) as error:
        raise InputError(f"not a Word document that can be read ({error}): save it as .docx or its text as .txt") from None
    lines = _lines(document.element.body, Numbering(document), 0)
    return Extracted("\n".join(line for line in lines if line.strip()), {"title": _title(document)})


def _title(document: Any) -> str:
    try:
        return str(document.core_properties.title or "")
    except (ValueError, KeyError, AttributeError):  # its part is damaged, and tells of nothing that the text needs
        return ""


def _lines(element: "_Element", numbering: Numbering, depth: int) -> Iterator[str]:
    """The lines of what an element holds: paragraphs, tables, and what wraps them (content controls, tracked insertions)."""
    if depth > _DEEPEST:
        raise InputError(f"the document nests more than {_DEEPEST} deep: save its text as .txt")
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbering, depth)
        elif child.tag == f"{_W}tbl":
            yield from lines_of([list(_cells(row, numbering, depth + 1)) for row in _within(child, f"{_W}tr")])
        elif child.tag not in _UNSEEN and child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _lines(child, numbering, depth + 1)


def _cells(row: "_Element", numbering: Numbering, depth: int) -> Iterator[list[str]]:
    for cell in _within(row, f"{_W}tc"):
        yield list(_lines(cell, numbering, depth + 1))


def _within(element: "_Element", tag: str) -> Iterator["_Element"]:
    """The nearest descendants of a tag, also in what wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _within(child, tag)


def _paragraph(paragraph: "_Element", numbering: Numbering, depth: int) -> Iterator[str]:
    """A paragraph's lines, and after them those of the text boxes that hang on it."""
    boxes: list[_Element] = []
    text = "".join(_text(paragraph, boxes, depth))
    if text.strip():
        yield numbering.label(paragraph) + text
    for box in boxes:
        yield from _lines(box, numbering, depth + 1)


def _text(element: "_Element", boxes: "list[_Element]", depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise InputError(f"the document nests more than {_DEEPEST} deep: save its text as .txt")
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _UNSEEN and child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _text(child, boxes, depth + 1)
