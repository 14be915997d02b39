"""Load a million statements and ask every named query, beside rdflib alone: ``python tests/benchmarks/queries.py [millions]``.

The graph is the seeds' own, repeated as reports of other hashes until it has as many statements; what the reports share
(documents, programmes, regions) stays shared. Both sides are measured in one run, each in a process of its own: ``kg.load`` with
``select``, and ``rdflib.Graph().parse`` with ``query``, over the same statements and the same texts. rdflib is stopped where a
query takes longer than its limit, which then counts as the time it took; so the ratio is what it is at least.
"""

import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
OUTPUTS = ROOT / "outputs"
#: Seconds that rdflib may take for one query.
LIMIT = 20


def enlarge(folder: Path, statements: int) -> int:
    """Writes an outputs folder with at least so many statements into ``folder``, and returns how many lines its graph has."""
    lines = (OUTPUTS / "graph.nq").read_text(encoding="utf-8")
    hashes = sorted({line.split("/")[-1].rstrip("> .") for line in lines.split("\n") if line.endswith("> .")})
    copies = -(-statements // lines.count("\n"))
    with (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as target:
        for copy in range(copies):
            text = lines
            for each in hashes:
                text = text.replace(f"/{each}", f"/{copy:04x}{each[4:]}")
            target.write(text)
    for name in ("graph.ttl", "manifest.json"):  # the prefixes are those of the one
        shutil.copy(OUTPUTS / name, folder)
    return copies * lines.count("\n")


def ours(folder: Path) -> None:
    """Load, then each query, in seconds, as JSON on standard output."""
    import kg
    from kg.query import named_queries

    def load() -> object:
        graph = kg.load(folder)
        return graph, graph.engine.store

    times, (graph, _) = timed(load)  # type: ignore[misc]
    tell({"load": times})
    for name in named_queries():
        times, rows = timed(lambda name=name: graph.select(name))  # type: ignore[misc]
        tell({name: times, "rows": len(rows)})  # type: ignore[arg-type]


def theirs(folder: Path) -> None:
    """The same in rdflib."""
    import rdflib

    from kg.graph import ontology_path, vocabulary_files
    from kg.query import named_queries

    dataset = rdflib.Graph()

    def load() -> None:
        triples = (line.rsplit(" <", 1)[0] + " .\n" for line in (folder / "graph.nq").open(encoding="utf-8"))
        dataset.parse(data="".join(triples), format="nt")
        for path in (ontology_path("kg.ttl"), *vocabulary_files()):
            dataset.parse(path, format="turtle")

    tell({"load": timed(load)[0]})
    for name, query in named_queries().items():
        try:
            signal.alarm(LIMIT)
            times, rows = timed(lambda query=query: list(dataset.query(query.text)))  # type: ignore[misc]
            tell({name: times, "rows": len(rows)})
        except TimeoutError:
            tell({name: LIMIT, "rows": None})
        finally:
            signal.alarm(0)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    started = perf_counter()
    result = work()
    return perf_counter() - started, result


def tell(measured: dict[str, object]) -> None:
    print(json.dumps(measured), flush=True)


def too_long(*_: object) -> None:
    raise TimeoutError


def measured(side: str, folder: Path) -> dict[str, tuple[float, int | None]]:
    """What a side measured: seconds, and rows (None where it was stopped)."""
    command = [sys.executable, __file__, side, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {next(iter(row)): (next(iter(row.values())), row.get("rows")) for row in rows}


def main() -> int:
    if sys.argv[1:2] and sys.argv[1] in ("ours", "theirs"):
        signal.signal(signal.SIGALRM, too_long)
        (ours if sys.argv[1] == "ours" else theirs)(Path(sys.argv[2]))
        return 0
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as place:
        lines = enlarge(Path(place), round(millions * 1e6))
        print(f"{lines:,} statements in graph.nq")
        kg_side, rdflib_side = measured("ours", Path(place)), measured("theirs", Path(place))
    for name, (seconds, rows) in kg_side.items():
        other, other_rows = rdflib_side[name]
        stopped = name != "load" and other_rows is None
        assert stopped or rows == other_rows, f"{name}: {rows} rows here and {other_rows} there"
        print(
            f"{name:26} {seconds:8.3f} s   rdflib {'over ' if stopped else ''}{other:8.3f} s"
            + (f"   {rows} rows" if rows else "")
        )
    here, there = (sum(seconds for seconds, _ in side.values()) for side in (kg_side, rdflib_side))
    print(f"{'all':26} {here:8.3f} s   rdflib {there:8.3f} s   {there / here:.1f} times")
    return 0 if there >= 10 * here else 1


if __name__ == "__main__":
    sys.exit(main())
