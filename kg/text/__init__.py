"""From a source text to a report: cleaning with an offset map, headings, sections, sentences."""

from kg.text.parse import parse

__all__ = ["parse"]
