"""Whether a folder of outputs says what its sources say, and one thing in all its files; and what two folders say differently."""

from kg.verify.checks import CHECKS
from kg.verify.difference import Change, Difference, difference
from kg.verify.finding import Finding, Verification
from kg.verify.verify import verify

__all__ = ["CHECKS", "Change", "Difference", "Finding", "Verification", "difference", "verify"]
