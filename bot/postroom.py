"""The post room: takes what is owed, sends it, records what happened (room 6).

Rows first, sends second: a crash in between sends again and loses nothing. Nudged by every commit, and looks by
itself as well. Every chat has a lane of its own: within it messages keep their order, and a platform or a person
that keeps us waiting keeps nobody else waiting. One card per incident and reader, edited when it is behind.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.channels.channel import (
    Channel,
    ChannelError,
    Moved,
    Posted,
    RateLimited,
    Refused,
    TimedOut,
    TopicGone,
)
from bot.clock import Clock
from bot.enclosing import Envelopes
from bot.frontdesk import Desks
from bot.hop import Store
from bot.mishaps import Mishap, as_failed_attempt, pause_after
from bot.packing import Packing, Parcel, Place, show
from bot.placing import Placing
from handlers.delivered import Result, delivered
from handlers.rooms import follow
from models.store.archive import Archive

log = structlog.get_logger()

ATTEMPTS = 5
RECORDING = (0.1, 0.5, 1.0, 2.0, *(5.0,) * 120)
"""Seconds between the tries to record what was sent: ten minutes in all; nothing else goes to that chat meanwhile."""
WEB = "web"
WEB_WAITS = timedelta(seconds=60)
LOOKS_EVERY_SECONDS = 5.0
GOODBYE_SECONDS = 2.0
CARDS_AT_ONCE = 8
"""Cards of one channel brought up to date at a time: what is owed to people does not queue behind them."""
Chat = tuple[str, str]


class PostRoom:
    """Sends what the desks owe."""

    def __init__(self, store: Store, desks: Desks, channels: Mapping[str, Channel], clock: Clock) -> None:
        self.web_waits = WEB_WAITS
        self._store = store
        self._desks = desks
        self._channels = channels
        self._packing = Packing(desks, channels)
        self._envelopes = Envelopes(store, desks)
        self._placing = Placing(store, channels, clock)
        self._clock = clock
        self._nudge = asyncio.Event()
        self._turn = asyncio.Lock()
        self._waiting: dict[Chat, deque[Parcel]] = {}
        self._lanes: dict[Chat, asyncio.Task[None]] = {}
        self._under_way: dict[int, Parcel] = {}
        self._cards: dict[int, Parcel] = {}
        self._resting: dict[int, datetime] = {}
        self.sent = 0
        self.failed = 0

    async def run(self) -> None:
        """Work until cancelled: at every commit, and every few seconds by itself."""
        self._store.on_commit(self._nudge.set)
        try:
            while True:
                self._nudge.clear()
                try:
                    while await self._begin():
                        pass
                except Exception:
                    # The outermost loop: a passing failure of the store must not end the sending for ever.
                    log.exception("post_room_failed")
                    await asyncio.sleep(1)
                # Not wait_for: in Python 3.11 it loses a cancellation that meets the nudge: we would never end.
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOKS_EVERY_SECONDS):
                        await self._nudge.wait()
        finally:
            await self._finish()

    async def round(self) -> int:
        """Send one batch and bring cards up to date; returns how much was done, 0 when nothing is owed."""
        begun = await self._begin()
        await asyncio.gather(*self._lanes.values())
        return begun

    async def _begin(self) -> int:
        """Put one batch of what is owed and of cards behind into their lanes; returns how many were put there."""
        async with self._turn:
            owed = await self._store.write(self._packing.claim) if await self._store.read(_is_owed) else []
            # What waits in its lane for longer than its lease is ours still.
            fresh = [parcel for parcel in owed if parcel.letter.delivery not in self._under_way]
            for parcel in fresh:
                self._under_way[parcel.letter.delivery or 0] = parcel
                self._put(parcel)
            cards = await self._begin_cards()
            await self._give_up_untold()
            return len(fresh) + cards or await self._placing.tend(self._lanes)

    async def _begin_cards(self) -> int:
        room = self._room_for_cards()
        behind = await self._store.read(self._packing.cards_behind, self._busy(), self._skipped(), room)
        if behind.is_settling:
            # Nobody waits for this: what is written here only spares the next look.
            await self._store.write_quietly(behind.record)
        self._cards.update({parcel.card: parcel for parcel in behind.parcels if parcel.card is not None})
        for parcel in behind.parcels:
            self._put(parcel)
        return len(behind.parcels)

    def _busy(self) -> frozenset[Place]:
        return frozenset(parcel.place for parcel in self._under_way.values() if parcel.letter.slot)

    def _skipped(self) -> frozenset[int]:
        now = self._clock.now()
        self._resting = {card: until for card, until in self._resting.items() if until > now}
        return frozenset((*self._resting, *self._cards))

    def _room_for_cards(self) -> dict[str, int]:
        under_way = Counter(parcel.channel for parcel in self._cards.values())
        return {name: CARDS_AT_ONCE - under_way[name] for name in self._channels}

    def _put(self, parcel: Parcel) -> None:
        chat = (parcel.channel, parcel.letter.chat)
        self._waiting.setdefault(chat, deque()).append(parcel)
        if chat not in self._lanes:
            self._lanes[chat] = asyncio.get_running_loop().create_task(self._carry(chat))
            self._lanes[chat].add_done_callback(_told)

    async def _carry(self, chat: Chat) -> None:
        """Send one chat's parcels in order; behind one that has to wait the others wait as well."""
        waiting = self._waiting[chat]
        wait: datetime | None = None
        try:
            while waiting:
                parcel = waiting.popleft()
                try:
                    if wait is None:
                        wait = await self._deliver(parcel)
                    elif parcel.letter.delivery is not None:
                        await self._store.write(_retry, parcel.letter.delivery, wait, TimedOut.failure)
                finally:
                    self._let_go(parcel)
        finally:
            # What is left after a failure of the store is claimed anew once its lease is over.
            for parcel in self._waiting.pop(chat):
                self._let_go(parcel)
            del self._lanes[chat]

    def _let_go(self, parcel: Parcel) -> None:
        self._under_way.pop(parcel.letter.delivery or 0, None)
        self._cards.pop(parcel.card or 0, None)

    async def _finish(self) -> None:
        """Let what is being sent arrive, for a moment: it would be sent again at the next start."""
        for waiting in self._waiting.values():
            waiting.clear()
        if self._lanes:
            _, late = await asyncio.wait(self._lanes.values(), timeout=GOODBYE_SECONDS)
            for lane in late:
                lane.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _deliver(self, parcel: Parcel) -> datetime | None:
        """Send one parcel; returns when it is tried again, None when it is settled one way or the other."""
        channel = self._channels.get(parcel.channel)
        if channel is None:
            await self._fail(parcel, "unlinked")
            return None
        try:
            with as_failed_attempt(parcel):
                posted = await self._post(channel, parcel)
        except RateLimited as wait:
            return await self._retry(parcel, wait.retry_seconds, wait.failure)
        except TimedOut as refusal:
            return await self._retry(parcel, pause_after(refusal, parcel), refusal.failure)
        except Moved as moved:
            await self._store.write(self._follow, parcel, moved.chat)
        except ChannelError as refusal:
            await self._fail(parcel, refusal.failure)
        else:
            self.sent += 1
            self._packing.remember(parcel)
            await self._recorded(parcel, posted)
        return None

    async def _recorded(self, parcel: Parcel, posted: Posted) -> None:
        """Record what was sent, for as long as the store takes to come back: unrecorded, it would be sent again."""
        for pause in RECORDING:
            try:
                await self._store.write(self._record, parcel, posted)
                return
            except Exception:
                log.exception("sent_not_recorded", channel=parcel.channel, again_seconds=pause)
                await asyncio.sleep(pause)
        await self._store.write(self._record, parcel, posted)

    async def _post(self, channel: Channel, parcel: Parcel) -> Posted:
        """Edit the message on screen where there is one; if it is gone, send a new one."""
        if parcel.edits and channel.abilities.edits:
            try:
                return await channel.edit(parcel.letter, parcel.edits)
            except Refused:
                if parcel.letter.only_buttons:
                    raise
                log.info("card_gone", channel=parcel.channel, slot=parcel.letter.slot.split(":")[0])
        letter = await self._placing.placed(parcel, channel)
        try:
            return await self._envelopes.send(channel, letter)
        except TopicGone:
            await self._placing.lose(parcel)
            return await self._envelopes.send(channel, replace(letter, topic=None))

    def _record(self, archive: Archive, parcel: Parcel, posted: Posted) -> None:
        letter = parcel.letter
        if self._packing.edits(parcel.channel):
            show(archive, parcel, posted)
        # A page row counts as told only when a live stream took it (DECISIONS 2.6).
        if letter.delivery is not None and parcel.channel != WEB:
            result = Result(message=posted.message, platform_at=posted.platform_at)
            delivered(self._desks.at(archive), letter.delivery, result)

    def _follow(self, archive: Archive, parcel: Parcel, chat: str) -> None:
        """A group goes on at a new address: what waited for it is sent there."""
        follow(self._desks.at(archive), parcel.channel, parcel.letter.chat, chat)

    async def _retry(self, parcel: Parcel, seconds: float, failure: str) -> datetime | None:
        at = self._clock.now() + timedelta(seconds=seconds)
        if parcel.card is not None:
            self._resting[parcel.card] = at
        if parcel.letter.delivery is None:
            return None if failure == Mishap.failure else at
        if parcel.attempts >= ATTEMPTS and failure != RateLimited.failure:
            await self._fail(parcel, failure)
            return None
        await self._store.write(_retry, parcel.letter.delivery, at, failure)
        return at

    async def _fail(self, parcel: Parcel, failure: str) -> None:
        if parcel.letter.only_buttons:
            # Nobody misses anything: a button that stays is refused in words.
            await self._store.write_quietly(self._record_failure, parcel, failure)
            return
        self.failed += 1
        log.warning("delivery_failed", channel=parcel.channel, kind=parcel.letter.notice.id, failure=failure)
        await self._store.write(self._record_failure, parcel, failure)

    def _record_failure(self, archive: Archive, parcel: Parcel, failure: str) -> None:
        letter = parcel.letter
        if letter.delivery is not None:
            delivered(self._desks.at(archive), letter.delivery, Result(failure=failure))
            return
        shown = archive.cards.find(letter.slot, letter.contract, letter.person, parcel.channel, letter.chat)
        if shown is not None:
            archive.cards.drop(shown.id)

    async def _give_up_untold(self) -> None:
        """What no open page took within a minute goes on to the next channel."""
        before = self._clock.now() - self.web_waits
        if await self._store.read(_has_untold, before):
            await self._store.write(self._untold, before)

    def _untold(self, archive: Archive, before: datetime) -> None:
        for delivery in archive.outbox.web_untold(before):
            delivered(self._desks.at(archive), delivery.id, Result(failure=TimedOut.failure))

    def take(self, archive: Archive, rows: Iterable[int]) -> None:
        """Record that an open page took these rows: their deliveries are told."""
        for delivery in archive.web.untold_of(tuple(rows)):
            delivered(self._desks.at(archive), delivery, Result())


def _told(lane: asyncio.Task[None]) -> None:
    if not lane.cancelled() and (failure := lane.exception()) is not None:
        log.error("post_room_failed", exc_info=failure)


def _is_owed(archive: Archive) -> bool:
    return archive.outbox.is_owed()


def _has_untold(archive: Archive, before: datetime) -> bool:
    return bool(archive.outbox.web_untold(before))


def _retry(archive: Archive, delivery: int, at: datetime, failure: str) -> None:
    archive.outbox.retry(delivery, at, failure)
