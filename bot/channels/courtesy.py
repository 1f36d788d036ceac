"""How often one chat may be written to: both platforms take a message a second (DECISIONS 7.12, TRIALS 4)."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Pause = Callable[[float], Awaitable[None]]
"""Waits the seconds; `asyncio.sleep` outside tests."""

FORGET_ABOVE = 512


class Courtesy:
    """Lets messages of one chat through one by one, and each a rest of `seconds` after the answer to the last."""

    def __init__(self, seconds: float = 1.0, pause: Pause = asyncio.sleep) -> None:
        self._seconds = seconds
        self._pause = pause
        self._free_at: dict[str, float] = {}
        self._doors: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, chat: str, *, rests: bool = True) -> AsyncIterator[None]:
        """Wait for the chat's turn and hold it: a message must not overtake the one before.

        A chat that needs no rest (`rests` false) only keeps its order.
        """
        async with self._doors[chat]:
            wait = self._free_at.get(chat, 0.0) - _now()
            if wait > 0:
                await self._pause(wait)
            try:
                yield
            finally:
                if rests:
                    # From the answer on: a request may be on its way for any time.
                    self._free_at[chat] = _now() + self._seconds
        if len(self._doors) > FORGET_ABOVE:
            self._forget(_now())

    def _forget(self, present: float) -> None:
        for chat in [name for name, door in self._doors.items() if not door.locked()]:
            if self._free_at.get(chat, 0.0) <= present:
                del self._doors[chat]
                self._free_at.pop(chat, None)


def _now() -> float:
    return asyncio.get_running_loop().time()
