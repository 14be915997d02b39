"""Coverage of reports: everything has its one place or reason, and nothing of the source goes untold."""

import csv
import io
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.evaluate.coverage import KINDS, Coverage, Item, characters, classes, cover, items, reasons, shares
from kg.extract import extract
from kg.extract.judgement import REASONS
from kg.model import Extraction, SourceText
from kg.read import read
from kg.text import parse
from kg.text.clean import fold

REPORT = """发布日期：2024-01-31 浏览次数：88
天津市河东区2023年法治政府建设报告
２０２３年，区政府坚持依法行政。
一、主要做法
（一）抓学习
围绕行政执法、行政复议和合法性审查等内容，全年培训３９０
0余人，好评率99.99%。印发《甲<乙>办法》，处置12350安全生产举报事项。我局坚持以人民为中心。于3个月内答复。开行班列2700列，涉及1350。
（二）抓《规则》落实
二、存在的问题
一是队伍力量不足，仅有两个所。
天津市河东区人民政府
2024年1月2日
"""


def extraction_of(text: str) -> Extraction:
    return extract(parse(SourceText("a.txt", text, "0")))


def covered(text: str = REPORT) -> Coverage:
    return cover(extraction_of(text))


def told(kind: str, text: str = REPORT) -> list[tuple[str, str]]:
    return [(item.text, item.place or item.reason) for item in covered(text).items if item.kind == kind]


def test_numbers_have_their_place_or_class() -> None:
    numbers = dict(told("number"))
    assert numbers["3900"] == numbers["99.99"] == numbers["2700"] == "observation"  # full-width, and wrapped in the middle
    assert numbers["88"] == "furniture"
    assert numbers["12350"] == "telephone"
    assert numbers["3"] == "time"
    assert numbers["2023"] == "date"
    assert numbers["一"] == numbers["二"] == "item"
    assert [item.text for item in covered().items if item.unexplained] == ["1350"]  # which counts nothing that is said


def test_titles_are_documents_or_say_why_not() -> None:
    text = "当前位置：《首页》\n某区2023年报告\n一、做法\n印发《甲《乙》办法》和《丙。\n"
    assert [why for _, why in told("title", text)] == ["furniture", "document", "document", "unclosed"]


def test_sentences_have_their_place_or_class() -> None:
    sentences = dict(told("sentence"))
    assert sentences["天津市河东区2023年法治政府建设报告"] == "title"
    assert sentences["发布日期：2024-01-31浏览次数：88"] == "furniture"
    assert sentences["一、主要做法"] == sentences["（一）抓学习"] == "heading"
    assert sentences["2024年1月2日"] == sentences["天津市河东区人民政府"] == "signature"
    assert sentences["我局坚持以人民为中心。"] == "stance"
    assert sentences["一是队伍力量不足，仅有两个所。"] in ("shortcoming", "observation")


def test_a_sentence_has_the_reason_that_most_of_its_clauses_have() -> None:
    report = parse(SourceText("a.txt", "某区报告\n一、做法\n甲，乙，丙。\n", "0"))
    found = replace(extract(report), measures=(), observations=(), honours=())
    start = report.source.text.index("甲")
    passed = [replace(each, reason=why) for each, why in zip(found.passed, ("stance", "result", "result"), strict=True)]
    assert [each.start - start for each in passed] == [0, 2, 4]
    sentence = next(item for item in cover(replace(found, passed=tuple(passed))).items if item.text == "甲，乙，丙。")
    assert (sentence.place, sentence.reason) == ("", "result")
    nothing = next(item for item in cover(replace(found, passed=())).items if item.text == "甲，乙，丙。")
    assert nothing.unexplained


def test_an_observation_that_cuts_a_number_in_two_is_not_excused() -> None:
    found = extraction_of("某区报告\n一、做法\n办理案件2022件。\n")
    [observation] = found.observations
    cut = replace(found, observations=(replace(observation, start=observation.start + 2),))
    assert [item.text for item in cover(cut).items if item.unexplained and item.kind == "number"] == ["2022"]


SOURCES = [REPORT, *(path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt")))]


@pytest.mark.parametrize("text", SOURCES)
def test_nothing_of_the_source_goes_untold(text: str) -> None:
    found = covered(text)
    numbers = bytearray(len(text))
    for item in found.items:
        assert 0 <= item.start < item.end <= len(text)
        assert item.text == "".join(item.text.split())
        if item.kind == "number":
            assert fold(item.text) == "".join(fold(text[item.start : item.end]).split())
            numbers[item.start : item.end] = b"\x01" * (item.end - item.start)
    assert [at for at, char in enumerate(text) if char.isdecimal() and not numbers[at]] == []
    assert [item.start for item in found.items if item.kind == "title"] == [at for at, char in enumerate(text) if char == "《"]
    sentences = [item for item in found.items if item.kind == "sentence"]
    assert all(left.end <= right.start for left, right in pairwise(sentences))


@pytest.mark.parametrize("text", SOURCES)
def test_each_reason_is_known_and_the_sums_agree(text: str) -> None:
    found = covered(text)
    assert all(item.reason in reasons(item.kind) for item in found.items if item.reason)
    assert all(item.kind == "clause" for item in found.items if item.place and item.reason)
    assert all(share.reached + share.passed + share.unexplained == share.total for share in shares([found]))
    assert sum(row.count for row in classes([found])) == sum(not item.unexplained for item in found.items)
    extraction = extraction_of(text)
    clauses = [item for item in found.items if item.kind == "clause"]
    assert len(clauses) == len(extraction.measures) + len(extraction.passed)
    observed = sum(item.place == "observation" for item in found.items if item.kind == "number")
    assert observed >= len(extraction.observations)
    total = characters([found])
    assert max(total["measure"], total["observation"]) <= total["any"] <= total["all"]


def test_no_number_and_no_title_of_the_seeds_is_without_place_or_reason() -> None:
    found = [cover(extract(parse(read(path)))) for path in sorted(Path("seeds").glob("*.txt"))]
    assert [(item.doc, item.start, item.context) for item in items(found) if item.unexplained] == []


def test_what_has_neither_stands_first_and_kinds_have_their_order() -> None:
    several = [Item("title", "b.txt", 1, 3, "《甲"), Item("sentence", "a.txt", 0, 2, "好。", "measure")]
    several += [Item("number", "a.txt", 4, 5, "3", reason="date"), Item("number", "a.txt", 1, 2, "8")]
    ordered = [(item.kind, item.doc) for item in items([Coverage("a.txt", tuple(several), {})])]
    assert ordered == [("number", "a.txt"), ("title", "b.txt"), ("sentence", "a.txt"), ("number", "a.txt")]
    assert [share.kind for share in shares([Coverage("a.txt", tuple(several), {})])] == ["sentence", "number", "title"]
    assert set(reasons("clause")) == set(REASONS) and len(KINDS) == 4


def test_a_report_of_nothing_is_covered() -> None:
    source = SourceText("a.txt", "\n", "0")
    found = cover(extract(parse(source)))
    assert (found.items, found.characters["all"]) == ((), 0)


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["coverage", *arguments], prog_name="kg")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("reports") / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def test_the_help_has_examples() -> None:
    done = kg("--help")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "kg coverage seeds --format csv > coverage.csv" in done.stdout


def test_the_command_lists_what_has_neither_first_and_ends_with_1(report: str) -> None:
    done = kg(report, "--list", "1")
    assert done.exit_code == 1
    first, second, *_ = done.stdout.splitlines()
    assert first == "number: no place and no reason (1)"
    assert second.split()[0] == "a.txt:176-180"
    assert "班列2700列，涉及⟦1350⟧。" in second
    assert "kg: 1 without place or reason" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_command_ends_with_0_where_all_is_told() -> None:
    done = kg("seeds", "--list", "0")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "no reason" not in done.stdout
    assert "·" not in done.stdout
    assert {"sentences", "clauses", "numbers", "titles", "measure", "any"} <= {
        line.split()[0] for line in done.stdout.splitlines() if line
    }


def test_the_list_is_whole_unless_told_otherwise(report: str) -> None:
    whole, short = kg(report).stdout, kg(report, "--list", "1").stdout
    listed = sum(line.startswith("  a.txt:") for line in whole.splitlines())
    assert listed == len(covered().items)
    assert sum(line.startswith("  a.txt:") for line in short.splitlines()) < listed


def test_csv_and_json_hold_every_item(report: str) -> None:
    rows = list(csv.DictReader(io.StringIO(kg(report, "--format", "csv").stdout)))
    data = json.loads(kg(report, "--format", "json").stdout)
    assert [row["text"] for row in rows] == [item["text"] for item in data["items"]]
    assert rows[0]["text"] == "1350"
    assert len(rows) == len(covered().items) == sum(share["total"] for share in data["shares"])
    assert data["characters"] == dict(covered().characters)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument"),
        (["no.txt"], "nothing to build"),
        (["seeds", "--format", "xml"], "Invalid value"),
        (["seeds", "--list", "-1"], "Invalid value"),
        (["seeds", "--format", "csv", "--list", "3"], "--list is for text"),
    ],
)
def test_what_is_asked_wrongly_is_exit_code_2(arguments: list[str], message: str) -> None:
    done = kg(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
