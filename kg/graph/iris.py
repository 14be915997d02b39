"""Every IRI is minted here: readable, made of the thing's own key, the same on every machine.

A key's parts are joined with ``/``; a ``/`` inside a part is percent-encoded, so two different keys never give one IRI.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.model import UnknownTermError

DEFAULT_BASE = "https://w3id.org/govreport-kg/"
#: The vocabulary is one and the same whatever the base of the data.
ONTOLOGY = DEFAULT_BASE + "ontology#"

#: class -> prefix and path segment of its instances
PREFIX_OF = {
    "Organisation": "org",
    "Document": "doc",
    "Programme": "prog",
    "Region": "region",
    "Person": "person",
    "Post": "post",
    "Membership": "membership",
    "Report": "report",
    "Section": "section",
    "Measure": "measure",
    "Observation": "obs",
    "Honour": "honour",
    "Shortcoming": "shortcoming",
    "Mention": "mention",
    "Evidence": "evidence",
    "Sentence": "sentence",
}

_PREFIXES = frozenset(PREFIX_OF.values())

# ucschar of RFC 3987: plane 14 begins at E1000
_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
_UCS = f"\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd"
# ipchar of RFC 3987, less white space, which some parsers of Turtle refuse: “法治+非遗” stays, “a/b c” is a%2Fb%20c
_ENCODED = re.compile(rf"[^A-Za-z0-9\-._~!$&'()*+,;=:@{_UCS}]|\s")


@lru_cache(maxsize=65536)
def part(text: str) -> str:
    """One part of a key as it stands in an IRI; Chinese letters and marks stay as they are.

    >>> part("《法治政府建设实施纲要（2021—2025年）》")
    '《法治政府建设实施纲要（2021—2025年）》'
    >>> part("A/B 50%")
    'A%2FB%2050%25'
    """
    if text in (".", "..", ""):
        return {".": "%2E", "..": "%2E%2E", "": "_"}[text]
    return _ENCODED.sub(lambda match: quote(match.group(), safe="", errors="surrogatepass"), text)


def check_base(base: str) -> str:
    """The base IRI, checked: absolute, no query or fragment, ending in a slash.

    >>> check_base("https://example.org/kg")
    'https://example.org/kg/'
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`?#]+", base):
        raise UnknownTermError(f"base IRI {base!r}: not an absolute IRI without query: give one such as {DEFAULT_BASE}")
    return base if base.endswith("/") else base + "/"


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints, shortens and lengthens the IRIs of one base.

    >>> iris = Iris()
    >>> iris.mint("Organisation", "天津市河东区司法局")
    'https://w3id.org/govreport-kg/org/天津市河东区司法局'
    >>> iris.compress(iris.mint("Measure", "a", 2024, "3-9"))
    'measure:a/2024/3-9'
    >>> iris.expand("org:天津市河东区司法局")
    'https://w3id.org/govreport-kg/org/天津市河东区司法局'
    """

    base: str = DEFAULT_BASE

    def mint(self, type_: str, *key: str | int) -> str:
        """The IRI of a thing of this class with this key, part by part."""
        return f"{self.base}{_prefix(type_)}/{'/'.join([part(str(piece)) for piece in key])}"

    def within(self, type_: str, report: str, *key: str | int) -> str:
        """The IRI of a thing inside a report: the report's key and then its own."""
        return self.inside(type_, report) + "/".join([part(str(piece)) for piece in key])

    def inside(self, type_: str, report: str) -> str:
        """What the IRIs of all things of a class inside a report begin with: the report's key.

        >>> iris = Iris()
        >>> iris.inside("Measure", iris.mint("Report", "a", 2024))
        'https://w3id.org/govreport-kg/measure/a/2024/'
        """
        return f"{self.base}{_prefix(type_)}/{report.removeprefix(f'{self.base}report/')}/"

    def compress(self, iri: str) -> str:
        """``prefix:key`` of an IRI of this base; the reverse of :meth:`expand`."""
        prefix, slash, key = iri.removeprefix(self.base).partition("/")
        if not iri.startswith(self.base) or not slash or prefix not in _PREFIXES:
            raise UnknownTermError(f"IRI {iri}: not one of the base {self.base}: give one that the graph holds")
        return f"{prefix}:{key}"

    def expand(self, curie: str) -> str:
        """The IRI of ``prefix:key``; the reverse of :meth:`compress`."""
        prefix, colon, key = curie.partition(":")
        if not colon or prefix not in _PREFIXES:
            raise UnknownTermError(f"name {curie}: unknown prefix: use one of {', '.join(sorted(PREFIX_OF.values()))}")
        return f"{self.base}{prefix}/{key}"


def _prefix(type_: str) -> str:
    if type_ not in PREFIX_OF:
        raise UnknownTermError(f"class {type_}: has no prefix: add it to PREFIX_OF in kg/graph/iris.py")
    return PREFIX_OF[type_]
