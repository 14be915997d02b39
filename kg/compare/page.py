"""The pages of comparisons and of followed promises: each one HTML file that asks nothing of any network."""

from typing import TYPE_CHECKING

from kg.compare.account import Account, Quote
from kg.compare.comparison import Comparison, difference_text, figure_text, ratio_text
from kg.compare.texts import STANDINGS
from kg.view import Links
from kg.view.addresses import page_address, span_anchor
from kg.view.assets import asset
from kg.view.shell import environment

if TYPE_CHECKING:
    from jinja2 import Environment

    from kg.compare.promises import Following

COMPARE, FOLLOW = "compare.html.j2", "follow.html.j2"
SCRIPTS = ("interface.js", "switches.js")
STYLES = ("base.css", "compare.css")
PARTS = (
    ("themes", "主题", "Themes"),
    ("indicators", "同一指标", "Indicators"),
    ("programmes", "项目", "Programmes"),
    ("documents", "文件", "Documents"),
    ("promised", "仅有承诺", "Only promised"),
    ("shortcomings", "承认的不足", "Shortcomings"),
)
#: How many things of a list stand open; the rest unfold.
_SHOWN = 12


def comparison_page(comparison: Comparison, links: Links = Links()) -> str:  # noqa: B008
    """The HTML of a comparison; ``links`` say where it finds the way in and the reading pages, which its quotes lead to.

    Text of the reports is escaped, and the page allows nothing but the scripts and styles that it holds.
    """
    left, right = comparison.left, comparison.right
    made = _environment(COMPARE, links)
    made.globals.update(
        counts=_counts,
        standings=STANDINGS,
        figure_text=figure_text,
        difference_text=difference_text,
        ratio_text=ratio_text,
        shown=_SHOWN,
        parts=PARTS,
    )
    themes = comparison.themes
    html: str = made.get_template(COMPARE).render(
        title=comparison.title,
        left=left,
        right=right,
        themes=themes,
        most=max((sum(counts) for row in themes for counts in (row.left, row.right)), default=0) or 1,
        indicators=comparison.indicators,
        programmes=comparison.programmes,
        documents=comparison.documents,
        promised=comparison.promised,
    )
    return html


def following_page(following: "Following", links: Links = Links()) -> str:  # noqa: B008
    """The HTML of promises followed from year to year; ``links`` as for :func:`comparison_page`."""
    from kg.compare.promise_texts import CAUTION, NAMES, shared, told
    from kg.compare.promises import OUTCOMES

    made = _environment(FOLLOW, links)
    made.globals.update(names=NAMES, outcomes=OUTCOMES, shared=shared, told=told, caution=CAUTION)
    html: str = made.get_template(FOLLOW).render(title=following.title, following=following)
    return html


def _environment(template: str, links: Links) -> "Environment":
    made = environment(template, list(map(asset, SCRIPTS)), list(map(asset, STYLES)), None, home=links.home)
    made.globals.update(
        reading=links.reading,
        address=lambda quote: quote_address(quote, links),
        page_of=lambda account: page_address(account.file, links.reading or ""),
    )
    return made


def quote_address(quote: Quote, links: Links) -> str:
    """Where the reading pages show a quote.

    >>> quote_address(Quote("east.txt", 3, 9, "区司法局"), Links(reading="reports/"))
    'reports/east.html#c3-9'
    """
    return page_address(quote.file, links.reading or "") + span_anchor(quote.start, quote.end)


def _counts(account: Account) -> list[tuple[str, str, int]]:
    done = sum(action.status == "reported" for action in account.actions)
    kinds = [thing.type for thing in account.things]
    return [
        ("已做举措", "measures done", done),
        ("承诺", "promises", len(account.actions) - done),
        ("数据", "figures", len(account.figures)),
        ("项目", "programmes", kinds.count("Programme")),
        ("文件", "documents", kinds.count("Document")),
        ("承认的不足", "shortcomings", len(account.lacks)),
    ]
