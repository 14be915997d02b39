"""What fuzzing found, kept from coming back."""

import pytest

from tests.fuzz.promises import TARGETS, seeds

FOUND = [
    # only controls: no text, but not what str.strip takes away
    ("reader", b"\n\x1c"),
]


@pytest.mark.parametrize(("target", "data"), FOUND, ids=range(len(FOUND)))
def test_what_was_found_stays_mended(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_begins_with_keeps_its_promise(target: str) -> None:
    for data in seeds(target):
        TARGETS[target](data)
