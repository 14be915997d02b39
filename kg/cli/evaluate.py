"""``kg evaluate`` compares what is found with gold annotations."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.shared import COLUMNS, INPUTS, LIMITS, VERBOSE, finish, read_options, tell
from kg.show import change_lines, changes_table, error_lines, figures_table, progress_bar, rules_table


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@INPUTS
@click.option("--rules", is_flag=True, help="Show how often each rule hits, is right and is wrong.")
@click.option(
    "--against",
    metavar="OLD.JSONL",
    type=click.Path(path_type=Path),
    help="Show what was gained and lost since annotations that kg annotate wrote before a change.",
)
@click.option(
    "--errors",
    metavar="N",
    type=click.IntRange(min=0),
    help="Show up to N missed and wrong items of each layer; with --against, list up to N gained and lost ones and not all.",
)
@LIMITS
@COLUMNS
@VERBOSE
def evaluate(
    gold: Path,
    inputs: Sequence[Path],
    rules: bool,
    against: Path | None,
    errors: int | None,
    limits: Sequence[str],
    columns: Sequence[str],
) -> None:
    """Compare what is found with gold annotations.

    Prints precision, recall and F1 of each layer.
    GOLD is a file in the standoff format; a report is paired with its annotations by its file's name. A gained or lost item is
    right where all that is said of it (a name or kind, a measure's verb, status and actor) agrees with GOLD.

    \b
    Examples:
      kg evaluate tests/gold/seeds.jsonl seeds
      kg evaluate tests/gold/seeds.jsonl seeds --errors 5 --rules
      kg annotate seeds -o old.jsonl
      kg evaluate tests/gold/seeds.jsonl seeds --against old.jsonl
    """
    from kg import pipeline
    from kg.evaluate import by_rule, changes, read_standoff

    old = read_standoff(against) if against else None
    reading = read_options(limits, columns)
    with progress_bar("reports") as progress:
        done = pipeline.evaluate(gold, inputs, progress, reading)
    tell(done.problems)
    click.echo(figures_table(done.verdicts), nl=False)
    for line in error_lines(done.verdicts, errors or 0):
        click.echo(line)
    if rules:
        click.echo("\n" + rules_table(by_rule(done.gold, done.found, done.verdicts)), nl=False)
    if old is not None:
        found = changes(old, done.found, done.gold)
        click.echo("\n" + changes_table(found), nl=False)
        for line in change_lines(found, errors):
            click.echo(line)
    finish(done.problems)
