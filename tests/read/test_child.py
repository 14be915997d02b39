"""The process in which libraries read: what takes too long or too much is ended, and the next file is read."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.model import InputError, SourceText
from kg.read import Limits, ReadOptions, read_inputs
from kg.read.child import Child
from tests.read import making
from tests.read.making import LINES, REPORT

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_what_hangs_is_ended_with_what_it_started_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "antiword", f"echo $$ > {tmp_path}/pid\nexec sleep 300")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (tmp_path / "a.doc").write_bytes(OLD)
    (tmp_path / "b.html").write_bytes(making.html())
    started = time.monotonic()
    items = list(read_inputs([tmp_path / "a.doc", tmp_path / "b.html"], ReadOptions.of({"seconds": 2}, {})))
    assert time.monotonic() - started < 30
    assert str(items[0]).endswith("reading took more than 2 seconds: save the text as .txt, or set --limit seconds=4")
    assert isinstance(items[1], SourceText)
    pid = (tmp_path / "pid").read_text().strip()
    state = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False).stdout.strip()
    assert state == "" or state.startswith("Z")


def test_what_takes_too_much_memory_is_one_line_and_the_next_file_is_read() -> None:
    child = Child(Limits(memory=250_000_000))
    page = making.html([LINES[0], *["开展检查，办结案件3件。"] * 600_000])
    with pytest.raises(InputError) as refused:
        child.extract("html", page)
    assert "\n" not in str(refused.value)
    assert child.extract("html", making.html()).text.splitlines() == LINES
    child.close()


def test_a_process_that_dies_is_one_line_and_the_next_file_is_read() -> None:
    child = Child(Limits())
    assert child.extract("html", making.html()).text.splitlines() == LINES
    child._process.kill()  # type: ignore[union-attr]
    with pytest.raises(InputError, match="broke down"):
        child.extract("html", making.html())
    assert child.extract("html", making.html()).text.splitlines() == LINES
    child.close()


def test_no_module_of_the_current_folder_is_taken_for_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('run by a stranger')")
    (tmp_path / "lxml.py").write_text("raise SystemExit('run by a stranger')")
    monkeypatch.chdir(tmp_path)
    child = Child(Limits())
    assert child.extract("html", making.html()).text.splitlines() == LINES
    child.close()


@pytest.mark.parametrize(("name", "module"), [("a.html", "trafilatura"), ("a.docx", "docx"), ("a.pdf", "pypdfium2")])
def test_a_missing_library_is_one_line_that_says_what_to_install(name: str, module: str, tmp_path: Path) -> None:
    """In a Python that finds neither library: what stands before it on the path hides it."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / f"{module}.py").write_text(f"raise ModuleNotFoundError('no', name={module!r})")
    make = {"a.html": making.html, "a.docx": making.docx, "a.pdf": making.pdf}[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'hidden')!r})\n"
        "from pathlib import Path; from kg.read import read_inputs\n"
        f"for each in read_inputs([Path({str(tmp_path / name)!r}), Path({str(tmp_path / 'b.txt')!r})]): print(each)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()[0], done.stdout
    assert "which is not installed: pip install 'govreport-kg[docs]'" in first
    assert "name='b.txt'" in second
