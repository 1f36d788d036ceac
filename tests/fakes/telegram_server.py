"""The methods of the fake Bot API: what they require, what they refuse, in the platform's own words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.telegram_editing import Editing
from tests.fakes.telegram_fields import (
    RefusalError,
    bad,
    find_id,
    flag,
    keyboard,
    number,
    optional,
    read_fields,
    refused,
    required,
)
from tests.fakes.telegram_forum import ForumMethods
from tests.fakes.telegram_html import BadHtmlError, read_html, units
from tests.fakes.telegram_media import Media
from tests.fakes.telegram_shapes import Call, Fault, Json, Shown, Toast, Webhook

if TYPE_CHECKING:
    from tests.fakes.telegram import TelegramFake

TEXT_LIMIT = 4096
TOAST_LIMIT = 200
WEBHOOK_TRIES = 5
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
VERBS = ("get", "set", "del", "send", "edit", "answer", "create", "close", "reopen")
DEFAULT_KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]


def application(fake: TelegramFake) -> Starlette:
    """Return the server's application."""
    api = BotApi(fake)
    return Starlette(
        routes=[
            Route("/file/bot{token}/{path:path}", api.download),
            Route("/bot{token}/{method}", api.answer, methods=["GET", "POST"]),
        ]
    )


class BotApi(Media, ForumMethods, Editing):
    """One bot's methods over the fake's world."""

    def __init__(self, fake: TelegramFake) -> None:
        self.fake = fake
        self.poll = 0
        self.kinds = DEFAULT_KINDS
        self.pusher: asyncio.Task[None] | None = None
        self.methods: dict[str, Callable[[Json], object | Awaitable[object]]] = {
            name: getattr(self, name) for name in dir(self) if name.startswith(VERBS) and not name.islower()
        }

    async def answer(self, request: Request) -> Response:
        name = request.path_params["method"]
        if request.path_params["token"] != self.fake.token:
            return refused(RefusalError(401, "Unauthorized"))
        if name not in self.methods:
            return refused(RefusalError(404, "Not Found"))
        fields = await read_fields(request)
        self.fake.calls.append(Call(method=name, fields=fields))
        self.fake.bell.ring()
        fault = self._fault(name, fields)
        try:
            if fault is not None and not fault.is_taken:
                await self._misbehave(fault, request)
            result = self.methods[name](fields)
            if isinstance(result, Awaitable):
                result = await result
            if fault is not None and fault.is_taken:
                await self._misbehave(fault, request)
        except RefusalError as refusal:
            return refused(refusal)
        finally:
            self.fake.bell.ring()
        return JSONResponse({"ok": True, "result": result})

    def _fault(self, name: str, fields: Json) -> Fault | None:
        if self.fake.once is not None and name in self.fake.once[0]:
            (_, fault), self.fake.once = self.fake.once, None
            return fault
        faults = self.fake.faults.get(name)
        return faults.popleft() if faults else self.fake.refusing.get(number(fields, "chat_id", 0))

    async def _misbehave(self, fault: Fault, request: Request) -> None:
        if fault.waits:
            self.fake.is_slow = True
            self.fake.bell.ring()
            await self.fake.bell.until(lambda: not self.fake.is_slow or self.fake.is_stopping)
            return
        if fault.drops:
            # The server's own side of this connection: an answer after this goes nowhere.
            request.receive.__self__.transport.abort()  # type: ignore[attr-defined]
        if fault.hangs:
            await self.fake.bell.until(lambda: self.fake.is_stopping, seconds=3600)
        more = {"retry_after": fault.retry_after, "migrate_to_chat_id": fault.migrate_to}
        raise RefusalError(
            fault.status, fault.description, **{key: value for key, value in more.items() if value}
        )

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
            raise RefusalError(409, "Conflict: can't use getUpdates method while webhook is active")
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
            raise RefusalError(409, OTHER_POLL)
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
            due = [] if self.fake.is_held else [*self.fake.repeats, *self.fake.updates]
            return [one for one in due if not (known & set(one)) or set(self.kinds) & set(one)]

    def deleteWebhook(self, fields: Json) -> bool:  # noqa: N802
        self.fake.webhook = None
        if flag(fields, "drop_pending_updates"):
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
                    same = [one for one in self._waiting() if one == update]
                    await asyncio.gather(*(self._deliver(client, one) for one in same))

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
        topic = self._topic_named(fields)
        shown = self._drawn(fields, Shown(chat=chat, id=0, text="", date=self.fake.stamp(), topic=topic))
        return self._posted(shown)

    def answerCallbackQuery(self, fields: Json) -> bool:  # noqa: N802
        query, text = required(fields, "callback_query_id"), optional(fields, "text") or ""
        if query not in self.fake.open_queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if units(text) > TOAST_LIMIT:
            raise bad("MESSAGE_TOO_LONG")
        self.fake.open_queries.remove(query)
        self.fake.toasts.append(Toast(query=query, text=text, is_alert=flag(fields, "show_alert")))
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

    def _chat(self, fields: Json) -> int:
        chat = number(fields, "chat_id")
        if chat in self.fake.groups:
            return chat
        person = self.fake.people.get(chat)
        if person is None:
            raise bad("chat not found")
        if not person.is_started:
            raise RefusalError(403, "Forbidden: bot can't initiate conversation with a user")
        if person.has_blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _drawn(self, fields: Json, shown: Shown) -> Shown:
        text, bold = required(fields, "text"), ()
        if fields.get("parse_mode") == "HTML":
            try:
                text, bold = read_html(text)
            except BadHtmlError as fault:
                raise bad(f"can't parse entities: {fault}") from None
        if not text.strip():
            raise bad("message text is empty")
        if units(text) > TEXT_LIMIT:
            raise bad("message is too long")
        silent = flag(fields, "disable_notification")
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
