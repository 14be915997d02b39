"""``kg explain`` shows what a built graph says of one thing."""

from pathlib import Path

import click

from kg.cli.shared import OUTPUTS, VERBOSE, fail, tell_loading
from kg.show import explanation_text


@click.command()
@click.argument("name", metavar="NAME-OR-IRI")
@OUTPUTS
@VERBOSE
def explain(name: str, folder: Path) -> None:
    """Show what a built graph says of one thing.

    Below each line stand the sentence that says so, with the words that count between ⟦ and ⟧, the place of these words
    (file:start-end, in Unicode code points, the end exclusive) and the rule that read them. NAME may be a full name, a short one,
    or a part of one where only one thing has it.

    \b
    Examples:
      kg explain 天津市河东区司法局
      kg explain org:天津市东丽区人民政府 --outputs outputs
    """
    from kg.query import Names, UnclearNameError, open_engine
    from kg.query import explain as explanation_of

    tell_loading(folder)
    engine = open_engine(folder)
    try:
        explanation = explanation_of(engine, Names.of(engine).find(name))
    except UnclearNameError as error:
        fail(str(error), 1)
    click.echo(explanation_text(explanation), nl=False)
