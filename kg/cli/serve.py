"""``kg serve`` serves a built graph: pages, questions, SPARQL."""

from pathlib import Path

import click

from kg.cli.shared import VERBOSE, tell_loading


@click.command()
@click.argument("folder", metavar="[OUTPUTS]", default="outputs", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to bind; 0.0.0.0 lets other machines in.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one.")
@click.option(
    "--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Processor time a query may take."
)
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1), help="Rows an answer may have.")
@VERBOSE
def serve(folder: Path, host: str, port: int, seconds: float, rows: int) -> None:
    """Serve a built graph: its pages, a page to ask it, a SPARQL endpoint.

    /query asks the named queries and SPARQL and shows tables; /sparql speaks the SPARQL 1.1 protocol (GET and POST; JSON, XML,
    CSV, TSV; Turtle, N-Triples, RDF/XML, JSON-LD). Each thing has an address, such as /org/天津市河东区司法局, which answers
    with a page or with RDF, as the Accept header asks. Everything is only read: updates, SERVICE and LOAD are refused, nothing is
    fetched, and a query that takes too long, too much memory or too many rows is ended alone. Needs the extra serve.

    \b
    Examples:
      kg serve
      kg serve outputs --port 8080
      kg serve outputs --host 0.0.0.0 --seconds 5 --rows 20000
      curl -G http://127.0.0.1:8000/sparql --data-urlencode 'query=SELECT ?name { ?r a kg:Report ; rdfs:label ?name }'
      curl -H 'Accept: text/turtle' http://127.0.0.1:8000/region/天津市河东区
    """
    from kg.model import KgError

    try:
        from kg.serve import Limits
        from kg.serve import serve as run
    except ModuleNotFoundError as error:
        if error.name in ("fcntl", "resource"):
            raise KgError("kg serve needs processes that can be forked, which this system has not") from None
        raise KgError(f"{error.name} is not installed: pip install 'govreport-kg[serve]'") from None
    tell_loading(folder)
    run(folder, host, port, Limits(seconds=seconds, rows=rows))
