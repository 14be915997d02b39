"""``kg build`` builds a folder of outputs from reports."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.shared import COLUMNS, INPUTS, LIMITS, VERBOSE, finish, read_options, tell
from kg.show import progress_bar, summary


@click.command()
@INPUTS
@click.option(
    "-o",
    "--outputs",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write, new or written by kg.",
)
@click.option("--base-iri", metavar="IRI", help="The IRI that all IRIs of the data begin with.")
@LIMITS
@COLUMNS
@VERBOSE
def build(inputs: Sequence[Path], outputs: Path, base_iri: str | None, limits: Sequence[str], columns: Sequence[str]) -> None:
    """Build the graph of reports.

    The outputs are RDF, tables, annotations and a page to look at.

    INPUT is a report, a table of reports or a zip of these, or a folder, which stands for all of them in it and beneath it; - is
    standard input. What a file is, is told by its content: plain text (UTF-8, UTF-16, GB18030, Big5), a web page, a Word file, a
    PDF, CSV or JSON lines with a report a row. A manifest.csv beside the files (file, title, issuer, region, year, date, sha256)
    adds what their text doesn't say. Inputs that cannot be read are told, and the others are built.

    \b
    Examples:
      kg build seeds
      kg build reports/2023 reports/2024/east.pdf -o east --base-iri https://example.org/east/
      kg build scraped.csv --column text=正文 --limit characters=5000000
      curl -s https://example.org/report.html | kg build - -o one
    """
    from time import perf_counter

    from kg import pipeline

    started = perf_counter()
    reading = read_options(limits, columns)
    with progress_bar("reports") as progress:
        result = pipeline.build(inputs, outputs, base_iri, progress, reading)
    tell(result.problems)
    click.echo(summary(result.counts, perf_counter() - started), nl=False)
    click.echo(f"written to {result.folder}; open {result.folder / pipeline.PAGE} in a browser")
    finish(result.problems)
