"""How much one question may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take before it is refused, and how many may wait.

    ``seconds`` and ``share`` are seconds of processor time: after its ``share`` a question makes way for those that have not had
    theirs. ``rows`` counts rows or triples of an answer, ``size`` its bytes, ``memory`` bytes beyond what the graph takes,
    ``query`` the bytes of a question, ``waiting`` the questions that may wait for more than their share.
    """

    seconds: float = 10.0
    share: float = 0.15
    rows: int = 100_000
    size: int = 64 * 2**20
    memory: int = 2 * 2**30
    query: int = 200_000
    waiting: int = 8
