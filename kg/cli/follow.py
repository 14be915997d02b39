"""``kg follow`` shows what became of promises."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.compare import FORMATS
from kg.cli.shared import OUTPUTS, VERBOSE, fail, finish, tell, tell_loading

if TYPE_CHECKING:
    from kg.read import InputProblem


@click.command()
@click.argument("given", metavar="[REGION | INPUT...]", nargs=-1)
@OUTPUTS
@click.option("--format", "form", type=click.Choice(sorted(FORMATS.values())), help="[default: that of -o, else table]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write: .html .md .csv .json .txt")
@VERBOSE
def follow(given: Sequence[str], folder: Path, form: str | None, output: Path | None) -> None:
    """Show what became of promises.

    Each promise of a region's report is set beside what its next report says of it: told as done, changed (a lower figure,
    another act, only being prepared, told as not done), promised again, or not mentioned, with both quotes and the score that
    matched them (0 to 1, by shared documents, programmes, indicators and words, each weighed by how rare it is). Nothing is
    surer than the two quotes: “not mentioned” says that no measure was matched.

    REGION is a full name or the end of one, and may be left out where only one region has several years; or INPUT, reports and
    folders as kg build takes them. A page is written to the folder's views unless -o says where.

    \b
    Examples:
      kg follow 天津市河东区
      kg follow 河东区 --outputs outputs -o promises.html
      kg follow reports/2022.txt reports/2023.txt reports/2024.txt --format markdown
    """
    from kg.query import UnclearNameError
    from kg.views import graph_of, write_side_by_side

    inputs = [Path(each) for each in given] if given and all(Path(each).exists() for each in given) else []
    if len(given) > 1 and not inputs:
        raise click.UsageError("More than one REGION, or an INPUT that is not there. Give one region, or files and folders.")
    problems: list[InputProblem] = []
    if not inputs:
        tell_loading(folder)
    try:
        with graph_of(inputs, folder, problems) as graph:
            found = graph.follow(given[0] if given and not inputs else None)
    except UnclearNameError as error:
        tell(problems)
        fail(str(error), 1)
    tell(problems)
    form = form or FORMATS.get(output.suffix if output else "", "table")
    click.echo(write_side_by_side(found, form, None if inputs else folder, output), nl=False)
    finish(problems)
