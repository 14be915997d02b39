"""Builds with corrections, and those of a large corpus, whose graph is in partitions."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.verify import difference, verify
from tests.small import write_reports

NAMES = ("hexi-2023.txt", "nankai-2024.txt")
ENTRY = """
[[correction]]
action = "rename"
file = "hexi-2023.txt"
sha256 = "{sha256}"
by = "甲"
why = "应为全称"
target = "prog:一网通办"
to = "政务服务“一网通办”"
"""


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A folder with sources and corrections in ``in`` and their outputs in ``out``."""
    from kg.read import read

    folder = write_reports(tmp_path / "in", *NAMES)
    entry = ENTRY.format(sha256=read(folder / "hexi-2023.txt").sha256[:12])
    (folder / "corrections.toml").write_text(entry, encoding="utf-8")
    build([folder], tmp_path / "out")
    return tmp_path


def lines(folder: Path, *arguments: object) -> list[str]:
    return [str(each) for each in verify(folder / "out", *arguments).findings]  # type: ignore[arg-type]


def test_corrections_beside_the_sources_are_applied(corrected: Path) -> None:
    assert lines(corrected) == []
    assert "政务服务“一网通办”" in (corrected / "out/graph.nq").read_text(encoding="utf-8")


def test_corrections_elsewhere_are_given(corrected: Path) -> None:
    (corrected / "in/corrections.toml").rename(corrected / "mended.toml")
    found = lines(corrected)
    what = "the correction rename of prog:一网通办 by 甲 was applied and is not now"
    assert f"corrections: hexi-2023.txt: {what}: give its file with --corrections" in found
    assert {line.partition(":")[0] for line in found} == {"corrections", "statements"}
    assert [*verify(corrected / "out", corrections=[corrected / "mended.toml"]).findings] == []


def test_a_correction_that_came_later_is_told(corrected: Path) -> None:
    with (corrected / "in/corrections.toml").open("a", encoding="utf-8") as file:
        entry = (
            ENTRY.replace("rename", "drop")
            .replace('to = "政务服务“一网通办”"\n', "")
            .replace("prog:一网通办", "prog:行政执法监督平台")
        )
        file.write(entry.format(sha256=re.findall('"([0-9a-f]{12})"', (corrected / "in/corrections.toml").read_text("utf-8"))[0]))
    told = "the correction drop of prog:行政执法监督平台 by 甲 is applied now, and the manifest does not list it"
    assert f"corrections: hexi-2023.txt: {told}" in lines(corrected)


def test_corrections_are_the_cause_of_what_they_change(corrected: Path) -> None:
    write_reports(corrected / "plain", *NAMES)
    build([corrected / "plain"], corrected / "before")
    found = difference(corrected / "before", corrected / "out")
    assert found.causes == {"hexi-2023.txt": "corrections", "nankai-2024.txt": "none"}
    assert len(found.changes) > 0


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("divided")
    build([write_reports(place / "in")], place / "out", whole=1)
    return place


def test_a_large_corpus_stands(divided: Path) -> None:
    found = verify(divided / "out")
    assert (found.findings, found.counts["reports"]) == ((), 3)


def packed(path: Path, old: str, new: str) -> None:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    assert old in text
    path.write_bytes(gzip.compress(text.replace(old, new, 1).encode("utf-8"), mtime=0))


def test_a_quote_in_a_partition(divided: Path, tmp_path: Path) -> None:
    place = shutil.copytree(divided, tmp_path / "place")
    packed(place / "out/graph/part-00000.nq.gz", '"审核规范性文件12件"', '"审核规范性文件72件"')
    found = lines(place)
    assert re.match(r"parts: graph/part-00000.nq.gz: sha256 \w{12} was built, \w{12} is there$", found[0])
    assert "quotes: hexi-2023.txt:122-132: graph.nq quotes “审核规范性文件72件”, the source has “审核规范性文件12件”" in found


def test_partitions_missing_and_more_and_broken(divided: Path, tmp_path: Path) -> None:
    place = shutil.copytree(divided, tmp_path / "place")
    shutil.copy(place / "out/graph/part-00000.nq.gz", place / "out/graph/part-00007.nq.gz")
    (place / "out/annotations/part-00000.jsonl.gz").unlink()
    (place / "out/graph/part-00000.nq.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    found = lines(place)
    assert "parts: annotations/part-00000.jsonl.gz: the file is missing: build again" in found
    assert "parts: graph/part-00007.nq.gz: a file of a partition that the manifest does not list" in found
    assert any(line.startswith("files: graph/part-00000.nq.gz: not N-Quads") for line in found)
