"""A store with reports in it, each fact recorded when it happened, for tests of desks that read them."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from handlers.desk import Caller, Desk, Person
from handlers.library import Library, shelve
from handlers.messages import Arrival, Inbound, Notice
from handlers.notices.catalogue import from_parameters
from handlers.record import record
from models.sla.contract import Role, Side
from models.sla.events import Event, Happening
from models.store.archive import Archive
from models.store.database import Database
from tests.sla.reports import example

CONTRACT = "SLA/2026/001"
LIBRARY: Library = shelve({CONTRACT: example()}, {})
ROLES = {
    "k1": {Role.REPORTER, Role.COORDINATOR, Role.REPORTS, Role.ADMIN},
    "k2": {Role.REPORTER, Role.COORDINATOR},
    "k4": {Role.REPORTER, Role.INSPECTOR},
    "s2": {Role.ACKNOWLEDGE, Role.RESOLVE},
    "s3": {Role.ACKNOWLEDGE, Role.RESOLVE, Role.REPORTS},
}
_HAPPENING = [field.name for field in fields(Happening)]


def desk_of(archive: Archive) -> Desk:
    return Desk(archive=archive, library=LIBRARY, channels=frozenset({"telegram"}))


def keep(database: Database, log: Sequence[Event]) -> int:
    """Record an incident fact by fact, each in a transaction of its own instant."""
    row = 0
    for event in log:
        happening = Happening(**{name: getattr(event, name) for name in _HAPPENING})
        with database.writing(event.recorded_at) as archive:
            desk = desk_of(archive)
            if event.seq == 1:
                digest = desk.library.terms_at(CONTRACT, event.at).digest
                stored = archive.incidents.create(CONTRACT, "Z", digest, happening)
                record(desk, stored, [])
                row = stored.id
            else:
                record(desk, archive.incidents.load(row), [happening])
    return row


def caller(key: str, at: datetime, *, row: int = 1, **inbound: str | Arrival) -> Caller:
    side = Side.CLIENT if key.startswith("k") else Side.PROVIDER
    return Caller(
        inbound=Inbound(
            **{
                "channel": "telegram",
                "key": f"u{row}",
                "account": "7001",
                "chat": "7001",
                "kind": Arrival.TEXT,
                "received_at": at,
                **inbound,
            }
        ),
        row=row,
        persons=(Person(contract=CONTRACT, key=key, side=side, roles=frozenset(ROLES[key])),),
    )


def owed(archive: Archive) -> list[Notice]:
    """Return every message the desks have written down to be sent, in order."""
    return [from_parameters(one.kind, one.parameters) for one in archive.outbox.claim(100, 60)]
