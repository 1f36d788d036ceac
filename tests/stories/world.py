"""The world of the stories: people, their screens and a clock, around the real bot and a real database.

A story says what people write and press and what they then see. Nothing sleeps: time passes only when the story
says so, and every step has settled when it returns. `taken` below the surface is what the platform would answer.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from bot.channels.channel import Taken
from bot.clock import MovableClock
from bot.filing import FilingRoom
from bot.frontdesk import Desks, Reception
from bot.heartbeat import Heartbeat
from bot.hop import Store
from bot.postroom import PostRoom
from handlers.library import Library, shelve
from handlers.messages import Inbound
from handlers.presses import ACTS
from handlers.tokens import token_hash
from models.contract_file.reader import read_contract
from models.sla.contract import Contract
from models.sla.events import Kind
from models.store.archive import Archive
from models.store.database import Database
from models.store.records import Delivery, Stored
from tests.stories.person import Person
from tests.stories.places import Place, RecordingPlace
from tests.stories.platforms import PLACES

WARSAW = ZoneInfo("Europe/Warsaw")
NUMBER = "SLA/2026/001"
EXAMPLE = Path(__file__).parents[2] / "contracts" / "example.toml"
EVERYBODY = ("k1", "k2", "k3", "k4", "s1", "s2", "s3", "s4", "s5")
STEPS = 500
EVERYWHERE = pytest.mark.seats("recording", "telegram", "slack")
ON_TELEGRAM = pytest.mark.seats("recording", "telegram")
IN_MEMORY = pytest.mark.seats("recording")
Answer = TypeVar("Answer")


@cache
def example(text: str | None = None) -> Contract:
    reading = read_contract(text if text is not None else EXAMPLE.read_bytes())
    assert reading.contract is not None, reading.faults
    return reading.contract


def is_known(act: str) -> bool:
    """Say whether a desk takes this button."""
    return act in ACTS


def warsaw(text: str, fold: int = 0) -> datetime:
    """Read "2026-11-27 15:50[:00]" as wall time in Warsaw; `fold` 1 is the second pass of a repeated hour."""
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW, fold=fold).astimezone(UTC)


class FixedClock:
    """A clock that stands still; `MovableClock` moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class World:
    """One installation under the example contract, with everybody of it on Telegram unless told otherwise.

    `seats` says where people sit: "recording" is a platform in memory by the name of Telegram, "telegram" and "slack"
    are the real channels over their fakes, "both" are both, with Telegram as everybody's home.
    """

    def __init__(
        self,
        folder: Path,
        *,
        language: str = "pl",
        at: str = "2026-11-24 14:05:12",
        linked: tuple[str, ...] = EVERYBODY,
        contract: str | None = None,
        seats: str = "recording",
    ) -> None:
        self.clock = MovableClock(base=FixedClock(warsaw(at)))
        self.database = Database(f"sqlite:///{folder / 'story.sqlite3'}")
        self.library: Library = shelve({NUMBER: example(contract)}, {})
        self.store = Store(self.database, self.clock)
        self.language = language
        self.counter = 0
        self.home = "slack" if seats == "slack" else "telegram"
        real = {"recording": (), "both": tuple(PLACES)}.get(seats, (seats,))
        self.channels: dict[str, Place] = {
            name: PLACES[name](self) if name in real else RecordingPlace(self, name)
            for name in ("telegram", "slack", "email")
        }
        self.desks = Desks(lambda: self.library, frozenset(self.channels), "http://sla.example.test")
        self.reception = Reception(self.store, self.desks)
        self.post_room = PostRoom(self.store, self.desks, self.channels, self.clock)
        self.filing_room = FilingRoom(self.store, self.desks, self.channels, self.clock)
        self.people: dict[str, Person] = {}
        self._runner = asyncio.Runner()
        for place in self.channels.values():
            self.run(place.open(self))
        self.everybody_linked(linked)

    def close(self) -> None:
        for place in self.channels.values():
            self.run(place.close())
        self.run(self.store.close())
        self._runner.close()

    def run(self, step: Awaitable[object]) -> object:
        return self._runner.run(step)  # type: ignore[arg-type]

    # ---------------------------------------------------------------- people

    def everybody_linked(self, keys: tuple[str, ...]) -> None:
        with self.database.writing(self.clock.now()) as archive:
            for key in keys:
                archive.people.link(
                    NUMBER, key, self.home, *self.channels[self.home].address(key), self.language
                )

    def person(self, key: str, channel: str | None = None, language: str | None = None) -> Person:
        """Take the seat of a person of the contract; on another channel than their home they are linked now."""
        channel = channel or self.home
        name = f"{channel}:{key}"
        if name not in self.people:
            account, chat = self.channels[channel].address(key)
            if channel not in (self.home, "email"):
                with self.database.writing(self.clock.now()) as archive:
                    archive.people.link(NUMBER, key, channel, account, chat, language or self.language)
            self.people[name] = Person(self, account, channel, key, chat=chat)
        return self.people[name]

    def stranger(self, account: str, channel: str | None = None, locale: str | None = None) -> Person:
        """Somebody the bot does not know yet."""
        channel = channel or self.home
        account, chat = self.channels[channel].address(account.removeprefix("tg-"))
        return Person(self, account, channel, "", locale or self.language, chat=chat)

    def employee(self, name: str = "Gustaw Notka") -> Person:
        """An employee of the client who is not named in the contract, already linked."""
        with self.database.writing(self.clock.now()) as archive:
            mail = f"{name.partition(' ')[0].lower()}@zaklad.example.com"
            employee = archive.people.add_employee(NUMBER, name, mail)
            account, chat = self.channels[self.home].address(employee.key)
            archive.people.link(NUMBER, employee.key, self.home, account, chat, self.language)
        return Person(self, account, self.home, employee.key, chat=chat)

    def invite(self, key: str, token: str, hours: int = 72) -> None:
        with self.database.writing(self.clock.now()) as archive:
            until = self.clock.now() + timedelta(hours=hours)
            archive.people.invite(NUMBER, key, token_hash(token), until, "k1")

    # ------------------------------------------------------------------ time

    def at(self, text: str, fold: int = 0) -> None:
        """Let time pass until this wall time of the contract's zone."""
        self.until(warsaw(text, fold))

    def pass_time(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass, stepping through every instant at which something is due."""
        self.until(self.clock.now() + timedelta(hours=hours, minutes=minutes, seconds=seconds))

    def until(self, target: datetime) -> None:
        assert target >= self.clock.now(), "time does not run backwards"
        self.settle()
        for _ in range(STEPS):
            due = self.read(self._next_due)
            if due is None or due > target or self.clock.now() >= target:
                break
            # What waits behind another message of the same person is due already and still has to wait.
            self._move_to(min(max(due, self.clock.now() + timedelta(seconds=1)), target))
            self.settle()
        else:
            raise AssertionError(f"something is due again and again at {due}")
        self._move_to(target)
        self.settle()

    def standstill(self, *, hours: float = 0, minutes: float = 0) -> None:
        """The bot is down for a while: time passes, nothing is done, then it comes back."""
        self._move_to(self.clock.now() + timedelta(hours=hours, minutes=minutes))
        self.settle()

    def silence(self) -> None:
        """Nobody does anything until an unfinished report is sent by itself."""
        self.pass_time(minutes=5)

    def _move_to(self, target: datetime) -> None:
        self.clock.move(max(math.ceil((target - self.clock.now()).total_seconds()), 0))

    def _next_due(self, archive: Archive) -> datetime | None:
        instants = (
            archive.incidents.next_alarm_at(),
            archive.conversations.next_due_at(),
            archive.appointments.next_due_at(),
            archive.outbox.next_due_at(),
            archive.attachments.next_due_at(),
        )
        return min((one for one in instants if one is not None), default=None)

    def settle(self) -> None:
        self.run(self.settled())

    async def settled(self) -> None:
        for _ in range(STEPS):
            beats = await Heartbeat(self.store, self.desks, self.clock).beat()
            files = await self.filing_room.round()
            if not await self.post_room.round() and not beats and not files:
                return
        raise AssertionError("the bot does not come to rest")

    def number(self) -> int:
        """Return the next number of this world."""
        self.counter += 1
        return self.counter

    async def take(self, inbound: Inbound) -> Taken:
        taken = await self.reception.take(inbound)
        await self.settled()
        assert self.reception.failures == 0, "a desk failed; see the log above"
        return taken

    def every_button_is_known(self) -> None:
        """No screen shows a button that no desk takes."""
        for channel in self.channels.values():
            for recorded in channel.messages:
                for button in recorded.letter.said.buttons:
                    assert button.link or is_known(button.act), f"nobody takes {button} of {recorded.text}"

    # ---------------------------------------------------------------- record

    def read(self, question: Callable[[Archive], Answer]) -> Answer:
        with self.database.reading(self.clock.now()) as archive:
            return question(archive)

    def incident(self, number: str = "Z-0001") -> Stored:
        found = self.read(lambda archive: archive.incidents.find(number))
        assert found is not None, f"there is no {number}"
        return found

    def kinds(self, number: str = "Z-0001") -> list[str]:
        """The incident's events, without the deliveries."""
        told = (Kind.NOTIFIED, Kind.UNDELIVERED)
        return [event.kind.value for event in self.incident(number).events if event.kind not in told]

    def count(self) -> int:
        return len(self.read(lambda archive: archive.incidents.page(None, None, None, 100)))

    def deliveries(self, number: str = "Z-0001") -> list[Delivery]:
        stored = self.incident(number)
        return self.read(lambda archive: archive.outbox.of_incident(stored.id))

    def wall(self, at: datetime | None) -> str:
        return at.astimezone(WARSAW).strftime("%Y-%m-%d %H:%M:%S") if at else "never"
