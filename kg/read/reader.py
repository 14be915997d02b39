"""What a reader of one format is, and which one reads what.

A new format is one class in a file of its own and one entry in ``READERS``.
"""

from typing import Protocol

from kg.model import InputError
from kg.read.archive import ArchiveReader
from kg.read.content import Content, Read
from kg.read.document import DocumentReader, is_docx, is_old_office, is_page, is_pdf
from kg.read.plain import TextReader
from kg.read.run import Run
from kg.read.table import CsvReader, JsonReader


class Reader(Protocol):
    """Reads one format; a file may hold one report (a text, a page) or several (a table)."""

    @property
    def format(self) -> str:
        """The format's short name, such as ``txt``."""

    def accepts(self, content: Content) -> bool:
        """Whether ``content`` is in this format, told by its bytes and not by the file's name."""

    def read(self, content: Content, run: Run) -> Read:
        """The reports in ``content``, and what is wrong with single ones; raises InputError for what cannot be read."""


def read_content(content: Content, run: Run) -> Read:
    """The reports in ``content``, by the reader of its format."""
    return reader_of(content).read(content, run)


#: Asked in this order; the last takes what is left.
READERS: tuple[Reader, ...] = (
    DocumentReader("pdf", is_pdf),
    DocumentReader("docx", is_docx),
    DocumentReader("doc", is_old_office),
    DocumentReader("html", is_page),
    ArchiveReader(read_content),
    JsonReader(),
    CsvReader(),
    TextReader(),
)

# Formats known by their first bytes, or by what stands near them, that no reader takes, each with what to do instead.
SIGNATURES = (
    (b"PK\x03\x04", b"xl/workbook", "a spreadsheet: save the sheet as CSV"),
    (b"PK\x03\x04", b"ppt/presentation", "a presentation: save its text as .txt"),
    (b"PK\x03\x04", b"OFD.xml", "an OFD document: save it as PDF"),
    (b"PK\x03\x04", b"opendocument.text", "an OpenDocument text: save it as .docx"),
    (b"{\\rtf", b"", "a rich text document: save it as .docx"),
    (b"<?xml", b"", "an XML document: save its text as .txt"),
    (b"mime-version:", b"", "a web archive (MHTML): save the page as HTML"),
    (b"\x89PNG", b"", "a picture: run text recognition (OCR) on it first"),
    (b"\xff\xd8\xff", b"", "a picture: run text recognition (OCR) on it first"),
    (b"GIF8", b"", "a picture: run text recognition (OCR) on it first"),
    (b"II*\x00", b"", "a picture: run text recognition (OCR) on it first"),
    (b"Rar!", b"", "an archive (RAR): unpack it and give its files"),
    (b"7z\xbc\xaf", b"", "an archive (7z): unpack it and give its files"),
    (b"\x1f\x8b", b"", "an archive (gzip): unpack it and give its files"),
)


def reader_of(content: Content) -> Reader:
    """The reader for ``content``; raises InputError where none takes it.

    >>> reader_of(Content("a", "a", "东丽区2024年法治政府建设年度报告".encode())).format
    'txt'
    >>> reader_of(Content("a", "a", b"\\x89PNG\\r\\n"))
    Traceback (most recent call last):
    kg.model.errors.InputError: this is a picture: run text recognition (OCR) on it first
    """
    head = content.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signature, within, what in SIGNATURES:
        if head.startswith(signature.lower()) and (not within or within in content.data) and not is_page(content.data):
            raise InputError(f"this is {what}")
    return next(reader for reader in READERS if reader.accepts(content))
