"""What can be set for reading: limits, and the columns of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from kg.model import InputError

#: What a column of a table can be.
COLUMNS = ("text", "title", "issuer", "region", "year", "date")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of what is read; what goes beyond is refused in one line, before it is unpacked where that can be known.

    ``file`` and ``memory`` are bytes: of one file or archive member, and of the process in which a library reads a page or a
    document; ``characters`` those of one report; ``entries`` the members of an archive or a docx, ``unpacked`` the bytes of all
    of these, and ``ratio`` how much more that may be than packed; ``seconds`` how long a library may take for one file.
    """

    file: int = 100_000_000
    # ten times the longest report known; what is made of so much takes about 2 GB at worst (tests/benchmarks/growth.py)
    characters: int = 300_000
    entries: int = 10_000
    unpacked: int = 1_000_000_000
    ratio: int = 200
    seconds: int = 60
    memory: int = 2_000_000_000

    def with_values(self, values: Mapping[str, int]) -> "Limits":
        """These limits with some set; raises InputError for a limit that there is not, or that lets nothing through.

        >>> Limits().with_values({"seconds": 5}).seconds
        5
        >>> Limits().with_values({"hours": 5})
        Traceback (most recent call last):
        kg.model.errors.InputError: no limit is called hours: file, characters, entries, unpacked, ratio, seconds, memory
        """
        names = [each.name for each in fields(self)]
        for name, value in values.items():
            if name not in names:
                raise InputError(f"no limit is called {name}: {', '.join(names)}")
            if value < 1:
                raise InputError(f"the limit {name}={value} lets nothing through: give a number from 1")
        return replace(self, **values)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The limits of reading, and which column of a table is what (keys of :data:`COLUMNS` to names of columns)."""

    limits: Limits = Limits()
    columns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, limits: Mapping[str, int], columns: Mapping[str, str]) -> "ReadOptions":
        """Options with these set; raises InputError for a key that there is not.

        >>> ReadOptions.of({"seconds": 5}, {"text": "正文"}).columns["text"]
        '正文'
        """
        if unknown := sorted(set(columns) - set(COLUMNS)):
            raise InputError(f"no column is called {unknown[0]}: set one of {', '.join(COLUMNS)}")
        return cls(Limits().with_values(limits), dict(columns))
