"""An outputs folder in Python."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import InputError, KgError
from kg.query.answer import Answer, Value
from kg.query.engine import Engine
from kg.query.folder import open_engine
from kg.query.named import query_text

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

_MEASURES = """
SELECT ?measure ?actor ?verb ?status ?theme ?text ?file ?start ?end ?quote ?rule {
  ?measure a kg:Measure ; rdfs:label ?label ; kg:verb ?verb ; kg:status ?statusConcept .
  ?measure kg:inReport ?report ; kg:evidence ?evidence .
  ?evidence oa:start ?start ; oa:end ?end ; oa:exact ?quote ; kg:rule ?rule .
  ?report kg:sourceFile ?file .
  OPTIONAL { ?measure kg:actor ?body . ?body rdfs:label ?actorName }
  OPTIONAL { ?measure kg:theme ?themeConcept }
  BIND (STR(?actorName) AS ?actor)
  BIND (STR(?label) AS ?text)
  BIND (STRAFTER(STR(?statusConcept), "#") AS ?status)
  BIND (STRAFTER(STR(?themeConcept), "#") AS ?theme)
}
ORDER BY ?file ?start ?end ?actor
"""


def load(folder: str | Path = "outputs") -> "KnowledgeGraph":
    """The graph in ``folder``, which ``kg build`` wrote; raises InputError where it holds none. Its parts are read when used.

    >>> load("outputs").select("SELECT (COUNT(?r) AS ?n) { ?r a kg:Report }")
    [{'n': 2}]
    """
    return KnowledgeGraph(Path(folder), open_engine(folder))


class KnowledgeGraph:
    """A built graph: as RDF, for networkx, and by questions."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine

    @cached_property
    def rdf(self) -> "rdflib.Graph":
        """All statements of all reports as an rdflib graph.

        >>> len(load("outputs").rdf) > 1000
        True
        """
        import rdflib

        return rdflib.Graph().parse(self._file("graph.ttl"), format="turtle")

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

    def select(self, query: str) -> list[dict[str, Value]]:
        """The rows of a SELECT (a named query, a file's path or SPARQL text) as dicts; the project's prefixes are declared.

        Raises QueryError, in one line with the place, for what is not well formed or would change data.
        """
        return self.engine.select(query_text(query)).records()

    def query(self, query: str) -> "pandas.DataFrame":
        """The same as a data frame; raises KgError where pandas is not installed."""
        return _frame(self.engine.select(query_text(query)))

    def measures(self, actor: str | None = None, report: str | None = None) -> "pandas.DataFrame":
        """The measures, a row for each body that acts, with their evidence: file, start, end, quote and rule.

        ``actor`` keeps those of one body, by its full name; ``report`` those of one report, by its file's name. Offsets count
        code points of the file as decoded, the end exclusive. Raises KgError where the graph has no such body or report.

        >>> frame = load("outputs").measures(actor="天津市河东区司法局")
        >>> list(frame["file"].unique()), list(frame.columns[-4:])
        (['003_f2667748cd85794d.txt'], ['start', 'end', 'quote', 'rule'])
        """
        answer = self.engine.select(_MEASURES)
        rows = [row for row in answer.records() if actor in (None, row["actor"]) and report in (None, row["file"])]
        if not rows and (actor or report):
            raise KgError(
                f"no measure of {' in '.join(filter(None, (actor, report)))}: give a full name and a file's name as in the graph"
            )
        return _frame(Answer(answer.columns, tuple(tuple(row.values()) for row in rows)))

    def _file(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            raise InputError(f"{path}: no such file: build the folder again")
        return path


def _frame(answer: Answer) -> "pandas.DataFrame":
    try:
        import pandas
    except ModuleNotFoundError:
        raise KgError("pandas is not installed: pip install 'govreport-kg[tables]', or use select(), which gives dicts") from None
    rows: Iterable[tuple[Any, ...]] = answer.rows
    return pandas.DataFrame(list(rows), columns=list(answer.columns))
