"""A report's whole transaction beside a bare sqlite3 transaction of the same rows with the same durability.

One run measures both in turns, on two files in the same folder, so that a slow minute of the disk slows both.
The bare side gets its rows ready-made from what the store wrote: it only writes them.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.sla.events import Happening, Kind
from models.sla.incident import State
from models.store.archive import Archive
from models.store.database import Database
from models.store.records import NewDelivery, Projection

TARGET = 5.0
ROUNDS = 400
WARM_UP = 40
DELIVERIES = 4
CONTRACT = "SLA/2026/001"
DIGEST = "sha256:" + "ab" * 32
START = datetime(2026, 11, 2, 7, 30, tzinfo=UTC)
WRITTEN = ("incident", "party_to", "event", "delivery", "card")

Row = tuple[object, ...]


def report(archive: Archive, inbox_row: int, text: str) -> int:
    """Do what the desk does when a draft is sent: inbox done, incident, projection, deliveries, card."""
    facts = {"service": "linia", "location": "hala-a", "severity": "A", "reporter": "k2", "how": "sent"}
    happening = Happening(
        kind=Kind.REPORTED,
        actor="k2",
        channel="telegram",
        received_at=archive.now,
        platform_at=archive.now.replace(microsecond=0),
        facts=facts,
        text=text,
    )
    stored = archive.incidents.create(CONTRACT, "Z", DIGEST, happening)
    archive.incidents.project(stored.id, projection(archive.now))
    for number in range(DELIVERIES):
        archive.outbox.add(delivery(stored.id, number))
    archive.cards.shown(f"incident:{stored.id}", CONTRACT, "k2", "telegram", "4711", "815", "client", 1)
    archive.inbox.done(inbox_row, stored.id)
    return stored.id


def projection(at: datetime) -> Projection:
    return Projection(
        state=State.REPORTED,
        service="linia",
        location="hala-a",
        severity="A",
        reporter="k2",
        notified_at=at,
        reaction_due=at + timedelta(minutes=30),
        workaround_due=at + timedelta(hours=4),
        restoration_due=at + timedelta(hours=8),
        reaction_seconds=None,
        workaround_seconds=None,
        restoration_seconds=None,
        next_alarm_at=at + timedelta(minutes=15),
        swept_to=at,
        ended_at=None,
    )


def delivery(incident: int, number: int) -> NewDelivery:
    return NewDelivery(
        contract=CONTRACT,
        incident=incident,
        recipient=f"s{number}",
        channel="telegram",
        chat=f"471{number}",
        kind="new",
        parameters='{"incident": 42, "number": "Z-0042", "service": "linia", "severity": "A"}',
        key=f"incident:{incident}:new:s{number}",
        slot=f"incident:{incident}",
        rest=("slack", "email"),
    )


class Bare:
    """The same tables written by the driver alone."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute("PRAGMA foreign_keys=ON")
        self.inserts = {table: self._insert(table) for table in WRITTEN}

    def _insert(self, table: str) -> str:
        columns = [row[1] for row in self.connection.execute(f"PRAGMA table_info({table})")]
        return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def keep(self, channel: str, key: str, at: str) -> int:
        columns = "channel, key, payload, fingerprint, received_at, failures"
        insert = f"INSERT INTO inbound ({columns}) VALUES (?, ?, ?, '', ?, 0)"
        return self.connection.execute(insert, (channel, key, "{}", at)).lastrowid or 0

    def write(self, rows: dict[str, list[Row]], inbox_row: int, at: str) -> None:
        execute = self.connection.execute
        execute("BEGIN IMMEDIATE")
        execute(
            "INSERT INTO numbering VALUES (?, 'incident', 1) "
            "ON CONFLICT (contract, series) DO UPDATE SET last = last + 1",
            (CONTRACT,),
        )
        for table in WRITTEN:
            for row in rows[table]:
                execute(self.inserts[table], row)
        done = "UPDATE inbound SET payload = NULL, done_at = ?, incident = ? WHERE id = ?"
        execute(done, (at, rows["incident"][0][0], inbox_row))
        execute("COMMIT")


def written(source: sqlite3.Connection, incident: int) -> dict[str, list[Row]]:
    keys = dict.fromkeys(WRITTEN, "incident") | {"incident": "id"}
    return {
        table: source.execute(f"SELECT * FROM {table} WHERE {keys[table]} = ?", (incident,)).fetchall()
        for table in WRITTEN
    }


def timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def measure(folder: Path, rounds: int = ROUNDS) -> tuple[list[float], list[float]]:
    """Return the seconds of each transaction: the store's, and the bare ones of the same rows."""
    paths = folder / "store.sqlite3", folder / "bare.sqlite3"
    for path in paths:
        prepared = Database(f"sqlite:///{path}")
        prepared.migrate()
        prepared.close()
    database, bare, source = Database(f"sqlite:///{paths[0]}"), Bare(paths[1]), sqlite3.connect(paths[0])
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds + WARM_UP):
        at = START + timedelta(seconds=number, microseconds=7)
        with database.writing(at) as archive:
            row = archive.inbox.keep("telegram", str(number), "{}", at).row
            text = archive.texts.keep("Taśma stoi, nic nie rusza.")
        bare_row = bare.keep("telegram", str(number), f"{at:%Y-%m-%d %H:%M:%S.%f}")
        ours.append(timed(lambda at=at, row=row, text=text: in_store(database, at, row, text)))
        rows = written(source, number + 1)
        stamp = f"{at:%Y-%m-%d %H:%M:%S.%f}"
        theirs.append(timed(lambda rows=rows, row=bare_row, stamp=stamp: bare.write(rows, row, stamp)))
    database.close()
    return ours[WARM_UP:], theirs[WARM_UP:]


def in_store(database: Database, at: datetime, inbox_row: int, text: str) -> None:
    with database.writing(at) as archive:
        report(archive, inbox_row, text)


def main() -> int:
    """Print both medians, their ratio and the target; exit 1 where the target is missed."""
    with tempfile.TemporaryDirectory(prefix="bench-store-") as folder:
        ours, theirs = measure(Path(folder))
    median, reference = statistics.median(ours), statistics.median(theirs)
    ratio = median / reference
    print(f"a report's transaction     {median * 1000:6.2f} ms  (p95 {quantile(ours) * 1000:.2f} ms)")
    print(f"bare sqlite3, same rows    {reference * 1000:6.2f} ms  (p95 {quantile(theirs) * 1000:.2f} ms)")
    print(f"ratio                      {ratio:6.2f}     target: at most {TARGET:.1f}")
    return 0 if ratio <= TARGET else 1


def quantile(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
