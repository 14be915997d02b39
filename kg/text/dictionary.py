"""jieba's dictionary, kept as text that is searched: a report asks for a hundredth of its half million entries.

Loaded into a dict, as jieba does it, they take an eighth of a second and sixty megabytes of each process.
"""

import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

# above every single character of jieba's own dictionary, so that a term of ours stays whole
OWN_FREQUENCY = 200_000
# the entries that begin with a character are searched so many times before they are made a dict
_SEARCHED = 128


class Dictionary:
    """Words and their frequencies, with terms of one's own; it holds each prefix of its words too, with 0 where it is none.

    >>> found = Dictionary(as_text({"司": 5, "司法": 7, "司法局": 3}, 15), ["司法所长"])
    >>> [found.frequency(piece) for piece in ("司法", "司法所", "司法所长", "司机")], found.total
    ([7, 0, 200000, None], 200015)
    """

    def __init__(self, text: str, own: Iterable[str] = ()) -> None:
        """Of ``text`` as :func:`as_text` makes it; ValueError where it is not whole."""
        magic, total, characters, lengths, self._text = _parts(text)
        ends = [*accumulate(map(int, lengths.split()))]
        if magic != _MAGIC or len(ends) != len(characters) or ends[-1:] != [len(self._text)]:
            raise ValueError("not a dictionary, or not all of it")
        self._places = dict(zip(characters, zip([0, *ends], ends, strict=False), strict=True))
        self._asked = dict.fromkeys(characters, 0)
        self._entries: dict[str, dict[str, int]] = {}
        self._own: dict[str, int] = {}
        self.total = int(total)
        for term in own:
            self._add(term)

    def _add(self, term: str) -> None:
        self._own[term] = OWN_FREQUENCY
        self.total += OWN_FREQUENCY
        for end in range(1, len(term)):
            self._own.setdefault(term[:end], 0)

    def frequency(self, piece: str) -> int | None:
        """How often a piece of text is a word; 0 where it only begins one, None where it doesn't."""
        own = self._own.get(piece)
        if own:
            return own
        entries = self._entries.get(piece[0])
        found = self._sought(piece[0], piece[1:]) if entries is None else entries.get(piece[1:])
        return own if found is None else found

    def _sought(self, first: str, rest: str) -> int | None:
        """The frequency of a piece in the text, whose lines leave out the character that they begin with."""
        if (place := self._places.get(first)) is None:
            return None
        start, end = place
        self._asked[first] += 1
        if self._asked[first] > _SEARCHED:
            found = self._text[start + 1 : end - 1].replace("\t", "\n").split("\n")
            self._entries[first] = dict(zip(found[::2], map(int, found[1::2]), strict=True))
            return self._entries[first].get(rest)
        # entries are sorted, and each that goes on from this one has this one before it
        at = self._text.find(f"\n{rest}", start, end)
        return None if at < 0 else int(self._text[at + len(rest) + 2 : self._text.index("\n", at + 1)])


# Four lines: what it is, the sum of all frequencies, the characters that words begin with, and how long each one's entries are;
# then these, each as \n, what follows the character, a tab, the frequency; and \n after the last
_MAGIC = "govreport-kg entries 1"
_LINES = 4


def _parts(text: str) -> list[str]:
    found = text.split("\n", _LINES)
    if len(found) <= _LINES:
        raise ValueError("not a dictionary")
    return found


def as_text(frequencies: Mapping[str, int], total: int) -> str:
    """The text of a dictionary: words and their prefixes with frequencies, and the sum of these.

    >>> as_text({"一": 2, "一一": 1}, 3).splitlines()[1:]
    ['3', '一', '8', '', '\\t2', '一\\t1']
    """
    by_first = {
        first: "".join(f"\n{word[1:]}\t{frequencies[word]}" for word in words) + "\n"
        for first, words in groupby(sorted(frequencies), lambda word: word[0])
    }
    lengths = " ".join(str(len(entries)) for entries in by_first.values())
    return "\n".join((_MAGIC, str(total), "".join(by_first), lengths, "".join(by_first.values())))


def jiebas(own: Iterable[str] = ()) -> Dictionary:
    """jieba's dictionary with terms of one's own; made from jieba's file once and then kept."""
    jieba = _jieba()
    kept = _kept_file(jieba.__version__)
    if kept is not None and (found := _read(kept, own)) is not None:
        return found
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="govreport-kg-") as scratch:
        tokenizer.tmp_dir, tokenizer.cache_file = scratch, "jieba.cache"
        tokenizer.initialize()
    text = as_text({word: frequency for word, frequency in tokenizer.FREQ.items() if word}, tokenizer.total)
    if kept is not None:
        _keep(kept, text)
    return Dictionary(text, own)


def _jieba() -> Any:
    """jieba, without the 0.1 s that it spends on pkg_resources where it has a way of its own."""
    missing = object()
    held = sys.modules.get("pkg_resources", missing)
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if held is missing:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = held  # type: ignore[assignment]
    jieba.setLogLevel(logging.ERROR)
    return jieba


def _kept_file(version: str) -> Path | None:
    """Where the dictionary of a version of jieba is kept: in a folder that only the user can write; None where there is none."""
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govreport-kg"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder / f"jieba-{version}.entries"


def _keep(path: Path, text: str) -> None:
    """Keep a dictionary; where the folder cannot be written the next run makes it again."""
    with contextlib.suppress(OSError):
        scratch = path.with_suffix(f".{os.getpid()}")
        scratch.write_bytes(text.encode("utf-8"))
        scratch.replace(path)


def _read(path: Path, own: Iterable[str]) -> Dictionary | None:
    """A dictionary as _keep kept it; None where there is none or it is not whole."""
    try:
        return Dictionary(path.read_bytes().decode("utf-8"), own)
    except (OSError, ValueError):
        return None
