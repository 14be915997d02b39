"""Checks a graph against ``ontology/shapes.ttl``; needs pyshacl, which the extra ``validate`` brings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.ontology_files import ontology_path, vocabulary_files
from kg.model import KgError

if TYPE_CHECKING:
    import rdflib


def validate(graph: "rdflib.Graph") -> tuple[str, ...]:
    """What does not conform, one line each, sorted: the thing, the property, what is wrong; nothing where all conforms.

    Raises :class:`~kg.model.KgError` where pyshacl is not installed.
    """
    import rdflib

    results = report(graph)
    shacl = rdflib.SH
    return tuple(sorted({_line(results, each) for each in results.subjects(rdflib.RDF.type, shacl.ValidationResult)}))


def report(graph: "rdflib.Graph") -> "rdflib.Graph":
    """The SHACL validation report of a graph."""
    try:
        import pyshacl
    except ImportError as error:
        raise KgError("validate: pyshacl is not installed: pip install 'govreport-kg[validate]'") from error
    import rdflib

    # shapes on kinds and levels look the concepts up, so these must be in the graph that is checked
    checked = _ontology()
    checked += graph
    _, results, _ = pyshacl.validate(checked, shacl_graph=_read("shapes.ttl"), inference="none")
    if not isinstance(results, rdflib.Graph):
        raise KgError(f"validate: the graph cannot be checked: {results}: mend ontology/shapes.ttl")
    return results


def _read(name: str) -> "rdflib.Graph":
    import rdflib

    return rdflib.Graph().parse(ontology_path(name), format="turtle")


def _ontology() -> "rdflib.Graph":
    """The classes and the concepts."""
    found = _read("kg.ttl")
    for path in vocabulary_files():
        found.parse(path, format="turtle")
    return found


def _line(results: "rdflib.Graph", result: "rdflib.term.Node") -> str:
    import rdflib

    parts: Iterator[str] = (
        str(value)
        for predicate in (rdflib.SH.focusNode, rdflib.SH.resultPath, rdflib.SH.value, rdflib.SH.resultMessage)
        if (value := results.value(result, predicate)) is not None
    )
    return " ".join(" · ".join(parts).split())
