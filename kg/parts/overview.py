"""What the pages of a large corpus show, out of what was gathered."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.graph import Iris
from kg.graph.vocabulary import concept_of, concepts, local, term
from kg.parts.digest import DRAWN
from kg.parts.totals import ENTITY_ROW, Totals
from kg.view import Corpus

if TYPE_CHECKING:
    from networkx import MultiDiGraph

MOST_NODES, MOST_EDGES = 1000, 4000
_RANKED = 12
_TOP = f"{ENTITY_ROW} WHERE type IN (?, ?, ?, ?) ORDER BY reports DESC, mentions DESC, iri LIMIT ?"
_MOST = "SELECT iri, name, kind, reports, mentions FROM entity WHERE type = ? ORDER BY reports DESC, mentions DESC, iri LIMIT ?"
_SPREAD = """
SELECT indicator, unit, count(DISTINCT file) AS n, min(value), max(value), count(*)
FROM value GROUP BY indicator, unit HAVING n > 1 ORDER BY n DESC, indicator, unit LIMIT 60
"""
_MIDDLE = "SELECT value FROM value WHERE indicator = ? AND unit = ? ORDER BY value LIMIT 1 OFFSET ?"


def corpus_of(totals: Totals, parts: int, iris: Iris) -> Corpus:
    """The corpus as its pages show it."""
    [(reports,)] = totals.rows("SELECT count(*) FROM report")
    years = totals.rows("SELECT year, count(*) FROM report WHERE year IS NOT NULL GROUP BY year ORDER BY year")
    regions = totals.rows(
        "SELECT region, count(*) AS n FROM report WHERE region <> '' GROUP BY region ORDER BY n DESC, region LIMIT 24"
    )
    most = {
        type_: [(iris.compress(iri), *row) for iri, *row in totals.rows(_MOST, type_, _RANKED)]
        for type_ in ("Programme", "Document", "Organisation")
    }
    return Corpus(
        reports,
        parts,
        totals.counts(),
        [(str(year), count) for year, count in years],
        list(regions),
        list(totals.rows("SELECT name, n FROM theme ORDER BY name = '', n DESC, name")),
        most,
        list(_indicators(totals)),
    )


def _indicators(totals: Totals) -> Iterable[tuple[tuple[str, str], str, int, float, float, float]]:
    known = concepts("indicator")
    for indicator, unit, reports, least, most, count in list(totals.rows(_SPREAD)):
        [(median,)] = totals.rows(_MIDDLE, indicator, unit, (count - 1) // 2)
        yield (known[indicator].zh, known[indicator].en), unit, reports, least, median, most


def drawn(totals: Totals, links: Iterable[Sequence[Sequence[Any]]], iris: Iris) -> "MultiDiGraph[str]":
    """The graph of what is referred to most, as ``kg.graph.network`` makes graphs; ``links`` are those of each partition."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    top = {row[0]: row for row in totals.rows(_TOP, *DRAWN, MOST_NODES)}
    for iri in sorted(top):
        graph.add_node(iris.compress(iri), **_node(top[iri]))
    found: dict[tuple[str, str, str], list[Any]] = {}
    for rows in links:
        for source, predicate, target, count, place in rows:
            if source in top and target in top:
                row = found.setdefault((source, predicate, target), [0, place])
                row[:] = row[0] + count, min(row[1], place, key=lambda each: (each[1] < 0, each))
    for ends in sorted(sorted(found, key=lambda each: (-found[each][0], each))[:MOST_EDGES]):
        _add(graph, ends, found[ends][1], iris)
    return graph


def _node(row: Sequence[Any]) -> dict[str, Any]:
    _, type_, name, kind, level, _, mentions, *place = row
    about = {"type": type_, "label": name, "name": name, "mentions": mentions}
    if kind:
        about |= {"kind": kind, "kind_zh": concept_of(type_, "kind", kind).zh}
    return about | ({"level": level} if level else {}) | _evidence(place)


def _add(graph: "MultiDiGraph[str]", ends: tuple[str, str, str], place: Sequence[Any], iris: Iris) -> None:
    source, predicate, target = ends
    about = term(predicate)
    labels = {"predicate": local(predicate), "label_zh": about.zh, "label_en": about.en}
    graph.add_edge(iris.compress(source), iris.compress(target), key=local(predicate), **labels, **_evidence(place))


def _evidence(place: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(("report", "start", "end", "quote", "rule"), place, strict=True))
