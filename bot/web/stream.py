"""The live side of a page: one stream of server-sent events per tab, rows followed by their id.

A stream is woken by the store's commits and looks by itself every few seconds, so it serves rows whichever
process wrote them. The id of an event is `generation:row`; a browser that comes back tells the last one it
has.
"""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from bot.web.api_shapes import exact
from bot.web.chat_page import guide_html
from bot.web.history import Catch, mark_live, message_html, read_after, read_tail
from bot.web.parts import SiteParts
from bot.web.viewers import Viewer, viewer_of

RETRY_MILLISECONDS = 1500
CLOCK_SLACK_SECONDS = 1.5


class Presence:
    """Counts the open streams of each account in this process: only the last one to close ends its
    presence.
    """

    def __init__(self) -> None:
        self._open: Counter[int] = Counter()
        self._farewells: set[asyncio.Task[None]] = set()

    def enter(self, accounts: tuple[int, ...]) -> None:
        """Count one more stream of these accounts."""
        self._open.update(accounts)

    def leave(self, parts: SiteParts, accounts: tuple[int, ...]) -> None:
        """Count one less; whoever has none left is recorded as gone, unless the process is stopping."""
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


def stream_routes(parts: SiteParts) -> APIRouter:
    """Return the route of the stream."""
    router = APIRouter(include_in_schema=False)
    presence = Presence()

    @router.get("/stream")
    async def stream(request: Request, after: int = 0, generation: str = "") -> Response:
        viewer = await viewer_of(request, parts)
        if not viewer.panes:
            return Response(status_code=204)  # tells the browser not to come back
        seen, _, row = request.headers.get("last-event-id", "").rpartition(":")
        follower = Follower(
            parts=parts,
            viewer=viewer,
            generation=seen if row.isdigit() else generation,
            last=int(row) if row.isdigit() else after,
        )
        return StreamingResponse(
            follower.events(presence),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    return router


@dataclass(kw_only=True)
class Follower:
    """One open tab: what it has seen and what it was told about the clock."""

    parts: SiteParts
    viewer: Viewer
    generation: str
    last: int
    kinds: list[str] = field(default_factory=list)
    clock_shown: tuple[datetime, float, int] | None = None
    fresh_until: float = 0.0

    async def events(self, presence: Presence) -> AsyncIterator[str]:
        """Yield events until the tab closes or the process stops."""
        nudge = asyncio.Event()
        self.parts.store.on_commit(nudge.set)
        presence.enter(self.viewer.account_ids)
        try:
            yield f"retry: {RETRY_MILLISECONDS}\n\n"
            if self._is_outdated():
                yield _event("again", {})
                return
            self.kinds = list((await self.parts.store.read(read_tail, self.parts, self.viewer)).kinds)
            while not self.parts.stopping.is_set():
                nudge.clear()
                await self._vouch()
                for event in await self._news():
                    yield event
                if self._is_outdated():
                    yield _event("again", {})
                    return
                await self._rest(nudge)
                if not nudge.is_set():
                    yield ": beat\n\n"
        finally:
            self.parts.store.off_commit(nudge.set)
            presence.leave(self.parts, self.viewer.account_ids)

    def _is_outdated(self) -> bool:
        demo = self.parts.demo
        return demo is not None and self.generation != demo.generation()

    async def _vouch(self) -> None:
        """Say that the reader is there, a few times within the span that this holds."""
        if monotonic() < self.fresh_until:
            return
        self.fresh_until = monotonic() + self.parts.live_for.total_seconds() / 3
        until = self.parts.clock.now() + self.parts.live_for
        await self.parts.store.write(mark_live, self.viewer.account_ids, until)

    async def _news(self) -> list[str]:
        """Return the events for what is new, and record it as taken; a full batch leaves the rest to the
        next look.
        """
        catch = await self.parts.store.read(read_after, self.parts, self.viewer, self.last)
        events = self._clock_events(catch.now)
        if catch.last == self.last:
            return events
        self.last = catch.last
        self.kinds += catch.kinds
        events += self._row_events(catch)
        taken = [message.row.id for message in catch.messages if message.has_delivery]
        if taken:
            await self.parts.store.write(self.parts.take, taken)
        return events

    def _row_events(self, catch: Catch) -> list[str]:
        events = [
            _event(
                "row",
                {
                    "pane": message.pane,
                    "key": message.key,
                    "html": message_html(message, self.viewer, self.parts.zone, catch.now),
                    "say": message.row.said.plain if message.row.said.bell and not message.row.own else "",
                },
                f"{self.generation}:{message.row.id}",
            )
            for message in catch.messages
        ]
        if self.parts.demo is not None:
            html = guide_html(self.parts, self.viewer, self.kinds)
            events.append(_event("guide", {"html": html}, f"{self.generation}:{catch.last}"))
        return events

    def _clock_events(self, now: datetime) -> list[str]:
        """Tell the clock at first, and again when it was moved or runs at another speed."""
        speed = self.parts.demo.speed() if self.parts.demo else 1
        if self.clock_shown is not None:
            shown, at, pace = self.clock_shown
            expected = shown + timedelta(seconds=(monotonic() - at) * pace)
            if pace == speed and abs((now - expected).total_seconds()) < CLOCK_SLACK_SECONDS * speed:
                return []
        was_shown = self.clock_shown is not None
        self.clock_shown = (now, monotonic(), speed)
        clock = _event("clock", {"now": exact(now), "speed": str(speed)})
        if was_shown and self.parts.demo is not None:
            return [clock, _event("guide", {"html": guide_html(self.parts, self.viewer, self.kinds)})]
        return [clock]

    async def _rest(self, nudge: asyncio.Event) -> None:
        """Wait for a commit, for the end of the process, or until it is time to look anyway."""
        waits = [asyncio.create_task(nudge.wait()), asyncio.create_task(self.parts.stopping.wait())]
        try:
            await asyncio.wait(
                waits, timeout=self.parts.poll.total_seconds(), return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for wait in waits:
                wait.cancel()
                with suppress(asyncio.CancelledError):
                    await wait


def _event(name: str, data: dict[str, str], identity: str | None = None) -> str:
    """Write one event; JSON keeps the data on one line."""
    head = f"id: {identity}\n" if identity else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
