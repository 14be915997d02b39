"""The file of corrections: TOML, an entry a correction, each checked before anything is built."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import InputError

#: The file of corrections that is found by itself, in a folder of inputs or beside an input.
NAME = "corrections.toml"
_ALWAYS = ("action", "file", "sha256", "by", "why")
#: action -> the keys that it must have, and those that it may have
ACTIONS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "drop": (frozenset({"target"}), frozenset()),
    "retype": (frozenset({"target"}), frozenset({"type", "kind"})),
    "rename": (frozenset({"target", "to"}), frozenset()),
    "merge": (frozenset({"target", "into"}), frozenset()),
    "split": (frozenset({"target", "to", "spans"}), frozenset()),
    "add": (
        frozenset({"type", "span", "text"}),
        frozenset(
            {"to", "kind", "verb", "status", "actor", "issues", "implements", "basis", "concerns", "programmes", "observations"}
        ),
    ),
}
_LISTS = frozenset(("spans", "issues", "implements", "basis", "concerns", "programmes", "observations"))
_SPAN = re.compile(r"\d+-\d+")


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: ``place`` is its file and line; ``about`` its keys but for who, why and where, in their order."""

    place: str
    action: str
    file: str
    sha256: str
    by: str
    why: str
    about: tuple[tuple[str, str | tuple[str, ...]], ...]

    def is_of(self, name: str, sha256: str) -> bool:
        """Whether it is about the report in the file ``name`` or one of these bytes."""
        return self.file == name or sha256.startswith(self.sha256)

    def text(self, key: str) -> str:
        """The text under a key, empty where there is none."""
        return next((value for name, value in self.about if name == key and isinstance(value, str)), "")

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts under a key, none where it is not there."""
        return next((value for name, value in self.about if name == key and isinstance(value, tuple)), ())


def corrections_beside(inputs: Iterable[Path]) -> list[Path]:
    """The files of corrections that lie in a folder among ``inputs``, or beside a file among them, each once.

    >>> corrections_beside([Path("seeds")])
    []
    """
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in inputs)
    return [path for folder in folders if (path := folder / NAME).is_file()]


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in the file at ``path``; raises InputError, naming file and line, for what is not well formed.

    >>> import tempfile
    >>> place = tempfile.TemporaryDirectory()
    >>> path = Path(place.name, NAME)
    >>> entry = {"action": "drop", "file": "a.txt", "sha256": "5e7417e9", "by": "甲", "why": "不是机构", "target": "org:各区"}
    >>> lines = (f'{key} = "{value}"\\n' for key, value in entry.items())
    >>> _ = path.write_text("[[correction]]\\n" + "".join(lines), encoding="utf-8")
    >>> [(each.action, each.text("target")) for each in read_corrections(path)]
    [('drop', 'org:各区')]
    >>> place.cleanup()
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = tomllib.loads(text)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}: check the path and its permissions") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8: save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}: mend the TOML there") from None
    entries = found.pop("correction", [])
    if found or not isinstance(entries, list):
        raise InputError(f"{path}: unknown key {next(iter(found), 'correction')}: head each entry with [[correction]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*correction\s*\]\]", line)]
    # the file's own name: its folder is this machine's
    places = [f"{path.name}:{line}" for line in lines] if len(lines) == len(entries) else [path.name] * len(entries)
    return tuple(_correction(entry, place) for entry, place in zip(entries, places, strict=True))


def _correction(entry: Mapping[str, Any], place: str) -> Correction:
    action = entry.get("action")
    if not isinstance(action, str) or action not in ACTIONS:
        raise InputError(f"{place}: action {action!r}: use one of {', '.join(ACTIONS)}")
    must, may = ACTIONS[action]
    for key in (*_ALWAYS, *sorted(must)):
        if not entry.get(key):
            raise InputError(f"{place}: {action} has no {key}: add it")
    for key in entry:
        if key not in must | may and key not in _ALWAYS:
            raise InputError(f"{place}: {action} knows no {key}: use {', '.join(sorted(must | may))}")
    if not re.fullmatch(r"[0-9a-f]{8,64}", str(entry["sha256"])):
        raise InputError(
            f"{place}: sha256 {entry['sha256']!r}: give eight or more of its hexadecimal digits, as in manifest.json"
        )
    about = tuple((key, _value(key, entry[key], place)) for key in entry if key not in _ALWAYS)
    file, sha256, by, why = (_text(key, entry[key], place) for key in _ALWAYS[1:])
    return Correction(place, action, file, sha256, by, why, about)


def _value(key: str, value: object, place: str) -> str | tuple[str, ...]:
    if key not in _LISTS:
        return _text(key, value, place)
    if not isinstance(value, list) or not value:
        raise InputError(f'{place}: {key} is no list: write it as ["…"]')
    return tuple(_text(key, each, place) for each in value)


def _text(key: str, value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{place}: {key} is no text: write it in quotes")
    if key in ("span", "spans") and not _SPAN.fullmatch(value):
        raise InputError(f"{place}: {key} {value!r}: write start-end, as in 7268-7278")
    return value


def of_source(all_: Sequence[Correction], name: str, sha256: str) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """The corrections that hold for a report of these bytes, whatever its name, and those made for other bytes of this name."""
    own = [each for each in all_ if each.is_of(name, sha256)]
    fresh = tuple(each for each in own if sha256.startswith(each.sha256))
    return fresh, tuple(each for each in own if not sha256.startswith(each.sha256))
