"""Entities: what mentions stand for, one name each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.model.extraction import Extraction

EntityType = Literal["Organisation", "Document", "Programme", "Region", "Person"]


EntityId = tuple[EntityType, str]
"""An entity's type and key."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with one canonical name.

    ``key`` is the canonical key that its IRI is made of (normally the name itself); ``kind`` a concept of its type's
    vocabulary; ``level`` an organisation's or region's level (national, province, city, county, township, village);
    ``parent`` the key of the body or division above it; ``region`` the full path name of the division it belongs to;
    ``code`` a division's GB/T 2260 code; ``years`` a document's version years, ``trial`` whether it is (试行);
    ``open`` says that the resolver found more or less than one candidate and kept the surface.
    """

    type: EntityType
    key: str
    name: str
    kind: str | None = None
    level: str | None = None
    parent: str | None = None
    region: str | None = None
    code: str | None = None
    years: str | None = None
    trial: bool = False
    open: bool = False
    short_names: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Resolved:
    """An extraction with each mention led to its entity.

    ``entities`` holds each entity once by (type, key); ``entity_of`` leads from a mention's id to that pair; ``actors`` from a
    measure's id to the organisations that act (the issuer where none is named); ``indicators`` from an observation's id to the
    id of the one indicator that it is a value of, where there is one; ``parents`` are entities that no mention
    names but that a named one has above it (a region's province, a department's government).
    """

    extraction: Extraction
    issuer: Entity | None
    region: Entity | None
    entities: Mapping[EntityId, Entity]
    entity_of: Mapping[str, EntityId]
    actors: Mapping[str, tuple[Entity, ...]]
    indicators: Mapping[str, str] = field(default_factory=dict)
