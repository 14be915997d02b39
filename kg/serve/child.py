"""A job in a process of its own, which sees the loaded graph without a copy, can be stopped for a while, and can be ended.

A query that runs for minutes in a thread cannot be ended; a process can, whatever it is doing.
"""

import asyncio
import json
import os
import resource
import signal
from pathlib import Path
from time import monotonic

from kg.serve.limits import Limits
from kg.serve.reply import Job, Reply, refusal

_TICKS = os.sysconf("SC_CLK_TCK")
_PIPE = 65536
#: Wall time that a job may take as a multiple of its processor time, where the machine is busy with other things.
_PATIENCE = 2
#: What a process that waits for a processor is given of wall time in any case.
_AT_LEAST = 5.0


class Child:
    """A job that runs in a forked process and sends its reply through a pipe."""

    def __init__(self, job: Job, limits: Limits) -> None:
        self._read, write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _work(job, write, limits)
        os.close(write)
        os.set_blocking(self._read, False)
        self._started = monotonic()
        self._received = bytearray()
        self._most = limits.size + _PIPE
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().add_reader(self._read, self._receive)

    async def finished(self, seconds: float) -> bool:
        """Whether the job is done before it has taken so many seconds of processor time, all in all."""
        pause, began = 0.002, monotonic()
        while not self._ended.done():
            if self._used() > seconds or monotonic() - began > max(_AT_LEAST, seconds * _PATIENCE):
                return False
            await asyncio.wait((self._ended,), timeout=pause)
            pause = min(2 * pause, 0.05)
        return True

    def pause(self) -> None:
        """Stops the job where it stands."""
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Lets a stopped job go on, behind all others."""
        os.setpriority(os.PRIO_PROCESS, self.pid, 10)
        os.kill(self.pid, signal.SIGCONT)

    def reply(self) -> Reply:
        """What the finished job answered."""
        head, newline, body = bytes(self._received).partition(b"\n")
        if len(self._received) > self._most:
            return refusal(403, f"the answer has more than {self._most - _PIPE:,} bytes: ask for less")
        if not newline:  # ended before it could say anything
            return refusal(503, "the query: it needs more memory or a deeper stack than there is: ask for less")
        status, type_, headers = json.loads(head)
        return Reply(status, type_, body, headers)

    def end(self) -> None:
        """Ends the process, whatever it is doing, and clears up after it."""
        if self._read < 0:
            return
        asyncio.get_running_loop().remove_reader(self._read)
        os.close(self._read)
        self._read = -1
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def _receive(self) -> None:
        piece = os.read(self._read, 16 * _PIPE)
        self._received += piece
        if not piece or len(self._received) > self._most:
            asyncio.get_running_loop().remove_reader(self._read)
            if not self._ended.done():
                self._ended.set_result(None)

    def _used(self) -> float:
        """Seconds of processor time; of wall time where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_bytes().rpartition(b")")[2].split()
        except FileNotFoundError:
            return monotonic() - self._started
        return (int(fields[11]) + int(fields[12])) / _TICKS


def _work(job: Job, write: int, limits: Limits) -> None:
    """The life of the forked process: it never returns."""
    try:
        signal.set_wakeup_fd(-1)  # else a signal to this process would wake the parent's loop
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)
        _hush()
        _close_all_but(write)
        _confine(limits)
        _send(write, _told(job))
    finally:
        os._exit(0)


def _told(job: Job) -> Reply:
    try:
        return job()
    except MemoryError:
        return refusal(503, "the query: it needs more memory than a query may take: ask for less")
    except Exception as error:
        return refusal(500, f"a fault of kg ({type(error).__name__}): report it, with what was asked")


def _hush() -> None:
    """What a library says when it runs out of memory is for nobody."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)


def _close_all_but(kept: int) -> None:
    """Closes what the parent has open: else connections would stay open as long as this process lives."""
    os.closerange(3, kept)
    os.closerange(kept + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _confine(limits: Limits) -> None:
    """From here on this process can open nothing, neither file nor connection, and take no more than its limits."""
    _limit(resource.RLIMIT_CPU, int(limits.seconds) + 2)
    _limit(resource.RLIMIT_CORE, 0)
    if (used := _address_space()) is not None:
        _limit(resource.RLIMIT_AS, used + limits.memory)
    _limit(resource.RLIMIT_NOFILE, 0)


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _address_space() -> int | None:
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return None


def _send(write: int, reply: Reply) -> None:
    head = json.dumps([reply.status, reply.type, dict(reply.headers)]).encode()
    left = memoryview(head + b"\n" + reply.body)
    while left:
        left = left[os.write(write, left) :]
