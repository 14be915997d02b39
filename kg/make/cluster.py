"""The work done by a Dask cluster: a scheduler at an address, workers on any machines that share the place worked in.

Every task may be done twice without harm, since what it writes appears whole and under a key of what it is made from. So a worker
that dies, a scheduler that begins anew and a task that is sent again change nothing in what comes out.
"""

import logging
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.make.executors import Lost, Outcome, Task
from kg.make.places import place_of
from kg.model import KgError

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Refused:
    """What a worker's file system refused, as it was told there."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dask:
    """Does the work on the cluster whose scheduler is at ``address`` (``tcp://head:8786``).

    ``shared`` is a file that every worker must see: one in the folder, or at the URL, that they all write to. ``patience`` is how
    many seconds to wait for a scheduler that does not answer.
    """

    address: str
    shared: str
    patience: float = 120.0

    def run(self, work: Callable[[Task], Outcome], tasks: Iterable[Task]) -> Iterator[Outcome | Lost[Task]]:
        """What ``work`` makes of each task; raises KgError where the scheduler stays away or a worker does not see the folder."""
        from concurrent.futures import CancelledError

        if not logging.getLogger("kg").isEnabledFor(logging.DEBUG):
            logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it complains of is mended here
        waiting = iter(tasks)
        pending: deque[Task] = deque()
        while True:
            try:
                with self._client() as client:
                    yield from self._through(client, work, waiting, pending)
                return
            except (CancelledError, OSError) as error:  # the scheduler is gone, and with it what it knew
                if isinstance(error, OSError) and error.errno is not None and not isinstance(error, ConnectionError):
                    raise

    def _client(self) -> "Client":
        from distributed import Client

        until = time.monotonic() + self.patience
        while True:
            try:
                return Client(self.address, timeout=min(10.0, self.patience), set_as_default=False)
            except (OSError, TimeoutError, ValueError) as error:
                if time.monotonic() > until or isinstance(error, ValueError):
                    raise KgError(f"{self.address}: no Dask scheduler answers there: start one, or mend --scheduler") from None
                time.sleep(0.5)

    def _through(
        self, client: "Client", work: Callable[[Task], Outcome], waiting: Iterator[Task], pending: deque[Task]
    ) -> Iterator[Outcome | Lost[Task]]:
        """The outcomes of all tasks; ``pending`` holds those that have none yet."""
        far = partial(_far, work, self.shared)
        futures = deque(_submit(client, far, task) for task in pending)
        while True:
            most = _AHEAD * max(1, sum(client.ncores().values()))
            while len(pending) < most and (task := next(waiting, None)) is not None:
                pending.append(task)
                futures.append(_submit(client, far, task))
            if not pending:
                return
            outcome = self._outcome(client, far, futures.popleft(), pending[0])
            pending.popleft()
            yield outcome

    def _outcome(self, client: "Client", far: Callable[[Task], Any], future: "Future", task: Task) -> "Outcome | Lost[Task]":
        """What a task came to; one over which workers died, perhaps through no fault of its own, is sent once more."""
        from distributed import KilledWorker

        try:
            outcome = _wait(client, future)
        except KilledWorker:
            try:
                outcome = _wait(client, _submit(client, far, task))
            except KilledWorker:
                return Lost(task)
        if isinstance(outcome, Refused):
            raise OSError(outcome.number, outcome.reason)
        return outcome  # type: ignore[no-any-return]


def _submit(client: "Client", far: Callable[[Task], Any], task: Task) -> "Future":
    return client.submit(far, task, pure=False)


def _wait(client: "Client", future: "Future") -> Any:
    """A future's result; a ConnectionError where the client lost its scheduler meanwhile."""
    from distributed import TimeoutError as NotYet

    while True:
        try:
            return future.result(timeout=2)
        except NotYet:
            if client.status != "running":
                raise ConnectionError from None


def _far(work: Callable[[Task], Outcome], shared: str, task: Task) -> Outcome | Refused:
    """The work, as a worker does it: what its file system refuses is sent back as data, since the way there may fail likewise."""
    if not place_of(shared).exists():
        folder = shared.rpartition("/")[0]
        here = socket.gethostname()
        raise KgError(f"the worker on {here} sees no {folder}: give -o in a folder that all machines share, or as a URL")
    try:
        return work(task)
    except OSError as error:
        return Refused(error.errno or 5, error.strerror or str(error))
