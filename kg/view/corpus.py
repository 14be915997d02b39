"""The pages of a corpus that is too large to be drawn whole: the way in, counted, and the graph of what is referred to most."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kg.view.addresses import GRAPH, INDEX, node_address
from kg.view.assets import asset, types
from kg.view.elements import place
from kg.view.index import SCRIPTS, STYLES, about_file, size_text
from kg.view.overview import COUNTED, RANKED, Names, Ranked, kind_names, plain, theme_names
from kg.view.page import Links, write_graph_page
from kg.view.shell import environment, write_page
from kg.view.sketch import sketch

if TYPE_CHECKING:
    from networkx import MultiDiGraph

TEMPLATE = "corpus.html.j2"
_MOST_REGIONS = 24


class Spread(NamedTuple):
    """An indicator over all reports that give it: its names, its unit, how many reports, and least, median and most."""

    names: Names
    unit: str
    reports: int
    least: str
    median: str
    most: str


class Corpus(NamedTuple):
    """What the pages show: how many reports in how many partitions, counts by class, by year, by region and by theme.

    ``most`` are, by type, the things that most reports refer to, as (short IRI, name, kind, reports, mentions); ``indicators``
    are (indicator's names, unit, reports, least, median, most).
    """

    reports: int
    parts: int
    counts: Mapping[str, int]
    years: Sequence[tuple[str, int]]
    regions: Sequence[tuple[str, int]]
    themes: Sequence[tuple[str, int]]
    most: Mapping[str, Sequence[tuple[str, str, str, int, int]]]
    indicators: Sequence[tuple[Names, str, int, float, float, float]]


def write_corpus_pages(
    corpus: Corpus, graph: "MultiDiGraph[str]", folder: Path, elsewhere: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Writes ``index.html`` and ``graph.html`` into ``folder``, in which all other files stand already.

    Those that will stand there are ``elsewhere``: sizes by name. ``graph`` holds what is referred to most, as
    ``kg.graph.network`` makes graphs. What the file system refuses is an OSError.
    """
    title = f"政府报告知识图谱（{corpus.reports:,} 份报告）"
    placement = place(graph)
    write_graph_page(graph, folder / GRAPH, f"{title}：提及最多的 {len(graph)} 个事物", Links(INDEX), placement)
    made = environment(TEMPLATE, [asset(name) for name in SCRIPTS], [asset(name) for name in STYLES], None, graph=GRAPH)
    html: str = made.get_template(TEMPLATE).render(
        title=title,
        corpus=corpus,
        notice=notice(corpus),
        totals=[(each, corpus.counts[each["id"]]) for each in types() if each["id"] in COUNTED and corpus.counts.get(each["id"])],
        sketch=sketch(graph, placement),
        counted=_counted(corpus),
        indicators=[Spread(*row[:3], *map(plain, row[3:])) for row in corpus.indicators],
        rankings=[(each, _ranked(each["id"], corpus, graph)) for name in RANKED for each in types() if each["id"] == name],
        files=_files(folder, elsewhere),
    )
    write_page(folder / INDEX, html)


def notice(corpus: Corpus) -> Names:
    """The line that says why there is no one graph, in zh and en."""
    return (
        f"语料规模较大：{corpus.reports:,} 份报告的全部陈述分为 {corpus.parts:,} 个分区（graph 文件夹），不再合成一个文件；"
        "图谱只画出提及最多的事物及其关系，每条陈述仍可回到原文中的字句。",
        f"A large corpus: all statements of its {corpus.reports:,} reports are in {corpus.parts:,} partitions (the folder graph) "
        "and not in one file; the graph draws what is referred to most; each statement still leads to the words that say it.",
    )


def _counted(corpus: Corpus) -> list[tuple[str, str, str, list[tuple[Names, int, float]]]]:
    """The tables of counts: id, heading in zh and en, rows."""
    themes = theme_names()
    return [
        ("years", "各年度的报告", "Reports by year", _shares([((name, name), count) for name, count in corpus.years])),
        (
            "regions",
            "报告最多的地区",
            "Regions with most reports",
            _shares([((name, name), count) for name, count in corpus.regions[:_MOST_REGIONS]]),
        ),
        ("themes", "举措，按主题", "Measures by theme", _shares([(themes[name], count) for name, count in corpus.themes])),
    ]


def _shares(rows: Sequence[tuple[Names, int]]) -> list[tuple[Names, int, float]]:
    most = max((count for _, count in rows), default=1)
    return [(names, count, round(100 * count / most, 1)) for names, count in rows]


def _ranked(type_: str, corpus: Corpus, graph: "MultiDiGraph[str]") -> list[Ranked]:
    rows = [row for row in corpus.most.get(type_, ()) if row[0] in graph]
    most = max((reports for *_, reports, _ in rows), default=1)
    return [
        Ranked(name, kind_names(type_, kind), node_address(key), mentions, reports, round(100 * reports / most, 1))
        for key, name, kind, reports, mentions in rows
    ]


def _files(folder: Path, elsewhere: Mapping[str, int]) -> list[tuple[str, str, str, str]]:
    """The files of ``folder``, those of a folder of partitions as one line: name, what it is in zh and en, its size."""
    here = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    rows: dict[str, list[int]] = {}
    for path, size in {**here, **elsewhere}.items():
        parent, _, name = path.rpartition("/")
        if name not in (GRAPH, INDEX):
            rows.setdefault(f"{parent}/" if name.startswith("part-") else path, []).append(size)
    return [(name, *_about(name, len(sizes)), size_text(sum(sizes))) for name, sizes in sorted(rows.items())]


def _about(name: str, count: int) -> Names:
    if not name.endswith("/"):
        return about_file(name)
    what = {"graph/": about_file("graph.nq"), "annotations/": about_file("annotations.jsonl")}.get(name, about_file(".csv"))
    return f"{count} 个分区：{what[0]}", f"{count} partitions: {what[1]}"
