"""How fast Telegram may be spoken to: one message a second to a private chat, 30 calls a second in all, 20 a minute
to a group (DECISIONS 7.12).
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

from telegram.ext import AIORateLimiter

Answer = bool | dict[str, object] | list[dict[str, object]]

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
            if chat.startswith("-"):
                yield
            else:
                await asyncio.sleep(self._free_at.get(chat, 0.0) - loop.time())
                try:
                    yield
                finally:
                    # From the answer on: the request itself may have waited for the other limits.
                    self._free_at[chat] = loop.time() + self._seconds
        if len(self._doors) > FORGET_ABOVE:
            self._forget(asyncio.get_running_loop().time())

    def _forget(self, present: float) -> None:
        for chat in [name for name, door in self._doors.items() if not door.locked()]:
            if self._free_at.get(chat, 0.0) <= present:
                del self._doors[chat]
                self._free_at.pop(chat, None)


class Window:
    """Lets at most so many through within any stretch of so many seconds, in the order of asking."""

    def __init__(self, most: int, seconds: float) -> None:
        self._seconds = seconds
        self._passed: deque[float] = deque(maxlen=most)
        self._door = asyncio.Lock()

    async def turn(self) -> None:
        """Wait for a place."""
        async with self._door:
            loop = asyncio.get_running_loop()
            if len(self._passed) == self._passed.maxlen:
                await asyncio.sleep(self._passed[0] + self._seconds - loop.time())
            self._passed.append(loop.time())


class Limiter(AIORateLimiter):
    """The library's limiter, made exact: its bucket alone lets nearly twice the limit through in one second.

    The windows are a little longer than the platform's, because calls may arrive closer than they were made.
    """

    def __init__(self) -> None:
        super().__init__()
        self._in_all = Window(30, 1.05)
        self._in_group: defaultdict[str, Window] = defaultdict(lambda: Window(20, 61.0))

    async def process_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        callback: Callable[..., Coroutine[object, object, Answer]],
        args: object,
        kwargs: dict[str, object],
        endpoint: str,
        data: dict[str, object],
        rate_limit_args: int | None,
    ) -> Answer:
        """Wait for a place where the call speaks to a chat, then let the library go on."""
        chat = data.get("chat_id")
        if chat is not None:
            if str(chat).startswith("-"):
                await self._in_group[str(chat)].turn()
            await self._in_all.turn()
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
