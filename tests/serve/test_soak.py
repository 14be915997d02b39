"""Two hundred clients at once, half of them hostile: each good one is answered rightly, and the server stays."""

import asyncio

import httpx

from tests.serve.soak import GOOD, HOSTILE, beset


def test_two_hundred_good_and_hostile_clients_at_once(server: str) -> None:
    outcome = asyncio.run(beset(server, seconds=3))
    assert dict(outcome.faults) == {}
    kinds = {name.partition(": ")[2].partition(",")[0] for name in outcome.counts}
    assert {*GOOD} <= kinds
    assert len(kinds & {*HOSTILE}) > len(HOSTILE) / 2
    assert httpx.get(server, timeout=30).status_code == 200
