"""The text of one report, as decoded."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceText:
    """One report's text and where it came from.

    ``text`` holds the characters that all offsets index. Which these are depends on the ``format``: for ``txt`` the characters of
    the file as decoded; for ``csv`` and ``jsonl`` those of the row's cell; for ``html``, ``docx``, ``pdf`` and ``doc`` the text
    that was taken out of the file, so that the outputs keep it (:attr:`kept`).

    ``name`` is the file's own name (the ``doc`` of the standoff format), followed by the report's ``part`` of the file, where it
    holds several (``reports.csv/row3``). ``sha256`` is the hash of the bytes that hold this report alone: those of the file or of
    an archive's member; of a part its text in UTF-8. ``begin`` is where in the text of a file of several reports this one
    begins. ``pages`` are the offsets at which a PDF's pages begin.

    ``metadata`` is what the keeper of the file says of the report (a manifest, the other columns of a table), ``properties``
    what the file says of itself outside of its text (a page's meta elements, a document's properties); keys of both are
    ``title``, ``issuer``, ``region``, ``year`` and ``date``, that of signing.

    >>> SourceText("a.txt", "东丽区", "00").text[0:3]
    '东丽区'
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    metadata: Mapping[str, str] = field(default_factory=dict)
    format: str = "txt"
    part: str = ""
    begin: int = 0
    pages: tuple[int, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether the text is not that of a whole text file, so that who wants to check an offset needs it beside them.

        >>> SourceText("a.txt", "东丽区", "00").kept, SourceText("a.pdf", "东丽区", "00", format="pdf").kept
        (False, True)
        """
        return self.format != "txt" or bool(self.part)

    def page(self, offset: int) -> int | None:
        """The page of a PDF, from 1, that the character at ``offset`` stands on; None for what has no pages.

        >>> SourceText("a.pdf", "第一页第二页", "00", format="pdf", pages=(0, 3)).page(3)
        2
        """
        from bisect import bisect_right

        return bisect_right(self.pages, offset) or None
