"""Running rules over a context, and the one principle that settles overlaps."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.extract.context import Candidate, Context
from kg.extract.rules import Rule, load_rules
from kg.model import DataFileError, Sentence

Finder = Callable[[Context, Sentence, Rule], Iterator[Candidate]]


def propose(context: Context, rules_file: str, functions: Mapping[str, Finder]) -> list[Candidate]:
    """All candidates of one rules file, overlapping ones too."""
    found: list[Candidate] = []
    for rule in load_rules(rules_file):
        if rule.function is not None and rule.function not in functions:
            raise DataFileError(
                f"{rules_file}.toml: rule {rule.id}: no function {rule.function!r}; use one of {', '.join(sorted(functions))}"
            )
    for sentence, chosen in context.runs(rules_file):
        for rule in chosen:
            found.extend(functions[rule.function](context, sentence, rule) if rule.function else matches(context, sentence, rule))
    return found


def matches(context: Context, sentence: Sentence, rule: Rule) -> Iterator[Candidate]:
    """A pattern's matches in a sentence; what is emitted is the first of its span groups that matches."""
    pattern = rule.pattern
    assert pattern is not None
    for match in pattern.finditer(context.masked, sentence.start, sentence.end):
        start, end = next((match.span(g) for g in rule.spans if match.group(g)), match.span())
        yield Candidate(rule.emits, start, end, rule.id, rule.kind, order=rule.order)


def outermost(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that no other covers: the longest span wins, then the rule that stands first in its file.

    >>> a, b = Candidate("ORG", 0, 3, "x"), Candidate("ORG", 0, 7, "y")
    >>> outermost([a, b]) == [b]
    True
    """
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.order, c.start, c.rule)):
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            kept.append(candidate)
            taken.update(span)
    return sorted(kept, key=lambda c: c.start)
