"""A view of a graph that can be kept as a page or shown in a notebook."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.view.page import Links, graph_page, write_graph_page

if TYPE_CHECKING:
    from networkx import MultiDiGraph


@dataclass(frozen=True)
class View:
    """A graph under a title; ``focus`` is the node that the page opens with, if any."""

    graph: "MultiDiGraph[str]"
    title: str
    focus: str | None = None

    def save(self, path: str | Path, links: Links = Links()) -> Path:  # noqa: B008
        """Writes the view as a page of its own to ``path``, which is returned; raises OSError as the file system does."""
        write_graph_page(self.graph, Path(path), self.title, links, focus=self.focus)
        return Path(path)

    def _repr_html_(self) -> str:
        """The page inside a frame."""
        return framed(graph_page(self.graph, self.title, Links(), focus=self.focus), self.title)

    def __str__(self) -> str:
        return f"{self.title}: {self.graph.number_of_nodes()} nodes, {self.graph.number_of_edges()} edges"


def framed(page: str, title: str) -> str:
    """A page of HTML inside a frame of a notebook's own page, which it can neither read nor change.

    >>> framed("<p>", "a").partition(" sandbox")[0]
    '<iframe srcdoc="&lt;p&gt;" title="a"'
    """
    from markupsafe import escape

    return f'<iframe srcdoc="{escape(page)}" title="{escape(title)}" sandbox="allow-scripts allow-downloads" {_FRAME}></iframe>'


_FRAME = 'width="100%" height="640" frameborder="0"'
