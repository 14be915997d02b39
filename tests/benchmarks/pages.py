"""How fast the pages are, beside pyvis as it comes: ``python tests/benchmarks/pages.py [nodes edges]``.

Chromium without a network opens each page; a drawing counts as drawn when the first frame with all its names has been painted. Of
pyvis's own page, with its physics on and the same nodes and edges, it is the time until the page answers again after
stabilization; after a minute it is let be. The figures are of one machine at one time: what tells is how they compare.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

import networkx
from playwright.sync_api import Browser, Error, Page

from kg.export import Export
from kg.pipeline import build, resolve_inputs
from kg.view import GRAPH, INDEX, REPORTS, Sheet, write_graph_page, write_pages

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.measure import head, say
from tests.view.screenshot import open_browser

SEEDS = Path(__file__).parents[2] / "seeds"
PATIENCE = 60_000
DRAWN = "() => globalThis.KG && KG.page && KG.page.drawing.lettered"
TYPES = ("Organisation", "Document", "Programme", "Measure", "Measure", "Measure", "Observation", "Section")


def synthetic(nodes: int, edges: int) -> networkx.MultiDiGraph:
    """A graph as reports make it: communities around a few busy bodies, some edges across."""
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for number in range(nodes):
        kind = {"theme": ("enforcement", "disputes", "digital")[number % 3]} if number % 8 > 2 else {"kind": "", "kind_zh": ""}
        about = {
            "type": TYPES[number % 8],
            "label": f"第{number}号",
            "name": f"天津市第{number}号",
            "reports": f"{number % 40}.txt",
        }
        graph.add_node(f"n:{number}", **about, **kind)
    for number in range(edges):
        source, home = number % nodes, number % nodes // 60 * 60
        target = home + number // nodes * 7 % 60 if number % 10 else number * 7919 % nodes
        said = {
            "label_zh": "涉及",
            "label_en": "concerns",
            "report": "0.txt",
            "start": number,
            "end": number + 2,
            "quote": "两字",
        }
        graph.add_edge(f"n:{source}", f"n:{min(target, nodes - 1)}", key=f"p{number // nodes}", predicate="concerns", **said)
    return graph


def opened(browser: Browser, file: Path) -> tuple[Page, float]:
    """The page and the seconds until it is drawn."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, locale="zh-CN").new_page()
    started = perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    if file.name == "graph.html":
        page.wait_for_function(DRAWN)
    else:
        page.wait_for_load_state("load")
    return page, perf_counter() - started


def work(page: Page, script: str) -> float:
    """The seconds that ``script`` takes, the painting of what it changes included."""
    timed = f"(async () => {{ const started = performance.now(); {script}; KG.page.drawing.network.redraw();"
    waited = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
    return float(page.evaluate(f"{timed} {waited} return performance.now() - started; }})()")) / 1000


def pyvis_page(graph: networkx.MultiDiGraph, file: Path) -> None:
    """The same nodes and edges as pyvis writes them, everything in the page."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for key, about in graph.nodes(data=True):
        network.add_node(key, label=about["label"], group=about["type"])
    for source, target in graph.edges():
        network.add_edge(source, target)
    html = network.generate_html()
    file.write_text(html, encoding="utf-8")


def pyvis_seconds(browser: Browser, file: Path) -> float | None:
    """The seconds until pyvis's page answers, or None where it does not within a minute."""
    page = browser.new_context(offline=True).new_page()
    page.set_default_timeout(PATIENCE)
    started = perf_counter()
    try:
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("() => globalThis.network && network.physics && network.physics.ready", timeout=PATIENCE)
    except Error:
        return None
    return perf_counter() - started


def seeds(browser: Browser, folder: Path) -> None:
    resolved, _ = resolve_inputs([SEEDS])
    export = Export.of(resolved)
    facts, graph = export.facts, export.network
    started = perf_counter()
    write_pages(zip(map(Sheet.of, resolved), facts, strict=True), graph, folder)
    say("the seeds: all pages written", told(perf_counter() - started))
    started = perf_counter()
    build([SEEDS], folder / "outputs")
    say("the seeds: the whole build, start-up left out", told(perf_counter() - started))
    for file in (folder / GRAPH, folder / INDEX, *sorted((folder / REPORTS).iterdir())):
        page, seconds = opened(browser, file)
        what = "`graph.html`, drawn" if file.name == GRAPH else "`index.html`" if file.name == INDEX else "a reading page"
        say(f"the seeds: {what} ({file.stat().st_size / 2**20:.2f} MB)", told(seconds))
        page.context.close()


#: what a reader does on the page of the large graph -> the script that does it, one after the other
ACTS = {
    "all groups unfolded": "KG.page.drawing.communities.foldAll(false); KG.page.changed()",
    "search, all unfolded": "document.getElementById('query').value = '第4321号'; KG.page.search.suggest()",
    "filter, all unfolded": "KG.page.facets.set('theme', 'disputes'); KG.page.changed()",
    "filter off, all unfolded": "KG.page.facets.chosen.clear(); KG.page.changed()",
    "a type off, all unfolded": "KG.page.filters.toggle('Measure')",
}


def large(browser: Browser, folder: Path, nodes: int, edges: int) -> None:
    graph, file = synthetic(nodes, edges), folder / "graph.html"
    started = perf_counter()
    write_graph_page(graph, file, "synthetic")
    what = f"a page of {nodes:,} nodes and {edges:,} edges"
    say(f"{what}: written ({file.stat().st_size / 2**20:.1f} MB)", told(perf_counter() - started))
    page, seconds = opened(browser, file)
    acts = {act: work(page, script) for act, script in ACTS.items()}
    page.context.close()
    pyvis_page(graph, folder / "pyvis.html")
    other = pyvis_seconds(browser, folder / "pyvis.html")
    least = PATIENCE / 1000 if other is None else other
    beside = "pyvis as it comes, physics on: not within a minute" if other is None else f"pyvis as it comes {told(other)}"
    say(f"{what}: drawn, in groups", told(seconds), beside, f"{'under ' if other is None else ''}{seconds / least:.3f} times")
    for act, seconds in acts.items():
        say(f"{what}: {act}", told(seconds))


def told(seconds: float) -> str:
    return f"{seconds:.2f} s"


def main() -> None:
    if "--rows" not in sys.argv:
        head()
    sizes = [int(each) for each in sys.argv[1:] if each != "--rows"]
    nodes, edges = sizes or (10_000, 20_000)
    with tempfile.TemporaryDirectory() as place, open_browser() as browser:
        seeds(browser, Path(place))
    with tempfile.TemporaryDirectory() as place, open_browser() as browser:
        large(browser, Path(place), nodes, edges)


if __name__ == "__main__":
    main()
