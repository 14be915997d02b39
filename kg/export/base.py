"""The one interface of all writers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import DEFAULT_BASE, Facts, Statement, check_base, facts, network, statements
from kg.model import Resolved

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True)
class Export:
    """What is written: resolved reports and, made once for all writers, their facts, statements and network.

    ``problems`` are inputs that were not read: their path and why, one line each.
    """

    resolved: tuple[Resolved, ...]
    base: str = DEFAULT_BASE
    problems: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, resolved: Sequence[Resolved], base: str = DEFAULT_BASE, problems: Sequence[tuple[str, str]] = ()) -> "Export":
        """An export of these reports, in the order of their file names and hashes."""
        ordered = sorted(resolved, key=lambda each: (each.extraction.report.source.name, each.extraction.report.source.sha256))
        return cls(tuple(ordered), check_base(base), tuple(sorted(problems)))

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The facts of each report."""
        return tuple(facts(each, self.base) for each in self.resolved)

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


#: A writer takes an export and the path of the file, or the folder of the files, that it writes.
Writer = Callable[[Export, Path], None]


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with ``\\n`` for line ends, on any system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
