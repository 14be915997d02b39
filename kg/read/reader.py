"""What a reader of one format is, and which one reads what.

A new format is one class in a file of its own and one entry in ``READERS``.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from kg.model import InputError, SourceText
from kg.read.text import TextReader


class Reader(Protocol):
    """Reads one format; a file may hold one report (a text, a page) or several (a table)."""

    @property
    def format(self) -> str:
        """The format's short name, such as ``txt``."""

    def accepts(self, data: bytes) -> bool:
        """Whether ``data``, the whole file, is in this format, told by its content and not by the file's name."""

    def read(self, data: bytes, name: str, metadata: Mapping[str, str]) -> Iterator[SourceText]:
        """The reports in ``data``; raises InputError for what cannot be read."""


READERS: tuple[Reader, ...] = (TextReader(),)

# Formats known by their first bytes that no reader takes yet, each with what to do instead.
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, xlsx, wps)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls, wps)"),
    (b"{\\rtf", "a rich text document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def reader_of(data: bytes) -> Reader:
    """The reader for the content ``data``; raises InputError where none takes it.

    >>> reader_of("东丽区2024年法治政府建设年度报告".encode()).format
    'txt'
    >>> reader_of(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    kg.model.errors.InputError: this is a PDF, which kg does not read: save its text as a UTF-8 .txt file
    """
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signature, what in SIGNATURES:
        if head.startswith(signature.lower()):
            raise InputError(f"this is {what}, which kg does not read: save its text as a UTF-8 .txt file")
    for reader in READERS:
        if reader.accepts(data):
            return reader
    raise InputError("no reader takes this content: save the report's text as a UTF-8 .txt file")
