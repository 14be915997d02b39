"""A folder of outputs with its sources, each part read once, when a check first asks for it."""

import csv
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph import DEFAULT_BASE, Iris
from kg.model import InputError, UnknownTermError
from kg.verify.sources import Source, find_sources, source_paths
from kg.verify.statements import Statements, read_quads

if TYPE_CHECKING:
    from kg.correct import Corrected, Correction
    from kg.graph import Facts

MANIFEST, QUADS = "manifest.json", "graph.nq"


@dataclass(frozen=True)
class Outputs:
    """The folder, where its sources are sought, and files of corrections; ``part`` names a partition of a large corpus.

    Without ``places`` the sources are sought by their names around the folder. A ``corrections.toml`` beside them is read too.
    """

    folder: Path
    places: tuple[Path, ...] = ()
    corrected_by: tuple[Path, ...] = ()
    part: str = ""

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """The manifest; raises InputError where it is none."""
        path = self.folder / MANIFEST
        try:
            found = json.loads(path.read_bytes())
            _ = found["versions"]["rules"], found["counts"].items()
            _ = [each["name"] for each in found["partitions"]] if "partitions" in found else found["inputs"]
            _ = [(each["file"], each["sha256"]) for each in found.get("inputs", ())]
        except FileNotFoundError:
            raise InputError(f"{path}: no such file: name the folder that kg build wrote") from None
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise InputError(f"{path}: not a manifest of kg build ({type(error).__name__}: {error}): build again") from None
        return dict(found)

    @property
    def is_divided(self) -> bool:
        """Whether the corpus is large and written in partitions."""
        return "partitions" in self.manifest

    def parts(self) -> "Iterator[Outputs]":
        """The partitions of a large corpus, each as outputs of its own, which hold what they read until they are let go."""
        yield from (replace(self, part=str(row["name"])) for row in self.manifest.get("partitions", ()))

    @cached_property
    def inputs(self) -> Sequence[Mapping[str, Any]]:
        """The file and the hash of each report: from the manifest, or of a partition from the table of reports."""
        if not self.is_divided:
            return list(self.manifest["inputs"])
        text = (self.folder / "tables" / "reports.csv").read_text(encoding="utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return [{"file": row["file"], "sha256": row["sha256"]} for row in rows if self.part in ("", row["part"])]

    @cached_property
    def paths(self) -> Sequence[Path]:
        """The files and folders in which the sources are."""
        if self.places and not self.part:
            return self.places
        return source_paths(self.inputs, self.places, self.folder)

    @cached_property
    def corrections(self) -> "tuple[Correction, ...]":
        """The corrections in the files that are given and in those beside the sources."""
        from kg.correct import corrections_beside, read_corrections

        files = dict.fromkeys(path.resolve() for path in (*corrections_beside(self.paths), *self.corrected_by))
        return tuple(each for path in files for each in read_corrections(path))

    @cached_property
    def iris(self) -> Iris:
        """The IRIs of the folder's base."""
        return Iris(str(self.manifest.get("base", "")))

    @cached_property
    def graphs(self) -> Mapping[str, Statements]:
        """The statements of each report, by its IRI."""
        path = self.folder / (f"graph/{self.part}.nq.gz" if self.part else QUADS)
        try:
            return read_quads(path)
        except FileNotFoundError:
            raise InputError(f"{path}: no such file: name the folder that kg build wrote") from None
        except (SyntaxError, ValueError, EOFError, OSError, zlib.error) as error:
            line = f":{error.lineno}" if isinstance(error, SyntaxError) else ""
            raise InputError(f"{path}{line}: not N-Quads ({' '.join(str(error).split()):.160}): build again") from None

    @cached_property
    def union(self) -> Statements:
        """The statements of all reports."""
        return Statements(triple for graph in self.graphs.values() for triple in graph.triples)

    @cached_property
    def sources(self) -> Sequence[Source]:
        """The source of each input."""
        return find_sources(self.inputs, self.paths)

    @cached_property
    def source_of(self) -> Mapping[str, Source]:
        """The source of each report, by the report's IRI: the one whose hash the graph gives."""
        by_hash = {source.sha256: source for source in self.sources}
        found = {report: by_hash.get(graph.value(report, "sha256")) for report, graph in self.graphs.items()}
        return {report: source for report, source in found.items() if source is not None}

    @cached_property
    def corrected(self) -> Mapping[str, "Corrected"]:
        """What the installed rules and the corrections make of each source whose bytes are those of the build, by report."""
        from kg.correct import correct
        from kg.extract import extract
        from kg.resolve import resolve
        from kg.text import parse

        return {
            report: correct(resolve(extract(parse(source.found))), self.corrections)
            for report, source in self.source_of.items()
            if source.found is not None and source.same
        }

    @cached_property
    def facts(self) -> Mapping[str, "Facts"]:
        """The same as facts."""
        from kg.graph import facts

        return {report: facts(each.resolved, self.iris.base) for report, each in self.corrected.items()}

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
