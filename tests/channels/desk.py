"""A front desk for channel tests: a real little inbox in memory that honours keys, and nothing behind it.

`RecordingDesk` is what `bot/app.py` plugs in for real: it keeps an inbound once per key, handles it once, and
gives back the toast the test has put into `toasts`. `is_down` makes it refuse to keep, as a database that is
away.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.channel import Taken
from bot.wording.said import Said
from handlers.messages import Arrival, Inbound

PATIENCE_SECONDS = 10.0


class DeskIsDownError(Exception):
    """The inbox cannot be written."""


@dataclass(slots=True)
class Row:
    inbound: Inbound
    is_done: bool = False


class RecordingDesk:
    """Keeps inbounds in order of arrival; `inbounds` are those handled, in order of handling.

    While `gate` is closed nothing is handled, while `shelf` is closed nothing is kept: a store that is slow.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.inbounds: list[Inbound] = []
        self.toasts: list[Taken] = []
        self.is_down = False
        self.refusals = 0
        self.deliveries = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.shelf = asyncio.Event()
        self.shelf.set()
        self._changed = asyncio.Event()

    def answer_next(self, toast: Said, *, is_stored: bool = True) -> None:
        """Give this toast to the next inbound handled."""
        self.toasts.append(Taken(is_stored=is_stored, toast=toast))

    async def keep(self, inbound: Inbound) -> int | None:
        self.deliveries += 1
        self._tell()
        await self.shelf.wait()
        if self.is_down:
            self.refusals += 1
            raise DeskIsDownError
        for number, row in enumerate(self.rows):
            if (row.inbound.channel, row.inbound.key) == (inbound.channel, inbound.key):
                return None if row.is_done else number
        self.rows.append(Row(inbound))
        return len(self.rows) - 1

    async def handle(self, row: int) -> Taken:
        await self.gate.wait()
        if self.rows[row].is_done:
            return Taken(is_stored=True, is_new=False)
        self.rows[row].is_done = True
        self.inbounds.append(self.rows[row].inbound)
        taken = self.toasts.pop(0) if self.toasts else Taken(is_stored=True)
        self._tell()
        return taken

    async def take(self, inbound: Inbound) -> Taken:
        row = await self.keep(inbound)
        return Taken(is_stored=True, is_new=False) if row is None else await self.handle(row)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition holds; it is asked again whenever something arrives or is handled."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def next(self, kind: Arrival) -> Inbound:
        """Wait for the newest handled inbound of this kind, among those not given out before."""
        await self.until(lambda: any(one.kind is kind for one in self.inbounds))
        found = next(one for one in self.inbounds if one.kind is kind)
        self.inbounds.remove(found)
        return found

    def _tell(self) -> None:
        self._changed.set()
