"""Pages that people open: HTML files that work with the network off."""

from kg.view.addresses import GRAPH, INDEX, REPORTS, VIEWS, page_name, safe_name
from kg.view.choice import around, of_report, of_theme, of_types, part
from kg.view.corpus import Corpus, notice, write_corpus_pages
from kg.view.frame import View
from kg.view.items import Sheet
from kg.view.page import Links, graph_page, write_graph_page
from kg.view.reading import write_reading_page
from kg.view.site import PAGES, write_pages

__all__ = [
    "GRAPH",
    "INDEX",
    "PAGES",
    "REPORTS",
    "VIEWS",
    "Corpus",
    "Links",
    "Sheet",
    "View",
    "around",
    "graph_page",
    "notice",
    "of_report",
    "of_theme",
    "of_types",
    "page_name",
    "part",
    "safe_name",
    "write_corpus_pages",
    "write_graph_page",
    "write_pages",
    "write_reading_page",
]
