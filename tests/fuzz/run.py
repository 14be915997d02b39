"""Coverage-guided fuzzing of what meets bytes and texts of strangers: readers, cleaning, extraction, the graph.

How to run it, from the folder of the project (atheris takes Linux and Python 3.11 to 3.13):

    .venv-test/bin/pip install atheris
    .venv-test/bin/python tests/fuzz/run.py html /tmp/fuzz-html -max_total_time=600
    .venv-test/bin/python tests/fuzz/run.py text /tmp/fuzz-text -max_total_time=600 -max_len=4000

The first argument is a target (``python tests/fuzz/run.py`` lists them), the second a folder in which the inputs that reach
new code are kept, so that the next run goes on from them; it is begun with files that ``tests/read/making.py`` makes. What
follows is libFuzzer's. An input that breaks a target's promise is written to ``crash-*`` in the current folder: run the target
with that file in place of the folder to see it again, and add it, as small as it gets, to the table in
``tests/fuzz/test_found.py``, which every test run goes through.

What is promised: a reader gives texts and problems of one line, or raises InputError with one line, and nothing else. Of any text
each span says what it covers, mentions lie apart, and the graph can be written.
"""

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
# the libraries, which are imported when they are first used, and so before that here
LIBRARIES = ["docx", "trafilatura"]


def main() -> None:
    import atheris

    sys.path.insert(0, str(ROOT))
    with atheris.instrument_imports(include=["kg", *LIBRARIES]):
        from tests.fuzz.promises import TARGETS, seeds

        for name in LIBRARIES:
            import_module(name)
    if len(sys.argv) < 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: run.py {{{','.join(TARGETS)}}} FOLDER [libFuzzer's options]: see the head of this file")
    target, place = sys.argv.pop(1), Path(sys.argv[1])
    if not place.is_file():
        place.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(seeds(target)):
            (place / f"seed-{number}").write_bytes(data)
    atheris.Setup(sys.argv, TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
