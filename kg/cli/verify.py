"""``kg verify`` checks a folder of outputs against its sources."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.shared import VERBOSE


@click.command()
@click.argument("folder", metavar="[OUTPUTS]", default="outputs", type=click.Path(path_type=Path))
@click.option(
    "--sources",
    multiple=True,
    metavar="INPUT",
    type=click.Path(path_type=Path),
    help="Where the reports are, as kg build takes them; may be repeated.  [default: by name, around OUTPUTS]",
)
@click.option(
    "--corrections",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A file of corrections; a corrections.toml beside the reports is found by itself.",
)
@click.option("--skip", multiple=True, metavar="CHECK", help="A check to leave out, such as shapes; may be repeated.")
@click.option(
    "--part",
    "parts",
    multiple=True,
    metavar="NAME",
    help="Only this partition of a large corpus, such as part-00003; may be repeated.",
)
@click.option(
    "--most", metavar="N", default=20, show_default=True, type=click.IntRange(min=0), help="Lines of each check; 0 is all."
)
@VERBOSE
def verify(
    folder: Path, sources: Sequence[Path], corrections: Sequence[Path], skip: Sequence[str], parts: Sequence[str], most: int
) -> None:
    """Check a built folder against its sources.

    The sources are read again: each has the bytes that were built, each quote stands at its offsets, each rule fires there
    again, and each statement of the graph is what the source gives. Each direct edge is borne by a measure; the shapes of the
    ontology hold; Turtle, JSON-LD, GraphML, GEXF, tables, annotations and pages say what graph.nq says, and the pages hold no
    script but kg's. Prints a line for each thing that is wrong (check: place: what), and then the exit code is 1.

    \b
    Examples:
      kg verify outputs
      kg verify outputs --sources seeds --skip shapes
      kg verify country --sources reports --skip shapes --part part-00003
    """
    from kg.show import verification_lines
    from kg.verify import verify as verified

    found = verified(folder, sources, skip, corrections, parts)
    for note in found.notes:
        click.echo(f"kg: note: {note}", err=True)
    for line in verification_lines(found, most):
        click.echo(line)
    if found.findings:
        raise SystemExit(1)
