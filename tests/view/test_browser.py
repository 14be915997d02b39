"""The page of a graph in Chromium: opened as a file, no request, no error, and everything on it does what it says."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import networkx
import pytest
from playwright.sync_api import Page

from kg.view import write_graph_page
from tests.view.opened import Opener

Open = Callable[..., Page]
MANY_COLOURS = """() => {
  const canvas = document.querySelector("#canvas canvas"), colours = new Set();
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  for (let at = 0; at < pixels.length; at += 4) colours.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
  return colours.size;
}"""
DRAWN = "KG.page.drawing.network.body.nodeIndices.length"
BUREAU = "org:天津市河东区司法局"


@pytest.fixture
def open_page(opener: Opener, tmp_path: Path) -> Open:
    """Writes the page of a graph and opens it."""

    def opened(graph: networkx.MultiDiGraph, width: int = 1280, height: int = 800, **more: str) -> Page:
        file = tmp_path / "graph.html"
        write_graph_page(graph, file, "天津市河东区")
        return opener.open(file, more.pop("fragment", ""), width, height, **more)

    return opened


def lettered(page: Page) -> set[str]:
    """The names that can be read on the drawing."""
    return set(page.evaluate("[...KG.page.drawing.lettered].map((id) => KG.page.model.nodes[id].name)"))


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 800, "light"), (1280, 800, "dark"), (390, 844, "light")])
def test_opens_and_draws(open_page: Open, graph: networkx.MultiDiGraph, width: int, height: int, scheme: str) -> None:
    page = open_page(graph, width, height, scheme=scheme)
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
        "区司法局", "003_f2667748cd85794d.txt · 第 6169–6173 字", "规则 organisation.test",
    ]  # fmt: skip
    assert panel.locator("figure.source a").first.get_attribute("href") == "reports/003_f2667748cd85794d.html#c6169-6173"
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
    x, y = page.evaluate("""() => {
      const [a, b] = ["org:天津市河东区司法局", "prog:行政执法“三项制度”"].map((key) => KG.page.model.find(key));
      const at = KG.page.drawing.network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
      const box = document.getElementById("canvas").getBoundingClientRect();
      return [at.x + box.x, at.y + box.y];
    }""")
    page.mouse.click(x, y)
    page.locator("#panel").wait_for(state="visible")
    assert page.locator("#panel .sentence").all_inner_texts() == ["天津市河东区司法局 参与 行政执法“三项制度”"]
    assert "指导行政执法单位" in page.locator("#panel blockquote").inner_text()


def test_legend_hides_and_shows_a_type_and_counts_what_is_hidden(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    figures = page.locator("button[data-type=Observation]")
    assert figures.inner_text().split() == ["数据", "3"]
    everything = page.evaluate(DRAWN)
    figures.click()
    assert figures.get_attribute("aria-pressed") == "false"
    assert page.evaluate(DRAWN) == everything - 3 == graph.number_of_nodes() - 3
    assert page.locator("#hidden-count").inner_text() == "绘出 6 / 9 个节点；未绘出 3 个：3 个属于已关闭的类型"
    page.fill("#query", "法律援助案件")
    page.press("#query", "Enter")
    assert figures.get_attribute("aria-pressed") == "true", "what is searched for is shown"
    assert page.evaluate(DRAWN) == everything


def test_language_follows_the_browser_and_switches(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph, locale="en-GB")
    assert page.locator("#fit").inner_text() == "Whole"
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


def chosen(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def test_filters_leave_what_fits_and_say_what_is_not_drawn(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    kinds = page.locator("select[data-facet=kind]")
    assert kinds.locator("option").all_inner_texts() == ["全部", "机构 · 政府部门 (2)", "文件 · 法律 (1)", "项目 · 机制 (1)"]
    kinds.select_option("Document/law")
    drawn = page.evaluate("KG.page.model.nodes.filter((node) => KG.page.drawing.shown(node)).map((node) => node.name)")
    assert drawn == ["《中华人民共和国行政处罚法》"], "a law; the bodies have kinds of their own, nothing else is linked with it"
    assert "未绘出 8 个：8 个不符合筛选" in page.locator("#hidden-count").inner_text()
    assert page.evaluate(DRAWN) == 1
    page.locator("#acts button").first.click()
    assert page.evaluate(DRAWN) == graph.number_of_nodes()
    assert "全部 9 个节点均已绘出" in page.locator("#hidden-count").inner_text()


def test_what_has_no_theme_takes_part_where_its_neighbours_do(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    graph.nodes["doc:《行政处罚法》"]["theme"] = "disputes"
    page = open_page(graph)
    page.select_option("select[data-facet=theme]", "enforcement")
    drawn = set(page.evaluate("KG.page.model.nodes.filter((node) => KG.page.drawing.shown(node)).map((node) => node.key)"))
    assert "measure:河东/6175-6196" in drawn and BUREAU in drawn and "obs:河东/0" in drawn
    assert "doc:《行政处罚法》" not in drawn and "region:天津市河东区" not in drawn


def test_steps_around_a_node(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph, fragment=f"#node={quote('doc:《行政处罚法》')}")
    assert chosen(page) == "《中华人民共和国行政处罚法》"
    counts = []
    for steps in ("1", "2", "3"):
        page.click(f"[data-steps='{steps}']")
        assert page.locator(f"[data-steps='{steps}']").get_attribute("aria-pressed") == "true"
        counts.append(page.evaluate(DRAWN))
    assert counts == [2, 5, 8]
    assert "在所选范围之外" in page.locator("#hidden-count").inner_text()
    page.click("#fit")
    assert page.evaluate(DRAWN) == graph.number_of_nodes()


def test_shortest_path_between_two_nodes(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph, fragment=f"#node={quote('doc:《行政处罚法》')}")
    page.click("[data-path]")
    assert "搜索或点按另一节点" in page.locator("#ask").inner_text()
    page.fill("#query", "法律援助案件")
    page.press("#query", "Enter")
    assert chosen(page) == "最短路径：3 步"
    told = [" ".join(each.split()) for each in page.locator("#panel .sentence").all_inner_texts()]
    assert told[0] == "天津市河东区司法局 依据其行事 《中华人民共和国行政处罚法》"
    assert told[-1] == "指导行政执法单位严格落实行政执法“三项制度” 所含数据 法律援助案件3件"
    address = page.evaluate("location.hash")
    page.goto("about:blank")
    again = open_page(graph, fragment=address)
    assert chosen(again) == "最短路径：3 步"


def test_no_path_is_said(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph, fragment=f"#node={quote(BUREAU)}&to={quote('org:天津市河东区住房和建设委员会')}")
    assert chosen(page) == "两者之间没有路径"


@pytest.mark.parametrize("name", [BUREAU, "https://w3id.org/govreport-kg/org/天津市河东区司法局"])
def test_the_address_opens_the_same_view_again(open_page: Open, graph: networkx.MultiDiGraph, name: str) -> None:
    page = open_page(graph, fragment=f"#node={quote(name, safe='')}&off=Observation")
    assert chosen(page) == "天津市河东区司法局"
    assert page.evaluate(DRAWN) == 6
    page.click("[data-steps='1']")
    address = page.evaluate("location.hash")
    again = open_page(graph, fragment=address)
    assert chosen(again) == "天津市河东区司法局"
    assert again.locator("[data-steps='1']").get_attribute("aria-pressed") == "true"
    assert again.evaluate("location.hash") == address


def test_an_address_that_names_nothing_opens_the_whole(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph, fragment="#node=%E0%A4%A&steps=x&off=__proto__&theme=none")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate(DRAWN) == graph.number_of_nodes()


def test_theme_switch(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != light
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("KG.page.drawing.network.body.nodes[1].options.color.background") == page.evaluate(
        "KG.page.model.nodes[1].type.dark"
    )
    page.click("#theme")
    assert page.evaluate(ground) == light


def test_keys(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    page.keyboard.press("/")
    page.keyboard.type("三项制度")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "三项制度" in chosen(page)
    page.focus("#canvas")
    before = page.evaluate("KG.page.drawing.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("KG.page.drawing.network.getScale()") > before
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    page.focus("#home")
    order = ["home"]
    for _ in range(7):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.id"))
    assert order == ["home", "query", "fit", "as-table", "picture", "language", "theme", "canvas"]


def test_the_table_has_what_the_drawing_has(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    page.click("#as-table")
    rows = page.locator("#table tbody tr")
    assert rows.count() == graph.number_of_nodes()
    assert rows.first.locator("th, td").all_inner_texts()[:3] == ["指导行政执法单位严格落实行政执法“三项制度”", "举措", "5"]
    page.click("button[data-type=Observation]")
    assert rows.count() == graph.number_of_nodes() - 3
    rows.first.locator("button").click()
    assert chosen(page) == "指导行政执法单位严格落实行政执法“三项制度”"


def test_the_picture_is_a_png(open_page: Open, graph: networkx.MultiDiGraph) -> None:
    page = open_page(graph)
    with page.expect_download() as download:
        page.click("#picture")
    content = download.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 1280
    assert download.value.suggested_filename == "graph.png"


def test_a_large_graph_opens_folded_and_unfolds(open_page: Open) -> None:
    large: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for number in range(3000):
        large.add_node(f"org:{number}", type="Organisation", label=f"机构{number}", name=f"机构{number}", reports="a.txt")
    for number in range(3000):
        large.add_edge(f"org:{number}", f"org:{number // 50 * 50}", key="part", label_zh="属于", label_en="part of", quote="")
    page = open_page(large)
    assert page.evaluate(DRAWN) == 0
    assert page.locator("#hidden-count").inner_text() == "绘出 0 / 3000 个节点；未绘出 3000 个：3000 个收在群组内"
    page.evaluate("KG.page.group(KG.page.drawing.communities.all[0])")
    assert chosen(page) == "群组：50 个节点"
    page.click("[data-unfold]")
    assert page.evaluate(DRAWN) == 50
    page.fill("#query", "机构2999")
    page.press("#query", "Enter")
    assert page.evaluate(DRAWN) == 100, "what is searched for comes out of its group"
    page.locator("#acts button").first.click()
    assert page.evaluate(DRAWN) == 3000
