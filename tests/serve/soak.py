"""Many good and hostile requests at once: ``python -m tests.serve.soak [seconds] [clients]`` starts a server and besets it.

Half of the clients ask what can be answered, and compare each answer with the one that was given before the rush, byte for byte;
the others send what must not be answered. Prints how many of each there were; exit code 1 where a good one was not answered
rightly, a hostile one was not refused, or the server was gone.
"""

import asyncio
import sys
from collections import Counter
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import quote, urlencode, urlsplit

#: A good client waits so long, a hostile one has less patience.
PATIENCE, HOSTILE_PATIENCE = 40.0, 10.0

_MEASURES = "SELECT ?t { ?m kg:actor org:天津市河东区司法局 ; rdfs:label ?t } ORDER BY ?t"


def get(path: str, accept: str = "*/*") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nConnection: close\r\n\r\n".encode()


def ask(query: str) -> bytes:
    return get("/sparql?" + urlencode({"query": query}))


def post(body: str, type_: str, path: str = "/sparql") -> bytes:
    content = body.encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type_}\r\nContent-Length: {len(content)}\r\n"
    return f"{head}Connection: close\r\n\r\n".encode() + content


GOOD = {
    "select": ask(_MEASURES),
    "post": post(_MEASURES, "application/sparql-query"),
    "ask": ask("ASK { ?r a kg:Report }"),
    "construct": ask("CONSTRUCT { ?r rdfs:label ?n } WHERE { ?r a kg:Report ; rdfs:label ?n }"),
    "named": get("/query?" + urlencode({"name": "indicators", "region": "河东区", "format": "csv"})),
    "cited": get("/query?" + urlencode({"name": "honours", "cite": "1"})),
    "thing": get("/org/" + quote("天津市河东区司法局"), "text/html"),
    "rdf": get("/region/" + quote("天津市河东区"), "text/turtle"),
    "page": get("/"),
    "file": get("/tables/reports.csv"),
}

#: What must be refused, with a status of 400 or more, or not be answered at all.
HOSTILE = {
    "update": post("update=" + quote("INSERT DATA { <urn:a> <urn:b> 1 }"), "application/x-www-form-urlencoded"),
    "update body": post("DROP ALL", "application/sparql-update"),
    "service": ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
    "load": ask("LOAD <http://127.0.0.1:1/>"),
    "minutes": ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
    "rows": ask("SELECT * { ?a ?b ?c . ?d ?e ?f }"),
    "memory": ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"),
    "depth": ask("SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }"),
    "paths": ask("SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?b (!<urn:y>)* ?c }"),
    "quotes": ask("SELECT * { ?s ?p '''" + '"""' * 15_000),
    "long": post("x" * 2_000_000, "application/sparql-query"),
    "nothing": get("/sparql?query="),
    "outside": get("/../../etc/passwd"),
    "bytes": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "half": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nquery=",
}


@dataclass
class Outcome:
    """How many of each kind were answered rightly or refused, and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


async def exchange(address: str, request: bytes) -> tuple[int, bytes]:
    """The status and the body that come back; status 0 where none does."""
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        writer.write(request)
        await writer.drain()
        head, _, body = (await reader.read(-1)).partition(b"\r\n\r\n")
    finally:
        writer.close()
    return int(head.split()[1]) if head.startswith(b"HTTP/1.1 ") else 0, body


async def _good(address: str, name: str, expected: tuple[int, bytes], outcome: Outcome) -> None:
    began = monotonic()
    try:
        answered = await asyncio.wait_for(exchange(address, GOOD[name]), PATIENCE)
    except (OSError, TimeoutError) as error:
        outcome.faults[f"{name}: {type(error).__name__}"] += 1
        return
    outcome.slowest = max(outcome.slowest, monotonic() - began)
    if answered == expected:
        outcome.counts[f"good: {name}"] += 1
    else:
        outcome.faults[f"{name}: {answered[0]} {answered[1][:60]!r}"] += 1


async def _hostile(address: str, name: str, outcome: Outcome) -> None:
    try:
        status, body = await asyncio.wait_for(exchange(address, HOSTILE[name]), HOSTILE_PATIENCE)
    except (OSError, TimeoutError):
        outcome.counts[f"hostile: {name}, left"] += 1
        return
    if status == 0 or status >= 400:
        outcome.counts[f"hostile: {name}, {status or 'closed'}"] += 1
    else:
        outcome.faults[f"{name}: answered {status} {body[:60]!r}"] += 1


async def beset(address: str, seconds: float, clients: int = 200) -> Outcome:
    """What comes of ``clients`` that ask without a pause for so many seconds."""
    expected = {name: await exchange(address, request) for name, request in GOOD.items()}
    outcome, end = Outcome(), monotonic() + seconds
    outcome.faults.update(f"{name}: {status}" for name, (status, _) in expected.items() if status != 200)
    good, hostile = list(GOOD), list(HOSTILE)

    async def client(number: int) -> None:
        turn = number
        while monotonic() < end:
            if number % 2:
                await _hostile(address, hostile[turn % len(hostile)], outcome)
            else:
                name = good[turn % len(good)]
                await _good(address, name, expected[name], outcome)
            turn += 7

    await asyncio.gather(*map(client, range(clients)))
    after = {name: await exchange(address, request) for name, request in GOOD.items()}
    outcome.faults.update(f"{name}: another answer afterwards" for name in GOOD if after[name] != expected[name])
    return outcome


def main() -> int:
    from tests.serve.conftest import start

    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    process, address = start()
    try:
        outcome = asyncio.run(beset(address, seconds, clients))
        alive = process.poll() is None
    finally:
        process.terminate()
        process.wait()
    for name, count in sorted(outcome.counts.items()):
        print(f"{count:7,}  {name}")
    good = sum(count for name, count in outcome.counts.items() if name.startswith("good"))
    print(f"{good:,} good requests answered rightly, {sum(outcome.counts.values()) - good:,} hostile ones not, in {seconds:g} s")
    print(f"slowest good answer {outcome.slowest:.1f} s; faults {dict(outcome.faults)}; server {'up' if alive else 'gone'}")
    return 0 if alive and not outcome.faults else 1


if __name__ == "__main__":
    sys.exit(main())
