"""The road between the program and Slack while the channel is started: connections, Bolt's app, work under way.

At the edge.
"""

import asyncio
import re
from typing import TYPE_CHECKING

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import Blocked, ChannelError, FrontDesk, Refused, Unlinked
from bot.channels.courtesy import Courtesy
from bot.channels.slack_api import SlackApi
from bot.channels.slack_door import Gate, vouch
from bot.channels.slack_errands import Errands
from bot.channels.slack_files import Files
from bot.channels.slack_inbound import closed_inbound
from bot.channels.slack_json import word
from bot.channels.slack_listeners import Listeners
from bot.channels.slack_people import Directory
from bot.channels.slack_reply import Opener, Replies
from bot.channels.slack_sender import Ourselves
from bot.channels.slack_tab import HomeTab

if TYPE_CHECKING:
    from bot.channels.slack import SlackChannel

EVERYTHING = re.compile(".*", re.DOTALL)
OPENING_SECONDS = 3.0
LONGEST_RETRY_SECONDS = 60.0
EITHER = "account_inactive"
"""Slack's word both for a person's closed account and for our own token's."""

log = structlog.get_logger()


class Road:
    """What lives from `start` to `stop`: the HTTP session, Bolt's app, the socket and the work under way."""

    def __init__(self, channel: "SlackChannel", desk: FrontDesk) -> None:
        self._channel = channel
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=channel.answer_seconds))
        client = AsyncWebClient(
            token=channel.bot_token, base_url=channel.api_url, session=self._session, retry_handlers=[]
        )
        self.api = SlackApi(client, channel.clock)
        self.errands = Errands()
        self.files = Files(self.api, self._session, channel.bot_token, channel.api_url)
        self.courtesy = Courtesy(pause=channel.pause)
        self._people = Directory(self.api, channel.clock)
        replies = Replies(self.api, self._session, channel.clock)
        opener = Opener(self.api, channel.forms)
        home = HomeTab(self.api, channel.homes)
        self._listeners = Listeners(desk, self._people, replies, opener, home, self.errands)
        self._listeners.ack_seconds = channel.ack_seconds
        self._listeners.unsaved = channel.unsaved
        self._gate = Gate(self.api.heard)
        self.app = self._bolt()
        self._socket: AsyncSocketModeHandler | None = None
        self._desk = desk
        self._opening: asyncio.Future[None] | None = None
        self._watch: asyncio.Future[None] | None = None

    def _bolt(self) -> AsyncApp:
        """Build Bolt's app: it proves and sorts; its answer to Slack waits for the listener."""
        app = AsyncApp(
            name="reakcja",
            signing_secret=self._channel.signing_secret or "",
            client=AsyncWebClient(base_url=self._channel.api_url, session=self._session, retry_handlers=[]),
            authorize=vouch(self._gate, self._channel.bot_token),
            before_authorize=self._gate,
            process_before_response=True,
            ssl_check_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        app.event(EVERYTHING)(self._listeners.on_event)
        app.command(EVERYTHING)(self._listeners.on_command)
        app.shortcut(EVERYTHING)(self._listeners.on_shortcut)
        app.action(EVERYTHING)(self._listeners.on_press)
        app.view(EVERYTHING)(self._listeners.on_form)
        return app

    async def _introduce(self) -> bool:
        try:
            answer = await self.api.ask(self.api.client.auth_test())
        except ChannelError as error:
            self.api.is_troubled = True  # whatever it says: a token that works is told who it is
            log.warning("slack.unreachable", failure=error.failure)
            return False
        ours = Ourselves(
            team=word(answer, "team_id"), user=word(answer, "user_id"), bot=word(answer, "bot_id")
        )
        self._listeners.ours = ours
        self._gate.ours = ours
        return True

    async def open(self) -> None:
        """Introduce ourselves and connect; what does not succeed at once goes on in the background."""
        opening = asyncio.ensure_future(self._open())
        self._opening = opening
        await asyncio.wait({opening}, timeout=OPENING_SECONDS)

    async def _open(self) -> None:
        seconds = 1.0
        while not await self._introduce():
            await self._channel.pause(seconds)
            seconds = min(seconds * 2, LONGEST_RETRY_SECONDS)
        if self._channel.app_token is not None:
            # Bolt's client goes on trying by itself, now and whenever the connection is lost.
            self._socket = AsyncSocketModeHandler(self.app, self._channel.app_token)
            await self._socket.client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
        self._watch = asyncio.ensure_future(self._look_after())

    async def _look_after(self) -> None:
        """Ask Slack now and then whether it still knows us: a token may die while nobody writes."""
        while True:
            await asyncio.sleep(self._channel.probe_seconds)
            await self._introduce()

    async def explained(self, error: ChannelError, account: str) -> ChannelError:
        """Return why a message could not be delivered, once it is known whose account is closed.

        Where it is our own token's, the person is not the one who cannot be reached. Where it is the person's,
        the desk hears of it.
        """
        if isinstance(error, Blocked) and str(error) == EITHER and not await self._introduce():
            return Refused(EITHER)
        if isinstance(error, Blocked | Unlinked) and account:
            self.errands.start(self._check(account))
        return error

    async def _check(self, account: str) -> None:
        """Look an account up that could not be written to; one that is closed is told to the desk."""
        team, _, user = account.rpartition(":")
        self._people.forget(user)
        now = self._channel.clock.now()
        if await self._people.is_closed(user):
            await self._desk.take(closed_inbound(f"{team}:{user}", now))

    async def address(self, chat: str) -> str:
        """Return the chat to post to: a person's id stands for the private chat with that person."""
        return await self._people.private_chat(chat) if chat.startswith(("U", "W")) else chat

    def is_healthy(self) -> bool:
        """Tell whether Slack is known, answers, and can reach us."""
        if self._gate.ours is None or self.api.is_troubled:
            return False
        if self._channel.app_token is None:
            return True
        session = self._socket.client.current_session if self._socket else None
        return session is not None and not session.closed

    async def close(self) -> None:
        """Close the socket first, then let the work end, then the connections."""
        for waiting in (self._opening, self._watch):
            if waiting is not None:
                waiting.cancel()
                await asyncio.gather(waiting, return_exceptions=True)
        if self._socket is not None:
            await self._socket.client.close()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
        await self.errands.close(self._channel.goodbye_seconds)
        await self._people.close()
        await self._session.close()
