"""Where pages lie and how one leads to a place in another. Made of names alone, so that a page needs no list of the others."""

import unicodedata
from hashlib import sha256
from urllib.parse import quote

INDEX, GRAPH, REPORTS, VIEWS = "index.html", "graph.html", "reports", "views"
REFERENCE = "ontology.html"
#: Names that Windows keeps for itself, whatever their ending.
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))))
_LONGEST = 60


def safe_name(name: str) -> str:
    """``name`` as the stem of a file on any system; where that changes it, with eight digits of its hash, so that two stay two.

    >>> safe_name("东丽区2024"), safe_name("a/../b")
    ('东丽区2024', 'a_.._b-900ea8b7')
    """
    safe = "".join(character if character.isalnum() or character in "-_." else "_" for character in name)[:_LONGEST].strip(".")
    kept = safe == name == name.casefold() == unicodedata.normalize("NFC", name)
    if kept and name and name.partition(".")[0] not in _RESERVED:
        return name
    return f"{unicodedata.normalize('NFC', safe)}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def page_name(report: str) -> str:
    """The name of the reading page of the report in the file ``report``, in the folder of such pages.

    >>> page_name("003_f2667748cd85794d.txt")
    '003_f2667748cd85794d.html'
    """
    return safe_name(report.removesuffix(".txt") if len(report) > 4 else report) + ".html"


def page_address(report: str, folder: str = REPORTS + "/") -> str:
    """The address of a reading page, as a link in a page that sees the folder of reading pages at ``folder``.

    >>> page_address("东丽.txt")
    'reports/%E4%B8%9C%E4%B8%BD.html'
    """
    return folder + quote(page_name(report))


def node_address(key: str, graph: str = GRAPH) -> str:
    """The address of the page ``graph`` that opens with the node ``key`` chosen.

    >>> node_address("org:a b")
    'graph.html#node=org%3Aa%20b'
    """
    return f"{graph}#node={quote(key, safe='', errors='surrogatepass')}"


def span_anchor(start: int, end: int) -> str:
    """The fragment that shows the characters ``[start, end)`` of a reading page, in code points of the source.

    >>> span_anchor(7268, 7278)
    '#c7268-7278'
    """
    return f"#c{start}-{end}"
