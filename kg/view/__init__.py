"""Pages that people open: HTML files that work with the network off."""

from kg.view.page import Links, graph_page, write_graph_page

__all__ = ["Links", "graph_page", "write_graph_page"]
