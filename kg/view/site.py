"""All pages of a build: the way in, the graph, and a reading page for each report."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import DEFAULT_BASE, Facts, Iris, network
from kg.model import Resolved
from kg.view.addresses import GRAPH, INDEX, REFERENCE, REPORTS, VIEWS, page_name
from kg.view.elements import place
from kg.view.index import write_index
from kg.view.page import write_graph_page
from kg.view.reading import write_reading_page
from kg.view.reference import write_reference

if TYPE_CHECKING:
    from networkx import MultiDiGraph

#: What stands in a folder of outputs by the hand of this room; ``views`` are those of a reader's own choosing.
PAGES = (INDEX, GRAPH, REFERENCE, REPORTS, VIEWS)


def write_pages(
    resolved: Sequence[Resolved], facts: Sequence[Facts], graph: "MultiDiGraph[str]", folder: Path, base: str = DEFAULT_BASE
) -> None:
    """Writes the pages, ``index.html`` among them, into ``folder``, in which all other files stand already.

    ``facts`` are those of ``resolved``, one by one; ``graph`` is the network of all; ``base`` is what both were made with. What
    the file system refuses is an OSError.
    """
    title = f"政府报告知识图谱（{len(resolved)} 份报告）"
    placement = place(graph)
    write_graph_page(graph, folder / GRAPH, title, placement=placement)
    iris = Iris(base)
    for each, said in zip(resolved, facts, strict=True):
        name = str(graph.nodes[iris.compress(said.report)]["reports"])
        write_reading_page(each, network([said], base), folder / REPORTS / page_name(name), base)
    write_reference(folder / REFERENCE)
    write_index(graph, folder, title, placement)
