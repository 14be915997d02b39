"""The work on a Dask cluster: a real scheduler and real workers on loopback, some of which are killed."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.make import Dask, Lost, mark_of, place_of
from kg.model import KgError
from kg.pipeline import build
from tests.benchmarks.generate import generate
from tests.make.s3 import objects, s3_server
from tests.test_pipeline import contents


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        """Starts ``scheduler``, or a worker of another name."""
        what = ["scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--no-jupyter"]
        if name != "scheduler":
            what = ["worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name]
            what += ["--death-timeout", "120", "--local-directory", str(self.place / name)]
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
        log = (self.place / f"{name}.log").open("ab")
        command = [sys.executable, "-m", "distributed.cli.dask_" + what[0], *what[1:]]
        self.processes[name] = subprocess.Popen(command, stdout=log, stderr=log, env=environment)

    def kill(self, name: str) -> None:
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes.pop(name).wait()


@contextmanager
def running(place: Path) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    place.mkdir()
    made = Cluster(place)
    for name in ("scheduler", "one", "two"):
        made.start(name)
    try:
        yield made
    finally:
        for name in list(made.processes):
            made.kill(name)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with running(tmp_path / "dask") as made:
        yield made


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    generate(24, folder)
    return folder


@dataclass(frozen=True)
class Interrupted:
    """An executor during which something happens, once so many outcomes of a run have come."""

    inner: Dask
    after: int
    happens: Callable[[], None]

    def run(self, work: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any | Lost[Any]]:
        for count, outcome in enumerate(self.inner.run(work, tasks), 1):
            if count == self.after:
                self.happens()
            yield outcome


def shared(outputs: Path) -> str:
    return str(outputs.with_name(f".{outputs.name}.kg-cache") / "CACHEDIR.TAG")


def test_a_cluster_that_loses_a_worker_and_its_scheduler_gives_the_bytes_of_one_process(
    cluster: Cluster, reports: Path, tmp_path: Path
) -> None:
    build([reports], tmp_path / "wanted", whole=0)
    outputs = tmp_path / "outputs"

    def lose() -> None:
        if "one" in cluster.processes:
            cluster.kill("one")
            threading.Timer(0.5, restart).start()

    def restart() -> None:
        cluster.kill("scheduler")
        time.sleep(0.5)
        cluster.start("scheduler")
        cluster.start("three")

    result = build([reports], outputs, executor=Interrupted(Dask(cluster.address, shared(outputs)), 1, lose), whole=0)
    assert "three" in cluster.processes
    assert [problem.note for problem in result.problems] == [True]
    assert contents(outputs) == contents(tmp_path / "wanted")


def test_a_cluster_builds_into_a_store_that_speaks_s3_though_workers_die(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "wanted", whole=0)
    url = "s3://reports/country"
    with s3_server(), running(tmp_path / "dask") as cluster:

        def lose() -> None:
            if "one" in cluster.processes:
                assert not objects(url)
                cluster.kill("one")
                cluster.start("three")

        executor = Interrupted(Dask(cluster.address, mark_of(place_of(url))), 1, lose)
        build([reports], url, executor=executor, whole=0)
        assert "three" in cluster.processes
        assert objects(url) == contents(tmp_path / "wanted")
        kept = objects("s3://reports/.country.kg-cache")
        assert len([name for name in kept if name.startswith("results/")]) == 24
        some = sorted(reports.rglob("*.txt"))[:-1]
        build(some, tmp_path / "fewer", whole=0)
        result = build(some, url, executor=executor, whole=0)
        assert result.counts["Report"] == 23
        assert objects(url) == contents(tmp_path / "fewer")


def test_the_command_builds_on_a_cluster(cluster: Cluster, tmp_path: Path) -> None:
    arguments = ["build", "seeds", "-o", str(tmp_path / "outputs"), "--engine", "dask", "--scheduler", cluster.address]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    build(["seeds"], tmp_path / "wanted")
    assert contents(tmp_path / "outputs") == contents(tmp_path / "wanted")


def test_a_worker_that_does_not_see_the_folder_says_so(cluster: Cluster, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="give -o in a folder that all machines share"):
        list(Dask(cluster.address, str(tmp_path / "not" / "there")).run(abs, [1]))


def test_a_scheduler_that_is_not_there_is_one_line() -> None:
    with pytest.raises(KgError, match="no Dask scheduler answers there"):
        list(Dask("tcp://127.0.0.1:9", "/", patience=0.5).run(abs, [1]))


@pytest.mark.parametrize("options", [["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_engine_and_scheduler_go_together(options: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["build", "seeds", "-o", str(tmp_path / "outputs"), *options])
    assert done.exit_code == 2
    assert "go together" in done.output
