"""Telegram: receives by long poll or webhook, sends messages of HTML and buttons; the library stays
unmodified.

One platform's whole adapter, beside `telegram_*.py`: translation in and drawing out, the library's bot, the
intake. No rule, no database and no prose here. Pending updates are never dropped: they may hold reports.
"""

import asyncio
import hmac
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from telegram import ReplyParameters
from telegram.error import RetryAfter, TelegramError

from bot.channels import telegram_documents
from bot.channels.channel import Abilities, FrontDesk, Letter, Posted, Refused
from bot.channels.courtesy import Courtesy
from bot.channels.refusals import refuse
from bot.channels.telegram_bot import ALLOWED_UPDATES, BATCH, Pace, build_bot
from bot.channels.telegram_drawing import TEXT_LIMIT, html, inline, keyboard
from bot.channels.telegram_faults import as_channel_error, is_unchanged, refusals
from bot.channels.telegram_inbound import CHANNEL, Json, is_json, update_number
from bot.channels.telegram_intake import Intake, NotKeptError, Unsaved
from bot.channels.telegram_menus import show_menu, show_menus
from bot.channels.telegram_rooms import for_chat
from bot.channels.telegram_topics import ForumTopics
from bot.clock import Clock

log = structlog.get_logger()

GAP = timedelta(seconds=30)  # after a longer silence a press is known to an interval only (DECISIONS 2.8)
BODY_LIMIT = 1024 * 1024
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  # the header's name
WEBHOOK_PATH = "/telegram/webhook"


class TelegramChannel:
    """The Telegram channel of one bot.

    `api_url` is the root (`https://api.telegram.org`). With `webhook_secret` (then `public_url` is required)
    Telegram delivers to `webhook`; without it the channel polls. `last_contact` is when the platform last
    answered before this start: presses waiting since then carry it as `possible_from`. `unsaved` may be set
    before `start`: the words for a sender whose message could not be kept, None for silence.
    """

    name = CHANNEL

    def __init__(  # noqa: PLR0913  # the settings one by one, as the other channels take theirs
        self,
        token: str,
        api_url: str,
        *,
        clock: Clock,
        webhook_secret: str | None = None,
        public_url: str | None = None,
        last_contact: datetime | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._clock = clock
        self._secret = webhook_secret
        self._public_url = public_url or ""
        self._pace = pace or Pace()
        self._bot = build_bot(token, api_url, self._pace)
        self._courtesy = Courtesy(self._pace.between_messages)
        self._topics = ForumTopics(self._bot)
        self.abilities = Abilities(
            buttons=True,
            edits=True,
            forms=False,
            threads=True,
            text_limit=TEXT_LIMIT,
            files=True,
            topics=self._topics,
            keeps_buttons=True,
        )
        self._intake: Intake | None = None
        self._task: asyncio.Task[None] | None = None
        self._tried = asyncio.Event()
        self._is_reachable = False
        self._contact_at: datetime | None = None
        self._heard_at = last_contact
        self._backlog = 0
        self._offset = 0
        self.unsaved: Unsaved = lambda _inbound: None

    @property
    def counts(self) -> Counter[str]:
        """How many updates were kept, ignored, unreadable, unkept (to come again) and unhandled so far."""
        return self._intake.counts if self._intake is not None else Counter()

    async def start(self, desk: FrontDesk) -> None:
        """Begin to receive; returns after the first attempt, whether or not the platform could be reached."""
        self._intake = Intake(self._bot, desk, self._clock, self._pace, self._courtesy)
        self._intake.unsaved = self.unsaved
        self._intake.hear = self._topics.hear
        self._tried.clear()
        self._is_reachable = False
        self._task = asyncio.get_running_loop().create_task(self._receive(self._intake))
        await self._tried.wait()

    async def stop(self) -> None:
        """Stop receiving; what was kept is handled or left undone, what was not stays with the platform."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        if self._intake is not None:
            await self._intake.finish()
        await self._bot.close_connections()

    async def send(self, letter: Letter) -> Posted:
        """Send a new message; raises a ChannelError, `Moved` with the new address of a group."""
        markup = keyboard(await for_chat(self._bot, letter))
        reply = None
        if letter.thread is not None:
            reply = ReplyParameters(_message_id(letter.thread), allow_sending_without_reply=True)
        async with self._courtesy.turn(letter.chat, rests=not letter.chat.startswith("-")):
            with refusals():
                if letter.document is not None:
                    message = await telegram_documents.send(self._bot, letter, letter.document, reply)
                else:
                    message = await self._bot.send_message(
                        letter.chat,
                        html(letter.said),
                        parse_mode="HTML",
                        reply_markup=markup,
                        disable_notification=not letter.said.bell,
                        reply_parameters=reply,
                        message_thread_id=_message_id(letter.topic) if letter.topic else None,
                    )
        if letter.menu:
            await show_menu(self._bot, letter.chat, letter.menu, letter.language)
        self._contact()
        return Posted(message=str(message.message_id), platform_at=message.date.astimezone(UTC))

    async def fetch(self, reference: str, most_bytes: int) -> bytes:
        """Return the bytes of an attachment by its file id; raises a ChannelError."""
        body = await telegram_documents.fetch(self._bot, reference, most_bytes)
        self._contact()
        return body

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Replace a message sent before with its buttons, or its buttons alone; raises a ChannelError."""
        bot, markup, place = self._bot, inline(letter.said), (letter.chat, _message_id(message))
        try:
            if letter.only_buttons:  # under a document, too, whose words no edit of a text reaches
                await bot.edit_message_reply_markup(*place, reply_markup=markup)
            else:
                await bot.edit_message_text(html(letter.said), *place, parse_mode="HTML", reply_markup=markup)
        except TelegramError as error:
            if not is_unchanged(error):
                raise as_channel_error(error) from error
        self._contact()
        return Posted(message=message)

    def health(self) -> str:
        """Return "ok" while the platform answers, else "degraded"; who only sends need not start."""
        is_reachable = self._is_reachable if self._task is not None else self._contact_at is not None
        return "ok" if is_reachable else "degraded"

    def last_contact_at(self) -> datetime | None:
        """Return when the platform last answered or delivered, None before that."""
        return self._contact_at

    async def webhook(self, headers: Mapping[str, str], body: bytes) -> int:
        """Take one pushed update; return the HTTP status: 200 only once it is kept, any other makes it come
        again.

        401 for a wrong secret, 413 above 1 MiB, 400 for what is no JSON object, 503 while it cannot be kept.
        """
        if not self._is_telegram(headers):
            return _turned_away(401, "secret")
        if len(body) > BODY_LIMIT:
            return _turned_away(413, "too_large")
        try:
            raw: object = json.loads(body)
        except (ValueError, RecursionError):
            return _turned_away(400, "malformed")
        return await self._take_pushed(raw) if is_json(raw) else _turned_away(400, "malformed")

    def _is_telegram(self, headers: Mapping[str, str]) -> bool:
        given = next((value for name, value in headers.items() if name.lower() == SECRET_HEADER), "")
        return self._secret is not None and hmac.compare_digest(given.encode(), self._secret.encode())

    async def _take_pushed(self, raw: Json) -> int:
        if self._intake is None:
            return 503
        possible_from = self._heard_at if self._backlog > 0 else None
        try:
            await self._intake.take(raw, possible_from)
        except NotKeptError:
            return 503
        self._backlog = max(0, self._backlog - 1)
        self._contact()
        return 200

    async def _receive(self, intake: Intake) -> None:
        """Connect and receive for ever, with growing waits while the platform or the inbox is away."""
        wait = self._pace.first_wait
        is_connected = False
        while True:
            try:
                if not is_connected:
                    await self._connect(intake)
                    is_connected = True
                await (self._poll(intake) if self._secret is None else self._look_after_webhook())
                wait = self._pace.first_wait
                continue
            except TelegramError as error:
                self._is_reachable = False
                log.warning("telegram.unreachable", error=type(error).__name__, wait_seconds=wait)
                pause = _asked_wait(error) or wait
            except NotKeptError:
                pause = wait
            except Exception as error:  # the outermost loop: whatever it was, the next round must come
                self._is_reachable = False
                intake.counts["failed"] += 1
                log.error("telegram.failed", error=type(error).__name__, wait_seconds=wait)
                pause = wait
            finally:
                self._tried.set()
            await asyncio.sleep(pause)
            wait = min(wait * 2, self._pace.longest_wait)

    async def _connect(self, intake: Intake) -> None:
        await self._bot.initialize()
        intake.bot_name = self._bot.username
        if self._secret is None:
            await self._bot.delete_webhook(drop_pending_updates=False)
        else:
            self._backlog = (
                (await self._bot.get_webhook_info()).pending_update_count if self._was_away() else 0
            )
            address = self._public_url.rstrip("/") + WEBHOOK_PATH
            await self._bot.set_webhook(address, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES)
        self._contact()
        self._is_reachable = True
        self._tried.set()
        await show_menus(self._bot)

    async def _poll(self, intake: Intake) -> None:
        """Fetch one batch and keep it; after a gap without waiting, to tell the backlog from what is new."""
        is_late = self._was_away()
        updates = await self._bot.poll(self._offset, 0 if is_late else self._pace.poll_seconds)
        is_late = (
            is_late or self._was_away()
        )  # the gap may also have been inside the poll: a machine that slept
        self._is_reachable = True
        possible_from = self._heard_at if is_late else None
        self._contact()
        batch = sorted(updates, key=lambda update: update_number(update) or 0)
        for place, raw in enumerate(batch):
            try:
                await intake.take(raw, possible_from)
            except NotKeptError:
                for behind in batch[place + 1 :]:
                    intake.tell_unsaved(behind)
                if not is_late:
                    self._heard_at = self._contact_at
                raise
            self._offset = max(self._offset, (update_number(raw) or 0) + 1)
        if not is_late or len(batch) < BATCH:
            self._heard_at = self._contact_at

    async def _look_after_webhook(self) -> None:
        """Ask now and then whether the platform still knows us; it also says that we were there."""
        await asyncio.sleep(self._pace.poll_seconds)
        await self._bot.get_webhook_info()
        self._is_reachable = True
        self._contact()

    def _was_away(self) -> bool:
        return self._heard_at is not None and self._clock.now() - self._heard_at > GAP

    def _contact(self) -> None:
        self._contact_at = self._clock.now()


def _turned_away(status: int, reason: str) -> int:
    refuse(CHANNEL, reason)
    return status


def _message_id(message: str) -> int:
    try:
        return int(message)
    except ValueError:
        raise Refused(f"{message!r} is no message of Telegram, expected a number") from None


def _asked_wait(error: TelegramError) -> float | None:
    if not isinstance(error, RetryAfter):
        return None
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
