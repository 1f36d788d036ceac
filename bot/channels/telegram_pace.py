"""How fast Telegram may be spoken to in all: 30 calls a second, and 20 a minute to a group (DECISIONS 7.12)."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager

from telegram.ext import AIORateLimiter

Answer = bool | dict[str, object] | list[dict[str, object]]


class Window:
    """Lets at most so many calls through within any stretch of so many seconds, in the order of asking.

    A place is taken from the call on and free again so many seconds after its answer. A request may be on its way
    for any time, and the platform counts when it arrives: counted like this, no delay brings two closer together.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._seconds = seconds
        self._places = asyncio.Semaphore(most)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a place and hold it for the call."""
        await self._places.acquire()
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(self._seconds, self._places.release)


class Limiter(AIORateLimiter):
    """The library's limiter, made exact: its bucket alone lets nearly twice the limit through in one second."""

    def __init__(self) -> None:
        super().__init__()
        self._in_all = Window(30, 1.0)
        self._in_group: defaultdict[str, Window] = defaultdict(lambda: Window(20, 60.0))

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
        async with AsyncExitStack() as places:
            if chat is not None:
                if str(chat).startswith("-"):
                    await places.enter_async_context(self._in_group[str(chat)].turn())
                await places.enter_async_context(self._in_all.turn())
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
