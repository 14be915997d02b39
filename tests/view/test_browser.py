"""The page in Chromium: opened as a file, no request, no error, and everything on it does what it says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import Browser, Page, Route

from kg.view import write_graph_page

Open = Callable[..., Page]
READY = "globalThis.KG && KG.page && KG.page.drawing.lettered"
MANY_COLOURS = """() => {
  const canvas = document.querySelector("#canvas canvas"), colours = new Set();
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  for (let at = 0; at < pixels.length; at += 4) colours.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
  return colours.size;
}"""


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Writes the page of a graph and opens it; at the end nothing may have been asked for and nothing complained of."""
    troubles: list[str] = []
    contexts = []

    def refuse(route: Route) -> None:
        troubles.append(f"request: {route.request.url[:200]}")
        route.abort()

    def opened(
        graph: networkx.MultiDiGraph, width: int = 1280, height: int = 800, scheme: str = "light", locale: str = "zh-CN"
    ) -> Page:
        file = tmp_path / "graph.html"
        write_graph_page(graph, file, "天津市河东区")
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale, offline=True, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.route(lambda url: not url.startswith("file:"), refuse)
        page.on("request", lambda request: request.url == file.as_uri() or troubles.append(f"request: {request.url[:200]}"))
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.goto(file.as_uri())
        page.wait_for_function(READY)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def lettered(page: Page) -> set[str]:
    """The names that can be read on the drawing."""
    return set(page.evaluate("[...KG.page.drawing.lettered].map((id) => KG.page.model.nodes[id].name)"))


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 800, "light"), (1280, 800, "dark"), (390, 844, "light")])
def test_opens_and_draws(open_page: Open, graph: networkx.MultiDiGraph, width: int, height: int, scheme: str) -> None:
    page = open_page(graph, width, height, scheme)
    assert page.evaluate(MANY_COLOURS) > 20
    assert "天津市河东区司法局" in lettered(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.title() == "天津市河东区"


def test_search_finds_by_short_and_full_name(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    for text in ("区司法局", "天津市河东区司法局"):
        page.fill("#query", text)
        assert page.locator("#found [role=option]").first.inner_text() == "天津市河东区司法局"
        page.press("#query", "Enter")
        assert page.locator("#panel h2").inner_text() == "天津市河东区司法局"
        page.click("#panel .shut")
    page.fill("#query", "住建委")
    assert page.locator("#found [role=option]").all_inner_texts() == ["天津市河东区住房和建设委员会"]
    page.fill("#query", "没有这个机构")
    assert page.locator("#found").inner_text() == "没有找到"


def test_panel_tells_relations_and_their_evidence(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    page.fill("#query", "区司法局")
    page.press("#query", "Enter")
    panel = page.locator("#panel")
    assert "机构 · 政府部门" in panel.inner_text()
    assert panel.locator("figure.source").first.inner_text().split("\n") == [
        "区司法局", "003_f2667748cd85794d.txt · 第 6169–6173 字 · 规则 organisation.test",
    ]  # fmt: skip
    sentences = panel.locator(".sentence").all_inner_texts()
    assert "天津市河东区司法局 依据其行事 《中华人民共和国行政处罚法》" in [" ".join(sentence.split()) for sentence in sentences]
    assert "依据《行政处罚法》" in panel.inner_text()
    panel.get_by_role("button", name="行政执法“三项制度”", exact=True).first.click()
    assert panel.locator("h2").inner_text() == "行政执法“三项制度”"
    page.keyboard.press("Escape")
    assert panel.is_hidden()


def test_click_on_a_node_opens_it_and_hovering_tells_of_it(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    x, y = page.evaluate("""() => {
      const node = KG.page.model.nodes.find((each) => each.key === "prog:行政执法“三项制度”");
      const at = KG.page.drawing.network.canvasToDOM({ x: node.x, y: node.y });
      const box = document.getElementById("canvas").getBoundingClientRect();
      return [at.x + box.x, at.y + box.y];
    }""")
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    page.locator("#tip").wait_for(state="visible")
    assert page.locator("#tip p").all_inner_texts()[:2] == ["项目 · 机制", "行政执法“三项制度”"]
    page.mouse.click(x, y)
    page.locator("#panel").wait_for(state="visible")
    assert page.locator("#panel h2").inner_text() == "行政执法“三项制度”"
    assert page.locator("#tip").is_hidden()


def test_click_on_a_line_tells_its_statements(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    page.evaluate("KG.page.statement(KG.page.model.edges.find((edge) => KG.page.model.predicate(edge.p) === '参与'))")
    assert page.locator("#panel .sentence").all_inner_texts() == ["天津市河东区司法局 参与 行政执法“三项制度”"]
    assert "指导行政执法单位" in page.locator("#panel blockquote").inner_text()


def test_legend_hides_and_shows_a_type_and_counts_what_is_hidden(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    figures = page.locator("button[data-type=Observation]")
    assert figures.inner_text().split() == ["数据", "3"]
    drawn = "KG.page.drawing.network.body.data.nodes.length"
    everything = page.evaluate(drawn)
    figures.click()
    assert figures.get_attribute("aria-pressed") == "false"
    assert page.evaluate(drawn) == everything - 3 == graph.number_of_nodes() - 3
    assert "3" in page.locator("#hidden-count").inner_text()
    page.fill("#query", "法律援助案件")
    page.press("#query", "Enter")
    assert figures.get_attribute("aria-pressed") == "true", "what is searched for is shown"
    assert page.evaluate(drawn) == everything


def test_language_follows_the_browser_and_switches(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph, locale="en-GB")
    assert page.locator("#fit").inner_text() == "Whole graph"
    page.fill("#query", "区司法局")
    page.press("#query", "Enter")
    assert "Organisation · department" in page.locator("#panel").inner_text()
    page.click("#language")
    assert page.locator("#fit").inner_text() == "全图"
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "机构 · 政府部门" in page.locator("#panel").inner_text()


def overlap(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_names_cover_no_other(open_page: Open) -> None:
    crowd: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for number in range(300):
        crowd.add_node(f"org:{number}", type="Organisation", label=f"天津市河东区第{number}号机构", name=f"{number}")
        crowd.add_edge(f"org:{number}", f"org:{number // 3}", key="part", label_zh="属于", label_en="part of", quote="")
    page = open_page(crowd)
    page.evaluate("""() => {
      KG.boxes = [];
      const write = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        const half = this.measureText(text).width / 2, high = parseInt(this.font.match(/(\\d+)px/)[1]) / 2;
        KG.boxes.push([x - half, y - high, x + half, y + high]);
        return write.call(this, text, x, y);
      };
      KG.page.drawing.network.redraw();
    }""")
    boxes = page.evaluate("KG.boxes")
    assert len(boxes) > 15
    assert [(a, b) for at, a in enumerate(boxes) for b in boxes[:at] if overlap(a, b)] == []


def test_hostile_text_stays_text(open_page: Open, hostile_graph: networkx.MultiDiGraph) -> None:
    page = open_page(hostile_graph)
    count = page.evaluate("KG.page.model.nodes.length")
    assert count == hostile_graph.number_of_nodes()
    show = "(number) => { const node = KG.page.model.nodes[number]; KG.page.choose(node, true); KG.page.hover(node); }"
    for number in range(count):
        page.evaluate(show, number)
        name = page.evaluate("(number) => KG.visible(KG.page.model.nodes[number].name)", number)
        assert page.locator("#panel h2").text_content() == name
        assert page.locator(".tip-name").text_content() == name
    page.evaluate("KG.page.model.edges.forEach((edge) => KG.page.statement(edge))")
    page.fill("#query", "harmed")
    assert page.locator("#found [role=option]").count() == 5
    assert page.evaluate("[globalThis.harmed, ({}).polluted]") == [None, None]
    assert page.locator("img, a, iframe, object, main script").count() == 0
    shown = page.evaluate("KG.visible('区司\\u202e局法\\u2066')")
    assert shown == "区司⟨U+202E⟩局法⟨U+2066⟩"


def test_hostile_title_stays_text(
    browser: Browser, graph: networkx.MultiDiGraph, tmp_path: Path, hostile_texts: tuple[str, ...]
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    for text in hostile_texts[:6]:
        write_graph_page(graph, tmp_path / "graph.html", text)
        page.goto((tmp_path / "graph.html").as_uri())
        page.wait_for_function(READY)
        assert page.locator("h1").text_content() == text
        assert page.evaluate("globalThis.harmed") is None
    context.close()
