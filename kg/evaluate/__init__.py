"""How right the builder is: standoff annotations compared with gold ones, layer by layer.

What each type means, and so what is right, is said in the annotation guidelines that the gold was made by; the layers are listed
in :mod:`kg.evaluate.layers`.
"""

from kg.evaluate.figures import Figures, figures
from kg.evaluate.layers import LAYERS, Verdict, judge
from kg.evaluate.standoff import Standoff, parse_standoff, read_standoff

__all__ = ["LAYERS", "Figures", "Standoff", "Verdict", "figures", "judge", "parse_standoff", "read_standoff"]
