"""The SPARQL 1.1 protocol: what a request asks, and how it is answered."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from kg.query import Engine
from kg.query.sparql import ForbiddenQueryError, check_read_only
from kg.serve.answers import ROWS, TRIPLES, answer
from kg.serve.negotiate import preferred
from kg.serve.reply import Reply, refusal
from kg.serve.runner import Runner
from kg.serve.running import TooMuchError, body_of, respond, run

_SHORT = 20_000
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


async def sparql(request: Request, engine: Engine, runner: Runner) -> Response:
    """Answers a query of the protocol, by GET, by POST of a form, or by POST of the query itself; updates are refused."""
    if request.method == "GET" and not request.query_params:
        return respond(_description(str(request.url), request.headers.get("accept", "")))
    try:
        asked = await _asked(request, runner.limits.query)
    except TooMuchError as error:
        return respond(refusal(413, str(error)))
    if isinstance(asked, Reply):
        return respond(asked)
    text, graphs = asked
    if len(text) <= _SHORT:  # what is plainly not allowed takes no turn from others
        try:
            check_read_only(text)
        except ForbiddenQueryError as error:
            return respond(refusal(403, str(error)))
    accept = request.headers.get("accept", "")
    return await run(request, runner, partial(answer, engine, text, accept, runner.limits, graphs))


async def _asked(request: Request, most: int) -> tuple[str, dict[str, list[str]]] | Reply:
    """The query and the graphs of its dataset, or why there is none."""
    from urllib.parse import parse_qs

    type_ = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await body_of(request, most)
    fields = parse_qs(request.url.query, keep_blank_values=True, errors="replace", max_num_fields=1000)
    if request.method == "POST":
        if type_ == _UPDATE or "update" in fields:
            return refusal(403, "updates are refused: this graph is only read")
        if type_ == _QUERY:
            fields.setdefault("query", []).append(body.decode("utf-8", "replace"))
        elif type_ == _FORM:
            for name, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=1000).items():
                fields.setdefault(name, []).extend(values)
        else:
            return refusal(415, f"content of type {type_ or 'none'}: send {_FORM} or {_QUERY}")
    if "update" in fields:
        return refusal(403, "updates are refused: this graph is only read")
    if len(fields.get("query", ())) != 1:
        return refusal(400, "one query is needed: give it as the parameter query")
    if len(fields["query"][0].encode("utf-8", "replace")) > most:
        raise TooMuchError(most)
    graphs = {"default_graph": fields.get("default-graph-uri", []), "named_graphs": fields.get("named-graph-uri", [])}
    return fields["query"][0], {name: iris for name, iris in graphs.items() if iris}


def _description(address: str, accept: str) -> Reply:
    """The endpoint as SPARQL 1.1 Service Description tells of it."""
    if preferred(accept, ("text/turtle", "text/html")) == "text/html":
        return Reply(303, "text/plain; charset=utf-8", b"", {"Location": "/query", "Vary": "Accept"})
    forms = ", ".join(f"<http://www.iana.org/assignments/media-types/{each}>" for each in (*ROWS, *TRIPLES))
    turtle = (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        f"[] a sd:Service ; sd:endpoint <{address}> ; sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat {forms} .\n"
    )
    return Reply(200, "text/turtle; charset=utf-8", turtle.encode(), {"Vary": "Accept"})
