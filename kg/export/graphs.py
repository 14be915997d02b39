"""graph.graphml and graph.gexf, for Gephi, yEd, Cytoscape and networkx."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.base import Export, write_text

if TYPE_CHECKING:
    import networkx

# by this ElementTree writes text and no bytes, and each character as itself
_TEXT = "unicode"
# GEXF takes these attributes for the life span of a node or the sort of an edge
_GEXF_NAMES = {"start": "start_offset", "end": "end_offset", "type": "class"}


def write_graphml(export: Export, path: Path) -> None:
    """Write GraphML; an edge's id is its source, predicate and target, since ids must differ in a file."""
    import networkx

    written = io.StringIO()
    networkx.write_graphml_xml(_with_edge_ids(export.network), written, encoding=_TEXT)  # type: ignore[arg-type]
    write_text(path, written.getvalue())


def write_gexf(export: Export, path: Path) -> None:
    """Write GEXF without the date and the writer's version, which would change the bytes from day to day."""
    import networkx

    written = io.StringIO()
    graph = _renamed(_with_edge_ids(export.network))
    networkx.write_gexf(graph, written, encoding=_TEXT, version="1.2draft")  # type: ignore[arg-type]
    text = re.sub(r' lastmodifieddate="[^"]*"', "", written.getvalue(), count=1)
    text = re.sub(r"<creator>[^<]*</creator>", "<creator>govreport-kg</creator>", text, count=1)
    write_text(path, text)


def _with_edge_ids(graph: "networkx.MultiDiGraph[str]") -> "networkx.MultiDiGraph[str]":
    import networkx

    copy: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    copy.add_nodes_from(graph.nodes(data=True))
    for source, target, key, about in graph.edges(keys=True, data=True):
        copy.add_edge(source, target, key=f"{source} {key} {target}", **about)
    return copy


def _renamed(graph: "networkx.MultiDiGraph[str]") -> "networkx.MultiDiGraph[str]":
    for _, about in graph.nodes(data=True):
        _rename(about)
    for _, _, about in graph.edges(data=True):
        _rename(about)
        about["label"] = about["label_zh"]
    return graph


def _rename(about: dict[str, object]) -> None:
    for old, new in _GEXF_NAMES.items():
        if old in about:
            about[new] = about.pop(old)
