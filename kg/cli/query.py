"""``kg query`` asks a built graph in SPARQL."""

from pathlib import Path
from typing import Any

import click

from kg.cli.shared import OUTPUTS, VERBOSE


@click.command()
@click.argument("query", metavar="TEXT|FILE|NAME", required=False)
@OUTPUTS
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--list", "listed", is_flag=True, help="List the named queries and what each answers.")
@VERBOSE
def query(query: str | None, folder: Path, form: Any, listed: bool) -> None:
    """Ask a built graph in SPARQL.

    The query is text, a file or a named query; nothing is ever changed.
    The prefixes of the project (kg: org: doc: prog: region: measure: ... rdfs: skos: oa: ...) are declared already. The default
    graph is that of all reports; GRAPH ?report { ... } asks for one report's.

    \b
    Examples:
      kg query --list
      kg query 'SELECT ?text { ?m kg:actor org:天津市河东区司法局 ; rdfs:label ?text }'
      kg query my-question.rq --outputs outputs --format csv > answer.csv
    """
    from kg.query import columns_text, named_queries, open_engine, query_text

    if listed:
        click.echo(columns_text(list(named_queries().items())), nl=False)
    elif query is None:
        raise click.UsageError("Missing argument 'TEXT|FILE|NAME'. See 'kg query --list' for the named queries.")
    else:
        click.echo(open_engine(folder).text(query_text(query), form), nl=False)
