"""The demo: the real road on a fresh database, with three seats, a seeded month, and a clock that can be moved.

It differs from `run` in contract, seats, history and clock only (DECISIONS 2.13); nothing behind the edge knows.
"""

import asyncio
import secrets
import shutil
import socket
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.app import ALWAYS, App, build
from bot.channels.recording import RecordingChannel
from bot.clock import Clock, MovableClock, SystemClock
from bot.history import history_of, write_history
from bot.languages import languages
from bot.serving import bound, serve
from bot.settings import Settings
from bot.web.parts import Seat
from bot.web.site import create_site
from bot.wording.starting import demo_served
from models.sla.contract import Terms
from models.store.archive import Archive

SEATS = {"client": "k2", "engineer": "s2", "manager": "s3"}
EXAMPLE = "example.toml"
FRIDAY, AFTERNOON = 4, time(15, 50)
STEPS_AT_MOST = 2000


class SettledClock:
    """A clock that can be moved and can run faster; shared by everything in the demo's process."""

    def __init__(self, base: Clock) -> None:
        self._movable = MovableClock(base=base)
        self._base = base
        self._factor = 1
        self._since = base.now()
        self._gained = timedelta()

    def now(self) -> datetime:
        """Return the demo's present."""
        return self._movable.now() + self._extra()

    def move_to(self, instant: datetime) -> None:
        """Move forward to an instant; one that has passed moves nothing."""
        left = instant - self.now()
        if left > timedelta():
            self._movable.move(-(-left // timedelta(seconds=1)))

    @property
    def factor(self) -> int:
        """Say how many seconds pass here while one passes outside."""
        return self._factor

    def run_at(self, factor: int) -> None:
        """Let time pass `factor` times as fast from now on."""
        self._gained, self._since, self._factor = self._extra(), self._base.now(), factor

    def _extra(self) -> timedelta:
        return self._gained + (self._base.now() - self._since) * (self._factor - 1)


@dataclass(kw_only=True)
class DemoRoom:
    """The demo's own controls; honours the `Demo` protocol of the page."""

    app: App
    clock: SettledClock
    seats: tuple[Seat, ...]
    started: str
    friday: bool = False
    again: bool = False

    def generation(self) -> str:
        """Return what changes with every fresh start."""
        return self.started

    def speed(self) -> int:
        """Return how fast time passes."""
        return self.clock.factor

    def is_friday(self) -> bool:
        """Say whether the visitor has jumped to the Friday afternoon."""
        return self.friday

    async def move(self, seconds: int) -> None:
        """Move forward through every due instant in order (DECISIONS 2.9)."""
        await self._go_to(self.clock.now() + timedelta(seconds=seconds))

    async def go_to_friday(self) -> None:
        """Move to the next Friday, 15:50 of the contract's zone."""
        self.friday = True
        await self._go_to(next_friday(self._terms(), self.clock.now()))

    async def set_speed(self, factor: int) -> None:
        """Let time pass faster, or as usual with 1."""
        self.clock.run_at(max(factor, 1))

    async def start_again(self) -> None:
        """End this demo; the next one begins with a fresh database on the same address."""
        self.again = True
        self.app.stopping.set()

    async def _go_to(self, instant: datetime) -> None:
        for _ in range(STEPS_AT_MOST):
            due = await self.app.heartbeat.due_at()
            if due is None or due >= instant:
                break
            self.clock.move_to(due)
            await self.app.heartbeat.beat()
            await self._post()
        self.clock.move_to(instant)
        await self.app.heartbeat.beat()
        await self._post()

    async def _post(self) -> None:
        while await self.app.post_room.round():
            pass

    def _terms(self) -> Terms:
        number = next(iter(self.app.library.contracts))
        return self.app.library.terms_at(number, self.clock.now())


def next_friday(terms: Terms, now: datetime) -> datetime:
    """Return the next Friday 15:50 of the contract's zone after `now`."""
    local = now.astimezone(terms.zone)
    days = (FRIDAY - local.weekday()) % 7
    afternoon = datetime.combine(local.date() + timedelta(days=days), AFTERNOON, terms.zone)
    if afternoon <= local:
        afternoon = datetime.combine(afternoon.date() + timedelta(days=7), AFTERNOON, terms.zone)
    return afternoon.astimezone(UTC)


async def run_demo(settings: Settings) -> None:
    """Serve one demo after another on one address until the process is asked to stop."""
    listener = bound(settings.host, settings.port)
    with tempfile.TemporaryDirectory(prefix="reakcja-demo-") as scratch:
        count = 0
        while await _one_demo(settings, listener.dup(), Path(scratch) / str(count)):
            count += 1
    listener.close()


async def _one_demo(settings: Settings, listener: socket.socket, folder: Path) -> bool:
    """Serve one demo; True when a visitor asked for a fresh start."""
    contracts = folder / "contracts"
    contracts.mkdir(parents=True)
    shutil.copy(example_contract(), contracts / EXAMPLE)
    clock = SettledClock(SystemClock())
    own = settings.model_copy(update={"data": folder, "contracts": contracts, "database_url": None})
    app = await build(own, clock, mailbox=RecordingChannel(clock, "email"))
    base = next(iter(app.library.contracts.values())).base
    clock.move_to(first_instant(base, clock.now()))
    seats = await app.store.write(seat_people, base)
    await asyncio.to_thread(
        write_history, app.store.database, history_of(app.library, base.number, clock.now())
    )
    app.post_room.web_waits = ALWAYS
    room = DemoRoom(app=app, clock=clock, seats=seats, started=secrets.token_hex(4))
    site = create_site(app.site_parts(demo=room))
    print(demo_served(languages(settings.language or "en"), settings.address), flush=True)  # noqa: T201
    await serve(app, site, listener)
    return room.again


def example_contract() -> Path:
    """Return the example contract that ships with the project."""
    return Path(__file__).parent.parent / "contracts" / EXAMPLE


def first_instant(base: Terms, now: datetime) -> datetime:
    """Return now, or the first working day of a contract that is not in force yet."""
    start = datetime.combine(base.valid_from, AFTERNOON, base.zone) + timedelta(days=40)
    return max(now, start.astimezone(UTC))


def seat_people(archive: Archive, base: Terms) -> tuple[Seat, ...]:
    """Link the three people whose panes are open; everybody else is reached by the demo's mailbox."""
    for name, key in SEATS.items():
        archive.people.link(base.number, key, "web", f"seat-{name}", f"seat-{name}", None)
    return tuple(
        Seat(name=name, contract=base.number, person=key, account=f"seat-{name}")
        for name, key in SEATS.items()
    )
