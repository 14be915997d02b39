"""A folder of more than 300 bad inputs: each is a report or one clear line, and the good ones among them are all built."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.read.problem import shown
from tests.read.bad import CHARACTERS, GOOD, bad_files

SECONDS = 240
#: of address space for the whole build; its readers' process has a limit of its own
MEMORY = 3_000_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bad")
    for name, data in bad_files():
        (place / name).write_bytes(data)
    for name, text in GOOD.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "twice.txt").write_text(GOOD["good0.txt"], encoding="utf-8")
    (place / "round.txt").symlink_to(place / "round.txt")
    (place / "out.txt").symlink_to("/etc/passwd")
    (place / "folder.txt").mkdir()
    (place / os.fsdecode(b"\xb1\xa8\xb8\xe6.txt")).write_text(GOOD["good1.txt"], encoding="utf-8")
    os.mkfifo(place / "pipe.txt")
    return place


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def test_each_is_built_or_told_and_the_good_ones_are_built(folder: Path, tmp_path: Path) -> None:
    names = {name for name, _ in bad_files()}
    assert len(names) >= 300
    command = [sys.executable, "-m", "kg.cli", "annotate", str(folder), "-o", str(tmp_path / "all.jsonl")]
    started = time.monotonic()
    done = subprocess.run(
        [*command, "--limit", f"characters={CHARACTERS}", "--limit", "seconds=20"],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=_limited,
        check=False,
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert time.monotonic() - started < SECONDS
    assert "Traceback" not in done.stderr
    assert "a fault of kg" not in done.stderr, [line for line in done.stderr.splitlines() if "a fault of kg" in line]
    reports = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    built = {report["doc"].split("/")[0] for report in reports}
    told = {line.removeprefix("kg: ").removeprefix("note: ") for line in done.stderr.splitlines()}
    missing = [name for name in names - built if not any(f"/{shown(name)}" in line for line in told)]
    assert missing == []
    assert GOOD.keys() <= built
    measures = {report["doc"]: len(report["measures"]) for report in reports}
    assert {measures[name] for name in GOOD} == {measures["good0.txt"]} != {0}


def test_nothing_left_the_folder(folder: Path) -> None:
    assert not Path("/tmp/evil.txt").exists()
    assert not Path("/etc/evil.txt").exists()
    assert not (folder.parent / "evil.txt").exists()
