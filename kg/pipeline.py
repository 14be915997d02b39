"""The whole street, composed: inputs to resolved reports, and these to a folder of outputs or to figures."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import InputError
from kg.read import InputProblem, ReadOptions, read_inputs

if TYPE_CHECKING:
    from kg.correct import Correction
    from kg.evaluate import Standoff, Verdict
    from kg.evaluate.coverage import Coverage
    from kg.make import Executor, Making, New, Place, Recipe, Store
    from kg.model import Resolved

PAGE = "index.html"
#: what a build writes into folders within a folder of outputs
_WRITTEN = re.compile(
    r"(tables/[^/]+\.csv|reports/[^/]+\.html|views/[^/]+\.html"
    r"|(graph|annotations|tables/[a-z]+)/part-\d{5}\.(nq\.gz|jsonl\.gz|csv\.gz|parquet))"
)
_FOLDERS = re.compile(r"(tables(/[a-z]+)?|reports|views|graph|annotations)")
#: so many reports at most are made one graph, one page, one file a format
WHOLE = 100
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

    folder: "Place"
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
    outputs: "str | Place" = "outputs",
    base_iri: str | None = None,
    progress: Progress | None = None,
    corrections: Iterable[str | Path] = (),
    executor: "Executor | None" = None,
    whole: int = WHOLE,
    reading: ReadOptions | None = None,
) -> BuildResult:
    """Builds the graph of all reports that ``inputs`` (files and folders) stand for and puts every output into ``outputs``.

    The folder appears whole when all is done; one that an earlier build wrote is replaced. What was made of each report is kept
    beside it (``.outputs.kg-cache``), so that the next build makes only what changed. ``corrections`` are files of corrections; a
    ``corrections.toml`` in a folder of inputs or beside an input is one too. ``executor`` does the work (this process where it
    is None): the bytes are the same, whichever does. More reports than ``whole`` are written in partitions and not as one
    graph, and a note says so. ``reading`` sets limits and the columns of tables. ``outputs`` may be a URL that fsspec writes to
    (``s3://bucket/country``): there the manifest appears last, and says that the outputs are whole. Inputs that cannot be read
    are told in the result's ``problems``. Raises InputError where no input can be built, ``outputs`` holds anything else, or a
    file of corrections is not well formed, OutputError where ``outputs`` cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     result = build(["seeds"], Path(place, "outputs"))
    >>> result.counts["Report"], result.problems
    (2, ())
    """
    from kg.graph import DEFAULT_BASE, check_base
    from kg.make import Recipe, Serial, Store, fingerprint, new_outputs, place_of, told, work_place

    paths, folder = [Path(path) for path in inputs], place_of(outputs)
    base = check_base(base_iri or DEFAULT_BASE)
    with told(folder):
        check_replaceable(folder)
    corrected = _corrections(paths, corrections)
    with work_place(folder) as work:
        store = Store(work / "results")
        executor = executor or Serial()
        making = _make(paths, Recipe(base, str(store.folder), fingerprint(), corrected), executor, progress, reading)
        with new_outputs(folder, work) as new:
            if len(making.made) <= whole:
                counts = _write(making, store, new.folder, base)
                _without_parts(work)
            else:
                counts = _write_parts(making, work, new, base, executor)
                making.problems.append(_divided(folder, len(making.made), whole))
        store.prune(each.key for each in making.made)
    return BuildResult(folder, counts, tuple(making.problems))


def _corrections(inputs: Sequence[Path], files: Iterable[str | Path]) -> "tuple[Correction, ...]":
    from kg.correct import corrections_beside, read_corrections

    paths = dict.fromkeys(Path(path).resolve() for path in (*corrections_beside(inputs), *files))
    return tuple(each for path in paths for each in read_corrections(path))


def _make(
    inputs: Sequence[Path], recipe: "Recipe", executor: "Executor", progress: Progress | None, reading: ReadOptions | None
) -> "Making":
    from kg.make import Making, make_all
    from kg.read.files import find_files

    making = Making(progress=progress, total=sum(1 for _ in find_files(inputs)))
    make_all(read_inputs(inputs, reading), recipe, executor, making)
    if not making.made:
        raise NothingToBuildError(making.problems)
    return making


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
    from kg.make import resolved_of

    items = list(read_inputs([Path(path) for path in inputs], reading))
    resolved: list[Resolved] = []
    problems: list[InputProblem] = []
    for done, item in enumerate(items, 1):
        outcome = item if isinstance(item, InputProblem) else resolved_of(item)
        if isinstance(outcome, InputProblem):
            problems.append(outcome)
        else:
            resolved.append(outcome)
            name, metadata = outcome.extraction.report.source.name, outcome.extraction.metadata
            problems += [InputProblem(name, str(conflict), note=True) for conflict in metadata.conflicts]
        if progress:
            progress(done, len(items))
    if not resolved:
        raise NothingToBuildError(problems)
    return resolved, problems


def _write(making: "Making", store: "Store", place: Path, base: str) -> Mapping[str, int]:
    """Writes all outputs from what is kept of each report, taking the sheets of reading pages one at a time."""
    from kg.export import Export, counts, write_export
    from kg.view import write_pages

    said = [store.load(each.key).said for each in making.made]
    export = Export.merged(said, base, [(problem.path, problem.message) for problem in making.problems])
    write_export(export, place)
    sheets = (store.load(each.key).sheet for each in making.made)
    write_pages(zip(sheets, export.facts, strict=True), export.network, place, base)
    return counts(export)


def _write_parts(making: "Making", work: "Place", new: "New", base: str, executor: "Executor") -> Mapping[str, int]:
    """Writes the outputs of a large corpus: partitions, made by who does the work, and what is gathered from them."""
    from kg.make import fingerprint
    from kg.parts import PartRecipe, divide, table_form, write_parts

    recipe = PartRecipe(base, str(work), fingerprint(), table_form())
    problems = [(problem.path, problem.message) for problem in making.problems]
    return write_parts(divide(making.made), recipe, executor, new, problems)


def _without_parts(work: "Place") -> None:
    """Removes partitions that an earlier build of more reports kept."""
    parts = work / "parts"
    if parts.exists():
        from kg.parts import prune

        prune(work)
        if isinstance(parts, Path):
            parts.rmdir()


def _divided(folder: "Place", reports: int, whole: int) -> InputProblem:
    what = f"{reports} reports are more than {whole}: written in partitions, with pages of what is referred to most"
    return InputProblem(str(folder), f"{what}; for one graph and a page a report, give --whole {reports}", note=True)


def check_replaceable(folder: "Place") -> None:
    """Raises InputError where ``folder`` holds anything that a build did not write, which replacing it would delete.

    >>> check_replaceable(Path("kg"))
    Traceback (most recent call last):
    kg.model.errors.InputError: kg: holds files that kg build did not write (__init__.py): give a new or empty folder with -o
    """
    if not folder.exists():
        return
    if isinstance(folder, Path) and not folder.is_dir():
        raise InputError(f"{folder}: is a file: give a folder with -o")
    foreign = sorted(_foreign(folder))
    if foreign:
        raise InputError(f"{folder}: holds files that kg build did not write ({foreign[0]}): give a new or empty folder with -o")


def _foreign(folder: "Place") -> Iterator[str]:
    from kg.export import WRITERS
    from kg.make.places import is_unfinished
    from kg.view import PAGES

    owned = {*WRITERS, *PAGES} if _is_ours(folder / "manifest.json") or is_unfinished(folder) else set()
    for name, pattern in _names(folder):
        if not owned or (not pattern.fullmatch(name) and name not in owned):
            yield name


def _names(folder: "Place") -> Iterator[tuple[str, re.Pattern[str]]]:
    """The files and folders in ``folder``, each with the pattern of those that a build writes."""
    from kg.make.places import HALF

    if isinstance(folder, Path):
        yield from ((each.relative_to(folder).as_posix(), _FOLDERS if each.is_dir() else _WRITTEN) for each in folder.rglob("*"))
    else:
        yield from ((each.name, _WRITTEN) for each in folder.files() if not each.name.endswith(HALF))


def _is_ours(manifest: "Place") -> bool:
    try:
        found = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and {"versions", "base", "problems", "counts"} <= found.keys()
