"""Kill -9 at any moment: what was confirmed to anybody is there exactly once, the rest goes on by itself.

KILLS in the environment says how often, SEED repeats a series.
"""

import os
import random
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from bot.clock import SystemClock
from models.sla.events import Event, Kind
from models.store.archive import Archive
from models.store.database import Database
from models.store.records import Stored
from tests.process.house import CONTRACT, PATIENCE, Installation, Program
from tests.process.outsiders import Engineer, Monitoring, Outsider, Reporter
from tests.process.telegram_house import TelegramHouse, telegram_house

KILLS = int(os.environ.get("KILLS", "20"))
MOST_REQUESTS = 16
CALM_SECONDS = 3.0
"""A life lasts this many calls to the platform at most, its start alone takes about eight, or until it is calm."""


@pytest.mark.crash
@pytest.mark.timeout(120 + 30 * KILLS)
def test_what_was_confirmed_survives_every_kill(tmp_path: Path) -> None:
    seed = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**6))
    print(f"SEED={seed}")  # noqa: T201 - shown when the test fails
    moments = random.Random(seed)
    with telegram_house(tmp_path / "here") as house:
        program = house.here.start()
        monitoring = Monitoring(house.here, house.hand("Nikt"))
        reporter = Reporter(house.here, house.linked("k2"))
        engineer = Engineer(house.here, house.linked("s2"))
        outsiders: tuple[Outsider, ...] = (monitoring, reporter, engineer)
        for one in outsiders:
            one.start()

        for kill in range(KILLS):
            (monitoring if kill % 2 else reporter).give_turn()
            engineer.give_turn()
            live_for(house, program, moments.randint(1, MOST_REQUESTS))
            program.kill()
            program = house.here.spawn("run")

        for one in outsiders:
            one.finish()
        until_everything_is_sent(house.here)
        repeats = {key: monitoring.post(key) for key in monitoring.numbers}
        assert program.terminate() == 0

        assert len(monitoring.numbers) == KILLS // 2
        assert len(reporter.numbers) == KILLS - KILLS // 2
        assert {key: answer.json()["number"] for key, answer in repeats.items()} == monitoring.numbers
        told = {f"monitoring: {key}": number for key, number in monitoring.numbers.items()}
        check(house.here, told | reporter.numbers, engineer)


def live_for(house: TelegramHouse, program: Program, requests: int) -> None:
    """Let the program live until it has called the platform so often, or has nothing more to call for."""
    calls = house.telegram.calls
    last = len(calls) + requests
    with suppress(TimeoutError):
        house.telegram.bell.wait_until(lambda: len(calls) >= last, CALM_SECONDS)
    assert program.is_running, program.said


def until_everything_is_sent(here: Installation) -> None:
    """Wait until every delivery of every incident has been sent or has failed."""
    deadline = monotonic() + 2 * PATIENCE
    while True:
        items, cursor = [], None
        while True:
            page = here.api.get("/incidents", params={"cursor": cursor} if cursor else {}).json()
            items += page["items"]
            cursor = page["next"]
            if cursor is None:
                break
        owed = [
            one
            for item in items
            for one in item["deliveries"]
            if one["sent_at"] is None and one["failure"] is None
        ]
        if not owed:
            return
        assert monotonic() < deadline, f"never sent: {owed}"
        here.programs[-1].rest()


def check(here: Installation, told: dict[str, str], engineer: Engineer) -> None:
    """Compare the database with what the people outside were told."""
    database = Database(f"sqlite:///{here.data / 'reakcja.sqlite3'}")
    with database.reading(SystemClock().now()) as archive:
        stored = [archive.incidents.load(one) for one in archive.incidents.page(None, CONTRACT, None, 10_000)]
        texts = {one.incident.number: text_of(archive, one) for one in stored}
        damage = {one.incident.number: archive.incidents.damage(one.id) for one in stored}
        undone = archive.inbox.undone()
        drafts = archive.conversations.open_all()
        broken = archive.connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    database.close()

    assert broken == "ok"
    assert sorted(texts.values()) == sorted(told), "every report is there once, and no other"
    assert {number: text for text, number in told.items()} == texts, "each under the number that was told"
    assert sorted(texts) == [f"Z-{count:04}" for count in range(1, len(texts) + 1)]
    assert not any(damage.values())
    assert undone == []
    assert drafts == []
    for one in stored:
        number, kinds = one.incident.number, [event.kind for event in one.events]
        assert kinds.count(Kind.REPORTED) == 1
        assert kinds.count(Kind.ACKNOWLEDGED) == (1 if number in engineer.pressed else 0)
        assert len(kinds) == len(set(map(sealed, one.events)))
        assert engineer.hand.person.sees(number)
    assert engineer.taken <= {
        one.incident.number for one in stored if one.incident.acknowledged_at is not None
    }


def text_of(archive: Archive, stored: Stored) -> str:
    digest = next(event.text for event in stored.events if event.kind is Kind.REPORTED)
    return (archive.texts.read(digest) if digest else None) or ""


def sealed(event: Event) -> str:
    return event.hash
