"""Who does the work: this process, or several of them; the order of what comes back is that of the tasks.

An executor runs a function over tasks and takes these a few at a time, so that what waits does not grow with their number. A task
whose worker died is tried once more, alone; when that one dies too, the task comes back as :class:`Lost`, and the others go on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from kg.garbage import collect_seldom

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Task]):
    """A task whose worker died, twice."""

    task: Task


class Executor(Protocol):
    """Runs a function, which its workers can import, over tasks."""

    def run(self, work: Callable[[Task], Outcome], tasks: Iterable[Task]) -> Iterator[Outcome | Lost[Task]]:
        """What ``work`` makes of each task, in their order; what it raises is raised here."""


class Serial:
    """Does the work in this process.

    >>> list(Serial().run(len, ["a", "bc"]))
    [1, 2]
    """

    def run(self, work: Callable[[Task], Outcome], tasks: Iterable[Task]) -> Iterator[Outcome | Lost[Task]]:
        """What ``work`` makes of each task."""
        yield from map(work, tasks)


@dataclass(frozen=True, slots=True)
class Pool:
    """Does the work in ``jobs`` processes of this machine.

    >>> list(Pool(2).run(len, ["a", "bc"]))
    [1, 2]
    """

    jobs: int
    #: how many tasks wait or are worked on, for each process
    ahead: int = 3

    def run(self, work: Callable[[Task], Outcome], tasks: Iterable[Task]) -> Iterator[Outcome | Lost[Task]]:
        """What ``work`` makes of each task; a pool that broke is made anew."""
        from concurrent.futures.process import BrokenProcessPool

        waiting = iter(tasks)
        pending: deque[Task] = deque()
        while True:
            try:
                yield from self._until_broken(work, waiting, pending)
                return
            except BrokenProcessPool:
                yield from self._alone(work, pending)

    def _until_broken(
        self, work: Callable[[Task], Outcome], waiting: Iterator[Task], pending: deque[Task]
    ) -> Iterator[Outcome | Lost[Task]]:
        """The outcomes of all tasks; ``pending`` holds those that have none yet."""
        with _workers(self.jobs) as pool:
            futures: deque[Future[Outcome]] = deque()
            try:
                while True:
                    while len(pending) < self.jobs * self.ahead and (task := next(waiting, None)) is not None:
                        pending.append(task)
                        futures.append(pool.submit(work, task))
                    if not pending:
                        return
                    outcome = futures.popleft().result()
                    pending.popleft()
                    yield outcome
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, work: Callable[[Task], Outcome], pending: deque[Task]) -> Iterator[Outcome | Lost[Task]]:
        """The outcomes of the tasks that a pool broke over, each in a process of its own, so that it is clear which it was."""
        from concurrent.futures.process import BrokenProcessPool

        while pending:
            task = pending.popleft()
            with _workers(1) as pool:
                try:
                    outcome: Outcome | Lost[Task] = pool.submit(work, task).result()
                except BrokenProcessPool:
                    outcome = Lost(task)
            yield outcome


def _workers(jobs: int) -> "ProcessPoolExecutor":
    """Processes begun afresh, which share nothing with this one: neither its threads nor its open files."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin)


def _begin() -> None:
    collect_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """Ends this worker when the process that began it is gone: by itself it would wait for work for ever."""
    import os
    import threading
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
