"""Two reports side by side: what they share, what each has alone, the same figures, what is only promised, what is lacking."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from kg.compare.account import Account, Figure, Lack, Thing, concept_names
from kg.graph.vocabulary import concepts
from kg.query import Answer
from kg.view import Links

Where = Literal["both", "left", "right"]


class ThemeRow(NamedTuple):
    """A theme, its names in zh and en, and how many measures each report tells of it: done and promised."""

    theme: str
    names: tuple[str, str]
    left: tuple[int, int]
    right: tuple[int, int]


class ThingRow(NamedTuple):
    """A document or programme, as it stands in each report; None in one that does not name it."""

    name: str
    kind: tuple[str, str]
    left: Thing | None
    right: Thing | None

    @property
    def where(self) -> Where:
        """Which reports name it."""
        return "both" if self.left and self.right else "left" if self.left else "right"


class IndicatorRow(NamedTuple):
    """An indicator that both reports give in one unit: all its figures, and, where each gives one number, how they compare.

    ``difference`` is right less left; ``ratio`` right by left, None of a rate (%), whose difference is in percentage points.
    Both are ``approximate`` where a number is not exact (3900余件, 约200场).
    """

    indicator: str
    names: tuple[str, str]
    unit: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    difference: float | None = None
    ratio: float | None = None
    approximate: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two reports side by side; ``left`` is the one named first. All lists are sorted, those of things by how they are shared."""

    left: Account
    right: Account

    @cached_property
    def themes(self) -> tuple[ThemeRow, ...]:
        """Measures by theme, in the order of the vocabulary; a theme that neither has is left out, ``""`` is no theme."""
        left, right = (Counter((each.theme, each.status) for each in side.actions) for side in (self.left, self.right))
        rows = (
            ThemeRow(
                id_,
                concept_names("Measure", "theme", id_) if id_ else ("未归类", "no theme"),
                _told(left, id_),
                _told(right, id_),
            )
            for id_ in (*concepts("theme"), "")
        )
        return tuple(row for row in rows if any(row.left) or any(row.right))

    @cached_property
    def programmes(self) -> tuple[ThingRow, ...]:
        """Programmes, shared ones first."""
        return self._things("Programme")

    @cached_property
    def documents(self) -> tuple[ThingRow, ...]:
        """Documents, shared ones first."""
        return self._things("Document")

    @cached_property
    def indicators(self) -> tuple[IndicatorRow, ...]:
        """The indicators that both give, in the order of the first report; targets are left out, being no figures of the year."""
        left, right = (_by_indicator(side.figures) for side in (self.left, self.right))
        return tuple(_indicator(key, left[key], right[key]) for key in left if key in right)

    @cached_property
    def promised(self) -> tuple[ThingRow, ...]:
        """Documents and programmes that at least one report only promises: the other may have done so, or not name it."""
        rows = (*self.programmes, *self.documents)
        return tuple(
            row for row in rows if any(side is not None and side.standing == "only promised" for side in (row.left, row.right))
        )

    @cached_property
    def lacks(self) -> tuple[tuple[Lack, ...], tuple[Lack, ...]]:
        """The shortcomings that each admits."""
        return self.left.lacks, self.right.lacks

    @property
    def title(self) -> str:
        """The names of both."""
        return f"{self.left.name} ⇄ {self.right.name}"

    def rows(self) -> Answer:
        """All of it as one table, a row for each theme, programme, document, indicator, promise and shortcoming."""
        from kg.compare.texts import rows

        return rows(self)

    def markdown(self) -> str:
        """All of it as Markdown."""
        from kg.compare.texts import markdown

        return markdown(self)

    def page(self, links: Links = Links()) -> str:  # noqa: B008
        """All of it as a page of HTML, whose quotes lead to the reading pages that ``links`` name."""
        from kg.compare.page import comparison_page

        return comparison_page(self, links)

    def _repr_html_(self) -> str:
        from kg.view.frame import framed

        return framed(self.page(), self.title)

    def _things(self, type_: str) -> tuple[ThingRow, ...]:
        left, right = ({each.iri: each for each in side.things if each.type == type_} for side in (self.left, self.right))
        rows = []
        for iri in {*left, *right}:
            one, other = left.get(iri), right.get(iri)
            first = one or other
            assert first is not None
            rows.append(ThingRow(first.name, concept_names(type_, "kind", first.kind), one, other))
        return tuple(sorted(rows, key=_thing_order))


def _told(counts: "Counter[tuple[str, str]]", theme: str) -> tuple[int, int]:
    return counts[theme, "reported"], counts[theme, "planned"]


def _thing_order(row: ThingRow) -> tuple[int, int, str]:
    """Shared before peculiar, left before right, often named before seldom."""
    mentions = sum(side.mentions for side in (row.left, row.right) if side)
    return ("both", "left", "right").index(row.where), -mentions, row.name


def _by_indicator(figures: Sequence[Figure]) -> dict[tuple[str, str], tuple[Figure, ...]]:
    found: dict[tuple[str, str], tuple[Figure, ...]] = {}
    for figure in figures:
        if figure.indicator and not figure.planned:
            key = figure.indicator, figure.unit
            found[key] = (*found.get(key, ()), figure)
    return found


def _indicator(key: tuple[str, str], left: tuple[Figure, ...], right: tuple[Figure, ...]) -> IndicatorRow:
    id_, unit = key
    names = concept_names("Observation", "indicator", id_)
    values = [figures[0].value for figures in (left, right) if _is_one_number(figures)]
    if len(values) != 2:
        return IndicatorRow(id_, names, unit, left, right)
    difference = float(Decimal(repr(values[1])) - Decimal(repr(values[0])))
    ratio = values[1] / values[0] if values[0] and unit != "%" else None
    return IndicatorRow(id_, names, unit, left, right, difference, ratio, any(each.bound != "exact" for each in (*left, *right)))


def _is_one_number(figures: Sequence[Figure]) -> bool:
    """Whether the figures say one number, be it twice; a span is none."""
    return len({figure.value for figure in figures}) == 1 and all(figure.upper is None for figure in figures)


def figure_text(figure: Figure) -> str:
    """A figure to read, with what its bound says.

    >>> from kg.compare.account import Quote
    >>> figure_text(Figure("", "案件", "", 3900.0, None, "件", "over", False, Quote("a.txt", 0, 4, "3900余件")))
    '3,900+件'
    """
    mark = {"about": "≈", "under": "<"}.get(figure.bound, "")
    upper = f"–{number(figure.upper)}" if figure.upper is not None else "+" if figure.bound == "over" else ""
    return f"{mark}{number(figure.value)}{upper}{figure.unit}"


def number(value: float) -> str:
    """A number to read: grouped, without a point where it is whole.

    >>> number(207900.0), number(99.99)
    ('207,900', '99.99')
    """
    return f"{int(value):,}" if value.is_integer() else f"{value:,.10g}"


def difference_text(row: IndicatorRow) -> str:
    """The difference with its sign, of a rate in percentage points; empty where there is none.

    >>> [difference_text(IndicatorRow("", ("", ""), unit, (), (), by)) for unit, by in (("%", -0.4), ("件", 9.0))]
    ['−0.4pp', '+9件']
    """
    if row.difference is None:
        return ""
    about = "≈" if row.approximate else ""
    sign = "+" if row.difference > 0 else "−" if row.difference < 0 else "±"
    return f"{about}{sign}{number(abs(float(row.difference)))}{'pp' if row.unit == '%' else row.unit}"


def ratio_text(row: IndicatorRow) -> str:
    """The ratio, three digits of it; empty where there is none."""
    return "" if row.ratio is None else f"{'≈' if row.approximate else ''}×{row.ratio:.3g}"
