"""The methods of the fake Slack Web API: what they require, what they refuse, in the platform's own words."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from aiohttp import web

from tests.fakes.slack_files import FileDoors, complete_upload, get_upload_url
from tests.fakes.slack_kit import (
    InvalidError,
    check_home,
    check_message,
    check_view,
    read_buttons,
    read_mentions,
    read_text,
    unescaped,
)
from tests.fakes.slack_push import Pusher
from tests.fakes.slack_world import TRIGGER_SECONDS, Fault, Json, Shown, View

if TYPE_CHECKING:
    from tests.fakes.slack import SlackFake

TEXT_LIMIT = 40_000
ADDRESS_USES = 5
HOURS = 3600


class RefusalError(Exception):
    """An answer with `ok` false."""


async def serve(fake: SlackFake, listening: socket.socket) -> None:
    """Serve until the fake is told to stop."""
    pusher = Pusher(fake)
    api = WebApi(fake)
    files = FileDoors(fake)
    app = web.Application(client_max_size=1 << 26)
    app.add_routes(
        [
            web.post("/api/{method}", api.answer),
            web.get("/api/{method}", api.answer),
            web.post("/response/{name}", api.respond),
            web.get("/link/{ticket}", pusher.connect),
            web.get("/files/{name}", files.download),
            web.post("/upload/{name}", files.upload),
        ]
    )
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    await pusher.run()
    await runner.cleanup()


class WebApi:
    """The methods over the fake's world."""

    def __init__(self, fake: SlackFake) -> None:
        self.fake = fake
        self.methods = {
            "auth.test": self.auth_test,
            "users.info": self.users_info,
            "conversations.open": self.conversations_open,
            "chat.postMessage": self.post_message,
            "chat.update": self.update,
            "chat.postEphemeral": self.post_ephemeral,
            "views.open": self.views_open,
            "views.publish": self.views_publish,
            "chat.getPermalink": self.get_permalink,
            "apps.connections.open": self.connections_open,
            "files.info": self.files_info,
            "files.getUploadURLExternal": self.upload_url,
            "files.completeUploadExternal": self.complete_upload,
        }

    async def answer(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        fields = await read_fields(request)
        with self.fake.lock:
            self.fake.calls.append((name, fields))
        self.fake.bell.ring()
        fault = self._fault(name) or self.fake.refusing.get(str(fields.get("channel")))
        if fault is not None and not fault.is_taken:
            return await self._misbehave(fault, request)
        try:
            self._authorize(request, name)
            if name not in self.methods:
                raise RefusalError("unknown_method")
            with self.fake.lock:
                result = self.methods[name](fields)
        except RefusalError as refusal:
            return web.json_response({"ok": False, "error": str(refusal)})
        except InvalidError as fault_found:
            kind = "invalid_arguments" if name.startswith("views") else "invalid_blocks"
            reasons = {"response_metadata": {"messages": [f"[ERROR] {fault_found}"]}}
            return web.json_response({"ok": False, "error": kind, **reasons})
        finally:
            self.fake.bell.ring()
        if fault is not None and not fault.waits:
            return await self._misbehave(fault, request)
        if fault is not None:
            await self._dawdle()
        return web.json_response({"ok": True, **result})

    async def _dawdle(self) -> None:
        self.fake.is_slow = True
        self.fake.bell.ring()
        await self.fake.bell.until(lambda: not self.fake.is_slow or self.fake.is_stopping)

    def _fault(self, name: str) -> Fault | None:
        faults = self.fake.faults.get(name)
        return faults.popleft() if faults else None

    async def _misbehave(self, fault: Fault, request: web.Request) -> web.Response:
        if fault.drops and request.transport is not None:
            request.transport.abort()  # an answer after this goes nowhere
        if fault.hangs:
            await self.fake.bell.until(lambda: self.fake.is_stopping, seconds=HOURS)
        if fault.status >= 500:
            return web.Response(status=fault.status, text="upstream connect error")
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after else {}
        return web.json_response({"ok": False, "error": fault.error}, status=fault.status, headers=headers)

    def _authorize(self, request: web.Request, name: str) -> None:
        wanted = self.fake.app_token if name == "apps.connections.open" else self.fake.bot_token
        if request.headers.get("Authorization") != f"Bearer {wanted}":
            raise RefusalError("invalid_auth")

    def auth_test(self, _fields: Json) -> Json:
        ids = {"team_id": self.fake.team, "user_id": self.fake.bot_user, "bot_id": self.fake.bot_id}
        return {"url": "https://zaklad.slack.example/", "team": "Zakład", "user": "reakcja", **ids}

    def users_info(self, fields: Json) -> Json:
        person = self.fake.people.get(str(fields.get("user")))
        if person is None:
            raise RefusalError("user_not_found")
        return {
            "user": person.profile(with_locale=str(fields.get("include_locale")) in {"1", "true", "True"})
        }

    def conversations_open(self, fields: Json) -> Json:
        person = self.fake.people.get(str(fields.get("users")))
        if person is None:
            raise RefusalError("user_not_found")
        if person.flags.get("deleted"):
            raise RefusalError("user_disabled")
        return {"channel": {"id": person.dm}}

    def post_message(self, fields: Json) -> Json:
        chat = self._chat(fields)
        thread = text_of(fields, "thread_ts")
        known = {one.ts for one in self.fake.screen(chat)} | {
            ts for where, ts in self.fake.heard if where == chat
        }
        if thread is not None and thread not in known:
            raise RefusalError("thread_not_found")
        is_broadcast = str(fields.get("reply_broadcast", "")).lower() in {"1", "true"}
        if is_broadcast and thread is None:
            raise RefusalError("cannot_reply_to_message")
        empty = Shown(chat=chat, ts=self.fake.stamp(), text="", fallback="", thread=thread)
        shown = drawn(fields, replace(empty, is_broadcast=is_broadcast))
        self.fake.messages.append(shown)
        return {"channel": chat, "ts": shown.ts, "message": {"ts": shown.ts, "user": self.fake.bot_user}}

    def update(self, fields: Json) -> Json:
        chat, stamp = self._chat(fields), text_of(fields, "ts")
        old = next((one for one in self.fake.screen(chat) if one.ts == stamp), None)
        if old is None:
            raise RefusalError(
                "cant_update_message" if (chat, stamp) in self.fake.heard else "message_not_found"
            )
        new = drawn(fields, replace(old, edits=old.edits + 1))
        self.fake.messages[self.fake.messages.index(old)] = new
        return {"channel": chat, "ts": old.ts, "text": new.fallback}

    def post_ephemeral(self, fields: Json) -> Json:
        chat, user = self._chat(fields), str(fields.get("user"))
        if user not in self.fake.members(chat):
            raise RefusalError("user_not_in_channel")
        self.fake.messages.append(self._whisper(fields, chat, user))
        return {"message_ts": self.fake.messages[-1].ts}

    def views_open(self, fields: Json) -> Json:
        trigger = self.fake.triggers.get(str(fields.get("trigger_id")))
        if trigger is None:
            raise RefusalError("invalid_trigger_id")
        if trigger.is_used:
            raise RefusalError("exchanged_trigger_id")
        if time.monotonic() - trigger.issued_at > TRIGGER_SECONDS:
            raise RefusalError("expired_trigger_id")
        body = check_view(fields.get("view"))
        trigger.is_used = True
        number = self.fake.number()
        view = View(id=f"V{number:08}", user=trigger.user, body=body, hash=f"{number}.abcd")
        self.fake.views.append(view)
        return {"view": {**body, "id": view.id, "hash": view.hash}}

    def views_publish(self, fields: Json) -> Json:
        user = str(fields.get("user_id"))
        if user not in self.fake.people:
            raise RefusalError("user_not_found")
        view = check_home(fields.get("view"))
        self.fake.homes[user] = view
        return {"view": view}

    def files_info(self, fields: Json) -> Json:
        name = str(fields.get("file"))
        if name not in self.fake.files:
            raise RefusalError("file_not_found")
        return {"file": {"id": name, "name": name, "url_private": f"{self.fake.root}/files/{name}"}}

    def upload_url(self, fields: Json) -> Json:
        try:
            return get_upload_url(self.fake, fields)
        except ValueError as fault:
            raise RefusalError(str(fault)) from None

    def complete_upload(self, fields: Json) -> Json:
        chat = self._chat({"channel": fields.get("channel_id")})
        try:
            return complete_upload(self.fake, fields, chat)
        except ValueError as fault:
            raise RefusalError(str(fault)) from None

    def get_permalink(self, fields: Json) -> Json:
        """Tell the address of a message; the bot must be in the channel to see it."""
        chat, stamp = self._chat(fields), str(fields.get("message_ts"))
        if (chat, stamp) not in self.fake.heard and all(one.ts != stamp for one in self.fake.screen(chat)):
            raise RefusalError("message_not_found")
        return {"channel": chat, "permalink": permalink(chat, stamp)}

    def connections_open(self, _fields: Json) -> Json:
        return {"url": f"{self.fake.root.replace('http', 'ws', 1)}/link/{self.fake.number()}"}

    async def respond(self, request: web.Request) -> web.Response:
        """Take what is posted to a response_url: a message that only the person sees."""
        name, fields = request.match_info["name"], await read_fields(request)
        known = self.fake.addresses.get(name)
        with self.fake.lock:
            self.fake.calls.append(("response_url", {**fields, "name": name}))
            used = sum(call.get("name") == name for call in self.fake.calls_of("response_url"))
        fault = self._fault("response_url")
        if fault is not None:
            return await self._misbehave(fault, request)
        if known is None or used > ADDRESS_USES:
            return web.Response(status=404, text="expired_url")
        try:
            user, chat = known
            self.fake.messages.append(self._whisper(fields, chat, user))
        except (InvalidError, RefusalError) as refusal:
            return web.Response(status=400, text=str(refusal))
        finally:
            self.fake.bell.ring()
        return web.Response(text="ok")

    def _whisper(self, fields: Json, chat: str, user: str) -> Shown:
        return drawn(fields, Shown(chat=chat, ts=self.fake.stamp(), text="", fallback="", ephemeral_for=user))

    def _chat(self, fields: Json) -> str:
        chat = str(fields.get("channel"))
        inside = self.fake.members(chat)
        if chat not in self.fake.rooms and len(inside) < 2:
            raise RefusalError("channel_not_found")
        if self.fake.bot_user not in inside:
            raise RefusalError("not_in_channel")
        return chat


def drawn(fields: Json, shown: Shown) -> Shown:
    """Return the message as a person sees it; raises what Slack refuses."""
    fallback, blocks = text_of(fields, "text") or "", fields.get("blocks")
    if not fallback and not blocks:
        raise RefusalError("no_text")
    if len(fallback) > TEXT_LIMIT:
        raise RefusalError("msg_too_long")
    if not blocks:
        return replace(shown, text=unescaped(fallback), fallback=fallback, bold=(), keys=())
    found = check_message(json.loads(blocks) if isinstance(blocks, str) else blocks)
    text, bold = read_text(found)
    shown = replace(shown, mentions=read_mentions(found), fallback=unescaped(fallback))
    return replace(shown, text=text.rstrip(), bold=bold, keys=read_buttons(found))


def permalink(chat: str, stamp: str) -> str:
    """Return the address of a message in this workspace."""
    return f"https://zaklad.slack.example/archives/{chat}/p{stamp.replace('.', '')}"


def text_of(fields: Json, name: str) -> str | None:
    value = fields.get(name)
    return None if value is None else str(value)


async def read_fields(request: web.Request) -> Json:
    """Return the arguments of a call, sent as JSON, as a form or in the address."""
    if request.content_type == "application/json":
        body = await request.json()
        return body if isinstance(body, dict) else {}
    return {**request.query, **{name: str(value) for name, value in (await request.post()).items()}}
