"""Questions to a graph: SPARQL, named queries, and what is said of one thing with its evidence."""

from kg.query.answer import Answer, Format, columns_text, to_text
from kg.query.engine import Engine
from kg.query.explain import Explanation, Line, explain
from kg.query.folder import open_engine
from kg.query.knowledge import KnowledgeGraph, load
from kg.query.named import named_queries, query_text
from kg.query.names import Names, UnclearNameError
from kg.query.sparql import QueryError

__all__ = [
    "Answer",
    "Engine",
    "Explanation",
    "Format",
    "KnowledgeGraph",
    "Line",
    "Names",
    "QueryError",
    "UnclearNameError",
    "columns_text",
    "explain",
    "load",
    "named_queries",
    "open_engine",
    "query_text",
    "to_text",
]
