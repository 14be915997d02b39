"""A built graph into a store: each report's named graph by the SPARQL 1.1 Graph Store HTTP Protocol."""

from kg.push.graphs import Graph, graphs_in
from kg.push.push import Pushed, push
from kg.push.store import GraphStore, Login

__all__ = ["Graph", "GraphStore", "Login", "Pushed", "graphs_in", "push"]
