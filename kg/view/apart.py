"""Points kept apart, so that no node is drawn over another."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

Point = tuple[float, float]


def spread(points: Sequence[Point], sizes: Sequence[float], spacing: float, rounds: int = 24) -> list[Point]:
    """``points`` scaled to fill a disc with about ``spacing`` between neighbours, then pushed apart where closer.

    ``sizes`` are the radii that the points are drawn with: what is wider than ``spacing`` keeps its neighbours farther off.

    >>> spread([(0.0, 0.0), (0.1, 0.0)], [3.0, 3.0], spacing=10.0)[1][0] > 5
    True
    """
    count = len(points)
    if count < 2:
        return [(0.0, 0.0)] * count
    middle = (sum(x for x, _ in points) / count, sum(y for _, y in points) / count)
    reach = max(math.dist(point, middle) for point in points) or 1.0
    scale = spacing * math.sqrt(count) * 0.56 / reach
    placed = [((x - middle[0]) * scale, (y - middle[1]) * scale) for x, y in points]
    wide = {number: size + spacing * 0.6 for number, size in enumerate(sizes) if size > spacing * 0.4}
    for _ in range(rounds):
        moved = _clear(_push(placed, spacing), wide)
        if moved == placed:
            break
        placed = moved
    return placed


def _push(points: Sequence[Point], spacing: float) -> list[Point]:
    """One round in which each two points nearer than ``spacing`` step away from each other."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(points):
        cells[math.floor(x / spacing), math.floor(y / spacing)].append(number)
    moved = [list(point) for point in points]
    for (column, row), inside in cells.items():
        near = [other for dx in (-1, 0, 1) for dy in (-1, 0, 1) for other in cells.get((column + dx, row + dy), ())]
        for first in inside:
            x, y = points[first]
            for second in near:
                if first < second:
                    dx, dy = points[second][0] - x, points[second][1] - y
                    if (apart := math.sqrt(dx * dx + dy * dy)) < spacing:
                        _part(moved[first], moved[second], (dx, dy, apart), spacing, second)
    return [(x, y) for x, y in moved]


def _clear(points: list[Point], wide: Mapping[int, float]) -> list[Point]:
    """Points that lie under a wide one, moved straight out to the reach around it."""
    for centre, reach in wide.items():
        x, y = points[centre]
        for number, (other_x, other_y) in enumerate(points):
            apart = math.dist((x, y), (other_x, other_y))
            if number != centre and 0 < apart < reach:
                points[number] = (x + (other_x - x) * reach / apart, y + (other_y - y) * reach / apart)
    return points


def _part(one: list[float], other: list[float], between: tuple[float, float, float], spacing: float, number: int) -> None:
    """Moves two points, of which the other has a number, away from each other; how far they are apart is ``between`` them."""
    dx, dy, apart = between
    if apart == 0:  # two on one spot: part them along a line that differs from pair to pair
        dx, dy, apart = 1.0, (number % 7 - 3) / 3, 1.0
    step = (spacing - apart) / apart * 0.35
    one[0] -= dx * step
    one[1] -= dy * step
    other[0] += dx * step
    other[1] += dy * step
