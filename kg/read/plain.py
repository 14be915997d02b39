"""Plain text: one file, one report, or several after each other."""

from hashlib import sha256

from kg.model import InputError, SourceText
from kg.read.content import Content, Read, checked, hash_of
from kg.read.decode import Decoded, decode
from kg.read.run import Run
from kg.read.several import starts


class TextReader:
    """Reads plain text in any encoding that :func:`kg.read.decode.decode` knows.

    >>> run = Run()
    >>> [source] = TextReader().read(Content("a.txt", "a.txt", "东丽区".encode("gb18030"), {"year": "2024"}), run)
    >>> source.name, source.text, source.encoding, source.metadata["year"]
    ('a.txt', '东丽区', 'gb18030', '2024')
    """

    format = "txt"

    def accepts(self, content: Content) -> bool:
        """Everything that no other format claims: what is not text is refused by ``read``, which can say why."""
        return True

    def read(self, content: Content, run: Run) -> Read:
        """The reports in ``content``; raises InputError for an empty or blank file and for what is no text."""
        if not content.data:
            raise InputError("the file is empty: remove it, or save the report's text in it")
        found = decode(content.data)
        text = checked(found.text, run.options.limits)
        if found.broken:
            yield content.problem(broken(found))
        begins = starts(text)
        if len(begins) < 2:
            digest = sha256(content.data).hexdigest()
            yield SourceText(content.name, text, digest, found.encoding, content.metadata)
            return
        yield content.problem(f"holds {len(begins)} reports: built as {len(begins)}, each with its part of the file", note=True)
        for number, (start, end) in enumerate(zip(begins, [*begins[1:], len(text)], strict=True), 1):
            part, piece = f"part{number}", text[start:end]
            name = f"{content.name}/{part}"
            yield SourceText(name, piece, hash_of(piece), found.encoding, content.metadata, part=part, begin=start)


def broken(found: Decoded) -> str:
    """What is told of a text some places of which could not be decoded.

    >>> broken(Decoded("东\\ufffd区", "utf-8", 1, 1))
    '1 place is not utf-8, the first at character 1: built with � there; mend the file'
    """
    places = "1 place is" if found.broken == 1 else f"{found.broken} places are"
    return f"{places} not {found.encoding}, the first at character {found.first}: built with \ufffd there; mend the file"
