"""How right the builder is: standoff annotations compared with gold ones by layer and by rule, and with older ones.

What each type means, and so what is right, is said in the annotation guidelines that the gold was made by; the layers are listed
in :mod:`kg.evaluate.layers`.
"""

from kg.evaluate.changes import Balance, Change, balance, changes
from kg.evaluate.figures import Figures, figures
from kg.evaluate.layers import LAYERS, Verdict, judge
from kg.evaluate.rules import RuleFigures, by_rule
from kg.evaluate.standoff import Standoff, parse_standoff, read_standoff

__all__ = [
    "LAYERS",
    "Balance",
    "Change",
    "Figures",
    "RuleFigures",
    "Standoff",
    "Verdict",
    "balance",
    "by_rule",
    "changes",
    "figures",
    "judge",
    "parse_standoff",
    "read_standoff",
]
