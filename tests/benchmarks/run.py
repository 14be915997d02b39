"""How fast text becomes N-Quads, beside how fast jieba tags the same text: ``python tests/benchmarks/run.py [rounds] [folder]``.

One process, after one round of warm-up, the two in turn; the median of the rounds. The ratio of the two says the same on a fast
machine and on a slow one, and so can be compared between them.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from kg.extract import extract
from kg.graph import nquads
from kg.model import SourceText
from kg.read import read_inputs
from kg.resolve import resolve
from kg.text import parse

SEEDS = Path(__file__).parents[2] / "seeds"


def to_nquads(sources: Sequence[SourceText]) -> int:
    return sum(len(nquads(resolve(extract(parse(source))))) for source in sources)


def to_tags(sources: Sequence[SourceText]) -> int:
    from jieba import posseg

    return sum(len(list(posseg.cut(source.text))) for source in sources)


def timed(work: Callable[[Sequence[SourceText]], int], sources: Sequence[SourceText]) -> float:
    started = perf_counter()
    work(sources)
    return perf_counter() - started


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS
    sources = [item for item in read_inputs([folder]) if isinstance(item, SourceText)]
    characters = sum(len(source.text) for source in sources)
    to_nquads(sources), to_tags(sources)
    # in turn, so that a machine that slows down slows both
    pairs = [(timed(to_nquads, sources), timed(to_tags, sources)) for _ in range(rounds)]
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    print(f"{len(sources)} texts, {characters} characters, median of {rounds} rounds in turn")
    print(f"text to N-Quads       {ours:.3f} s  {characters / ours:,.0f} characters a second")
    print(f"jieba.posseg.cut      {theirs:.3f} s  {characters / theirs:,.0f} characters a second")
    print(f"ratio, pair by pair   {median(a / b for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
