"""Waiting without sleeping: whoever changes something rings, whoever waits looks again.

Works across threads and event loops, so a fake platform may live in a thread of its own beside the program.
"""

import asyncio
import threading
from collections.abc import Callable

PATIENCE_SECONDS = 10.0


class Bell:
    """Rung after every change; waiters ask their condition again at each ring."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiters: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def ring(self) -> None:
        """Wake every waiter, in whatever thread or loop it stands."""
        with self._condition:
            self._condition.notify_all()
            for loop, event in self._waiters:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(event.set)

    async def until(self, condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait in an event loop until the condition holds; raises `TimeoutError`."""
        waiter = (asyncio.get_running_loop(), asyncio.Event())
        with self._condition:
            self._waiters.append(waiter)
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await waiter[1].wait()
                    waiter[1].clear()
        finally:
            with self._condition:
                self._waiters.remove(waiter)

    def wait_until(self, condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait in a plain thread until the condition holds; raises `TimeoutError`."""
        with self._condition:
            if not self._condition.wait_for(condition, timeout=seconds):
                raise TimeoutError("the awaited change did not come")
