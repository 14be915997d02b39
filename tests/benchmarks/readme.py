"""Whether README.md has a run's table as it was printed: ``python tests/benchmarks/run.py > FILE``, then ``readme.py FILE``.

Prints each row of the run that README.md has not, and then the exit code is 1.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def missing(printed: str, text: str) -> Iterator[str]:
    r"""The rows of a printed table that are not in ``text``.

    >>> list(missing("| what | kg |\n| --- | --- |\n| a | 1 s |\n| b | 2 s |\n", "## Figures\n\n| a | 1 s |\n| b | 3 s |\n"))
    ['| what | kg |', '| --- | --- |', '| b | 2 s |']
    """
    there = set(text.splitlines())
    yield from (line for line in printed.splitlines() if line.startswith("| ") and line not in there)


def main() -> int:
    rows = list(missing(Path(sys.argv[1]).read_text(encoding="utf-8"), README.read_text(encoding="utf-8")))
    for row in rows:
        print(row)
    return 1 if rows else 0


if __name__ == "__main__":
    sys.exit(main())
