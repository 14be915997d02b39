"""A comparison as rows and as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.compare.account import Account, Quote, Thing, concept_names
from kg.compare.comparison import Comparison, IndicatorRow, ThingRow, difference_text, figure_text, ratio_text
from kg.query import Answer

COLUMNS = (
    "part",
    "name",
    "kind",
    "left",
    "right",
    "difference",
    "ratio",
    "left_place",
    "left_quote",
    "right_place",
    "right_quote",
)
Row = tuple[str | int | float | None, ...]
#: what a report does with a document or programme, in zh and en
STANDINGS = {
    "done": ("已做", "done"),
    "only promised": ("仅承诺", "only promised"),
    "promised": ("承诺", "promised"),
    "named": ("提及", "named"),
}


def rows(comparison: Comparison) -> Answer:
    """All of a comparison as one table: a row for each theme, programme, document, indicator, promise and shortcoming.

    ``part`` says which of these a row is of. Places are ``file:start-end`` in code points of the source, the end exclusive.
    """
    return Answer(COLUMNS, (*_themes(comparison), *_things(comparison), *_indicators(comparison), *_rest(comparison)))


def _themes(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.themes:
        left, right = (f"{done}+{planned}" for done, planned in (row.left, row.right))
        yield ("theme", row.names[0], row.names[1], left, right, sum(row.right) - sum(row.left), None, "", "", "", "")


def _things(comparison: Comparison) -> Iterator[Row]:
    for part, found in (("programme", comparison.programmes), ("document", comparison.documents)):
        for row in found:
            yield (
                part,
                row.name,
                row.kind[0],
                _standing(row.left),
                _standing(row.right),
                None,
                None,
                *_quotes(row.left, row.right),
            )


def _standing(thing: Thing | None) -> str:
    return thing.standing if thing else ""


def _quotes(left: Thing | None, right: Thing | None) -> tuple[str, ...]:
    return (*_told(left.quote if left else None), *_told(right.quote if right else None))


def _told(quote: Quote | None) -> tuple[str, str]:
    return (quote.place, quote.text) if quote else ("", "")


def _indicators(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.indicators:
        left, right = ("; ".join(map(figure_text, figures)) for figures in (row.left, row.right))
        quotes = (*_told(row.left[0].quote), *_told(row.right[0].quote))
        ratio = None if row.ratio is None else round(row.ratio, 6)
        yield ("indicator", row.names[0], row.unit, left, right, _plain(row.difference), ratio, *quotes)


def _plain(value: float | None) -> float | int | None:
    """A number without a point where it is whole."""
    return int(value) if value is not None and value.is_integer() else value


def _rest(comparison: Comparison) -> Iterator[Row]:
    for side, (account, lacks) in enumerate(zip((comparison.left, comparison.right), comparison.lacks, strict=True)):
        for action in (each for each in account.actions if each.status == "planned"):
            yield ("promise", action.text, _theme(action.theme)[0], *_on_side(side, "planned", action.quote))
        for lack in lacks:
            yield ("shortcoming", lack.text, _theme(lack.theme)[0], *_on_side(side, "admitted", lack.quote))


def _theme(theme: str) -> tuple[str, str]:
    return concept_names("Measure", "theme", theme)


def _on_side(side: int, word: str, quote: Quote) -> Row:
    told, nothing = _told(quote), ("", "")
    return (word, "", None, None, *told, *nothing) if side == 0 else ("", word, None, None, *nothing, *told)


def markdown(comparison: Comparison) -> str:
    """The comparison as Markdown, headed in both languages; every name and quote is escaped."""
    left, right = comparison.left, comparison.right
    parts = [
        f"# {escaped(left.name)} ⇄ {escaped(right.name)}",
        table(("", "A", "B"), _about(left, right)),
        "## 主题 · Themes",
        "已做的举措＋承诺的举措。Measures done + promised.",
        table(
            ("主题 Theme", "A", "B"),
            [(f"{r.names[0]} {r.names[1]}", *("{}＋{}".format(*n) for n in r[2:])) for r in comparison.themes],
        ),
        *_thing_parts("项目 · Programmes", comparison.programmes),
        *_thing_parts("文件 · Documents", comparison.documents),
        "## 同一指标 · The same indicators",
        table(("指标 Indicator", "A", "B", "差 Difference", "比 Ratio"), map(_indicator_cells, comparison.indicators)),
        "## 仅有承诺 · Only promised",
        "文件和项目：至少一份报告只写入计划。Documents and programmes that at least one report only promises.",
        table(("", "A", "B"), [(row.name, *map(_shown, (row.left, row.right))) for row in comparison.promised]),
        "## 承认的不足 · Shortcomings admitted",
        *(f"**{name}** {escaped(account.name)}\n\n{_lacks(account)}" for name, account in (("A", left), ("B", right))),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _about(left: Account, right: Account) -> Iterator[Sequence[str]]:
    yield ("报告 Report", left.title, right.title)
    yield ("地区 Region", left.region, right.region)
    yield ("年度 Year", str(left.year or ""), str(right.year or ""))
    yield ("文件名 File", left.file, right.file)


def _thing_parts(title: str, found: Sequence[ThingRow]) -> Iterator[str]:
    yield f"## {title}"
    yield table(("", "A", "B"), [(row.name, *map(_shown, (row.left, row.right))) for row in found])


def _shown(thing: Thing | None) -> str:
    return f"{STANDINGS[thing.standing][0]} “{thing.quote.text}” ({thing.quote.place})" if thing else "–"


def _indicator_cells(row: IndicatorRow) -> Sequence[str]:
    left, right = (
        "; ".join(f"{figure_text(each)} ({each.quote.place})" for each in figures) for figures in (row.left, row.right)
    )
    return f"{row.names[0]} {row.names[1]}", left, right, difference_text(row), ratio_text(row)


def _lacks(account: Account) -> str:
    return "\n".join(f"- {escaped(lack.text)} ({escaped(lack.quote.place)})" for lack in account.lacks) or "–"


def table(head: Sequence[str], found: Iterable[Sequence[str]]) -> str:
    """A Markdown table; ``–`` where it has no row.

    >>> print(table(("a", "b"), [("1|2", "<i>")]))
    | a | b |
    |---|---|
    | 1\\|2 | \\<i\\> |
    """
    lines = [f"| {' | '.join(map(escaped, row))} |" for row in found]
    return "\n".join((f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines)) if lines else "–"


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is.

    >>> escaped("[a](b)\\n*c*")
    '\\\\[a\\\\](b) \\\\*c\\\\*'
    """
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", " ".join(text.split()))
