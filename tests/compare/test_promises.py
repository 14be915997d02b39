"""What became of promises: small reports of successive years, each promise with what the next report says of it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.compare import Account, Followed, Following, accounts, follow
from kg.compare.matching import Matcher, said
from kg.compare.promises import ANSWERS, followed
from kg.model import KgError
from kg.pipeline import build
from kg.query import UnclearNameError
from kg.views import Graph, load
from tests.small import REPORTS as SMALL

#: Made up, of one district: the thresholds were set by the first two years, and the third, and 河西区 of tests.small, check them.
YEARS = Path(__file__).parents[1] / "promises"
REPORTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(YEARS.glob("*.txt"))}


@pytest.fixture(scope="module")
def hongqiao(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    place = tmp_path_factory.mktemp("years")
    build([YEARS], place / "out")
    return load(place / "out")


@pytest.fixture(scope="module")
def following(hongqiao: Graph) -> Following:
    return hongqiao.follow()


# year, promise, what became of it (and why it is changed), how sure, how the answer begins
TOLD = [
    (2022, "深化“证照分离”改革", "done", "named", "深入推进“证照分离”改革"),
    (2022, "推行企业开办“一窗通”", "done", "named", "推行企业开办“一窗通”服务"),
    (2022, "建立涉企行政检查计划备案制度", "repeated", "named", "落实涉企行政检查计划备案制度"),
    (2022, "制定《红桥区重大行政决策程序规定》", "done", "named", "出台《红桥区重大行政决策程序规定》"),
    (2022, "修订《红桥区行政执法责任清单》", "changed verb", "named", "组织学习《红桥区行政执法责任清单》"),
    (2022, "开展规范性文件专项清理", "done", "possible", "清理规范性文件45件"),
    (2022, "组织执法人员业务培训400人次", "done", "possible", "培训执法人员460人次"),
    (2022, "推进街道综合行政执法改革", "done", "named", "推进街道综合行政执法改革"),
    (2022, "配备执法记录仪200台", "changed figure", "likely", "为街道配备执法记录仪120台"),
    (2022, "培育个人品牌调解室8个", "done", "likely", "培育个人品牌调解室9个"),
    (2022, "加强行政应诉能力建设", "not mentioned", "", None),
    (2022, "编写民法典宣传手册", "not mentioned", "", None),
    (2022, "开展“宪法宣传周”活动", "done", "named", "开展“宪法宣传周”活动26场次"),
    (2023, "落实涉企行政检查计划备案制度", "done", "named", "落实涉企行政检查计划备案制度"),
    (2023, "推广包容免罚清单", "repeated", "likely", "推广包容免罚清单"),
    (2023, "制定《红桥区行政规范性文件后评估办法》", "done", "named", "印发《红桥区行政规范性文件后评估办法》"),
    (2023, "完善政府法律顾问制度", "done", "named", "政府法律顾问制度更加健全"),
    (2023, "建设行政执法监督平台", "repeated", "named", "加快行政执法监督平台建设"),
    (2023, "开展道路交通安全和运输执法领域突出问题专项整治", "done", "named", "开展道路交通安全和运输执法领域突出问题专项整治"),
    (2023, "健全行政复议听证制度", "not mentioned", "", None),
    (2023, "选聘人民调解员60名", "done", "likely", "选聘人民调解员64名"),
    (2023, "打造法治文化公园", "done", "likely", "法治文化公园建成开放"),
    (2023, "培养“法律明白人”500名", "changed figure", "likely", "培养“法律明白人”430名"),
]
HEXI = [
    (2023, "制定《河西区行政规范性文件管理办法》", "done", "named", "区政府制定《河西区行政规范性文件管理办法》"),
    (2023, "推广“一网通办”", "not mentioned", "", None),
    (2023, "开展行政执法人员轮训", "done", "likely", "开展行政执法人员轮训"),
    (2023, "建设行政执法监督平台", "repeated", "named", "加快建设行政执法监督平台"),
    (2023, "组织案卷评查300件", "changed figure", "possible", "评查案卷220件"),
    (2023, "建成区级矛盾纠纷调处化解中心", "not mentioned", "", None),
    (2023, "培育金牌调解工作室10个", "changed figure", "likely", "培育金牌调解工作室6个"),
    (2023, "开展“法律明白人”培养工程", "repeated", "named", "深入开展“法律明白人”培养工程"),
    (2023, "修订《河西区普法责任清单》", "repeated", "named", "研究修订《河西区普法责任清单》"),
    (2023, "编写法治教育读本", "not mentioned", "", None),
]


def told(following: Following) -> dict[tuple[int | None, str], tuple[str, str, str]]:
    """By year and words of the promise: what became of it, how sure, the words of the answer."""
    return {
        (year.earlier.year, each.promise.clause.text): (f"{each.outcome} {each.why}".strip(), each.confidence, _answer(each))
        for year in following.years
        for each in year.promises
    }


def _answer(each: Followed) -> str:
    return each.answer.action.clause.text if each.answer and each.outcome != "not mentioned" else ""


@pytest.mark.parametrize(("year", "promise", "outcome", "confidence", "answer"), TOLD)
def test_each_promise_has_what_the_next_report_says_of_it(
    following: Following, year: int, promise: str, outcome: str, confidence: str, answer: str | None
) -> None:
    found = told(following)[year, promise]
    assert found[:2] == (outcome, confidence)
    assert found[2].startswith(answer) if answer else found[2] == ""


@pytest.mark.parametrize(("year", "promise", "outcome", "confidence", "answer"), HEXI)
def test_and_so_in_another_district(
    graph: Graph, year: int, promise: str, outcome: str, confidence: str, answer: str | None
) -> None:
    found = told(graph.follow("河西区"))[year, promise]
    assert found[:2] == (outcome, confidence)
    assert found[2].startswith(answer) if answer else found[2] == ""


def test_the_threshold_lies_between_answers_and_others(hongqiao: Graph, graph: Graph) -> None:
    """The answers chosen by hand score above it, and all that is about something else below, with room on both sides."""
    right, wrong = [], []
    for found, region, wanted in ((hongqiao, None, TOLD), (graph, "河西区", HEXI)):
        answers = {(year, promise): answer for year, promise, _, _, answer in wanted}
        for year in follow(accounts(found.engine), region).years:
            earlier = said(year.earlier)
            matcher = Matcher(earlier, said(year.later))
            for promise in (each for each in earlier if (year.earlier.year, each.action.clause.text) in answers):
                answer = answers[year.earlier.year, promise.action.clause.text]
                for match in matcher.matches(promise):
                    same = answer is not None and match.action.clause.text.startswith(answer)
                    (right if same else wrong).append((match.score, promise.action.clause.text, match.action.clause.text))
    # of the same thing too, though another answer was better or surer
    also = {"开展执法人员业务培训", "谋划建设行政执法监督平台"}
    others = sorted(each for each in wrong if each[2] not in also)
    assert min(right)[0] >= ANSWERS + 0.1
    assert others[-1][0] <= ANSWERS - 0.05
    assert len(others) > 40


def test_what_is_begun_and_promised_again_is_repeated_and_shows_both(following: Following) -> None:
    [each] = [each for each in following.years[1].promises if each.promise.clause.text == "建设行政执法监督平台"]
    assert each.other is not None
    assert each.other.action.clause.text == "谋划建设行政执法监督平台"


def test_a_target_is_set_beside_the_figure_told(following: Following) -> None:
    targets = [each.target for year in following.years for each in year.promises if each.target]
    figures = [(promised.value, told.value) for promised, told in targets]
    assert figures == [(400, 460), (200, 120), (8, 9), (60, 64), (500, 430)]


def next_year(hongqiao: Graph, tmp_path: Path, said_of_it: str) -> Followed:
    """What became of the first promise of 2022, where the report of 2023 says ``said_of_it`` and nothing else of the kind."""
    [earlier] = [each for each in accounts(hongqiao.engine) if each.year == 2022]
    text = REPORTS["hongqiao-2023.txt"].replace("出台《红桥区重大行政决策程序规定》", said_of_it)
    (tmp_path / "next.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "next.txt"], tmp_path / "out")
    [later] = accounts(load(tmp_path / "out").engine)
    [each] = [each for each in followed(earlier, later) if each.promise.text == "制定《红桥区重大行政决策程序规定》"]
    return each


WORDED = [
    ("印发《红桥区重大行政决策程序规定》", "done", ""),
    ("研究起草《红桥区重大行政决策程序规定》", "changed", "preparing"),
    ("宣传《红桥区重大行政决策程序规定》", "changed", "verb"),
    ("制定《红桥区信访工作办法》", "not mentioned", ""),
    ("审查重大行政决策12件", "not mentioned", ""),
]


@pytest.mark.parametrize(("said_of_it", "outcome", "why"), WORDED)
def test_nothing_is_surer_than_its_words(hongqiao: Graph, tmp_path: Path, said_of_it: str, outcome: str, why: str) -> None:
    found = next_year(hongqiao, tmp_path, said_of_it)
    assert (found.outcome, found.why) == (outcome, why)


def test_what_is_told_as_not_done_is_not_done(following: Following) -> None:
    year = following.years[0]
    actions = tuple(
        each._replace(clause=each.clause._replace(text=f"尚未{each.clause.text}")) if each.verb == "出台" else each
        for each in year.later.actions
    )
    [each] = [each for each in followed(year.earlier, replace(year.later, actions=actions)) if each.promise.verb == "制定"]
    assert (each.outcome, each.why) == ("changed", "denied")


def test_scores_are_between_0_and_1_and_the_same_words_score_1(following: Following) -> None:
    year = following.years[0]
    earlier = said(year.earlier)
    matcher = Matcher(earlier, earlier)
    for each in earlier:
        scores = [match.score for match in matcher.matches(each)]
        assert all(0 < score <= 1 for score in scores)
        assert not each.words or scores[0] == 1


def test_reports_are_paired_by_body_and_year(following: Following) -> None:
    first, second = (year.earlier for year in following.years)
    other = replace(second, issuer="天津市红桥区司法局", year=2022, file="b.txt", iri="urn:b")
    found = follow([second, other, first, following.years[1].later])
    assert [(year.earlier.file, year.later.file) for year in found.years] == [
        ("hongqiao-2022.txt", "hongqiao-2023.txt"),
        ("hongqiao-2023.txt", "hongqiao-2024.txt"),
    ]
    renamed = [replace(first, issuer="a"), replace(second, issuer="b")]
    assert [year.later.file for year in follow(renamed).years] == ["hongqiao-2023.txt"]


def test_unclear_regions(graph: Graph, following: Following) -> None:
    found = accounts(graph.engine)
    assert follow(found).region == "天津市河西区"
    with pytest.raises(UnclearNameError, match="区: means 2 regions: give one of 天津市南开区, 天津市河西区"):
        follow(found, "区")
    with pytest.raises(UnclearNameError, match="东丽区: no region of the reports"):
        follow(found, "东丽区")
    with pytest.raises(KgError, match="天津市南开区: the graph has no reports of two years"):
        follow(found, "南开区")
    alone: list[Account] = [each for each in found if each.year == 2024]
    with pytest.raises(UnclearNameError, match="no region has reports of two years"):
        follow(alone)
    with pytest.raises(UnclearNameError, match="2 regions have reports of several years"):
        follow([*found, *(year.earlier for year in following.years)])


def test_rows_quote_both_places(following: Following) -> None:
    rows = following.rows().records()
    assert len(rows) == sum(len(year.promises) for year in following.years) >= len(TOLD)
    for row in rows:
        for side in ("promise", "answer"):
            if place := str(row[f"{side}_place"]):
                file, _, span = place.partition(":")
                start, end = map(int, span.split("-"))
                assert REPORTS[file][start:end] == row[f"{side}_quote"]


def kg(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["follow", *arguments], prog_name="kg")
    return done.exit_code, done.stdout, done.stderr


def test_the_command(hongqiao: Graph, tmp_path: Path) -> None:
    folder = ("--outputs", str(hongqiao.folder))
    code, out, _ = kg("红桥区", *folder, "--format", "csv")
    assert code == 0
    assert [row["outcome"] for row in csv.DictReader(io.StringIO(out))].count("done") >= 14
    code, out, _ = kg(*folder, "-o", str(tmp_path / "a.md"))
    assert code == 0
    assert "| “配备执法记录仪200台” (hongqiao-2022.txt:" in (tmp_path / "a.md").read_text(encoding="utf-8")
    for name in ("hexi-2023.txt", "hexi-2024.txt"):
        (tmp_path / name).write_text(SMALL[name], encoding="utf-8")
    code, out, _ = kg(str(tmp_path / "hexi-2023.txt"), str(tmp_path / "hexi-2024.txt"))
    assert code == 0 and "再次" not in out and "修订《河西区普法责任清单》" in out
    assert kg("东丽区", *folder)[0] == 1
    assert kg("东丽区", "红桥区", *folder)[0] == 2
    assert kg(str(tmp_path / "hexi-2023.txt"))[0] == 1
