"""Two processes on one PostgreSQL: each hears of the other's commits, and time is done once."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.clock import SystemClock
from bot.frontdesk import Desks
from bot.heartbeat import Heartbeat
from bot.hop import Store
from bot.nudges import Nudges
from handlers import reception
from handlers.library import shelve
from handlers.messages import Arrival, Inbound
from models.contract_file.reader import read_contract
from models.store.archive import Archive
from models.store.database import Database
from tests import postgres

pytestmark = pytest.mark.xdist_group("postgres")
NUMBER = "SLA/2026/001"
EXAMPLE = Path(__file__).parents[2] / "contracts" / "example.toml"
TUESDAY = datetime(2026, 11, 24, 13, 5, 12, tzinfo=UTC)
NUMBERS = count(1)


@pytest.fixture
def address(postgres_server: str) -> Iterator[str]:
    with postgres.database(postgres_server, f"side_by_side_{next(NUMBERS)}", "migrated") as url:
        yield url


def change(archive: Archive) -> None:
    archive.liveness.beat("run", "", archive.now)


async def test_a_commit_of_one_process_wakes_the_other_and_not_itself(address: str) -> None:
    here, there = (Store(Database(address), SystemClock()) for _ in range(2))
    nudges, woken = Nudges(here), asyncio.Event()
    here.on_commit(woken.set)
    listening = asyncio.ensure_future(nudges.run())
    async with asyncio.timeout(30):
        await woken.wait()
        woken.clear()

        await here.write(change)
        await there.write(change)
        while nudges.heard == 0:
            woken.clear()
            await woken.wait()

    assert nudges.heard == 1
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await here.close()
    await there.close()


async def test_a_lost_connection_is_made_anew(address: str) -> None:
    here = Store(Database(address), SystemClock())
    woken = asyncio.Event()
    here.on_commit(woken.set)
    listening = asyncio.ensure_future(Nudges(here).run())
    async with asyncio.timeout(30):
        await woken.wait()
        woken.clear()

        with psycopg.connect(here.database.address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            )
        await woken.wait()

    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await here.close()


class Hands:
    """A clock that stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def test_a_report_left_unfinished_is_sent_once_although_two_processes_keep_time(address: str) -> None:
    reading = read_contract(EXAMPLE.read_bytes())
    assert reading.contract is not None
    library = shelve({NUMBER: reading.contract}, {})
    desks = Desks(lambda: library, frozenset({"telegram"}))
    first, second = Database(address), Database(address)
    with first.writing(TUESDAY) as archive:
        archive.people.link(NUMBER, "k2", "telegram", "501", "501", "pl")
        inbound = Inbound(
            channel="telegram",
            key="1",
            account="501",
            chat="501",
            kind=Arrival.TEXT,
            received_at=TUESDAY,
            text="taśma stoi",
        )
        reception.handle(desks.at(archive), reception.keep(archive, inbound).row, inbound)
    later = Hands(TUESDAY + timedelta(minutes=5))
    beats = [Heartbeat(Store(one, later), desks, later) for one in (first, second)]
    has_ended = threading.Event()

    def sweep_too() -> None:
        with second.writing(later.at) as archive:
            beats[1]._sweep(archive)
        has_ended.set()

    with first.writing(later.at) as archive:
        beats[0]._sweep(archive)
        other = threading.Thread(target=sweep_too)
        other.start()
        until_it_waits(first.address, has_ended)
    other.join(30)

    with first.reading(later.at) as archive:
        assert len(archive.incidents.page(None, None, None, 100)) == 1
    first.close()
    second.close()


def until_it_waits(address: str, has_ended: threading.Event) -> None:
    """Return once the other process waits for a lock, or has gone through without one."""
    with psycopg.connect(address, autocommit=True) as connection:
        while not has_ended.is_set():
            query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            row = connection.execute(query).fetchone()
            if row is not None and row[0]:
                return
