"""That the files of a folder are there, and that each format says what graph.nq says."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from kg.graph.network import NODE_TYPES, clean
from kg.graph.vocabulary import local, terms
from kg.verify.finding import Finding, short
from kg.verify.outputs import Outputs
from kg.verify.statements import Triple, name_of, read_triples, value_of

if TYPE_CHECKING:
    import pyoxigraph

_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
_GEXF = "{http://www.gexf.net/1.2draft}"
#: Not relations of the graph: an entity that nothing links is drawn to where it is mentioned.
_DRAWN_ONLY = "mentionedIn"
Drawing = tuple[dict[str, str], set[tuple[str, str, str]]]
"""Names by the ids of nodes, and edges as source, predicate, target."""


def check_files(outputs: Outputs) -> Iterator[Finding]:
    """What a build writes is there, and nothing else."""
    from kg.export import WRITERS
    from kg.model import InputError
    from kg.pipeline import check_replaceable
    from kg.view import PAGES, VIEWS

    divided = {"manifest.json", "index.html", "graph.html", "graph", "tables", "annotations"}
    for name in sorted(divided if outputs.is_divided else {*WRITERS, *PAGES} - {VIEWS}):
        if not (outputs.folder / name).exists():
            yield Finding("files", name, "the file is missing: build again")
    try:
        check_replaceable(outputs.folder)
    except InputError as error:
        yield Finding("files", outputs.folder.name, str(error).partition(": ")[2])


def check_turtle(outputs: Outputs) -> Iterator[Finding]:
    """graph.ttl has the statements of graph.nq."""
    import pyoxigraph

    yield from _triples(outputs, "turtle", "graph.ttl", pyoxigraph.RdfFormat.TURTLE)


def check_jsonld(outputs: Outputs) -> Iterator[Finding]:
    """graph.jsonld has the statements of graph.nq."""
    import pyoxigraph

    yield from _triples(outputs, "jsonld", "graph.jsonld", pyoxigraph.RdfFormat.JSON_LD)


def _triples(outputs: Outputs, check: str, file: str, form: "pyoxigraph.RdfFormat") -> Iterator[Finding]:
    path = outputs.folder / file
    if not path.is_file():
        return
    try:
        found = read_triples(path.read_bytes(), form)
    except (SyntaxError, ValueError) as error:
        line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        yield Finding(check, f"{file}{line}", f"cannot be read ({short(str(error), 120)}): build again")
        return
    wanted = outputs.union.triples
    for triple in sorted(found - wanted, key=str):
        yield Finding(check, file, f"has {_told(outputs, triple)}, which graph.nq has not", triple[0])
    for triple in sorted(wanted - found, key=str):
        yield Finding(check, file, f"lacks {_told(outputs, triple)}, which graph.nq has", triple[0])


def _told(outputs: Outputs, triple: Triple) -> str:
    subject, predicate, target = triple
    return f"{outputs.short(subject)} {name_of(predicate)} “{short(outputs.short(value_of(target)))}”"


def check_graphml(outputs: Outputs) -> Iterator[Finding]:
    """graph.graphml draws the things and the relations of graph.nq."""
    yield from _drawing(outputs, "graphml", "graph.graphml", read_graphml)


def check_gexf(outputs: Outputs) -> Iterator[Finding]:
    """graph.gexf draws the things and the relations of graph.nq."""
    yield from _drawing(outputs, "gexf", "graph.gexf", read_gexf)


def _drawing(outputs: Outputs, check: str, file: str, read: Callable[[Path], Drawing]) -> Iterator[Finding]:
    path = outputs.folder / file
    if not path.is_file():
        return
    try:
        names, edges = read(path)
    except (ElementTree.ParseError, LookupError) as error:
        yield Finding(check, file, f"cannot be read ({type(error).__name__}: {error}): build again")
        return
    yield from differing_names(check, file, names, things(outputs))
    relations = {local(term) for term in terms()}
    for source, predicate, target in sorted(edges):
        if predicate == _DRAWN_ONLY:
            continue
        if predicate not in relations or not _states(outputs, source, predicate, target):
            yield Finding(check, file, f"draws {source} {predicate} {target}, which graph.nq does not state")
    for source, predicate, target in sorted(_relations(outputs) - edges):
        yield Finding(check, file, f"does not draw {source} {predicate} {target}, which graph.nq states")


def differing_names(check: str, file: str, found: dict[str, str], wanted: dict[str, str]) -> Iterator[Finding]:
    """A line for each thing that a file has too much, too little or under another name."""
    for key in sorted({*found, *wanted}):
        if key not in wanted:
            yield Finding(check, file, f"has {key}, which graph.nq has not")
        elif key not in found:
            yield Finding(check, file, f"lacks {key}, which graph.nq has")
        elif found[key] != wanted[key]:
            yield Finding(check, file, f"names {key} “{short(found[key])}”, graph.nq “{short(wanted[key])}”")


def things(outputs: Outputs, types: Iterable[str] = NODE_TYPES) -> dict[str, str]:
    """The names of the things that are drawn, by short IRI."""
    union = outputs.union
    return {outputs.short(iri): clean(union.value(iri, "rdfs:label")) for each in types for iri in union.of_type(each)}


def _states(outputs: Outputs, source: str, predicate: str, target: str) -> bool:
    about = outputs.union.about(_long(outputs, source))
    wanted = _long(outputs, target)
    return any(wanted in values for name, values in about.items() if local(name) == predicate)


def _long(outputs: Outputs, key: str) -> str:
    from kg.model import UnknownTermError

    try:
        return outputs.iris.expand(key)
    except UnknownTermError:
        return key


def _relations(outputs: Outputs) -> set[tuple[str, str, str]]:
    """The statements between things that are drawn; that a thing in a section is in the section's report need not be."""
    drawn = {iri for each in NODE_TYPES for iri in outputs.union.of_type(each)}
    found = set()
    for iri in drawn:
        about = outputs.union.about(iri)
        for name, values in about.items():
            if name != "inReport" or "section" not in about:
                found |= {(outputs.short(iri), local(name), outputs.short(value)) for value in values if value in drawn}
    return found


def read_graphml(path: Path) -> Drawing:
    """The names of nodes and the edges of a GraphML file."""
    root = ElementTree.parse(path).getroot()
    keys = {each.get("id"): each.get("attr.name") for each in root.iter(f"{_GRAPHML}key")}

    def attribute(element: ElementTree.Element, name: str) -> str:
        found = (each for each in element.iter(f"{_GRAPHML}data") if keys[each.get("key")] == name)
        return next((each.text or "" for each in found), "")

    names = {str(each.get("id")): attribute(each, "name") for each in root.iter(f"{_GRAPHML}node")}
    edges = {
        (str(each.get("source")), attribute(each, "predicate"), str(each.get("target"))) for each in root.iter(f"{_GRAPHML}edge")
    }
    return names, edges


def read_gexf(path: Path) -> Drawing:
    """The names of nodes and the edges of a GEXF file."""
    root = ElementTree.parse(path).getroot()
    keys = {
        (kind.get("class"), each.get("id")): each.get("title")
        for kind in root.iter(f"{_GEXF}attributes")
        for each in kind.iter(f"{_GEXF}attribute")
    }

    def attribute(element: ElementTree.Element, kind: str, name: str) -> str:
        found = (each for each in element.iter(f"{_GEXF}attvalue") if keys[kind, each.get("for")] == name)
        return next((each.get("value") or "" for each in found), "")

    names = {str(each.get("id")): attribute(each, "node", "name") for each in root.iter(f"{_GEXF}node")}
    edges = {
        (str(each.get("source")), attribute(each, "edge", "predicate"), str(each.get("target")))
        for each in root.iter(f"{_GEXF}edge")
    }
    return names, edges
