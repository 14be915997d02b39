"""Questions to a graph: SPARQL, named queries, and what is said of one thing with its evidence."""

from kg.query.accessors import Tuples
from kg.query.answer import Answer, columns_text
from kg.query.ask import answer_text, ask
from kg.query.cite import Citation, reference
from kg.query.engine import Engine
from kg.query.explain import Explanation, Line, explain
from kg.query.folder import open_engine, partitions
from kg.query.formats import FORMATS, Format, html_table, to_text
from kg.query.knowledge import KnowledgeGraph, load
from kg.query.named import NamedQuery, Parameter, find_query, named_queries
from kg.query.names import Names, UnclearNameError
from kg.query.sparql import QueryError

__all__ = [
    "FORMATS",
    "Answer",
    "Citation",
    "Engine",
    "Explanation",
    "Format",
    "KnowledgeGraph",
    "Line",
    "NamedQuery",
    "Names",
    "Parameter",
    "QueryError",
    "Tuples",
    "UnclearNameError",
    "answer_text",
    "ask",
    "columns_text",
    "explain",
    "find_query",
    "html_table",
    "load",
    "named_queries",
    "open_engine",
    "partitions",
    "reference",
    "to_text",
]
