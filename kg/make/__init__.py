"""From a source text to what is kept of it: the unit that is cached, made by workers, and merged into all outputs."""

from kg.make.all import Making, Progress, make_all
from kg.make.cluster import Dask
from kg.make.executors import Executor, Lost, Pool, Serial
from kg.make.made import Made, Recipe, make_batch, resolved_of
from kg.make.places import Far, New, Place, mark_of, new_outputs, place_of, told, work_place
from kg.make.store import Result, Store
from kg.make.versions import fingerprint

__all__ = [
    "Dask",
    "Executor",
    "Far",
    "Lost",
    "Made",
    "Making",
    "New",
    "Place",
    "Pool",
    "Progress",
    "Recipe",
    "Result",
    "Serial",
    "Store",
    "fingerprint",
    "make_all",
    "make_batch",
    "mark_of",
    "new_outputs",
    "place_of",
    "resolved_of",
    "told",
    "work_place",
]
