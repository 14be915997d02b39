"""Which report goes into which partition."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from kg.make import Made

#: about so many reports are in a partition
REPORTS = 100


class Part(NamedTuple):
    """A partition: its name, and the keys of its reports' results in the order of the reports' names."""

    name: str
    keys: tuple[str, ...]


def divide(made: Sequence[Made]) -> list[Part]:
    """The partitions of these reports: a power of two of them, each report by the first bits of its name's hash.

    >>> some = [Made(str(number), f"{number}.txt", "", (), False) for number in range(250)]
    >>> [(part.name, len(part.keys)) for part in divide(some)]
    [('part-00000', 65), ('part-00001', 59), ('part-00002', 63), ('part-00003', 63)]
    """
    bits = max(0, (len(made) - 1) // REPORTS).bit_length()
    keys: dict[int, list[str]] = {}
    for each in made:
        hashed = int.from_bytes(sha256(each.name.encode("utf-8", "surrogatepass")).digest()[:4], "big")
        keys.setdefault(hashed >> (32 - bits), []).append(each.key)
    return [Part(f"part-{number:05}", tuple(keys[number])) for number in sorted(keys)]
