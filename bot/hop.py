"""The hop from the edge to the store: coroutines hand over a function, writer and reader threads run it.

Writers are in `writers.py`; readers have threads of their own. One hop a transaction, not one a statement
(TRIALS 1).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from bot.clock import Clock
from bot.writers import writers_of
from models.store.archive import Archive
from models.store.database import Database

P = ParamSpec("P")
Answer = TypeVar("Answer")
Hook = Callable[[], object]

_READERS = 3


class Store:
    """The store as the edge sees it; to be awaited from one event loop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self._writers = writers_of(database, clock)
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="store-reader")
        self._hooks: list[Hook] = []

    def on_commit(self, hook: Hook) -> None:
        """Call `hook` in the event loop after every committed write: a nudge such as `Event.set`."""
        self._hooks.append(hook)

    def off_commit(self, hook: Hook) -> None:
        """Forget a hook given before; ValueError for one that was not."""
        self._hooks.remove(hook)

    def heard(self) -> None:
        """Call the hooks because another process has committed."""
        self._nudge()

    async def write(
        self, function: Callable[Concatenate[Archive, P], Answer], *arguments: P.args, **named: P.kwargs
    ) -> Answer:
        """Run `function(archive, ...)` in a transaction on a writer thread; return what it returns, once committed.

        `archive.now` is read from the clock in that thread. Whatever the function raises undoes all it did and
        is raised here. It may be done again from the start (a transaction that met another, or that was shared
        with one that stumbled), so it must have no effect but through the archive. Cancelling the caller does
        not undo what has begun.
        """
        loop = asyncio.get_running_loop()
        done = self._writers.submit(lambda archive: function(archive, *arguments, **named))
        # From there and not from the caller: it may have been cancelled while this was being committed.
        done.add_done_callback(lambda settled: self._tell(loop, settled))
        return await asyncio.wrap_future(done)

    async def write_quietly(
        self, function: Callable[Concatenate[Archive, P], Answer], *arguments: P.args, **named: P.kwargs
    ) -> Answer:
        """Write as `write` does and call no hook: for what concerns nobody before a later write."""
        done = self._writers.submit(lambda archive: function(archive, *arguments, **named))
        return await asyncio.wrap_future(done)

    async def read(
        self, function: Callable[Concatenate[Archive, P], Answer], *arguments: P.args, **named: P.kwargs
    ) -> Answer:
        """Run `function(archive, ...)` on a reader thread, unable to write, and return what it returns."""

        def work() -> Answer:
            with self.database.reading(self.clock.now()) as archive:
                return function(archive, *arguments, **named)

        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    async def close(self) -> None:
        """Let what was handed over finish, then close the database."""
        await asyncio.to_thread(self._writers.shutdown)
        await asyncio.to_thread(self._readers.shutdown)
        self.database.close()

    def _tell(self, loop: asyncio.AbstractEventLoop, settled: "Future[Answer]") -> None:
        if not settled.cancelled() and settled.exception() is None:
            loop.call_soon_threadsafe(self._nudge)

    def _nudge(self) -> None:
        for hook in tuple(self._hooks):
            hook()
