"""``kg annotate`` writes what was found in reports as standoff JSONL."""

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.shared import COLUMNS, INPUTS, LIMITS, VERBOSE, finish, read_options, tell
from kg.show import progress_bar


@click.command()
@INPUTS
@click.option("-o", "--output", default="-", show_default=True, help="The file to write; - is standard output.")
@LIMITS
@COLUMNS
@VERBOSE
def annotate(inputs: Sequence[Path], output: str, limits: Sequence[str], columns: Sequence[str]) -> None:
    """Annotate reports in the standoff format.

    One JSON object a line, one line a report.
    Offsets count Unicode code points of the file as decoded, from 0, the end exclusive.

    \b
    Examples:
      kg annotate seeds -o annotations.jsonl
      kg annotate seeds/000_519dceed93fb7c9a.txt | jq '.measures[].text'
    """
    from kg import pipeline
    from kg.whole import write_whole

    reading = read_options(limits, columns)
    with progress_bar("reports") as progress:
        lines, problems = pipeline.annotate(inputs, progress, reading)
    tell(problems)
    text = "".join(f"{line}\n" for line in lines)
    if output == "-":
        click.echo(text, nl=False)
    else:
        write_whole(Path(output), text)
    finish(problems)
