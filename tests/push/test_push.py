"""``kg push`` against a real Oxigraph server on loopback: idempotent, resumable, with restarts in the middle."""

import gzip
import http.client
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.model import InputError
from kg.pipeline import build
from kg.push import Graph, GraphStore, graphs_in, push
from kg.push.store import Basic, Bearer, StoreError
from tests.benchmarks.generate import generate

SERVER = Path(sys.executable).parent / "oxigraph"


class Server:
    """An Oxigraph server that keeps its data in a folder, and can be killed and started again."""

    def __init__(self, place: Path) -> None:
        self.place = place
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/store"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [SERVER, "serve", "--location", self.place, "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def count(self) -> dict[str, int]:
        """How many statements each graph holds."""
        query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        address = f"http://127.0.0.1:{self.port}/query?query={quote(query)}"
        request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            rows = json.load(answer)["results"]["bindings"]
        return {row["g"]["value"]: int(row["n"]["value"]) for row in rows}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "store")
    made.start()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve small reports in partitions."""
    place = tmp_path_factory.mktemp("parts")
    generate(12, place / "reports")
    build([place / "reports"], place / "outputs", whole=0)
    return place / "outputs"


def wanted(folder: Path) -> dict[str, int]:
    return {graph.iri: graph.triples.count(b"\n") for graph in graphs_in(folder)}


def test_the_graphs_of_a_folder_are_its_quads() -> None:
    quads = Path("outputs/graph.nq").read_bytes().splitlines()
    assert sum(wanted(Path("outputs")).values()) == len(quads)
    [first, _] = graphs_in(Path("outputs"))
    assert first.triples.splitlines()[0].removesuffix(b".") + f"<{first.iri}> .".encode() == quads[0]


def test_partitions_hold_each_graph_once(parts: Path) -> None:
    lines = [line for path in (parts / "graph").iterdir() for line in gzip.decompress(path.read_bytes()).splitlines()]
    assert (len(wanted(parts)), sum(wanted(parts).values())) == (12, len(lines))


def test_pushing_twice_is_as_pushing_once(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    shutil.copytree("outputs", folder)
    for told in ("2 graphs put, 0 there already", "0 graphs put, 2 there already"):
        done = CliRunner().invoke(main, ["push", str(folder), "--to", server.url])
        assert (done.exit_code, told in done.output) == (0, True), done.output
        assert server.count() == wanted(folder)
    shutil.rmtree(tmp_path / ".outputs.kg-cache")  # what was pushed is forgotten: it is put again, in its own place
    assert push(folder, GraphStore(server.url)).put == 2
    assert server.count() == wanted(folder)


def test_what_changed_is_put_and_what_is_gone_is_removed_and_others_are_left(server: Server, tmp_path: Path) -> None:
    folder, reports = tmp_path / "outputs", tmp_path / "reports"
    generate(3, reports)
    store = GraphStore(server.url)
    store.put("urn:other", b"<urn:a> <urn:b> <urn:c> .\n")
    build([reports], folder)
    assert push(folder, store) == (3, 0, 0)
    one, two, _ = sorted(reports.rglob("*.txt"))
    one.unlink()
    two.write_text(two.read_text(encoding="utf-8").replace("一、", "（前言）\n一、"), encoding="utf-8")
    build([reports], folder)
    assert push(folder, store) == (1, 1, 2)  # another text is another report: its graph has another name
    assert server.count() == {**wanted(folder), "urn:other": 1}


def test_a_store_that_lost_its_data_gets_all_again(server: Server, parts: Path) -> None:
    store = GraphStore(server.url)
    assert push(parts, store).put == 12
    store.delete(next(iter(wanted(parts))))
    assert push(parts, store) == (1, 11, 0)
    assert server.count() == wanted(parts)


def test_a_server_that_restarts_in_the_middle_is_waited_for(server: Server, parts: Path) -> None:
    """It is killed after the third graph and comes back a second later; nothing is lost, nothing is double."""

    def interrupt(count: int) -> None:
        if count == 3:
            server.kill()
            threading.Timer(1.0, server.start).start()

    shutil.rmtree(parts.parent / ".outputs.kg-cache" / "pushed", ignore_errors=True)
    assert push(parts, GraphStore(server.url), interrupt).put == 12
    assert server.count() == wanted(parts)


def test_a_push_that_was_broken_off_goes_on_where_it_was(server: Server, parts: Path) -> None:
    shutil.rmtree(parts.parent / ".outputs.kg-cache" / "pushed", ignore_errors=True)
    with pytest.raises(StoreError, match="nothing answers"):
        push(parts, GraphStore(server.url, patience=0.3), lambda count: server.kill() if count == 5 else None)
    server.start()
    done = push(parts, GraphStore(server.url))
    assert (done.put, done.kept) == (7, 5)
    assert server.count() == wanted(parts)


class Guarded(BaseHTTPRequestHandler):
    """A store that asks who is there."""

    seen: list[tuple[str, str | None]]
    statuses: list[int]

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, self.headers["Authorization"]))
        self.send_response(self.statuses.pop(0) if self.statuses else 204)
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def guarded() -> Iterator[tuple[str, type[Guarded]]]:
    handler = type("Handler", (Guarded,), {"seen": [], "statuses": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/data", handler
        server.shutdown()


def test_a_login_is_sent_and_an_iri_stands_whole_in_the_address(guarded: tuple[str, type[Guarded]]) -> None:
    url, handler = guarded
    GraphStore(url, Basic("甲", "秘密")).put("https://example.org/报告/甲 1?&", b"")
    GraphStore(f"{url}?default-db=1", Bearer("abc")).put("urn:a", b"")
    assert handler.seen == [
        ("/data?graph=https%3A%2F%2Fexample.org%2F%E6%8A%A5%E5%91%8A%2F%E7%94%B2%201%3F%26", "Basic 55SyOuenmOWvhg=="),
        ("/data?default-db=1&graph=urn%3Aa", "Bearer abc"),
    ]
    assert "秘密" not in repr(Basic("甲", "秘密"))


@pytest.mark.parametrize(
    ("statuses", "reason"),
    [
        ([401], "give --user with the password in KG_PASSWORD"),
        ([403], "a token in KG_TOKEN"),
        ([307], "leads elsewhere"),
        ([404], "no Graph Store service"),
        ([400], "refused (400 )"),
        ([503, 500, 429, 204], ""),
    ],
)
def test_a_refusal_is_one_line_that_says_what_to_do(statuses: list[int], reason: str, guarded: tuple[str, type[Guarded]]) -> None:
    url, handler = guarded
    handler.statuses = list(statuses)
    store = GraphStore(url, Bearer("abc"), sleep=lambda _: None)
    if reason:
        with pytest.raises(StoreError) as error:
            store.put("urn:a", b"")
        assert reason in str(error.value)
        assert "abc" not in str(error.value)
    else:
        store.put("urn:a", b"")
    assert len(handler.seen) == len(statuses)


@pytest.mark.parametrize("url", ["", "store", "ftp://a/b", "file:///etc/passwd", "http://user:secret@a/b"])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(InputError, match="no address of a store"):
        GraphStore(url)


def test_a_folder_without_a_graph_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run kg build first"):
        list(graphs_in(tmp_path))
    assert isinstance(next(iter(graphs_in(Path("outputs")))), Graph)
    assert http.client.HTTPException  # what a broken answer raises is told as no answer
