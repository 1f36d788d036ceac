"""A strict fake of the Telegram Bot API over loopback, and the people who use it.

    with TelegramFake() as telegram:                  # a server in a thread of its own
        bartosz = telegram.user(501, "Bartosz Wzór")
        ...start the program with telegram.url and telegram.token...
        bartosz.say("taśma stoi")
        await telegram.until(lambda: bartosz.sees("Czego dotyczy?"))     # or telegram.wait_until(...)
        bartosz.press("Sterowanie linią")

People's acts are plain calls and may be made from any thread. Nothing sleeps: `until` looks again at each change.
The methods and their refusals are in `telegram_server.py`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import TracebackType

import uvicorn

from bot.clock import Clock, SystemClock
from tests.fakes.bell import Bell

TOKEN = "700000001:AAtest-token-of-the-fake-bot-000000001"
Json = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Key:
    """A button: its label, and what pressing it does."""

    label: str
    data: str | None = None
    url: str | None = None
    asks_contact: bool = False


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message of the bot as it stands on a screen."""

    chat: int
    id: int
    text: str
    date: int
    bold: tuple[str, ...] = ()
    rows: tuple[tuple[Key, ...], ...] = ()
    silent: bool = False
    reply_to: int | None = None
    document: str | None = None
    edits: int = 0

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(key.label for row in self.rows for key in row)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What goes wrong with one call. `hangs`: no answer at all until the caller gives up."""

    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    migrate_to: int | None = None
    hangs: bool = False


SERVER_ERROR = Fault()
HANGS = Fault(hangs=True)


def flood(seconds: int) -> Fault:
    """Return the refusal of a bot that sends too much."""
    return Fault(status=429, description=f"Too Many Requests: retry after {seconds}", retry_after=seconds)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of the bot, as it came in."""

    method: str
    fields: Json


@dataclass(frozen=True, kw_only=True)
class Toast:
    """An answer to a press."""

    query: str
    text: str
    is_alert: bool


@dataclass(kw_only=True)
class Webhook:
    """Where updates are pushed to."""

    url: str
    secret: str | None
    statuses: list[int] = field(default_factory=list)


class TelegramFake:
    """The server and everything it knows; used as a context manager."""

    def __init__(self, token: str = TOKEN, *, clock: Clock | None = None, port: int = 0) -> None:
        self.token = token
        self.clock = clock or SystemClock()
        self.username = "reakcja_test_bot"
        self.people: dict[int, Person] = {}
        self.groups: dict[int, str] = {}
        self.messages: list[Shown] = []
        self.updates: deque[Json] = deque()
        self.kept: list[Json] = []
        self.repeats: deque[Json] = deque()
        self.calls: list[Call] = []
        self.toasts: list[Toast] = []
        self.open_queries: set[str] = set()
        self.commands: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, deque[Fault]] = {}
        self.webhook: Webhook | None = None
        self.bell = Bell()
        self.lock = threading.RLock()
        self._numbers = {"update": 900_000_000, "message": 100, "query": 4_000_000_000}
        self._socket = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.is_stopping = False

    def __enter__(self) -> TelegramFake:
        from tests.fakes.telegram_server import application  # the two files know each other

        config = uvicorn.Config(
            application(self), log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="telegram-fake", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_stopping = True
        self.bell.ring()
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def user(self, id: int, name: str, lang: str | None = "pl", *, started: bool = True) -> Person:  # noqa: A002  # the platform's own word
        """Add a person; `started` says that they have opened the private chat with the bot."""
        person = Person(telegram=self, id=id, name=name, lang=lang, is_started=started)
        self.people[id] = person
        return person

    def group(self, id: int, title: str) -> int:  # noqa: A002  # the platform's own word
        """Add a group (a negative id) and return its id, for `person.say(text, chat=group)`."""
        self.groups[id] = title
        return id

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of the method fail, one fault each, in this order."""
        self.faults.setdefault(method, deque()).extend(faults)

    def push(self, body: Json) -> Json:
        """Queue one update and return it; `update_id` is added unless the body has one."""
        with self.lock:
            update = {"update_id": self.number("update"), **body}
            self.updates.append(update)
            self.kept.append(update)
        self.bell.ring()
        return update

    def repeat_last(self) -> None:
        """Deliver the newest update once more, as after a lost confirmation, however often it was confirmed."""
        self.repeats.append(self.kept[-1])
        self.bell.ring()

    def reorder(self) -> None:
        """Turn the order of the updates not yet fetched."""
        with self.lock:
            self.updates.reverse()

    def drop(self) -> None:
        """Forget the updates not yet fetched, as Telegram does after 24 hours."""
        with self.lock:
            self.updates.clear()

    def migrate(self, group: int, supergroup: int) -> None:
        """Make a group a supergroup: the old id is refused from now on with the new one named."""
        self.groups[supergroup] = self.groups.pop(group)
        self.fail_next("sendMessage", Fault(status=400, description="Bad Request: group chat was upgraded to a supergroup chat", migrate_to=supergroup))  # fmt: skip

    def screen(self, chat: int) -> list[Shown]:
        """Return the bot's messages in a chat as they stand now, oldest first."""
        with self.lock:
            return [message for message in self.messages if message.chat == chat]

    def calls_of(self, method: str) -> list[Json]:
        """Return the fields of every call of the method so far."""
        with self.lock:
            return [call.fields for call in self.calls if call.method == method]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait in an event loop until the condition holds."""
        await self.bell.until(condition)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait in a plain test until the condition holds."""
        self.bell.wait_until(condition)

    def number(self, kind: str) -> int:
        """Return the next id of updates, messages or queries."""
        with self.lock:
            self._numbers[kind] += 1
            return self._numbers[kind]

    def stamp(self) -> int:
        """Return the platform's present second."""
        return int(self.clock.now().timestamp())

    def chat(self, id: int) -> Json:  # noqa: A002  # the platform's own word
        """Return a chat as the Bot API writes it."""
        if id in self.groups:
            return {"id": id, "type": "supergroup", "title": self.groups[id]}
        return {"id": id, "type": "private", "first_name": self.people[id].name}


@dataclass(kw_only=True)
class Person:
    """Somebody with a Telegram account. Acts happen in the private chat unless a group is named."""

    telegram: TelegramFake
    id: int
    name: str
    lang: str | None
    is_started: bool = True
    has_blocked: bool = False

    def say(self, text: str, *, chat: int | None = None, reply_to: int | None = None) -> int:
        """Write a text or a command; return the message's id."""
        return self.send({"text": text}, chat=chat, reply_to=reply_to)

    def contact(self, phone: str, *, user_id: int | None = None) -> int:
        """Share a contact card: one's own, unless another `user_id` is given (0: a card without one)."""
        card: Json = {"phone_number": phone, "first_name": self.name}
        owner = self.id if user_id is None else user_id
        return self.send({"contact": {**card, "user_id": owner} if owner else card})

    def photo(self, caption: str = "", *, album: str | None = None) -> int:
        """Send a photo; photos of one album are sent with the same group id."""
        name = f"photo-{self.telegram.number('query')}"
        self.telegram.files[name] = b"\xff\xd8photo"
        size = {"file_id": name, "file_unique_id": name, "width": 800, "height": 600, "file_size": 7}
        body: Json = {"photo": [size], **({"caption": caption} if caption else {})}
        return self.send({**body, **({"media_group_id": album} if album else {})})

    def send(self, content: Json, *, chat: int | None = None, reply_to: int | None = None) -> int:
        """Send any message: `content` is what the Bot API would show of it."""
        message = self._message(content, chat or self.id)
        if reply_to is not None:
            message["reply_to_message"] = self._message(
                {"message_id": reply_to, "text": "…"}, chat or self.id
            )
        self.is_started = True
        self.telegram.push({"message": message})
        return int(str(message["message_id"]))

    def edit(self, message: int, text: str) -> None:
        """Change a message written before."""
        body = self._message({"message_id": message, "text": text}, self.id)
        self.telegram.push({"edited_message": {**body, "edit_date": self.telegram.stamp()}})

    def press(self, label: str, *, chat: int | None = None) -> str:
        """Press the button with exactly this label on the newest message that has it; return the query's id."""
        shown, key = self._find(label, chat or self.id)
        if key.asks_contact:
            raise LookupError(f"{label} shares the contact card: use contact()")
        query = str(self.telegram.number("query"))
        message = {"message_id": shown.id, "chat": self.telegram.chat(shown.chat), "date": shown.date, "text": shown.text}  # fmt: skip
        self.telegram.open_queries.add(query)
        self.telegram.push({"callback_query": {"id": query, "from": self.as_json(), "message": message, "chat_instance": str(shown.chat), "data": key.data}})  # fmt: skip
        return query

    def block(self) -> None:
        """Block the bot."""
        self.has_blocked = True
        self._member("member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self.has_blocked = False
        self._member("kicked", "member")

    def screen(self) -> list[Shown]:
        """Return the bot's messages in the private chat, oldest first."""
        return self.telegram.screen(self.id)

    def sees(self, text: str) -> bool:
        """Say whether any message in the private chat holds this text."""
        return any(text in message.text for message in self.screen())

    def as_json(self) -> Json:
        """Return the person as the Bot API writes them."""
        first, _, last = self.name.partition(" ")
        names: Json = {"first_name": first, **({"last_name": last} if last else {})}
        return {
            "id": self.id,
            "is_bot": False,
            **names,
            **({"language_code": self.lang} if self.lang else {}),
        }

    def _message(self, content: Json, chat: int) -> Json:
        head: Json = {"message_id": self.telegram.number("message"), "from": self.as_json()}
        return {**head, "chat": self.telegram.chat(chat), "date": self.telegram.stamp(), **content}

    def _find(self, label: str, chat: int) -> tuple[Shown, Key]:
        for shown in reversed(self.telegram.screen(chat)):
            for key in (key for row in shown.rows for key in row):
                if key.label == label:
                    return shown, key
        raise LookupError(f"no button {label!r} on screen: {[s.buttons for s in self.telegram.screen(chat)]}")

    def _member(self, old: str, new: str) -> None:
        bot = {"id": 700000001, "is_bot": True, "first_name": "Reakcja", "username": self.telegram.username}
        change: Json = {"chat": self.telegram.chat(self.id), "from": self.as_json(), "date": self.telegram.stamp()}  # fmt: skip
        for name, status in (("old_chat_member", old), ("new_chat_member", new)):
            change[name] = {
                "user": bot,
                "status": status,
                **({"until_date": 0} if status == "kicked" else {}),
            }
        self.telegram.push({"my_chat_member": change})


def edited(shown: Shown, **changes: object) -> Shown:
    """Return the message as it stands after an edit."""
    return replace(shown, edits=shown.edits + 1, **changes)  # type: ignore[arg-type]
