"""pyvis is imported without IPython and jsonpickle, and has both when it calls them."""

import subprocess
import sys

_LOADED = """
import sys
from kg.view.pyvis_network import network_class
network = network_class()(notebook=True, cdn_resources="in_line")
print(sorted({"IPython", "IPython.display", "jsonpickle"} & set(sys.modules)))
network.add_node(1, label="河东区")
print("河东区" in network.to_json().encode().decode("unicode_escape"))
"""
_SHOWN = """
import os, sys, tempfile
os.chdir(tempfile.mkdtemp())
from kg.view.pyvis_network import network_class
shown = network_class()(notebook=True, cdn_resources="remote").show("a.html")
print(type(shown).__module__, type(shown).__name__)
"""


def said(program: str) -> list[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.splitlines()


def test_what_pyvis_takes_along_is_imported_when_it_is_called() -> None:
    loaded, pickled = said(_LOADED)
    assert loaded == "[]"
    assert pickled == "True"


def test_pyvis_shows_itself_in_a_notebook_as_ever() -> None:
    assert said(_SHOWN)[-1] == "IPython.lib.display IFrame"
