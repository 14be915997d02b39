"""Which job runs when: each gets a short share at once, the long ones go on one by one behind the others."""

import asyncio
import os

from kg.serve.child import Child
from kg.serve.limits import Limits
from kg.serve.reply import Job, Reply, refusal


class Runner:
    """Runs jobs so that no number of long ones keeps short ones waiting for long.

    As many jobs as there are processors run at a time, each until it has had its share. One that then is not done is stopped, and
    goes on when its turn comes among the long ones, of which one runs at a time, at the lowest priority.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._short = asyncio.Semaphore(max(2, os.cpu_count() or 2))
        self._long = asyncio.Semaphore(1)
        self._stopped = 0

    async def run(self, job: Job) -> Reply:
        """The reply of ``job``, or a refusal: it would take too long, or too many others are as long."""
        async with self._short:
            child = Child(job, self.limits)
            try:
                if await child.finished(self.limits.share):
                    return child.reply()
                child.pause()
            except BaseException:
                child.end()
                raise
        try:
            return await self._go_on(child)
        finally:
            child.end()

    async def _go_on(self, child: Child) -> Reply:
        if self._stopped > self.limits.waiting:
            return refusal(503, "the server is busy with other long queries: try again later")
        self._stopped += 1
        try:
            async with self._long:
                child.resume()
                if await child.finished(self.limits.seconds):
                    return child.reply()
        finally:
            self._stopped -= 1
        return refusal(503, f"the query: it takes more than {self.limits.seconds:g} s: ask for less, or narrow it")
