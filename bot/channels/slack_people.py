"""Who a Slack user is, as the workspace vouches for it, and where that person's private chat is.

At the edge. Both are asked for once and remembered, so that a message waits for Slack's directory only the
first time; when the directory does not answer in time the message is handed on without it.
"""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.channels.channel import ChannelError, Unlinked
from bot.channels.slack_api import SlackApi
from bot.channels.slack_json import Json, flag, record, word
from bot.channels.slack_sender import Ourselves, Sender
from bot.clock import Clock
from handlers.messages import Identity, Inbound

SLACKBOT = "USLACKBOT"
"""Slack's own program, which the directory does not call one."""
REMEMBERED = timedelta(hours=1)
PATIENCE_SECONDS = 0.8
"""How long a message waits for the directory: Slack gives 3 seconds for all of it."""

log = structlog.get_logger()


class Directory:
    """The workspace's people, asked once an hour at most, and their private chats, asked once."""

    def __init__(self, api: SlackApi, clock: Clock) -> None:
        self._api = api
        self._clock = clock
        self._known: dict[str, tuple[datetime, asyncio.Task[Json]]] = {}
        self._chats: dict[str, str] = {}

    async def sender(self, ours: Ourselves, user: str, team: str) -> Sender:
        """Return what is known of a user; `team` is the user's own workspace, "" when the payload does not
        tell.

        Never raises: without an answer of the directory the identity stays empty.
        """
        sender = _described(ours, user, team, await self._profile(user))
        if team and team != ours.team:
            stranger = replace(sender.identity, email=None, foreign="guest")
            return replace(sender, account=f"{team}:{user}", identity=stranger)
        return sender

    def forget(self, user: str) -> None:
        """Ask about this user again the next time: the directory has changed."""
        self._known.pop(user, None)

    def learn_chat(self, user: str, chat: str) -> None:
        """Remember the private chat that a message of this user came from."""
        self._chats[user] = chat

    async def private_chat(self, user: str) -> str:
        """Return the id of the private chat with a user, opened when unknown; raises a ChannelError."""
        if user not in self._chats:
            answer = await self._api.ask(self._api.client.conversations_open(users=user))
            self._chats[user] = word(answer, "channel", "id") or user
        return self._chats[user]

    async def private_chat_soon(self, user: str, otherwise: str) -> str:
        """Return the private chat with a user, or `otherwise` when Slack does not tell in time."""
        try:
            return await asyncio.wait_for(self.private_chat(user), PATIENCE_SECONDS)
        except (ChannelError, TimeoutError) as failure:
            log.warning("slack.no_private_chat", reason=type(failure).__name__)
            return otherwise

    async def beside(self, inbound: Inbound, user: str) -> Inbound:
        """Add to what was done in a channel where its sender alone is answered, there and in private."""
        if inbound.is_private:
            return inbound
        private_chat = await self.private_chat_soon(user, "")
        return replace(inbound, aside=f"{inbound.chat}:{user}", private_chat=private_chat)

    async def is_closed(self, user: str) -> bool:
        """Ask the directory whether the workspace has closed an account; False while it does not tell."""
        try:
            return flag(await self._ask(user), "deleted")
        except Unlinked:  # the directory does not know the user any more
            return True
        except ChannelError:
            return False

    async def _profile(self, user: str) -> Json:
        now = self._clock.now()
        asked_at, question = self._known.get(user, (None, None))
        if question is None or asked_at is None or now - asked_at >= REMEMBERED or _failed(question):
            question = asyncio.ensure_future(self._ask(user))
            question.add_done_callback(_failed)  # looked at here, should nobody wait for it any longer
            self._known[user] = (now, question)
        try:
            return await asyncio.wait_for(asyncio.shield(question), PATIENCE_SECONDS)
        except (ChannelError, TimeoutError) as failure:
            log.warning("slack.no_profile", reason=type(failure).__name__)
            return {}

    async def _ask(self, user: str) -> Json:
        answer = await self._api.ask(self._api.client.users_info(user=user, include_locale=True))
        return record(answer, "user")

    async def close(self) -> None:
        """Give up the questions still open."""
        for _, question in self._known.values():
            question.cancel()
        await asyncio.gather(*(question for _, question in self._known.values()), return_exceptions=True)


def _failed(question: asyncio.Task[Json]) -> bool:
    return question.done() and (question.cancelled() or question.exception() is not None)


def _described(ours: Ourselves, user: str, team: str, profile: Json) -> Sender:
    confirmed = word(profile, "profile", "email") if flag(profile, "is_email_confirmed") else ""
    locale = word(profile, "locale")[:2].lower()
    return Sender(
        user=user,
        account=f"{team or ours.team}:{user}",
        identity=Identity(
            display=word(profile, "profile", "real_name") or word(profile, "real_name"),
            email=confirmed or None,
            foreign=_foreign(ours, profile),
        ),
        locale=locale if locale in {"pl", "en"} else None,
    )


def _foreign(ours: Ourselves, profile: Json) -> str | None:
    """Say why the account may not be linked by itself (INTERFACE 4)."""
    if flag(profile, "is_bot") or word(profile, "id") == SLACKBOT:
        return "bot"
    if flag(profile, "deleted"):
        return "deleted"
    is_guest = flag(profile, "is_restricted") or flag(profile, "is_ultra_restricted")
    if is_guest or flag(profile, "is_stranger") or word(profile, "team_id") not in {"", ours.team}:
        return "guest"
    return None
