"""Pages that people open: the graph as one HTML file that works with the network off."""

from kg.view.page import write_graph_page

__all__ = ["write_graph_page"]
