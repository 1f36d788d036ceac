"""The library's bot, with the one thing it lacks: updates as they came, before it parses them.

`Bot.get_updates` parses the whole batch and raises when one update lacks a field it thinks required; the
batch would come back for ever. Its request layer is used as it is, for every call.
"""

import os
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.channels.telegram_inbound import Json
from bot.channels.telegram_pace import Limiter
from bot.channels.telegram_request import AiohttpRequest

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
BATCH = 100
ROOM_FOR_ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How patient the channel is, in seconds; tests are in more of a hurry.

    `poll_seconds` stays below the gap of 30 s (DECISIONS 2.8). `answer_by` leaves half a second of the two
    within which a press is answered (INTERFACE 4). `between_messages` is the rest of one private chat
    (DECISIONS 7.12).
    """

    poll_seconds: int = 10
    first_wait: float = 1.0
    longest_wait: float = 30.0
    answer_by: float = 1.5
    between_messages: float = 1.0
    request_seconds: float = 10.0
    goodbye_seconds: float = 5.0


class RawBot(ExtBot[int]):
    """The library's bot that can also hand out updates unparsed."""

    async def poll(self, offset: int, seconds: int) -> list[Json]:
        """Wait up to `seconds` for updates from `offset` on, at most 100, by number; an empty list after
        that.

        Confirms everything below `offset`. Raises the library's `TelegramError`.
        """
        asked = {"offset": offset, "timeout": seconds, "limit": BATCH, "allowed_updates": ALLOWED_UPDATES}
        answer = await self._post("getUpdates", asked, read_timeout=seconds + ROOM_FOR_ANSWER_SECONDS)
        if not isinstance(answer, list):
            raise TelegramError("getUpdates did not answer with a list")
        return [update for update in answer if isinstance(update, dict)]

    async def describe_file(self, file: str) -> Json:
        """Ask for a file's path and size by its id, unparsed: a path is never taken for one of this machine.

        Raises the library's `TelegramError`.
        """
        answer = await self._post("getFile", {"file_id": file})
        if not isinstance(answer, dict):
            raise TelegramError("getFile did not answer with an object")
        return answer

    async def address(self) -> str:
        """Return the link that opens a private chat with this bot; who has not started yet asks for its name.

        Raises the library's `TelegramError`.
        """
        try:
            return f"https://t.me/{self.username}"
        except RuntimeError:
            return f"https://t.me/{(await self.get_me()).username}"

    @property
    def is_here(self) -> bool:
        """Say whether the server is this machine's: no proxy leads there."""
        return _is_here(self.base_file_url)

    async def ask(self, method: str, fields: Json) -> object:
        """Call a method and return its answer as it came, whatever the library would require of it.

        Raises the library's `TelegramError`.
        """
        answer: object = await self._post(method, fields)
        return answer

    async def close_connections(self) -> None:
        """Close what is open, also where only messages were sent: the library then sees nothing to close."""
        await self.shutdown()
        for request in self._request:
            await request.shutdown()


def build_bot(token: str, api_url: str, pace: Pace) -> RawBot:
    """Return a bot that talks to `<api_url>/bot<token>/<method>`; nothing is sent yet."""
    # The library's own way of choosing `timedelta` for waits; without it every 429 warns of the change to
    # come.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    root = api_url.rstrip("/")
    return RawBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=_requests(root, 32, pace.request_seconds),
        get_updates_request=_requests(root, 1, pace.request_seconds),
        rate_limiter=Limiter(),
    )


def _requests(root: str, connections: int, seconds: float) -> AiohttpRequest:
    # A proxy of the environment is not for this machine.
    return AiohttpRequest(connections, seconds, through_proxies=not _is_here(root))


def _is_here(root: str) -> bool:
    host = urlsplit(root).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
