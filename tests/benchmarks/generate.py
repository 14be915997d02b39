"""Corpora of any size, for measuring: ``python tests/benchmarks/generate.py NUMBER FOLDER [SEED]``.

Each report is of a county of the table of divisions and of a year, put together by chance from :mod:`grammar`; the seed and the
report's number decide it, so that a larger corpus begins with the smaller one. They are plausible, not true.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
from kg.extract.data_files import read_data
from tests.benchmarks.grammar import GRAMMAR

YEARS = range(2016, 2026)
_SLOT = re.compile(r"\{(\w+)(?::(\d+))?\}")
#: how many main parts of a report are told in how many clauses: most reports are short, a few are long
_CLAUSES = ((4, 7), (5, 9), (6, 12), (8, 16), (14, 30))
#: the share of clauses that count: real reports name a number in some hundred characters and a measure in some thirty-five
_COUNTED = 0.22


@cache
def counties() -> tuple[tuple[str, str], ...]:
    """Each county as its path of names (天津市河东区) and its own name.

    >>> ("天津市河东区", "河东区") in counties()
    True
    """
    rows = [line.split("\t") for line in read_data("divisions.tsv").splitlines() if not line.startswith("#")]
    names = {row[0]: row[1] for row in rows}
    paths = []
    for code, name in names.items():
        if len(code) == 6:
            above = [names[code[:length]] for length in (2, 4) if code[:length] in names]
            paths.append(("".join(dict.fromkeys((*above, name))), name))
    return tuple(sorted(paths))


def report(number: int, seed: int = 1, times: int = 1) -> str:
    """The text of report ``number``, each of its parts told in ``times`` as many clauses.

    >>> report(3) == report(3), report(3) == report(4), report(3, seed=2) == report(3)
    (True, False, False)
    """
    chance = Random(f"{seed}/{number}")
    path, name = chance.choice(counties())
    year = chance.choice(YEARS)
    about = {"PLACE": path, "SHORT": name, "LEVEL": name[-1], "YEAR": str(year), "NEXT": str(year + 1)}
    return "\n".join(_paragraphs(chance, about, times)) + "\n"


def _paragraphs(chance: Random, about: dict[str, str], times: int) -> Iterator[str]:
    yield _made("title", chance, about)
    yield ""
    yield _made("opening", chance, about)
    yield f"一、{chance.choice(('主要工作和成效', '主要做法', '工作开展情况'))}"
    headings = chance.sample(GRAMMAR["heading"], chance.randint(5, 9))
    fewest, most = chance.choice(_CLAUSES)
    for number, heading in enumerate(headings):
        clauses = [_told(chance, about) for _ in range(times * chance.randint(fewest, most))]
        yield f"（{GRAMMAR['numeral'][number]}）{_filled(heading, chance, about)}。{_sentences(clauses, chance, about)}"
    if chance.random() < 0.5:
        yield f"{_made('honour', chance, about)}。"
    yield f"二、{chance.choice(('存在的不足', '存在的问题', '问题和不足'))}"
    lacks = chance.sample(GRAMMAR["lack"], chance.randint(2, 4))
    yield "".join(f"{GRAMMAR['numeral'][number]}是{lack}；" for number, lack in enumerate(lacks))[:-1] + "。"
    yield f"三、{chance.choice(('下一步工作打算', '下一步工作安排', about['NEXT'] + '年工作计划'))}"
    yield _sentences([_made("plan", chance, about) for _ in range(chance.randint(4, 9))], chance, about)
    yield f"{about['PLACE']}人民政府"
    yield f"{about['NEXT']}年{chance.randint(1, 3)}月{chance.randint(1, 28)}日"


def _told(chance: Random, about: dict[str, str]) -> str:
    return _made("clause" if chance.random() < _COUNTED else "prose", chance, about)


def _sentences(clauses: list[str], chance: Random, about: dict[str, str]) -> str:
    """Clauses as sentences of one to three."""
    written = ""
    for number, clause in enumerate(clauses):
        ends = number == len(clauses) - 1 or chance.random() < 0.45
        begins = not written or written.endswith("。")
        written += (_filled(chance.choice(GRAMMAR["lead"]), chance, about) if begins else "") + clause + ("。" if ends else "，")
    return written


def _made(name: str, chance: Random, about: dict[str, str]) -> str:
    return _filled(chance.choice(GRAMMAR[name]), chance, about)


def _filled(text: str, chance: Random, about: dict[str, str]) -> str:
    """A text with its slots filled, and those in what they are filled with."""

    def fill(slot: re.Match[str]) -> str:
        name, most = slot.groups()
        if most is not None:
            return str(chance.randint(int(name), int(most)))
        return about[name] if name in about else _made(name, chance, about)

    return _SLOT.sub(fill, text)


def generate(count: int, folder: Path, seed: int = 1) -> None:
    """Writes ``count`` reports into ``folder``, a thousand to a folder in it."""
    for number in range(count):
        path = folder / f"{number // 1000:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(number, seed), encoding="utf-8")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
