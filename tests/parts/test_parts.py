"""A corpus in partitions: the same as one graph would say, in files that each worker makes for itself."""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest

from kg.make import Pool
from kg.parts.tables import TABLES, TableForm
from kg.pipeline import build, check_replaceable
from tests.benchmarks.generate import generate
from tests.test_pipeline import contents

COUNT = 9


@pytest.fixture(scope="module", autouse=True)
def small_parts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.parts.partition.REPORTS", 3)
        yield


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    generate(COUNT, folder)
    return folder


@pytest.fixture(scope="module")
def whole(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "outputs"
    assert build([reports], folder).problems == ()
    return folder


@pytest.fixture(scope="module")
def divided(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("divided") / "outputs"
    [note] = build([reports], folder, whole=COUNT - 1).problems
    assert note.note
    assert f"{COUNT} reports are more than {COUNT - 1}: written in partitions" in note.message
    return folder


def lines(folder: Path, pattern: str) -> list[str]:
    found = [gzip.decompress(path.read_bytes()).decode("utf-8").splitlines() for path in sorted(folder.glob(pattern))]
    assert len(found) == 4
    return [line for part in found for line in part]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_partitions_hold_each_quad_and_annotation_once(whole: Path, divided: Path) -> None:
    assert sorted(lines(divided, "graph/*.nq.gz")) == sorted((whole / "graph.nq").read_text(encoding="utf-8").splitlines())
    annotations = (whole / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(lines(divided, "annotations/*.jsonl.gz")) == sorted(annotations)


@pytest.mark.parametrize("form", ["csv.gz", "parquet"])
def test_their_tables_hold_the_same_rows(
    form: TableForm, whole: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.parts.table_form", lambda: form)
    build([reports], tmp_path / "outputs", whole=0)
    for name in TABLES:
        wanted = rows(whole / "tables" / f"{name}.csv")
        paths = sorted((tmp_path / "outputs" / "tables" / name).iterdir())
        assert len(paths) == 4
        found = [row for path in paths for row in (parquet_rows(path) if form == "parquet" else packed_rows(path))]
        assert sorted(map(str, found)) == sorted(map(str, wanted if form == "csv.gz" else map(unguarded, wanted)))


def packed_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parquet_rows(path: Path) -> list[dict[str, str]]:
    found = pyarrow.parquet.read_table(path).to_pylist()
    return [{name: plain(value) for name, value in row.items()} for row in found]


def plain(value: object) -> str:
    whole_number = isinstance(value, float) and value.is_integer()
    return "" if value is None else str(int(value)) if whole_number else str(value)  # type: ignore[call-overload]


def unguarded(row: dict[str, str]) -> dict[str, str]:
    return {name: value[1:] if value[:2] in ("'=", "'+", "'-", "'@") else value for name, value in row.items()}


@pytest.mark.parametrize("name", ["organisations", "documents", "programmes", "regions", "persons", "reports"])
def test_tables_of_entities_hold_each_once(name: str, whole: Path, divided: Path) -> None:
    wanted, found = rows(whole / "tables" / f"{name}.csv"), rows(divided / "tables" / f"{name}.csv")
    assert [row["id"] for row in found] == [row["id"] for row in wanted]
    if name not in ("reports", "persons"):
        for ours, theirs in zip(found, wanted, strict=True):
            assert ours["name"] == theirs["name"]
            assert ours["mentions"] == theirs["mentions"]
            assert int(ours["reports"]) == len(theirs["reports"].split(" | "))
            assert ours["kind_zh"] == theirs.get("kind_zh", "")


def test_the_counts_are_those_of_the_whole(whole: Path, divided: Path) -> None:
    wanted, found = (json.loads((folder / "manifest.json").read_bytes()) for folder in (whole, divided))
    wanted["counts"].pop("statements")
    quads = found["counts"].pop("quads")
    assert found["counts"] == wanted["counts"]
    assert quads == len((whole / "graph.nq").read_text(encoding="utf-8").splitlines())
    assert sum(part["reports"] for part in found["partitions"]) == COUNT
    files = {name for part in found["partitions"] for name in part["sha256"]}
    assert files == {name for name in contents(divided) if "/part-" in name}


def test_the_bytes_are_the_same_whoever_makes_the_partitions(reports: Path, divided: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "outputs", executor=Pool(2), whole=0)
    assert contents(tmp_path / "outputs") == contents(divided)


def test_one_report_more_changes_one_partition_and_gives_the_bytes_of_a_build_from_nothing(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.parts import make

    outputs, some = tmp_path / "outputs", sorted(reports.rglob("*.txt"))
    build(some[:-1], outputs, whole=0)
    made: list[str] = []
    write = make._write

    def counted(recipe: make.PartRecipe, part: make.Part, folder: Path) -> None:
        made.append(part.name)
        write(recipe, part, folder)

    monkeypatch.setattr("kg.parts.make._write", counted)
    build(some, outputs, whole=0)
    assert len(made) == 1
    build(some, outputs, whole=0)
    assert len(made) == 1
    build(some, tmp_path / "new", whole=0)
    assert contents(outputs) == contents(tmp_path / "new")


def test_a_partition_that_was_changed_by_hand_is_made_anew(reports: Path, divided: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    build([reports], outputs, whole=0)
    with next((outputs / "graph").iterdir()).open("ab") as file:
        file.write(b"more")
    build([reports], outputs, whole=0)
    assert contents(outputs) == contents(divided)


def test_large_and_small_follow_each_other_in_one_folder(reports: Path, tmp_path: Path) -> None:
    outputs, some = tmp_path / "outputs", sorted(reports.rglob("*.txt"))[:2]
    for most in (0, 2, 0):
        build(some, outputs, whole=most)
        check_replaceable(outputs)
    build(some, outputs)
    build(some, tmp_path / "new")
    assert contents(outputs) == contents(tmp_path / "new")
