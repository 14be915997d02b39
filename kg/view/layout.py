"""Where each node stands: communities as discs, worked out before the page is written.

A force layout over the whole graph ends in a hairball, since the few bodies that act in every measure pull all of it together.
So the graph is parted into communities (edges to hubs count for little), each is laid out by itself, and the discs
are set side by side, near to those that they share edges with.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.apart import Point, spread
from kg.view.discs import Disc, pack

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Pairs = dict[tuple[int, int], float]

SEED = 20240101
SMALL_GROUP = 12
SPACING = 34.0  # between neighbours in a disc, in the page's drawing units
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node stands, each community's disc as (x, y, radius), the largest first, and the number of each node's disc.

    Whole numbers in the units of the drawing (a page scales them to its window); y grows downwards; the middle is near (0, 0).
    """

    places: Mapping[str, tuple[int, int]]
    discs: tuple[tuple[int, int, int], ...]
    homes: Mapping[str, int]


def lay_out(graph: "MultiDiGraph[str]", sizes: Mapping[str, float]) -> Layout:
    """The places of the nodes of ``graph``, no two alike and the same on every run.

    ``sizes`` are the radii that nodes will be drawn with, in the same units.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph([("org:a", "doc:b"), ("org:a", "doc:c")])
    >>> layout = lay_out(graph, {"org:a": 9, "doc:b": 7, "doc:c": 7})
    >>> sorted(layout.places), len(set(layout.places.values())), len(layout.discs)
    (['doc:b', 'doc:c', 'org:a'], 3, 1)
    """
    names = sorted(graph)
    pairs = _weights(graph, names)
    groups = _communities(len(names), pairs)
    radii = [sizes[name] for name in names]
    discs = [_disc(group, pairs, radii) for group in groups]
    centres = pack(discs, _bonds(groups, pairs))
    placed: dict[str, tuple[int, int]] = {}
    for disc, (x, y) in zip(discs, centres, strict=True):
        for node, (dx, dy) in disc.points.items():
            placed[names[node]] = (round(x + dx), round(y + dy))
    circles = tuple((round(x), round(y), round(disc.radius)) for disc, (x, y) in zip(discs, centres, strict=True))
    return Layout(placed, circles, {names[node]: number for number, group in enumerate(groups) for node in group})


def _weights(graph: "MultiDiGraph[str]", names: Sequence[str]) -> Pairs:
    """Each linked pair once; the busier its ends, the less it binds (a measure's own document more than its government)."""
    index = {name: number for number, name in enumerate(names)}
    degree = dict(graph.degree())
    linked = sorted({tuple(sorted((index[a], index[b]))) for a, b in graph.edges() if a != b})
    return {(a, b): 1 / math.sqrt(max(degree[names[a]], degree[names[b]])) for a, b in linked}


def _communities(count: int, pairs: Pairs) -> list[list[int]]:
    """Groups of nodes, the largest first; nodes without any link form one group of their own, the last."""
    import igraph

    with _seeded():
        whole = igraph.Graph(n=count, edges=list(pairs))
        found = whole.community_multilevel(weights=list(pairs.values())) if pairs else []
    linked = {node for pair in pairs for node in pair}
    groups = _ordered(_merged([list(group) for group in found if linked.issuperset(group)], pairs))
    alone = [node for node in range(count) if node not in linked]
    return [*groups, alone] if alone else groups


def _ordered(groups: Iterable[list[int]]) -> list[list[int]]:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _merged(groups: list[list[int]], pairs: Pairs) -> list[list[int]]:
    """Handfuls of nodes joined to the large group that they are bound to most: a disc for three nodes tells nothing."""
    ordered = _ordered(groups)
    joined = {number: list(group) for number, group in enumerate(ordered)}
    strongest: dict[int, tuple[float, int]] = {}
    for (first, second), weight in sorted(_bonds(ordered, pairs).items()):
        if len(ordered[second]) < SMALL_GROUP <= len(ordered[first]):
            strongest[second] = max(strongest.get(second, (0.0, 0)), (weight, -first))
    for number, (_, host) in strongest.items():
        joined[-host] += joined.pop(number)
    return list(joined.values())


def _disc(group: Sequence[int], pairs: Pairs, radii: Sequence[float]) -> Disc:
    """One community by itself, around (0, 0)."""
    member = {node: number for number, node in enumerate(group)}
    inner = {(member[a], member[b]): weight for (a, b), weight in pairs.items() if a in member and b in member}
    points = spread(_force(len(group), inner), [radii[node] for node in group], SPACING)
    return Disc.around(dict(zip(group, points, strict=True)), margin=SPACING * 0.6)


def _force(count: int, inner: Pairs) -> list[Point]:
    """Fruchterman-Reingold from a sunflower of seeds, the busiest node in its middle."""
    import igraph

    ties: defaultdict[int, float] = defaultdict(float)
    for (a, b), weight in inner.items():
        ties[a] += weight
        ties[b] += weight
    order = sorted(range(count), key=lambda node: (-ties[node], node))
    start = [(0.0, 0.0)] * count
    for rank, node in enumerate(order):
        start[node] = _sunflower(rank)
    if not inner:
        return start
    with _seeded():
        layout = igraph.Graph(n=count, edges=list(inner)).layout_fruchterman_reingold(
            weights=[weight * 4 for weight in inner.values()], seed=start, niter=_rounds(count), start_temp=math.sqrt(count)
        )
    return [(x, y) for x, y in layout]


def _sunflower(rank: int) -> Point:
    """The place of seed number ``rank`` in a sunflower's head: even spacing, no two alike.

    Rounded, since the last bits of a cosine differ between machines and a force layout makes much of little.
    """
    radius = SPACING * math.sqrt(rank)
    return round(radius * math.cos(rank * GOLDEN_ANGLE), 3), round(radius * math.sin(rank * GOLDEN_ANGLE), 3)


def _rounds(count: int) -> int:
    """How often forces are applied: their cost grows with the square of the number of nodes."""
    return max(20, min(300, 4_000_000 // max(1, count * count)))


def _bonds(groups: Sequence[Sequence[int]], pairs: Pairs) -> Pairs:
    """How much each two communities share."""
    home = {node: number for number, group in enumerate(groups) for node in group}
    bonds: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (a, b), weight in pairs.items():
        first, second = sorted((home[a], home[b]))
        if first != second:
            bonds[first, second] += weight
    return dict(bonds)


@contextmanager
def _seeded() -> Iterator[None]:
    """igraph draws its random numbers from a generator of ours, so that each run draws the same."""
    import random

    import igraph

    igraph.set_random_number_generator(random.Random(SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
