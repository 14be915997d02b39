"""Who looks for cycles seldom: a command; not the program that uses the library."""

import gc
import subprocess
import sys
from pathlib import Path

from kg.pipeline import annotate

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_519dceed93fb7c9a.txt"
_AS_A_COMMAND = """
import gc
before = gc.get_threshold()[0]
from kg.cli import main
main(["coverage", "seeds/000_519dceed93fb7c9a.txt"], standalone_mode=False)
print(before, gc.get_threshold()[0])
"""


def test_the_library_leaves_the_collector_as_it_is() -> None:
    before = gc.get_threshold()
    annotate([SEED])
    assert gc.get_threshold() == before


def test_a_command_looks_for_cycles_seldom() -> None:
    done = subprocess.run([sys.executable, "-c", _AS_A_COMMAND], cwd=ROOT, capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split()[-2:])
    assert after > 10 * before
