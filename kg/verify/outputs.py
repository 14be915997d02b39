"""A folder of outputs with its sources, each part read once, when a check first asks for it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph import DEFAULT_BASE, Iris
from kg.model import InputError, UnknownTermError
from kg.verify.sources import Source, find_sources
from kg.verify.statements import Statements, read_quads

if TYPE_CHECKING:
    from kg.graph import Facts
    from kg.model import Resolved

MANIFEST, QUADS = "manifest.json", "graph.nq"


@dataclass(frozen=True)
class Outputs:
    """The folder, and where its sources are sought."""

    folder: Path
    places: tuple[Path, ...] = ()

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """The manifest; raises InputError where it is none."""
        path = self.folder / MANIFEST
        try:
            found = json.loads(path.read_bytes())
            _ = [(each["file"], each["sha256"]) for each in found["inputs"]], found["versions"]["rules"], found["counts"].items()
        except FileNotFoundError:
            raise InputError(f"{path}: no such file: name the folder that kg build wrote") from None
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise InputError(f"{path}: not a manifest of kg build ({type(error).__name__}: {error}): build again") from None
        return dict(found)

    @cached_property
    def iris(self) -> Iris:
        """The IRIs of the folder's base."""
        return Iris(str(self.manifest.get("base", "")))

    @cached_property
    def graphs(self) -> Mapping[str, Statements]:
        """The statements of each report, by its IRI."""
        path = self.folder / QUADS
        try:
            return read_quads(path)
        except FileNotFoundError:
            raise InputError(f"{path}: no such file: name the folder that kg build wrote") from None
        except (SyntaxError, ValueError) as error:
            line = f":{error.lineno}" if isinstance(error, SyntaxError) else ""
            raise InputError(f"{path}{line}: not N-Quads ({' '.join(str(error).split()):.160}): build again") from None

    @cached_property
    def union(self) -> Statements:
        """The statements of all reports."""
        return Statements(triple for graph in self.graphs.values() for triple in graph.triples)

    @cached_property
    def sources(self) -> Sequence[Source]:
        """The source of each input."""
        return find_sources(self.manifest["inputs"], self.places, self.folder)

    @cached_property
    def source_of(self) -> Mapping[str, Source]:
        """The source of each report, by the report's IRI: the one whose hash the graph gives."""
        by_hash = {source.sha256: source for source in self.sources}
        found = {report: by_hash.get(graph.value(report, "sha256")) for report, graph in self.graphs.items()}
        return {report: source for report, source in found.items() if source is not None}

    @cached_property
    def rebuilt(self) -> Mapping[str, "Resolved"]:
        """What the installed rules find in each source whose bytes are those of the build, by the report's IRI."""
        from kg.extract import extract
        from kg.resolve import resolve
        from kg.text import parse

        return {
            report: resolve(extract(parse(source.found)))
            for report, source in self.source_of.items()
            if source.found is not None and source.same
        }

    @cached_property
    def facts(self) -> Mapping[str, "Facts"]:
        """The same as facts."""
        from kg.graph import facts

        return {report: facts(resolved, self.iris.base) for report, resolved in self.rebuilt.items()}

    def file_of(self, report: str) -> str:
        """The name of a report's source."""
        return self.graphs[report].value(report, "sourceFile") if report in self.graphs else ""

    def short(self, iri: str) -> str:
        """An IRI of the base as ``prefix:key``, a concept as ``status#planned``; any other as it is."""
        try:
            return self.iris.compress(iri)
        except UnknownTermError:
            return iri.removeprefix(DEFAULT_BASE + "ontology/")

    def version_notes(self) -> list[str]:
        """What the folder was built with that is not what is installed."""
        import kg
        from kg.export import rules_version
        from kg.graph.vocabulary import ONTOLOGY_VERSION

        installed = {"package": kg.__version__, "rules": rules_version(), "ontology": ONTOLOGY_VERSION}
        built = self.manifest["versions"]
        return [
            f"built with {name} {built.get(name)}, and {own} is installed: what its rules find anew may differ"
            for name, own in installed.items()
            if built.get(name) != own
        ]
