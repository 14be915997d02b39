"""Between a request and its job: the body read within bounds, the job ended when the one who asked is gone."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.reply import Job, Reply
from kg.serve.runner import Runner

#: No page runs scripts or loads anything from elsewhere.
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class TooMuchError(Exception):
    """A request that is larger than it may be."""

    def __init__(self, most: int) -> None:
        super().__init__(f"the request: larger than {most:,} bytes: ask in fewer words")


async def body_of(request: Request, most: int) -> bytes:
    """The request's body; raises TooMuchError, without reading on, where it is larger than ``most`` with what encoding adds."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > 3 * most:
            raise TooMuchError(most)
    return bytes(body)


def respond(reply: Reply) -> Response:
    """A reply as a response."""
    headers = {"X-Content-Type-Options": "nosniff", **reply.headers}
    if reply.type.startswith("text/html"):
        headers["Content-Security-Policy"] = POLICY
    return Response(reply.body, reply.status, headers, reply.type)


async def run(request: Request, runner: Runner, job: Job) -> Response:
    """What ``job`` replies; when the one who asked goes away, it is ended."""
    work = asyncio.ensure_future(runner.run(job))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            return Response(status_code=499)
        return respond(work.result())
    finally:
        gone.cancel()
        work.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
