"""manifest.json: which versions made what from which inputs, and how much it is; no clock time, no path of a machine."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

import kg
from kg.export.base import Export, write_text
from kg.graph.vocabulary import ONTOLOGY_VERSION

#: Rooms whose data files are the rules.
_RULE_ROOMS = ("text", "extract", "resolve")


def write_manifest(export: Export, path: Path) -> None:
    """Write the manifest as indented JSON."""
    write_text(path, json.dumps(manifest(export), ensure_ascii=False, indent=2) + "\n")


def manifest(export: Export) -> dict[str, Any]:
    """Versions, base IRI, inputs with their sha256, what was not read and why, corrections applied (if any), counts by class."""
    corrections = [dict(one) for each in export.reports for one in each.corrections]
    return {
        "versions": versions(),
        "base": export.base,
        "inputs": [dict(each.input) for each in export.reports],
        "problems": problem_rows(export.problems),
        **({"corrections": corrections} if corrections else {}),
        "counts": counts(export),
    }


def versions() -> dict[str, str]:
    """The versions of the package, its rules and its ontology."""
    return {"package": kg.__version__, "rules": rules_version(), "ontology": ONTOLOGY_VERSION}


def problem_rows(problems: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Inputs that were not read, and why, as the manifest lists them."""
    return [_problem(*each) for each in problems]


def counts(export: Export) -> dict[str, int]:
    """How many things of each class, mentions and statements, and how many observations have an indicator (``indicators``).

    A thing in two reports counts once.
    """
    things = {(node.type, node.iri) for each in export.facts for node in each.nodes}
    evidence = {(one.type, one.iri) for each in export.facts for node in each.nodes for one in node.evidence}
    found = Counter(type_ for type_, _ in (*things, *evidence))
    linked = sum(each.indicators for each in export.reports)
    return {**dict(sorted(found.items())), "indicators": linked, "statements": len(export.statements)}


def rules_version() -> str:
    """The first twelve digits of a hash over all rule and lexicon files, so that two outputs of the same rules can be told.

    >>> len(rules_version())
    12
    """
    package = Path(kg.__file__).parent
    digest = sha256()
    for room in _RULE_ROOMS:
        for path in sorted((package / room).rglob("*"), key=lambda each: each.relative_to(package).as_posix()):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".py", ".pyc", ".so", ".pyd"):
                name, content = path.relative_to(package).as_posix(), path.read_bytes().replace(b"\r\n", b"\n")
                digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]


def _problem(path: str, problem: str) -> dict[str, str]:
    """An input that was not read, by its own name: its folder is this machine's."""
    name = PurePath(path).name
    return {"input": name, "problem": problem.replace(path, name)}
