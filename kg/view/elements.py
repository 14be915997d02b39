"""The graph as pyvis holds it: the page's records, each node with its place and size."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.view.assets import types
from kg.view.layout import Layout, lay_out
from kg.view.records import MINOR, Records, node_type

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyvis.network import Network

MINOR_SIZE, LARGEST_SIZE = 7, 36


class Placement(NamedTuple):
    """The size and the place of each node, in the units of the drawing."""

    sizes: Mapping[str, int]
    layout: Layout


def place(graph: "MultiDiGraph[str]") -> Placement:
    """The placement of the nodes of ``graph``; one of an unknown type is an UnknownTermError."""
    sizes = {key: node_size(node_type(key, graph.nodes[key]), graph.degree(key)) for key in graph}
    return Placement(sizes, lay_out(graph, sizes))


def add_elements(network: "Network", found: Records, placement: Placement) -> None:
    """Adds the records ``found`` to the pyvis ``network``, each node with its place; its ``d`` is the number of its disc."""
    sizes, layout = placement
    shapes = {entry["id"]: entry["shape"] for entry in types()}
    for number, (key, record) in enumerate(zip(found.keys, found.nodes, strict=True)):
        x, y = layout.places[key]
        more: dict[str, Any] = {"x": x, "y": y, "size": sizes[key], "d": layout.homes[key], "shape": shapes[record["group"]]}
        network.add_node(number, **record, **more)
    for edge in found.edges:
        network.add_edge(edge["from"], edge["to"], p=edge["p"], e=edge["e"])


def node_size(type_: str, degree: int) -> int:
    """The radius to draw a node with, in drawing units: by the root of its degree, so that areas compare.

    >>> node_size("Organisation", 1), node_size("Organisation", 400), node_size("Measure", 9)
    (9, 36, 7)
    """
    return MINOR_SIZE if type_ in MINOR else min(LARGEST_SIZE, round(7 + 2.4 * math.sqrt(degree)))
