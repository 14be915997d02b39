"""Whether a folder of outputs still says what its sources say, and says one thing in all its files."""

from kg.verify.checks import CHECKS
from kg.verify.finding import Finding, Verification
from kg.verify.verify import verify

__all__ = ["CHECKS", "Finding", "Verification", "verify"]
