"""What fuzzing found, kept from coming back."""

import pytest

from tests.fuzz.promises import TARGETS, seeds
from tests.read import making

FOUND = [
    # only controls: no text, but not what str.strip takes away
    ("reader", b"\n\x1c"),
    # a member without a name
    ("reader", making.packed({"x": b"1"}).replace(b"x", b"\0")),
    # a member that is locked, in the list of members
    ("reader", making.packed({"a\u3000.txt": b"1"}).replace(b"PK\1\2\x14\3\x14\0\0\x08", b"PK\1\2\x14\3\x14\0\1\x08")),
    # a column whose name holds an escape, in the line that tells of it
    ("reader", '{"id": 1, "\\u001b[2J\\n名": "开展检查。"}\n'.encode()),
]


@pytest.mark.parametrize(("target", "data"), FOUND, ids=range(len(FOUND)))
def test_what_was_found_stays_mended(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_begins_with_keeps_its_promise(target: str) -> None:
    for data in seeds(target):
        TARGETS[target](data)
