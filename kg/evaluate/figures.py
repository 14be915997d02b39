"""Precision, recall and F1 of each layer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.layers import LAYERS, Verdict


@dataclass(frozen=True, slots=True)
class Figures:
    """How many items of a layer are right, missed and wrong, and what follows from it (each from 0 to 1).

    >>> figures = Figures("ORG", right=3, missed=1, wrong=0)
    >>> figures.precision, figures.recall, round(figures.f1, 3)
    (1.0, 0.75, 0.857)
    """

    layer: str
    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """The part of the predicted items that is right; 0 where nothing is predicted."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The part of the gold items that is found; 0 where gold has none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def figures(verdicts: Iterable[Verdict]) -> list[Figures]:
    """The figures of each layer that has any item, in the order of LAYERS; REL is the sum of its relations.

    >>> figures([Verdict("REL:actor", "right", "a.txt", {}), Verdict("REL:actor", "wrong", "a.txt", {})])[0]
    Figures(layer='REL', right=1, missed=0, wrong=1)
    """
    counts: Counter[tuple[str, str]] = Counter()
    for verdict in verdicts:
        counts[verdict.layer, verdict.outcome] += 1
        if verdict.layer.startswith("REL:"):
            counts["REL", verdict.outcome] += 1
    rows = (Figures(layer, *(counts[layer, outcome] for outcome in ("right", "missed", "wrong"))) for layer in LAYERS)
    return [row for row in rows if row.right + row.missed + row.wrong]
