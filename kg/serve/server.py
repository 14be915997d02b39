"""The server: what is where, and how it is started."""

import socket
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.model import KgError
from kg.query import FORMATS, Engine, named_queries, open_engine
from kg.serve.files import page
from kg.serve.limits import Limits
from kg.serve.protocol import sparql
from kg.serve.question import question
from kg.serve.reply import refusal
from kg.serve.runner import Runner
from kg.serve.running import respond, run
from kg.serve.templates import style
from kg.serve.things import iri_of, thing

LOCAL = ("127.0.0.1", "localhost", "::1")


def site(folder: Path, limits: Limits = Limits(), host: str = "127.0.0.1") -> Starlette:  # noqa: B008
    """The application that serves the outputs in ``folder``; raises InputError where that holds none.

    Bound to an address of this machine alone, it answers to the names of this machine alone, so that no page of the web can reach
    it under a name of its own.
    """
    engine, base = _loaded(folder)
    runner = Runner(limits)

    async def ask(request: Request) -> Response:
        fields = {name: value for name, value in request.query_params.items() if len(value) <= limits.query}
        return await run(request, runner, partial(question, engine, limits, fields))

    async def any_page(request: Request) -> Response:
        iri = iri_of(base, request.scope.get("raw_path", b"").decode("latin-1").partition("?")[0])
        if iri is None:
            return page(request, folder)
        return await run(request, runner, partial(thing, engine, base, iri, request.headers.get("accept", ""), limits))

    routes = [
        Route("/sparql", partial(sparql, engine=engine, runner=runner), methods=["GET", "POST"]),
        Route("/query", ask, methods=["GET"]),
        Route("/ontology", lambda _: RedirectResponse("/ontology.html", 303), methods=["GET"]),
        Route("/serve.css", lambda _: Response(style(), media_type="text/css"), methods=["GET"]),
        Route("/{path:path}", any_page, methods=["GET"]),
    ]
    names = [*LOCAL, "[::1]"] if host in LOCAL else ["*"]
    checks = [Middleware(TrustedHostMiddleware, allowed_hosts=names)]
    return Starlette(routes=routes, middleware=checks, exception_handlers={ClientDisconnect: _left, Exception: _fault})


def _loaded(folder: Path) -> tuple[Engine, str]:
    """The engine with all that answers need, since a process that answers can open nothing; and the base of the data's IRIs."""
    import json

    from kg.graph.vocabulary import schemes, terms

    engine = open_engine(folder)
    base = str(json.loads((folder / "manifest.json").read_bytes())["base"])
    _ = engine.store, engine.dataset, engine.codes, terms(), schemes()
    _rehearse(engine if engine.has_pages else _smallest(engine), base)
    return engine, base


def _smallest(engine: Engine) -> Engine:
    """The engine over the smallest partition: to rehearse with all of a large corpus would take minutes."""
    return Engine([min(engine.paths, key=lambda path: path.stat().st_size)], engine.namespaces, engine.beside)


def _rehearse(engine: Engine, base: str) -> None:
    """Asks all kinds of questions once, so that whatever is read late is read."""
    for name in named_queries():
        for parameters in ({}, {"region": "?"}, {"theme": "?"}):  # the last two lead to the lines that say what is wrong
            question(engine, Limits(), {"name": name, "cite": "1", **parameters})
    for form in FORMATS:
        question(engine, Limits(), {"name": "reports", "format": form})
    for report in engine.select("SELECT ?report { ?report a kg:Report }").rows:
        thing(engine, base, str(report[0]), "text/html", Limits())


def serve(folder: Path, host: str = "127.0.0.1", port: int = 8000, limits: Limits = Limits()) -> None:  # noqa: B008
    """Serves the outputs in ``folder`` until it is told to stop; port 0 takes a free one. Raises KgError where it cannot bind."""
    import uvicorn

    application = site(folder, limits, host)
    bound = listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{bound.getsockname()[1]}/"
    print(f"serving {folder} at {address} (pages), {address}query, {address}sparql; stop with Ctrl-C", flush=True)
    settings = uvicorn.Config(application, log_level="critical", access_log=False, server_header=False, timeout_keep_alive=15)
    uvicorn.Server(settings).run(sockets=[bound])


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to an address; raises KgError in one line where that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(2048)  # who is told the address may come at once
    except (OSError, OverflowError) as error:
        raise KgError(f"{host}:{port}: cannot be bound ({error}): give another --host or --port") from None
    return bound


async def _fault(request: Request, error: Exception) -> Response:
    """A fault in the server itself: one line, and it goes on."""
    return respond(refusal(500, f"a fault of kg ({type(error).__name__}): report it, with what was asked"))


async def _left(request: Request, error: Exception) -> Response:
    """Who asked went away before all was said."""
    return Response(status_code=499)
