"""Readers of documents whose text a library takes out: web pages, Word files, PDFs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kg.model import SourceText
from kg.read.content import Content, Read
from kg.read.run import Run

# a page begins with its doctype or an element, after comments and an XML declaration
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|div|p|h[1-6]|table|span|article|section|center|font|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD = b"word/document.xml"
_XHTML = re.compile(rb"<!doctype\s+html|<html\b|<(?:p|div|br|td)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads one format in the child process of a run; a file is one report."""

    format: str
    told: Callable[[bytes], bool]

    def accepts(self, content: Content) -> bool:
        """Whether its first bytes are those of the format."""
        return self.told(content.data)

    def read(self, content: Content, run: Run) -> Read:
        """The one report in ``content``; raises InputError where its text cannot be taken out."""
        found = run.child.extract(self.format, content.data)
        for note in found.notes:
            yield content.problem(note, note=True)
        yield SourceText(
            content.name,
            found.text,
            sha256(content.data).hexdigest(),
            "",
            content.metadata,
            self.format,
            pages=found.pages,
            properties=found.properties,
        )


def is_page(data: bytes) -> bool:
    """Whether ``data`` is a web page, or a part of one.

    >>> is_page(b"\\xef\\xbb\\xbf\\n<!DOCTYPE html>"), is_page("<报告>".encode())
    (True, False)
    """
    # UTF-16 is UTF-8 with zeros between, as far as marks go
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return _PAGE.match(head) is not None and (not head.lstrip().startswith(b"<?xml") or _XHTML.search(head) is not None)


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` is a PDF, which some programs begin with other bytes.

    >>> is_pdf(b"%PDF-1.7"), is_pdf("%PDF 是一种格式".encode())
    (True, False)
    """
    return not data.startswith(b"PK") and re.search(rb"%PDF-\d", data[:1024]) is not None


def is_docx(data: bytes) -> bool:
    """Whether ``data`` is a Word file: an archive that has a document of Word's, or had, where it is damaged.

    >>> is_docx(b"PK\\x03\\x04 ... word/document.xml"), is_docx(b"PK\\x03\\x04 ... a.txt")
    (True, False)
    """
    if not (data.startswith(b"PK\x03\x04") and _WORD in data):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _WORD.decode() in archive.namelist()
    except (BadZipFile, ValueError, OSError, OverflowError, NotImplementedError):
        return True


def is_old_office(data: bytes) -> bool:
    """Whether ``data`` is an office file of the old kind.

    >>> is_old_office(b"\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1")
    True
    """
    return data.startswith(b"\xd0\xcf\x11\xe0")
