"""Work over which a worker dies, as the system kills one that asks for too much; importable by the workers."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kg.make import Lost, Pool
from kg.model import SourceText


def deadly(number: int) -> int:
    """Dies over 13, and over nothing else."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def dies_once(place: str, number: int) -> int:
    """Dies over 13 the first time."""
    if number == 13 and not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def refuses(number: int) -> int:
    if number == 13:
        raise OSError(28, "No space left on device")
    return number


def _work(fatal: str, work: Callable[[Any], Any], sources: Sequence[SourceText]) -> Any:
    if any(fatal in source.text for source in sources):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(sources)


@dataclass(frozen=True)
class DeadlyPool:
    """A pool whose workers die over any report that says ``fatal``."""

    fatal: str

    def run(self, work: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any | Lost[Any]]:
        yield from Pool(2).run(partial(_work, self.fatal, work), tasks)
