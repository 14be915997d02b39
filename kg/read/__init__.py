"""Files in, source texts out: one reader a format, chosen by content, and nothing guessed silently.

A folder stands for all files of known formats in it and beneath it (:data:`kg.read.files.SUFFIXES`); hidden files and folders,
links to folders, and files of other kinds, are no reports. A file that is named outright is read whatever it is called; ``-`` is
standard input. A ``manifest.csv`` is never a report: it describes the files beside it.
"""

from kg.read.content import Content
from kg.read.inputs import read, read_inputs
from kg.read.options import COLUMNS, Limits, ReadOptions
from kg.read.problem import InputProblem
from kg.read.reader import READERS, Reader, reader_of

__all__ = [
    "COLUMNS",
    "READERS",
    "Content",
    "InputProblem",
    "Limits",
    "ReadOptions",
    "Reader",
    "read",
    "read_inputs",
    "reader_of",
]
