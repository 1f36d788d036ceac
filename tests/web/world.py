"""The site on a real store with a scripted desk behind it: enough of the procedure to try the pages.

`served(world)` runs it under uvicorn on a free port of this machine, as the browser tests need it.
"""

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

import uvicorn

from bot.channels.channel import Document, Taken
from bot.clock import MovableClock
from bot.dashboard import board
from bot.hop import Store
from bot.languages import Language, languages
from bot.web.api_doors import ApiDoors
from bot.web.parts import Emergency, FileShown, Profile, Readiness, Seat, SiteParts
from bot.web.site import create_site
from bot.wording.said import Run, Said
from handlers.library import Library, shelve
from handlers.messages import Arrival, Inbound
from models.contract_file.reader import read_file
from models.store.archive import Archive
from models.store.database import Database
from tests.web.wording import START, word_rows

CONTRACT = "SLA/2026/001"
EXAMPLE = Path(__file__).parents[2] / "contracts" / "example.toml"
SEATS = (
    Seat(name="client", contract=CONTRACT, person="k2", account="seat-k2"),
    Seat(name="engineer", contract=CONTRACT, person="s2", account="seat-s2"),
    Seat(name="manager", contract=CONTRACT, person="s3", account="seat-s3"),
)
PEOPLE = {
    "k2": ("Bartosz Wzór", "mistrz zmiany", "Zakład"),
    "s2": ("Filip Schemat", "inżynier dyżurny", "Serwis"),
    "s3": ("Grażyna Zarys", "kierowniczka serwisu", "Serwis"),
}
TOKEN = "good-token"


class Ticking:
    """A clock that starts at a fixed instant and goes on as time really does."""

    def __init__(self) -> None:
        self._began = monotonic()

    def now(self) -> datetime:
        return START + timedelta(seconds=monotonic() - self._began)


@dataclass
class ScriptedDesk:
    """Keeps inbounds in the store's inbox and answers by a script, in the transaction that marks them
    done.
    """

    store: Store
    handled: list[Inbound] = field(default_factory=list)
    is_down: bool = False
    kept: dict[int, Inbound] = field(default_factory=dict)

    async def keep(self, inbound: Inbound) -> int | None:
        if self.is_down:
            raise OSError("the disk is full")
        kept = await self.store.write(
            lambda archive: archive.inbox.keep(inbound.channel, inbound.key, "{}", inbound.received_at)
        )
        self.kept[kept.row] = inbound
        return None if kept.is_done else kept.row

    async def handle(self, row: int) -> Taken:
        inbound = self.kept[row]
        toast = await self.store.write(self._do, row, inbound)
        self.handled.append(inbound)
        return Taken(is_stored=True, toast=Said(runs=(Run(toast),)) if toast else None)

    async def take(self, inbound: Inbound) -> Taken:
        row = await self.keep(inbound)
        return Taken(is_stored=True, is_new=False) if row is None else await self.handle(row)

    def _do(self, archive: Archive, row: int, inbound: Inbound) -> str:
        archive.inbox.done(row)
        match inbound.kind, inbound.act:
            case Arrival.START, _:
                return link(archive, inbound)
            case Arrival.TEXT, _ if inbound.account == "seat-k2":
                lay(archive, "k2", "rep.draft")
            case Arrival.PRESS, "service":
                lay(archive, "k2", "rep.sev", inbound.message)
            case Arrival.PRESS, "severity":
                lay(archive, "k2", "rep.confirm", inbound.message)
            case Arrival.PRESS, "send":
                lay(archive, "k2", "card", inbound.message)
                lay(archive, "k2", "rep.sent")
                lay(archive, "s2", "new")
            case Arrival.PRESS, "ack":
                lay(archive, "s2", "card", inbound.message)
                lay(archive, "s2", "ack.ask")
            case Arrival.PRESS, "first":
                lay(archive, "k2", "ack.client")
            case Arrival.PRESS, _:
                return "Tego przycisku już nie ma."
            case _:
                pass
        return ""


def lay(archive: Archive, person: str, kind: str, place: str | None = None) -> int:
    return archive.web.add(CONTRACT, person, place or "", kind, "{}", None, None)


def link(archive: Archive, inbound: Inbound) -> str:
    if inbound.text != TOKEN:
        return "To zaproszenie wygasło."
    archive.people.link(CONTRACT, "k2", "web", inbound.account, inbound.chat, None)
    return "Gotowe. Bartosz Wzór."


class ScriptedDemo:
    """Seats for everybody and a clock to move; a fresh start only changes the generation."""

    seats = SEATS

    def __init__(self, store: Store, clock: MovableClock) -> None:
        self._store, self._clock = store, clock
        self._speed, self._friday, self._generation = 1, False, 1

    def generation(self) -> str:
        return f"g{self._generation}"

    def speed(self) -> int:
        return self._speed

    def is_friday(self) -> bool:
        return self._friday

    async def move(self, seconds: int) -> None:
        self._clock.move(seconds)
        if seconds == 900:
            await self._store.write(lay, "s2", "esc.1")
        await self._store.write(lambda archive: None)

    async def go_to_friday(self) -> None:
        self._friday = True
        await self.move(2 * 86400)

    async def set_speed(self, factor: int) -> None:
        self._speed = factor
        await self._store.write(lambda archive: None)

    async def start_again(self) -> None:
        self._generation += 1
        await self._store.write(lambda archive: None)


@dataclass
class World:
    parts: SiteParts
    store: Store
    desk: ScriptedDesk
    clock: MovableClock


def describe(archive: Archive, contract: str, person: str, language: Language) -> Profile:
    name, title, party = PEOPLE[person]
    return Profile(name=name, title=title, party=party)


def take(archive: Archive, rows: Sequence[int]) -> None:
    for delivery in archive.web.untold_of(rows):
        archive.outbox.sent(delivery, None, None)


async def ready() -> Readiness:
    return Readiness(ok=True, database="ok", heartbeat="ok", contracts=1, channels={"telegram": "degraded"})


class NoFiles:
    """A world without files of incidents; `rows` are the documents of rows, by id."""

    def __init__(self) -> None:
        self.rows: dict[int, Document] = {}

    def of_incident(self, *_asked: object) -> tuple[FileShown, ...]:
        return ()

    def one(self, *_asked: object) -> Document | None:
        return None

    def of_row(self, _archive: Archive, _people: object, row: int) -> Document | None:
        return self.rows.get(row)


@cache
def shelved() -> Library:
    contract = read_file(EXAMPLE).reading.contract
    assert contract is not None
    return shelve({CONTRACT: contract}, {})


def no_api() -> ApiDoors:
    def nothing(*_arguments: object) -> None:
        raise LookupError("this world has no API")

    return ApiDoors(file=nothing, judge=nothing, explain=nothing, statistics=nothing, contracts=nothing)


def build(
    folder: Path, *, demo: bool = True, api: ApiDoors | None = None, api_token: str | None = None
) -> World:
    database = Database(f"sqlite:///{folder / 'web.sqlite3'}")
    database.migrate()
    clock = MovableClock(base=Ticking())
    store = Store(database, clock)
    desk = ScriptedDesk(store)
    if demo:
        with database.writing(clock.now()) as archive:
            for seat in SEATS:
                archive.people.link(CONTRACT, seat.person, "web", seat.account, seat.account, "pl")
    parts = SiteParts(
        store=store,
        desk=desk,
        clock=clock,
        languages=languages,
        default_language="pl",
        zone=ZoneInfo("Europe/Warsaw"),
        public_url="http://127.0.0.1",
        secret="a secret of these tests",
        api_token=api_token,
        word_rows=word_rows,
        take=take,
        describe=describe,
        emergency=lambda: Emergency(
            phone="+48 000 000 200",
            email="awarie@serwis.example.org",
            party="Serwis Wzorcowy sp. z o.o.",
            is_example=True,
        ),
        readiness=ready,
        stopping=asyncio.Event(),
        api=api or no_api(),
        files=NoFiles(),
        board=lambda archive, people, wanted, language: board(archive, shelved(), people, wanted, language),
        poll=timedelta(seconds=2),
        demo=ScriptedDemo(store, clock) if demo else None,
    )
    return World(parts=parts, store=store, desk=desk, clock=clock)


@contextmanager
def served(world: World) -> Iterator[str]:
    """Serve the world on a free port and yield its address; streams end when the process is told to stop."""
    # Listening already: whoever connects before the server has started waits in the socket's queue.
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_site(world.parts), log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
