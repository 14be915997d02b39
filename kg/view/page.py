"""The page of a graph: one HTML file that asks nothing of any network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.view.assets import SCRIPTS, asset, source_hash, template, types, vis_network
from kg.view.elements import Tables, add_elements, concept_labels
from kg.view.safety import inline_script, json_for_script

if TYPE_CHECKING:
    from jinja2 import Environment
    from networkx import MultiDiGraph
    from pyvis.network import Network

TEMPLATE = "graph.html.j2"


def write_graph_page(graph: "MultiDiGraph[str]", path: Path, title: str) -> None:
    """Writes the whole of ``graph`` as one HTML page to ``path``, headed by ``title``.

    ``graph`` is what ``kg.graph.network.to_networkx`` gives: each node with ``type``, ``label``, ``name`` and its evidence, each
    edge with ``predicate``, its labels and its evidence; offsets count code points of the source, end exclusive. The page
    holds its scripts, styles and data, and is the same, byte for byte, for the same graph. A node of an unknown type is an
    UnknownTermError; what the file system refuses is an OSError. ``path`` is replaced whole or not at all.

    >>> import networkx, tempfile
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("org:天津市河东区司法局", type="Organisation", label="区司法局", name="天津市河东区司法局")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graph_page(graph, Path(folder) / "graph.html", "河东区")
    ...     "天津市河东区司法局" in (Path(folder) / "graph.html").read_text(encoding="utf-8")
    True
    """
    html = graph_page(graph, title)
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(html.encode("utf-8"))
    unfinished.replace(path)


def graph_page(graph: "MultiDiGraph[str]", title: str) -> str:
    """The HTML that :func:`write_graph_page` writes.

    >>> import networkx
    >>> graph_page(networkx.MultiDiGraph(), "1 < 2").count("<h1 id=\\"title\\">1 &lt; 2</h1>")
    1
    """
    from pyvis.network import Network

    network = Network(directed=True, heading=title)
    network.toggle_physics(False)
    network.node_ids = _Ids()
    tables = add_elements(network, graph)
    network.path = TEMPLATE
    network.templateEnv = _environment(network, tables)
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


def _environment(network: "Network", tables: Tables) -> "Environment":
    """The Jinja environment that pyvis renders our template in: everything escaped unless made safe here."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    scripts = [inline_script(text) for text in (vis_network(), *map(asset, SCRIPTS))]
    style = inline_script(asset("graph.css"))
    environment = Environment(
        loader=DictLoader({TEMPLATE: template(TEMPLATE)}), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.globals.update(
        policy=_policy(scripts, style),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=Markup(json_for_script(_data(network, tables))),
    )
    return environment


def _policy(scripts: list[str], style: str) -> str:
    """Nothing may be loaded and nothing run but what the page was written with."""
    allowed = " ".join(source_hash(script) for script in scripts)
    rest = "img-src data: blob:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {source_hash(style)}; {rest}"


def _data(network: "Network", tables: Tables) -> dict[str, Any]:
    return {
        "types": types(),
        "discs": tables.discs,
        "concepts": concept_labels(),
        "reports": list(tables.reports),
        "evidence": list(tables.evidence),
        "predicates": list(tables.predicates),
        "nodes": network.nodes,
        "edges": [{key: value for key, value in edge.items() if key != "arrows"} for edge in network.edges],
    }
