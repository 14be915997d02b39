"""A child process for libraries that can be made to hang or to take all memory: ended when it takes too long or too much.

It reads file after file, so that its start is paid once a run. What it is asked and what it answers are lines of JSON
(:mod:`kg.read.worker`).
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import fields
from threading import Event, Timer
from typing import IO, Any

from kg.model import InputError
from kg.read.content import Extracted
from kg.read.options import Limits

_EXTRA = "pip install 'govreport-kg[docs]'"


class Child:
    """The process, started when it is first used and again after it had to be ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, format: str, data: bytes) -> Extracted:
        """What the library for ``format`` takes out of ``data``; raises InputError where it fails, by whatever way.

        >>> child = Child(Limits())
        >>> child.extract("html", "<html><body><p>东丽区开展检查。</p></body></html>".encode()).text
        '东丽区开展检查。'
        >>> child.close()
        """
        process = self._process = self._process or _start()
        late = Event()
        timer = Timer(self._limits.seconds, _end, (process, late))
        timer.start()
        try:
            answer = _ask(process, format, data, self._limits)
        finally:
            timer.cancel()
        if answer is None or late.is_set():
            self.close()
            raise InputError(self._why(late.is_set()))
        if "memory" in answer:
            self.close()  # what is left of it is not to be relied on
        return _taken(answer, format, self._limits)

    def _why(self, late: bool) -> str:
        if late:
            told = f"reading took more than {self._limits.seconds} seconds"
            return f"{told}: save the text as .txt, or set --limit seconds={2 * self._limits.seconds}"
        return "the library that reads it broke down: the file is damaged; save its text as .txt"

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            _kill(self._process)
            self._process.communicate()
            self._process = None


def _end(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process and the programs that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):  # Windows, or it has ended
        process.kill()


def _start() -> "subprocess.Popen[bytes]":
    # where this process finds its modules, and nowhere else: -P keeps the current folder out
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", "-m", "kg.read.worker"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, env=paths, start_new_session=True)


def _ask(process: "subprocess.Popen[bytes]", format: str, data: bytes, limits: Limits) -> dict[str, Any] | None:
    """The answer, or None where the process ended without one."""
    asked, answers = _pipes(process)
    limit = {each.name: getattr(limits, each.name) for each in fields(limits)}
    try:
        asked.write(json.dumps({"format": format, "size": len(data), "limits": limit}).encode() + b"\n")
        asked.write(data)
        asked.flush()
        line = answers.readline()
    except (BrokenPipeError, ConnectionResetError):
        line = b""
    return json.loads(line) if line.endswith(b"\n") else None


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise InputError("the reader's process has no pipes: try again")
    return process.stdin, process.stdout


def _taken(answer: dict[str, Any], format: str, limits: Limits) -> Extracted:
    if "missing" in answer:
        raise InputError(f"reading {format} needs {answer['missing']}, which is not installed: {_EXTRA}")
    if "memory" in answer:
        told = f"reading took more than {limits.memory:,} bytes of memory"
        raise InputError(f"{told}: save the text as .txt, or set --limit memory={2 * limits.memory}")
    if "error" in answer:
        raise InputError(answer["error"])
    return Extracted(answer["text"], answer["properties"], tuple(answer["pages"]), tuple(answer["notes"]))
