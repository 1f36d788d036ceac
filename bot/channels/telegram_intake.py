"""From an update as it came to the front desk: kept first, handled after, every press answered in time.

Stands between the ways in (long poll, webhook) and the front desk. Updates of one chat are handled in order,
those of different chats side by side.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.channels.channel import FrontDesk, Taken
from bot.channels.courtesy import Courtesy
from bot.channels.refusals import refuse
from bot.channels.telegram_bot import Pace, RawBot
from bot.channels.telegram_drawing import html, toast
from bot.channels.telegram_inbound import CHANNEL, Json, Translation, translate, update_number
from bot.clock import Clock
from bot.wording.said import Run, Said
from handlers.messages import Arrival, Inbound

log = structlog.get_logger()

Unsaved = Callable[[Inbound], Said | None]
ANSWERED = frozenset({Arrival.TEXT, Arrival.COMMAND, Arrival.START, Arrival.CONTACT, Arrival.PRESS})

MOST_AT_ONCE = 500


class NotKeptError(Exception):
    """The front desk could not keep an update: the platform must deliver it again."""


class Owed:
    """The answer that one press is owed: the toast when it is there in time, else an empty one."""

    def __init__(self, bot: RawBot, query: str, seconds: float) -> None:
        self._bot = bot
        self._query = query
        self._seconds = seconds
        self._taken: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self.is_late = False

    def settle(self, taken: Taken) -> bool:
        """Give the answer; False when the press has been answered without it already."""
        if not self._taken.done() and not self.is_late:
            self._taken.set_result(taken)
        return not self.is_late

    async def answer(self) -> None:
        """Wait for the answer at most its time and send it; a press too old for Telegram is let go."""
        taken = Taken(is_stored=True)
        try:
            async with asyncio.timeout(self._seconds):
                taken = await asyncio.shield(self._taken)
        except TimeoutError:
            self.is_late = True
        text = toast(taken.toast) if taken.toast is not None else None
        # A notice that notifies is one to be read: shown until it is closed, not for a moment.
        is_alert = taken.toast is not None and (taken.toast.bell or not taken.is_stored)
        try:
            await self._bot.answer_callback_query(self._query, text=text, show_alert=is_alert)
        except TelegramError as error:
            log.warning("telegram.press_unanswered", error=type(error).__name__)


class Intake:
    """Takes updates in; `counts` says how many were kept, ignored, unreadable, unkept and unhandled."""

    def __init__(self, bot: RawBot, desk: FrontDesk, clock: Clock, pace: Pace, courtesy: Courtesy) -> None:
        self._bot = bot
        self._desk = desk
        self._clock = clock
        self._pace = pace
        self._courtesy = courtesy
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._seen_at: dict[str, datetime] = {}
        self.bot_name = ""
        self.counts: Counter[str] = Counter()
        self.unsaved: Unsaved = lambda _inbound: None
        self.hear: Callable[[Json], None] = lambda _update: None

    async def take(self, raw: Json, possible_from: datetime | None) -> None:
        """Keep one update and let it be handled; raises `NotKeptError` when it may not be confirmed."""
        await self._catch_up()
        self.hear(raw)
        translation = self._translated(raw, possible_from)
        inbound = translation.inbound
        reason = translation.refused or (inbound.identity.foreign if inbound is not None else None)
        if reason:
            refuse(CHANNEL, reason)
        if inbound is None:
            self._count("ignored", raw)
            self._owe(translation)
            return
        is_retold = inbound.key in self._seen_at
        owed = None if is_retold else self._owe(translation)
        try:
            row = await self._desk.keep(inbound)
        except Exception as error:
            self._count("unkept", raw, error)
            self._tell_unsaved(inbound, owed)
            raise NotKeptError from error
        self._seen_at.pop(inbound.key, None)
        self._count("unreadable" if inbound.kind is Arrival.UNREADABLE else "kept", raw)
        self._in_lane(inbound.chat, self._handle(row, inbound, owed))

    async def _catch_up(self) -> None:
        """Take nothing more in while too much is still being handled; the platform keeps it for us."""
        while len(self._tasks) > MOST_AT_ONCE:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    def tell_unsaved(self, raw: Json) -> None:
        """Tell an update's sender that it is not recorded; it waits behind one that could not be kept."""
        translation = self._translated(raw, None)
        if translation.inbound is not None and translation.inbound.key not in self._seen_at:
            self._tell_unsaved(translation.inbound, self._owe(translation))

    async def finish(self) -> None:
        """Wait for what is being handled, as long as a goodbye takes; the rest is replayed at a start."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=self._pace.goodbye_seconds)
            for task in late:
                task.cancel()

    def _translated(self, raw: Json, possible_from: datetime | None) -> Translation:
        translation = translate(raw, self.bot_name, self._clock.now())
        inbound = translation.inbound
        if inbound is None:
            return translation
        if inbound.kind is Arrival.PRESS:
            inbound = replace(inbound, possible_from=possible_from)
        inbound = replace(inbound, away_since=possible_from)
        first_seen = self._seen_at.get(inbound.key, inbound.received_at)
        return replace(translation, inbound=replace(inbound, received_at=first_seen))

    def _owe(self, translation: Translation) -> Owed | None:
        if translation.query is None:
            return None
        owed = Owed(self._bot, translation.query, self._pace.answer_by)
        if translation.inbound is None:
            owed.settle(Taken(is_stored=True))
        self._in_background(owed.answer())
        return owed

    async def _handle(self, row: int | None, inbound: Inbound, owed: Owed | None) -> None:
        taken = Taken(is_stored=True, is_new=False)
        if row is not None:
            try:
                taken = await self._desk.handle(row)
            except Exception as error:  # the row stays undone and is replayed; the lane goes on
                self.counts["unhandled"] += 1
                log.error("telegram.unhandled", row=row, error=type(error).__name__)
                taken = Taken(is_stored=False, toast=self.unsaved(inbound))
        await self._answer(inbound, taken, owed)

    async def _answer(self, inbound: Inbound, taken: Taken, owed: Owed | None) -> None:
        if owed is not None and inbound.act == "phone" and taken.toast is None and inbound.argument:
            taken = replace(taken, toast=Said(runs=(Run(inbound.argument),)))
        if (owed is None or not owed.settle(taken)) and taken.toast is not None:
            # What only its presser should read is not said in a group; a private chat bears its person's number.
            await self._say(inbound.chat if inbound.is_private else inbound.account, taken.toast)

    def _tell_unsaved(self, inbound: Inbound, owed: Owed | None) -> None:
        if inbound.key in self._seen_at:
            return
        self._seen_at[inbound.key] = inbound.received_at
        said = self.unsaved(inbound) if inbound.is_private and inbound.kind in ANSWERED else None
        if owed is not None:
            owed.settle(Taken(is_stored=False, toast=said))
        elif said is not None:
            self._in_background(self._say(inbound.chat, said))

    async def _say(self, chat: str, said: Said) -> None:
        try:
            async with self._courtesy.turn(chat):
                await self._bot.send_message(chat, html(said), parse_mode="HTML")
        except TelegramError as error:
            log.warning("telegram.answer_unsent", error=type(error).__name__)

    def _in_lane(self, lane: str, work: Coroutine[None, None, None]) -> None:
        """Run the work after whatever its lane still has to do."""
        before = self._lanes.get(lane)

        async def in_turn() -> None:
            if before is not None:
                await asyncio.wait([before])
            await work

        task = self._in_background(in_turn())
        self._lanes[lane] = task
        task.add_done_callback(lambda done: self._lanes.pop(lane) if self._lanes.get(lane) is done else None)

    def _in_background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _count(self, what: str, raw: Json, error: Exception | None = None) -> None:
        self.counts[what] += 1
        if what in {"unreadable", "unkept"}:
            log.error(
                f"telegram.{what}", update=update_number(raw), error=type(error).__name__ if error else None
            )
