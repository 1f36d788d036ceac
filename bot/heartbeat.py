"""The heartbeat: what time does. Knows when something is due next and sweeps then (DECISIONS 2.8).

Idle beats cost a comparison; nothing is written while nothing is due. A demo clock that moves is stepped through
every due instant in order.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.frontdesk import Desks
from bot.hop import Store
from handlers.desk import Desk
from handlers.singly import Due, do, due_appointments, due_one_by_one, put_off
from handlers.sweep import next_instant, sweep
from models.store.archive import Archive

log = structlog.get_logger()

BEAT_SECONDS = 0.5
PEEK_EVERY = timedelta(seconds=15)


class Heartbeat:
    """Calls the sweep when something has come due."""

    def __init__(self, store: Store, desks: Desks, clock: Clock) -> None:
        self._store = store
        self._desks = desks
        self._clock = clock
        self._changed = asyncio.Event()
        self._changed.set()
        self._next: datetime | None = None
        self._peeked_at: datetime | None = None
        self.last_beat_at: datetime | None = None

    async def run(self) -> None:
        """Beat until cancelled."""
        self._store.on_commit(self._changed.set)
        while True:
            try:
                await self.beat()
            except Exception:
                # The outermost loop: one bad beat must not stop time for all other incidents.
                log.exception("beat_failed")
            await self._rest()

    async def beat(self) -> int:
        """Do what is due; returns how much that was."""
        now = self._clock.now()
        if self._changed.is_set() or self._peeked_at is None or now - self._peeked_at > PEEK_EVERY:
            self._changed.clear()
            self._next = await self._store.read(self._peek)
            self._peeked_at = now
        done = 0
        while self._next is not None and self._next <= self._clock.now():
            done += await self._catch_up()
            self._next = await self._store.read(self._peek)
        self.last_beat_at = self._clock.now()
        return done

    async def _catch_up(self) -> int:
        """Handle one batch of what is due. What cannot be handled is put off and stops nothing else."""
        try:
            done = await self._store.write(self._sweep)
        except Exception:
            # Something in the batch is ill and nothing of it was kept: each gets a transaction of its own.
            log.exception("sweep_failed")
            done = await self._singly(await self._store.read(self._ask, due_one_by_one))
        return done + await self._singly(await self._store.read(self._ask, due_appointments))

    async def _singly(self, owed: list[Due]) -> int:
        for due in owed:
            try:
                await self._store.write(self._do, due)
            except Exception:
                log.exception("due_failed", what=due.what, row=due.row)
                await self._store.write(self._put_off, due)
        return len(owed)

    async def _rest(self) -> None:
        """Wait for the next due instant or a commit, half a second at the most: the clock may be moved."""
        left = (self._next - self._clock.now()).total_seconds() if self._next else BEAT_SECONDS
        # Not wait_for: in Python 3.11 it loses a cancellation that meets the commit, and we would never end.
        with suppress(TimeoutError):
            async with asyncio.timeout(min(max(left, 0.005), BEAT_SECONDS)):
                await self._changed.wait()

    def _peek(self, archive: Archive) -> datetime | None:
        return next_instant(self._desks.at(archive))

    def _sweep(self, archive: Archive) -> int:
        archive.take_turn_of_time()
        return sweep(self._desks.at(archive))

    def _ask(self, archive: Archive, question: Callable[[Desk], list[Due]]) -> list[Due]:
        return question(self._desks.at(archive))

    def _do(self, archive: Archive, due: Due) -> None:
        archive.take_turn_of_time()
        do(self._desks.at(archive), due)

    def _put_off(self, archive: Archive, due: Due) -> None:
        put_off(self._desks.at(archive), due)

    async def due_at(self) -> datetime | None:
        """Return when something is due next, asked anew."""
        return await self._store.read(self._peek)
