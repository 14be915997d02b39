"""An outputs folder as the query room sees it."""

from pathlib import Path

from kg.graph.ontology_files import ontology_path, vocabulary_files
from kg.model import InputError
from kg.query.engine import Engine

GRAPH = "graph.nq"


def open_engine(folder: str | Path) -> Engine:
    """The engine over the graph in ``folder``, with the prefixes that its Turtle declares.

    Raises InputError where ``folder`` is not one that ``kg build`` wrote.

    >>> open_engine("no/such/folder")
    Traceback (most recent call last):
    kg.model.errors.InputError: no/such/folder: holds no graph.nq: run kg build first, or name the folder that it wrote
    """
    folder = Path(folder)
    if not (folder / GRAPH).is_file():
        raise InputError(f"{folder}: holds no {GRAPH}: run kg build first, or name the folder that it wrote")
    return Engine(folder / GRAPH, namespaces(folder / "graph.ttl"), (ontology_path("kg.ttl"), *vocabulary_files()))


def namespaces(path: Path) -> dict[str, str]:
    """The prefixes that the Turtle file at ``path`` declares in its head, with the namespaces of the base it was built with."""
    import pyoxigraph

    try:
        parser = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        next(parser, None)  # declarations are read with the first statement
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not readable as Turtle ({error}): build the folder again") from None
    return dict(parser.prefixes)
