"""The text of one input file, as decoded."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceText:
    """One report's text and where it came from.

    ``name`` is the file's own name (the ``doc`` of the standoff format), ``text`` the decoded characters that all offsets
    index, ``sha256`` the hash of the bytes as they are on disk, ``metadata`` what a manifest or a page says of the report
    (``title``, ``issuer``, ``region``, ``year``).

    >>> SourceText("a.txt", "东丽区", "00").text[0:3]
    '东丽区'
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    metadata: Mapping[str, str] = field(default_factory=dict)
