"""``kg build`` builds a folder of outputs from reports."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.shared import INPUTS, VERBOSE, finish, tell
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
@VERBOSE
def build(inputs: Sequence[Path], outputs: Path, base_iri: str | None) -> None:
    """Build the graph of reports.

    The outputs are RDF, tables, annotations and a page to look at.

    INPUT is a report (plain text in UTF-8) or a folder, which stands for the .txt files in it and beneath it; a manifest.csv
    beside the files (file, title, issuer, region, year, sha256) adds what their text doesn't say. Inputs that cannot be read are
    told, and the others are built.

    \b
    Examples:
      kg build seeds
      kg build reports/2023 reports/2024/east.txt -o east --base-iri https://example.org/east/
    """
    from time import perf_counter

    from kg import pipeline

    started = perf_counter()
    with progress_bar("reports") as progress:
        result = pipeline.build(inputs, outputs, base_iri, progress)
    tell(result.problems)
    click.echo(summary(result.counts, perf_counter() - started), nl=False)
    click.echo(f"written to {result.folder}; open {result.folder / pipeline.PAGE} in a browser")
    finish(result.problems)
