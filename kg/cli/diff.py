"""``kg diff`` tells what two builds say differently."""

from pathlib import Path
from typing import Any

import click

from kg.cli.shared import VERBOSE, fail


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.option(
    "--most", metavar="N", default=40, show_default=True, type=click.IntRange(min=0), help="In text, lines of a cause; 0 is all."
)
@VERBOSE
def diff(old: Path, new: Path, form: Any, most: int) -> None:
    """Tell what two builds say differently.

    OLD and NEW are folders that kg build wrote. Told is which statements came and went, by report, and what of the manifests
    caused it: the report's text, the rules, the ontology, kg's code, or corrections; or that the report was added or removed.
    Several that changed at once are named together. A line begins with + for a thing that came, - for one that went, ~ for
    one that says something else. Things of a report whose text changed are known again by their words.

    A change that the manifests do not explain makes the exit code 1: see kg verify.

    \b
    Examples:
      kg diff outputs-before outputs
      kg diff outputs-before outputs --format csv > changes.csv
    """
    from kg.query import to_text
    from kg.show import difference_lines
    from kg.verify.difference import UNEXPLAINED, difference

    found = difference(old, new)
    if form == "text":
        for line in difference_lines(found, most):
            click.echo(line)
    else:
        click.echo(to_text(found.rows(), form, {}), nl=False)
    if UNEXPLAINED in found.counts:
        came, went = found.counts[UNEXPLAINED]
        fail(f"{came} statements came and {went} went that no manifest explains: run kg verify on both folders", 1)
