"""Who has the page open in this process, and how to wake every open stream."""

import asyncio
from collections import Counter

from bot.web.history import mark_live
from bot.web.parts import SiteParts


class Presence:
    """Knows the open streams: wakes them, and counts those of each account.

    Only the last stream of an account to close ends its presence.
    """

    def __init__(self) -> None:
        self._open: Counter[int] = Counter()
        self._nudges: list[asyncio.Event] = []
        self._farewells: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Let every open stream look for news now; for what changes without a commit, such as the clock."""
        for nudge in self._nudges:
            nudge.set()

    def enter(self, parts: SiteParts, accounts: tuple[int, ...], nudge: asyncio.Event) -> None:
        """Count one more stream of these accounts; `nudge` is set at each commit and by `wake`."""
        self._open.update(accounts)
        self._nudges.append(nudge)
        parts.store.on_commit(nudge.set)

    def leave(self, parts: SiteParts, accounts: tuple[int, ...], nudge: asyncio.Event) -> None:
        """Count one less; whoever has none left is recorded as gone, unless the process is stopping."""
        parts.store.off_commit(nudge.set)
        self._nudges.remove(nudge)
        self._open.subtract(accounts)
        gone = tuple(account for account in accounts if self._open[account] <= 0)
        # In a demo nobody has another channel: a page that loads again must not count as gone in between.
        if not gone or parts.demo is not None or parts.stopping.is_set():
            return
        # The stream's own task is being cancelled, so the write needs one of its own.
        farewell = asyncio.create_task(self._record(parts, gone))
        self._farewells.add(farewell)
        farewell.add_done_callback(self._farewells.discard)

    async def _record(self, parts: SiteParts, gone: tuple[int, ...]) -> None:
        await parts.store.write(mark_live, gone, parts.clock.now())
