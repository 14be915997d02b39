"""``kg build`` builds a folder of outputs from reports."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import COLUMNS, INPUTS, LIMITS, VERBOSE, finish, read_options, tell_unread
from kg.show import progress_bar, summary

if TYPE_CHECKING:
    from kg.make import Executor


@click.command()
@INPUTS
@click.option(
    "-o",
    "--outputs",
    default="outputs",
    show_default=True,
    metavar="PATH|URL",
    help="The folder to write, new or written by kg; with the extra cluster also a URL, as s3://bucket/country.",
)
@click.option("--base-iri", metavar="IRI", help="The IRI that all IRIs of the data begin with.")
@click.option(
    "--corrections",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file of corrections (TOML); a corrections.toml beside the reports is found by itself.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes work.")
@click.option(
    "--engine",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="Who does the work: --jobs processes of this machine, or a Dask cluster (extra cluster).",
)
@click.option("--scheduler", metavar="ADDRESS", help="The address of the Dask scheduler, as tcp://head:8786.")
@click.option(
    "--whole",
    metavar="N",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="Up to so many reports are made one graph; more are written in partitions.",
)
@LIMITS
@COLUMNS
@VERBOSE
def build(
    inputs: Sequence[Path],
    outputs: str,
    base_iri: str | None,
    corrections: Sequence[Path],
    jobs: int,
    engine: str,
    scheduler: str | None,
    whole: int,
    limits: Sequence[str],
    columns: Sequence[str],
) -> None:
    """Build the graph of reports.

    The outputs are RDF, tables, annotations and a page to look at.

    INPUT is a report, a table of reports or a zip of these, or a folder, which stands for all of them in it and beneath it; - is
    standard input. What a file is, is told by its content: plain text (UTF-8, UTF-16, GB18030, Big5), a web page, a Word file, a
    PDF, CSV or JSON lines with a report a row. A manifest.csv beside the files (file, title, issuer, region, year, date, sha256)
    adds what their text doesn't say. Inputs that cannot be read are told, and the others are built. What was made of each
    report is kept in a hidden folder beside the outputs: the next build, after a change or a power cut, makes only what is
    not there.

    \b
    Examples:
      kg build seeds
      kg build reports/2023 reports/2024/east.pdf -o east --base-iri https://example.org/east/
      kg build scraped.csv --column text=正文 --limit characters=5000000
      kg build reports -o country --jobs 8 --corrections mended.toml
      kg build /shared/reports -o /shared/country --engine dask --scheduler tcp://head:8786
      kg build reports -o s3://bucket/country --engine dask --scheduler tcp://head:8786
    """
    from time import perf_counter

    from kg import pipeline

    executor = _executor(outputs, jobs, engine, scheduler)
    started = perf_counter()
    reading = read_options(limits, columns)
    with progress_bar("reports") as progress:
        result = pipeline.build(inputs, outputs, base_iri, progress, corrections, executor, whole, reading)
    click.echo(summary(result.counts, perf_counter() - started), nl=False)
    click.echo(f"written to {result.folder}; open {result.folder / pipeline.PAGE} in a browser")
    tell_unread(result.problems)
    finish(result.problems)


def _executor(outputs: str, jobs: int, engine: str, scheduler: str | None) -> "Executor":
    """Who does the work; a wrong pair of options is a usage error."""
    from importlib.util import find_spec

    from kg.make.cluster import Dask
    from kg.make.executors import Pool, Serial
    from kg.make.places import mark_of, place_of

    if (engine == "dask") != (scheduler is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together")
    if scheduler is None:
        return Pool(jobs) if jobs > 1 else Serial()
    if find_spec("distributed") is None:
        raise click.UsageError("Dask is not installed: pip install 'govreport-kg[cluster]'")
    return Dask(scheduler, mark_of(place_of(outputs)))
