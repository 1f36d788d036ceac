"""The live side of a page over real HTTP: rows by id, resuming, presence, and an end when the process stops."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from models.store.records import NewDelivery
from tests.web.world import CONTRACT, World, build, lay, served

PATIENCE_SECONDS = 10.0


@pytest.fixture
def quick_world(tmp_path: Path) -> World:
    """A world whose streams look by themselves every tenth of a second."""
    world = build(tmp_path)
    world.parts = replace(world.parts, poll=timedelta(seconds=0.1))
    return world


@pytest.fixture
def address(quick_world: World) -> Iterator[str]:
    with served(quick_world) as url:
        yield url


@asynccontextmanager
async def stream(
    address: str, after: int = 0, **headers: str
) -> AsyncIterator[AsyncIterator[tuple[str, str, object]]]:
    async with httpx.AsyncClient(base_url=address) as client:
        url = f"/stream?after={after}&generation=g1"
        async with asyncio.timeout(PATIENCE_SECONDS), client.stream("GET", url, headers=headers) as answer:
            yield events(answer)


async def events(answer: httpx.Response) -> AsyncIterator[tuple[str, str, object]]:
    """Yield (id, name, data); comments are named "beat"."""
    found: dict[str, str] = {}
    async for line in answer.aiter_lines():
        name, _, value = line.partition(": ")
        if line == "" and "event" in found:
            yield found.get("id", ""), found["event"], json.loads(found["data"])
        if line == "":
            found = {}
        elif name == "":
            yield "", "beat", value
        else:
            found[name] = value


async def next_named(source: AsyncIterator[tuple[str, str, object]], name: str) -> tuple[str, object]:
    async for identity, found, data in source:
        if found == name:
            return identity, data
    raise AssertionError(f"the stream ended without {name}")


def add(world: World, person: str, kind: str, place: str | None = None) -> int:
    """Lay out a row as another process would: nothing nudges the stream."""
    with world.store.database.writing(world.clock.now()) as archive:
        return lay(archive, person, kind, place)


async def test_a_row_of_another_process_reaches_the_open_page(address: str, quick_world: World) -> None:
    async with stream(address) as source:
        await next_named(source, "clock")
        row = add(quick_world, "s2", "new")

        identity, data = await next_named(source, "row")

    assert identity == f"g1:{row}"
    assert isinstance(data, dict)
    assert (data["pane"], data["key"]) == ("engineer", str(row))
    assert 'data-incident="Z-0042"' in data["html"]


async def test_an_edit_names_the_place_of_what_it_edits(address: str, quick_world: World) -> None:
    row = add(quick_world, "s2", "new")

    async with stream(address, after=row) as source:
        await next_named(source, "clock")
        add(quick_world, "s2", "card", str(row))
        _identity, data = await next_named(source, "row")

    assert isinstance(data, dict)
    assert data["key"] == str(row)


async def test_a_button_that_can_do_nothing_any_more_is_drawn_away(address: str, quick_world: World) -> None:
    row = add(quick_world, "s2", "esc.1")

    async with stream(address, after=row) as source:
        await next_named(source, "clock")
        add(quick_world, "s2", "ack.ask")
        await next_named(source, "row")
        identity, data = await next_named(source, "row")

    assert identity == ""
    assert isinstance(data, dict)
    assert (data["key"], data["say"]) == (str(row), "")
    assert "Biorę" not in data["html"]


async def test_a_browser_that_comes_back_gets_exactly_what_it_missed(
    address: str, quick_world: World
) -> None:
    rows = [add(quick_world, "k2", "rep.sent") for _ in range(3)]

    async with stream(address, **{"Last-Event-ID": f"g1:{rows[0]}"}) as source:
        seen = [(await next_named(source, "row"))[0] for _ in range(2)]

    assert seen == [f"g1:{row}" for row in rows[1:]]


async def test_a_page_of_an_earlier_start_is_told_to_load_again(address: str) -> None:
    async with stream(address, **{"Last-Event-ID": "g0:17"}) as source:
        await next_named(source, "again")


async def test_a_quiet_stream_still_beats(address: str) -> None:
    async with stream(address) as source:
        await next_named(source, "beat")


async def test_a_moved_clock_is_told_at_once(address: str, quick_world: World) -> None:
    async with stream(address) as source:
        await next_named(source, "clock")
        quick_world.clock.move(900)

        _identity, data = await next_named(source, "clock")

    assert isinstance(data, dict)
    assert data["now"] > "2026-11-25T13:20:12"


async def test_a_delivery_counts_as_told_once_a_stream_took_its_row(address: str, quick_world: World) -> None:
    async with stream(address) as source:
        await next_named(source, "clock")
        delivery = deliver(quick_world)
        await next_named(source, "row")
        await next_named(source, "beat")

    with quick_world.store.database.reading(quick_world.clock.now()) as archive:
        assert archive.outbox.load(delivery).sent_at is not None


def deliver(world: World) -> int:
    with world.store.database.writing(world.clock.now()) as archive:
        delivery = archive.outbox.add(
            NewDelivery(
                contract=CONTRACT,
                incident=None,
                recipient="s2",
                channel="web",
                chat="seat-s2",
                kind="queue.none",
                parameters="{}",
                key="queue:1",
            )
        )
        assert delivery is not None
        archive.web.add(CONTRACT, "s2", "", "queue.none", "{}", None, delivery)
        return delivery


async def test_a_delivery_nobody_looks_at_stays_untold(quick_world: World) -> None:
    delivery = deliver(quick_world)

    with quick_world.store.database.reading(quick_world.clock.now()) as archive:
        assert archive.outbox.load(delivery).sent_at is None


async def test_an_open_stream_vouches_for_its_reader(address: str, quick_world: World) -> None:
    async with stream(address) as source:
        await next_named(source, "clock")

        with quick_world.store.database.reading(quick_world.clock.now()) as archive:
            (account,) = archive.people.by_account("web", "seat-s3")

    assert account.live_until is not None
    assert account.live_until > quick_world.clock.now()


async def test_a_stranger_gets_no_stream_and_is_not_asked_to_try_again(tmp_path: Path) -> None:
    with served(build(tmp_path, demo=False)) as address:
        async with httpx.AsyncClient(base_url=address) as client:
            assert (await client.get("/stream")).status_code == 204


async def test_a_process_that_stops_does_not_wait_for_open_pages(quick_world: World) -> None:
    with served(quick_world) as address:
        async with stream(address) as source:
            await next_named(source, "clock")

            quick_world.parts.stopping.set()

            async for _event in source:
                pass
