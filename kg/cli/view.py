"""``kg view`` writes a page of a part of the graph."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import OUTPUTS, VERBOSE, fail, finish, tell

if TYPE_CHECKING:
    from kg.read import InputProblem


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=click.Path(path_type=Path))
@OUTPUTS
@click.option("--focus", metavar="NAME-OR-IRI", help="What stands around one thing.")
@click.option("--steps", default=1, show_default=True, type=click.IntRange(0, 9), help="How far around --focus to go.")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Only this type, such as Organisation or 机构; may be repeated."
)
@click.option("--report", metavar="FILE|TITLE", help="Only what this report says.")
@click.option("--theme", metavar="THEME", help="Only this theme, such as enforcement or 行政执法, and what is linked with it.")
@click.option("--query", metavar="FILE.rq", help="What a query answers: a CONSTRUCT's statements, or the things a SELECT names.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The page to write  [default: views/....html in --outputs]")
@VERBOSE
def view(
    inputs: Sequence[Path],
    folder: Path,
    focus: str | None,
    steps: int,
    types: Sequence[str],
    report: str | None,
    theme: str | None,
    query: str | None,
    output: Path | None,
) -> None:
    """Write a page of a part of the graph.

    What fits all that is asked for is shown, from a built folder, or from INPUT, reports and folders as kg build takes them. The
    page leads to the reading pages of the folder. A page in the views of a folder goes when the folder is built again.

    \b
    Examples:
      kg view --focus 天津市河东区司法局 --steps 2
      kg view --theme 行政执法 --type Measure --type Document -o enforcement.html
      kg view --report 000_519dceed93fb7c9a.txt --query issued.rq
      kg view seeds --focus 天津市河东区司法局 -o bureau.html
    """
    from kg.query import UnclearNameError
    from kg.views import graph_of, save_view

    if not (inputs or focus or types or report or theme or query):
        raise click.UsageError("Nothing chosen. Give --focus, --type, --report, --theme or --query; graph.html shows the whole.")
    problems: list[InputProblem] = []
    try:
        with graph_of(inputs, folder, problems) as graph:
            chosen = graph.view(focus, steps, types, report, theme, query)
    except UnclearNameError as error:
        tell(problems)
        fail(str(error), 1)
    tell(problems)
    place = save_view(chosen, None if inputs else folder, output)
    click.echo(f"written to {place}: {chosen}")
    finish(problems)
