"""Views of one's own choosing: what to show from the query room, the page from the view room."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kg.model import KgError
from kg.query import KnowledgeGraph, Names, UnclearNameError, find_query, open_engine

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.compare import Comparison, Following
    from kg.query import Answer
    from kg.read import InputProblem
    from kg.view import Links, View


def load(folder: str | Path = "outputs") -> "Graph":
    """The graph in ``folder``, which ``kg build`` wrote; raises InputError where it holds none. Its parts are read when used.

    >>> view = load("outputs").view(focus="天津市河东区司法局", steps=1)
    >>> view.title, view.graph.nodes["org:天津市河东区司法局"]["type"]
    ('天津市河东区司法局 · 1 步以内', 'Organisation')
    """
    return Graph(Path(folder), open_engine(folder))


class Graph(KnowledgeGraph):
    """A built graph that can be looked at as well."""

    @cached_property
    def names(self) -> Names:
        """The names of its things."""
        return Names.of(self.engine)

    def view(
        self,
        focus: str | None = None,
        steps: int = 1,
        type: str | Collection[str] = (),
        report: str | None = None,
        theme: str | None = None,
        query: str | None = None,
    ) -> "View":
        """A view of a part of the graph: what fits all that is asked for; of all where nothing is asked.

        ``focus`` is a name or an IRI and ``steps`` how far around it to go; ``type`` one or several types; ``report`` a file's
        name or a title; ``theme`` a theme's id or label; ``query`` a named query, a file or SPARQL: of a CONSTRUCT the statements
        it makes, of a SELECT the things in its rows. In a notebook the view shows itself; ``save`` writes it as a page. Raises
        UnclearNameError where a name is not clear, KgError where nothing fits.
        """
        from kg.view import View, around, of_report, of_theme, of_types, part

        graph = self.to_networkx()
        told, chosen, key = [], [set(graph)], None
        if query is not None:
            told.append("查询结果" if any(character in query for character in "{\n") else Path(query).stem)
        if focus is not None:
            key = self._key(graph, focus)
            told.append(f"{graph.nodes[key].get('name', key)} · {steps} 步以内")
            chosen.append(around(graph, key, steps))
        if types := (type,) if isinstance(type, str) else tuple(type):
            chosen.append(of_types(graph, types) | ({key} if key else set()))
        for value, keys_of in ((report, of_report), (theme, of_theme)):
            if value is not None:
                chosen.append(keys_of(graph, value))
        told += [*types, *filter(None, (report, theme))]
        shown = part(graph if query is None else self._asked(graph, find_query(query).text), set.intersection(*chosen))
        if not shown:
            raise KgError(f"{' · '.join(told) or self.folder}: nothing to show: ask for less at once")
        return View(shown, " · ".join(told) or "政府报告知识图谱", key if key in shown else None)

    def compare(self, a: str, b: str) -> "Comparison":
        """Two reports of the graph side by side; each is named by its file or title, a part of one, or its region and year.

        In a notebook the comparison shows itself; ``rows``, ``markdown`` and ``page`` give it in other shapes. Raises
        UnclearNameError where a name is not clear.

        >>> comparison = load("outputs").compare("东丽", "河东区 2022")
        >>> [row.names[0] for row in comparison.indicators][-1]
        '调解纠纷件数'
        """
        from kg.compare import Comparison, accounts, find_account

        found = accounts(self.engine)
        return Comparison(find_account(found, a), find_account(found, b))

    def follow(self, region: str | None = None) -> "Following":
        """What became of the promises in a region's reports, year after year; None where only one region has several years.

        In a notebook it shows itself; ``rows``, ``markdown`` and ``page`` give it in other shapes. Raises UnclearNameError where
        the name is not clear, KgError where the region has not two years' reports.
        """
        from kg.compare import accounts, follow

        return follow(accounts(self.engine), region)

    def _key(self, graph: "MultiDiGraph[str]", focus: str) -> str:
        key = self.engine.shorten(self.names.find(focus))
        if key not in graph:
            raise UnclearNameError(f"{focus}: nothing that can be drawn: give a name of a thing, or its IRI")
        return key

    def _asked(self, graph: "MultiDiGraph[str]", text: str) -> "MultiDiGraph[str]":
        """The things that the answer names; of a graph that the query makes, only the relations that it states."""
        from kg.view import part

        found, statements = self.engine.things(text)
        chosen = part(graph, {self.engine.shorten(iri) for iri in found})
        if not chosen:
            raise KgError("the query: names nothing that can be drawn: select the things themselves, not their labels")
        if statements is None:
            return chosen
        stated = {
            (self.engine.shorten(s), self.engine.shorten(o), p.rpartition("#")[2].rpartition("/")[2]) for s, p, o in statements
        }
        chosen.remove_edges_from([edge for edge in chosen.edges(keys=True) if edge not in stated])
        for source, target, name in sorted(stated):
            if source in chosen and target in chosen and not chosen.has_edge(source, target, name):
                chosen.add_edge(source, target, key=name, predicate=name, label_zh=name, label_en=name)
        return chosen


@contextmanager
def graph_of(inputs: Sequence[Path], folder: Path, problems: list["InputProblem"]) -> Iterator[Graph]:
    """The graph in ``folder``, or, where there are ``inputs``, that of these; what is wrong with any goes to ``problems``."""
    if not inputs:
        yield load(folder)
        return
    from tempfile import TemporaryDirectory

    from kg.pipeline import build

    with TemporaryDirectory() as place:
        problems += build(inputs, Path(place, "outputs")).problems
        yield load(Path(place, "outputs"))


def save_view(view: "View", folder: Path | None, target: Path | None) -> Path:
    """Writes the page of a view to ``target``, or to a place of its own in ``folder``, and returns where.

    The page links to the reading pages of ``folder``, the outputs that it was made from; without one it says places and no more.
    """
    place = target or view_place(view.title, folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    return view.save(place, links_of(place, folder))


def view_place(title: str, folder: Path | None) -> Path:
    """Where a page of this title is written unless a place is given: among the views of ``folder``, or here."""
    import re

    from kg.view import VIEWS, safe_name

    stem = safe_name(re.sub(r"\W+", "-", title).strip("-"))
    return Path(folder / VIEWS if folder else ".", f"{stem}.html")


def links_of(page: Path, folder: Path | None) -> "Links":
    """The way from ``page`` to the pages of ``folder``, where these are, and where there is a way."""
    import os
    from urllib.parse import quote

    from kg.view import INDEX, REPORTS, Links

    if folder is None:
        return Links()
    try:
        way = Path(os.path.relpath(folder.resolve(), page.resolve().parent)).as_posix()
    except ValueError:  # another drive of the machine
        return Links()
    start = "" if way == "." else quote(way) + "/"
    home, reading = f"{start}{INDEX}", f"{start}{REPORTS}/"
    return Links(home if (folder / INDEX).is_file() else None, reading if (folder / REPORTS).is_dir() else None)


class SideBySide(Protocol):
    """What is shown as rows, as Markdown and as a page."""

    @property
    def title(self) -> str:
        """What heads it."""

    def rows(self) -> "Answer":
        """As a table."""

    def markdown(self) -> str:
        """As Markdown."""

    def page(self, links: "Links") -> str:
        """As HTML."""


def write_side_by_side(found: SideBySide, form: Any, folder: Path | None, target: Path | None) -> str:
    """Writes ``found`` in ``form`` (page, markdown, csv, json, table) to ``target``, a page else to the views of ``folder``.

    Returns the text where there is no place for it, else a line that says where it is.
    """
    from kg.query import to_text
    from kg.whole import write_whole

    if form == "page":
        target = target or view_place(found.title, folder)
        text = found.page(links_of(target, folder))
    else:
        text = found.markdown() if form == "markdown" else to_text(_narrow(found.rows(), form), form, {})
    if target is None:
        return text
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text)
    return f"written to {target}: {found.title}\n"


def _narrow(answer: "Answer", form: str) -> "Answer":
    """Of a table to read in a terminal, the columns without places and quotes, which csv and json have, and long cells cut."""
    from kg.query import Answer
    from kg.view.labels import short_label

    if form != "table":
        return answer
    kept = [number for number, name in enumerate(answer.columns) if not name.endswith(("_place", "_quote"))]
    rows = (tuple(short_label(cell, 60) if isinstance(cell := row[n], str) else cell for n in kept) for row in answer.rows)
    return Answer(tuple(answer.columns[number] for number in kept), tuple(rows))
