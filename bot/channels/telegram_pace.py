"""The rest between two new messages to one private chat; the library's limiter keeps the other two limits."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

FORGET_ABOVE = 512


class Courtesy:
    """Lets messages of one chat through one by one, to a private chat one a second (DECISIONS 7.12)."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}
        self._doors: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, chat: str) -> AsyncIterator[None]:
        """Wait for the chat's turn and hold it: a message must not overtake the one before."""
        async with self._doors[chat]:
            loop = asyncio.get_running_loop()
            if not chat.startswith("-"):
                await asyncio.sleep(self._free_at.get(chat, 0.0) - loop.time())
                self._free_at[chat] = loop.time() + self._seconds
            yield
        if len(self._doors) > FORGET_ABOVE:
            self._forget(asyncio.get_running_loop().time())

    def _forget(self, present: float) -> None:
        for chat in [name for name, door in self._doors.items() if not door.locked()]:
            if self._free_at.get(chat, 0.0) <= present:
                del self._doors[chat]
                self._free_at.pop(chat, None)
