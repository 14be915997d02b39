"""Writes what the named queries answer on the seeds: ``python -m tests.query.expected``; then look at the difference in git.

Each file holds the cases of one query: the parameters, then the answer as CSV. To be run after a change to the rules, since the
answers are those of ``outputs/``; the tests compare them on both engines.
"""

from pathlib import Path

from kg.query import answer_text, named_queries, open_engine
from tests.query.cases import CASES

FOLDER = Path(__file__).parent / "expected"


def heading(query: str, given: dict[str, str]) -> str:
    return f"$ kg query {' '.join([query, *(f'--param {name}={value}' for name, value in given.items())])} --format csv\n"


def answers(query: str) -> str:
    engine, found = open_engine("outputs"), named_queries()[query]
    return "\n".join(heading(query, given) + answer_text(engine, found, "csv", given) for given in CASES[query])


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        if path.stem not in CASES:
            path.unlink()
    for query in CASES:
        (FOLDER / f"{query}.txt").write_text(answers(query), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
