"""From resolved reports to RDF and to networkx; IRIs are minted here and nowhere else."""

from kg.graph.build import Statement, facts, nquads, nquads_of, quads, statements
from kg.graph.facts import Edge, Evidence, Facts, Node
from kg.graph.iris import DEFAULT_BASE, ONTOLOGY, Iris, check_base
from kg.graph.network import network, to_networkx
from kg.graph.ontology_files import ontology_folder, ontology_path, vocabulary_files
from kg.graph.shacl import validate

__all__ = [
    "DEFAULT_BASE",
    "ONTOLOGY",
    "Edge",
    "Evidence",
    "Facts",
    "Iris",
    "Node",
    "Statement",
    "check_base",
    "facts",
    "network",
    "nquads",
    "nquads_of",
    "ontology_folder",
    "ontology_path",
    "quads",
    "statements",
    "to_networkx",
    "validate",
    "vocabulary_files",
]
