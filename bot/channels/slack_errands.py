"""Work that goes on after Slack has its answer, each piece in a task of its own.

At the edge. Bolt forgets an acknowledgement when the same listener fails later, so nothing is done after it
there; and a task that nobody holds may vanish half-way, so all are held here.
"""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

import structlog

T = TypeVar("T")

log = structlog.get_logger()


class Errands:
    """The tasks under way."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[object]] = set()

    def start(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        """Start a piece of work and hold it until it ends; a failure nobody asks about is logged."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("slack.errand_failed", exc_info=failure)

    async def settled(self) -> None:
        """Return once nothing is under way, however the pieces ended."""
        while self._under_way:
            await asyncio.wait(set(self._under_way))

    async def close(self, seconds: float) -> None:
        """Give the work some seconds, then break it off: what was kept is taken up at the next start."""
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=seconds)
        rest = set(self._under_way)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
