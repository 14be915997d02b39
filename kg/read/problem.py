"""What went wrong with one input."""

from dataclasses import dataclass
from pathlib import Path
from unicodedata import category


@dataclass(frozen=True, slots=True)
class InputProblem:
    """An input that is not built, or not as asked; ``message`` is one line: what, where and what to do.

    A ``note`` tells of something left out on purpose (a second copy of a file) and is no failure.

    >>> print(InputProblem("reports/a.txt", "the file is empty: remove it, or save the report's text in it"))
    reports/a.txt: the file is empty: remove it, or save the report's text in it
    """

    path: str
    message: str
    note: bool = False

    def __post_init__(self) -> None:
        # a name or a cell that is quoted may hold what moves a terminal's cursor, or begins a line
        for name in ("path", "message"):
            if not (text := getattr(self, name)).isprintable():
                object.__setattr__(self, name, shown(text))

    @classmethod
    def of(cls, path: Path, message: str, note: bool = False) -> "InputProblem":
        """A problem with the input at ``path``, whose name may hold what cannot be shown or written.

        >>> InputProblem.of(Path("a\\nb.txt"), "the file is empty").path
        'a\\\\nb.txt'
        """
        return cls(str(path), message, note)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def shown(text: str) -> str:
    """``text`` on one line, with what cannot be shown escaped, such as the bytes of a file name that are not UTF-8.

    >>> shown("年度\\udcff报告")
    '年度\\\\udcff报告'
    """
    # control characters, marks that turn the direction of text, lone surrogates, line and paragraph separators
    unshown = (category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") for each in text)
    return "".join(
        each.encode("unicode_escape").decode("ascii") if bad else each for each, bad in zip(text, unshown, strict=True)
    )
