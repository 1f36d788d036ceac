"""The live side of a page: one stream of server-sent events per tab, rows followed by their id.

A stream is woken by the store's commits and looks by itself every few seconds, so it serves rows whichever
process wrote them. The id of an event is `generation:row`; a browser that comes back tells the last one it
has.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from bot.web.api_shapes import exact
from bot.web.chat_page import guide_html
from bot.web.history import Catch, Message, mark_live, message_html, read_after, read_tail
from bot.web.parts import SiteParts
from bot.web.presence import Presence
from bot.web.viewers import Viewer, viewer_of

RETRY_MILLISECONDS = 1500
CLOCK_SLACK_SECONDS = 1.5
RECENT = 80


def stream_routes(parts: SiteParts, presence: Presence) -> APIRouter:
    """Return the route of the stream."""
    router = APIRouter(include_in_schema=False)

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
    buttons: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    clock_shown: tuple[datetime, float, int] | None = None
    fresh_until: float = 0.0

    async def events(self, presence: Presence) -> AsyncIterator[str]:
        """Yield events until the tab closes or the process stops."""
        nudge = asyncio.Event()
        presence.enter(self.parts, self.viewer.account_ids, nudge)
        try:
            yield f"retry: {RETRY_MILLISECONDS}\n\n"
            if self._is_outdated():
                yield _event("again", {})
                return
            await self._begin()
            while not self.parts.stopping.is_set():
                nudge.clear()
                await self._vouch()
                before = self.last
                for event in await self._news():
                    yield event
                if self.last != before:
                    for event in await self._spent():
                        yield event
                if self._is_outdated():
                    yield _event("again", {})
                    return
                await self._rest(nudge)
                if not nudge.is_set():
                    yield ": beat\n\n"
        finally:
            presence.leave(self.parts, self.viewer.account_ids, nudge)

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

    async def _begin(self) -> None:
        """Remember what the page shows already: the kinds said, and the buttons of each message."""
        catch = await self.parts.store.read(read_tail, self.parts, self.viewer)
        self.kinds = [kind for row, kind in catch.kinds if row <= self.last]
        self.buttons = {_place(message): _tokens(message) for message in catch.messages}

    async def _news(self) -> list[str]:
        """Return the events for what is new, and record it as taken; a full batch leaves the rest to the
        next look.
        """
        catch = await self.parts.store.read(read_after, self.parts, self.viewer, self.last)
        events = self._clock_events(catch.now)
        if catch.last == self.last:
            return events
        self.last = catch.last
        self.kinds += [kind for _row, kind in catch.kinds]
        events += self._row_events(catch)
        taken = [message.row.id for message in catch.messages if message.has_delivery]
        if taken:
            await self.parts.store.write(self.parts.take, taken)
        return events

    def _row_events(self, catch: Catch) -> list[str]:
        events = [self._row_event(message, catch.now, says=True) for message in catch.messages]
        if self.parts.demo is not None:
            html = guide_html(self.parts, self.viewer, self.kinds)
            events.append(_event("guide", {"html": html}, f"{self.generation}:{catch.last}"))
        return events

    def _row_event(self, message: Message, now: datetime, *, says: bool) -> str:
        """Write a message; an earlier one drawn again has no id of its own and says nothing aloud."""
        self.buttons[_place(message)] = _tokens(message)
        row = message.row
        data = {
            "pane": message.pane,
            "key": message.key,
            "html": message_html(message, self.viewer, self.parts.zone, now),
            "say": row.said.plain if says and row.said.bell and not row.own else "",
        }
        return _event("row", data, f"{self.generation}:{row.id}" if says else None)

    async def _spent(self) -> list[str]:
        """Draw those messages again whose buttons have changed: what was answered is gone in every tab."""
        catch = await self.parts.store.read(read_tail, self.parts, self.viewer, RECENT)
        return [
            self._row_event(message, catch.now, says=False)
            for message in catch.messages
            if message.row.id <= self.last and self.buttons.get(_place(message)) != _tokens(message)
        ]

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


def _place(message: Message) -> tuple[str, str]:
    return message.pane, message.key


def _tokens(message: Message) -> tuple[str, ...]:
    return tuple(button.token for button in message.row.said.buttons)
