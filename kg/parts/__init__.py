"""The outputs of a corpus that is too large to be one graph: partitions, made by workers, and what is gathered from them.

A partition holds a share of the reports, told by the hash of a report's name, so that a report more or less changes one partition
and not all. Nothing here grows with the corpus but what is written.
"""

from kg.parts.make import PartRecipe, make_part
from kg.parts.partition import Part, divide
from kg.parts.tables import table_form
from kg.parts.write import prune, write_parts

__all__ = ["Part", "PartRecipe", "divide", "make_part", "prune", "table_form", "write_parts"]
