"""Plain text: one file, one report."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from kg.model import InputError, SourceText
from kg.read.decode import decode


class TextReader:
    """Reads plain text in UTF-8.

    >>> [source] = TextReader().read("东丽区".encode(), "a.txt", {"year": "2024"})
    >>> source.name, source.text, source.encoding, source.metadata["year"]
    ('a.txt', '东丽区', 'utf-8', '2024')
    """

    format = "txt"

    def accepts(self, data: bytes) -> bool:
        """Everything that no other format claims: what is not text is refused by ``read``, which can say why."""
        return True

    def read(self, data: bytes, name: str, metadata: Mapping[str, str]) -> Iterator[SourceText]:
        """The one report in ``data``; raises InputError for an empty or blank file and for what is not UTF-8 text."""
        if not data:
            raise InputError("the file is empty: remove it, or save the report's text in it")
        text, encoding = decode(data)
        if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
            raise InputError("the file holds only white space: remove it, or save the report's text in it")
        yield SourceText(name, text, sha256(data).hexdigest(), encoding, metadata)
