"""``kg query`` asks a built graph in SPARQL."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.shared import OUTPUTS, VERBOSE, fail, tell_loading

if TYPE_CHECKING:
    from kg.query import NamedQuery


@click.command()
@click.argument("query", metavar="TEXT|FILE|NAME", required=False)
@OUTPUTS
@click.option("-p", "--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the query; may be repeated.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "markdown", "html"]), default="table", show_default=True
)
@click.option(
    "--cite", is_flag=True, help="Add to each row the quoted words, section, report, offsets and a reference (GB/T 7714)."
)
@click.option("--list", "listed", is_flag=True, help="List the named queries with their parameters, or tell of one.")
@VERBOSE
def query(query: str | None, folder: Path, given: Sequence[str], form: Any, cite: bool, listed: bool) -> None:
    """Ask a built graph in SPARQL.

    The query is text, a file or a named query; nothing is ever changed.
    The prefixes of the project (kg: org: doc: prog: region: measure: ... rdfs: skos: oa: ...) are declared already. The default
    graph is that of all reports, with the ontology; GRAPH ?report { ... } asks for one report's.
    A parameter's value is bound to the query, never pasted into it: a name, full or short, an id or a label of the vocabularies
    (enforcement, 行政执法), a year. --cite takes the evidence from ?evidence, or from the first thing in the row that has some.

    \b
    Examples:
      kg query --list
      kg query --list measures
      kg query indicators --param region=天津市河东区
      kg query measures -p actor=河东区司法局 -p status=planned --cite --format markdown
      kg query 'SELECT ?text { ?m kg:actor org:天津市河东区司法局 ; rdfs:label ?text }'
      kg query my-question.rq --outputs outputs --format csv > answer.csv
    """
    from kg.query import UnclearNameError, answer_text, find_query, named_queries, open_engine

    if listed:
        click.echo(_told(named_queries(), query), nl=False)
        return
    if query is None:
        raise click.UsageError("Missing argument 'TEXT|FILE|NAME'. See 'kg query --list' for the named queries.")
    found = find_query(query)
    tell_loading(folder)
    try:
        click.echo(answer_text(open_engine(folder), found, form, _pairs(given), cite), nl=False)
    except UnclearNameError as error:
        fail(str(error), 1)


def _pairs(given: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or name in pairs:
            problem = "is given twice" if equals else "has no value: write --param NAME=VALUE"
            raise click.UsageError(f"--param {each}: {problem}.")
        pairs[name] = value
    return pairs


def _told(known: Mapping[str, "NamedQuery"], name: str | None) -> str:
    """All named queries, a line each, or one with its question and parameters."""
    from kg.query import columns_text

    if name is None:
        rows = [[key, each.title.zh, each.title.en, " ".join(one.name for one in each.parameters)] for key, each in known.items()]
        return columns_text([["query", "问", "asks for", "parameters"], *rows], rule=True)
    if name not in known:
        raise click.UsageError(f"No named query {name!r}. See 'kg query --list'.")
    found = known[name]
    lines = [f"{name}  {found.title.zh}  {found.title.en}", f"  {found.question.zh}", f"  {found.question.en}"]
    table = columns_text([[f"  --param {one.name}=", one.type, one.means.zh, one.means.en] for one in found.parameters])
    return "\n".join(lines) + "\n" + (table if found.parameters else "")
