"""All pages of a build: the way in, the graph, and a reading page for each report."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import DEFAULT_BASE, Facts, Iris, network
from kg.view.addresses import GRAPH, INDEX, REFERENCE, REPORTS, VIEWS, page_name
from kg.view.elements import place
from kg.view.index import write_index
from kg.view.items import Sheet
from kg.view.page import write_graph_page
from kg.view.reading import write_reading_page
from kg.view.records import report_titles
from kg.view.reference import write_reference

if TYPE_CHECKING:
    from networkx import MultiDiGraph

#: What stands in a folder of outputs by the hand of this room; ``views`` are those of a reader's own choosing.
PAGES = (INDEX, GRAPH, REFERENCE, REPORTS, VIEWS)


def write_pages(
    reports: Iterable[tuple[Sheet, Facts]], graph: "MultiDiGraph[str]", folder: Path, base: str = DEFAULT_BASE
) -> None:
    """Writes the pages, ``index.html`` among them, into ``folder``, in which all other files stand already.

    ``reports`` are the sheet and the facts of each report, taken one at a time; ``graph`` is the network of all; ``base`` is what
    these were made with. What the file system refuses is an OSError.
    """
    title = f"政府报告知识图谱（{len(report_titles(graph))} 份报告）"
    placement = place(graph)
    write_graph_page(graph, folder / GRAPH, title, placement=placement)
    iris = Iris(base)
    for sheet, said in reports:
        name = str(graph.nodes[iris.compress(said.report)]["reports"])
        write_reading_page(sheet, network([said], base), folder / REPORTS / page_name(name))
    write_reference(folder / REFERENCE)
    write_index(graph, folder, title, placement)
