"""What readers take and give."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from kg.model import InputError, SourceText
from kg.read.options import Limits
from kg.read.problem import InputProblem

Read = Iterator[SourceText | InputProblem]
"""Reports, and what was wrong with, or is to be told of, those of one file."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file, or of an archive's member: ``name`` is its own, ``path`` how a problem calls it."""

    name: str
    path: str
    data: bytes
    metadata: Mapping[str, str] = field(default_factory=dict)

    def problem(self, message: str, note: bool = False) -> InputProblem:
        """A problem with this content."""
        return InputProblem(self.path, message, note)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a library took out of a file: the text, what the file says of itself, the offsets at which its pages begin.

    ``notes`` tell of what was left out of the text.
    """

    text: str
    properties: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def checked(text: str, limits: Limits) -> str:
    """``text``, which is neither blank nor too long; raises InputError where it is.

    >>> checked("\\u3000\\n", Limits())
    Traceback (most recent call last):
    kg.model.errors.InputError: there is only white space: remove it, or save the report's text in it
    """
    if len(text) > limits.characters:
        told = f"{len(text):,} characters, more than the limit of {limits.characters:,}"
        raise InputError(f"{told}: cut it into its reports, or set --limit characters={len(text)}")
    if not any(each.isprintable() and each != " " for each in text):
        raise InputError("there is only white space: remove it, or save the report's text in it")
    return text


def hash_of(text: str) -> str:
    """The hash that stands for a part of a file.

    >>> hash_of("东丽区")[:8]
    '67957731'
    """
    return sha256(text.encode("utf-8")).hexdigest()


_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def scalar(text: str) -> str:
    """``text`` with what is no character and could not be written (lone surrogates, NUL) as U+FFFD, one for one.

    >>> scalar("东\\ud800丽\\0区")
    '东\ufffd丽\ufffd区'
    """
    return _NO_CHARACTER.sub("\ufffd", text)
