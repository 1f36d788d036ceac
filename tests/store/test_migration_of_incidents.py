"""A database with incidents from before a column was dropped: they are kept, and so is what guards them."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from models.store.database import Database
from tests.store.subject import LATER, NOW, upgrade_to

INCIDENT = (
    "INSERT INTO incident (id, contract, number, terms_digest, head, events, changed, state, service, severity,"
    " reporter, notified_at, starts_at) VALUES (7, 'SLA', 'Z-0007', 'sha256:x', 'ab', 1, 1, 'reported', 'erp',"
    " 'B', 'k2', '2026-11-24 09:00:00', '2026-11-24 09:00:00')"
)
EVENT = (
    "INSERT INTO event (incident, seq, kind, actor, received_at, recorded_at, facts, canonical, previous, hash)"
    " VALUES (7, 1, 'reported', 'k2', '2026-11-24 09:00:00', '2026-11-24 09:00:01', '{}', '{}', '', 'ab')"
)


def test_when_the_clock_starts_is_kept_no_longer_and_all_else_is(bare_url: str) -> None:
    database = Database(bare_url)
    with database.writing(NOW) as archive:
        upgrade_to("0011", archive)
        for statement in (INCIDENT, EVENT):
            archive.connection.exec_driver_sql(statement)

    database.migrate()

    with database.reading(LATER) as archive:
        columns = {one["name"] for one in inspect(archive.connection).get_columns("incident")}
        kept = archive.connection.execute(text("SELECT number, reporter, events FROM incident")).one()
    assert "starts_at" not in columns
    assert tuple(kept) == ("Z-0007", "k2", 1)
    with pytest.raises(DBAPIError, match="only ever added"), database.writing(NOW) as archive:
        archive.connection.execute(text("UPDATE event SET actor = 'k3'"))
    database.close()
