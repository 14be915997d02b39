"""What a page carries inside itself: our scripts and styles, and the vis-network that comes with pyvis."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


@cache
def asset(name: str) -> str:
    """The text of a file of ``kg/view/assets``.

    >>> asset("graph.js").startswith("//")
    True
    """
    return files("kg.view").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def template(name: str) -> str:
    """The text of a file of ``kg/view/templates``.

    >>> template("shell.html.j2").startswith("<!doctype html>")
    True
    """
    return files("kg.view").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """The vis-network script bundled in the pyvis package.

    Its style sheet is left out: it only dresses controls (editing tools, navigation buttons) that our page does not show.

    >>> "vis-network" in vis_network()[:200]
    True
    """
    # found and not imported: pyvis takes along what a page does not need
    spec = find_spec("pyvis")
    assert spec is not None and spec.origin is not None, "kg is installed with pyvis"
    return Path(spec.origin).parent.joinpath(VIS_NETWORK).read_text(encoding="utf-8")


@cache
def types() -> tuple[dict[str, str], ...]:
    """The node types in the order of the legend: id, names in zh and en, shape, colours on light and dark.

    >>> types()[0]["en"]
    'Report'
    """
    return tuple(json.loads(asset("types.json")))


@cache
def colours() -> str:
    """The style sheet of all colours: light, and dark where the reader or, unless they chose, the system asks for it.

    >>> "--type-Report: #1b1f24" in colours()
    True
    """
    light, dark = (f"{asset(f'{scheme}.css')}{_type_colours(scheme)}" for scheme in ("light", "dark"))
    system = f"@media (prefers-color-scheme: dark) {{\n:root:not([data-theme=light]) {{\n{dark}}}\n}}"
    return f":root {{\n{light}}}\n{system}\n:root[data-theme=dark] {{\n{dark}}}\n{_type_classes()}"


def _type_colours(scheme: str) -> str:
    lines = []
    for entry in types():
        red, green, blue = (int(entry[scheme][at : at + 2], 16) for at in (1, 3, 5))
        lines.append(f"--type-{entry['id']}: {entry[scheme]}; --tint-{entry['id']}: rgba({red}, {green}, {blue}, 0.17);\n")
    return "".join(lines)


def _type_classes() -> str:
    ids = [entry["id"] for entry in types()]
    return "".join(f".t-{each} {{ --type: var(--type-{each}); --tint: var(--tint-{each}); }}\n" for each in ids)


def source_hash(text: str) -> str:
    """The Content-Security-Policy source that lets an inline script or style of exactly ``text`` through.

    >>> source_hash("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    """
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"
