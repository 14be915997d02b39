"""That each short way between entities is borne by what states it, and that the shapes of the ontology hold."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.relations import DIRECT
from kg.graph.vocabulary import local
from kg.verify.finding import Finding, short
from kg.verify.outputs import Outputs
from kg.verify.statements import Statements

if TYPE_CHECKING:
    import pyoxigraph

#: a property -> the class that bears its evidence, and what stands between the two ends there
_BORNE = {"w3org:memberOf": ("Membership", "w3org:member", "w3org:organization")}


def check_edges(outputs: Outputs) -> Iterator[Finding]:
    """A direct edge (issued, tookPartIn, …) has a measure with that actor, role and status, with evidence, and conversely."""
    for report, graph in outputs.graphs.items():
        file, borne = outputs.file_of(report), _borne(graph)
        for name in (*DIRECT.values(), *_BORNE):
            said = set(graph.pairs(name))
            for source, target in sorted(said - borne.get(name, set())):
                why = f"no {'measure' if name not in _BORNE else 'membership'} of this report with evidence states it"
                yield Finding("edges", f"{file} {_line(outputs, source, name, target)}", why, source)
            for source, target in sorted(borne.get(name, set()) - said):
                yield Finding(
                    "edges", f"{file} {_line(outputs, source, name, target)}", "stated, and the edge is missing", source
                )


def _borne(graph: Statements) -> dict[str, set[tuple[str, str]]]:
    """By direct property the ends that the measures and memberships of a report state."""
    found: dict[str, set[tuple[str, str]]] = {}
    for (role, status), name in DIRECT.items():
        for measure, target in graph.pairs(role):
            if graph.value(measure, "status").endswith(f"#{status}") and _has_evidence(graph, measure):
                found.setdefault(name, set()).update((actor, target) for actor in graph.values(measure, "actor"))
    for name, (type_, first, second) in _BORNE.items():
        for each in graph.of_type(type_):
            ends = ((one, other) for one in graph.values(each, first) for other in graph.values(each, second))
            found.setdefault(name, set()).update(ends if _has_evidence(graph, each) else ())
    return found


def _has_evidence(graph: Statements, subject: str) -> bool:
    return any(graph.value(each, "oa:exact") for each in graph.values(subject, "evidence"))


def _line(outputs: Outputs, source: str, name: str, target: str) -> str:
    return f"{outputs.short(source)} {local(name)} {outputs.short(target)}"


def check_shapes(outputs: Outputs) -> Iterator[Finding]:
    """The graph conforms to ``ontology/shapes.ttl``."""
    import pyoxigraph
    import rdflib

    from kg.graph import validate

    graph = rdflib.Graph()
    lines = pyoxigraph.serialize(_quads(outputs.union), format=pyoxigraph.RdfFormat.N_TRIPLES)
    graph.parse(data=lines or b"", format="nt")
    for line in validate(graph):
        subject, _, what = line.partition(" · ")
        yield Finding("shapes", outputs.short(subject), short(what, 200), subject)


def _quads(statements: Statements) -> Iterator["pyoxigraph.Triple"]:
    """The statements as the serializer takes them; a blank node, which no build writes, is told by another check."""
    import pyoxigraph

    for subject, predicate, target in sorted(statements.triples, key=str):
        if not subject.startswith("_:"):
            yield pyoxigraph.Triple(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate), target)


def check_counts(outputs: Outputs) -> Iterator[Finding]:
    """The manifest counts what the graph has."""
    counts = outputs.manifest["counts"]
    indicators = {subject for subject, _ in outputs.union.pairs("indicator")}
    whole = {"statements": len(outputs.union.triples), "indicators": len(indicators)}
    for name, told in sorted(counts.items()):
        found = whole[name] if name in whole else len(outputs.union.of_type(name))
        if found != told:
            yield Finding("counts", "manifest.json", f"counts {told} {name}, and graph.nq has {found}")
