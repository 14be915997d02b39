"""From a source text to what is kept of it: the unit that is cached, made by workers, and merged into all outputs."""

from kg.make.all import Making, Progress, make_all
from kg.make.cluster import Dask
from kg.make.executors import Executor, Lost, Pool, Serial
from kg.make.made import Made, Recipe, make_batch, resolved_of
from kg.make.store import Result, Store
from kg.make.versions import fingerprint

__all__ = [
    "Dask",
    "Executor",
    "Lost",
    "Made",
    "Making",
    "Pool",
    "Progress",
    "Recipe",
    "Result",
    "Serial",
    "Store",
    "fingerprint",
    "make_all",
    "make_batch",
    "resolved_of",
]
