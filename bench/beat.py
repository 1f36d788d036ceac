"""The heartbeat over 10,000 open incidents: what a beat costs when nothing is due, and how late alarms are."""

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.store import projection
from bot.clock import SystemClock
from bot.frontdesk import Desks
from bot.heartbeat import Heartbeat
from bot.hop import Store
from handlers.library import Library, shelve
from handlers.submit import Report, enter
from models.contract_file.reader import read_contract
from models.sla.events import API, Happening, Kind
from models.store.archive import Archive
from models.store.database import Database

OPEN = 10_000
BEATS = 400
ALARMS = 120
SPREAD_SECONDS = 6.0
REPORTING_SECONDS = 5.0
BEAT_MS, LATE_SECONDS = 1.0, 1.0
EXAMPLE = Path(__file__).parent.parent / "contracts/example.toml"
CONTRACT = "SLA/2026/001"
HALF_OF_REACTION = timedelta(minutes=15)


def library() -> Library:
    contract = read_contract(EXAMPLE.read_text("utf-8")).contract
    if contract is None:
        raise RuntimeError("the example contract has faults")
    return shelve({contract.number: contract}, {})


def open_many(archive: Archive, digest: str) -> None:
    """Leave so many reports open, none of them due."""
    text = archive.texts.keep("taśma stoi")
    facts = {"service": "linia", "location": "hala-a", "severity": "A", "reporter": "k2", "how": "confirmed"}
    happening = Happening(
        kind=Kind.REPORTED, actor="k2", channel="telegram", received_at=archive.now, facts=facts, text=text
    )
    for _ in range(OPEN):
        stored = archive.incidents.create(CONTRACT, "Z", digest, happening)
        archive.incidents.project(stored.id, projection(archive.now + timedelta(hours=4)))


def link_everybody(archive: Archive, contacts: Iterable[str]) -> None:
    """Give each contact a chat, so that nobody unreachable sends a report up the ladder at once."""
    for key in contacts:
        archive.people.link(CONTRACT, key, "telegram", key, key, None)


def report_at(archive: Archive, desks: Desks, instants: list[datetime]) -> list[int]:
    """Report one critical failure at each of these instants; return their ids."""
    text = archive.texts.keep("taśma stoi")
    return [enter(desks.at(archive), report(at, text)).id for at in instants]


def report(at: datetime, text: str) -> Report:
    return Report(
        contract=CONTRACT,
        service="linia",
        place="hala-a",
        severity="A",
        reporter=API,
        actor=API,
        channel="api",
        text=text,
        how="api",
        received_at=at,
    )


async def timed_beats(store: Store, desks: Desks) -> tuple[list[float], list[float]]:
    """Return the seconds of beats that know what is due next, and of beats that must ask the store for it."""
    knowing, asking = [], []
    for _ in range(BEATS):
        heartbeat = Heartbeat(store, desks, store.clock)
        for found in (asking, knowing):
            before = time.perf_counter()
            await heartbeat.beat()
            found.append(time.perf_counter() - before)
    return knowing, asking


def bare_peeks(path: Path) -> list[float]:
    """Return the seconds of a bare read transaction that asks for the next due instant."""
    connection = sqlite3.connect(path, isolation_level=None)
    found = []
    for _ in range(BEATS):
        before = time.perf_counter()
        connection.execute("BEGIN")
        connection.execute("SELECT min(next_alarm_at) FROM incident").fetchone()
        connection.execute("COMMIT")
        found.append(time.perf_counter() - before)
    connection.close()
    return found


async def lateness(store: Store, desks: Desks) -> list[float]:
    """Let alarms fall due within a few seconds; return how late each was recorded."""
    first = datetime.now(UTC) + timedelta(seconds=REPORTING_SECONDS)
    step = timedelta(seconds=SPREAD_SECONDS / ALARMS)
    dues = [first + step * number for number in range(ALARMS)]
    beating = asyncio.ensure_future(Heartbeat(store, desks, store.clock).run())
    await asyncio.sleep(0)
    ids = await store.write(report_at, desks, [due - HALF_OF_REACTION for due in dues])
    with suppress(TimeoutError):
        left = dues[-1] - datetime.now(UTC) + timedelta(seconds=2)
        await asyncio.wait_for(asyncio.shield(beating), left.total_seconds())
    beating.cancel()
    with suppress(asyncio.CancelledError):
        await beating
    return await store.read(_late, ids)


def _late(archive: Archive, ids: list[int]) -> list[float]:
    late = []
    for one in ids:
        reported, *events = archive.incidents.load(one).events
        # Measured instants are whole seconds: the first second with half of the time gone is due.
        due = reported.received_at.replace(microsecond=0) + HALF_OF_REACTION
        late += [
            (event.recorded_at - due).total_seconds() for event in events if event.kind is Kind.ESCALATED
        ]
    return late


async def measure(folder: Path) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return the seconds of beats that know, of beats that ask, of bare reads, and of lateness."""
    path = folder / "beat.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    shelf = library()
    terms = shelf.contracts[CONTRACT].base
    with database.writing(datetime.now(UTC)) as archive:
        open_many(archive, terms.digest)
        link_everybody(archive, terms.contacts)
    desks = Desks(lambda: shelf, frozenset({"telegram"}))
    store = Store(database, SystemClock())
    knowing, asking = await timed_beats(store, desks)
    peeks = bare_peeks(path)
    late = await lateness(store, desks)
    await store.close()
    return knowing, asking, peeks, late


def main() -> int:
    """Print the figures beside their targets; exit 1 where one is missed."""
    with tempfile.TemporaryDirectory(prefix="bench-beat-") as folder:
        knowing, asking, peeks, late = asyncio.run(measure(Path(folder)))
    knows, asks, bare = (statistics.median(one) * 1000 for one in (knowing, asking, peeks))
    p99 = statistics.quantiles(late, n=100)[-1]
    print(f"a beat, {OPEN} open         {knows:7.3f} ms median   target: at most {BEAT_MS:.0f} ms")
    print(f"the same after a commit     {asks:7.3f} ms median   target: at most {BEAT_MS:.0f} ms")
    print(f"bare read of the next due   {bare:7.3f} ms median   ratio {asks / bare:.1f}")
    print(f"alarms late ({len(late)})           {p99:7.3f} s p99       target: at most {LATE_SECONDS:.0f} s")
    return 0 if max(knows, asks) <= BEAT_MS and p99 <= LATE_SECONDS and len(late) >= ALARMS else 1


if __name__ == "__main__":
    sys.exit(main())
