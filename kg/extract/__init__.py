"""From a report to mentions, measures, observations, honours and shortcomings, by rules that are data."""

from kg.extract.extract import extract

__all__ = ["extract"]
