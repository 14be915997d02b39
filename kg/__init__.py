"""Knowledge graphs from Chinese government reports, each statement traced to the characters that say it.

The verbs are here, and load what they need when they are first used:

``read`` a file to a source text, ``parse`` that to a report, ``extract`` what the report says, ``resolve`` it to entities;
``build`` inputs to a folder of outputs, ``load`` such a folder as a graph.

>>> import kg
>>> extraction = kg.extract(kg.parse(kg.read("seeds/000_519dceed93fb7c9a.txt")))
>>> extraction.metadata.year
2024

``kg.read``, ``kg.extract`` and ``kg.resolve`` are sub-packages as well, each named for its one verb, and do it when called.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.extract import extract as extract
    from kg.pipeline import BuildResult as BuildResult
    from kg.pipeline import build as build
    from kg.query import KnowledgeGraph as KnowledgeGraph
    from kg.read import read as read
    from kg.resolve import resolve as resolve
    from kg.text import parse as parse
    from kg.views import Graph as Graph
    from kg.views import load as load

__version__ = "0.1.0"

_HOMES = {
    "BuildResult": "kg.pipeline",
    "Graph": "kg.views",
    "KnowledgeGraph": "kg.query",
    "build": "kg.pipeline",
    "load": "kg.views",
    "parse": "kg.text",
}
_VERBS = frozenset(("extract", "read", "resolve"))

__all__ = ["BuildResult", "Graph", "KnowledgeGraph", "build", "extract", "load", "parse", "read", "resolve"]


class _VerbPackage(ModuleType):
    """A sub-package that can be called as the function of its own name."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*arguments, **named)


class _Package(ModuleType):
    """This package: loads on first use, and makes a verb's sub-package callable when the import system binds it here."""

    def __getattr__(self, name: str) -> Any:
        from importlib import import_module

        if name in _VERBS:
            return import_module(f"kg.{name}")
        if name in _HOMES:
            return getattr(import_module(_HOMES[name]), name)
        raise AttributeError(f"module 'kg' has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        if name in _VERBS and isinstance(value, ModuleType):
            value.__class__ = _VerbPackage
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
