"""Communities as discs, packed side by side."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.view.apart import Point

ASPECT = 1.55  # of a window beside its legend: wider than high
FLATTENINGS = (1.3, 1.6, 1.9, 2.2, 2.6)  # how much less a step aside costs than one up or down; the best is found by trying
MANY = 60  # more discs than this are set down once, with the middle one of these
NEARNESS = 0.35
DIRECTIONS = tuple((round(math.cos(turn * math.pi / 12), 4), round(math.sin(turn * math.pi / 12), 4)) for turn in range(24))


@dataclass(frozen=True, slots=True)
class Disc:
    """A community: its nodes' places around its middle (0, 0), and how far it reaches."""

    points: Mapping[int, Point]
    radius: float

    @classmethod
    def around(cls, points: Mapping[int, Point], margin: float) -> "Disc":
        """The disc that holds ``points``, moved so that its middle is (0, 0).

        >>> Disc.around({7: (10.0, 0.0), 8: (14.0, 0.0)}, margin=1.0)
        Disc(points={7: (-2.0, 0.0), 8: (2.0, 0.0)}, radius=3.0)
        """
        middle_x = (min(x for x, _ in points.values()) + max(x for x, _ in points.values())) / 2
        middle_y = (min(y for _, y in points.values()) + max(y for _, y in points.values())) / 2
        moved = {node: (x - middle_x, y - middle_y) for node, (x, y) in points.items()}
        return cls(moved, max(math.sqrt(x * x + y * y) for x, y in moved.values()) + margin)


def pack(discs: Sequence[Disc], bonds: Mapping[tuple[int, int], float]) -> list[Point]:
    """Middles for ``discs`` so that none lie over each other, those with strong ``bonds`` near to each other.

    They are set down one by one, the most bound first, each at the free place that is nearest to the discs it is bound to and
    to the middle of all.

    >>> pack([Disc({0: (0.0, 0.0)}, 5.0), Disc({1: (0.0, 0.0)}, 5.0)], {(0, 1): 1.0})[0]
    (0.0, 0.0)
    """
    if not discs:
        return []
    order = _order(discs, bonds)
    flattenings = FLATTENINGS if len(discs) <= MANY else FLATTENINGS[2:3]
    tried = [_packed(discs, bonds, order, flatten) for flatten in flattenings]
    return min(tried, key=lambda centres: _extent(discs, centres))


def _packed(discs: Sequence[Disc], bonds: Mapping[tuple[int, int], float], order: Sequence[int], flatten: float) -> list[Point]:
    placed: dict[int, Point] = {}
    ground = Ground(2 * max(disc.radius for disc in discs))
    for number in order:
        placed[number] = _best_place(number, discs, bonds, placed, ground, flatten)
        ground.take(placed[number], discs[number].radius)
    return [placed[number] for number in range(len(discs))]


class Ground:
    """The discs already set, in cells as wide as the widest, so that only those near a place need be asked."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.cells: defaultdict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
        self._met = (math.inf, math.inf, 0.0)

    def take(self, place: Point, radius: float) -> None:
        """Sets a disc down."""
        self.cells[self._cell(place)].append((*place, radius))

    def free(self, place: Point, radius: float) -> bool:
        """Whether a disc at ``place`` lies over none of those that are set.

        >>> ground = Ground(10.0)
        >>> ground.take((0.0, 0.0), 5.0)
        >>> ground.free((9.9, 0.0), 5.0), ground.free((10.0, 0.0), 5.0)
        (False, True)
        """
        x, y = place
        # what is in the way of one place is mostly in that of the next
        other_x, other_y, other = self._met
        if math.hypot(x - other_x, y - other_y) < radius + other:
            return False
        column, row = self._cell(place)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for disc in self.cells.get((column + dx, row + dy), ()):
                    if math.hypot(x - disc[0], y - disc[1]) < radius + disc[2]:
                        self._met = disc
                        return False
        return True

    def _cell(self, place: Point) -> tuple[int, int]:
        return math.floor(place[0] / self.width), math.floor(place[1] / self.width)


def _extent(discs: Sequence[Disc], centres: Sequence[Point]) -> float:
    """How far a window must zoom out to show all discs."""

    def span(axis: int) -> float:
        ends = [(centre[axis] - disc.radius, centre[axis] + disc.radius) for disc, centre in zip(discs, centres, strict=True)]
        return max(high for _, high in ends) - min(low for low, _ in ends)

    return round(max(span(0) / ASPECT, span(1)), 3)


def _order(discs: Sequence[Disc], bonds: Mapping[tuple[int, int], float]) -> list[int]:
    bound: defaultdict[int, float] = defaultdict(float)
    for (first, second), weight in bonds.items():
        bound[first] += weight
        bound[second] += weight
    return sorted(range(len(discs)), key=lambda number: (-bound[number] * discs[number].radius, number))


def _best_place(
    number: int,
    discs: Sequence[Disc],
    bonds: Mapping[tuple[int, int], float],
    placed: Mapping[int, Point],
    ground: Ground,
    flatten: float,
) -> Point:
    """The cheapest of the free places that touch a disc already set, or the middle for the first."""
    if not placed:
        return (0.0, 0.0)
    radius, aim = discs[number].radius, _aim(number, bonds, placed)
    around = ((x, y, (radius + discs[other].radius) * 1.01) for other, (x, y) in placed.items())
    places = [(x + reach * dx, y + reach * dy) for x, y, reach in around for dx, dy in DIRECTIONS]
    costs = [round(NEARNESS * math.dist(place, aim) + math.hypot(place[0] / flatten, place[1]), 3) for place in places]
    # of places that cost the same, the first; the outermost disc always has free room beside it
    return next(places[at] for at in sorted(range(len(places)), key=costs.__getitem__) if ground.free(places[at], radius))


def _aim(number: int, bonds: Mapping[tuple[int, int], float], placed: Mapping[int, Point]) -> Point:
    """The middle of the discs already set, each by how strongly it is bound to disc ``number``."""
    weights = {other: bonds.get((min(number, other), max(number, other)), 0.0) for other in placed}
    total = sum(weights.values())
    if not total:
        return (0.0, 0.0)
    return (
        sum(weight * placed[other][0] for other, weight in weights.items()) / total,
        sum(weight * placed[other][1] for other, weight in weights.items()) / total,
    )
