"""A store that speaks S3 on loopback: moto's server, a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import fsspec
import pytest


@contextmanager
def s3_server() -> Iterator["subprocess.Popen[bytes]"]:
    """The server, with an empty bucket ``reports``; while it runs, this process and those that it starts find it by itself."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    environment = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**environment, "AWS_ENDPOINT_URL": address}.items():
            patch.setenv(name, value)
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
        try:
            _wait(address)
            fsspec.get_filesystem_class("s3").clear_instance_cache()  # which know the address of a server before
            fsspec.filesystem("s3").mkdir("reports")
            yield server
        finally:
            server.kill()
            server.wait()


def _wait(address: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(f"{address}/moto-api/data.json").close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def objects(url: str) -> dict[str, bytes]:
    """All that stands at a URL, by name."""
    store, path = fsspec.url_to_fs(url)
    store.invalidate_cache()
    return {file.removeprefix(path).lstrip("/"): store.cat_file(file) for file in store.find(path)}
