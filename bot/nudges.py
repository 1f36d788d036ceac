"""Hearing of what other processes commit: on PostgreSQL by LISTEN, so that nothing waits for the next look.

A press taken in by the web process is told by the worker at once, and what the worker lays out for a page is shown
at once. SQLite has one process as a rule; where it has two, each looks every few seconds by itself.
"""

import asyncio

import structlog

from bot.hop import Store
from models.store.database import COMMITS

log = structlog.get_logger()

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0


class Nudges:
    """Passes the commits of other processes on to the store's hooks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.heard = 0

    async def run(self) -> None:
        """Listen until cancelled; a lost connection is made anew, with growing waits. Ends at once on SQLite."""
        wait = FIRST_WAIT
        while not self._store.database.is_sqlite:
            try:
                await self._listen()
                wait = FIRST_WAIT
            except Exception as error:  # whatever the driver raises: everybody looks by themselves meanwhile
                log.warning("not_listening", error=type(error).__name__, wait_seconds=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    async def _listen(self) -> None:
        import psycopg  # noqa: PLC0415 - only with PostgreSQL

        database = self._store.database
        async with await psycopg.AsyncConnection.connect(database.address, autocommit=True) as connection:
            await connection.execute(f"LISTEN {COMMITS}")
            self._store.heard()  # of what was committed before we listened
            async for notice in connection.notifies():
                if notice.payload != database.signature:
                    self.heard += 1
                    self._store.heard()
