"""What kg costs, its peers beside it, in one run: ``python tests/benchmarks/run.py [part ...]``.

What it prints is a table that README.md takes as it is (readme.py checks that it did). The parts are text, compiled, start, size,
rdf, jobs, memory, dask and pages, which take about a quarter of an hour together, and, where it is asked for, country: 20,000
reports, or as many as ``country=500`` says (``jobs=200`` and ``dask=100`` likewise). ``text=FOLDER`` and ``compiled=FOLDER``
measure reports of your own too. What is compared is done in turn, and the ratio says the
same on a fast machine and on a slow one. Texts are the seeds and generated reports (generate.py). Seconds within one process are
seconds of processor; of commands, and where waiting is the point, they are those of the clock.
"""

import json
import math
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.extract import extract
from kg.extract.lexicons import vocabulary
from kg.garbage import collect_seldom
from kg.graph import facts, nquads_of, statements
from kg.model import SourceText
from kg.read import read_inputs
from kg.resolve import resolve
from kg.text import parse
from kg.text.tokens import words
from kg.whole import workshop_of
from tests.benchmarks.generate import generate, report
from tests.benchmarks.measure import ROOT, columns, head, in_turn, ratio, run, say
from tests.compiled import compiled_site

SEEDS = ROOT / "seeds"
ROUNDS = 7
#: bytes of disk that a report takes while it is measured: its outputs, and what is kept beside them
DISK = 400_000
#: partitions of which a country's outputs are verified
VERIFIED = 3
MILLION = 1_000_000


def generated(numbers: Sequence[int], times: int = 1) -> list[SourceText]:
    return [SourceText(f"{number}.txt", report(number, times=times), f"{number:064}") for number in numbers]


def to_nquads(sources: Sequence[SourceText]) -> int:
    return sum(len(block) for source in sources for block in nquads_of([facts(resolve(extract(parse(source))))]))


def to_tags(sources: Sequence[SourceText]) -> int:
    from jieba import posseg

    return sum(len(list(posseg.cut(source.text))) for source in sources)


def text(folder: str = "", how: str = "text to N-Quads") -> None:
    """Text to N-Quads in one process, warm, beside jieba's tagging of the same text; of the reports in ``folder`` too."""
    corpora = {
        "the two seeds": _sources(SEEDS),
        "40 generated reports": generated(range(40)),
        "one long report": generated([7], times=12),
        "the reports of a folder": _sources(Path(folder)) if folder else [],
    }
    told = {what: sources for what, sources in corpora.items() if sources}
    everything = [source for sources in told.values() for source in sources]
    for what, sources in (*told.items(), ("all these", everything)):
        rows = in_turn(ROUNDS, lambda sources=sources: to_nquads(sources), lambda sources=sources: to_tags(sources))
        ours, theirs = columns(rows)
        characters = sum(len(source.text) for source in sources)
        say(
            f"{how}, {what}, {characters:,} characters",
            f"{ours:.3f} s",
            f"jieba.posseg.cut {theirs:.3f} s",
            f"{ratio(rows):.2f} times",
        )
    shares = _shares(everything)
    say(f"{how}, where the time of all these goes", ", ".join(f"{name} {share:.0%}" for name, share in shares.items()))


def _shares(sources: Sequence[SourceText]) -> dict[str, float]:
    """How much of the way from text to N-Quads each step takes, each taken by itself."""
    terms = vocabulary()
    parsed = [parse(source) for source in sources]
    found = [extract(report) for report in parsed]
    resolved = [resolve(each) for each in found]
    steps: Mapping[str, Callable[[], object]] = {
        "cleaning and sentences": lambda: [parse(source) for source in sources],
        "words": lambda: [words(report.text, terms) for report in parsed],
        "extraction": lambda: [extract(report) for report in parsed],
        "resolution": lambda: [resolve(each) for each in found],
        "N-Quads": lambda: [len(block) for each in resolved for block in nquads_of([facts(each)])],
    }
    seconds = dict(zip(steps, columns(in_turn(ROUNDS, *steps.values())), strict=True))
    seconds["extraction"] -= seconds["words"]  # which are cut in it
    return {name: each / sum(seconds.values()) for name, each in seconds.items()}


def compiled(folder: str = "") -> None:
    """The same by a wheel whose rooms on the way are compiled, in a process of its own."""
    code = "import kg, sys; from tests.benchmarks import run; run.collect_seldom(); run.text(*sys.argv[1:])"
    with tempfile.TemporaryDirectory() as place:
        paths = os.pathsep.join((str(compiled_site(Path(place))), str(ROOT)))
        command = [sys.executable, "-c", code, str(Path(folder).resolve()) if folder else "", "compiled, text to N-Quads"]
        subprocess.run(command, cwd=place, env={**os.environ, "PYTHONPATH": paths}, check=True)


def start() -> None:
    """Whole commands, from their start: the help, and the build of one report."""
    few, many = sorted(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as place:
        for what, arguments in {
            "kg --help": ["--help"],
            f"kg build, one report of {_characters(few):,} characters": ["build", few, "-o", Path(place, "few")],
            f"kg build, one report of {_characters(many):,} characters": ["build", many, "-o", Path(place, "many")],
        }.items():
            seconds = [_begun(arguments, Path(place)) for _ in range(ROUNDS + 1)][1:]  # the first writes what Python compiles
            say(f"{what}, start-up included", f"{median(seconds):.2f} s")


def _characters(path: Path) -> int:
    return len(path.read_text(encoding="utf-8"))


def _begun(arguments: Sequence[str | Path], place: Path) -> float:
    """Seconds of a command that finds nothing kept of an earlier one."""
    for kept in place.iterdir():
        shutil.rmtree(kept)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = monotonic()
    subprocess.run([sys.executable, "-m", "kg.cli", *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return monotonic() - started


def _sources(folder: Path) -> list[SourceText]:
    return [item for item in read_inputs([folder]) if isinstance(item, SourceText)]


def size() -> None:
    """Cost against size: the slope of the line through (log size, log seconds); 1 is linear."""
    sources = {times: generated([7], times=times) for times in (3, 6, 12, 24)}
    rows = in_turn(ROUNDS, *(lambda each=each: to_nquads(each) for each in sources.values()))
    points = [
        (math.log(len(source[0].text)), math.log(seconds))
        for source, seconds in zip(sources.values(), columns(rows), strict=True)
    ]
    x, y = (mean(values) for values in zip(*points, strict=True))
    slope = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    told = ", ".join(
        f"{len(source[0].text):,}: {seconds:.3f} s" for source, seconds in zip(sources.values(), columns(rows), strict=True)
    )
    say("cost against size, 1, 2, 4, 8 times the text", told, "linear 1.00", f"slope {slope:.2f}")


def rdf() -> None:
    """Parse, write and query, beside rdflib over the same file."""
    import rdflib

    from kg.export.turtle import turtle
    from kg.graph import DEFAULT_BASE
    from kg.query import named_queries, open_engine

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "outputs")
        run("build", SEEDS, "-o", folder)
        engine, query = open_engine(folder), named_queries()["indicators"].text
        ready = [facts(resolve(extract(parse(item)))) for item in read_inputs([SEEDS]) if isinstance(item, SourceText)]
        graph = rdflib.Graph().parse(folder / "graph.ttl")
        union = rdflib.Dataset(default_union=True).parse(folder / "graph.nq", format="nquads")
        works: Mapping[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "parse graph.nq": (
                lambda: open_engine(folder).store,
                lambda: rdflib.Dataset().parse(folder / "graph.nq", format="nquads"),
            ),
            "write Turtle": (
                lambda: turtle(sorted(set[tuple[str, str, str]]().union(*map(statements, ready))), DEFAULT_BASE),
                lambda: graph.serialize(format="turtle"),
            ),
            "query: indicators": (
                lambda: engine.select(query),
                lambda: list(union.query(query, initNs=dict(engine.namespaces))),
            ),
        }
        for what, (ours, theirs) in works.items():
            rows = in_turn(3, ours, theirs)
            one, other = columns(rows)
            say(f"{what}, {len(graph):,} statements", f"{one:.3f} s", f"rdflib {other:.3f} s", f"{ratio(rows):.3f} times")


def jobs(count: int = 1000) -> None:
    """One against two processes."""
    with tempfile.TemporaryDirectory() as place:
        generate(count, Path(place, "reports"))
        times = [run("build", Path(place, "reports"), "-o", Path(place, each), "--jobs", each).seconds for each in "12"]
    faster = f"{times[0] / times[1]:.2f} times faster"
    say(f"kg build, {count:,} reports, --jobs 2", f"{times[1]:.0f} s", f"--jobs 1 {times[0]:.0f} s", faster)


def memory(few: int = 500, many: int = 5000) -> None:
    """The most memory that a build takes, at ten times the reports."""
    taken = []
    for count in (few, many):
        with tempfile.TemporaryDirectory() as place:
            generate(count, Path(place, "reports"))
            taken.append(run("build", Path(place, "reports"), "-o", Path(place, "outputs")))
    cells = [f"{count:,} reports {each.memory:.0f} MB" for count, each in zip((few, many), taken, strict=True)]
    say("kg build, most memory", cells[1], cells[0], f"{taken[1].memory / taken[0].memory:.2f} times")
    rates = [f"{1000 * each.processor / count:.0f} ms" for count, each in zip((few, many), taken, strict=True)]
    say("kg build, processor a report", rates[1], rates[0], f"{taken[1].processor / taken[0].processor * few / many:.2f} times")


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A Dask scheduler and workers on loopback; the scheduler's address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    commands = [["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]]
    commands += [["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]] * workers
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as place:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{name}", *more],
                cwd=place,
                env=environment,
                stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            for name, *more in commands
        ]
        sleep(5)
        try:
            yield address
        finally:
            for process in started[::-1]:
                process.terminate()
                process.wait()


def dask(count: int = 500) -> None:
    """A Dask cluster of two workers against a pool of two processes."""
    with tempfile.TemporaryDirectory() as place, cluster(2) as address:
        reports = Path(place, "reports")
        generate(count, reports)
        far = run("build", reports, "-o", Path(place, "a"), "--engine", "dask", "--scheduler", address)
        near = run("build", reports, "-o", Path(place, "b"), "--jobs", "2")
    share = f"{far.seconds / near.seconds:.2f} times"
    say(f"kg build, {count:,} reports, Dask, two workers", f"{far.seconds:.0f} s", f"--jobs 2 {near.seconds:.0f} s", share)


def country(count: int = 20_000) -> None:
    """A corpus as large as a country's reports of several years, on two cores, and what a million would take."""
    with tempfile.TemporaryDirectory() as place:
        if (free := shutil.disk_usage(place).free) < count * DISK:
            raise SystemExit(
                f"{place}: {free / 1e9:.0f} GB are free, {count * DISK / 1e9:.0f} are needed: set TMPDIR to more room"
            )
        reports, outputs = Path(place, "reports"), Path(place, "outputs")
        generate(count, reports)
        command = ("build", reports, "-o", outputs, "--jobs", "2", "--whole", "0")
        taken, again = run(*command), run(*command)
        times, what = MILLION / count, f"{count:,} generated reports, two processes"
        seconds = f"{taken.seconds:.0f} s"
        say(f"{what}: time", seconds, f"built again {again.seconds:.0f} s", f"a million: {taken.seconds * times / 3600:.1f} h")
        most = f"{taken.memory:.0f} MB a process, {taken.together:.0f} MB together"
        say(f"{what}: most memory", most, f"{taken.swapped:.0f} MB swapped out meanwhile, by the whole machine")
        manifest = json.loads((outputs / "manifest.json").read_bytes())
        quads = manifest["counts"]["quads"]
        say(
            f"{what}: statements", f"{quads:,}", f"{quads / count:,.0f} a report", f"a million: {quads * times / 1e9:.1f} billion"
        )
        _sizes(what, outputs, times)
        _verified(what, [row["name"] for row in manifest["partitions"]], reports, outputs)


def _sizes(what: str, outputs: Path, times: float) -> None:
    """How large what was written is, by kind; a file of two names counts once, under the first."""
    seen: set[int] = set()
    kinds = {path.name: _bytes_in(path, seen) for path in sorted(outputs.iterdir()) if path.is_dir()}
    kinds["pages and manifest"] = _bytes_in(outputs, seen)
    written, kept = sum(kinds.values()), _bytes_in(workshop_of(outputs), seen)
    told = ", ".join(f"{kind} {_size(size)}" for kind, size in kinds.items())
    million = f"a million: {_size(written * times)}, kept {_size(kept * times)}"
    say(f"{what}: written", f"{_size(written)} ({told})", f"kept for the next build {_size(kept)}", million)


def _size(size: float) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def _bytes_in(folder: Path, seen: set[int]) -> int:
    """The size of all files in a folder that were not ``seen``."""
    size = 0
    for path in folder.rglob("*"):
        about = path.stat()
        if path.is_file() and about.st_ino not in seen:
            seen.add(about.st_ino)
            size += about.st_size
    return size


def _verified(what: str, parts: Sequence[str], reports: Path, outputs: Path) -> None:
    """The outputs held against their sources: some partitions, from first to last; one that does not stand ends the run."""
    chosen = sorted({parts[number * (len(parts) - 1) // (VERIFIED - 1)] for number in range(VERIFIED)})
    options = [word for name in chosen for word in ("--part", name)]
    done = run("verify", outputs, "--sources", reports, "--skip", "shapes", *options)
    told = done.told.strip().splitlines()[-1]
    say(f"{what}: `kg verify`, {len(chosen)} of {len(parts)} partitions, without shapes", told, f"{done.seconds:.0f} s")


def pages() -> None:
    """The pages' times, beside pyvis as it comes."""
    subprocess.run([sys.executable, ROOT / "tests/benchmarks/pages.py", "--rows"], cwd=ROOT, check=True)


PARTS: Mapping[str, Callable[..., None]] = {
    each.__name__: each for each in (text, compiled, start, size, rdf, jobs, memory, dask, pages, country)
}


def main() -> None:
    chosen = sys.argv[1:] or [name for name in PARTS if name != "country"]
    given = (each.partition("=") for each in chosen)
    asked = [(name, [int(value) if value.isdecimal() else value] if value else []) for name, _, value in given]
    if unknown := {name for name, _ in asked} - PARTS.keys():
        raise SystemExit(f"no such part: {', '.join(sorted(unknown))}: use {', '.join(PARTS)}")
    collect_seldom()  # as kg's own command and its workers do; the peers run in the same process
    head()
    for name, counts in asked:
        started = monotonic()
        PARTS[name](*counts)
        print(f"{name}: {monotonic() - started:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
