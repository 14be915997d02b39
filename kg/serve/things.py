"""A thing of the graph at its own address: a page for people, RDF for programs."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from kg.graph.iris import ONTOLOGY, PREFIX_OF, part
from kg.graph.vocabulary import term, terms
from kg.model import UnknownTermError
from kg.query import Citation, Engine
from kg.query.cite import Citer
from kg.serve.answers import TRIPLES, answer
from kg.serve.limits import Limits
from kg.serve.negotiate import preferred
from kg.serve.reply import Reply, refusal
from kg.serve.templates import render
from kg.view.addresses import page_address, span_anchor

#: How many lines of each relation, and how many quotes, a page shows.
_SHOWN = 100
_ASIDE = frozenset(("rdf:type", "rdfs:label", "evidence"))


class Line(NamedTuple):
    """One statement of a thing: what is related to it or its value, and the address of that, empty where it has none."""

    text: str
    address: str


class Quote(NamedTuple):
    """A citation and the address of its place in the reading page, empty where there is none."""

    citation: Citation
    address: str


def iri_of(base: str, raw_path: str) -> str | None:
    """The IRI of the thing at the path ``raw_path`` of this server, None where nothing of the graph has such an address.

    A ``/`` within a part of a key is percent-encoded in the IRI, and so stays in the path.

    >>> iri_of("https://w3id.org/govreport-kg/", "/org/%E5%A4%A9%E6%B4%A5%E5%B8%82")
    'https://w3id.org/govreport-kg/org/天津市'
    >>> iri_of("https://w3id.org/govreport-kg/", "/doc/a%2Fb%20c"), iri_of("https://w3id.org/govreport-kg/", "/robots.txt")
    ('https://w3id.org/govreport-kg/doc/a%2Fb%20c', None)
    """
    kind, slash, key = raw_path.lstrip("/").partition("/")
    if not slash or kind not in PREFIX_OF.values():
        return None
    return f"{base}{kind}/{'/'.join(part(unquote(piece)) for piece in key.split('/'))}"


def address_of(base: str, iri: str) -> str:
    """The path of a thing's page on this server; of a term its place in the reference; else the IRI itself, if it is of the web.

    >>> address_of("https://w3id.org/govreport-kg/", "https://w3id.org/govreport-kg/org/天津市")
    '/org/天津市'
    >>> address_of("https://w3id.org/govreport-kg/", "urn:x"), address_of("https://w3id.org/govreport-kg/", ONTOLOGY + "verb")
    ('', '/ontology.html#verb')
    """
    if iri.startswith(ONTOLOGY.removesuffix("#")):
        scheme, _, name = iri.removeprefix(ONTOLOGY.removesuffix("#")).partition("#")
        return f"/ontology.html#{f'{scheme[1:]}-' if scheme else ''}{name}"
    if iri.startswith(base):
        return "/" + iri.removeprefix(base)
    return iri if iri.startswith(("http://", "https://")) else ""


def thing(engine: Engine, base: str, iri: str, accept: str, limits: Limits) -> Reply:
    """The thing ``iri``: as a page, or as all that is said of it and to it in a form of RDF."""
    if not engine.about(iri):
        return refusal(404, "the graph says nothing of this")
    form = preferred(accept, ("text/html", "application/xhtml+xml", *TRIPLES))
    if form is None:
        return refusal(406, f"no such form: ask for text/html or {', '.join(TRIPLES)}")
    if form in TRIPLES:
        text = f"CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}"
        return answer(engine, text, form, limits)
    return Reply(200, "text/html; charset=utf-8", _page(engine, base, iri).encode(), {"Vary": "Accept"})


def _page(engine: Engine, base: str, iri: str) -> str:
    about = engine.about(iri)
    label = about.get("rdfs:label", [engine.shorten(iri)])[0]
    types = [_term_label(engine, each) for each in about.get("rdf:type", ())]
    out = {name: values for name, values in about.items() if name not in _ASIDE}
    return render(
        "thing.html.j2",
        title=label,
        iri=iri,
        types=types,
        out=_relations(engine, base, out),
        into=_relations(engine, base, _incoming(engine, iri)),
        quotes=list(_quotes(engine, about.get("evidence", [iri] if "oa:exact" in about else []))),
        evidence=len(about.get("evidence", ())),
        shown=_SHOWN,
    )


def _relations(engine: Engine, base: str, said: Mapping[str, list[str]]) -> list[tuple[str, str, int, list[Line]]]:
    """Name in zh and en, how many, and the first of them, by property."""
    found = []
    for name, values in sorted(said.items()):
        zh, en = _names(name)
        lines = [Line(_label(engine, value), address_of(base, value)) for value in values[:_SHOWN]]
        found.append((zh, en, len(values), lines))
    return found


def _incoming(engine: Engine, iri: str) -> Mapping[str, list[str]]:
    import pyoxigraph

    from kg.graph.vocabulary import compact

    found: dict[str, list[str]] = {}
    pattern = engine.store.quads_for_pattern(None, None, pyoxigraph.NamedNode(iri), pyoxigraph.DefaultGraph())
    for quad in pattern:
        found.setdefault(compact(quad.predicate.value), []).append(getattr(quad.subject, "value", str(quad.subject)))
    return {name: sorted(values) for name, values in found.items()}


def _quotes(engine: Engine, evidence: list[str]) -> Iterator[Quote]:
    of = Citer(engine)
    for each in evidence[:_SHOWN]:
        if (citation := of(each)) is not None:
            address = "/" + page_address(citation.file) + span_anchor(citation.start, citation.end)
            yield Quote(citation, address if engine.has_pages else "")


def _label(engine: Engine, value: str) -> str:
    if value in engine.codes:
        return engine.codes[value].zh
    about = engine.about(value) if "://" in value else {}
    return next(iter(about.get("rdfs:label", ())), engine.shorten(value))


def _term_label(engine: Engine, iri: str) -> str:
    from kg.graph.vocabulary import compact

    try:
        return " ".join(_names(compact(iri)))
    except UnknownTermError:
        return engine.shorten(iri)


def _names(name: str) -> tuple[str, str]:
    if name not in terms():
        return name, ""
    found = term(name)
    return found.zh, found.en
