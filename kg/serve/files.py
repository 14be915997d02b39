"""The files of the outputs folder, as they are."""

import mimetypes
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.serve.reply import refusal
from kg.serve.running import respond

_PIECE = 256 * 1024
_TYPES = {
    ".ttl": "text/turtle",
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".graphml": "application/xml",
    ".gexf": "application/xml",
    ".jsonl": "application/jsonl",
}
_LINK = '<p class="lead"><a href="/query">向图谱提问 Ask the graph</a> · <a href="/sparql">SPARQL</a></p>\n'


def page(request: Request, folder: Path) -> Response:
    """The file that the address names; nothing outside ``folder``, nothing hidden."""
    name = str(request.path_params.get("path", "")) or "index.html"
    path = _inside(folder, name)
    if path is None:
        return respond(refusal(404, "no such page"))
    if name == "index.html":
        return Response(_with_link(path.read_text(encoding="utf-8")), media_type="text/html")
    size = str(path.stat().st_size)
    headers = {"Content-Length": size, "X-Content-Type-Options": "nosniff"}
    type_ = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if type_ != "application/octet-stream" else ""
    content = _nothing() if request.method == "HEAD" else _pieces(path)
    return StreamingResponse(content, headers=headers, media_type=f"{type_}{charset}")


def _inside(folder: Path, name: str) -> Path | None:
    """The file of that name, None where ``folder`` holds none."""
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):  # a name that no file can have: too long, or with a zero byte
        return None
    return path if inside and not any(part.startswith(".") for part in Path(name).parts) else None


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""


def _with_link(html: str) -> str:
    """The way in, with the way to ask: only where it is served is there anything to ask."""
    return html.replace("<main>\n", f"<main>\n{_LINK}", 1)
