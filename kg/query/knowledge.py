"""An outputs folder in Python."""

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import InputError
from kg.query.answer import Value
from kg.query.ask import ask
from kg.query.engine import Engine
from kg.query.folder import open_engine, partitions
from kg.query.frames import Frames, frame
from kg.query.named import find_query

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

_LISTED = 100  # reports, at most, in a notebook
_COUNTED = ("Report", "Organisation", "Document", "Programme", "Measure", "Observation", "Honour", "Shortcoming")


def load(folder: str | Path = "outputs") -> "KnowledgeGraph":
    """The graph in ``folder``, which ``kg build`` wrote; raises InputError where it holds none. Its parts are read when used.

    >>> load("outputs").select("SELECT (COUNT(?r) AS ?n) { ?r a kg:Report }")
    [{'n': 2}]
    """
    return KnowledgeGraph(Path(folder), open_engine(folder))


class KnowledgeGraph(Frames):
    """A built graph: as RDF, for networkx, and by questions."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine

    @cached_property
    def rdf(self) -> "rdflib.Graph":
        """The statements as an rdflib graph that is not copied: it reads, and writes, what pyoxigraph holds.

        It holds the ontology too. SPARQL asked of it runs in pyoxigraph, and ``bind_namespaces`` need not be said: the project's
        prefixes are bound.

        >>> from rdflib import RDFS, Literal
        >>> [str(thing) for thing in load("outputs").rdf.subjects(RDFS.label, Literal("天津市河东区", lang="zh"))]
        ['https://w3id.org/govreport-kg/region/天津市河东区']
        """
        import rdflib
        from oxrdflib import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        graph = rdflib.Graph(OxigraphStore(store=self.engine.store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
        for prefix, namespace in self.engine.namespaces.items():
            graph.bind(prefix, namespace)
        return graph

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """The graph for networkx: node ids are short IRIs, edge keys the relation's name; see the README for the attributes.

        >>> load("outputs").to_networkx().nodes["region:天津市河东区"]["type"]
        'Region'
        """
        import networkx

        written = networkx.read_graphml(self._file("graph.graphml"), force_multigraph=True)
        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        graph.add_nodes_from(written.nodes(data=True))
        for source, target, about in written.edges(data=True):  # the keys in the file are ids, which name the whole edge
            graph.add_edge(source, target, key=about["predicate"], **about)
        return graph

    def select(self, query: str, /, **parameters: object) -> list[dict[str, Value]]:
        """The rows of a SELECT (a named query, a file's path or SPARQL text) as dicts; the project's prefixes are declared.

        ``parameters`` are those of the query, and are bound to it, never pasted into its text. Raises QueryError, in one line
        with the place, for what is not well formed or would change data, UnclearNameError for a name that is not clear.

        >>> load("outputs").select("reports", region="河东区")[0]["issuer"]
        '天津市河东区人民政府'
        """
        return ask(self.engine, find_query(query), parameters).records()

    def query(self, query: str, /, **parameters: object) -> "pandas.DataFrame":
        """The same as a data frame; raises KgError where pandas is not installed."""
        answer = ask(self.engine, find_query(query), parameters)
        return frame(answer.columns, answer.rows)

    def cite(self, query: str, /, **parameters: object) -> "pandas.DataFrame":
        """The same with the columns of a citation: the words, their sentence, section, report and offsets, and a reference.

        >>> frame = load("outputs").cite("honours", recipient="河东区司法局")
        >>> frame["reference"][0]
        '天津市河东区人民政府. 河东区人民政府2022年法治政府建设情况报告[R]. 2023-02-27.'
        """
        answer = ask(self.engine, find_query(query), parameters, cite=True)
        return frame(answer.columns, answer.rows)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many things of each class there are, mentions, and statements, as the manifest says.

        >>> load("outputs").counts["Report"]
        2
        """
        manifest: dict[str, Any] = json.loads(self._file("manifest.json").read_bytes())
        return dict(manifest["counts"])

    def __repr__(self) -> str:
        """What the graph is of.

        >>> load("outputs")  # doctest: +ELLIPSIS
        <KnowledgeGraph of outputs: 2 Report, ... Organisation, ... Shortcoming, ... statements>
        """
        found = [f"{self.counts[name]:,} {name}" for name in _COUNTED if name in self.counts]
        statements = self.counts.get("statements", self.engine.statements)
        return f"<{type(self).__name__} of {self.folder}: {', '.join(found)}, {statements:,} statements>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the reports and the counts.

        >>> "东丽区2024年法治政府建设年度报告" in load("outputs")._repr_html_()
        True
        """
        from html import escape

        from kg.graph.vocabulary import term

        titles = "".join(f"<li>{escape(row.title)}</li>" for row in self.tuples.reports()[:_LISTED])
        counts = "".join(
            f"<tr><th>{term(name).zh} {term(name).en}</th><td>{self.counts[name]:,}</td></tr>"
            for name in _COUNTED
            if name in self.counts
        )
        return f"<p><strong>{escape(str(self.folder))}</strong></p><ul>{titles}</ul><table>{counts}</table>"

    def _file(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            many = partitions(self.folder)
            what = f"build fewer reports, or all as one graph with --whole {many.reports}" if many else "build the folder again"
            raise InputError(f"{path}: no such file: {what}")
        return path
