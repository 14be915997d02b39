"""The nouns of the field, as frozen dataclasses; imports nothing else of kg.

All offsets in a finished :class:`Extraction` count Unicode code points of the source as decoded, from 0, end exclusive.
"""

from kg.model.entity import Entity, EntityId, EntityType, Resolved
from kg.model.errors import DataFileError, InputError, KgError, OutputError, UnknownTermError
from kg.model.extraction import (
    Bound,
    Conflict,
    DocumentRole,
    DocumentUse,
    Extraction,
    Honour,
    Measure,
    Mention,
    MentionType,
    Metadata,
    Observation,
    Passed,
    Shortcoming,
    Status,
)
from kg.model.report import CleanText, Report, Section, Sentence
from kg.model.source import SourceText

__all__ = [
    "Bound",
    "CleanText",
    "Conflict",
    "DataFileError",
    "DocumentRole",
    "DocumentUse",
    "Entity",
    "EntityId",
    "EntityType",
    "Extraction",
    "Honour",
    "InputError",
    "KgError",
    "Measure",
    "Mention",
    "MentionType",
    "Metadata",
    "Observation",
    "OutputError",
    "Passed",
    "Report",
    "Resolved",
    "Section",
    "Sentence",
    "Shortcoming",
    "SourceText",
    "Status",
    "UnknownTermError",
]
