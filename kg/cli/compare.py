"""``kg compare`` sets two reports side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import OUTPUTS, VERBOSE, fail, finish, tell, tell_loading

if TYPE_CHECKING:
    from kg.read import InputProblem

FORMATS = {".html": "page", ".md": "markdown", ".csv": "csv", ".json": "json", ".txt": "table"}


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@OUTPUTS
@click.option("--format", "form", type=click.Choice(sorted(FORMATS.values())), help="[default: that of -o, else table]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write: .html .md .csv .json .txt")
@VERBOSE
def compare(a: str, b: str, folder: Path, form: str | None, output: Path | None) -> None:
    """Set two reports side by side.

    Shown are the measures by theme, the programmes and documents that both or only one of them names, the same indicators with
    difference and ratio, what is only promised, and the shortcomings admitted, with the words that say so. A and B are reports
    of a built folder, each named by its file or title, a part of one, or its region and year; or two files, which are read.
    A page is written to the folder's views unless -o says where.

    \b
    Examples:
      kg compare 东丽 河东
      kg compare 天津市东丽区2024 003_f2667748cd85794d.txt -o compare.html
      kg compare seeds/000_519dceed93fb7c9a.txt seeds/003_f2667748cd85794d.txt --format markdown
    """
    from kg.query import UnclearNameError
    from kg.views import graph_of, write_side_by_side

    files = [Path(each) for each in (a, b)]
    inputs = files if all(file.is_file() for file in files) else []
    problems: list[InputProblem] = []
    if not inputs:
        tell_loading(folder)
    try:
        with graph_of(inputs, folder, problems) as graph:
            found = graph.compare(*(file.name for file in inputs)) if inputs else graph.compare(a, b)
    except UnclearNameError as error:
        tell(problems)
        fail(str(error), 1)
    tell(problems)
    form = form or FORMATS.get(output.suffix if output else "", "table")
    click.echo(write_side_by_side(found, form, None if inputs else folder, output), nl=False)
    finish(problems)
