"""Whether memory holds the statements of a large corpus, asked before they are loaded."""

from contextlib import suppress
from pathlib import Path

from kg.model import InputError

#: bytes that a statement takes in memory, as measured and rounded up: where all reports are one graph, and where each has its own
#: beside that
MERGED, NAMED = 350, 700


def check_room(place: Path, statements: int, each: int) -> None:
    """Raises InputError where so many ``statements`` of ``each`` so many bytes are more than the memory that is free.

    >>> check_room(Path("outputs"), 10**12, MERGED)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.model.errors.InputError: outputs: 1,000,000,000,000 statements take about 350,000.0 GB of memory, and ... GB are free: ...
    """
    needed, free = statements * each, free_memory()
    if free is not None and needed > free:
        raise InputError(
            f"{place}: {statements:,} statements take about {needed / 1e9:,.1f} GB of memory, and {free / 1e9:,.1f} GB are free: "
            "put them into a store with kg push and ask there, or build fewer of the reports into a folder of their own"
        )


def free_memory() -> int | None:
    """The bytes of memory that this process can still have; None where the system does not tell."""
    found = [each for each in (_of_the_machine(), _of_the_container()) if each is not None]
    return min(found, default=None)


def _of_the_machine() -> int | None:
    with suppress(OSError, ValueError, IndexError, StopIteration):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("MemAvailable:")).split()[1]) * 1024
    return None


def _of_the_container() -> int | None:
    with suppress(OSError, ValueError):  # "max" is no number: there is no limit
        most, used = (int(Path("/sys/fs/cgroup", name).read_text(encoding="ascii")) for name in ("memory.max", "memory.current"))
        return most - used
    return None
