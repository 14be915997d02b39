"""The reading page of a report: its text as it stands, with all that was found in it."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.graph.vocabulary import concepts
from kg.view.addresses import GRAPH, INDEX, node_address
from kg.view.assets import asset, types
from kg.view.items import Heading, Item, Sheet
from kg.view.page import COMMON
from kg.view.records import records, shared_data
from kg.view.safety import text_html
from kg.view.segments import covered, pieces
from kg.view.shell import environment, write_page

if TYPE_CHECKING:
    from markupsafe import Markup
    from networkx import MultiDiGraph

TEMPLATE = "reading.html.j2"
SCRIPTS = (*COMMON, "place.js", "reading.js")
STYLES = ("base.css", "panel.css", "reading.css")


class Share(NamedTuple):
    """How much a type covers: its entry in the legend, how many spans, and the part of the text in percent."""

    type: dict[str, str]
    spans: int
    percent: float


def write_reading_page(sheet: Sheet, graph: "MultiDiGraph[str]", path: Path) -> None:
    """Writes the reading page of one report to ``path``, which lies in a folder beside ``graph.html`` and ``index.html``.

    ``graph`` is the network of this report alone, built with the same base. The page's text is the source as decoded,
    character by character; its address with ``#c7268-7278`` shows those code points (from 0, end exclusive). What the file system
    refuses is an OSError.
    """
    write_page(path, reading_page(sheet, graph))


def reading_page(sheet: Sheet, graph: "MultiDiGraph[str]") -> str:
    """The HTML that :func:`write_reading_page` writes."""
    found, text = sheet.items, sheet.text
    data = _data(graph, found, sheet.name)
    made = environment(
        TEMPLATE,
        [asset(name) for name in SCRIPTS],
        [asset(name) for name in STYLES],
        data,
        home=f"../{INDEX}",
        graph=node_address(data["self"], f"../{GRAPH}"),
    )
    parts = {id_: (concept.zh, concept.en) for id_, concept in concepts("section-part").items()}
    html: str = made.get_template(TEMPLATE).render(
        title=sheet.title or sheet.name,
        source=sheet.name,
        metadata=sheet,
        issuer=sheet.issuer,
        text=_text(text, found, sheet.outline, sheet.titles),
        outline=[heading for heading in sheet.outline if heading.text or heading.part != "opening"],
        parts=parts,
        shares=_shares(found, text),
        whole=_percent([(item.start, item.end) for item in found], text),
        characters=sum(not character.isspace() for character in text),
    )
    return html


def _data(graph: "MultiDiGraph[str]", found: Sequence[Item], name: str) -> dict[str, Any]:
    """The report's own graph; evidence of this report is in this page, so its address is empty."""
    made = records(graph)
    shared = shared_data(graph, made.tables, "")
    shared["reports"] = [[*row[:3], "" if row[0] == name else None] for row in shared["reports"]]
    numbers = {key: number for number, key in enumerate(made.keys)}
    edges = [[edge["from"], edge["to"], edge["p"], edge["e"]] for edge in made.edges]
    spans = [[item.start, item.end, numbers[item.key], item.rule] for item in found]
    own = next((key for key in made.keys if graph.nodes[key].get("type") == "Report"), "")
    return shared | {"nodes": made.nodes, "edges": edges, "items": spans, "self": own, "graph": f"../{GRAPH}"}


def _text(text: str, found: Sequence[Item], headings: Sequence[Heading], titles: Sequence[tuple[int, int]]) -> "Markup":
    """The text in pieces; ``data-i`` of a piece holds the numbers of the items that cover it, the outermost first."""
    from markupsafe import Markup

    words = [(heading.start, heading.end) for heading in headings]
    spans = [*((item.start, item.end) for item in found), *words, *titles]
    begins = {heading.start: number for number, heading in reversed([*enumerate(headings)])}
    written = []
    for piece in pieces([*spans, *((start, start) for start in begins)], len(text)):
        inside = [number for number in piece.spans if number < len(found)]
        more = [number - len(found) for number in piece.spans if len(found) <= number < len(spans)]
        names = list(dict.fromkeys(name for number in inside for name in _names(found[number])))
        names += list(dict.fromkeys(_heading_name(number, headings) for number in more))
        anchor = f' id="s{begins[piece.start]}"' if piece.start in begins else ""
        covers = f' data-i="{" ".join(map(str, inside))}"' if inside else ""
        body = text_html(text[piece.start : piece.end])
        if names or anchor or covers:
            body = f'<span{anchor}{covers} class="{" ".join(names)}">{body}</span>'
        written.append(body)
    return Markup("".join(written))


def _names(item: Item) -> tuple[str, ...]:
    return (f"t-{item.type}", "planned") if item.planned else (f"t-{item.type}",)


def _heading_name(number: int, headings: Sequence[Heading]) -> str:
    return f"h h{headings[number].level}" if number < len(headings) else "title"


def _shares(found: Sequence[Item], text: str) -> list[Share]:
    counts = Counter(item.type for item in found)
    return [
        Share(entry, counts[entry["id"]], _percent([(i.start, i.end) for i in found if i.type == entry["id"]], text))
        for entry in types()
        if counts[entry["id"]]
    ]


def _percent(spans: Sequence[tuple[int, int]], text: str) -> float:
    """The part of the text, blanks left out, that the spans cover."""
    return round(100 * covered(spans, text) / max(1, sum(not character.isspace() for character in text)), 1)
