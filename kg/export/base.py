"""The one interface of all writers."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.export.standoff import standoff
from kg.graph import DEFAULT_BASE, Facts, Statement, check_base, facts, network, statements
from kg.model import Resolved

if TYPE_CHECKING:
    import networkx


class Said(NamedTuple):
    """One report's part of all outputs: its facts, its line of annotations, its entry in the manifest.

    ``indicators`` counts its observations that are values of an indicator; ``corrections`` are those applied to it, as the
    manifest tells them.
    """

    facts: Facts
    line: str
    input: Mapping[str, Any]
    indicators: int
    corrections: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def of(cls, resolved: Resolved, base: str, corrections: Sequence[Mapping[str, str]] = ()) -> "Said":
        """What a resolved report says."""
        line = json.dumps(standoff(resolved), ensure_ascii=False)
        return cls(facts(resolved, base), line, about_input(resolved), len(resolved.indicators), tuple(corrections))


@dataclass(frozen=True)
class Export:
    """What is written: what reports say and, made once for all writers, their statements and network.

    ``problems`` are inputs that were not read: their path and why, one line each.
    """

    reports: tuple[Said, ...]
    base: str = DEFAULT_BASE
    problems: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, resolved: Sequence[Resolved], base: str = DEFAULT_BASE, problems: Sequence[tuple[str, str]] = ()) -> "Export":
        """An export of these resolved reports."""
        return cls.merged([Said.of(each, check_base(base)) for each in resolved], base, problems)

    @classmethod
    def merged(cls, reports: Sequence[Said], base: str = DEFAULT_BASE, problems: Sequence[tuple[str, str]] = ()) -> "Export":
        """An export of what these reports say, in the order of their file names and hashes."""
        ordered = sorted(reports, key=lambda each: (each.input["file"], each.input["sha256"]))
        return cls(tuple(ordered), check_base(base), tuple(sorted(problems)))

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The facts of each report."""
        return tuple(each.facts for each in self.reports)

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements of all reports together, each once, sorted."""
        found: set[Statement] = set()
        for each in self.facts:
            found |= statements(each)
        return sorted(found)

    @cached_property
    def network(self) -> "networkx.MultiDiGraph[str]":
        """The graph for networkx."""
        return network(self.facts, self.base)


def about_input(resolved: Resolved) -> dict[str, Any]:
    """A report as the manifest lists it."""
    source, metadata = resolved.extraction.report.source, resolved.extraction.metadata
    about: dict[str, Any] = {"file": source.name, "sha256": source.sha256, "title": metadata.title, "issuer": metadata.issuer}
    about |= {"region": metadata.region, "year": metadata.year, "origins": dict(sorted(metadata.origins.items()))}
    if source.format != "txt":
        about["format"] = source.format
    if metadata.conflicts:
        about["conflicts"] = [str(each) for each in metadata.conflicts]
    return about


#: A writer takes an export and the path of the file, or the folder of the files, that it writes.
Writer = Callable[[Export, Path], None]


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write what pieces of text make together as UTF-8 with ``\\n`` for line ends, on any system, without holding it all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def write_text(path: Path, text: str) -> None:
    """Write a text, as :func:`write_pieces` does."""
    write_pieces(path, (text,))
