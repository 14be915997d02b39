"""Corrections as data: what readers of a report put right, applied to what was found in it on every build.

A correction is an entry of a TOML file: what is done (drop, retype, rename, merge, split, add), to which thing, in which report,
by whom and why. It holds for the bytes that it was made for (``sha256``): for others it is stale, and is told and not applied.
"""

from kg.correct.apply import Corrected, correct
from kg.correct.file import NAME, Correction, corrections_beside, read_corrections

__all__ = ["NAME", "Corrected", "Correction", "correct", "corrections_beside", "read_corrections"]
