"""What extraction finds in one report, each with its span and the id of the rule that found it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.model.report import Report

MentionType = Literal["ORG", "DOC", "PROG", "REGION", "PERSON"]
Status = Literal["reported", "planned"]
DocumentRole = Literal["issues", "implements", "basis", "concerns"]
Bound = Literal["exact", "about", "over", "under", "range"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity.

    ``text`` is the span without white space; ``expanded`` is the name with what a list shares put back (水务局 beside 区住建委
    is 区水务局), which the resolver starts from; ``kind`` is a concept of the SKOS vocabulary of its type; ``posts`` are a
    person's posts as printed.
    """

    id: str
    type: MentionType
    start: int
    end: int
    text: str
    rule: str
    expanded: str
    kind: str | None = None
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A number with its unit and the thing it counts or rates; ``value`` is multiplied out (20.79万 is 207900)."""

    id: str
    start: int
    end: int
    text: str
    rule: str
    value: float
    unit: str
    of: str
    bound: Bound
    upper: float | None = None
    section: int = 0


@dataclass(frozen=True, slots=True)
class DocumentUse:
    """A document in a measure, with the role it plays there."""

    mention: str
    role: DocumentRole


@dataclass(frozen=True, slots=True)
class Measure:
    """One action of the reporting side.

    ``actors`` are ids of the ORG mentions that do it (empty: the report's own government); ``verb_start`` indexes the same
    text as ``start``; ``section`` is the ordinal of its section.
    """

    id: str
    start: int
    end: int
    text: str
    rule: str
    verb: str
    verb_start: int
    status: Status
    section: int
    actors: tuple[str, ...] = ()
    documents: tuple[DocumentUse, ...] = ()
    programmes: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Honour:
    """An award or selection; ``recipient`` and ``giver`` are mention ids, or None where no mention names them.

    ``recipient_text`` is the recipient as printed; ``level`` is that of the giver (national, province, city, district).
    """

    id: str
    start: int
    end: int
    text: str
    rule: str
    recipient: str | None
    recipient_text: str | None
    honour: str
    giver: str | None
    year: int | None
    level: str | None
    section: int = 0


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A problem that the report admits."""

    id: str
    start: int
    end: int
    text: str
    rule: str
    theme: str | None
    section: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A clause that tells no measure, and why: a key of :data:`kg.extract.judgement.REASONS`."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two origins that say different things of a report: ``used`` is what is taken, by ``by``; ``other`` what ``other_by`` says.

    >>> print(Conflict("year", "2021", "manifest", "2022", "title"))
    the year is 2021 by the manifest and 2022 by the title: built with 2021
    """

    key: str
    used: str
    by: str
    other: str
    other_by: str

    def __str__(self) -> str:
        said = f"the {self.key} is {self.used} by the {self.by} and {self.other} by the {self.other_by}"
        return f"{said}: built with {self.used}"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the report says of itself; ``region`` is the full path of names (天津市河东区), ``signed`` an ISO date.

    ``origins`` says of each that there is where it came from: the ``manifest`` beside the file, a ``column`` of its table, the
    ``title``, the ``signature`` or the ``text`` of the report, the ``properties`` of the page or document; ``conflicts`` where
    two of these differ.
    """

    title: str
    issuer: str | None
    region: str | None
    year: int | None
    signed: str | None
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    conflicts: tuple[Conflict, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one report; offsets index the source."""

    report: Report
    metadata: Metadata
    mentions: tuple[Mention, ...]
    measures: tuple[Measure, ...]
    observations: tuple[Observation, ...]
    honours: tuple[Honour, ...]
    shortcomings: tuple[Shortcoming, ...]
    passed: tuple[Passed, ...] = ()
