"""Many people report one outage at once, half of them on Telegram and half on Slack: a real process, pushed to over
loopback by both strict fakes, each post on its own as the platforms make them.

Each person reports the outage twice. Each report is answered with the question what it concerns, then whether it is
the outage that is known already; the person presses both times yes.
"""

import asyncio
import itertools
import random
import sqlite3
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import httpx

from bot.clock import SystemClock
from models.store.database import Database
from tests.fakes.slack import SlackFake
from tests.fakes.slack_push import encoded, signed_headers
from tests.fakes.slack_world import Push, Shown
from tests.fakes.telegram import Shown as TelegramShown
from tests.fakes.telegram import TelegramFake
from tests.fakes.telegram_shapes import Json
from tests.process.house import CONTRACT, Installation

T = TypeVar("T")
SECRET = "Tajne-slowo_42"
WORDS = "taśma stoi, panel czarny"
FIRST, AGAIN = WORDS, f"/awaria {WORDS}"
PATIENCE = 300.0
TRIES = 3
SENDS = ("sendMessage", "chat.postMessage")
EDITS = ("editMessageText", "chat.update", "editMessageReplyMarkup")


class Watched(list[T]):
    """A list that tells of everything that is put into it."""

    def __init__(self, tell: Callable[[T], None]) -> None:
        super().__init__()
        self._tell = tell

    def append(self, item: T) -> None:
        super().append(item)
        self._tell(item)

    def __setitem__(self, place: object, item: T) -> None:  # type: ignore[override]  # one place at a time here
        super().__setitem__(place, item)  # type: ignore[index]
        self._tell(item)


class Telegram(TelegramFake):
    """The fake with its pushes taken out of the queue: `pushed` is the newest, to be posted by who asked for it."""

    def push(self, body: Json) -> Json:
        self.pushed = {"update_id": self.number("update"), **body}
        self.kept.append(self.pushed)
        return self.pushed


class Slack(SlackFake):
    """The fake with its pushes taken out of the queue."""

    def push(self, kind: str, body: Json) -> Push:
        self.pushed = Push(kind=kind, body=body)
        return self.pushed


@dataclass(kw_only=True)
class Somebody:
    """One of the crowd: how they write and press, and the questions that wait for them."""

    chat: str
    writes: Callable[[str], object]
    presses: Callable[[str], object]
    post: Callable[[], "asyncio.Future[float]"]
    asked: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    seen: set[str] = field(default_factory=set)


@dataclass(kw_only=True)
class Flood:
    """What came of it. Seconds from a post to the answer that it is committed, and what was sent, when and where."""

    people: int
    commits: list[float] = field(default_factory=list)
    refused: int = 0
    posted_in: float = 0.0
    settled_in: float = 0.0
    sent: list[tuple[str, str, float]] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    waiting: int = 0
    unhandled: int = 0
    joined: int = 0
    asked: int = 0

    def shortest_rest(self, method: str) -> float:
        """Return the shortest time between two new messages to one chat."""
        by_chat: defaultdict[str, list[float]] = defaultdict(list)
        for name, chat, at in self.sent:
            if name == method:
                by_chat[chat].append(at)
        gaps = [after - before for times in by_chat.values() for before, after in itertools.pairwise(times)]
        return min(gaps, default=float("inf"))

    def most_in_a_second(self, methods: Iterable[str]) -> int:
        """Return the largest number of calls within any one second."""
        window: deque[float] = deque()
        most = 0
        for at in sorted(at for name, _, at in self.sent if name in set(methods)):
            window.append(at)
            while window[0] <= at - 1.0:
                window.popleft()
            most = max(most, len(window))
        return most


class Crowd:
    """The people of both platforms before one installation."""

    def __init__(self, here: Installation, telegram: Telegram, slack: Slack, people: int) -> None:
        self.here, self.telegram, self.slack = here, telegram, slack
        self.found = Flood(people=people)
        self.client = httpx.AsyncClient(timeout=60, trust_env=False, limits=httpx.Limits(max_connections=60))
        self.by_chat: dict[str, Somebody] = {}
        self.loop = asyncio.get_running_loop()
        telegram.calls = Watched(lambda call: self._called(call.method, str(call.fields.get("chat_id"))))
        slack.calls = Watched(lambda call: self._called(call[0], str(call[1].get("channel"))))
        telegram.messages, slack.messages = Watched(self._on_telegram), Watched(self._on_slack)

    def settle_in(self, database: Database) -> None:
        """Make everybody, known to the installation already."""
        for number in range(self.found.people):
            name = f"Osoba {number}"
            if number % 2:
                person = self.telegram.user(2000 + number, name)
                account = chat = str(person.id)
                somebody = Somebody(
                    chat=chat, writes=person.say, presses=person.forge, post=self._post_update
                )
            else:
                worker = self.slack.user(name)
                account, chat = worker.account, worker.dm
                somebody = Somebody(
                    chat=chat,
                    writes=lambda text, worker=worker: (
                        worker.command("/awaria", text.removeprefix("/awaria "))
                        if text.startswith("/")
                        else worker.say(text)
                    ),
                    presses=lambda key, worker=worker: worker.forge(*key.split(":", 1)),
                    post=self._post_event,
                )
            self.by_chat[chat] = somebody
            with database.writing(SystemClock().now()) as archive:
                key = archive.people.add_employee(CONTRACT, name, None).key
                platform = "telegram" if number % 2 else "slack"
                archive.people.link(CONTRACT, key, platform, account, chat, "pl")

    def _called(self, method: str, chat: str) -> None:
        if method in SENDS or method in EDITS:
            self.found.sent.append((method, chat, perf_counter()))

    def _on_telegram(self, shown: TelegramShown) -> None:
        keys = [str(key.data) for row in shown.rows for key in row]
        self._on_message(str(shown.chat), [key for key in keys if key.startswith(("service:", "join:"))])

    def _on_slack(self, shown: Shown) -> None:
        keys = [f"{key.action_id.partition('.')[0]}:{key.value}" for key in shown.keys]
        self._on_message(shown.chat, [key for key in keys if key.startswith(("service:", "join:"))])

    def _on_message(self, chat: str, keys: list[str]) -> None:
        somebody = self.by_chat.get(chat)
        if somebody is not None and keys and keys[0] not in somebody.seen:
            somebody.seen.add(keys[0])
            self.found.asked += keys[0].startswith("join:")
            self.loop.call_soon_threadsafe(somebody.asked.put_nowait, keys[0])

    def _post_update(self) -> "asyncio.Future[float]":
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        url = f"{self.here.url}/telegram/webhook"
        return asyncio.ensure_future(self._posted(url, headers, json=self.telegram.pushed))

    def _post_event(self) -> "asyncio.Future[float]":
        body, kind = encoded(self.slack.pushed)
        headers = {"Content-Type": kind, **signed_headers(self.slack.signing_secret, body)}
        url = f"{self.here.url}/slack/events"
        return asyncio.ensure_future(self._posted(url, headers, content=body.encode()))

    async def _posted(self, url: str, headers: dict[str, str], **content: object) -> float:
        began = perf_counter()
        for _ in range(TRIES):
            # A connection kept open may be closed at the very moment it is used: the platforms deliver again.
            with suppress(httpx.TransportError):
                answer = await self.client.post(url, headers=headers, **content)  # type: ignore[arg-type]
                if answer.status_code == 200:
                    return perf_counter() - began
        self.found.refused += 1
        return perf_counter() - began

    async def report(self, seconds: float, seed: int = 1) -> None:
        """Let everybody report twice, spread at random over these seconds; 0: as fast as each is answered."""
        dice, began = random.Random(seed), perf_counter()
        half = seconds / 2
        plans = [(who, dice.uniform(0, half), dice.uniform(half, seconds)) for who in self.by_chat.values()]
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(self._one(who, began, times) for who, *times in plans))
        await self.client.aclose()

    async def _one(self, who: Somebody, began: float, times: list[float]) -> None:
        for text, at in zip((FIRST, AGAIN), times, strict=True):
            if at > 0:
                await asyncio.sleep(began + at - perf_counter())
            who.writes(text)
            self.found.commits.append(await who.post())
            self.found.posted_in = perf_counter() - began
            for _ in ("the service", "the same outage"):
                who.presses(await who.asked.get())
                await who.post()


def settled(file: Path) -> bool:
    """Say whether everything is handled and sent."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        owed = "SELECT count(*) FROM delivery WHERE sent_at IS NULL AND failed_at IS NULL"
        return connection.execute(owed).fetchone()[0] == 0


def take_stock(found: Flood, file: Path) -> None:
    """Count in the record what became of everything."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        ask = connection.execute
        sent = "SELECT kind, count(*) FROM delivery WHERE sent_at IS NOT NULL GROUP BY kind"
        found.told = Counter(dict(ask(sent).fetchall()))
        lost = "SELECT count(*) FROM delivery WHERE sent_at IS NULL AND channel IS NOT NULL"
        found.waiting = ask(lost).fetchone()[0]
        found.unhandled = ask("SELECT count(*) FROM inbound WHERE done_at IS NULL").fetchone()[0]


@contextmanager
def flooded(folder: Path, people: int, seconds: float) -> Iterator[Flood]:
    """Run the flood and yield what came of it, once all that was owed has been sent."""
    file = folder / "flood.sqlite3"
    with ExitStack() as stack:
        telegram, slack = stack.enter_context(Telegram()), stack.enter_context(Slack())
        here = stack.enter_context(
            Installation(
                folder / "here",
                DATABASE_URL=f"sqlite:///{file}",
                LANGUAGE="pl",
                TELEGRAM_TOKEN=telegram.token,
                TELEGRAM_API_URL=telegram.url,
                TELEGRAM_WEBHOOK_SECRET=SECRET,
                SLACK_BOT_TOKEN=slack.bot_token,
                SLACK_API_URL=slack.url,
                SLACK_SIGNING_SECRET=slack.signing_secret,
            )
        )
        yield asyncio.run(_flood(here, telegram, slack, (file, people, seconds)))


async def _flood(
    here: Installation, telegram: Telegram, slack: Slack, size: tuple[Path, int, float]
) -> Flood:
    file, people, seconds = size
    crowd = Crowd(here, telegram, slack, people)
    database = Database(f"sqlite:///{file}")
    database.migrate()
    crowd.settle_in(database)
    database.close()
    here.settings["PUBLIC_URL"] = here.url
    program = here.start()
    first = {"contract": CONTRACT, "service": "linia", "severity": "A", "text": WORDS}
    assert here.api.post("/incidents", json=first).status_code == 201
    began = perf_counter()
    await crowd.report(seconds)
    while not settled(file):
        await asyncio.to_thread(program.rest)
        assert perf_counter() - began < PATIENCE, "it never settles"
    crowd.found.settled_in = perf_counter() - began
    crowd.found.joined = here.api.get("/incidents/Z-0001").json()["joined"]
    take_stock(crowd.found, file)
    return crowd.found
