"""Two small reports side by side: what is shared, what each has alone, and how the figures compare."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.compare import Comparison, accounts, find_account
from kg.query import UnclearNameError
from kg.views import Graph
from tests.small import HEXI_2024, NANKAI_2024, REPORTS


@pytest.fixture(scope="module")
def found(graph: Graph) -> Comparison:
    return graph.compare("河西区 2024", "南开区")


def test_quotes_stand_in_the_sources(graph: Graph) -> None:
    for account in accounts(graph.engine):
        said = (account.actions, account.figures, account.things, account.lacks)
        quotes = [each.quote for things in said for each in things]
        assert len(quotes) > 10
        assert all(REPORTS[quote.file][quote.start : quote.end] == quote.text for quote in quotes)


def test_themes_count_what_is_done_and_what_is_promised(found: Comparison) -> None:
    told = {row.names[0]: (row.left, row.right) for row in found.themes}
    assert [promised for _, promised in told["矛盾化解"]] == [2, 1]
    assert [promised for _, promised in told["行政执法"]] == [1, 0]
    for account, side in ((found.left, 0), (found.right, 1)):
        done, promised = (sum(each) for each in zip(*(row[side] for row in told.values()), strict=True))
        assert done == sum(action.status == "reported" for action in account.actions) > 4
        assert promised == sum(action.status == "planned" for action in account.actions) > 1


PROGRAMMES = [
    ("“法律明白人”培养工程", "both", "only promised", "done"),
    ("“双随机、一公开”监管", "both", "named", "named"),
    ("行政执法监督平台", "left", "only promised", None),
    ("一网通办", "right", None, "only promised"),
    ("“护航开学”专项行动", "right", None, "done"),
    ("行政执法“三项制度”", "right", None, "done"),
]


@pytest.mark.parametrize(("name", "where", "left", "right"), PROGRAMMES)
def test_programmes_stand_as_each_report_has_them(
    found: Comparison, name: str, where: str, left: str | None, right: str | None
) -> None:
    [row] = [row for row in found.programmes if row.name == name]
    assert (row.where, row.left and row.left.standing, row.right and row.right.standing) == (where, left, right)


def test_shared_ones_come_first_then_those_of_one(found: Comparison) -> None:
    for rows in (found.programmes, found.documents):
        places = [("both", "left", "right").index(row.where) for row in rows]
        assert places == sorted(places)
        assert set(places) == {0, 1, 2}


def test_a_document_that_is_done_quotes_the_measure(found: Comparison) -> None:
    assert [(row.name, row.where, (row.left or row.right).quote.text) for row in found.documents] == [
        ("法治政府建设实施纲要（2021—2025年）", "both", "认真贯彻《法治政府建设实施纲要（2021—2025年）》"),
        ("天津市河西区普法责任清单", "left", "研究修订《河西区普法责任清单》"),
        ("天津市河西区行政规范性文件管理办法", "left", "制定《河西区行政规范性文件管理办法》"),
        ("天津市南开区法治宣传教育工作要点", "right", "印发《南开区法治宣传教育工作要点》"),
    ]


def test_a_promise_of_what_is_named_elsewhere_is_not_only_a_promise(tmp_path: Path) -> None:
    """河西区 only promises 一网通办 in its report of 2023; where the first part names it too, it does not."""
    from kg.pipeline import build
    from kg.views import load

    text = REPORTS["hexi-2023.txt"]
    more = text.replace("二、存在的不足\n", "（四）“一网通办”情况\n二、存在的不足\n")
    for name, said, standing in (("less", text, "only promised"), ("more", more, "promised")):
        (tmp_path / f"{name}.txt").write_text(said, encoding="utf-8")
        build([tmp_path / f"{name}.txt"], tmp_path / name)
        [account] = accounts(load(tmp_path / name).engine)
        assert {thing.name: thing.standing for thing in account.things}["一网通办"] == standing


INDICATORS = [
    ("行政规范性文件合法性审查件数", 15, 9, -6, 0.6),
    ("调解纠纷件数", 2040, 1020, -1020, 0.5),
    ("调解成功率", 98.9, 99.2, 0.3, None),
]


def test_the_same_indicators_have_difference_and_ratio(found: Comparison) -> None:
    told = [(row.names[0], row.left[0].value, row.right[0].value, row.difference, row.ratio) for row in found.indicators]
    assert told == INDICATORS


def test_targets_are_no_figures_of_the_year(graph: Graph) -> None:
    """组织案卷评查300件 of the plan is not set beside the 220件 of the next year."""
    found = graph.compare("hexi-2023", "hexi-2024")
    [figure] = [each for each in found.left.figures if each.value == 300]
    assert figure.planned
    assert [row.difference for row in found.indicators if row.indicator == "case-files-reviewed"] == [-40]


def test_rough_and_several_figures(found: Comparison) -> None:
    from dataclasses import replace

    from kg.compare.comparison import difference_text, ratio_text

    rough = tuple(each._replace(bound="over") if each.value == 15 else each for each in found.left.figures)
    [row] = [row for row in replace(found, left=replace(found.left, figures=rough)).indicators if row.unit == "件"][:1]
    assert (difference_text(row), ratio_text(row)) == ("≈−6件", "≈×0.6")
    twice = (*found.left.figures, *(each._replace(iri="urn:x", value=3.0) for each in found.left.figures if each.value == 15))
    [row] = [row for row in replace(found, left=replace(found.left, figures=twice)).indicators if len(row.left) == 2]
    assert (row.difference, row.ratio, difference_text(row), ratio_text(row)) == (None, None, "", "")


def test_what_is_only_promised(found: Comparison) -> None:
    assert [row.name for row in found.promised] == [
        "“法律明白人”培养工程",
        "行政执法监督平台",
        "一网通办",
        "天津市河西区普法责任清单",
    ]


def test_shortcomings_of_both(found: Comparison) -> None:
    left, right = found.lacks
    assert [lack.text for lack in left] == ["一是数字化执法手段不多"]
    assert [lack.text for lack in right] == ["一是基层调解员年龄偏大", "二是应诉能力有待提升"]


def test_rows_hold_all_of_it(found: Comparison) -> None:
    answer = found.rows()
    parts = [row[0] for row in answer.rows]
    counted = {part: parts.count(part) for part in sorted(set(parts))}
    planned = [each for side in (found.left, found.right) for each in side.actions if each.status == "planned"]
    wanted = {"theme": found.themes, "programme": found.programmes, "document": found.documents, "indicator": found.indicators}
    lacks = [*found.left.lacks, *found.right.lacks]
    assert counted == {part: len(things) for part, things in {**wanted, "promise": planned, "shortcoming": lacks}.items()}
    for record in answer.records():
        for side, text in (("left", HEXI_2024), ("right", NANKAI_2024)):
            if place := str(record[f"{side}_place"]):
                start, end = map(int, place.partition(":")[2].split("-"))
                assert text[start:end] == record[f"{side}_quote"]


def test_markdown_shows_a_name_as_it_is(found: Comparison) -> None:
    from dataclasses import replace

    text = found.markdown()
    assert text.startswith("# 天津市河西区 2024 ⇄ 天津市南开区 2024\n")
    assert "| 调解纠纷件数 disputes mediated | 2,040件 (hexi-2024.txt:205-210) |" in text
    hostile = replace(found, left=replace(found.left, title="[a](http://x) | <b>\n# c"))
    assert r"| 报告 Report | \[a\](http://x) \| \<b\> \# c |" in hostile.markdown()


def test_names_that_mean_one_report_and_names_that_do_not(graph: Graph) -> None:
    found = accounts(graph.engine)
    for name in (
        "hexi-2023.txt",
        "天津市河西区2023年法治政府建设年度报告",
        "天津市河西区 2023",
        "河西区2023",
        "2023",
        "河西 2023",
    ):
        assert find_account(found, name).file == "hexi-2023.txt"
    with pytest.raises(
        UnclearNameError, match=r"河西: means 2 reports: give one of hexi-2023.txt \(天津市河西区 2023\), hexi-2024"
    ):
        find_account(found, "河西")
    with pytest.raises(UnclearNameError, match="东丽: is none of the reports: give one of hexi"):
        find_account(found, "东丽")
    with pytest.raises(UnclearNameError):
        find_account(found, "")


def kg(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["compare", *arguments], prog_name="kg")
    return done.exit_code, done.stdout, done.stderr


def test_the_command_in_every_form(graph: Graph, tmp_path: Path) -> None:
    folder = ("--outputs", str(graph.folder))
    code, out, _ = kg("河西区 2024", "南开", *folder)
    assert code == 0 and "调解纠纷件数" in out and "_quote" not in out
    code, out, _ = kg("河西区 2024", "南开", *folder, "--format", "csv")
    assert [row["difference"] for row in csv.DictReader(io.StringIO(out)) if row["part"] == "indicator"] == [
        "-6",
        "-1020",
        "0.3",
    ]
    code, out, _ = kg("河西区 2024", "南开", *folder, "-o", str(tmp_path / "a.json"))
    assert out.startswith(f"written to {tmp_path / 'a.json'}: ")
    rows = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert {row["part"] for row in rows} == {"theme", "programme", "document", "indicator", "promise", "shortcoming"}
    code, out, err = kg("河西区 2024", "南开", *folder, "--format", "page")
    assert (code, err) == (0, "")
    assert [path.name for path in (graph.folder / "views").iterdir()] == ["天津市河西区-2024-天津市南开区-2024.html"]


def test_the_command_reads_two_files_and_says_what_is_unclear(graph: Graph, tmp_path: Path) -> None:
    for name in ("hexi-2024.txt", "nankai-2024.txt"):
        (tmp_path / name).write_text(REPORTS[name], encoding="utf-8")
    code, out, _ = kg(str(tmp_path / "hexi-2024.txt"), str(tmp_path / "nankai-2024.txt"), "--format", "markdown")
    assert (code, out) == (0, graph.compare("hexi-2024", "nankai").markdown())
    code, out, err = kg("河西", "南开", "--outputs", str(graph.folder))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert kg("a", "b", "--outputs", "no")[0] == 2
