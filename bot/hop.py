"""The hop from the edge to the store: coroutines hand over a function, writer and reader threads run it.

One thread writes to SQLite, a small pool to PostgreSQL; readers have threads of their own. One hop a
transaction, not one a statement (TRIALS 1).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from bot.clock import Clock
from models.store.archive import Archive
from models.store.database import Database, is_worth_repeating

P = ParamSpec("P")
Answer = TypeVar("Answer")
Hook = Callable[[], object]

_POSTGRES_WRITERS = 4
_READERS = 3
_TRIES = 4


class Store:
    """The store as the edge sees it; to be awaited from one event loop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        writers = 1 if database.is_sqlite else _POSTGRES_WRITERS
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="store-writer")
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
        """Run `function(archive, ...)` in one transaction on a writer thread and return what it returns.

        `archive.now` is read from the clock in that thread. Whatever the function raises undoes the whole
        transaction and is raised here. A transaction that met another on PostgreSQL is done again from the
        start: the function must have no effect but through the archive. Cancelling the caller does not undo
        what has begun.
        """
        loop = asyncio.get_running_loop()

        def work() -> Answer:
            answer = self._written(lambda archive: function(archive, *arguments, **named))
            # From here and not from the caller: it may have been cancelled while this was being committed.
            loop.call_soon_threadsafe(self._nudge)
            return answer

        return await loop.run_in_executor(self._writers, work)

    async def write_quietly(
        self, function: Callable[Concatenate[Archive, P], Answer], *arguments: P.args, **named: P.kwargs
    ) -> Answer:
        """Write as `write` does and call no hook: for what concerns nobody before a later write."""

        def work() -> Answer:
            return self._written(lambda archive: function(archive, *arguments, **named))

        return await asyncio.get_running_loop().run_in_executor(self._writers, work)

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

    def _written(self, act: Callable[[Archive], Answer]) -> Answer:
        for _ in range(_TRIES - 1):
            try:
                return self._write_once(act)
            except Exception as error:
                if not is_worth_repeating(error):
                    raise
        return self._write_once(act)

    def _write_once(self, act: Callable[[Archive], Answer]) -> Answer:
        with self.database.writing(self.clock.now()) as archive:
            return act(archive)

    def _nudge(self) -> None:
        for hook in tuple(self._hooks):
            hook()
