"""A compiled wheel says of any text, byte for byte, what the package says that is not compiled."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from random import Random

import pytest

import kg
from kg.extract.automaton import RULE_FILES
from kg.extract.rules import load_rules
from kg.graph import nquads
from kg.model import SourceText
from tests.benchmarks.generate import report
from tests.compiled import ROOT, compiled_site

COMPILED = (
    "text.tokens",
    "text.parse",
    "extract.extract",
    "extract.measures",
    "extract.stream",
    "resolve.resolve",
    "graph.build",
)
#: the hashes of what is said of each text of a file, and the files of some modules, as a process of its own tells them
TELL = """
import importlib, json, sys
from tests.test_compiled import hashes
files = [importlib.import_module(f"kg.{name}").__file__ for name in json.loads(sys.argv[2])]
print(json.dumps([files, hashes(json.load(open(sys.argv[1], encoding="utf-8")))]))
"""


def hashes(texts: list[str]) -> list[str]:
    said = (nquads(kg.resolve(kg.extract(kg.parse(SourceText("a.txt", text, "0" * 64))))) for text in texts)
    return [sha256(each.encode("utf-8")).hexdigest() for each in said]


def texts() -> Iterator[str]:
    """Whole reports, pieces of them that begin and end anywhere, and what the rules are proved by."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    promises = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/promises").rglob("*.txt"))]
    generated = [report(number) for number in range(30)]
    yield from (*seeds, *promises, *generated)
    chance = Random(1)
    for _ in range(150):
        whole = chance.choice((*seeds, *generated))
        begin = chance.randrange(len(whole))
        yield f"天津市河东区2022年报告\n一、做法\n{whole[begin : begin + chance.randint(1, 600)]}"
    rules = [rule for name in RULE_FILES for rule in load_rules(name)]
    shown = [example for rule in rules for example in (*rule.examples, *rule.counter)]
    yield "天津市河东区2022年报告\n一、做法\n" + "\n".join(example.replace("⟦", "").replace("⟧", "") for example in shown)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled_site(tmp_path_factory.mktemp("compiled"))


def test_a_compiled_wheel_says_the_same_bytes(site: Path, tmp_path: Path) -> None:
    given = list(texts())
    path = tmp_path / "texts.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    command = [sys.executable, "-c", TELL, path, json.dumps(COMPILED)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files, found = json.loads(done.stdout)
    assert [file for file in files if not (file.startswith(str(site)) and file.endswith(tuple(EXTENSION_SUFFIXES)))] == []
    assert found == hashes(given)


def test_a_compiled_wheel_tells_the_same_version_of_the_rules(site: Path, tmp_path: Path) -> None:
    code = "from kg.export import rules_version; print(rules_version())"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for path in (site, ROOT)
    ]
    assert told[0] == told[1]
