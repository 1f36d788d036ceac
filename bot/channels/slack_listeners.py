"""What Bolt calls for each payload: keep it, acknowledge it, do the work afterwards.

At the edge. An event is acknowledged only once it is kept: Slack sends it again otherwise. Commands, presses
and forms are never sent again, so they are acknowledged within Slack's 3 seconds whatever happens, and the
person is told when the thing was not recorded.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.channels import slack_inbound as read
from bot.channels.channel import FrontDesk, Taken
from bot.channels.refusals import refuse
from bot.channels.slack_door import home_of
from bot.channels.slack_errands import Errands, described
from bot.channels.slack_hearing import HEARD, admitted, author_of, is_for_us
from bot.channels.slack_json import Json, flag, instant, word
from bot.channels.slack_modal import FormWish, errors_of, fields_of
from bot.channels.slack_people import Directory
from bot.channels.slack_reply import Opener, Replies
from bot.channels.slack_sender import Ourselves, Sender
from bot.channels.slack_tab import HomeTab
from bot.channels.slack_words import plain
from bot.clock import Clock
from bot.wording.said import Said
from handlers.messages import Arrival, Inbound

REFUSALS = 256
"""How many refused forms are remembered, should the same be submitted once more."""
SHOWN_AT_HOME = frozenset({Arrival.PRESS, Arrival.COMMAND, Arrival.FORM})
"""What may change what a person's home shows."""

Unsaved = Callable[[Inbound], Said | None]
"""Words "not recorded" without the store, for the moment when the store itself is away."""

log = structlog.get_logger()


class NotTakenError(Exception):
    """A form could be neither recorded nor answered: the platform must tell the person that it failed."""


class Listeners:
    """One listener for each kind of payload; `ack_seconds` is how long Slack may wait, all in all."""

    ack_seconds = 2.5

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of one channel
        self,
        desk: FrontDesk,
        people: Directory,
        replies: Replies,
        opener: Opener,
        home: HomeTab,
        errands: Errands,
    ) -> None:
        self.ours: Ourselves | None = None
        self._desk = desk
        self._people = people
        self._replies = replies
        self._opener = opener
        self._home = home
        self._errands = errands
        self.unsaved: Unsaved = lambda _inbound: None
        self._rows: set[int] = set()
        self._refused: OrderedDict[str, dict[str, str]] = OrderedDict()

    @property
    def clock(self) -> Clock:
        """The clock that stamps arrivals."""
        return self._replies.clock

    def _latest(self) -> float:
        """Return by when, on the loop's own clock, Slack must have its answer."""
        return asyncio.get_running_loop().time() + self.ack_seconds

    async def on_event(self, body: Json) -> BoltResponse:
        """Keep an event; 200 once it is committed, 500 while it cannot be."""
        now, latest = self.clock.now(), self._latest()
        ours = self._ours()
        user, team = author_of(body)
        if word(body, "event", "type") == "app_home_opened":
            return self._home_opened(body, user, team)
        if word(body, "event", "type") == "user_change":
            self._people.forget(user)
        if not is_for_us(body, ours):
            if word(body, "event", "type") not in HEARD:
                refuse("slack", "unknown")
            return BoltResponse(status=200)
        if not user:
            refuse("slack", "bot")
            return BoltResponse(status=200)
        sender = await self._people.sender(ours, user, team)
        try:
            inbound = read.event_inbound(body, ours, sender, now)
        except read.UnreadableError as fault:
            log.error("slack.unreadable", lacks=str(fault))
            inbound = read.unreadable_inbound(body, sender.account, now)
        inbound = admitted(inbound)
        if inbound is None:
            return BoltResponse(status=200)
        if inbound.chat.startswith("D"):
            self._people.learn_chat(user, inbound.chat)
        return await self._keep_event(await self._people.beside(inbound, user), latest)

    async def _keep_event(self, inbound: Inbound, latest: float) -> BoltResponse:
        """Keep an event while Slack waits; one that is kept too late is found when Slack sends it again."""
        keeping = self._errands.start(self._keep(inbound))
        is_kept = await _in_time(keeping, latest) and not isinstance(keeping.result(), Exception)
        self._errands.start_in_lane(inbound.account, self._after_event(keeping, inbound))
        return BoltResponse(status=200 if is_kept else 500)

    async def _after_event(self, keeping: asyncio.Task[int | Exception | None], inbound: Inbound) -> None:
        row = await keeping
        if isinstance(row, int):
            await self._work(row, inbound, "")

    def _home_opened(self, body: Json, user: str, team: str) -> BoltResponse:
        """Show the home to who has opened it; nothing is owed if it fails."""
        if user and word(body, "event", "tab") in {"", "home"}:
            self._errands.start(self._show_home(body, user, team))
        return BoltResponse(status=200)

    async def _show_home(self, body: Json, user: str, team: str) -> None:
        sender = await self._sender(user, team)
        if await self._home.is_expected(sender):
            await self._take(read.opened_inbound(body, sender, self.clock.now()))
        await self._home.open(sender)

    async def on_command(self, body: Json, ack: AsyncAck) -> None:
        """Take a slash command; `/awaria` without a text opens the form."""
        now, latest = self.clock.now(), self._latest()
        typed_in, user = word(body, "channel_id"), word(body, "user_id")
        sender, chat = await self._whose(user, home_of(body), typed_in if typed_in.startswith("D") else user)
        inbound = admitted(read.command_inbound(body, sender, chat, now))
        if inbound is None:
            pass
        elif inbound.act == "report" and not inbound.text:
            self._errands.start(self._open_form(body, FormWish(sender=sender), inbound))
        else:
            inbound = await self._people.beside(inbound, user)
            await self._take_in_time(inbound, word(body, "response_url"), latest)
        await ack()

    async def on_shortcut(self, body: Json, ack: AsyncAck) -> None:
        """Open the form, filled with the message that the shortcut was used on."""
        now = self.clock.now()
        user = word(body, "user", "id")
        sender, chat = await self._whose(user, home_of(body), user)
        inbound = admitted(read.shortcut_inbound(body, sender, chat, now))
        if inbound is not None:
            self._errands.start(self._open_form_about(body, sender, inbound))
        await ack()

    async def on_press(self, body: Json, ack: AsyncAck) -> None:
        """Take the press of a button, in a message or on the home."""
        now, latest = self.clock.now(), self._latest()
        user, team = word(body, "user", "id"), home_of(body)
        if word(body, "view", "type") == "home" or flag(body, "container", "is_ephemeral"):
            sender, chat = await self._whose(user, team, user)
        else:
            sender, chat = await self._sender(user, team), ""
        inbound = admitted(read.press_inbound(body, sender, now, chat))
        if inbound is not None and inbound.act == "form":
            self._errands.start(self._open_form(body, FormWish(sender=sender), inbound))
        elif inbound is not None:
            inbound = await self._people.beside(inbound, user)
            await self._take_in_time(inbound, word(body, "response_url"), latest)
        await ack()

    async def on_form(self, body: Json, ack: AsyncAck) -> None:
        """Take a submitted form; what is wrong with it is shown in the form itself."""
        now, latest = self.clock.now(), self._latest()
        user = word(body, "user", "id")
        sender, chat = await self._whose(user, home_of(body), user)
        inbound = admitted(read.form_inbound(body, sender, chat, fields_of(body), now))
        if inbound is None:
            await ack()
            return
        work = self._errands.start(self._take(inbound))
        if not await _in_time(work, latest):
            self._errands.start(self._answer_late(work, inbound))
            await ack()
            return
        taken = work.result()
        errors = self._remembered(inbound.key, taken, body)
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        if not taken.is_stored:  # nobody has words for it: Slack says it failed and keeps the form open
            raise NotTakenError
        self._errands.start(self._answer(inbound, taken, ""))
        await ack()

    def _remembered(self, key: str, taken: Taken, body: Json) -> dict[str, str]:
        """Return the errors of a form; the same ones when the very same form comes again."""
        errors = errors_of(taken, body)
        if not errors:
            return self._refused.get(key, {}) if not taken.is_new else {}
        self._refused[key] = errors
        if len(self._refused) > REFUSALS:
            self._refused.popitem(last=False)
        return errors

    async def _take_in_time(self, inbound: Inbound, response_url: str, latest: float) -> None:
        """Keep the inbound and start the work; return once kept, or when Slack cannot wait any longer."""
        keeping = self._errands.start(self._keep(inbound))
        await _in_time(keeping, latest)
        self._errands.start_in_lane(inbound.account, self._after_keeping(keeping, inbound, response_url))

    async def _keep(self, inbound: Inbound) -> int | Exception | None:
        try:
            return await self._desk.keep(inbound)
        except Exception as failure:  # the outermost door: the person is told below
            log.error("slack.not_kept", key=inbound.key, **described(failure))
            return failure

    async def _after_keeping(
        self, keeping: asyncio.Task[int | Exception | None], inbound: Inbound, response_url: str
    ) -> None:
        row = await keeping
        if isinstance(row, Exception):
            # Slack never sends it again, so it is tried once more before the person hears that it is lost.
            await self._answer(inbound, await self._take(inbound), response_url)
        elif row is not None:
            await self._work(row, inbound, response_url)

    async def _work(self, row: int, inbound: Inbound, response_url: str) -> None:
        if row in self._rows:  # a repeated delivery of what is being handled
            return
        self._rows.add(row)
        try:
            taken = await self._desk.handle(row)
        finally:
            self._rows.discard(row)
        await self._answer(inbound, taken, response_url)

    async def _take(self, inbound: Inbound) -> Taken:
        try:
            return await self._desk.take(inbound)
        except Exception as failure:  # the outermost door: the person is told that it is not recorded
            log.error("slack.not_taken", key=inbound.key, **described(failure))
            return Taken(is_stored=False, toast=self.unsaved(inbound))

    async def _answer_late(self, work: asyncio.Task[Taken], inbound: Inbound) -> None:
        await self._answer(inbound, await work, "")

    async def _answer(self, inbound: Inbound, taken: Taken, response_url: str) -> None:
        """Show what only the sender sees, then the home as it is now."""
        await self._replies.answer(inbound, taken, response_url)
        if inbound.kind in SHOWN_AT_HOME:
            team, _, user = inbound.account.rpartition(":")
            await self._home.refresh(await self._sender(user, team))

    async def _open_form(self, body: Json, wish: FormWish, otherwise: Inbound) -> None:
        """Open the form before the trigger expires; where there is none, take the inbound instead."""
        if not await self._opener.open(wish, word(body, "trigger_id")):
            await self._answer(otherwise, await self._take(otherwise), word(body, "response_url"))

    async def _open_form_about(self, body: Json, sender: Sender, otherwise: Inbound) -> None:
        """Open the form filled with a message: its text, its address, and when it was written."""
        chat, stamp = word(body, "channel", "id"), word(body, "message", "ts")
        text = plain(word(body, "message", "text"))
        link = await self._opener.link_to(chat, stamp) if chat and stamp else ""
        told = "\n".join(part for part in (text, link) if part)
        await self._open_form(body, FormWish(sender=sender, text=told, written_at=instant(stamp)), otherwise)

    async def _whose(self, user: str, team: str, otherwise: str) -> tuple[Sender, str]:
        """Return who it is and their private chat, `otherwise` where Slack does not tell it in time."""
        chat = self._people.private_chat_soon(user, otherwise)
        return await asyncio.gather(self._sender(user, team), chat)

    async def _sender(self, user: str, team: str) -> Sender:
        return await self._people.sender(self._ours(), user, team)

    def _ours(self) -> Ourselves:
        if self.ours is None:  # the gate lets nothing through before auth.test has answered
            raise RuntimeError("a payload came in before the workspace was known")
        return self.ours


async def _in_time(work: asyncio.Task[Any], latest: float) -> bool:
    """Wait for a piece of work as long as Slack can; tell whether it has ended."""
    left = max(latest - asyncio.get_running_loop().time(), 0)
    done, _ = await asyncio.wait({work}, timeout=left)
    return bool(done)
