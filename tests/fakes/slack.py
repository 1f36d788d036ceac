"""A strict fake of Slack over loopback, and the people who use it.

    with SlackFake() as slack:                        # a server in a thread of its own
        slack.events_url = "http://127.0.0.1:8000/slack/events"   # not needed with an app token (Socket Mode)
        bartosz = slack.user("Bartosz Wzór", email="bartosz.wzor@zaklad.example.com")
        ...start the program with slack.url, slack.bot_token, slack.signing_secret (or slack.app_token)...
        bartosz.say("taśma stoi")
        await slack.until(lambda: bartosz.sees("Czego dotyczy?"))      # or slack.wait_until(...)
        bartosz.press("Sterowanie linią")
        bartosz.command("/awaria")                    # opens the form: bartosz.form
        bartosz.submit({"service": "linia", "severity": "A", "text": "taśma stoi"})

People's acts are plain calls and may be made from any thread. Nothing sleeps: `until` looks again at each
change. Every push is signed and its answer timed: `late` lists those that took longer than Slack waits.
Pushes are repeated on demand only (`repeat_last`). What things are is in `slack_world.py`, the methods and
their refusals in `slack_server.py`, Block Kit in `slack_kit.py`, the pushing in `slack_push.py`, what
people do in `slack_person.py`.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType

from bot.clock import Clock, SystemClock
from tests.fakes.bell import Bell
from tests.fakes.slack_person import Person
from tests.fakes.slack_server import serve
from tests.fakes.slack_world import (
    ACK_SECONDS,
    APP_TOKEN,
    BOT_TOKEN,
    SIGNING_SECRET,
    TRIGGER_SECONDS,
    Fault,
    Json,
    Push,
    Room,
    Shown,
    Trigger,
    View,
)


class SlackFake:
    """The server and everything it knows; used as a context manager."""

    team = "T0ZAKLAD1"
    bot_user = "U0REAKCJA"
    bot_id = "B0REAKCJA"

    def __init__(self, *, clock: Clock | None = None, port: int = 0) -> None:
        self.bot_token, self.app_token, self.signing_secret = BOT_TOKEN, APP_TOKEN, SIGNING_SECRET
        self.clock = clock or SystemClock()
        self.events_url: str | None = None
        self.people: dict[str, Person] = {}
        self.rooms: dict[str, Room] = {}
        self.messages: list[Shown] = []
        self.heard: dict[tuple[str, str], Json] = {}
        self.views: list[View] = []
        self.homes: dict[str, Json] = {}
        self.calls: list[tuple[str, Json]] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.refusing: dict[str, Fault] = {}
        self.pushes: list[Push] = []
        self.queue: deque[Push] = deque()
        self.triggers: dict[str, Trigger] = {}
        self.addresses: dict[str, tuple[str, str]] = {}
        self.files: dict[str, bytes] = {}
        self.uploads: dict[str, Json] = {}
        self.downloads: list[tuple[str, str]] = []
        self.bell = Bell()
        self.lock = threading.RLock()
        self.is_stopping = self.is_held = self.is_refreshing = self.is_slow = False
        self._numbers = itertools.count(1)
        self._socket = socket.create_server(("127.0.0.1", port))
        self.root = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.url = f"{self.root}/api/"

    def __enter__(self) -> SlackFake:
        self._thread = threading.Thread(
            target=lambda: asyncio.run(serve(self, self._socket)), name="slack-fake", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_stopping = True
        self.bell.ring()
        self._thread.join(timeout=10)
        self._socket.close()

    def user(
        self,
        name: str,
        email: str | None = None,
        *,
        locale: str = "pl-PL",
        team: str | None = None,
        **flags: bool,
    ) -> Person:
        """Add a person of the workspace with a private chat with the bot.

        `flags` are those of `users.info`: `is_bot`, `deleted`, `is_restricted`, `is_ultra_restricted`; and
        `is_email_confirmed`, true unless said otherwise. `team` is another workspace's id for a stranger.
        """
        number = self.number()
        person = Person(
            slack=self,
            id=f"U0OSOBA{number:03}",
            dm=f"D0OSOBA{number:03}",
            name=name,
            email=email,
            locale=locale,
            team=team or self.team,
            flags={"is_email_confirmed": True, **flags},
        )
        self.people[person.id] = person
        return person

    def room(self, name: str, *members: Person, with_bot: bool = True) -> str:
        """Add a channel and return its id, for `person.say(text, chat=room)`."""
        inside = {person.id for person in members} | ({self.bot_user} if with_bot else set())
        room = Room(id=f"C0POKOJ{self.number():03}", name=name, members=inside)
        self.rooms[room.id] = room
        return room.id

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of the method ("chat.postMessage") fail, one fault each, in this order."""
        self.faults.setdefault(method, deque()).extend(faults)

    def push(self, kind: str, body: Json) -> Push:
        """Send a payload to the bot, after those already waiting; `kind` is that of Socket Mode."""
        push = Push(kind=kind, body=body)
        with self.lock:
            self.pushes.append(push)
            self.queue.append(push)
        self.bell.ring()
        return push

    def event(self, event: Json) -> Push:
        """Send an event of the Events API."""
        body: Json = {
            "type": "event_callback",
            "team_id": self.team,
            "api_app_id": "A0REAKCJA",
            "event": event,
            "event_id": f"Ev{self.number():08}",
            "event_time": int(self.clock.now().timestamp()),
            "authorizations": [{"team_id": self.team, "user_id": self.bot_user, "is_bot": True}],
            "is_ext_shared_channel": False,
        }
        return self.push("events_api", body)

    def repeat_last(self) -> Push:
        """Send the newest payload once more, as Slack does at once, after 1 and after 5 minutes."""
        with self.lock:
            last = self.pushes[-1]
            last.retry += 1
            self.queue.append(last)
        self.bell.ring()
        return last

    def hold(self) -> None:
        """Keep payloads back until `release`."""
        self.is_held = True

    def hurry(self) -> None:
        """Give the answer that is being waited for (`SLOW`)."""
        self.is_slow = False
        self.bell.ring()

    def refresh_sockets(self) -> None:
        """Ask the bot to connect anew, as Slack does every few hours."""
        self.is_refreshing = True
        self.bell.ring()

    def release(self, *, reverse: bool = False, twice: bool = False) -> None:
        """Send what was kept back, the newest first where `reverse`, each two times at once where `twice`."""
        if reverse:
            self.queue.reverse()
        if twice:
            self.queue = deque(push for push in self.queue for _ in range(2))
        self.is_held = False
        self.bell.ring()

    @property
    def late(self) -> list[Push]:
        """The payloads that were answered later than Slack waits, or not at all."""
        return [push for push in self.pushes if any(took > ACK_SECONDS for took in push.seconds)]

    def screen(self, chat: str) -> list[Shown]:
        """Return the bot's lasting messages in a chat as they stand now, oldest first, threads included."""
        with self.lock:
            return [one for one in self.messages if one.chat == chat and one.ephemeral_for is None]

    def calls_of(self, method: str) -> list[Json]:
        """Return the fields of every call of the method so far."""
        with self.lock:
            return [fields for name, fields in self.calls if name == method]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait in an event loop until the condition holds."""
        await self.bell.until(condition)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait in a plain test until the condition holds."""
        self.bell.wait_until(condition)

    def number(self) -> int:
        """Return the next number of this workspace."""
        return next(self._numbers)

    def stamp(self) -> str:
        """Return a new Slack stamp of the present second; no two are equal."""
        return f"{int(self.clock.now().timestamp())}.{self.number():06}"

    def trigger(self, user: str) -> str:
        """Return a new trigger id of this user."""
        name = f"{self.number()}.{self.number()}.abcdef"
        self.triggers[name] = Trigger(user=user, issued_at=time.monotonic())
        return name

    def expire_triggers(self) -> None:
        """Let the 3 seconds pass for all triggers given out so far."""
        for trigger in self.triggers.values():
            trigger.issued_at -= TRIGGER_SECONDS

    def address(self, user: str, chat: str) -> str:
        """Return a new response_url for what this user did in this chat."""
        name = f"R{self.number()}"
        self.addresses[name] = (user, chat)
        return f"{self.root}/response/{name}"

    def members(self, chat: str) -> set[str]:
        """Return who is in a chat; nobody where there is none."""
        if chat in self.rooms:
            return self.rooms[chat].members
        return {self.bot_user} | {person.id for person in self.people.values() if person.dm == chat}
