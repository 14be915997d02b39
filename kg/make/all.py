"""All inputs made, by whoever does the work, as they are read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from kg.correct import Correction
from kg.make.batches import batches
from kg.make.executors import Executor, Lost
from kg.make.made import Made, Recipe, make_batch
from kg.model import SourceText
from kg.read import InputProblem

Progress = Callable[[int, int], None]
"""Told how many inputs are done, and of how many."""
_LOST = "not built: the process that read it was ended from outside, twice (out of memory?): build it alone to see, or split it"


@dataclass
class Making:
    """What became of the inputs so far: results by key, and what went wrong."""

    made: list[Made] = field(default_factory=list)
    problems: list[InputProblem] = field(default_factory=list)
    progress: Progress | None = None
    total: int = 0

    def add(self, outcome: Made | InputProblem) -> None:
        """Takes the outcome of one input."""
        if isinstance(outcome, Made):
            self.made.append(outcome)
        else:
            self.problems.append(outcome)
        done = len(self.made) + len(self.problems)
        if self.progress:
            self.progress(done, max(done, self.total))


def make_all(items: Iterable[SourceText | InputProblem], recipe: Recipe, executor: Executor, making: Making) -> None:
    """Makes the sources among ``items`` as these are drawn, and tells ``making`` what became of each item."""
    work = partial(make_batch, recipe)
    for outcome in executor.run(work, batches(_sources(items, making))):
        for each in _one_by_one(outcome, work, executor) if isinstance(outcome, Lost) else outcome:
            making.add(each)
    making.made.sort(key=lambda each: (each.name, each.sha256))
    for made in making.made:
        making.problems += [InputProblem(made.name, problem) for problem in made.problems]
        making.problems += [InputProblem(made.name, note, note=True) for note in made.notes]
    making.problems += _unused(recipe.corrections, making.made)


def _sources(items: Iterable[SourceText | InputProblem], making: Making) -> Iterator[SourceText]:
    for item in items:
        if isinstance(item, InputProblem):
            making.add(item)
        else:
            yield item


def _one_by_one(
    lost: Lost[tuple[SourceText, ...]],
    work: Callable[[Sequence[SourceText]], list[Made | InputProblem]],
    executor: Executor,
) -> Iterator[Made | InputProblem]:
    """The outcomes of a batch over which a worker died: each source by itself, so that only what kills it is lost."""
    for source in lost.task:
        for outcome in executor.run(work, [(source,)]):
            if isinstance(outcome, Lost):
                yield InputProblem(source.name, _LOST)
            else:
                yield from outcome


def _unused(corrections: Sequence[Correction], made: Sequence[Made]) -> Iterator[InputProblem]:
    """A note for each correction of a report that is not among those made."""
    files, hashes = {each.name for each in made}, [each.sha256 for each in made]
    for each in corrections:
        if each.file not in files and not any(sha256.startswith(each.sha256) for sha256 in hashes):
            yield InputProblem(each.place, f"not used: {each.file} is not among the reports", note=True)
