"""The page of a graph: one HTML file that asks nothing of any network."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.view.addresses import INDEX, REPORTS
from kg.view.assets import asset, vis_network
from kg.view.elements import Placement, add_elements, place
from kg.view.pyvis_network import network_class
from kg.view.records import records, shared_data
from kg.view.shell import environment, write_page

if TYPE_CHECKING:
    from networkx import MultiDiGraph

TEMPLATE = "graph.html.j2"
COMMON = ("interface.js", "words.js", "shapes.js", "model.js", "panel.js", "search.js")
SCRIPTS = (
    *COMMON,
    "labels.js",
    "facets.js",
    "rings.js",
    "paths.js",
    "lines.js",
    "communities.js",
    "drawing.js",
    "filters.js",
    "table.js",
    "picture.js",
    "address.js",
    "graph.js",
)
STYLES = ("base.css", "panel.css", "graph.css")


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page of a graph finds the way in and the folder of reading pages; None where there is none."""

    home: str | None = None
    reading: str | None = None


#: The links of a page that lies beside the others in a folder of outputs.
BESIDE = Links(INDEX, REPORTS + "/")


def write_graph_page(
    graph: "MultiDiGraph[str]",
    path: Path,
    title: str,
    links: Links = BESIDE,
    placement: Placement | None = None,
    focus: str | None = None,
) -> None:
    """Writes the whole of ``graph`` as one HTML page to ``path``, headed by ``title``.

    ``graph`` is what ``kg.graph.network.to_networkx`` gives: each node with ``type``, ``label``, ``name`` and its evidence, each
    edge with ``predicate``, its labels and its evidence; offsets count code points of the source, end exclusive. The page
    holds its scripts, styles and data, and is the same, byte for byte, for the same graph. ``placement`` is that of ``graph``,
    where it is made already; ``focus`` the node that the page opens with. A node of an unknown type is an UnknownTermError;
    what the file system refuses is an OSError. ``path`` is replaced whole or not at all.

    >>> import networkx, tempfile
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("org:天津市河东区司法局", type="Organisation", label="区司法局", name="天津市河东区司法局")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graph_page(graph, Path(folder) / "graph.html", "河东区")
    ...     "天津市河东区司法局" in (Path(folder) / "graph.html").read_text(encoding="utf-8")
    True
    """
    write_page(path, graph_page(graph, title, links, placement, focus))


def graph_page(
    graph: "MultiDiGraph[str]",
    title: str,
    links: Links = BESIDE,
    placement: Placement | None = None,
    focus: str | None = None,
) -> str:
    """The HTML that :func:`write_graph_page` writes.

    >>> import networkx
    >>> graph_page(networkx.MultiDiGraph(), "1 < 2").count("<h1 id=\\"title\\">1 &lt; 2</h1>")
    1
    """
    network = network_class()(directed=True, heading=title)
    network.toggle_physics(False)
    network.node_ids = _Ids()
    found, placement = records(graph), placement or place(graph)
    add_elements(network, found, placement)
    edges = [[edge["from"], edge["to"], edge["p"], edge["e"]] for edge in network.edges]
    data = shared_data(graph, found.tables, links.reading) | {
        "discs": placement.layout.discs,
        "nodes": network.nodes,
        "edges": edges,
        "focus": focus,
    }
    scripts = [vis_network(), *map(asset, SCRIPTS)]
    network.path = TEMPLATE
    network.templateEnv = environment(TEMPLATE, scripts, [asset(name) for name in STYLES], data, home=links.home)
    html: str = network.generate_html()
    return html


class _Ids(list[int]):
    """pyvis's list of node ids, which it searches for each node and edge that it is given, with a set beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[int] = set()

    def append(self, number: int, /) -> None:
        self._known.add(number)
        super().append(number)

    def __contains__(self, number: object, /) -> bool:
        return number in self._known
