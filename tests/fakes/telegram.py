"""A strict fake of the Telegram Bot API over loopback, and the people who use it.

    with TelegramFake() as telegram:                  # a server in a thread of its own
        bartosz = telegram.user(501, "Bartosz Wzór")
        ...start the program with telegram.url and telegram.token...
        bartosz.say("taśma stoi")
        await telegram.until(lambda: bartosz.sees("Czego dotyczy?"))     # or telegram.wait_until(...)
        bartosz.press("Sterowanie linią")

People's acts are plain calls and may be made from any thread. Nothing sleeps: `until` looks again at each
change. The methods and their refusals are in `telegram_server.py`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType

import uvicorn

from bot.clock import Clock, SystemClock
from tests.fakes.bell import Bell
from tests.fakes.telegram_people import Person
from tests.fakes.telegram_server import application
from tests.fakes.telegram_shapes import (
    DROPPED,
    HANGS,
    LOST,
    SERVER_ERROR,
    SLOW,
    Call,
    Fault,
    Json,
    Key,
    Shown,
    Toast,
    Topic,
    Webhook,
    flood,
)

__all__ = [
    "DROPPED",
    "HANGS",
    "LOST",
    "SERVER_ERROR",
    "SLOW",
    "TOKEN",
    "Fault",
    "Key",
    "Person",
    "Shown",
    "TelegramFake",
    "flood",
]

TOKEN = "700000001:AAtest-token-of-the-fake-bot-000000001"


class TelegramFake:
    """The server and everything it knows; used as a context manager."""

    def __init__(self, token: str = TOKEN, *, clock: Clock | None = None, port: int = 0) -> None:
        self.token = token
        self.clock = clock or SystemClock()
        self.username = "reakcja_test_bot"
        self.people: dict[int, Person] = {}
        self.groups: dict[int, str] = {}
        self.forums: dict[int, bool] = {}
        self.topics: list[Topic] = []
        self.messages: list[Shown] = []
        self.updates: deque[Json] = deque()
        self.kept: list[Json] = []
        self.repeats: deque[Json] = deque()
        self.calls: list[Call] = []
        self.toasts: list[Toast] = []
        self.open_queries: set[str] = set()
        self.commands: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self.files: dict[str, bytes] = {}
        self.sizes: dict[str, int] = {}
        self.downloads: list[str] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.refusing: dict[int, Fault] = {}
        self.once: tuple[frozenset[str], Fault] | None = None
        self.webhook: Webhook | None = None
        self.bell = Bell()
        self.lock = threading.RLock()
        self._numbers = {"update": 900_000_000, "message": 100, "query": 4_000_000_000}
        self._socket = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.is_stopping = self.is_held = self.is_slow = False

    def __enter__(self) -> TelegramFake:
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

    def forum(self, id: int, title: str, *, is_managed: bool = True) -> int:  # noqa: A002  # likewise
        """Add a supergroup with topics; `is_managed` says that the bot may open and close them."""
        self.forums[id] = is_managed
        return self.group(id, title)

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of the method fail, one fault each, in this order."""
        self.faults.setdefault(method, deque()).extend(faults)

    def fail_once(self, methods: Sequence[str], fault: Fault) -> None:
        """Let the next call of any of these methods fail."""
        self.once = (frozenset(methods), fault)

    def push(self, body: Json) -> Json:
        """Queue one update and return it; `update_id` is added unless the body has one."""
        with self.lock:
            update = {"update_id": self.number("update"), **body}
            self.updates.append(update)
            self.kept.append(update)
        self.bell.ring()
        return update

    def repeat_last(self) -> None:
        """Deliver the newest update once more, confirmed or not, as after a lost confirmation."""
        self.repeats.append(self.kept[-1])
        self.bell.ring()

    def reorder(self) -> None:
        """Turn the order of the updates not yet fetched."""
        with self.lock:
            self.updates.reverse()

    def hold(self) -> None:
        """Keep updates back until `release`."""
        self.is_held = True

    def release(self, *, reverse: bool = False, twice: bool = False) -> None:
        """Give out what was kept back, the newest first where `reverse`, each two times at once where `twice`."""
        if reverse:
            self.reorder()
        if twice:
            self.repeats.extend(self.updates)
        self.is_held = False
        self.bell.ring()

    def hurry(self) -> None:
        """Give the answer that is being waited for (`SLOW`)."""
        self.is_slow = False
        self.bell.ring()

    def drop(self) -> None:
        """Forget the updates not yet fetched, as Telegram does after 24 hours."""
        with self.lock:
            self.updates.clear()

    def migrate(self, group: int, supergroup: int) -> None:
        """Make a group a supergroup: the old id is refused from now on with the new one named."""
        self.groups[supergroup] = self.groups.pop(group)
        self.fail_next(
            "sendMessage",
            Fault(
                status=400,
                description="Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to=supergroup,
            ),
        )

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
            forum = {"is_forum": True} if id in self.forums else {}
            return {"id": id, "type": "supergroup", "title": self.groups[id], **forum}
        return {"id": id, "type": "private", "first_name": self.people[id].name}
