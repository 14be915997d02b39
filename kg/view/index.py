"""The way in: what was read, what it speaks of, and links to every page and file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.view.addresses import GRAPH, INDEX, REFERENCE, REPORTS, VIEWS
from kg.view.assets import asset, types
from kg.view.elements import Placement, place
from kg.view.overview import RANKED, ranked, report_rows, shared_indicators, theme_rows, totals
from kg.view.shell import environment, write_page
from kg.view.sketch import sketch

if TYPE_CHECKING:
    from networkx import MultiDiGraph

TEMPLATE = "index.html.j2"
SCRIPTS = ("interface.js", "index.js")
STYLES = ("base.css", "index.css")

#: what each file of a folder of outputs is, in zh and en
FILES = {
    REFERENCE: ("本体：类、属性和概念的含义", "the ontology: what classes, properties and concepts mean"),
    "graph.ttl": ("全部陈述，Turtle 格式", "all statements as Turtle"),
    "graph.jsonld": ("全部陈述，JSON-LD 格式", "all statements as JSON-LD"),
    "graph.nq": ("全部陈述，每份报告一个命名图", "all statements, a named graph a report"),
    "graph.graphml": ("供 networkx、yEd、Cytoscape 使用", "for networkx, yEd, Cytoscape"),
    "graph.gexf": ("供 Gephi 使用", "for Gephi"),
    "annotations.jsonl": ("识别结果及其在原文中的位置", "what was found, as offsets into the text"),
    "manifest.json": ("版本、输入文件、数量统计", "versions, inputs, counts"),
    ".csv": ("表格，附原文依据，可用 Excel 打开", "a table with its evidence, for Excel"),
    ".parquet": ("表格，供 pandas 使用", "a table for pandas"),
}
_PAGES = frozenset((INDEX, GRAPH, REPORTS, VIEWS))


def write_index(graph: "MultiDiGraph[str]", folder: Path, title: str, placement: Placement | None = None) -> None:
    """Writes ``index.html`` into ``folder`` beside the files that stand there, all of which it links.

    ``graph`` is that of ``graph.html``, ``placement`` its places where they are made already. What the file system refuses is an
    OSError.
    """
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    data = [
        (name, *about_file(name), size_text((folder / name).stat().st_size)) for name in files if name.split("/")[0] not in _PAGES
    ]
    write_page(folder / INDEX, index_page(graph, title, data, placement or place(graph)))


def index_page(graph: "MultiDiGraph[str]", title: str, files: Sequence[tuple[str, str, str, str]], placement: Placement) -> str:
    """The HTML that :func:`write_index` writes; ``files`` are name, what it is in zh and en, and its size."""
    made = environment(TEMPLATE, [asset(name) for name in SCRIPTS], [asset(name) for name in STYLES], None, graph=GRAPH)
    reports = report_rows(graph)
    by_id = {entry["id"]: entry for entry in types()}
    html: str = made.get_template(TEMPLATE).render(
        title=title,
        totals=totals(graph, types()),
        statements=graph.number_of_edges(),
        types=by_id,
        reports=reports,
        themes=theme_rows(graph, [row.file for row in reports]),
        rankings=[(by_id[each], ranked(graph, each)) for each in RANKED],
        indicators=shared_indicators(graph),
        files=files,
        sketch=sketch(graph, placement),
    )
    return html


def about_file(name: str) -> tuple[str, str]:
    """What a file of a folder of outputs is, in zh and en; empty where that is not known.

    >>> about_file("graph.gexf")
    ('供 Gephi 使用', 'for Gephi')
    """
    return FILES.get(name) or FILES.get(Path(name).suffix) or ("", "")


def size_text(count: int) -> str:
    """A file's size to read.

    >>> size_text(930576), size_text(512)
    ('909 KB', '1 KB')
    """
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{max(1, round(count / 1024))} KB"
