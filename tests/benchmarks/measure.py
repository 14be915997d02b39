"""Ways of measuring that the benchmarks share."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]


class Run(NamedTuple):
    """A command that was run: seconds, seconds of processor, and the most memory that any of its processes took, in MB."""

    seconds: float
    processor: float
    memory: float


def run(*arguments: str | Path) -> Run:
    """Runs ``kg`` with these arguments as a process of its own; one that fails ends the benchmark."""
    started = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "kg.cli", *map(str, arguments)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"kg {' '.join(map(str, arguments))}: exit code {os.waitstatus_to_exitcode(status)}")
    return Run(perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(rounds: int, *works: Callable[[], Any]) -> list[list[float]]:
    """Seconds of processor of each work, round by round in turn, so that a machine that slows down slows all; one warms up."""
    for work in works:
        work()
    return [[timed(work) for work in works] for _ in range(rounds)]


def timed(work: Callable[[], Any]) -> float:
    """Seconds of processor that a work of this process takes, which other programs of the machine disturb least."""
    started = process_time()
    work()
    return process_time() - started


def ratio(rows: Sequence[Sequence[float]], one: int = 0, other: int = 1) -> float:
    """The median, over rounds, of how one compares with the other."""
    return median(row[one] / row[other] for row in rows)


def columns(rows: Sequence[Sequence[float]]) -> list[float]:
    """The median of each work."""
    return [median(column) for column in zip(*rows, strict=True)]
