"""How time grows with the length of adversarial text: ``python tests/benchmarks/growth.py [megabytes ...]`` (1 2 4 8).

Each kind of text is a shred repeated to so many bytes of UTF-8, made to the graph of one report in a process of its own. Time is
linear where the seconds for each megabyte stay about the same; the last column is what they are at the largest size beside the
smallest. Peak memory is that of the process.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIZES = (1, 2, 4, 8)
SHREDS = {
    "titles opened": "《",
    "quotes opened": "“",
    "a list": "、",
    "headings": "一、甲\n",
    "digits": "1",
    "levels": "区",
    "measures": "区司法局印发《甲办法》3份，开展培训5场，",
    "names in a list": "对肥西县、",
    "blanks": "字\t",
    "one sentence of a report": "组织3900余名国家工作人员参加考试，好评率99.99%。",
}


def measure(shred: str, megabytes: float) -> tuple[float, int]:
    """Seconds of this process and its peak of memory in MB."""
    import resource

    from kg.extract import extract
    from kg.graph import nquads
    from kg.model import SourceText
    from kg.resolve import resolve
    from kg.text import parse

    def made(length: int) -> None:
        text = f"天津市河东区2022年报告\n一、主要做法\n{(shred * length)[:length]}。\n"
        nquads(resolve(extract(parse(SourceText("a.txt", text, "0" * 64)))))

    made(1000)
    each = len(shred.encode()) / len(shred)
    begin = time.process_time()
    made(int(megabytes * 1_000_000 / each))
    return time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    sizes = [float(each) for each in sys.argv[1:]] or list(SIZES)
    print(f"{'':26}" + "".join(f"{size:>9g} MB" for size in sizes) + "   seconds a MB, last to first   peak")
    for name in SHREDS:
        rows = []
        for size in sizes:
            command = [sys.executable, __file__, "--one", name, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
            rows.append([float(each) for each in done.stdout.split()])
        growth = (rows[-1][0] / sizes[-1]) / (rows[0][0] / sizes[0])
        print(
            f"{name:26}" + "".join(f"{row[0]:>10.1f} s" for row in rows) + f"{growth:>20.2f} times {rows[-1][1]:>12.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--one"]:
        print(*measure(SHREDS[sys.argv[2]], float(sys.argv[3])))
    else:
        main()
