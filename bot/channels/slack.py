"""Slack: Bolt as it is, behind the protocol that every platform honours.

At the edge. With an app token everything arrives over Socket Mode; otherwise the web app hands what is posted
to `/slack/events` to `http`. Nothing is decided here: payloads become inbounds, letters become messages.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from bot.channels.channel import Abilities, ChannelError, FrontDesk, Letter, Posted, Refused, Unlinked
from bot.channels.courtesy import Pause
from bot.channels.refusals import refuse
from bot.channels.slack_blocks import TEXT, blocks_of, fallback_of
from bot.channels.slack_door import bolt_request
from bot.channels.slack_errands import described
from bot.channels.slack_home import HomeSource
from bot.channels.slack_json import Json, instant, word
from bot.channels.slack_listeners import Unsaved
from bot.channels.slack_modal import FormSource
from bot.channels.slack_road import Road
from bot.clock import Clock

NO_THREAD = frozenset({"thread_not_found", "cannot_reply_to_message", "message_not_found"})
"""Slack's words for a message that cannot be continued: it was deleted, or nobody may answer it."""
LARGEST_BODY = 1024 * 1024

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
    what work under way gets at a stop, `answer_seconds` how long Slack's own answer is waited for,
    `probe_seconds` how often Slack is asked whether it still knows us.
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
    probe_seconds: float = 120.0
    goodbye_seconds: float = 5.0
    name: str = field(init=False, default="slack")
    abilities: Abilities = field(
        init=False,
        default=Abilities(
            buttons=True,
            edits=True,
            forms=True,
            threads=True,
            text_limit=TEXT,
            files=True,
            keeps_buttons=True,
        ),
    )
    _road: Road | None = field(init=False, default=None)

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
            refuse(self.name, "too_large")
            return 413, {}, b""
        request = bolt_request(headers, body)
        if request is None:
            refuse(self.name, "malformed")
            return 400, {}, b""
        try:
            answer = await self._road.app.async_dispatch(request)
        except Exception as failure:  # the outermost door: a payload of another shape must not end in a trace
            log.error("slack.not_understood", **described(failure))
            refuse(self.name, "malformed")
            return 400, {}, b""
        if answer.status == 401:
            refuse(self.name, "signature")
        return answer.status, answer.first_headers_without_set_cookie(), (answer.body or "").encode()

    async def send(self, letter: Letter) -> Posted:
        """Post a message, in a thread where the letter names one; raises a ChannelError.

        In a thread the reader is named, because Slack rings for a thread's message only then; what tells of a
        breach is shown in the chat as well. Where the thread is gone, the message stands by itself.
        """
        try:
            return await self._post(letter, letter.thread)
        except ChannelError as refusal:
            if letter.thread is not None and str(refusal) in NO_THREAD:
                return await self._post(letter, None)
            raise await self._started().explained(refusal, letter.account) from refusal

    async def _post(self, letter: Letter, thread: str | None) -> Posted:
        road = self._started()
        place, _, only = letter.chat.partition(":")
        if only:
            return await self._whisper(letter, place, only)
        user = _named_in(letter) if thread is not None else ""
        chat = await road.address(letter.chat)
        async with road.courtesy.turn(chat):
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
        # Slack has no edit of the buttons alone: the same words go once more, with whom they named.
        named = _named_in(letter) if letter.only_buttons else ""
        answer = await road.api.ask(
            road.api.client.chat_update(
                channel=await road.address(letter.chat),
                ts=message,
                text=fallback_of(letter.said),
                blocks=blocks_of(letter.said, named),
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

    def _started(self) -> Road:
        if self._road is None:
            raise RuntimeError("the Slack channel is not started")
        return self._road


def _named_in(letter: Letter) -> str:
    """Return the user a message of a thread names so that it rings, "" for nobody."""
    return letter.account.rpartition(":")[2] if letter.thread is not None and letter.said.bell else ""


def _posted(answer: Json) -> Posted:
    stamp = word(answer, "ts")
    return Posted(message=stamp, platform_at=instant(stamp))
