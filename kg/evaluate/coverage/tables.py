"""Coverage for other programs: CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from kg.evaluate.coverage.figures import characters, classes, items, shares
from kg.evaluate.coverage.items import Coverage, Item


def to_csv(found: Sequence[Coverage]) -> str:
    """A row an item, those without place or reason first; the columns are the fields of :class:`Item`.

    >>> print(to_csv([Coverage("a.txt", (Item("number", "a.txt", 4, 6, "35", "observation"),), {})]), end="")
    kind,doc,start,end,text,place,reason,context
    number,a.txt,4,6,35,observation,,
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Item)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(asdict, items(found)))
    return out.getvalue()


def to_json(found: Sequence[Coverage]) -> str:
    """An object of ``shares``, ``classes``, ``characters`` and ``items``, an item a line.

    >>> found = [Coverage("a.txt", (Item("number", "a.txt", 4, 6, "35"),), {"all": 9, "any": 3})]
    >>> json.loads(to_json(found))["shares"]
    [{'kind': 'number', 'total': 1, 'reached': 0, 'passed': 0, 'unexplained': 1, 'part': 0.0}]
    """
    parts = {
        "shares": [{**asdict(row), "part": round(row.part, 4)} for row in shares(found)],
        "classes": list(map(asdict, classes(found))),
        "items": list(map(asdict, items(found))),
    }
    lists = (f'"{name}": {_list(rows)}' for name, rows in parts.items())
    return "{\n" + ",\n".join([f'"characters": {json.dumps(dict(characters(found)))}', *lists]) + "\n}\n"


def _list(rows: Iterable[Mapping[str, Any]]) -> str:
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
