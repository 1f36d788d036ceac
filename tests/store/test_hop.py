"""The hop between the event loop and the store's threads."""

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy.exc import DBAPIError

from bot.clock import MovableClock
from bot.hop import Store
from models.sla.events import Kind
from models.store.archive import Archive
from models.store.database import Database
from tests.store.subject import CONTRACT, NOW, happening, report


class StandingClock:
    def now(self):
        return NOW


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(base=StandingClock())


@pytest_asyncio.fixture
async def store(url: str, clock: MovableClock) -> AsyncIterator[Store]:
    opened = Store(Database(url), clock)
    yield opened
    await opened.close()


def number_of(archive: Archive, incident: int) -> str:
    return archive.incidents.load(incident).incident.number


def stumble(archive: Archive) -> None:
    report(archive)
    raise ValueError("stumbled")


async def test_what_is_written_in_one_hop_is_read_in_the_next(store: Store) -> None:
    stored = await store.write(report)

    assert await store.read(number_of, stored.id) == "Z-0001"


async def test_arguments_may_be_given_by_name(store: Store) -> None:
    stored = await store.write(report, contract="another")

    assert stored.incident.contract == "another"
    assert await store.read(number_of, incident=stored.id) == "Z-0001"


async def test_a_transaction_has_the_clocks_instant(store: Store, clock: MovableClock) -> None:
    clock.move(900)

    stored = await store.write(report)

    assert stored.events[0].recorded_at == NOW + timedelta(minutes=15)


async def test_a_stumble_is_raised_where_it_was_awaited_and_undone(store: Store) -> None:
    woken = asyncio.Event()
    store.on_commit(woken.set)

    with pytest.raises(ValueError, match="stumbled"):
        await store.write(stumble)

    assert await store.read(lambda archive: archive.incidents.unfinished(CONTRACT)) == []
    assert not woken.is_set()


async def test_a_reading_hop_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError):
        await store.read(report)


async def test_whoever_waits_is_woken_after_a_commit(store: Store) -> None:
    woken, forgotten = asyncio.Event(), asyncio.Event()
    store.on_commit(woken.set)
    store.on_commit(forgotten.set)
    store.off_commit(forgotten.set)

    await store.write(report)
    await asyncio.wait_for(woken.wait(), timeout=5)

    assert not forgotten.is_set()


async def test_a_caller_that_gave_up_does_not_undo_what_has_begun(store: Store) -> None:
    begun, go_on, woken = threading.Event(), threading.Event(), asyncio.Event()
    store.on_commit(woken.set)

    def slowly(archive: Archive) -> None:
        report(archive)
        begun.set()
        go_on.wait(timeout=5)

    caller = asyncio.create_task(store.write(slowly))
    await asyncio.to_thread(begun.wait, 5)
    caller.cancel()
    go_on.set()
    await asyncio.wait_for(woken.wait(), timeout=5)

    assert caller.cancelled()
    assert await store.read(lambda archive: archive.incidents.unfinished(CONTRACT)) == [1]


async def test_sqlite_is_written_by_one_thread(store: Store) -> None:
    def thread_of(_archive: Archive) -> str:
        return threading.current_thread().name

    names = await asyncio.gather(*(store.write(thread_of) for _ in range(8)))

    assert len(set(names)) == 1 or not store.database.is_sqlite


async def test_two_writers_that_locked_each_other_out_both_get_through(store: Store) -> None:
    first, second = (await store.write(report)).id, (await store.write(report)).id
    meeting = threading.Barrier(2)
    met = {first: False, second: False}

    def note_both(archive: Archive, one: int, other: int) -> None:
        archive.incidents.load(one)
        if not met[one] and not store.database.is_sqlite:
            met[one] = True
            meeting.wait(timeout=5)
        for incident in (one, other):
            archive.incidents.append(incident, [happening(Kind.NOTE)])

    await asyncio.gather(store.write(note_both, first, second), store.write(note_both, second, first))

    for incident in (first, second):
        stored = await store.read(lambda archive, wanted=incident: archive.incidents.load(wanted))
        assert stored.incident.events == 3


async def test_closing_waits_for_what_was_handed_over(url: str, clock: MovableClock) -> None:
    store = Store(Database(url), clock)
    writing = [asyncio.create_task(store.write(report)) for _ in range(5)]
    await asyncio.wait(writing, timeout=0)

    await store.close()

    assert sorted(stored.incident.number for stored in await asyncio.gather(*writing))[-1] == "Z-0005"


async def queued_behind_a_slow_one(store: Store, *acts: object) -> list[object]:
    """Hand acts over while the writer is busy, so that they wait together; return what became of each."""
    begun, go_on = threading.Event(), threading.Event()

    def busy(_archive: Archive) -> None:
        begun.set()
        go_on.wait(timeout=5)

    first = asyncio.create_task(store.write(busy))
    await asyncio.to_thread(begun.wait, 5)
    others = [asyncio.create_task(store.write(act)) for act in acts]
    await asyncio.sleep(0)
    go_on.set()
    await first
    return await asyncio.gather(*others, return_exceptions=True)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_of_acts_that_wait_together_each_knows_what_the_one_before_did(store: Store) -> None:
    first, *others = await queued_behind_a_slow_one(
        store,
        report,
        lambda archive: archive.incidents.append(1, [happening(Kind.NOTE)]).incident.events,
        lambda archive: len(archive.incidents.load(1).events),
    )

    assert others == [2, 2]
    assert await store.read(lambda archive: archive.incidents.damage(first.id)) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_an_act_that_stumbles_takes_nobody_down_who_waited_with_it(store: Store) -> None:
    before, stumbled, after = await queued_behind_a_slow_one(store, report, stumble, report)

    assert (before.incident.number, str(stumbled), after.incident.number) == ("Z-0001", "stumbled", "Z-0002")
    assert await store.read(lambda archive: archive.incidents.unfinished(CONTRACT)) == [1, 2]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_each_act_has_the_clocks_own_instant(store: Store, clock: MovableClock) -> None:
    def later(archive: Archive) -> object:
        clock.move(60)
        return archive.now

    found = await queued_behind_a_slow_one(store, later, later)

    assert found == [NOW, NOW + timedelta(minutes=1)]


async def test_whoever_gave_up_while_waiting_is_not_served(store: Store) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def busy(_archive: Archive) -> None:
        begun.set()
        go_on.wait(timeout=5)

    first = [asyncio.create_task(store.write(busy)) for _ in range(4)]  # every writer of the pool
    await asyncio.to_thread(begun.wait, 5)
    waiting = asyncio.create_task(store.write(report))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(*first)

    assert await store.read(lambda archive: archive.incidents.unfinished(CONTRACT)) == []
