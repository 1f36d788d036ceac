"""The methods of the fake Bot API: what they require, what they refuse, in the platform's own words."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.telegram import Call, Fault, Json, Key, Shown, TelegramFake, Toast, Webhook
from tests.fakes.telegram_html import BadHtml, read_html, units

TEXT_LIMIT = 4096
DATA_LIMIT = 64
TOAST_LIMIT = 200
WEBHOOK_TRIES = 5
DEFAULT_KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]


class Refusal(Exception):
    """An answer with `ok` false."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


def application(fake: TelegramFake) -> Starlette:
    """Return the server's application."""
    api = BotApi(fake)
    return Starlette(
        routes=[
            Route("/file/bot{token}/{path:path}", api.download),
            Route("/bot{token}/{method}", api.answer, methods=["GET", "POST"]),
        ]
    )


class BotApi:
    """One bot's methods over the fake's world."""

    def __init__(self, fake: TelegramFake) -> None:
        self.fake = fake
        self.poll = 0
        self.kinds = DEFAULT_KINDS
        self.pusher: asyncio.Task[None] | None = None
        self.methods: dict[str, Callable[[Json], object | Awaitable[object]]] = {
            name: getattr(self, name) for name in dir(self) if name[:3] in {"get", "set", "del", "sen", "edi", "ans"}
        }  # fmt: skip

    async def answer(self, request: Request) -> Response:
        name = request.path_params["method"]
        if request.path_params["token"] != self.fake.token:
            return refused(Refusal(401, "Unauthorized"))
        if name not in self.methods:
            return refused(Refusal(404, "Not Found"))
        fields = await read_fields(request)
        self.fake.calls.append(Call(method=name, fields=fields))
        self.fake.bell.ring()
        try:
            await self._misbehave(name)
            result = self.methods[name](fields)
            if isinstance(result, Awaitable):
                result = await result
        except Refusal as refusal:
            return refused(refusal)
        finally:
            self.fake.bell.ring()
        return JSONResponse({"ok": True, "result": result})

    async def download(self, request: Request) -> Response:
        content = self.fake.files.get(request.path_params["path"])
        if request.path_params["token"] != self.fake.token or content is None:
            return refused(Refusal(404, "Not Found"))
        return Response(content)

    async def _misbehave(self, name: str) -> None:
        faults = self.fake.faults.get(name)
        if not faults:
            return
        fault: Fault = faults.popleft()
        if fault.hangs:
            await self.fake.bell.until(lambda: self.fake.is_stopping, seconds=3600)
        more = {"retry_after": fault.retry_after, "migrate_to_chat_id": fault.migrate_to}
        raise Refusal(fault.status, fault.description, **{key: value for key, value in more.items() if value})

    def getMe(self, _fields: Json) -> Json:  # noqa: N802  # the platform's name, as all below
        flags = {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        return {
            "id": 700000001,
            "is_bot": True,
            "first_name": "Reakcja",
            "username": self.fake.username,
            **flags,
        }

    async def getUpdates(self, fields: Json) -> list[Json]:  # noqa: N802
        if self.fake.webhook is not None:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        self.kinds = fields.get("allowed_updates") or self.kinds  # type: ignore[assignment]
        self.poll += 1
        mine = self.poll
        self._confirm(number(fields, "offset", 0))
        self.fake.bell.ring()
        try:
            await self.fake.bell.until(
                lambda: bool(self._waiting()) or self.poll != mine or self.fake.is_stopping,
                seconds=number(fields, "timeout", 0) or 0.001,
            )
        except TimeoutError:
            return []
        if self.poll != mine:
            raise Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")  # fmt: skip
        batch = self._waiting()[: number(fields, "limit", 100)]
        self.fake.repeats.clear()
        return batch

    def _confirm(self, offset: int) -> None:
        with self.fake.lock:
            for update in [one for one in self.fake.updates if int(str(one["update_id"])) < offset]:
                self.fake.updates.remove(update)

    def _waiting(self) -> list[Json]:
        with self.fake.lock:
            known = {*DEFAULT_KINDS, "message_reaction", "channel_post"}
            due = [*self.fake.repeats, *self.fake.updates]
            return [one for one in due if not (known & set(one)) or set(self.kinds) & set(one)]

    def deleteWebhook(self, fields: Json) -> bool:  # noqa: N802
        self.fake.webhook = None
        if fields.get("drop_pending_updates") in {True, "true"}:
            self.fake.drop()
        return True

    def setWebhook(self, fields: Json) -> bool:  # noqa: N802
        url = required(fields, "url")
        self.kinds = fields.get("allowed_updates") or self.kinds  # type: ignore[assignment]
        self.fake.webhook = Webhook(url=url, secret=optional(fields, "secret_token"))
        if self.pusher is None:
            self.pusher = asyncio.get_running_loop().create_task(self._push())
        return True

    def getWebhookInfo(self, _fields: Json) -> Json:  # noqa: N802
        url = self.fake.webhook.url if self.fake.webhook else ""
        return {"url": url, "has_custom_certificate": False, "pending_update_count": len(self.fake.updates)}

    async def _push(self) -> None:
        """Push updates one by one, repeating a refused one as Telegram does, then giving it up."""
        async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
            while not self.fake.is_stopping:
                await self.fake.bell.until(
                    lambda: self.fake.is_stopping or bool(self.fake.webhook and self._waiting()), seconds=3600
                )
                for update in [] if self.fake.is_stopping else self._waiting():
                    await self._deliver(client, update)

    async def _deliver(self, client: httpx.AsyncClient, update: Json) -> None:
        for _ in range(WEBHOOK_TRIES):
            if (hook := self.fake.webhook) is None:
                return
            headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
            try:
                answer = await client.post(hook.url, json=update, headers=headers)
                hook.statuses.append(answer.status_code)
            except httpx.HTTPError:
                hook.statuses.append(0)
            self.fake.bell.ring()
            if 200 <= hook.statuses[-1] < 300:
                break
        with self.fake.lock:
            (self.fake.repeats if update in self.fake.repeats else self.fake.updates).remove(update)

    def sendMessage(self, fields: Json) -> Json:  # noqa: N802
        chat = self._chat(fields)
        shown = self._drawn(fields, Shown(chat=chat, id=0, text="", date=self.fake.stamp()))
        return self._posted(shown)

    def editMessageText(self, fields: Json) -> Json:  # noqa: N802
        chat, wanted = self._chat(fields), number(fields, "message_id")
        old = next((one for one in self.fake.messages if (one.chat, one.id) == (chat, wanted)), None)
        if old is None:
            raise bad("message to edit not found")
        if old.document or any(key.asks_contact for row in old.rows for key in row):
            raise bad("message can't be edited")
        new = self._drawn(fields, replace(old, rows=()))
        if new == old:
            raise bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")  # fmt: skip
        with self.fake.lock:
            self.fake.messages[self.fake.messages.index(old)] = replace(new, edits=old.edits + 1)
        return self._as_json(new)

    def sendDocument(self, fields: Json) -> Json:  # noqa: N802
        chat = self._chat(fields)
        name = required(fields, "document")
        if units(optional(fields, "caption") or "") > 1024:
            raise bad("message caption is too long")
        text = optional(fields, "caption") or ""
        return self._posted(Shown(chat=chat, id=0, text=text, date=self.fake.stamp(), document=name))

    def answerCallbackQuery(self, fields: Json) -> bool:  # noqa: N802
        query, text = required(fields, "callback_query_id"), optional(fields, "text") or ""
        if query not in self.fake.open_queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if units(text) > TOAST_LIMIT:
            raise bad("MESSAGE_TOO_LONG")
        self.fake.open_queries.remove(query)
        self.fake.toasts.append(
            Toast(query=query, text=text, is_alert=fields.get("show_alert") in {True, "true"})
        )
        return True

    def setMyCommands(self, fields: Json) -> bool:  # noqa: N802
        scope = fields.get("scope") or {"type": "default"}
        commands = [(one["command"], one["description"]) for one in fields["commands"]]  # type: ignore[attr-defined]
        for command, description in commands:
            if not (command.isascii() and command.replace("_", "").isalnum() and command.islower()):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.fake.commands[str(scope["type"]), optional(fields, "language_code") or ""] = commands  # type: ignore[index]
        return True

    def getFile(self, fields: Json) -> Json:  # noqa: N802
        name = required(fields, "file_id")
        if name not in self.fake.files:
            raise bad("invalid file_id")
        return {
            "file_id": name,
            "file_unique_id": name,
            "file_size": len(self.fake.files[name]),
            "file_path": name,
        }

    def _chat(self, fields: Json) -> int:
        chat = number(fields, "chat_id")
        if chat in self.fake.groups:
            return chat
        person = self.fake.people.get(chat)
        if person is None:
            raise bad("chat not found")
        if not person.is_started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        if person.has_blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return chat

    def _drawn(self, fields: Json, shown: Shown) -> Shown:
        text, bold = required(fields, "text"), ()
        if fields.get("parse_mode") == "HTML":
            try:
                text, bold = read_html(text)
            except BadHtml as fault:
                raise bad(f"can't parse entities: {fault}") from None
        if not text.strip():
            raise bad("message text is empty")
        if units(text) > TEXT_LIMIT:
            raise bad("message is too long")
        silent = fields.get("disable_notification") in {True, "true"}
        reply = fields.get("reply_parameters") or {}
        answered = self._answered(reply, shown) if reply else shown.reply_to
        rows = keyboard(fields.get("reply_markup") or {})
        return replace(
            shown, text=text, bold=bold, rows=rows, silent=silent or shown.silent, reply_to=answered
        )

    def _answered(self, reply: object, shown: Shown) -> int | None:
        message = int(reply["message_id"])  # type: ignore[index]
        known = any((one.chat, one.id) == (shown.chat, message) for one in self.fake.messages)
        heard = any(message == find_id(update) for update in self.fake.kept)
        if known or heard:
            return message
        if reply.get("allow_sending_without_reply"):  # type: ignore[attr-defined]
            return None
        raise bad("message to be replied not found")

    def _posted(self, shown: Shown) -> Json:
        with self.fake.lock:
            shown = replace(shown, id=self.fake.number("message"))
            self.fake.messages.append(shown)
        return self._as_json(shown)

    def _as_json(self, shown: Shown) -> Json:
        chat = self.fake.chat(shown.chat)
        return {
            "message_id": shown.id,
            "from": self.getMe({}),
            "chat": chat,
            "date": shown.date,
            "text": shown.text,
        }


def keyboard(markup: object) -> tuple[tuple[Key, ...], ...]:
    """Read an inline or a reply keyboard; refuses what the Bot API refuses."""
    rows = markup.get("inline_keyboard", markup.get("keyboard", []))  # type: ignore[attr-defined]
    return tuple(tuple(read_key(key) for key in row) for row in rows)


def read_key(key: Json) -> Key:
    label, data, url = str(key.get("text", "")), optional(key, "callback_data"), optional(key, "url")
    if not label:
        raise bad("text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")
    host = httpx.URL(url).host if url else "x.y"
    if url is not None and (
        not url.startswith(("http://", "https://", "tg://")) or "." not in host or host[0] == "1"
    ):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    asks = key.get("request_contact") is True
    if not asks and (data is None) == (url is None):
        raise bad("text buttons are unallowed in the inline keyboard")
    return Key(label=label, data=data, url=url, asks_contact=asks)


async def read_fields(request: Request) -> Json:
    """Read a call's fields from JSON, a form or the address; JSON inside a form's fields is opened."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return dict(await request.json())
    fields: Json = dict(request.query_params)
    for name, value in (await request.form()).items():
        fields[name] = value if isinstance(value, str) else f"attached:{value.filename}"
    for name in ("allowed_updates", "reply_markup", "reply_parameters", "commands", "scope"):
        if isinstance(fields.get(name), str):
            fields[name] = json.loads(str(fields[name]))
    return fields


def refused(refusal: Refusal) -> JSONResponse:
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return JSONResponse(body, status_code=refusal.status)


def required(fields: Json, name: str) -> str:
    value = fields.get(name)
    if value is None or value == "":
        raise bad(f"{'message text is empty' if name == 'text' else f'parameter {name} is required'}")
    return str(value)


def optional(fields: Json, name: str) -> str | None:
    value = fields.get(name)
    return None if value is None else str(value)


def number(fields: Json, name: str, default: int | None = None) -> int:
    value = fields.get(name, default)
    try:
        return int(str(value))
    except ValueError:
        raise bad(f"{name} is empty or not a number") from None


def find_id(update: Json) -> int:
    message = update.get("message") or {}
    return int(str(message.get("message_id", 0)))  # type: ignore[attr-defined]
