"""pyvis's Network, imported without what it takes along for notebooks and pickles, a twentieth of a small build."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


def network_class() -> Any:
    """The class ``pyvis.network.Network``; what pyvis calls of IPython and jsonpickle is imported when it calls it.

    >>> network_class()(directed=True).directed
    True
    """
    with _later("IPython.display", "jsonpickle"):
        from pyvis.network import Network

    return Network


@contextmanager
def _later(*names: str) -> Iterator[None]:
    """Lets modules that are not imported yet be imported as placeholders, until the block ends."""
    placeholders = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(placeholders)
    try:
        yield
    finally:
        for name in placeholders:
            del sys.modules[name]


class _Later(ModuleType):
    """A module whose functions import it when they are called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)
