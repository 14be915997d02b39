"""What each rule is worth: how often it hits, and how often gold says that it is right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.layers import ITEMS, Verdict
from kg.evaluate.standoff import Item, Standoff

NO_RULE = "(no rule)"


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """A rule's items in the reports that gold annotates, as one layer judges them.

    >>> RuleFigures("org.department", "ORG", right=9, wrong=1).hits
    10
    """

    rule: str
    layer: str
    right: int
    wrong: int

    @property
    def hits(self) -> int:
        """How many items the rule found."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """The part of its items that is right."""
        return self.right / self.hits


def by_rule(gold: Iterable[str], predicted: Mapping[str, Standoff], verdicts: Iterable[Verdict]) -> list[RuleFigures]:
    """Figures of each rule and layer, those with most wrong first; ``verdicts`` are those on ``predicted``.

    ``gold`` names the reports that are annotated; what is found in others is not counted. A mention is right where gold has one
    of its type and span, a measure or an observation where it is matched with one of gold.

    >>> guess = Standoff("a.txt", {}, ({"id": "x", "type": "ORG", "start": 0, "end": 4, "rule": "org.department"},))
    >>> by_rule(["a.txt"], {"a.txt": guess}, [Verdict("ORG", "wrong", "a.txt", guess.mentions[0])])
    [RuleFigures(rule='org.department', layer='ORG', right=0, wrong=1)]
    """
    wrong = {(each.layer, id(each.item)) for each in verdicts if each.outcome == "wrong" and each.layer in ITEMS}
    counts: Counter[tuple[str, str, bool]] = Counter()
    for doc in gold:
        for layer, item in items(predicted[doc]) if doc in predicted else ():
            counts[item.get("rule") or NO_RULE, layer, (layer, id(item)) not in wrong] += 1
    rules = sorted({(rule, layer) for rule, layer, _ in counts})
    found = [RuleFigures(rule, layer, counts[rule, layer, True], counts[rule, layer, False]) for rule, layer in rules]
    return sorted(found, key=lambda each: (-each.wrong, -each.right, each.rule, each.layer))


def items(standoff: Standoff) -> Iterator[tuple[str, Item]]:
    """All items of a report, each with the layer that judges whether it is there at all: its type, OBS or MEASURE."""
    yield from ((item["type"], item) for item in standoff.mentions)
    yield from (("OBS", item) for item in standoff.observations)
    yield from (("MEASURE", item) for item in standoff.measures)
