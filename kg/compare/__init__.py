"""Reports side by side: two of them, a region's from year to year, and two builds."""

from kg.compare.account import Account, Action, Figure, Lack, Quote, Thing, accounts, find_account
from kg.compare.comparison import Comparison, IndicatorRow, ThemeRow, ThingRow
from kg.compare.promises import Followed, Following, Year, follow
from kg.compare.texts import markdown, rows

__all__ = [
    "Account",
    "Action",
    "Comparison",
    "Figure",
    "Followed",
    "Following",
    "IndicatorRow",
    "Lack",
    "Quote",
    "ThemeRow",
    "Thing",
    "ThingRow",
    "Year",
    "accounts",
    "find_account",
    "follow",
    "markdown",
    "rows",
]
