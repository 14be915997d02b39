"""Outputs broken in any way: a finding each time, never a fault of ours."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.verify import verify
from tests.small import write_reports


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made")
    build([write_reports(place / "in", "hexi-2023.txt")], place / "out")
    return place


def noise(data: bytes) -> bytes:
    """Bytes changed here and there, the same ones each time."""
    chosen, changed = random.Random(len(data)), bytearray(data)
    for _ in range(max(8, len(data) // 500)):
        changed[chosen.randrange(len(changed))] = chosen.randrange(256)
    return bytes(changed)


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "noise": noise,
    "without its first line": lambda data: data.partition(b"\n")[2],
    "other JSON": lambda data: b'[{"a": [1, null]}]\n',
    "deep": lambda data: b"[" * 100_000,
}
FILES = (
    *("manifest.json", "graph.nq", "graph.ttl", "graph.jsonld", "graph.graphml", "graph.gexf", "annotations.jsonl"),
    *("tables/measures.csv", "tables/edges.csv", "tables/mentions.csv", "tables/reports.csv"),
    *("index.html", "graph.html", "reports/hexi-2023.html"),
)


#: An XML declaration may be left out.
HARMLESS = {("graph.graphml", "without its first line"), ("graph.gexf", "without its first line")}


@pytest.mark.parametrize(("file", "how"), [(file, how) for file in FILES for how in BREAKS if (file, how) not in HARMLESS])
def test_a_broken_file_is_a_finding(file: str, how: str, made: Path, tmp_path: Path) -> None:
    place = shutil.copytree(made, tmp_path / "place")
    path = place / "out" / file
    path.write_bytes(BREAKS[how](path.read_bytes()))
    findings = verify(place / "out", skip=["shapes"]).findings
    assert findings
    assert all(len(str(each)) < 600 and "\n" not in str(each) for each in findings)


MANIFESTS = [
    "null",
    "{}",
    '{"versions": {"rules": "x"}, "inputs": {}, "counts": {}}',
    '{"versions": {"rules": "x"}, "inputs": [], "counts": []}',
    '{"versions": {"rules": "x"}, "inputs": [[]], "counts": {}}',
    '{"versions": [], "inputs": [], "counts": {}}',
    '{"base": 5, "versions": {"rules": 1}, "inputs": [{"file": 1, "sha256": []}], "counts": {"Measure": "x"}}',
    '{"base": "x", "versions": {"rules": "x"}, "inputs": [{"file": "../../../etc/passwd", "sha256": "0"}], "counts": {}}',
]


@pytest.mark.parametrize("manifest", MANIFESTS)
def test_a_manifest_of_another_shape_is_a_finding(manifest: str, made: Path, tmp_path: Path) -> None:
    place = shutil.copytree(made, tmp_path / "place")
    (place / "out/manifest.json").write_text(manifest, encoding="utf-8")
    assert verify(place / "out", skip=["shapes"]).findings


def test_statements_that_no_build_writes(made: Path, tmp_path: Path) -> None:
    place = shutil.copytree(made, tmp_path / "place")
    with (place / "out/graph.nq").open("a", encoding="utf-8") as file:
        file.write(
            '_:a <urn:p> "x"@zh <urn:g> .\n<urn:s> <urn:p> _:b .\n<urn:s> <http://www.w3.org/ns/oa#start> "١"@ar <urn:g> .\n'
        )
    checks = {each.check for each in verify(place / "out").findings}
    assert {"sources", "terms"} <= checks
