"""All checks, by name, in the order in which they are made."""

from collections.abc import Callable, Iterator, Mapping

from kg.verify.edges import check_counts, check_edges, check_shapes
from kg.verify.evidence import check_corrections, check_quotes, check_rules, check_sources, check_statements, check_terms
from kg.verify.finding import Finding
from kg.verify.formats import check_files, check_gexf, check_graphml, check_jsonld, check_turtle
from kg.verify.outputs import Outputs
from kg.verify.pages import check_pages
from kg.verify.parts import check_parts
from kg.verify.tables import check_annotations, check_tables

Check = Callable[[Outputs], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "files": check_files,
    "parts": check_parts,
    "sources": check_sources,
    "corrections": check_corrections,
    "quotes": check_quotes,
    "rules": check_rules,
    "statements": check_statements,
    "terms": check_terms,
    "edges": check_edges,
    "shapes": check_shapes,
    "counts": check_counts,
    "turtle": check_turtle,
    "jsonld": check_jsonld,
    "graphml": check_graphml,
    "gexf": check_gexf,
    "tables": check_tables,
    "annotations": check_annotations,
    "pages": check_pages,
}

#: Of a large corpus these are made of the whole; those of ``PART`` of each partition.
WHOLE = ("files", "parts", "pages")
PART = ("sources", "corrections", "quotes", "rules", "statements", "terms", "edges", "shapes", "annotations")
