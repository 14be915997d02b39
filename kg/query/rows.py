"""The rows of the typed accessors, each with where a report says so."""

from typing import NamedTuple

from kg.query.cite import Citation


class ReportRow(NamedTuple):
    """A report: its title, issuer, region, year, date, file and IRI."""

    title: str
    issuer: str | None
    region: str | None
    year: int | None
    signed: str | None
    file: str
    iri: str


class OrganisationRow(NamedTuple):
    """A body: its name, kind, level, the body above it, region, how often it is mentioned, and its IRI."""

    name: str
    kind: str | None
    level: str | None
    parent: str | None
    region: str | None
    mentions: int
    organisation: str
    citation: Citation | None


class DocumentRow(NamedTuple):
    """A document: its name, kind, in how many reports and how often it is mentioned, and its IRI."""

    name: str
    kind: str | None
    reports: int
    mentions: int
    document: str
    citation: Citation | None


class ProgrammeRow(NamedTuple):
    """A programme: its name, kind, in how many reports and how often it is mentioned, and its IRI."""

    name: str
    kind: str | None
    reports: int
    mentions: int
    programme: str
    citation: Citation | None


class MeasureRow(NamedTuple):
    """A measure and a body that acts: the body, verb, status, theme, the clause, and the measure's IRI."""

    actor: str | None
    verb: str
    status: str
    theme: str | None
    text: str
    measure: str
    citation: Citation | None


class ObservationRow(NamedTuple):
    """A figure: what it counts or rates, value, upper end of a range, unit, bound, indicator, region, year, IRI."""

    of: str
    value: float
    upper: float | None
    unit: str
    bound: str
    indicator: str | None
    region: str | None
    year: int | None
    observation: str
    citation: Citation | None


class HonourRow(NamedTuple):
    """An honour: who received what from whom, the giver's level, the year, and its IRI."""

    recipient: str | None
    honour: str
    giver: str | None
    level: str | None
    year: int | None
    thing: str
    citation: Citation | None


class ShortcomingRow(NamedTuple):
    """A problem that a report admits: its theme, the clause, the report's year, and its IRI."""

    theme: str | None
    text: str
    year: int | None
    shortcoming: str
    citation: Citation | None
