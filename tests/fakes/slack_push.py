"""How the fake Slack delivers: signed HTTP one after another, or envelopes over a Socket Mode connection."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.fakes.slack_world import Json, Push

if TYPE_CHECKING:
    from tests.fakes.slack import SlackFake

HOURS = 3600
REACH_SECONDS = 8.0
"""Slack gives up after 3; the fake listens on, so that a late answer is told from none."""


def signed_headers(secret: str, body: str, *, at: int | None = None) -> dict[str, str]:
    """Return the headers of a signed request, stamped with the present second unless told otherwise."""
    stamp = str(int(time.time()) if at is None else at)  # noqa: TID251  # the real platform's own clock
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def encoded(push: Push) -> tuple[str, str]:
    """Return the body and its content type as Slack posts this kind of payload."""
    if push.kind == "events_api":
        return json.dumps(push.body), "application/json"
    form = push.body if push.kind == "slash_commands" else {"payload": json.dumps(push.body)}
    return urlencode({name: str(value) for name, value in form.items()}), "application/x-www-form-urlencoded"


class Pusher:
    """Delivers what waits in the queue, in order, each once its forerunner is answered."""

    def __init__(self, fake: SlackFake) -> None:
        self.fake = fake
        self.sockets: list[web.WebSocketResponse] = []
        self.acks: dict[str, Json] = {}

    async def run(self) -> None:
        """Deliver until the fake is told to stop."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=REACH_SECONDS)) as session:
            while not self.fake.is_stopping:
                await self.fake.bell.until(self._has_something_to_do, seconds=HOURS)
                if self.fake.is_refreshing:
                    await self._refresh()
                elif not self.fake.is_stopping:
                    await self._deliver_next(session)
        for open_socket in list(self.sockets):
            await open_socket.close()

    async def _deliver_next(self, session: aiohttp.ClientSession) -> None:
        """Deliver what is next; the same again behind it goes at the same moment."""
        same = [self.fake.queue.popleft()]
        while self.fake.queue and self.fake.queue[0] is same[0]:
            same.append(self.fake.queue.popleft())
        await asyncio.gather(*(self._deliver(session, push) for push in same))

    def _has_something_to_do(self) -> bool:
        return self.fake.is_stopping or self.fake.is_refreshing or self._is_ready()

    async def _refresh(self) -> None:
        old = list(self.sockets)
        for link in old:
            await link.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self.fake.bell.until(lambda: not (set(self.sockets) & set(old)))
        self.fake.is_refreshing = False

    def _is_ready(self) -> bool:
        has_road = self.fake.events_url is not None or any(not one.closed for one in self.sockets)
        return bool(self.fake.queue) and not self.fake.is_held and has_road

    async def _deliver(self, session: aiohttp.ClientSession, push: Push) -> None:
        began = time.monotonic()
        by_http = self.fake.events_url is not None
        try:
            status, answer = await (self._post(session, push) if by_http else self._envelop(push))
        except (aiohttp.ClientError, TimeoutError):
            status, answer = 0, {}
        push.seconds.append(time.monotonic() - began)
        push.answers.append(answer)
        self._show(push, answer) if status == 200 else None
        push.statuses.append(status)
        self.fake.bell.ring()

    async def _post(self, session: aiohttp.ClientSession, push: Push) -> tuple[int, Json]:
        body, kind = encoded(push)
        headers = {"Content-Type": kind, **signed_headers(self.fake.signing_secret, body)}
        if push.retry:
            headers |= {"X-Slack-Retry-Num": str(push.retry), "X-Slack-Retry-Reason": "http_timeout"}
        async with session.post(str(self.fake.events_url), data=body.encode(), headers=headers) as response:
            text = await response.text()
            is_json = response.content_type == "application/json" and text
            return response.status, json.loads(text) if is_json else {"text": text} if text else {}

    async def _envelop(self, push: Push) -> tuple[int, Json]:
        name = f"envelope-{self.fake.number()}"
        retry = {"retry_attempt": push.retry, "retry_reason": "timeout"} if push.kind == "events_api" else {}
        envelope = {
            "envelope_id": name,
            "type": push.kind,
            "payload": push.body,
            "accepts_response_payload": True,
        }
        open_socket = next(one for one in self.sockets if not one.closed)
        await open_socket.send_json({**envelope, **retry})
        await self.fake.bell.until(lambda: name in self.acks, seconds=REACH_SECONDS)
        payload = self.acks[name].get("payload")
        return 200, payload if isinstance(payload, dict) else {}

    def _show(self, push: Push, answer: Json) -> None:
        """Show what the acknowledgement itself says: errors in the form, or the form closed."""
        if push.body.get("type") != "view_submission":
            return
        sent = push.body["view"]
        assert isinstance(sent, dict)
        view = next(one for one in self.fake.views if one.id == sent["id"])
        errors = answer.get("errors") if answer.get("response_action") == "errors" else None
        if isinstance(errors, dict):
            blocks = {block.get("block_id") for block in view.body["blocks"]}  # type: ignore[attr-defined]
            if not errors or set(errors) - blocks:
                raise AssertionError(f"errors for blocks that the form does not have: {errors}")
            view.errors = errors
        else:
            view.is_open = False

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one Socket Mode connection."""
        link = web.WebSocketResponse()
        await link.prepare(request)
        await link.send_json(
            {"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A0REAKCJA"}}
        )
        self.sockets.append(link)
        self.fake.bell.ring()
        async for message in link:
            if message.type is aiohttp.WSMsgType.TEXT:
                ack = json.loads(message.data)
                self.acks[ack["envelope_id"]] = ack
                self.fake.bell.ring()
        self.sockets.remove(link)
        self.fake.bell.ring()
        return link
