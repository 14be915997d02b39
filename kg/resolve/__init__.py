"""From mentions to entities: one body, one document, one division under one name."""

from kg.resolve.resolve import resolve

__all__ = ["resolve"]
