"""What all files of a run of reading share."""

from types import TracebackType

from kg.read.child import Child
from kg.read.options import ReadOptions


class Run:
    """The options, and the child process in which libraries read, which ends with the run; a context manager."""

    def __init__(self, options: ReadOptions | None = None) -> None:
        self.options = options or ReadOptions()
        self.child = Child(self.options.limits)

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.child.close()
