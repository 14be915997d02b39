"""Chosen views: from the command, and from Python."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.model import KgError
from tests.view.opened import Opener, until


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["view", *arguments])
    return done.exit_code, done.output


def test_a_neighbourhood_is_a_page_that_opens_with_it(opener: Opener, outputs: Path) -> None:
    code, said = run("--outputs", str(outputs), "--focus", "天津市河东区司法局", "--steps", "1")
    file = outputs / "views" / "天津市河东区司法局-1-步以内.html"
    assert (code, file.is_file()) == (0, True), said
    page = opener.open(file)
    assert page.locator("#panel h2").inner_text() == "天津市河东区司法局"
    assert page.locator("#home").get_attribute("href") == "../index.html"
    quote = page.locator("#panel blockquote").first.inner_text()
    page.locator("#panel figure a").first.click()
    until(page, "globalThis.KG && KG.page && KG.page.place")
    assert page.evaluate("[...document.querySelectorAll('mark.hit')].map((mark) => mark.textContent).join('')") == quote


@pytest.mark.parametrize(
    ("arguments", "types"),
    [
        (["--type", "机构", "--type", "document"], {"Organisation", "Document"}),
        (["--theme", "行政执法", "--type", "Measure"], {"Measure"}),
        (["--query", "SELECT ?d { ?d a kg:Document }"], {"Document"}),
        (["--query", "CONSTRUCT { ?a kg:issued ?d } { ?a kg:issued ?d }"], {"Organisation", "Document"}),
        (["--report", "东丽区2024年", "--type", "Honour"], {"Honour"}),
    ],
)
def test_what_is_chosen_is_shown_and_nothing_else(
    outputs: Path, tmp_path: Path, opener: Opener, arguments: list[str], types: set[str]
) -> None:
    code, said = run("--outputs", str(outputs), "-o", str(tmp_path / "view.html"), *arguments)
    assert code == 0, said
    page = opener.open(tmp_path / "view.html")
    assert set(page.evaluate("KG.page.model.nodes.map((node) => node.group)")) == types


def test_a_construct_shows_the_statements_it_makes(outputs: Path) -> None:
    view = kg.load(outputs).view(query="CONSTRUCT { ?a kg:issued ?d } { ?a kg:issued ?d }")
    assert {name for *_, name in view.graph.edges(keys=True)} == {"issued"}
    assert all(about["quote"] for *_, about in view.graph.edges(data=True))


def test_from_inputs(tmp_path: Path) -> None:
    code, said = run("seeds/000_519dceed93fb7c9a.txt", "--type", "Programme", "-o", str(tmp_path / "view.html"))
    assert code == 0, said
    assert "href" not in (tmp_path / "view.html").read_text(encoding="utf-8").split("<main>")[0].split("<header>")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Nothing chosen"),
        (["--focus", "司法局"], 1, "means 2 things"),
        (["--type", "Planet"], 2, "use one of Report"),
        (["--theme", "天气"], 2, "use one of"),
        (["--report", "天津"], 2, "not among the reports"),
        (["--query", "ASK { ?s ?p ?o }"], 2, "yes or no"),
        (["--query", "SELECT ?n { ?d rdfs:label ?n }"], 2, "select the things themselves"),
        (["--focus", "天津市河东区司法局", "--report", "000_519dceed93fb7c9a.txt", "--theme", "应急"], 2, "nothing to show"),
    ],
)
def test_what_cannot_be_shown_is_said(outputs: Path, tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    found, said = run("--outputs", str(outputs), "-o", str(tmp_path / "view.html"), *arguments)
    assert (found, words in said) == (code, True), said
    assert list(tmp_path.iterdir()) == []


def test_in_python(outputs: Path, tmp_path: Path) -> None:
    graph = kg.load(outputs)
    view = graph.view(focus="天津市河东区司法局", steps=2, type=["Organisation", "Programme"])
    assert view.focus in view.graph
    assert {about["type"] for _, about in view.graph.nodes(data=True)} == {"Organisation", "Programme"}
    assert view.save(tmp_path / "a.html").read_bytes() == graph.view(
        focus="org:天津市河东区司法局", steps=2, type=("Programme", "Organisation")
    ).save(tmp_path / "b.html").read_bytes().replace("Programme · Organisation".encode(), "Organisation · Programme".encode())
    with pytest.raises(KgError, match="nothing to show"):
        graph.view(focus="天津市河东区司法局", steps=0, theme="emergency")
