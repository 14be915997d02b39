"""All checks of a folder of outputs, one after the other."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from kg.model import InputError, UnknownTermError
from kg.verify.checks import CHECKS, PART, WHOLE
from kg.verify.finding import Finding, Verification
from kg.verify.outputs import MANIFEST, QUADS, Outputs
from kg.verify.statements import QUOTED


def verify(
    folder: str | Path = "outputs",
    sources: Sequence[str | Path] = (),
    skip: Collection[str] = (),
    corrections: Sequence[str | Path] = (),
    parts: Collection[str] = (),
) -> Verification:
    """Checks the outputs in ``folder`` against their sources, the installed rules, the ontology, and one another.

    ``sources`` are files and folders as ``kg build`` takes them; without any, the names in the manifest are sought in the folder
    that ``folder`` lies in and three folders beneath it. ``corrections`` are files of corrections; one beside the sources is
    found by itself. ``skip`` names checks of ``CHECKS`` that are left out, and told in the notes; so is that of the shapes where
    pyshacl is not installed. Of a large corpus, whose graph is in partitions, each partition is checked by itself, or, where
    ``parts`` names some, these alone, and a note says so. Raises UnknownTermError for a name that is not known, InputError where
    ``folder`` is not one that ``kg build`` wrote.

    >>> verification = verify("outputs", ["seeds"], skip=["shapes"])
    >>> verification.findings, verification.counts["quotes"] > 1000
    ((), True)
    """
    if unknown := sorted(set(skip) - CHECKS.keys()):
        raise UnknownTermError(f"check {unknown[0]}: not known: use one of {', '.join(CHECKS)}")
    missing = () if "shapes" in skip or find_spec("pyshacl") else ("shapes",)
    skip = (*skip, *missing)
    folder = Path(folder)
    if not (folder / MANIFEST).is_file() and not (folder / QUADS).is_file():
        raise InputError(f"{folder}: holds no {MANIFEST}: name the folder that kg build wrote")
    outputs = Outputs(folder, tuple(map(Path, sources)), tuple(map(Path, corrections)))
    if unreadable := list(_unreadable(outputs)):
        return Verification(tuple(unreadable), ("the other checks need these files, and were not made",))
    names = [name for name in (WHOLE if outputs.is_divided else CHECKS) if name not in skip]
    findings = [finding for name in names for finding in CHECKS[name](outputs)]
    counts = Counter({} if outputs.is_divided else _counts(outputs))
    for part in _chosen(outputs, parts):
        found = list(_unreadable(part))
        counts.update({} if found else _counts(part))
        findings += found or [finding for name in PART if name not in skip for finding in CHECKS[name](part)]
    notes = [
        *_notes(outputs, skip, missing),
        *([f"of the partitions only {', '.join(sorted(set(parts)))} were read, as asked"] if parts else []),
    ]
    return Verification(tuple(findings), tuple(notes), dict(counts))


def _chosen(outputs: Outputs, names: Collection[str]) -> Iterator[Outputs]:
    """The partitions of these names, or all; one after the other, so that what one has read is let go."""
    if unknown := sorted(set(names) - {part.part for part in outputs.parts()}):
        raise UnknownTermError(f"partition {unknown[0]}: not in {outputs.folder}: use one that its {MANIFEST} lists")
    yield from (part for part in outputs.parts() if not names or part.part in names)


def _unreadable(outputs: Outputs) -> Iterator[Finding]:
    """What is wrong with the two files that all checks start from; a large corpus has a graph in each partition alone."""
    for read in (lambda: outputs.manifest, lambda: (outputs.is_divided and not outputs.part) or outputs.graphs):
        try:
            read()
        except InputError as error:
            place, _, message = str(error).removeprefix(f"{outputs.folder}/").partition(": ")
            yield Finding("files", place, message)
            return


def _notes(outputs: Outputs, skip: Collection[str], missing: Collection[str]) -> Iterator[str]:
    yield from outputs.version_notes()
    for name in CHECKS:
        if name in missing:
            yield f"the check {name} was left out: pyshacl is not installed: pip install 'govreport-kg[validate]'"
        elif name in skip:
            yield f"the check {name} was left out, as asked"


def _counts(outputs: Outputs) -> dict[str, int]:
    quotes = sum(len(outputs.union.of_type(type_)) for type_ in QUOTED)
    return {"reports": len(outputs.graphs), "statements": len(outputs.union.triples), "quotes": quotes}
