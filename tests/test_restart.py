"""Builds that find again what was made: after a change, after a kill at any moment, on a disk that refuses."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.pipeline import build
from kg.whole import workshop
from tests.test_pipeline import contents

SEEDS = sorted(Path("seeds").glob("*.txt"))
TEXT = """{region}2024年法治政府建设年度报告
一、主要做法
（一）推进依法行政
区司法局印发《{region}依法行政考核办法》{number}份，组织培训{number}场，深化“放管服”改革。
二、存在的不足
一是执法力度不够。
"""


def write(folder: Path, **numbers: int) -> Path:
    """A folder with a small report for each name; the number stands in it."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, number in numbers.items():
        region = {"a": "天津市河东区", "b": "天津市东丽区", "c": "天津市河西区"}.get(name, "天津市南开区")
        (folder / f"{name}.txt").write_text(TEXT.format(region=region, number=number), encoding="utf-8")
    return folder


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sources that are extracted from."""
    names: list[str] = []
    extract: Callable[[Any], Any] = kg.extract.extract  # type: ignore[attr-defined]

    def counted(report: Any) -> Any:
        names.append(report.source.name)
        return extract(report)

    monkeypatch.setattr("kg.extract.extract", counted)
    return names


STEPS: list[tuple[dict[str, int], list[str]]] = [
    ({"a": 1, "b": 2}, ["a.txt", "b.txt"]),
    ({"a": 1, "b": 2}, []),
    ({"a": 1, "b": 2, "c": 3}, ["c.txt"]),
    ({"a": 1, "b": 7, "c": 3}, ["b.txt"]),
    ({"b": 7, "c": 3}, []),
    ({"b": 7, "c": 3, "d": 4}, ["d.txt"]),
    ({"a": 1, "b": 7}, ["a.txt"]),
]


def test_only_what_changed_is_extracted_and_the_bytes_are_those_of_a_build_from_nothing(
    tmp_path: Path, extracted: list[str]
) -> None:
    for number, (numbers, wanted) in enumerate(STEPS):
        reports = write(tmp_path / "reports", **numbers)
        extracted.clear()
        build([reports], tmp_path / "outputs")
        assert extracted == wanted
        build([reports], tmp_path / f"new{number}")
        assert contents(tmp_path / "outputs") == contents(tmp_path / f"new{number}")


def test_another_version_or_base_makes_all_anew(tmp_path: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reports = write(tmp_path / "reports", a=1)
    for change in (lambda: None, lambda: monkeypatch.setattr("kg.make.fingerprint", lambda: "another")):
        change()
        monkeypatch.setattr("kg.make.made.fingerprint", kg_fingerprint())
        build([reports], tmp_path / "outputs")
    build([reports], tmp_path / "outputs", "https://example.org/")
    assert extracted == ["a.txt"] * 3


def kg_fingerprint() -> Callable[[], str]:
    from kg import make

    return make.fingerprint


def killed_at(moment: int, reports: Path, outputs: Path, whole: int, at: str = "{}") -> bool:
    """Whether a build dies that is killed when it opens, makes, moves or removes a thing for the ``moment``-th time."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    count = 0
    near = str(outputs.parent)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree") and near in str(arguments):
            count += 1
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    try:
        build([reports], at.format(outputs), whole=whole)
    finally:
        os._exit(0)


@pytest.mark.parametrize("whole", [100, 0], ids=["whole", "in partitions"])
def test_a_build_killed_at_any_moment_leaves_whole_outputs_and_the_next_one_completes(whole: int, tmp_path: Path) -> None:
    outputs = tmp_path / "in" / "outputs"
    corpora = [write(tmp_path / "one", a=1, b=2), write(tmp_path / "two", b=2, c=3, d=4)]
    wanted = []
    for number, reports in enumerate(corpora):
        build([reports], tmp_path / f"wanted{number}", whole=whole)
        wanted.append(contents(tmp_path / f"wanted{number}"))
    build([corpora[0]], outputs, whole=whole)
    moments, turn = 0, 1
    for moment in [*range(1, 12), *range(12, 10_000, 3)]:
        if not killed_at(moment, corpora[turn], outputs, whole):
            break
        moments += 1
        assert contents(outputs) in wanted
        build([corpora[turn]], outputs, whole=whole)
        assert contents(outputs) == wanted[turn]
        assert {path.name for path in outputs.parent.iterdir()} == {"outputs", ".outputs.kg-cache"}
        turn = 1 - turn
    assert moments > 25
    assert contents(outputs) == wanted[turn]


@pytest.mark.parametrize("whole", [100, 0], ids=["whole", "in partitions"])
def test_a_build_at_a_url_killed_at_any_moment_leaves_a_manifest_only_where_all_is_whole(whole: int, tmp_path: Path) -> None:
    outputs = tmp_path / "in" / "outputs"
    at = "local://{}"  # as fsspec has the disk, where a file grows as it is written and no folder can take another's place
    corpora = [write(tmp_path / "one", a=1, b=2), write(tmp_path / "two", b=2, c=3, d=4)]
    wanted = []
    for number, reports in enumerate(corpora):
        build([reports], tmp_path / f"wanted{number}", whole=whole)
        wanted.append(contents(tmp_path / f"wanted{number}"))
    build([corpora[0]], at.format(outputs), whole=whole)
    found, turn = set(), 1
    for moment in range(1, 10_000, 3):
        if not killed_at(moment, corpora[turn], outputs, whole, at):
            break
        found.add((outputs / "manifest.json").exists())
        assert not (outputs / "manifest.json").exists() or contents(outputs) in wanted
        build([corpora[turn]], at.format(outputs), whole=whole)
        assert contents(outputs) == wanted[turn]
        assert [path.name for path in tmp_path.rglob("*.kg-half")] == []
        turn = 1 - turn
    assert found == {True, False}
    assert contents(outputs) == wanted[turn]


def test_what_a_killed_build_made_is_not_made_again(tmp_path: Path, extracted: list[str]) -> None:
    reports = write(tmp_path / "reports", a=1, b=2)
    child = os.fork()
    if not child:
        sys.addaudithook(lambda event, at: os._exit(9) if event == "os.mkdir" and str(at[0]).endswith("/new") else None)
        build([reports], tmp_path / "outputs")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert not (tmp_path / "outputs").exists()
    build([reports], tmp_path / "outputs")
    assert extracted == []


def test_outputs_that_a_killed_run_had_moved_away_come_back(tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    build([SEEDS[0]], outputs)
    before = contents(outputs)
    outputs.rename(tmp_path / ".outputs.kg-cache" / "old")  # where folders cannot change places, a moment between two moves
    with workshop(outputs):
        assert contents(outputs) == before


def kg_build(*arguments: str, limit: int | None = None) -> "subprocess.CompletedProcess[str]":
    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "kg.cli", "build", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, preexec_fn=limited)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("limit", [20_000, 300_000])
def test_a_disk_that_refuses_is_one_line_and_the_outputs_stay(limit: int, jobs: str, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    build([write(tmp_path / "reports", a=1)], outputs)
    before = contents(outputs)
    done = kg_build("seeds", "-o", str(outputs), "--jobs", jobs, limit=limit)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"kg: {outputs}: File too large: make room, or give a folder on another disk with -o; {KEPT}\n"
    assert contents(outputs) == before


KEPT = "what stood there before is as it was"


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = kg_build("seeds", "-o", str(tmp_path / "file" / "outputs"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "give a folder that you may write to with -o" in done.stderr
    done = kg_build("seeds", "-o", "/proc/self/outputs")  # which refuses root too
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_two_builds_of_one_folder_at_once_are_refused(tmp_path: Path) -> None:
    with workshop(tmp_path / "outputs"):
        done = kg_build("seeds", "-o", str(tmp_path / "outputs"))
    assert done.returncode == 2
    assert (
        done.stderr == f"kg: {tmp_path / 'outputs'}: another kg build is writing it: wait for its end, or give another folder\n"
    )
