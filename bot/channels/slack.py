"""Slack: Bolt as it is, behind the protocol that every platform honours.

At the edge. With an app token everything arrives over Socket Mode; otherwise the web app hands what is posted
to `/slack/events` to `http`. Nothing is decided here: payloads become inbounds, letters become messages.
"""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import Abilities, ChannelError, FrontDesk, Letter, Posted, Refused, Unlinked
from bot.channels.slack_api import Pace, Pause, SlackApi
from bot.channels.slack_blocks import TEXT, blocks_of, fallback_of
from bot.channels.slack_door import Gate, bolt_request, vouch
from bot.channels.slack_errands import Errands
from bot.channels.slack_files import Files
from bot.channels.slack_home import HomeSource
from bot.channels.slack_json import Json, instant, word
from bot.channels.slack_listeners import Listeners, Unsaved
from bot.channels.slack_modal import FormSource
from bot.channels.slack_people import Directory
from bot.channels.slack_reply import Opener, Replies
from bot.channels.slack_sender import Ourselves
from bot.channels.slack_tab import HomeTab
from bot.clock import Clock

NO_THREAD = frozenset({"thread_not_found", "cannot_reply_to_message", "message_not_found"})
"""Slack's words for a message that cannot be continued: it was deleted, or nobody may answer it."""
LARGEST_BODY = 1024 * 1024
EVERYTHING = re.compile(".*", re.DOTALL)
OPENING_SECONDS = 3.0
LONGEST_RETRY_SECONDS = 60.0

Answer = tuple[int, Mapping[str, str], bytes]
"""Status, headers and body of an HTTP answer."""

log = structlog.get_logger()


@dataclass(kw_only=True, eq=False, repr=False)
class SlackChannel:
    """The channel; build it anywhere, `start` it inside the running loop.

    `signing_secret` None closes the HTTP road, `app_token` opens Socket Mode instead. `api_url` ends with
    a slash. `forms` gives the content of the report form; without it `/awaria` alone is a command like
    any other. `homes` gives that of the Home tab; without it the tab stays empty. `unsaved` words "not
    recorded" while the store is away. `pause` waits for Slack's pace of one message a second a chat.
    `ack_seconds` is how long Slack may wait for its answer, all in all (it gives 3), `goodbye_seconds` is
    what work under way gets at a stop, `answer_seconds` how long Slack's own answer is waited for.
    """

    bot_token: str
    signing_secret: str | None
    app_token: str | None
    api_url: str
    clock: Clock
    forms: FormSource | None = None
    homes: HomeSource | None = None
    unsaved: Unsaved = lambda _inbound: None
    pause: Pause = asyncio.sleep
    ack_seconds: float = 2.5
    answer_seconds: float = 10.0
    goodbye_seconds: float = 5.0
    name: str = field(init=False, default="slack")
    abilities: Abilities = field(
        init=False,
        default=Abilities(buttons=True, edits=True, forms=True, threads=True, text_limit=TEXT, files=True),
    )
    _road: "Road | None" = field(init=False, default=None)

    async def start(self, desk: FrontDesk) -> None:
        """Ask Slack who we are and begin to receive; a silent Slack is asked again in the background."""
        road = Road(self, desk)
        self._road = road
        await road.open()

    async def stop(self) -> None:
        """Stop receiving; work under way gets a few seconds, what was kept is taken up at the next start."""
        road, self._road = self._road, None
        if road is not None:
            await road.close()

    async def settled(self) -> None:
        """Return once all work after the acknowledgements has ended."""
        await self._started().errands.settled()

    async def http(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Answer one POST to `/slack/events`: events, commands and interactivity alike.

        401 without a right and fresh signature, 403 for another workspace, 404 when HTTP is not the road, 413
        above 1 MiB, 500 when an event could not be kept, 503 before Slack has told who we are.
        """
        if self._road is None or self.app_token is not None or not self.signing_secret:
            return 404, {}, b""
        if len(body) > LARGEST_BODY:
            return 413, {}, b""
        request = bolt_request(headers, body)
        if request is None:
            return 400, {}, b""
        answer = await self._road.app.async_dispatch(request)
        return answer.status, answer.first_headers_without_set_cookie(), (answer.body or "").encode()

    async def send(self, letter: Letter) -> Posted:
        """Post a message, in a thread where the letter names one; raises a ChannelError.

        In a thread the reader is named, because Slack rings for a thread's message only then; what tells of a
        breach is shown in the chat as well. Where the thread is gone, the message stands by itself.
        """
        try:
            return await self._post(letter, letter.thread)
        except Refused as refusal:
            if letter.thread is None or str(refusal) not in NO_THREAD:
                raise
            return await self._post(letter, None)

    async def _post(self, letter: Letter, thread: str | None) -> Posted:
        road = self._started()
        place, _, only = letter.chat.partition(":")
        if only:
            return await self._whisper(letter, place, only)
        rings = thread is not None and letter.said.bell
        user = letter.account.rpartition(":")[2] if rings else ""
        chat = await road.address(letter.chat)
        wait = road.pace.wait(chat, asyncio.get_running_loop().time())
        if wait > 0:
            await self.pause(wait)
        if letter.document is not None:
            return await road.files.send(chat, letter, letter.document)
        answer = await road.api.ask(
            road.api.client.chat_postMessage(
                channel=chat,
                text=fallback_of(letter.said),
                blocks=blocks_of(letter.said, user),
                thread_ts=thread,
                reply_broadcast=True if thread is not None and letter.notice.breach else None,
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        return _posted(answer)

    async def fetch(self, reference: str, most_bytes: int) -> bytes:
        """Return the bytes of an attachment by its private address or its id; raises a ChannelError."""
        return await self._started().files.fetch(reference, most_bytes)

    async def _whisper(self, letter: Letter, chat: str, user: str) -> Posted:
        """Post what only one person of a channel sees; where that cannot be, in the private chat with them."""
        road = self._started()
        text, blocks = fallback_of(letter.said), blocks_of(letter.said)
        try:
            call = road.api.client.chat_postEphemeral(channel=chat, user=user, text=text, blocks=blocks)
            return Posted(message=word(await road.api.ask(call), "message_ts"))
        except (Refused, Unlinked):
            return await self._post(replace(letter, chat=user), None)

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Replace a message; raises a ChannelError."""
        road = self._started()
        answer = await road.api.ask(
            road.api.client.chat_update(
                channel=await road.address(letter.chat),
                ts=message,
                text=fallback_of(letter.said),
                blocks=blocks_of(letter.said),
            )
        )
        return Posted(message=word(answer, "ts") or message)

    def health(self) -> str:
        """Return "ok", or "degraded" while Slack is silent, refuses our token or the socket is down."""
        road = self._road
        return "ok" if road is not None and road.is_healthy() else "degraded"

    def last_contact_at(self) -> datetime | None:
        """Return when Slack last answered a call or brought something, None before the first time."""
        return self._road.api.contact_at if self._road is not None else None

    def _started(self) -> "Road":
        if self._road is None:
            raise RuntimeError("the Slack channel is not started")
        return self._road


class Road:
    """What lives from `start` to `stop`: the HTTP session, Bolt's app, the socket and the work under way."""

    def __init__(self, channel: SlackChannel, desk: FrontDesk) -> None:
        self._channel = channel
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=channel.answer_seconds))
        client = AsyncWebClient(
            token=channel.bot_token, base_url=channel.api_url, session=self._session, retry_handlers=[]
        )
        self.api = SlackApi(client, channel.clock)
        self.errands = Errands()
        self.files = Files(self.api, self._session, channel.bot_token, channel.api_url)
        self.pace = Pace()
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
        self._opening: asyncio.Future[None] | None = None

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
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.gather(self._opening, return_exceptions=True)
        if self._socket is not None:
            await self._socket.client.close()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
        await self.errands.close(self._channel.goodbye_seconds)
        await self._people.close()
        await self._session.close()


def _posted(answer: Json) -> Posted:
    stamp = word(answer, "ts")
    return Posted(message=stamp, platform_at=instant(stamp))
