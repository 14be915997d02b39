"""The reading page: the text as it stands, its marks, its places, and the way to the graph."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import network
from kg.graph.build import facts
from kg.view.items import Sheet, items
from kg.view.reading import write_reading_page
from kg.view.safety import text_html
from kg.view.segments import covered, pieces
from tests.graph.sample import hedong
from tests.view.opened import Opener, until

SEED = "003_f2667748cd85794d"
TEXT = "document.getElementById('text').textContent"
HIT = "[...document.querySelectorAll('mark.hit')].map((mark) => mark.textContent).join('')"


@pytest.mark.parametrize("seed", ["000_519dceed93fb7c9a", SEED])
def test_the_text_is_the_source_character_by_character(opener: Opener, outputs: Path, seed: str) -> None:
    page = opener.open(outputs / "reports" / f"{seed}.html")
    assert page.evaluate(TEXT) == Path("seeds", f"{seed}.txt").read_bytes().decode("utf-8")


def test_odd_characters_keep_their_places(opener: Opener, tmp_path: Path) -> None:
    made = hedong()
    text = "𠀀\r\n\x00\u202e\ufeff\x0b\u2028" + made.extraction.report.source.text
    shifted = [(mention.start + 8, mention.end + 8) for mention in made.extraction.mentions]
    mentions = tuple(
        replace(each, start=start, end=end) for each, (start, end) in zip(made.extraction.mentions, shifted, strict=True)
    )
    report = replace(made.extraction.report, source=replace(made.extraction.report.source, text=text))
    resolved = replace(
        made,
        extraction=replace(
            made.extraction, report=report, mentions=mentions, measures=(), observations=(), honours=(), shortcomings=()
        ),
    )
    write_reading_page(Sheet.of(resolved), network([facts(resolved)]), tmp_path / "reports" / "a.html")
    for mention, (start, end) in list(zip(mentions, shifted, strict=True))[::4]:
        page = opener.open(tmp_path / "reports" / "a.html", f"#c{start}-{end}")
        assert page.evaluate(HIT) == text[mention.start : mention.end]
    assert page.evaluate(TEXT) == text.replace("\0", "\ufffd")


@pytest.mark.parametrize(("start", "end"), [(7268, 7278), (6169, 6173), (5, 40), (0, 1), (6165, 6200)])
def test_an_address_shows_its_place(opener: Opener, outputs: Path, start: int, end: int) -> None:
    source = Path("seeds", f"{SEED}.txt").read_bytes().decode("utf-8")
    page = opener.open(outputs / "reports" / f"{SEED}.html", f"#c{start}-{end}")
    assert page.evaluate(HIT) == source[start:end]
    top, bottom = page.evaluate(
        "(() => { const box = document.querySelector('mark.hit').getBoundingClientRect(); return [box.top, box.bottom]; })()"
    )
    assert top >= -1 and bottom <= 801
    assert page.evaluate(TEXT) == source


@pytest.mark.parametrize("fragment", ["#c9-", "#c99999999-999999999", "#cx", "#c5-2", "#%"])
def test_an_address_that_leads_nowhere_does_no_harm(opener: Opener, outputs: Path, fragment: str) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html", fragment)
    assert len(page.evaluate(HIT)) <= 1


def test_a_press_tells_what_it_is_and_leads_to_the_graph(opener: Opener, outputs: Path) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html")
    page.locator("#text .t-Organisation", has_text="区司法局").first.click()
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "天津市河东区司法局"
    assert "机构 · 政府部门" in panel.inner_text() and "org.department" in panel.inner_text()
    assert panel.locator(".sentence").count() > 3
    panel.get_by_role("link", name="在图谱中查看").click()
    until(page, "globalThis.KG && KG.page && KG.page.drawing && KG.page.drawing.lettered")
    assert page.locator("#panel h2").inner_text() == "天津市河东区司法局"
    quote = page.locator("#panel blockquote").first.inner_text()
    page.locator("#panel figure a").first.click()
    until(page, "globalThis.KG && KG.page && KG.page.place")
    assert page.evaluate(HIT) == quote, "and back, at the very place"


def test_a_mark_inside_a_measure_leads_to_both(opener: Opener, outputs: Path) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html")
    page.locator("#text .t-Measure.t-Programme").first.click()
    assert page.locator("#panel .badge").inner_text().strip().startswith("项目")
    page.locator("#panel .tools", has_text="同处还有").locator("button").first.click()
    assert page.locator("#panel .badge").inner_text().strip() == "举措"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_types_switch_off_and_on(opener: Opener, outputs: Path) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html")
    marks, button = page.locator("#text .t-Document"), page.locator("#marks [data-type=Document]")
    before = marks.count()
    button.click()
    assert (marks.count(), button.get_attribute("aria-pressed")) == (0, "false")
    button.click()
    assert marks.count() == before > 50


def test_arrows_go_from_mark_to_mark_and_enter_opens(opener: Opener, outputs: Path) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html")
    page.focus("#text")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    first = page.evaluate("KG.page.model.nodes[KG.page.model.items[0][2]].name")
    assert page.locator("#panel h2").inner_text() == first


def test_the_outline_leads_to_its_sections(opener: Opener, outputs: Path) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html")
    link = page.locator("#outline a", has_text="形成监督合力")
    link.click()
    until(page, "document.querySelector('mark.hit')")
    assert page.evaluate(HIT) == "1.形成监督合力"
    until(page, "document.querySelector('#outline [aria-current=true]')")
    assert "合力" in page.locator("#outline [aria-current=true]").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["index.html", "graph.html", f"reports/{SEED}.html"])
def test_every_page_fits_its_window_in_both_languages_and_themes(opener: Opener, outputs: Path, name: str, width: int) -> None:
    page = opener.open(outputs / name, width=width, scheme="dark", locale="en-GB")
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#language")
        page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    hidden = ".en" if page.locator("html").get_attribute("lang") != "en" else ".zh"
    assert page.locator(hidden).first.is_hidden()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_no_row_of_the_marks_runs_into_the_next(opener: Opener, outputs: Path, locale: str) -> None:
    page = opener.open(outputs / "reports" / f"{SEED}.html", width=390, locale=locale)
    wide = "[...document.querySelectorAll('#marks .type')].filter((row) => row.scrollWidth > row.clientWidth).length"
    assert page.locator("#marks .type").count() > 5
    assert page.evaluate(wide) == 0


def test_the_way_in_counts_what_the_graph_holds_and_links_what_is_there(opener: Opener, outputs: Path) -> None:
    page = opener.open(outputs / "index.html")
    links = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.href.split('#')[0])")
    from urllib.parse import unquote, urlparse

    assert [link for link in links if not Path(unquote(urlparse(link).path)).exists()] == []
    files = {
        path.relative_to(outputs).as_posix() for path in outputs.rglob("*") if path.is_file() and path.parent.name != "views"
    } - {"index.html"}
    assert {Path(unquote(urlparse(link).path)).relative_to(outputs.resolve()).as_posix() for link in links} >= files
    assert page.locator("#reports .card").count() == 2
    page.locator("#rankings a").first.click()
    until(page, "globalThis.KG && KG.page && KG.page.drawing && KG.page.drawing.lettered")
    assert page.locator("#panel h2").is_visible()


def test_marks_are_what_was_found() -> None:
    found = items(hedong(), "https://w3id.org/govreport-kg/")
    text = hedong().extraction.report.source.text
    assert {(item.type, text[item.start : item.end]) for item in found} >= {
        ("Organisation", "区司法局"), ("Document", "《行政处罚法》"), ("Observation", "99.99%"), ("Shortcoming", "执法力度不够"),
    }  # fmt: skip
    assert [item.planned for item in found if item.type == "Measure"] == [False] * 5 + [True] * 4


def test_pieces_are_the_text_whatever_crosses_what() -> None:
    spans = [(0, 9), (2, 5), (4, 7), (4, 4), (9, 12), (11, 14)]
    cut = list(pieces(spans, 14))
    assert [piece.start for piece in cut[1:]] == [piece.end for piece in cut[:-1]]
    for number, (start, end) in enumerate(spans):
        inside = [piece for piece in cut if number in piece.spans]
        assert sum(piece.end - piece.start for piece in inside) == end - start
    assert covered(spans, "0123 567890123") == 13


def test_text_as_html_shows_no_tag() -> None:
    assert text_html("<img onerror='x'>&amp;") == "&lt;img onerror=&#39;x&#39;&gt;&amp;amp;"
