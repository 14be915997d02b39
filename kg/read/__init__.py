"""Files in, source texts out: one reader a format, chosen by content, and nothing guessed silently.

A folder stands for all ``.txt`` files in it and beneath it; hidden files and folders, and files of other kinds, are no reports. A
file that is named outright is read whatever it is called. A ``manifest.csv`` is never a report: it describes the files beside it.
"""

from kg.read.inputs import read, read_inputs
from kg.read.problem import InputProblem
from kg.read.reader import READERS, Reader, reader_of

__all__ = ["READERS", "InputProblem", "Reader", "read", "read_inputs", "reader_of"]
