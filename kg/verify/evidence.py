"""That each quote stands at its offsets, that its rule fires there again, and that the source gives each statement."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.verify.finding import Finding, short
from kg.verify.outputs import Outputs
from kg.verify.statements import QUOTED, Place, Statements, name_of, read_triples, value_of

if TYPE_CHECKING:
    from kg.graph import Facts

_SHOWN = 4


def check_sources(outputs: Outputs) -> Iterator[Finding]:
    """Each input is found, has the bytes that were built, and is a report of the graph; each report is an input."""
    for source in outputs.sources:
        if source.found is None:
            why = source.problem or "give its place with --sources"
            yield Finding("sources", source.file, f"the source is not found: {why}")
        elif not source.same:
            changed = f"sha256 {source.sha256:.12} was built, {source.found.sha256:.12} is there"
            yield Finding("sources", source.file, f"the source has changed: {changed}{_fallen(outputs, source.sha256)}")
    built = {source.sha256: source.file for source in outputs.sources}
    seen = set()
    for report, graph in outputs.graphs.items():
        file, sha256 = graph.value(report, "sourceFile"), graph.value(report, "sha256")
        seen.add(sha256)
        if sha256 not in built:
            yield Finding(
                "sources", outputs.short(report), f"graph.nq gives sha256 {sha256:.12}, which no input of the manifest has"
            )
        elif file != built[sha256]:
            yield Finding("sources", outputs.short(report), f"graph.nq names the file {file}, the manifest {built[sha256]}")
    yield from (
        Finding("sources", file, "an input of the manifest, and no report of graph.nq")
        for sha256, file in built.items()
        if sha256 not in seen
    )


def check_corrections(outputs: Outputs) -> Iterator[Finding]:
    """The corrections that the manifest lists are those that are applied now."""
    listed = [each for each in outputs.manifest.get("corrections", ()) if not outputs.part or each["file"] in _files(outputs)]
    told = Counter(map(_told, listed))
    done = Counter(
        _told({"action": each.action, "file": each.file, "target": each.text("target") or each.text("text"), "by": each.by})
        for corrected in outputs.corrected.values()
        for each in corrected.applied
    )
    for each in sorted(told - done):
        yield Finding("corrections", each[1], f"{_correction(each)} was applied and is not now: give its file with --corrections")
    for each in sorted(done - told):
        yield Finding("corrections", each[1], f"{_correction(each)} is applied now, and the manifest does not list it")


def _files(outputs: Outputs) -> set[str]:
    return {str(each["file"]) for each in outputs.inputs}


def _told(correction: Mapping[str, str]) -> tuple[str, str, str, str]:
    return tuple(str(correction.get(key, "")) for key in ("action", "file", "target", "by"))  # type: ignore[return-value]


def _correction(told: tuple[str, str, str, str]) -> str:
    action, _, target, by = told
    return f"the correction {action} of {target} by {by}"


def _fallen(outputs: Outputs, sha256: str) -> str:
    """How many quotes no longer stand in the text that is there now."""
    for report, source in outputs.source_of.items():
        if source.sha256 == sha256 and source.found is not None:
            places = list(outputs.graphs[report].places())
            fallen = sum(source.found.text[each.start : each.end] != each.quote for each in places)
            return f"; {fallen} of {len(places)} quotes stand no longer"
    return ""


def check_quotes(outputs: Outputs) -> Iterator[Finding]:
    """Each evidence is of the report that it is said in, quotes the characters at its offsets, and stands in its sentence."""
    for report, graph in outputs.graphs.items():
        text, file = _text(outputs, report), outputs.file_of(report)
        if text is None:
            continue
        places = {each.iri: each for each in graph.places()}
        for iri in (each for type_ in QUOTED for each in graph.of_type(type_)):
            place, said = places.get(iri), graph.value(iri, "inReport")
            if place is None:
                yield Finding("quotes", outputs.short(iri), "its offsets are missing or no numbers", iri)
            elif said != report:
                yield Finding(
                    "quotes", outputs.short(iri), f"stands in the graph of {file}, and says it is in another report", iri
                )
            elif not 0 <= place.start < place.end <= len(text):
                yield Finding("quotes", _at(file, place), f"outside the source, which has {len(text)} characters", iri)
            elif text[place.start : place.end] != place.quote:
                there = f"graph.nq quotes “{short(place.quote)}”, the source has “{short(text[place.start : place.end])}”"
                yield Finding("quotes", _at(file, place), there, iri)
            elif outside := _outside(graph, place, places):
                yield Finding("quotes", _at(file, place), f"does not stand in its sentence, {outside.start}-{outside.end}", iri)


def _outside(graph: Statements, place: Place, places: Mapping[str, Place]) -> Place | None:
    """The sentence that a place is said to stand in, and does not."""
    sentences = (places[each] for each in graph.values(place.iri, "inSentence") if each in places)
    return next((each for each in sentences if not each.start <= place.start < place.end <= each.end), None)


def check_rules(outputs: Outputs) -> Iterator[Finding]:
    """The rule that each evidence names fires there again, and each place where one fires is in the graph."""
    for report, facts in outputs.facts.items():
        graph, file = outputs.graphs[report], outputs.file_of(report)
        fires: dict[tuple[str, int, int], set[str]] = {}
        for each in (one for node in facts.nodes for one in node.evidence):
            fires.setdefault((each.type, each.start, each.end), set()).add(each.rule)
        for place in (each for each in graph.places() if each.type != "Sentence"):
            there = fires.get((place.type, place.start, place.end), set())
            if place.rule not in there:
                others = f"; {', '.join(sorted(there))} does" if there else ""
                yield Finding("rules", _at(file, place), f"{place.rule or 'no rule'} does not fire here{others}", place.iri)


def check_statements(outputs: Outputs) -> Iterator[Finding]:
    """The graph of each report says what its source gives, no more and no less, statement by statement.

    Where the folder was built by other rules, another ontology or another release, nothing is compared: a difference would
    be no fault.
    """
    if outputs.version_notes():
        return
    for report, facts in outputs.facts.items():
        yield from _differences(outputs, report, _given(facts))


def _given(facts: "Facts") -> Statements:
    import pyoxigraph

    from kg.graph import statements

    lines = "".join(f"{' '.join(each)} .\n" for each in statements(facts))
    return Statements(read_triples(lines, pyoxigraph.RdfFormat.N_TRIPLES))


def _differences(outputs: Outputs, report: str, given: Statements) -> Iterator[Finding]:
    """One line for each thing that is there too much or too little, else one for each of its properties."""
    said, file = outputs.graphs[report], outputs.file_of(report)
    changed = {subject for subject, _, _ in said.triples ^ given.triples}
    for subject in sorted(changed):
        place = f"{file} {outputs.short(subject)}"
        if subject not in said:
            yield Finding("statements", place, "the source gives it, and graph.nq has it not", subject)
        elif subject not in given:
            yield Finding("statements", place, "graph.nq has it, and the source does not give it", subject)
        else:
            yield from _properties(outputs, place, subject, said.about(subject), given.about(subject))


def _properties(
    outputs: Outputs, place: str, subject: str, said: Mapping[str, list[str]], given: Mapping[str, list[str]]
) -> Iterator[Finding]:
    for name in sorted({*said, *given}):
        more, less = (sorted({*one.get(name, ())} - {*other.get(name, ())}) for one, other in ((said, given), (given, said)))
        if more or less:
            what = " and ".join(
                f"{verb} {', '.join(short(outputs.short(value)) for value in values[:_SHOWN])}"
                for verb, values in (("says", more), ("does not say", less))
                if values
            )
            yield Finding("statements", place, f"graph.nq {what} as its {name}, unlike the source", subject)
        elif sorted(said.get(name, ())) != sorted(given.get(name, ())):
            yield Finding("statements", place, f"graph.nq gives its {name} another datatype or language", subject)


def check_terms(outputs: Outputs) -> Iterator[Finding]:
    """Each predicate and class of the graph is one of the ontology."""
    from kg.graph.vocabulary import terms

    known = {term.iri for term in terms().values()}
    for report, graph in outputs.graphs.items():
        file = outputs.file_of(report)
        for subject, predicate, target in sorted(graph.triples, key=str):
            used = (predicate, value_of(target)) if name_of(predicate) == "rdf:type" else (predicate,)
            for iri in used:
                if iri not in known and iri != _RDF_TYPE:
                    yield Finding("terms", f"{file} {outputs.short(subject)}", f"{iri} is no term of ontology/kg.ttl", subject)


_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _text(outputs: Outputs, report: str) -> str | None:
    """The source's text, where its bytes are those that were built."""
    source = outputs.source_of.get(report)
    return source.found.text if source is not None and source.found is not None and source.same else None


def _at(file: str, place: Place) -> str:
    return f"{file}:{place.start}-{place.end}"
