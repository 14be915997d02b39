"""Outputs at URLs: the bytes are those of a folder, what is wrong with a URL is one line, and what is foreign stays."""

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.make import Pool
from kg.model import InputError, KgError, OutputError
from kg.pipeline import build
from tests.make.s3 import objects, s3_server
from tests.small import write_reports
from tests.test_pipeline import contents

MEMORY = "memory://country"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports"))


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = [""]


@pytest.mark.parametrize("whole", [100, 0], ids=["whole", "in partitions"])
def test_the_bytes_at_a_url_are_those_of_a_folder(whole: int, reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "wanted", whole=whole)
    for _ in range(2):
        result = build([reports], MEMORY, whole=whole)
        assert str(result.folder) == MEMORY
        assert objects(MEMORY) == contents(tmp_path / "wanted")


def test_large_and_small_follow_each_other_at_one_url(reports: Path, tmp_path: Path) -> None:
    for number, whole in enumerate((0, 100, 0)):
        build([reports], MEMORY, whole=whole)
        build([reports], tmp_path / f"{number}", whole=whole)
        assert objects(MEMORY) == contents(tmp_path / f"{number}")
        assert any(name.startswith("parts/") for name in objects("memory://.country.kg-cache")) == (whole == 0)


def test_what_is_kept_at_a_url_is_not_made_again(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([reports], MEMORY, whole=0)
    before = objects(MEMORY)

    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr("kg.extract.extract", refuse)
    monkeypatch.setattr("kg.parts.make._write", refuse)
    assert [problem.note for problem in build([reports], MEMORY, whole=0).problems] == [True]
    assert objects(MEMORY) == before


@pytest.mark.parametrize("kept", ["results", "parts"])
def test_what_is_kept_and_was_changed_by_hand_is_made_again(kept: str, reports: Path) -> None:
    build([reports], MEMORY, whole=0)
    before, store = objects(MEMORY), fsspec.filesystem("memory")
    for name, data in objects("memory://.country.kg-cache").items():
        if name.startswith(kept):
            store.pipe_file(f"/.country.kg-cache/{name}", data[:-3])
    assert all(not problem.message.startswith("not built") for problem in build([reports], MEMORY, whole=0).problems)
    assert objects(MEMORY) == before


def test_what_kg_did_not_write_at_a_url_stays(reports: Path) -> None:
    build([reports], MEMORY)
    fsspec.filesystem("memory").pipe_file("/country/notes.txt", b"mine")
    before = objects(MEMORY)
    with pytest.raises(InputError, match=r"memory://country: holds files that kg build did not write \(notes.txt\)"):
        build([reports], MEMORY)
    assert objects(MEMORY) == before


def test_a_file_url_is_a_folder_of_this_machine(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "wanted", whole=0)
    build([reports], (tmp_path / "out puts").as_uri(), executor=Pool(2), whole=0)
    assert contents(tmp_path / "out puts") == contents(tmp_path / "wanted")
    assert (tmp_path / ".out puts.kg-cache" / "lock").is_file()


def test_processes_build_into_a_store_that_speaks_s3(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "wanted", whole=0)
    url = "s3://reports/country"
    with s3_server():
        arguments = ["build", str(reports), "-o", url, "--whole", "0", "--jobs", "2"]
        done = CliRunner().invoke(main, arguments)
        assert (done.exit_code, done.stderr.count("\n")) == (0, 1)
        assert f"written to {url}; open {url}/index.html in a browser\n" in done.stdout
        assert objects(url) == contents(tmp_path / "wanted")


WRONG = [
    ("nowhere://country", "nowhere://country: Protocol not known: nowhere"),
    ("file://host/country", "file://host/country: names no file of this machine: write file:///folder, with three slashes"),
    ("gs://bucket/country", "gs://bucket/country: Please install gcsfs to access Google Storage"),
    ("s3://bucket", "s3://bucket: is a whole bucket: give a folder in it, such as s3://bucket/outputs"),
]


@pytest.mark.parametrize(("url", "line"), WRONG)
def test_what_is_wrong_with_a_url_is_one_line(url: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    done = CliRunner().invoke(main, ["build", "seeds", "-o", url, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"])
    assert (done.exit_code, done.stderr) == (2, f"kg: {line}\n")


def test_a_bucket_that_is_not_there_is_one_line() -> None:
    with s3_server(), pytest.raises(KgError, match=r"^s3://other/\S+: The specified bucket does not exist: see that"):
        build(["seeds"], "s3://other/country")


def test_a_store_that_goes_away_is_one_line(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("s3fs.S3FileSystem.retries", 1)
    with s3_server() as server:
        server.kill()
        server.wait()
        with pytest.raises(OutputError, match=r"^s3://reports/country.*: Could not connect .*then run the same again"):
            build([reports], "s3://reports/country")


def test_without_fsspec_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.make.places.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"memory://a: fsspec is not installed: pip install 'govreport-kg\[cluster\]'"):
        build(["seeds"], "memory://a")
