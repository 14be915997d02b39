"""Places: nobody stands on another, communities keep apart, the same on every run."""

import math

import igraph
import networkx
import pytest

from kg.view.labels import short_label
from kg.view.layout import lay_out


def clusters(number: int, size: int) -> networkx.MultiDiGraph:
    """Stars joined by one hub, as reports' sections are by the government that acts in all of them."""
    made: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for star in range(number):
        made.add_edge(f"centre {star}", "hub")
        made.add_edges_from((f"centre {star}", f"leaf {star}.{leaf}") for leaf in range(size))
    made.add_nodes_from(("alone 1", "alone 2"))
    return made


def test_every_node_has_a_place_of_its_own() -> None:
    graph = clusters(6, 30)
    layout = lay_out(graph, dict.fromkeys(graph, 7))
    assert set(layout.places) == set(graph)
    points = list(layout.places.values())
    nearest = min(math.dist(a, b) for at, a in enumerate(points) for b in points[:at])
    assert nearest > 14, "two nodes of radius 7 cover each other"


def test_communities_stand_apart() -> None:
    graph = clusters(6, 30)
    layout = lay_out(graph, dict.fromkeys(graph, 7))
    assert len(layout.discs) == 7, "six stars and the nodes without a link"
    for at, (x, y, radius) in enumerate(layout.discs):
        for other_x, other_y, other_radius in layout.discs[:at]:
            assert math.dist((x, y), (other_x, other_y)) >= radius + other_radius - 2


def test_a_star_lies_in_one_disc() -> None:
    graph = clusters(4, 20)
    layout = lay_out(graph, dict.fromkeys(graph, 7))

    def disc_of(name: str) -> int:
        return next(at for at, (x, y, radius) in enumerate(layout.discs) if math.dist((x, y), layout.places[name]) <= radius)

    assert {disc_of(f"leaf 2.{leaf}") for leaf in range(20)} == {disc_of("centre 2")}


def test_order_of_insertion_does_not_matter() -> None:
    graph = clusters(3, 10)
    backwards: networkx.MultiDiGraph = networkx.MultiDiGraph()
    backwards.add_nodes_from(reversed(list(graph)))
    backwards.add_edges_from(reversed(list(graph.edges())))
    sizes = dict.fromkeys(graph, 7)
    assert lay_out(graph, sizes) == lay_out(backwards, sizes)


def test_igraph_gets_its_own_generator_back() -> None:
    import random

    graph = clusters(2, 5)
    lay_out(graph, dict.fromkeys(graph, 7))
    random.seed(3)
    first = igraph.Graph.Erdos_Renyi(n=30, p=0.5).get_edgelist()
    random.seed(4)
    assert igraph.Graph.Erdos_Renyi(n=30, p=0.5).get_edgelist() != first, "igraph still draws from the layout's seed"


@pytest.mark.parametrize(
    ("name", "width", "label"),
    [
        ("天津市河东区司法局", 24, "天津市河东区司法局"),
        ("《天津市河东区法治政府建设实施纲要（2021-2025年）》", 24, "《天津市河东区法治政…》"),
        ("“谁执法谁普法”普法责任制", 16, "“谁执法谁普法…"),
        ("区政府\n常务会议", 24, "区政府 常务会议"),
        ("", 24, ""),
    ],
)
def test_labels_are_cut_to_width(name: str, width: int, label: str) -> None:
    assert short_label(name, width) == label
