"""Ways of measuring that the benchmarks share."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import psutil

ROOT = Path(__file__).parents[2]


class Run(NamedTuple):
    """A command that was run: seconds, seconds of processor, and the most memory that any of its processes took, in MB.

    ``together`` is the most that all of them took at one time, what they share counted in each; ``swapped`` how much the whole
    machine wrote to swap meanwhile; both in MB. ``told`` is what the command printed.
    """

    seconds: float
    processor: float
    memory: float
    together: float
    swapped: float
    told: str


class _Peak(threading.Thread):
    """Looks twice a second at how much memory a process and those that it began take together."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = psutil.Process(process)
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.5):
            self.most = max(self.most, self._taken())

    def _taken(self) -> int:
        taken = 0
        try:
            for each in (self._process, *self._process.children(recursive=True)):
                taken += each.memory_info().rss
        except psutil.Error:  # it ended while it was looked at
            pass
        return taken

    def end(self) -> float:
        self._ended.set()
        self.join()
        return self.most / 2**20


# Linux counts as a process's most memory what its parent took when it was begun, so that a small process begins kg
_LAUNCHER = """
import json, os, sys
process = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-m", "kg.cli", *sys.argv[2:]])
_, status, used = os.wait4(process, 0)
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], file)
"""


def run(*arguments: str | Path) -> Run:
    """Runs ``kg`` with these arguments as a process of its own; one that fails ends the benchmark."""
    started, swapped = perf_counter(), psutil.swap_memory().sout
    with tempfile.TemporaryFile() as told, tempfile.TemporaryDirectory() as place:
        usage = Path(place, "usage.json")
        launcher = [sys.executable, "-S", "-c", _LAUNCHER, str(usage)]
        process = subprocess.Popen([*launcher, *map(str, arguments)], cwd=ROOT, stdout=told)
        peak = _Peak(process.pid)
        peak.start()
        process.wait()
        seconds, together = perf_counter() - started, peak.end()
        code, processor, memory = json.loads(usage.read_text(encoding="utf-8"))
        told.seek(0)
        text = told.read().decode("utf-8")
    if code:
        raise SystemExit(f"kg {' '.join(map(str, arguments))}: exit code {code}")
    return Run(seconds, processor, memory, together, (psutil.swap_memory().sout - swapped) / 2**20, text)


def head() -> None:
    """The head of the table, in the form in which README.md has it."""
    say("what", "kg", "beside it", "ratio")
    say("---", "---", "---", "---")


def say(what: str, figure: str, beside: str = "", ratio: str = "") -> None:
    """One row of the table."""
    print(f"| {what} | {figure} | {beside} | {ratio} |", flush=True)


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
