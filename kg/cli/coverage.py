"""``kg coverage`` lists what of reports reached the graph."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.shared import COLUMNS, INPUTS, LIMITS, VERBOSE, fail, finish, read_options, tell
from kg.show import coverage_lines, coverage_tables, progress_bar


@click.command()
@INPUTS
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.option(
    "--list",
    "most",
    metavar="N",
    type=click.IntRange(min=0),
    help="In text, list up to N items of each place and reason and not all; 0 leaves the figures.",
)
@LIMITS
@COLUMNS
@VERBOSE
def coverage(inputs: Sequence[Path], form: str, most: int | None, limits: Sequence[str], columns: Sequence[str]) -> None:
    """List what of reports reached the graph, and why the rest did not.

    Told of each sentence, clause, number and title in 《》: what of the graph it lies in, or the class of the reason why in none
    (a heading, a result, a date, a set phrase ...). What has neither comes first and whole, and makes the exit code 1: a rule
    missed it, or its class has no name yet. A clause that tells no measure has its reason also where its number is in the graph.

    \b
    Examples:
      kg coverage seeds --list 3
      kg coverage seeds/000_519dceed93fb7c9a.txt --list 0
      kg coverage seeds --format csv > coverage.csv
    """
    from kg import pipeline
    from kg.evaluate.coverage import items, to_csv, to_json

    if most is not None and form != "text":
        raise click.UsageError(f"--list is for text: --format {form} has every item; leave one of the two out.")
    reading = read_options(limits, columns)
    with progress_bar("reports") as progress:
        found, problems = pipeline.coverage(inputs, progress, reading)
    tell(problems)
    if form == "text":
        for line in coverage_lines(found, most):
            click.echo(line)
        click.echo(coverage_tables(found), nl=False)
    else:
        click.echo((to_csv if form == "csv" else to_json)(found), nl=False)
    if open_items := sum(item.unexplained for item in items(found)):
        fail(f"{open_items} without place or reason: see the first lines", 1)
    finish(problems)
