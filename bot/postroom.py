"""The post room: takes what is owed, words it for its reader, sends it, records what happened (room 6).

Rows first, sends second: a crash in between sends again and loses nothing. Nudged by every commit, and looks by
itself as well. One card per incident and reader, edited when it is behind its incident.
"""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.channels.channel import Channel, ChannelError, Letter, Moved, Posted, RateLimited, Refused, TimedOut
from bot.clock import Clock
from bot.enclosing import Envelopes
from bot.frontdesk import Desks
from bot.hop import Store
from bot.reading import Reader, language_of, side_of, word
from handlers.delivered import Result, delivered
from handlers.messages import Notice
from handlers.notices.answering import CardShown
from handlers.notices.catalogue import from_parameters
from handlers.rooms import follow
from models.store.archive import Archive
from models.store.records import Card, Delivery

log = structlog.get_logger()

BATCH = 50
LEASE_SECONDS = 30
ATTEMPTS = 5
BACK_OFF = (2, 8, 30, 60)
WEB = "web"
WEB_WAITS = timedelta(seconds=60)
LOOKS_EVERY_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A letter ready to go: its channel, the message it edits ("" for a new one), and what the card will show."""

    letter: Letter
    channel: str
    edits: str = ""
    sequence: int = 0
    attempts: int = 1
    audience: str = "client"


class PostRoom:
    """Sends what the desks owe."""

    def __init__(self, store: Store, desks: Desks, channels: Mapping[str, Channel], clock: Clock) -> None:
        self.web_waits = WEB_WAITS
        self._store = store
        self._desks = desks
        self._channels = channels
        self._envelopes = Envelopes(store, desks)
        self._clock = clock
        self._nudge = asyncio.Event()
        self._turn = asyncio.Lock()
        self.sent = 0
        self.failed = 0

    async def run(self) -> None:
        """Work until cancelled: at every commit, and every few seconds by itself."""
        self._store.on_commit(self._nudge.set)
        while True:
            self._nudge.clear()
            try:
                while await self.round():
                    pass
            except Exception:
                # The outermost loop: a passing failure of the store must not end the sending for ever.
                log.exception("post_room_failed")
                await asyncio.sleep(1)
            # Not wait_for: in Python 3.11 it loses a cancellation that meets the nudge, and we would never end.
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY_SECONDS):
                    await self._nudge.wait()

    async def round(self) -> int:
        """Send one batch and bring cards up to date; returns how much was done, 0 when nothing is owed.

        One round at a time: who asks for a round while one is under way gets the next.
        """
        async with self._turn:
            return await self._round()

    async def _round(self) -> int:
        parcels = await self._store.write(self._claim) if await self._store.read(_is_owed) else []
        cards = await self._store.read(
            self._cards_behind, frozenset(parcel.letter.slot for parcel in parcels)
        )
        chats: dict[tuple[str, str], list[Parcel]] = {}
        for parcel in (*parcels, *cards):
            chats.setdefault((parcel.channel, parcel.letter.chat), []).append(parcel)
        await asyncio.gather(*(self._deliver_all(chat) for chat in chats.values()))
        await self._give_up_untold()
        return len(parcels) + len(cards)

    async def _deliver_all(self, parcels: Iterable[Parcel]) -> None:
        """Send one chat's parcels in order; behind one that has to wait the others wait as well."""
        wait: datetime | None = None
        for parcel in parcels:
            if wait is None:
                wait = await self._deliver(parcel)
            elif parcel.letter.delivery is not None:
                await self._store.write(_retry, parcel.letter.delivery, wait, TimedOut.failure)

    def _claim(self, archive: Archive) -> list[Parcel]:
        """Take due deliveries and word each; one that cannot be worded fails alone."""
        parcels = []
        for delivery in archive.outbox.claim(BATCH, LEASE_SECONDS):
            try:
                parcels.append(self._parcel(archive, delivery))
            except Exception:
                # One delivery that cannot be worded must not hold back the others; it is on record as refused.
                log.exception("delivery_not_worded", delivery=delivery.id, kind=delivery.kind)
                delivered(self._desks.at(archive), delivery.id, Result(failure="refused"))
        return parcels

    def _parcel(self, archive: Archive, delivery: Delivery) -> Parcel:
        channel, chat = delivery.channel or "", delivery.chat or ""
        notice = from_parameters(delivery.kind, delivery.parameters)
        reader = self._reader(archive, delivery.contract, delivery.recipient)
        card = None
        if delivery.slot:
            card = archive.cards.find(delivery.slot, delivery.contract, delivery.recipient, channel, chat)
        letter = self._letter(archive, reader, notice, delivery.incident, delivery.slot)
        return Parcel(
            letter=replace(letter, chat=chat, delivery=delivery.id, thread=delivery.thread),
            channel=channel,
            edits=card.message if card else "",
            sequence=_events(archive, delivery.incident) if delivery.slot.startswith("incident:") else 0,
            attempts=delivery.attempts,
            audience=self._audience(archive, reader),
        )

    def _letter(
        self, archive: Archive, reader: Reader, notice: Notice, incident: int | None, slot: str
    ) -> Letter:
        return Letter(
            said=word(archive, self._desks.library(), reader, notice, incident),
            notice=notice,
            chat="",
            person=reader.person,
            contract=reader.contract,
            slot=slot,
            language=reader.language.code,
        )

    def _reader(self, archive: Archive, contract: str, person: str) -> Reader:
        language = language_of(archive, self._desks.library(), contract, person)
        return Reader(contract=contract, person=person, language=language)

    def _audience(self, archive: Archive, reader: Reader) -> str:
        terms = self._desks.library().terms_at(reader.contract, archive.now)
        side = side_of(terms, reader.person)
        return side.value if side else "client"

    def _cards_behind(self, archive: Archive, skipped: frozenset[str]) -> list[Parcel]:
        """Word the cards that show less than has happened; those about to be sent anyway are skipped."""
        return [
            self._refreshed(archive, card)
            for card in archive.cards.behind(BATCH)
            if self._edits(card.channel) and card.slot not in skipped
        ]

    def _refreshed(self, archive: Archive, card: Card) -> Parcel:
        incident = card.incident or 0
        reader = self._reader(archive, card.contract, card.person)
        letter = self._letter(archive, reader, CardShown(incident=incident), incident, card.slot)
        return Parcel(
            letter=replace(letter, chat=card.chat),
            channel=card.channel,
            edits=card.message,
            sequence=_events(archive, incident),
            audience=card.audience,
        )

    def _edits(self, channel: str) -> bool:
        """Say whether messages of a channel can be brought up to date: an e-mail is what it was."""
        return channel in self._channels and self._channels[channel].abilities.edits

    async def _deliver(self, parcel: Parcel) -> datetime | None:
        """Send one parcel; returns when it is tried again, None when it is settled one way or the other."""
        channel = self._channels.get(parcel.channel)
        if channel is None:
            await self._fail(parcel, "unlinked")
            return None
        try:
            posted = await self._post(channel, parcel)
        except RateLimited as wait:
            return await self._retry(parcel, wait.retry_seconds, wait.failure)
        except TimedOut as refusal:
            pause = BACK_OFF[min(parcel.attempts, len(BACK_OFF)) - 1]
            return await self._retry(parcel, pause, refusal.failure)
        except Moved as moved:
            await self._store.write(self._follow, parcel, moved.chat)
        except ChannelError as refusal:
            await self._fail(parcel, refusal.failure)
        else:
            self.sent += 1
            await self._store.write(self._record, parcel, posted)
        return None

    async def _post(self, channel: Channel, parcel: Parcel) -> Posted:
        """Edit the message on screen where there is one; if it is gone, send a new one."""
        if parcel.edits and channel.abilities.edits:
            try:
                return await channel.edit(parcel.letter, parcel.edits)
            except Refused:
                log.info("card_gone", channel=parcel.channel, slot=parcel.letter.slot.split(":")[0])
        return await self._envelopes.send(channel, parcel.letter)

    def _record(self, archive: Archive, parcel: Parcel, posted: Posted) -> None:
        letter = parcel.letter
        if letter.slot and self._edits(parcel.channel):
            archive.cards.shown(
                letter.slot,
                letter.contract,
                letter.person,
                parcel.channel,
                letter.chat,
                posted.message,
                parcel.audience,
                parcel.sequence,
            )
        # A page row counts as told only when a live stream took it (DECISIONS 2.6).
        if letter.delivery is not None and parcel.channel != WEB:
            result = Result(message=posted.message, platform_at=posted.platform_at)
            delivered(self._desks.at(archive), letter.delivery, result)

    def _follow(self, archive: Archive, parcel: Parcel, chat: str) -> None:
        """A group goes on at a new address: what waited for it is sent there."""
        follow(self._desks.at(archive), parcel.channel, parcel.letter.chat, chat)

    async def _retry(self, parcel: Parcel, seconds: float, failure: str) -> datetime | None:
        if parcel.letter.delivery is None:
            return None
        if parcel.attempts >= ATTEMPTS and failure != RateLimited.failure:
            await self._fail(parcel, failure)
            return None
        at = self._clock.now() + timedelta(seconds=seconds)
        await self._store.write(_retry, parcel.letter.delivery, at, failure)
        return at

    async def _fail(self, parcel: Parcel, failure: str) -> None:
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


def _is_owed(archive: Archive) -> bool:
    return archive.outbox.is_owed()


def _has_untold(archive: Archive, before: datetime) -> bool:
    return bool(archive.outbox.web_untold(before))


def _retry(archive: Archive, delivery: int, at: datetime, failure: str) -> None:
    archive.outbox.retry(delivery, at, failure)


def _events(archive: Archive, incident: int | None) -> int:
    return archive.incidents.load(incident).incident.events if incident is not None else 0
