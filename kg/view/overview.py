"""What the way in shows: the graph counted and ranked, report by report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.graph.vocabulary import concepts
from kg.view.addresses import node_address, page_address

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Names = tuple[str, str]
RANKED = ("Programme", "Document", "Organisation")
COUNTED = ("Organisation", "Document", "Programme", "Person", "Measure", "Observation", "Honour", "Shortcoming")
MOST = 12


class ReportRow(NamedTuple):
    """A report: its file, title, page, issuer, region (each with its place in the graph), year, and counts by type."""

    file: str
    title: str
    page: str
    issuer: tuple[str, str] | None
    region: tuple[str, str] | None
    year: int | None
    counts: Mapping[str, int]
    planned: int


class Ranked(NamedTuple):
    """A thing that reports refer to: name, kind in zh and en, its place in the graph, mentions, and in how many reports."""

    name: str
    kind: Names
    address: str
    mentions: int
    reports: int
    share: float


class Shared(NamedTuple):
    """An indicator that several reports give: its names, its unit, and by report the values as (text, share, address)."""

    names: Names
    unit: str
    values: Mapping[str, Sequence[tuple[str, float, str]]]


def report_rows(graph: "MultiDiGraph[str]") -> list[ReportRow]:
    """The reports, by region, year and file.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("report:a", type="Report", name="某县2024年报告", reports="a.txt", year=2024)
    >>> [(row.title, row.page, row.year) for row in report_rows(graph)]
    [('某县2024年报告', 'reports/a.html', 2024)]
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    planned: Counter[str] = Counter()
    for _, about in graph.nodes(data=True):
        for file in _files(about):
            counts[file][str(about["type"])] += 1
            planned[file] += about.get("status") == "planned"
    rows = [_report_row(graph, key, about, counts, planned) for key, about in graph.nodes(data=True) if about["type"] == "Report"]
    return sorted(rows, key=lambda row: (row.region[0] if row.region else "", row.year or 0, row.file))


def _report_row(
    graph: "MultiDiGraph[str]", key: str, about: Mapping[str, Any], counts: Mapping[str, Counter[str]], planned: Mapping[str, int]
) -> ReportRow:
    file = str(about["reports"])
    linked = {name: target for _, target, name in sorted(graph.out_edges(key, keys=True))}
    ends = {name: (str(graph.nodes[to].get("name") or to), node_address(to)) for name, to in linked.items()}
    title = str(about.get("name") or file)
    return ReportRow(
        file, title, page_address(file), ends.get("issuer"), ends.get("region"), about.get("year"), counts[file], planned[file]
    )


def ranked(graph: "MultiDiGraph[str]", type_: str) -> list[Ranked]:
    """The things of a type that reports refer to most: by how many reports, then how often."""
    found = [
        (len(_files(about)), int(about.get("mentions") or 0), str(about.get("name") or key), key, about)
        for key, about in graph.nodes(data=True)
        if about["type"] == type_ and about.get("mentions")
    ]
    found.sort(key=lambda each: (-each[0], -each[1], each[3]))
    most = max((mentions for _, mentions, *_ in found[:MOST]), default=1)
    return [
        Ranked(name, _kind(type_, about), node_address(key), mentions, reports, round(100 * mentions / most, 1))
        for reports, mentions, name, key, about in found[:MOST]
    ]


def _kind(type_: str, about: Mapping[str, Any]) -> Names:
    kind = str(about.get("kind") or "")
    return kind_names(type_, kind)


def kind_names(type_: str, kind: str) -> Names:
    """A kind of a type in zh and en.

    >>> kind_names("Document", "law")
    ('法律', 'law')
    """
    known = concepts(f"{type_.lower()}-kind").get(kind)
    return (known.zh, known.en) if known else (kind, kind)


def theme_rows(graph: "MultiDiGraph[str]", files: Sequence[str]) -> list[tuple[str, Names, list[int]]]:
    """The measures of each theme, report by report, in the order of ``files``; themes that none has are left out."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, about in graph.nodes(data=True):
        if about["type"] == "Measure":
            counts.update((str(about.get("theme") or ""), file) for file in _files(about))
    names = theme_names()
    rows = [(theme, names[theme], [counts[theme, file] for file in files]) for theme in names]
    rows = [row for row in rows if any(row[2])]
    return sorted(rows, key=lambda row: (row[0] == "", -sum(row[2]), row[0]))


def theme_names() -> dict[str, Names]:
    """The themes in zh and en, with one for what has none.

    >>> theme_names()[""]
    ('未归类', 'no theme')
    """
    return {id_: (concept.zh, concept.en) for id_, concept in concepts("theme").items()} | {"": ("未归类", "no theme")}


def shared_indicators(graph: "MultiDiGraph[str]") -> list[Shared]:
    """The indicators, told by the attribute ``indicator`` of observations, that two reports or more give in the same unit."""
    found: defaultdict[tuple[str, str], defaultdict[str, list[tuple[float, str, str]]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(graph):
        about: Mapping[str, Any] = graph.nodes[key]
        if about["type"] == "Observation" and about.get("indicator") and about.get("value") is not None:
            for file in _files(about):
                value, unit = float(about["value"]), str(about.get("unit") or "")
                found[str(about["indicator"]), unit][file].append((value, str(about.get("name") or value), node_address(key)))
    labels = {id_: (concept.zh, concept.en) for id_, concept in concepts("indicator").items()}
    rows = [
        Shared(labels.get(id_, (id_, id_)), unit, _scaled(values)) for (id_, unit), values in found.items() if len(values) > 1
    ]
    return sorted(rows, key=lambda row: (-len(row.values), row.names, row.unit))


def _scaled(values: Mapping[str, Sequence[tuple[float, str, str]]]) -> dict[str, list[tuple[str, float, str]]]:
    most = max(abs(value) for row in values.values() for value, _, _ in row) or 1.0
    return {file: [(plain(v), round(100 * abs(v) / most, 1), address) for v, _, address in row] for file, row in values.items()}


def plain(value: float) -> str:
    """A number to read: grouped, without a point where it is whole.

    >>> plain(207900.0), plain(99.99)
    ('207,900', '99.99')
    """
    return f"{int(value):,}" if value.is_integer() else f"{value:,.10g}"


def _files(about: Mapping[str, Any]) -> list[str]:
    return [name for name in str(about.get("reports") or "").split(" | ") if name]


def totals(graph: "MultiDiGraph[str]", types: Iterable[Mapping[str, str]]) -> list[tuple[Mapping[str, str], int]]:
    """How many nodes of each type that the way in counts, by the entries of the legend."""
    counts = Counter(str(about["type"]) for _, about in graph.nodes(data=True))
    return [(entry, counts[entry["id"]]) for entry in types if entry["id"] in COUNTED and counts[entry["id"]]]
