"""Text that would run, load or disguise itself, in every field that can reach a page: it shows as text and does nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from kg.graph import facts, network
from kg.model import CleanText, Entity, Resolved
from kg.view import Sheet, View, page_name, write_graph_page, write_pages
from tests.graph.sample import hedong
from tests.view.opened import Opener

UNHARMED = "[globalThis.harmed, ({}).polluted]"


def test_in_the_graph(opener: Opener, hostile_graph: networkx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph_page(hostile_graph, tmp_path / "graph.html", "</title><script>globalThis.harmed='title'</script>")
    page = opener.open(tmp_path / "graph.html")
    count = page.evaluate("KG.page.model.nodes.length")
    assert count == hostile_graph.number_of_nodes()
    show = "(number) => { const node = KG.page.model.nodes[number]; KG.page.choose(node, true); KG.page.hover(node); }"
    for number in range(count):
        page.evaluate(show, number)
        name = page.evaluate("(number) => KG.visible(KG.page.model.nodes[number].name)", number)
        assert page.locator("#panel h2").text_content() == name
        assert page.locator(".tip-name").text_content() == name
    page.evaluate("KG.page.model.edges.forEach((edge) => KG.page.statement(edge.from, edge.to))")
    page.evaluate("KG.page.path(KG.page.model.nodes[0], KG.page.model.nodes[9])")
    page.click("#as-table")
    for facet in ("report", "year", "theme", "kind", "status"):
        select = page.locator(f"select[data-facet={facet}]")
        for number in range(min(4, select.locator("option").count())):
            select.select_option(index=number)
    page.fill("#query", "harmed")
    assert page.locator("#found [role=option]").count() == 10
    assert page.evaluate(UNHARMED) == [None, None]
    assert page.locator("img, iframe, object, main script").count() == 0
    assert page.evaluate("KG.visible('区司\\u202e局法\\u2066')") == "区司⟨U+202E⟩局法⟨U+2066⟩"
    addresses = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))")
    assert all(address is None or address == "index.html" or address.startswith("reports/") for address in addresses)


def test_in_titles(opener: Opener, graph: networkx.MultiDiGraph, tmp_path: Path, hostile_texts: Sequence[str]) -> None:
    for number, text in enumerate(hostile_texts[:3]):
        write_graph_page(graph, tmp_path / f"{number}.html", text)
        page = opener.open(tmp_path / f"{number}.html")
        assert page.locator("h1").text_content() == text
        assert page.evaluate(UNHARMED) == [None, None]


def test_a_notebook_frame_holds_the_page_and_lets_nothing_out(
    graph: networkx.MultiDiGraph, tmp_path: Path, opener: Opener
) -> None:
    frame = View(graph, "\"><script>globalThis.harmed='frame'</script>", "org:天津市河东区司法局")._repr_html_()
    assert frame.startswith("<iframe ") and frame.count("<") == 2
    (tmp_path / "notebook.html").write_text(f"<!doctype html><meta charset=utf-8>{frame}<script>KG={{page:{{}}}}</script>")
    page = opener.open(tmp_path / "notebook.html")
    inside = page.frame_locator("iframe")
    inside.locator("#panel h2").wait_for()
    assert inside.locator("#panel h2").inner_text() == "天津市河东区司法局"
    assert inside.locator("#home, a[href^=reports]").count() == 0, "a notebook has no reading pages beside it"
    assert page.evaluate("globalThis.harmed") is None


def hostile_report(text: str) -> Resolved:
    """The sample report with ``text`` as its title, its file's name, in its headings, its words and the names of its bodies."""
    made = hedong()
    extraction, report = made.extraction, made.extraction.report
    words = report.source.text + text + " " * 4000  # room for headings that are longer than what they stand for
    source, clean = replace(report.source, name=f"{text}.txt", text=words), CleanText(words, tuple(range(len(words))))
    sections = tuple(replace(section, heading=section.heading and text) for section in report.sections)
    metadata = replace(extraction.metadata, title=text, issuer=text, region=text)
    names = {
        key: Entity(each.type, each.key, text + each.name, each.kind, each.level, short_names=(text,))
        for key, each in made.entities.items()
    }
    mentions = tuple(replace(mention, rule=text) for mention in extraction.mentions)
    report = replace(report, source=source, clean=clean, sections=sections)
    extraction = replace(extraction, report=report, metadata=metadata, mentions=mentions)
    return replace(
        made, extraction=extraction, entities=names, issuer=names[made.issuer.type, made.issuer.key] if made.issuer else None
    )


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Resolved]]:
    from tests.view.conftest import HOSTILE

    folder = tmp_path_factory.mktemp("hostile")
    reports = [hostile_report(text) for text in HOSTILE]
    reports = [
        replace(each, extraction=replace(each.extraction, metadata=replace(each.extraction.metadata, year=2000 + number)))
        for number, each in enumerate(reports)
    ]
    said = [facts(each) for each in reports]
    (folder / "</a><script>globalThis.harmed=1<!--.csv".replace("/", "／")).write_text("")
    write_pages(zip(map(Sheet.of, reports), said, strict=True), network(said), folder)
    return folder, reports


def test_on_the_way_in(opener: Opener, hostile_site: tuple[Path, list[Resolved]], hostile_texts: Sequence[str]) -> None:
    folder, reports = hostile_site
    page = opener.open(folder / "index.html")
    titles = page.locator("#reports h3 a").all_text_contents()
    assert len(titles) == len(reports)
    for text in hostile_texts[:6]:
        assert "".join(text.split()) in titles
    assert page.evaluate(UNHARMED) == [None, None]
    assert page.locator("img, iframe, main script").count() == 0
    addresses = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))")
    assert all(
        address.split("#")[0] in ("", "graph.html", "ontology.html") or "/" in address or address.endswith(".csv")
        for address in addresses
    )
    assert not [address for address in addresses if ":" in address]


def test_on_reading_pages(opener: Opener, hostile_site: tuple[Path, list[Resolved]]) -> None:
    folder, reports = hostile_site
    pages = sorted((folder / "reports").iterdir())
    assert len(pages) == len(reports)
    shown = []
    for file in pages:
        page = opener.open(file)
        shown.append(page.locator("#text").evaluate("(text) => text.textContent"))
        page.evaluate("KG.page.model.items.forEach((item, number) => number % 5 || KG.page.choose(number))")
        assert page.evaluate(UNHARMED) == [None, None]
        assert page.locator("img, iframe, svg[onload], main script").count() == 0
    assert sorted(shown) == sorted(each.extraction.report.source.text.replace("\0", "\ufffd") for each in reports)


def test_names_of_pages_are_safe_and_differ(hostile_texts: Sequence[str]) -> None:
    names = [
        *hostile_texts,
        "a",
        "a.txt",
        "A.txt",
        "a.html",
        "..",
        ".",
        "",
        "con.txt",
        "a/b.txt",
        "a_b.txt",
        "é.txt",
        "e\u0301.txt",
    ]
    pages = [page_name(name) for name in names]
    assert len({page.casefold() for page in pages}) == len(set(names)) - 1, "a report is named with or without its .txt"
    assert all(page.endswith(".html") and len(page.encode()) <= 220 and not set(page) & set('/\\:*?"<>|\0') for page in pages)
