"""How much of a report reached the graph, and why the rest did not: sentences, clauses, numbers and titles.

What has neither a place nor a reason is either a fault of the extractor or a class of things that nobody has named yet.
"""

from kg.evaluate.coverage.cover import cover
from kg.evaluate.coverage.figures import ClassCount, Share, characters, classes, items, shares
from kg.evaluate.coverage.items import KINDS, Coverage, Item, Kind
from kg.evaluate.coverage.reasons import reasons
from kg.evaluate.coverage.tables import to_csv, to_json

__all__ = [
    "KINDS",
    "ClassCount",
    "Coverage",
    "Item",
    "Kind",
    "Share",
    "characters",
    "classes",
    "cover",
    "items",
    "reasons",
    "shares",
    "to_csv",
    "to_json",
]
