"""Pages of comparisons in a browser: they fit a telephone, their quotes lead to their places, and hostile text stays text."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg.compare import Comparison
from kg.pipeline import build
from kg.view import Links
from kg.view.shell import write_page
from kg.views import Graph, load, write_side_by_side
from tests.small import HEXI_2024, NANKAI_2024, write_reports
from tests.view.opened import Opener

HELD = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    place: Path = tmp_path_factory.mktemp("small")
    build([write_reports(place / "in")], place / "out")
    return load(place / "out")


@pytest.fixture(scope="module")
def comparison(graph: Graph) -> Comparison:
    return graph.compare("河西区 2024", "南开")


@pytest.fixture(scope="module")
def compared(graph: Graph, comparison: Comparison) -> Path:
    place = graph.folder / "views" / "compared.html"
    write_side_by_side(comparison, "page", graph.folder, place)
    return place


@pytest.mark.parametrize("width", [1280, 390])
def test_promises_fit_and_lead_to_their_places(opener: Opener, graph: Graph, width: int) -> None:
    write_side_by_side(graph.follow("河西区"), "page", graph.folder, graph.folder / "views" / "promises.html")
    page = opener.open(graph.folder / "views" / "promises.html", width=width)
    assert page.evaluate(HELD)
    assert page.locator(".card.changed li").count() == 2
    page.locator(".year .parts a.repeated").click()
    assert page.locator(".card.repeated").bounding_box()["y"] < 800
    page.locator(".card.repeated li").first.locator("a.said").nth(1).click()
    start = HEXI_2024.index("加快建设行政执法监督平台")
    page.wait_for_url(f"**/reports/hexi-2024.html#c{start}-{start + 12}")


@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits(opener: Opener, compared: Path, width: int) -> None:
    page = opener.open(compared, width=width)
    assert page.evaluate(HELD)
    assert page.locator("h1").text_content() == "天津市河西区 2024 ⇄ 天津市南开区 2024"
    assert page.locator("#indicators tbody tr").count() == 3
    assert page.locator("#programmes .both li").count() == 2


def test_a_quote_leads_to_its_place_in_the_reading_page(opener: Opener, compared: Path) -> None:
    page = opener.open(compared)
    page.locator("#documents .right a.said").first.click()
    start = NANKAI_2024.index("印发《南开区法治宣传教育工作要点》")
    page.wait_for_url(f"**/reports/nankai-2024.html#c{start}-{start + 17}")
    assert page.evaluate(f"document.getElementById('text').textContent.slice({start}, {start + 17})").startswith("印发《南开区")


def test_it_speaks_both_languages_and_can_be_walked_with_the_keyboard(opener: Opener, compared: Path) -> None:
    page = opener.open(compared, locale="en-GB", scheme="dark")
    assert page.locator("#promised h2").inner_text() == "Only promised"
    page.click("#language")
    assert page.locator("#promised h2").inner_text() == "仅有承诺"
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className + document.activeElement.id"))
    assert {"home", "language", "theme", "said", "scroll"} <= reached


def test_long_lists_unfold(opener: Opener, tmp_path: Path, comparison: Comparison) -> None:
    first = comparison.left.things[0]
    many = tuple(first._replace(iri=f"urn:{n}", name=f"第{n}项制度", type="Programme") for n in range(40))
    write_page(tmp_path / "many.html", replace(comparison, left=replace(comparison.left, things=many)).page(Links()))
    page = opener.open(tmp_path / "many.html")
    assert page.locator("#programmes .left li:visible").count() == 12
    page.locator("#programmes .left summary").press("Enter")
    assert page.locator("#programmes .left li:visible").count() == 40


def test_hostile_text_stays_text(opener: Opener, tmp_path: Path, comparison: Comparison, hostile_texts: Sequence[str]) -> None:
    text = "".join(hostile_texts)
    left = comparison.left
    worse = replace(
        left,
        title=text,
        region=text,
        file=text,
        issuer=text,
        actions=tuple(each._replace(text=text, quote=each.quote._replace(text=text, file=text)) for each in left.actions),
        things=tuple(each._replace(name=text, quote=each.quote._replace(text=text, file=text)) for each in left.things),
        figures=tuple(each._replace(of=text, unit=text, quote=each.quote._replace(file=text)) for each in left.figures),
        lacks=tuple(each._replace(text=text, quote=each.quote._replace(text=text)) for each in left.lacks),
    )
    for number, links in enumerate((Links(), Links("index.html", "reports/"))):
        write_page(tmp_path / f"{number}.html", replace(comparison, left=worse).page(links))
        page = opener.open(tmp_path / f"{number}.html", width=390)
        assert page.evaluate("globalThis.harmed") is None
        assert page.locator("img, iframe, main script").count() == 0
        hrefs = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))")
        assert all(href.startswith(("#", "reports/", "index.html")) for href in hrefs)
