"""The typed accessors as data frames: a column a field, and those of the citation."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.model import KgError
from kg.query.accessors import Tuples
from kg.query.cite import Citation
from kg.query.engine import Engine
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

if TYPE_CHECKING:
    import pandas

_NO_CITATION = (None,) * len(Citation._fields)


class Frames:
    """Data frames of what a graph holds, filtered as :class:`~kg.query.accessors.Tuples` says; pandas is asked for when used.

    ``tuples`` has the same without pandas.
    """

    engine: Engine

    @cached_property
    def tuples(self) -> Tuples:
        """The same accessors as tuples.

        >>> from kg.query import load
        >>> load("outputs").tuples.honours(recipient="河东区司法局")[0].citation.file
        '003_f2667748cd85794d.txt'
        """
        return Tuples(self.engine)

    def reports(self, region: str | None = None, year: int | None = None) -> "pandas.DataFrame":
        """The reports.

        >>> from kg.query import load
        >>> load("outputs").reports(year=2022)["issuer"].tolist()
        ['天津市河东区人民政府']
        """
        return _frame(ReportRow, self.tuples.reports(region, year))

    def organisations(self, kind: str | None = None, region: str | None = None, level: str | None = None) -> "pandas.DataFrame":
        """The bodies, with the first place that names each.

        >>> from kg.query import load
        >>> load("outputs").organisations(kind="court", region="河东区")["name"].tolist()
        ['天津市河东区人民法院']
        """
        return _frame(OrganisationRow, self.tuples.organisations(kind, region, level))

    def documents(self, kind: str | None = None) -> "pandas.DataFrame":
        """The documents, those that most reports name first.

        >>> from kg.query import load
        >>> "中华人民共和国行政处罚法" in load("outputs").documents(kind="law")["name"].tolist()
        True
        """
        return _frame(DocumentRow, self.tuples.documents(kind))

    def programmes(self, kind: str | None = None) -> "pandas.DataFrame":
        """The programmes, those that most reports name first.

        >>> from kg.query import load
        >>> load("outputs").programmes(kind="reform")["kind"].unique().tolist()
        ['reform']
        """
        return _frame(ProgrammeRow, self.tuples.programmes(kind))

    def measures(
        self,
        actor: str | None = None,
        theme: str | None = None,
        status: str | None = None,
        verb: str | None = None,
        report: str | None = None,
        region: str | None = None,
    ) -> "pandas.DataFrame":
        """The measures, one row for each body that acts, in the order of the reports.

        >>> from kg.query import load
        >>> load("outputs").measures(actor="河东区司法局", verb="指导")[["text", "file", "start", "end"]].values.tolist()
        [['指导行政执法', '003_f2667748cd85794d.txt', 7279, 7285]]
        """
        return _frame(MeasureRow, self.tuples.measures(actor, theme, status, verb, report, region))

    def observations(
        self,
        indicator: str | None = None,
        unit: str | None = None,
        region: str | None = None,
        year: int | None = None,
        report: str | None = None,
    ) -> "pandas.DataFrame":
        """The figures, in the order of the reports.

        >>> from kg.query import load
        >>> load("outputs").observations(indicator="行政复议申请收到件数", year=2024)["value"].tolist()
        [521]
        """
        return _frame(ObservationRow, self.tuples.observations(indicator, unit, region, year, report))

    def honours(
        self, recipient: str | None = None, level: str | None = None, year: int | None = None, region: str | None = None
    ) -> "pandas.DataFrame":
        """The honours.

        >>> from kg.query import load
        >>> load("outputs").honours(recipient="河东区司法局")["giver"].tolist()
        ['中华人民共和国司法部']
        """
        return _frame(HonourRow, self.tuples.honours(recipient, level, year, region))

    def shortcomings(self, theme: str | None = None, region: str | None = None, year: int | None = None) -> "pandas.DataFrame":
        """The problems that reports admit.

        >>> from kg.query import load
        >>> len(load("outputs").shortcomings(region="河东区"))
        3
        """
        return _frame(ShortcomingRow, self.tuples.shortcomings(theme, region, year))


def _frame(row: type[tuple[Any, ...]], rows: Sequence[tuple[Any, ...]]) -> "pandas.DataFrame":
    """The rows as a data frame, with the columns of the citation, also where there is no row."""
    fields: tuple[str, ...] = row._fields  # type: ignore[attr-defined]
    if "citation" not in fields:
        return frame(fields, rows)
    flat = [(*each[:-1], *(each[-1] or _NO_CITATION)) for each in rows]
    return frame((*fields[:-1], *Citation._fields), flat)


def frame(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> "pandas.DataFrame":
    """Rows as a data frame; raises KgError where pandas is not installed."""
    try:
        import pandas
    except ModuleNotFoundError:
        raise KgError("pandas is not installed: pip install 'govreport-kg[tables]', or use select() or tuples") from None
    return pandas.DataFrame(list(rows), columns=list(columns))
