"""A server in a process of its own, on a real socket."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest


def start(*options: str, folder: str = "outputs") -> tuple["subprocess.Popen[str]", str]:
    """A server of ``folder`` on a free port, and its address."""
    command = [sys.executable, "-m", "kg.cli", "serve", folder, "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    found = re.search(r"at (http://\S+/)", process.stdout.readline())
    assert found
    return process, found[1]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server whose queries may take three seconds."""
    process, address = start("--seconds", "3")
    yield address
    process.terminate()
    process.wait()
