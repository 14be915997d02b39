"""A part of a graph, chosen: what stands around a thing, of a type, in a report, under a theme."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.graph.vocabulary import concepts
from kg.model import UnknownTermError
from kg.view.assets import types
from kg.view.records import report_titles

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def around(graph: "MultiDiGraph[str]", key: str, steps: int) -> set[str]:
    """The nodes within ``steps`` of the node ``key``, whichever way the edges point.

    >>> import networkx
    >>> around(networkx.MultiDiGraph([("a", "b"), ("c", "b"), ("c", "d")]), "a", 2) == {"a", "b", "c"}
    True
    """
    found, rim = {key}, {key}
    for _ in range(steps):
        rim = {other for node in rim for other in (*graph.successors(node), *graph.predecessors(node))} - found
        found |= rim
    return found


def of_types(graph: "MultiDiGraph[str]", names: Collection[str]) -> set[str]:
    """The nodes of the types ``names``, each given by its id or its name in zh or en; an unknown one is an UnknownTermError.

    >>> import networkx
    >>> of_types(networkx.MultiDiGraph(), ["机构"])
    set()
    """
    wanted = {_type(name) for name in names}
    return {key for key, about in graph.nodes(data=True) if about["type"] in wanted}


def _type(name: str) -> str:
    for entry in types():
        if name.casefold() in (entry["id"].casefold(), entry["zh"], entry["en"].casefold()):
            return entry["id"]
    raise UnknownTermError(f"type {name}: not known: use one of {', '.join(entry['id'] for entry in types())}")


def of_report(graph: "MultiDiGraph[str]", name: str) -> set[str]:
    """What the report says whose file or title is ``name``, or the only one that has it as a part; else an UnknownTermError."""
    reports = {
        str(about["reports"]): str(about.get("name") or "") for _, about in graph.nodes(data=True) if about["type"] == "Report"
    }
    exact = [file for file, title in reports.items() if name in (file, title)]
    found = exact or [file for file, title in reports.items() if name in file or name in title]
    if len(found) != 1:
        what = f"means {len(found)} reports" if found else "not among the reports"
        raise UnknownTermError(f"report {name}: {what}: give one of {', '.join(sorted(found or reports))}")
    return {key for key, about in graph.nodes(data=True) if found[0] in str(about.get("reports") or "").split(" | ")}


def of_theme(graph: "MultiDiGraph[str]", name: str) -> set[str]:
    """What has the theme ``name`` (its id, or its label in zh or en), and what it is linked with that has no theme of its own."""
    theme = _theme(name)
    own = {key: about["theme"] for key, about in graph.nodes(data=True) if about.get("theme")}
    inside = {key for key, found in own.items() if found == theme}
    return inside | {
        other for key in inside for other in _neighbours(graph, key) if other not in own and _is_entity(graph.nodes[other])
    }


def _theme(name: str) -> str:
    for id_, concept in concepts("theme").items():
        if name.casefold() in (id_, concept.zh, concept.en.casefold()):
            return id_
    raise UnknownTermError(f"theme {name}: not known: use one of {', '.join(concepts('theme'))}")


def _neighbours(graph: "MultiDiGraph[str]", key: str) -> Iterable[str]:
    return (*graph.successors(key), *graph.predecessors(key))


def _is_entity(about: Mapping[str, Any]) -> bool:
    """Not the report or a section above, whose other contents have other themes."""
    return about["type"] not in ("Report", "Section")


def part(graph: "MultiDiGraph[str]", keys: Collection[str]) -> "MultiDiGraph[str]":
    """The nodes ``keys`` of ``graph``, in its order, with all edges between them; it still knows the titles of all reports."""
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(reports=report_titles(graph))
    made.add_nodes_from((key, about) for key, about in graph.nodes(data=True) if key in keys)
    for source, target, name, about in graph.edges(keys=True, data=True):
        if source in keys and target in keys:
            made.add_edge(source, target, key=name, **about)
    return made
