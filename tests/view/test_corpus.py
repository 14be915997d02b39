"""The pages of a corpus in partitions, in a browser."""

from pathlib import Path

from kg.pipeline import build
from tests.benchmarks.generate import generate
from tests.view.opened import Opener


def test_the_pages_open_and_say_why_there_is_no_one_graph(tmp_path: Path, opener: Opener) -> None:
    generate(6, tmp_path / "reports")
    build([tmp_path / "reports"], tmp_path / "outputs", whole=5)
    page = opener.open(tmp_path / "outputs" / "index.html")
    assert "6 份报告的全部陈述分为 1 个分区" in page.inner_text("body")
    assert page.locator("#rankings li a").count() > 20
    assert page.locator("#indicators tbody tr").count() > 5
    assert page.locator("#files a[href='graph/']").count() == 1
    page.locator("#rankings li a").first.click()
    page = opener.open(tmp_path / "outputs" / "graph.html")
    assert "提及最多的" in page.inner_text("#title")
