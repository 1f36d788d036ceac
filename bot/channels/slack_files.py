"""Files on Slack: fetched with the bot's token from Slack's own hosts, sent by the three-step upload.

The token goes to no other host, whatever a message names, and a redirect is not followed: it would lead to a page
to sign in.
"""

from urllib.parse import SplitResult, urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import (
    Document,
    Letter,
    Posted,
    RateLimited,
    Refused,
    TimedOut,
    TooLarge,
)
from bot.channels.slack_api import RETRY_SECONDS, SlackApi
from bot.channels.slack_blocks import fallback_of
from bot.channels.slack_json import record, records, word

SLACK = "slack.com"
TRANSFER = aiohttp.ClientTimeout(total=90.0)
CHUNK = 1 << 16


class Files:
    """What comes and goes as a file; `api_url` is the configured root, its host counts as Slack's."""

    def __init__(self, api: SlackApi, session: aiohttp.ClientSession, token: str, api_url: str) -> None:
        self._api = api
        self._session = session
        self._token = token
        self._root = urlsplit(api_url)

    async def fetch(self, reference: str, most_bytes: int) -> bytes:
        """Return the bytes of a file by its private address, or by its id; raises a ChannelError."""
        address = reference if "://" in reference else await self._address_of(reference)
        if not self._is_slack(urlsplit(address)):
            raise Refused("the address is none of Slack's")
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            async with self._session.get(
                address, headers=headers, allow_redirects=False, timeout=TRANSFER
            ) as answer:
                _check(answer, address)
                body = bytearray()
                async for part in answer.content.iter_chunked(CHUNK):
                    body += part
                    if len(body) > most_bytes:
                        raise TooLarge(f"more than {most_bytes} bytes")
                return bytes(body)
        except (aiohttp.ClientError, TimeoutError, OSError) as failure:
            raise TimedOut(type(failure).__name__) from failure

    async def _address_of(self, file: str) -> str:
        """Ask where a file is: a shared channel names it by its id alone."""
        told = record(await self._api.ask(self._api.client.files_info(file=file)), "file")
        return word(told, "url_private_download") or word(told, "url_private")

    def _is_slack(self, address: SplitResult) -> bool:
        """Say whether the token may be shown there: the configured root itself, or a host of Slack over TLS."""
        try:
            if (address.scheme, address.hostname, address.port) == (
                self._root.scheme,
                self._root.hostname,
                self._root.port,
            ):
                return True
            host, is_usual = address.hostname or "", address.port in {None, 443}
        except ValueError:
            return False
        hosts = {SLACK, self._root.hostname or SLACK}
        is_ours = any(host == one or host.endswith(f".{one}") for one in hosts)
        return address.scheme == "https" and is_usual and is_ours and not address.username

    async def send(self, chat: str, letter: Letter, document: Document) -> Posted:
        """Upload a file and share it with the letter beside it; raises a ChannelError.

        In a private chat it is a message of its own: an answer in a thread there is easily missed.
        """
        client: AsyncWebClient = self._api.client
        place = await self._api.ask(
            client.files_getUploadURLExternal(filename=document.name, length=len(document.body))
        )
        if not word(place, "upload_url"):
            raise Refused("no address to upload to")
        await self._put(word(place, "upload_url"), document)
        shared = await self._api.ask(
            client.files_completeUploadExternal(
                files=[{"id": word(place, "file_id"), "title": document.name}],
                channel_id=chat,
                initial_comment=fallback_of(letter.said),
                thread_ts=None if chat.startswith("D") else letter.thread,
            )
        )
        file = next(iter(records(shared, "files")), {})
        return Posted(message=word(file, "id"))

    async def _put(self, address: str, document: Document) -> None:
        headers = {"Content-Type": "application/octet-stream"}
        try:
            async with self._session.post(
                address, data=document.body, headers=headers, allow_redirects=False, timeout=TRANSFER
            ) as answer:
                _check(answer, address)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as failure:
            raise TimedOut(type(failure).__name__) from failure


def _check(answer: aiohttp.ClientResponse, address: str) -> None:
    if answer.status == 429:
        asked = answer.headers.get("Retry-After", "")
        raise RateLimited(float(asked) if asked.isdigit() else RETRY_SECONDS)
    if answer.status >= 500:
        raise TimedOut(str(answer.status))
    if answer.status != 200:
        raise Refused(str(answer.status))
    is_page = answer.method == "GET" and answer.content_type == "text/html"
    if is_page and not urlsplit(address).path.lower().endswith((".html", ".htm")):
        # Without the right `files:read` Slack answers with its page to sign in.
        raise Refused("a page instead of the file")
