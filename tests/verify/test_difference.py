"""What two builds say differently, and what caused it."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.pipeline import build
from kg.verify import Difference, difference
from tests.small import write_reports

NAMES = ("hexi-2023.txt", "nankai-2024.txt")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("old")
    build([write_reports(place / "in", *NAMES)], place / "out")
    return place / "out"


def lines(found: Difference) -> list[str]:
    return [str(each) for each in found.changes]


def rebuilt(tmp_path: Path, change: Callable[[Path], None] = lambda folder: None) -> Path:
    folder = write_reports(tmp_path / "in", *NAMES)
    change(folder)
    build([folder], tmp_path / "out")
    return tmp_path / "out"


def edit(file: str, before: str, after: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after), encoding="utf-8")

    return change


def retold(outputs: Path, change: Callable[[dict], None]) -> None:
    path = outputs / "manifest.json"
    manifest = json.loads(path.read_bytes())
    change(manifest)
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def test_the_same_build_again_changes_nothing(old: Path, tmp_path: Path) -> None:
    found = difference(old, rebuilt(tmp_path))
    assert (found.changes, found.counts, set(found.causes.values())) == ((), {}, {"none"})


def test_a_text_that_changed_is_told_by_its_words(old: Path, tmp_path: Path) -> None:
    change = edit("hexi-2023.txt", "一、主要举措和成效\n", "\n\n一、主要举措和成效\n")
    moved = difference(old, rebuilt(tmp_path / "a", change))
    assert (moved.changes, moved.counts) == ((), {})  # every offset moved, and nothing that is said
    found = difference(old, rebuilt(tmp_path / "b", edit("hexi-2023.txt", "案卷260件", "案卷262件")))
    assert found.causes == {"hexi-2023.txt": "text", "nankai-2024.txt": "none"}
    assert lines(found) == [
        "+ [text] hexi-2023.txt measure:“评查案卷262件”",
        "+ [text] hexi-2023.txt obs:“案卷262件”",
        "- [text] hexi-2023.txt measure:“评查案卷260件”",
        "- [text] hexi-2023.txt obs:“案卷260件”",
    ]


def test_a_file_with_another_name_and_the_same_bytes_is_the_same_report(old: Path, tmp_path: Path) -> None:
    def rename(folder: Path) -> None:
        (folder / "hexi-2023.txt").rename(folder / "renamed.txt")

    title = "天津市河西区2023年法治政府建设年度报告"
    assert lines(difference(old, rebuilt(tmp_path, rename))) == [
        f"~ [file renamed] renamed.txt report “{title}” sourceFile: hexi-2023.txt → renamed.txt"
    ]


def test_reports_that_came_and_went(old: Path, tmp_path: Path) -> None:
    build([write_reports(tmp_path / "in", "hexi-2023.txt", "hexi-2024.txt")], tmp_path / "out")
    found = difference(old, tmp_path / "out")
    assert found.causes == {"hexi-2023.txt": "none", "hexi-2024.txt": "report added", "nankai-2024.txt": "report removed"}
    came, went = found.counts["report added"], found.counts["report removed"]
    assert (came[1], went[0]) == (0, 0) and came[0] > 500 and went[1] > 500


def test_other_rules(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that find no shortcomings, and a manifest that says they are others."""
    monkeypatch.setattr(sys.modules["kg.extract.extract"], "find_shortcomings", lambda context: ())
    new = rebuilt(tmp_path)
    retold(new, lambda manifest: manifest["versions"].update(rules="0" * 12))
    found = difference(old, new)
    assert set(found.causes.values()) == {"rules"}
    assert {(each.sign, each.thing.partition(":")[0]) for each in found.changes} == {("-", "shortcoming")}
    assert "- [rules] hexi-2023.txt shortcoming:283-297 “一是行政执法人员培训不够经常”" in lines(found)


VERSIONS = [("rules", "rules"), ("ontology", "ontology"), ("package", "code")]


def other_value(old: Path, tmp_path: Path, tell: Callable[[dict], None]) -> Difference:
    """Against a build whose graph gives one figure another value, and whose manifest is told so."""
    new = rebuilt(tmp_path)
    path = new / "graph.nq"
    text = path.read_text(encoding="utf-8")
    assert '"98.5"' in text
    path.write_text(text.replace('"98.5"', '"97.5"'), encoding="utf-8")
    retold(new, tell)
    return difference(old, new)


@pytest.mark.parametrize(("version", "cause"), VERSIONS)
def test_the_version_that_changed_is_the_cause(old: Path, tmp_path: Path, version: str, cause: str) -> None:
    found = other_value(old, tmp_path, lambda manifest: manifest["versions"].update({version: "x"}))
    assert lines(found) == [
        f"~ [{cause}] hexi-2023.txt obs:240-245/调解成功率 “调解成功率98.5%” value: 98.5 → 97.5",
    ]
    assert found.counts == {cause: (1, 1)}


def test_corrections_are_the_cause_in_their_own_report_alone(old: Path, tmp_path: Path) -> None:
    entry = {"action": "rename", "file": "hexi-2023.txt", "target": "obs:…", "by": "甲", "why": "误读"}
    found = other_value(old, tmp_path, lambda manifest: manifest.update(corrections=[entry]))
    assert found.causes == {"hexi-2023.txt": "corrections", "nankai-2024.txt": "none"}
    elsewhere = {**entry, "file": "nankai-2024.txt"}
    found = other_value(old, tmp_path / "b", lambda manifest: manifest.update(corrections=[elsewhere]))
    assert found.causes == {"hexi-2023.txt": "unexplained", "nankai-2024.txt": "none"}


def test_several_that_changed_at_once_are_named_together(old: Path, tmp_path: Path) -> None:
    found = other_value(old, tmp_path, lambda manifest: manifest["versions"].update(rules="x", ontology="y"))
    assert found.causes["hexi-2023.txt"] == "rules or ontology"


def kg(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["diff", *arguments], prog_name="kg")
    return done.exit_code, done.stdout, done.stderr


def test_the_command(old: Path, tmp_path: Path) -> None:
    assert kg(str(old), str(old)) == (0, "no statement came or went\n", "")
    new = rebuilt(tmp_path, edit("hexi-2023.txt", "案卷260件", "案卷262件"))
    code, out, err = kg(str(old), str(new), "--most", "1")
    assert (code, err) == (0, "")
    assert out.splitlines()[1] == "… and 3 more [text] (--most 0 shows all)"
    assert out.splitlines()[-1].startswith("text: ")
    code, out, _ = kg(str(old), str(new), "--format", "csv")
    assert [row["sign"] for row in csv.DictReader(io.StringIO(out))] == ["+", "+", "-", "-"]
    other_value(old, tmp_path / "b", lambda manifest: None)
    code, out, err = kg(str(old), str(tmp_path / "b" / "out"))
    assert (code, err) == (1, "kg: 1 statements came and 1 went that no manifest explains: run kg verify on both folders\n")
    assert kg(str(old), "no")[0] == 2
