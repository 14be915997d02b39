"""The graph as a small picture: every node a dot where the large drawing has it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.view.elements import Placement

if TYPE_CHECKING:
    from networkx import MultiDiGraph

MOST_DOTS = 1200


class Sketch(NamedTuple):
    """An SVG's view box, its discs as (x, y, radius) and its dots as (x, y, radius, type)."""

    box: str
    discs: list[tuple[int, int, int]]
    dots: list[tuple[int, int, int, str]]


def sketch(graph: "MultiDiGraph[str]", placement: Placement) -> Sketch:
    """The picture of ``graph``, the largest dots last; of a large graph only its largest nodes."""
    sizes, layout = placement
    chosen = sorted(graph, key=lambda key: (-sizes[key], key))[:MOST_DOTS]
    dots: list[tuple[int, int, int, Any]] = [(*layout.places[key], sizes[key], graph.nodes[key]["type"]) for key in chosen]
    left, top = (min((disc[axis] - disc[2] for disc in layout.discs), default=0) for axis in (0, 1))
    right, bottom = (max((disc[axis] + disc[2] for disc in layout.discs), default=1) for axis in (0, 1))
    return Sketch(f"{left} {top} {right - left} {bottom - top}", list(layout.discs), dots[::-1])
