"""That the pages show the sources character by character, with the marks of graph.nq, and run nothing but what kg writes."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kg.verify.finding import Finding, short
from kg.verify.formats import differing_names, things
from kg.verify.outputs import Outputs
from kg.verify.tables import annotated_places

_MARKED = ("Measure", "Observation", "Honour", "Shortcoming")
_AROUND = 12


class Page(HTMLParser):
    """A page's policy, scripts, styles, data, links, and the text of its report, where it has one."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policy, self.data = "", ""
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.links: list[str] = []
        self.other: list[str] = []
        self._parts: list[str] = []
        self._inside = ""
        self.has_text = False
        self.is_whole = html.startswith("<!doctype html>") and html.rstrip().endswith("</html>")
        self.feed(html)
        self.close()
        self.text = "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what an element brings in."""
        about = {name: value or "" for name, value in attrs}
        if about.get("http-equiv", "").casefold() == "content-security-policy":
            self.policy = about.get("content", "")
        self.other += [f"{tag} {name}" for name in about if name.startswith("on") or name in ("src", "srcset", "action", "style")]
        if "href" in about:
            self.links.append(about["href"])
        if tag == "script":
            self._inside = "data" if about.get("type") == "application/json" else "script"
            if self._inside == "script":
                self.scripts.append("")
        elif tag == "style":
            self._inside = "style"
            self.styles.append("")
        elif tag == "article" and about.get("id") == "text":
            self._inside, self.has_text = "text", True

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element."""
        if tag in ("script", "style", "article"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keeps the text of the element."""
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "style":
            self.styles[-1] += data
        elif self._inside == "data":
            self.data += data
        elif self._inside == "text":
            self._parts.append(data)


def check_pages(outputs: Outputs) -> Iterator[Finding]:
    """The policy of each page is that of its own scripts, which are kg's; its links lead somewhere; its text is the source's."""
    from kg.view import GRAPH, REPORTS, page_name

    pages = {path: Page(_html(path)) for path in sorted(outputs.folder.rglob("*.html"))}
    for path, page in pages.items():
        name = path.relative_to(outputs.folder).as_posix()
        yield from (Finding("pages", name, what) for what in (*_safe(outputs, page), *_links(path, page)))
    if outputs.is_divided:
        return
    for report in outputs.graphs:
        name = f"{REPORTS}/{page_name(outputs.file_of(report))}"
        if (read := pages.get(outputs.folder / name)) is None:
            yield Finding("pages", name, "the report has no reading page: build again")
        else:
            yield from (Finding("pages", name, what) for what in _reading(outputs, report, read))
    if drawn := pages.get(outputs.folder / GRAPH):
        named = {key: name or key for key, name in things(outputs).items()}
        yield from differing_names("pages", GRAPH, _names(drawn), named)


def _html(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _safe(outputs: Outputs, page: Page) -> Iterator[str]:
    from kg.view.shell import policy

    if not page.is_whole:
        yield "is not a whole page: build again"
    if page.policy != policy(page.scripts, "".join(page.styles)):
        yield "its Content-Security-Policy is not that of its own scripts and styles"
    if not outputs.version_notes() and (foreign := [script for script in page.scripts if script not in _own_scripts()]):
        yield f"holds a script that kg does not write: “{short(foreign[0])}”"
    yield from (f"holds {what}, which kg does not write" for what in page.other)


@cache
def _own_scripts() -> frozenset[str]:
    from kg.view.assets import vis_network

    assets = files("kg.view").joinpath("assets").iterdir()
    own = (each.read_text(encoding="utf-8") for each in assets if each.name.endswith(".js"))
    return frozenset(text.replace("\r\n", "\n") for text in (*own, vis_network()))


def _links(path: Path, page: Page) -> Iterator[str]:
    for link in dict.fromkeys(page.links):
        target = unquote(link.partition("#")[0])
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", link):
            yield f"links out of the folder: {short(link, 80)}"
        elif target and not (path.parent / target).exists():
            yield f"links to {short(target, 80)}, which is not there"


def _reading(outputs: Outputs, report: str, page: Page) -> Iterator[str]:
    source = outputs.source_of.get(report)
    if source is not None and source.found is not None and source.same:
        text = source.found.text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
        if page.text != text:
            yield _first_difference(page.text, text)
    try:
        data = json.loads(page.data)
        found = {(int(start), int(end), str(rule)) for start, end, _, rule in data["items"]}
    except (ValueError, TypeError, LookupError, RecursionError):
        yield "its data cannot be read: build again"
        return
    wanted = annotated_places(outputs, report, _MARKED)
    for start, end, rule in sorted(found - wanted.keys()):
        yield f"marks {start}-{end} by {rule}, which graph.nq has not"
    for start, end, rule in sorted(wanted.keys() - found):
        yield f"does not mark {start}-{end} by {rule}, which graph.nq has"


def _first_difference(shown: str, text: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(shown, text, strict=False)) if a != b), min(len(shown), len(text)))
    left, right = (short(each[at : at + _AROUND]) for each in (shown, text))
    return f"shows “{left}” at {at}, the source has “{right}”"


def _names(page: Page) -> dict[str, str]:
    try:
        nodes: list[dict[str, Any]] = json.loads(page.data)["nodes"]
        return {str(each["key"]): str(each["name"]) for each in nodes}
    except (ValueError, TypeError, LookupError, RecursionError):
        return {}
