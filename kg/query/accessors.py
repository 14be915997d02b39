"""What a graph holds, by type and with filters, as tuples; each accessor is the named query of the same name."""

from typing import Any, TypeVar

from kg.query.ask import ask
from kg.query.cite import Citation
from kg.query.engine import Engine
from kg.query.named import named_queries
from kg.query.rows import (
    DocumentRow,
    HonourRow,
    MeasureRow,
    ObservationRow,
    OrganisationRow,
    ProgrammeRow,
    ReportRow,
    ShortcomingRow,
)

Row = TypeVar("Row", bound=tuple[Any, ...])


class Tuples:
    """The things of a graph as tuples of named tuples, each with its citation.

    A filter takes what a person would type: a full or short name or an IRI (``河东区司法局``), a concept's id or label
    (``enforcement``, ``行政执法``), a year. Raises UnclearNameError for a name that means none or several things, QueryError for
    a concept that is not known.

    >>> from kg.query import load
    >>> [row.year for row in load("outputs").tuples.reports()]
    [2024, 2022]
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reports(self, region: str | None = None, year: int | None = None) -> tuple[ReportRow, ...]:
        """The reports, by region and year."""
        return self._rows(ReportRow, "reports", region=region, year=year)

    def organisations(
        self, kind: str | None = None, region: str | None = None, level: str | None = None
    ) -> tuple[OrganisationRow, ...]:
        """The bodies, by name."""
        return self._rows(OrganisationRow, "organisations", kind=kind, region=region, level=level)

    def documents(self, kind: str | None = None) -> tuple[DocumentRow, ...]:
        """The documents, those that most reports name first."""
        return self._rows(DocumentRow, "documents", kind=kind)

    def programmes(self, kind: str | None = None) -> tuple[ProgrammeRow, ...]:
        """The programmes, those that most reports name first."""
        return self._rows(ProgrammeRow, "programmes", kind=kind)

    def measures(
        self,
        actor: str | None = None,
        theme: str | None = None,
        status: str | None = None,
        verb: str | None = None,
        report: str | None = None,
        region: str | None = None,
    ) -> tuple[MeasureRow, ...]:
        """The measures in the order of the reports, one row for each body that acts."""
        filters = {"actor": actor, "theme": theme, "status": status, "verb": verb, "report": report, "region": region}
        return self._rows(MeasureRow, "measures", **filters)

    def observations(
        self,
        indicator: str | None = None,
        unit: str | None = None,
        region: str | None = None,
        year: int | None = None,
        report: str | None = None,
    ) -> tuple[ObservationRow, ...]:
        """The figures in the order of the reports."""
        filters = {"indicator": indicator, "unit": unit, "region": region, "year": year, "report": report}
        return self._rows(ObservationRow, "observations", **filters)

    def honours(
        self, recipient: str | None = None, level: str | None = None, year: int | None = None, region: str | None = None
    ) -> tuple[HonourRow, ...]:
        """The honours, by report."""
        return self._rows(HonourRow, "honours", recipient=recipient, level=level, year=year, region=region)

    def shortcomings(
        self, theme: str | None = None, region: str | None = None, year: int | None = None
    ) -> tuple[ShortcomingRow, ...]:
        """The shortcomings, by report and theme."""
        return self._rows(ShortcomingRow, "shortcomings", theme=theme, region=region, year=year)

    def _rows(self, row: type[Row], name: str, **filters: object) -> tuple[Row, ...]:
        fields: tuple[str, ...] = row._fields  # type: ignore[attr-defined]
        answer = ask(self._engine, named_queries()[name], filters, cite="citation" in fields)
        return tuple(row(*(_field(record, field) for field in fields)) for record in answer.records())


def _field(record: dict[str, Any], field: str) -> Any:
    if field != "citation":
        return record[field]
    return Citation(*(record[name] for name in Citation._fields)) if record["quote"] is not None else None
