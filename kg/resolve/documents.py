"""One document under one title: marks, dashes and brackets made alike, national laws under their full titles."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.data_files import lexicon
from kg.resolve.places import Places

_DASH = re.compile(r"[－—–\-~～]+(?=\d)")
_BRACKETS = str.maketrans(
    {"(": "（", ")": "）", "〔": "（", "〕": "）", "[": "（", "]": "）", "〈": "<", "〉": ">", "《": "<", "》": ">", "＋": "+"}
)
_YEARS = re.compile(r"（((?:19|20)\d\d(?:—(?:19|20)\d\d)?)年?(?:版|修订)?）$")
_TRIAL = re.compile(r"（?(?:试行|暂行)）?$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title made canonical, with its version years, whether it is (试行), and the work without its version."""

    name: str
    years: str | None
    trial: bool
    work: str


@cache
def _national() -> dict[str, str]:
    return {short: full for short, full, _ in lexicon("national_laws", "kg.resolve")}


def canonical_title(surface: str, places: Places) -> Title:
    """The canonical title of a document named in a report.

    >>> canonical_title("《行政处罚法》", Places(None)).name
    '中华人民共和国行政处罚法'
    >>> t = canonical_title("《法治政府建设实施纲要(2021-2025年)》", Places(None))
    >>> t.name, t.years, t.work
    ('法治政府建设实施纲要（2021—2025年）', '2021—2025', '法治政府建设实施纲要')
    """
    name = _DASH.sub("—", "".join(surface.split())[1:-1].translate(_BRACKETS))
    name = _national().get(name, name)
    division, rest, placed = places.leading(name)
    if placed and division is not None and rest and not name.startswith(("我", "本")) and division.name in name:
        name = division.path + rest
    match = _YEARS.search(name)
    years = match.group(1) if match else None
    work = name[: match.start()] if match else name
    return Title(name, years, bool(_TRIAL.search(name)), _TRIAL.sub("", work))
