"""A store that speaks the SPARQL 1.1 Graph Store HTTP Protocol."""

import base64
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from kg.model import InputError, KgError


class Login(Protocol):
    """Adds to a request what tells the store who asks."""

    def headers(self) -> dict[str, str]:
        """The headers to add."""


@dataclass(frozen=True, slots=True)
class Nobody:
    """No login."""

    def headers(self) -> dict[str, str]:
        """None.

        >>> Nobody().headers()
        {}
        """
        return {}


@dataclass(frozen=True, slots=True)
class Basic:
    """A name and a password; ``repr`` shows neither."""

    name: str = field(repr=False)
    password: str = field(repr=False)

    def headers(self) -> dict[str, str]:
        """HTTP Basic authentication.

        >>> Basic("kg", "secret").headers()
        {'Authorization': 'Basic a2c6c2VjcmV0'}
        """
        pair = base64.b64encode(f"{self.name}:{self.password}".encode()).decode("ascii")
        return {"Authorization": f"Basic {pair}"}


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token; ``repr`` does not show it."""

    token: str = field(repr=False)

    def headers(self) -> dict[str, str]:
        """A bearer token.

        >>> Bearer("abc").headers()
        {'Authorization': 'Bearer abc'}
        """
        return {"Authorization": f"Bearer {self.token}"}


class StoreError(KgError):
    """The store does not answer, or refuses."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A login goes to the address that was given and to no other."""

    def redirect_request(self, *_: Any) -> None:
        """No other request."""


@dataclass(frozen=True, slots=True)
class GraphStore:
    """The store's graphs at ``url``, the address of its Graph Store service.

    A store that does not answer, or says that it is busy, is asked again for ``patience`` seconds, with growing pauses.
    """

    url: str
    login: Login = Nobody()
    patience: float = 60.0
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.fragment:
            raise InputError(
                f"{self.url}: no address of a store: give one such as http://localhost:7878/store, without a name in it"
            )

    def put(self, graph: str, triples: bytes) -> None:
        """Makes ``triples`` (N-Triples) all that ``graph`` holds."""
        self._ask("PUT", graph, triples)

    def delete(self, graph: str) -> None:
        """Removes ``graph``; one that is not there is no error."""
        self._ask("DELETE", graph, missing=True)

    def has(self, graph: str) -> bool:
        """Whether the store holds ``graph``."""
        return self._ask("HEAD", graph, missing=True) != 404

    def _ask(self, method: str, graph: str, data: bytes | None = None, missing: bool = False) -> int:
        until, pause = time.monotonic() + self.patience, 0.2
        while True:
            status, reason = self._once(method, graph, data)
            if 200 <= status < 300 or (missing and status == 404):
                return status
            if status not in (0, 429, 500, 502, 503, 504) or time.monotonic() > until:
                raise StoreError(_refusal(self.url, status, reason))
            self.sleep(pause)
            pause = min(5.0, 2 * pause)

    def _once(self, method: str, graph: str, data: bytes | None) -> tuple[int, str]:
        """The status of one request, 0 where nothing answers, and why."""
        address = f"{self.url}{'&' if '?' in self.url else '?'}graph={quote(graph, safe='')}"
        headers = self.login.headers() | ({"Content-Type": "application/n-triples"} if data is not None else {})
        request = urllib.request.Request(address, data, headers, method=method)
        try:
            with urllib.request.build_opener(_NoRedirects).open(request, timeout=max(10.0, self.patience)) as answer:
                return answer.status, ""
        except urllib.error.HTTPError as error:
            with error:
                return error.code, " ".join(error.read(300).decode("utf-8", "replace").split())
        except (OSError, HTTPException) as error:
            return 0, str(getattr(error, "reason", error))


def _refusal(url: str, status: int, reason: str) -> str:
    if status == 0:
        return f"{url}: nothing answers ({reason:.120}): start the store, or mend the address; then run the same again to go on"
    if status in (401, 403):
        return f"{url}: refused ({status}): give --user with the password in KG_PASSWORD, or a token in KG_TOKEN"
    if 300 <= status < 400:
        return f"{url}: leads elsewhere ({status}): give the address that it leads to"
    if status in (404, 405):
        return f"{url}: no Graph Store service ({status}): give its address, such as http://localhost:7878/store"
    return f"{url}: refused ({status} {reason:.120}): see the store's log; run the same again to go on"
