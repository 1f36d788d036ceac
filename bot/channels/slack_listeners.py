"""What Bolt calls for each payload: keep it, acknowledge it, do the work afterwards.

At the edge. An event is acknowledged only once it is kept: Slack sends it again otherwise. Commands, presses
and forms are never sent again, so they are acknowledged within Slack's 3 seconds whatever happens, and the
person is told when the thing was not recorded.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.channels import slack_inbound as read
from bot.channels.channel import FrontDesk, Taken
from bot.channels.slack_errands import Errands, described
from bot.channels.slack_json import Json, word
from bot.channels.slack_modal import errors_of, fields_of
from bot.channels.slack_people import Directory, Ourselves, Sender
from bot.channels.slack_reply import Opener, Replies
from bot.channels.slack_words import plain
from bot.clock import Clock
from bot.wording.said import Said
from handlers.messages import Inbound

REFUSALS = 256
"""How many refused forms are remembered, should the same be submitted once more."""

Unsaved = Callable[[Inbound], Said | None]
"""Words "not recorded" without the store, for the moment when the store itself is away."""

log = structlog.get_logger()


class NotTakenError(Exception):
    """A form could be neither recorded nor answered: the platform must tell the person that it failed."""


class Listeners:
    """One listener for each kind of payload; `ack_seconds` is how long Slack may wait for the store."""

    ack_seconds = 2.0

    def __init__(
        self, desk: FrontDesk, people: Directory, replies: Replies, opener: Opener, errands: Errands
    ) -> None:
        self.ours: Ourselves | None = None
        self._desk = desk
        self._people = people
        self._replies = replies
        self._opener = opener
        self._errands = errands
        self.unsaved: Unsaved = lambda _inbound: None
        self._rows: set[int] = set()
        self._refused: OrderedDict[str, dict[str, str]] = OrderedDict()

    @property
    def clock(self) -> Clock:
        """The clock that stamps arrivals."""
        return self._replies.clock

    async def on_event(self, body: Json) -> BoltResponse:
        """Keep an event; 200 once it is committed, 500 while it cannot be."""
        now = self.clock.now()
        ours = self._ours()
        if not read.is_for_us(body, ours):
            return BoltResponse(status=200)
        user, team = read.author_of(body)
        if not user or user == ours.user:
            return BoltResponse(status=200)
        if word(body, "event", "type") == "user_change":
            self._people.forget(user)
        sender = await self._people.sender(ours, user, team)
        try:
            inbound = read.event_inbound(body, ours, sender, now)
        except read.UnreadableError as fault:
            log.error("slack.unreadable", lacks=str(fault))
            inbound = read.unreadable_inbound(body, sender.account, now)
        return BoltResponse(status=200) if inbound is None else await self._keep_event(inbound, user)

    async def _keep_event(self, inbound: Inbound, user: str) -> BoltResponse:
        if inbound.chat.startswith("D"):
            self._people.learn_chat(user, inbound.chat)
        try:
            row = await self._desk.keep(inbound)
        except Exception as failure:  # the outermost door: whatever the store says, Slack must send it again
            log.error("slack.not_kept", key=inbound.key, **described(failure))
            return BoltResponse(status=500)
        if row is not None and row not in self._rows:  # else a repeated delivery of what is being handled
            self._rows.add(row)
            self._errands.start_in_lane(inbound.account, self._work(row, inbound, ""))
        return BoltResponse(status=200)

    async def on_command(self, body: Json, ack: AsyncAck) -> None:
        """Take a slash command; `/awaria` without a text opens the form."""
        now = self.clock.now()
        sender = await self._sender(word(body, "user_id"), word(body, "team_id"))
        typed_in = word(body, "channel_id")
        otherwise = typed_in if typed_in.startswith("D") else sender.user
        chat = await self._people.private_chat_soon(sender.user, otherwise)
        inbound = read.command_inbound(body, sender, chat, now)
        if inbound.act == "report" and not inbound.text:
            self._errands.start(self._open_form(body, sender, inbound))
        else:
            await self._take_in_time(inbound, word(body, "response_url"))
        await ack()

    async def on_shortcut(self, body: Json, ack: AsyncAck) -> None:
        """Open the form, filled with the message that the shortcut was used on."""
        now = self.clock.now()
        sender = await self._sender(word(body, "user", "id"), word(body, "user", "team_id"))
        chat = await self._people.private_chat_soon(sender.user, sender.user)
        inbound = read.shortcut_inbound(body, sender, chat, now)
        self._errands.start(self._open_form(body, sender, inbound))
        await ack()

    async def on_press(self, body: Json, ack: AsyncAck) -> None:
        """Take the press of a button."""
        now = self.clock.now()
        sender = await self._sender(word(body, "user", "id"), word(body, "user", "team_id"))
        inbound = read.press_inbound(body, sender, now)
        if inbound is not None:
            await self._take_in_time(inbound, word(body, "response_url"))
        await ack()

    async def on_form(self, body: Json, ack: AsyncAck) -> None:
        """Take a submitted form; what is wrong with it is shown in the form itself."""
        now = self.clock.now()
        sender = await self._sender(word(body, "user", "id"), word(body, "user", "team_id"))
        chat = await self._people.private_chat_soon(sender.user, sender.user)
        inbound = read.form_inbound(body, sender, chat, fields_of(body), now)
        work = self._errands.start(self._take(inbound))
        done, _ = await asyncio.wait({work}, timeout=self.ack_seconds)
        if not done:
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
        self._errands.start(self._replies.answer(inbound, taken, ""))
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

    async def _take_in_time(self, inbound: Inbound, response_url: str) -> None:
        """Keep the inbound and start the work; return once kept, or when Slack cannot wait any longer."""
        keeping = self._errands.start(self._keep(inbound))
        await asyncio.wait({keeping}, timeout=self.ack_seconds)
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
            await self._replies.answer(inbound, await self._take(inbound), response_url)
        elif row is not None:
            await self._work(row, inbound, response_url)

    async def _work(self, row: int, inbound: Inbound, response_url: str) -> None:
        try:
            taken = await self._desk.handle(row)
        finally:
            self._rows.discard(row)
        await self._replies.answer(inbound, taken, response_url)

    async def _take(self, inbound: Inbound) -> Taken:
        try:
            return await self._desk.take(inbound)
        except Exception as failure:  # the outermost door: the person is told that it is not recorded
            log.error("slack.not_taken", key=inbound.key, **described(failure))
            return Taken(is_stored=False, toast=self.unsaved(inbound))

    async def _answer_late(self, work: asyncio.Task[Taken], inbound: Inbound) -> None:
        await self._replies.answer(inbound, await work, "")

    async def _open_form(self, body: Json, sender: Sender, otherwise: Inbound) -> None:
        """Open the form before the trigger expires; where there is none, take the inbound instead."""
        text = plain(word(body, "message", "text"))
        if not await self._opener.open(sender, word(body, "trigger_id"), text):
            taken = await self._take(otherwise)
            await self._replies.answer(otherwise, taken, word(body, "response_url"))

    async def _sender(self, user: str, team: str) -> Sender:
        return await self._people.sender(self._ours(), user, team)

    def _ours(self) -> Ourselves:
        if self.ours is None:  # the gate lets nothing through before auth.test has answered
            raise RuntimeError("a payload came in before the workspace was known")
        return self.ours
