"""The loops beside the pages end when they are told to, also where that meets a commit."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.frontdesk import Desks
from bot.heartbeat import Heartbeat
from bot.hop import Store
from bot.postroom import PostRoom
from handlers.library import shelve
from models.store.archive import Archive
from models.store.database import Database

DESKS = Desks(lambda: shelve({}, {}), frozenset({"web"}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = Database(f"sqlite:///{tmp_path / 'loops.sqlite3'}")
    database.migrate()
    yield Store(database, SystemClock())
    database.close()


def change(archive: Archive) -> None:
    archive.liveness.beat("run", "", archive.now)


@pytest.mark.parametrize("turns", range(6))
@pytest.mark.parametrize("name", ["post room", "heartbeat"])
async def test_a_loop_ends_although_a_commit_wakes_it_at_that_moment(
    store: Store, name: str, turns: int
) -> None:
    loop = (
        PostRoom(store, DESKS, {}, store.clock)
        if name == "post room"
        else Heartbeat(store, DESKS, store.clock)
    )
    running = asyncio.ensure_future(loop.run())
    for _ in range(3):
        await store.write(change)

    await store.write(change)
    for _ in range(turns):
        await asyncio.sleep(0)
    running.cancel()
    ended, _ = await asyncio.wait([running], timeout=10)

    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await store.close()
    assert ended
