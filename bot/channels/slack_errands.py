"""Work that goes on after Slack has its answer, each piece in a task of its own.

At the edge. Bolt forgets an acknowledgement when the same listener fails later, so nothing is done after it
there; and a task that nobody holds may vanish half-way, so all are held here.
"""

import asyncio
import traceback
from collections.abc import Coroutine
from typing import TypeVar
from weakref import WeakValueDictionary

import structlog

T = TypeVar("T")

log = structlog.get_logger()


def described(failure: BaseException) -> dict[str, str]:
    """Return the kind of a failure and its place: a message may hold what a person wrote."""
    frames = traceback.extract_tb(failure.__traceback__)
    return {
        "failure": type(failure).__name__,
        "place": f"{frames[-1].name}:{frames[-1].lineno}" if frames else "",
    }


class Errands:
    """The tasks under way."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[object]] = set()
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def start(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        """Start a piece of work and hold it until it ends; a failure nobody asks about is logged."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def start_in_lane(self, lane: str, work: Coroutine[object, object, None]) -> None:
        """Start a piece of work that waits for those started before it in the same lane."""
        lock = self._lanes.setdefault(lane, asyncio.Lock())

        async def in_turn() -> None:
            async with lock:
                await work

        self.start(in_turn())

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("slack.errand_failed", **described(failure))

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
