"""The whole street, composed: inputs to resolved reports, and these to a folder of outputs or to figures."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import InputError, KgError, SourceText
from kg.read import InputProblem, ReadOptions, read_inputs
from kg.whole import whole_folder

if TYPE_CHECKING:
    from kg.evaluate import Standoff, Verdict
    from kg.evaluate.coverage import Coverage
    from kg.model import Resolved

PAGE = "index.html"
#: a folder within a folder of outputs -> what a build writes into it
_SUFFIXES = {"tables": ".csv", "reports": ".html", "views": ".html"}
Progress = Callable[[int, int], None]
"""Told how many inputs are done, and of how many."""


class NothingToBuildError(InputError):
    """None of the inputs could be built; ``problems`` says why, input by input."""

    def __init__(self, problems: Sequence[InputProblem]) -> None:
        super().__init__("nothing to build: give at least one report that can be read")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build put into ``folder``: ``counts`` of things by class and of statements.

    ``problems`` are the inputs that were not built, or not as asked, and notes on what was left out.
    """

    folder: Path
    counts: Mapping[str, int]
    problems: tuple[InputProblem, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is found in reports against gold: both by report, the verdicts, and what went wrong with inputs."""

    gold: Mapping[str, "Standoff"]
    found: Mapping[str, "Standoff"]
    verdicts: tuple["Verdict", ...]
    problems: tuple[InputProblem, ...]


def build(
    inputs: Iterable[str | Path],
    outputs: str | Path = "outputs",
    base_iri: str | None = None,
    progress: Progress | None = None,
    reading: ReadOptions | None = None,
) -> BuildResult:
    """Builds the graph of all reports that ``inputs`` (files and folders) stand for and puts every output into ``outputs``.

    The folder appears whole when all is done; one that an earlier build wrote is replaced. ``reading`` sets limits and the
    columns of tables. Inputs that cannot be read are told in the result's ``problems``. Raises InputError where no input can be
    built or ``outputs`` holds anything else.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     result = build(["seeds"], Path(place, "outputs"))
    >>> result.counts["Report"], result.problems
    (2, ())
    """
    from kg.graph import DEFAULT_BASE, check_base

    base = check_base(base_iri or DEFAULT_BASE)
    folder = Path(outputs)
    check_replaceable(folder)
    resolved, problems = resolve_inputs(inputs, progress, reading)
    with whole_folder(folder) as place:
        counts = _write(resolved, place, base, problems)
    return BuildResult(folder, counts, tuple(problems))


def annotate(
    inputs: Iterable[str | Path], progress: Progress | None = None, reading: ReadOptions | None = None
) -> tuple[list[str], list[InputProblem]]:
    """A line of standoff JSON for each report of ``inputs``, by name, and what went wrong with the others.

    Raises NothingToBuildError where no input can be built.

    >>> lines, problems = annotate(["seeds/000_519dceed93fb7c9a.txt"])
    >>> json.loads(lines[0])["report"]["title"], problems
    ('东丽区2024年法治政府建设年度报告', [])
    """
    from kg.export import standoff

    resolved, problems = resolve_inputs(inputs, progress, reading)
    ordered = sorted(resolved, key=lambda each: each.extraction.report.source.name)
    return [json.dumps(standoff(each), ensure_ascii=False) for each in ordered], problems


def evaluate(
    gold: str | Path, inputs: Iterable[str | Path], progress: Progress | None = None, reading: ReadOptions | None = None
) -> Evaluation:
    """Verdicts on what is found in ``inputs`` against the annotations in the file ``gold``, report by report of ``gold``.

    A report of ``gold`` that is not among the inputs is a problem, and all its items count as missed.

    >>> evaluation = evaluate("tests/gold/seeds.jsonl", ["seeds"])
    >>> len(evaluation.found), {verdict.outcome for verdict in evaluation.verdicts if verdict.layer == "REPORT"}
    (2, {'right'})
    """
    from kg.evaluate import judge, parse_standoff, read_standoff

    wanted = read_standoff(Path(gold))
    lines, problems = annotate(inputs, progress, reading)
    found = parse_standoff(lines)
    for doc in sorted(wanted.keys() - found.keys()):
        problems.append(
            InputProblem.of(Path(gold), f"{doc} is not among the inputs: give its file, or all it holds counts as missed")
        )
    return Evaluation(wanted, found, tuple(judge(wanted, found)), tuple(problems))


def coverage(
    inputs: Iterable[str | Path], progress: Progress | None = None, reading: ReadOptions | None = None
) -> tuple[list["Coverage"], list[InputProblem]]:
    """What of each report of ``inputs`` reached the graph, and why the rest did not, by name; and what went wrong with inputs.

    Raises NothingToBuildError where no input can be read.

    >>> [found], problems = coverage(["seeds/000_519dceed93fb7c9a.txt"])
    >>> sorted({item.reason for item in found.items if item.text == "2024" and item.kind == "number"})
    ['date', 'title']
    """
    from kg.evaluate.coverage import cover

    resolved, problems = resolve_inputs(inputs, progress, reading)
    return sorted((cover(each.extraction) for each in resolved), key=lambda each: each.doc), problems


def resolve_inputs(
    inputs: Iterable[str | Path], progress: Progress | None = None, reading: ReadOptions | None = None
) -> tuple[list["Resolved"], list[InputProblem]]:
    """The resolved reports of ``inputs``, and what went wrong with the others, whose fault takes no other with it.

    Raises NothingToBuildError where no report is left.
    """
    items = list(read_inputs([Path(path) for path in inputs], reading))
    resolved: list[Resolved] = []
    problems: list[InputProblem] = []
    for done, item in enumerate(map(_resolved, items), 1):
        if isinstance(item, InputProblem):
            problems.append(item)
        else:
            resolved.append(item)
            name, metadata = item.extraction.report.source.name, item.extraction.metadata
            problems += [InputProblem(name, str(conflict), note=True) for conflict in metadata.conflicts]
        if progress:
            progress(done, len(items))
    if not resolved:
        raise NothingToBuildError(problems)
    return resolved, problems


def _resolved(item: SourceText | InputProblem) -> "Resolved | InputProblem":
    if isinstance(item, InputProblem):
        return item
    from kg.extract import extract
    from kg.resolve import resolve
    from kg.text import parse

    try:
        return resolve(extract(parse(item)))
    except KgError as error:
        return InputProblem(item.name, str(error))
    except Exception as error:
        logging.getLogger("kg").debug("%s: a fault of kg", item.name, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return InputProblem(item.name, f"not built, by a fault of kg ({what:.200}): see where with --verbose, and report it")


def _write(resolved: Sequence["Resolved"], place: Path, base: str, problems: Sequence[InputProblem]) -> Mapping[str, int]:
    from kg.export import counts, write_all
    from kg.view import write_pages

    export = write_all(resolved, place, base, [(problem.path, problem.message) for problem in problems])
    write_pages(export.resolved, export.facts, export.network, place, base)
    return counts(export)


def check_replaceable(folder: Path) -> None:
    """Raises InputError where ``folder`` holds anything that a build did not write, which replacing it would delete.

    >>> check_replaceable(Path("kg"))
    Traceback (most recent call last):
    kg.model.errors.InputError: kg: holds files that kg build did not write (__init__.py): give a new or empty folder with -o
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InputError(f"{folder}: is a file: give a folder with -o")
    foreign = sorted(_foreign(folder))
    if foreign:
        raise InputError(f"{folder}: holds files that kg build did not write ({foreign[0]}): give a new or empty folder with -o")


def _foreign(folder: Path) -> Iterator[str]:
    from kg.export import WRITERS
    from kg.view import PAGES

    owned = {*WRITERS, *PAGES} if _is_ours(folder / "manifest.json") else set()
    for path in folder.rglob("*"):
        top, *below = (inside := path.relative_to(folder)).parts
        if top not in owned or not (not below or (len(below) == 1 and inside.suffix == _SUFFIXES.get(top))):
            yield inside.as_posix()


def _is_ours(manifest: Path) -> bool:
    try:
        found = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and {"versions", "base", "inputs", "counts"} <= found.keys()
