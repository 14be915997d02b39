"""``kg push`` puts a built graph into a store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import VERBOSE

if TYPE_CHECKING:
    from kg.push import Login


@click.command()
@click.argument("outputs", type=click.Path(path_type=Path))
@click.option("--to", "url", required=True, metavar="URL", help="The address of the store's Graph Store service.")
@click.option("--user", metavar="NAME", help="The name to log in with; the password is taken from KG_PASSWORD, or asked for.")
@click.option(
    "--patience",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=60.0,
    show_default=True,
    help="How long to wait for a store that does not answer.",
)
@VERBOSE
def push(outputs: Path, url: str, user: str | None, patience: float) -> None:
    """Put each report's graph into a store.

    OUTPUTS is a folder that kg build wrote. Each named graph is put whole by the SPARQL 1.1 Graph Store HTTP Protocol, in the
    place of what the store had under its name: pushing twice is as pushing once. A run that was broken off goes on where it was;
    a graph that an earlier push put there and that the folder no longer has is removed. A token is taken from KG_TOKEN.

    \b
    Examples:
      kg push outputs --to http://localhost:7878/store                      (Oxigraph)
      kg push outputs --to http://localhost:3030/reports/data --user admin  (Jena Fuseki)
      KG_TOKEN=... kg push outputs --to https://example.org/repositories/kg/rdf-graphs/service   (GraphDB, RDF4J)
    """
    from kg.push import GraphStore
    from kg.push import push as push_all
    from kg.show import progress_bar

    with progress_bar("graphs") as progress:
        done = push_all(outputs, GraphStore(url, _login(user), patience), progress and (lambda count: progress(count, count)))
    click.echo(f"{done.put} graphs put, {done.kept} there already, {done.removed} removed: {url}")


def _login(user: str | None) -> "Login":
    from os import environ

    from kg.push.store import Basic, Bearer, Nobody

    if user is not None:
        password = environ.get("KG_PASSWORD")
        return Basic(user, click.prompt("password", hide_input=True, err=True) if password is None else password)
    return Bearer(environ["KG_TOKEN"]) if environ.get("KG_TOKEN") else Nobody()
