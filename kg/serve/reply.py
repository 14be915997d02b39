"""What is answered to a request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, a media type, the bytes, and further headers."""

    status: int
    type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


#: What is run to answer a request, in a process of its own.
Job = Callable[[], Reply]


def refusal(status: int, why: str) -> Reply:
    """A reply of one line that says why nothing else is answered.

    >>> refusal(400, "no query").body
    b'no query\\n'
    """
    headers = {"Retry-After": "5"} if status == 503 else {}
    return Reply(status, "text/plain; charset=utf-8", f"{why}\n".encode(), headers)
