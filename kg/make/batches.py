"""Sources in handfuls: large enough to be worth handing to a worker, small enough to keep all workers busy."""

from collections.abc import Iterable, Iterator

from kg.model import SourceText

MOST_SOURCES = 16
MOST_CHARACTERS = 200_000


def batches(sources: Iterable[SourceText]) -> Iterator[tuple[SourceText, ...]]:
    """``sources`` in their order, up to 16 together, and less of long ones.

    >>> texts = [SourceText(str(number), "字" * 60_000, "") for number in range(5)]
    >>> [len(batch) for batch in batches(texts)]
    [3, 2]
    """
    batch: list[SourceText] = []
    size = 0
    for source in sources:
        if batch and (len(batch) == MOST_SOURCES or size + len(source.text) > MOST_CHARACTERS):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(source)
        size += len(source.text)
    if batch:
        yield tuple(batch)
