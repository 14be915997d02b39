"""Programmes: rules of data/programmes.toml and the functions that its entries name."""

import re
from collections.abc import Iterator
from functools import partial

from kg.extract import automaton
from kg.extract.context import Candidate, Context, inside
from kg.extract.engine import outermost, propose
from kg.extract.programme_names import Walls, in_quotes
from kg.extract.programmes_headed import headed, listed_campaigns
from kg.extract.programmes_quoted import national, numbered, quoted_bare, quoted_headed


def find_programmes(context: Context, organisations: list[Candidate]) -> list[Candidate]:
    """The PROG candidates of a report, one a place; where an organisation covers the span, there is none."""
    covered = tuple((o.start, o.end) for o in organisations if o.rule in ("org.team.quoted", "org.room.quoted"))
    walls = Walls(tuple((o.start, o.end) for o in organisations))
    functions = {name: partial(function, walls=walls) for name, function in _FUNCTIONS.items()}
    proposed = [
        c
        for c in propose(context, "programmes", functions)
        if not inside(context.documents, c.start) and not inside(covered, c.start + 1)
    ]
    found = outermost(proposed)
    again = outermost([*found, *_repeated(context, found)])
    return [c._replace(expanded=context.text[c.start : c.end]) for c in again]


_WHOLLY_QUOTED = re.compile(r"“[^“”]{2,}”")


def _repeated(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """A name that stood in quotes once stands elsewhere, in quotes or, where it is long enough to be sure, without."""
    taken = tuple((c.start, c.end) for c in found)
    names: dict[str, Candidate] = {}
    for candidate in found:
        name = context.text[candidate.start : candidate.end]
        if _WHOLLY_QUOTED.fullmatch(name):
            names.setdefault(name, candidate)
            if len(name) >= 7:
                names.setdefault(name[1:-1], candidate)
    for name, start, end in automaton.find(context.masked, names):
        if not inside(taken, start) and (name.startswith("“") or not in_quotes(context.text, start - 80, start)):
            yield names[name]._replace(start=start, end=end, rule="prog.repeated")


_FUNCTIONS = {
    "listed_campaigns": listed_campaigns,
    "national": national,
    "quoted_headed": quoted_headed,
    "numbered": numbered,
    "quoted_bare": quoted_bare,
    "headed": headed,
}
