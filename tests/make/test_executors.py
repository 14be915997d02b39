"""Who does the work: order, streaming, and the death of workers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kg.make import Executor, Lost, Pool, Serial
from kg.pipeline import build
from tests.make.deaths import DeadlyPool, deadly, dies_once, refuses
from tests.test_pipeline import contents

SEEDS = sorted(Path("seeds").glob("*.txt"))


@pytest.mark.parametrize("executor", [Serial(), Pool(1), Pool(2), Pool(3)], ids=repr)
def test_outcomes_come_in_the_order_of_their_tasks(executor: Executor) -> None:
    assert list(executor.run(abs, range(-40, 0))) == list(range(40, 0, -1))
    assert list(executor.run(abs, [])) == []


def test_tasks_are_drawn_as_they_are_needed() -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    outcomes = Pool(2).run(abs, tasks())
    assert next(outcomes) == 0
    assert len(drawn) <= 8
    outcomes.close()  # type: ignore[attr-defined]


def test_a_task_that_kills_its_worker_twice_is_lost_and_no_other_is() -> None:
    outcomes = list(Pool(2).run(deadly, range(20)))
    assert outcomes == [Lost(13) if number == 13 else number * number for number in range(20)]


def test_a_worker_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    assert list(Pool(2).run(partial(dies_once, str(tmp_path / "died")), range(20))) == [number * number for number in range(20)]
    assert (tmp_path / "died").exists()


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(OSError, match="No space"):
        list(Pool(2).run(refuses, range(20)))


def test_the_bytes_are_the_same_whoever_does_the_work(tmp_path: Path) -> None:
    for jobs in (1, 2, 3):
        build(["seeds"], tmp_path / f"{jobs}", executor=Pool(jobs))
    build(["seeds"], tmp_path / "serial")
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == contents(tmp_path / "3") == contents(tmp_path / "serial")


def test_a_report_over_which_workers_die_is_one_line_and_the_others_are_built(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(5):
        text = SEEDS[0].read_text(encoding="utf-8") + "致命。\n" * (number == 3)
        (reports / f"{number}.txt").write_text(f"{text}\n第{number}份。\n", encoding="utf-8")
    result = build([reports], tmp_path / "outputs", executor=DeadlyPool("致命"))
    [problem] = result.problems
    assert (problem.path, problem.note) == ("3.txt", False)
    assert "ended from outside, twice" in problem.message
    (reports / "3.txt").unlink()
    build([reports], tmp_path / "without")
    mended = (tmp_path / "outputs" / "graph.nq").read_bytes()
    assert mended == (tmp_path / "without" / "graph.nq").read_bytes()


def test_workers_end_with_the_process_that_began_them(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, sys, time\n"
        "from kg.make import Pool\n"
        "def pid(_):\n    time.sleep(0.1)\n    return os.getpid()\n"
        "if __name__ == '__main__':\n"
        "    for one in Pool(2).run(pid, range(10_000)):\n        print(one, flush=True)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(4)}
        parent.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while time.monotonic() < until and any(map(_lives, workers)):
        time.sleep(0.05)
    assert [worker for worker in workers if _lives(worker)] == []


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text() if Path(f"/proc/{process}").exists() else False
