"""The door of the store: transactions that hold whole or not at all, on both databases."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError

from models.store.database import Database, NotMigratedError
from tests.store.subject import CONTRACT, LATER, NOW, delivery, report


class StumbleError(Exception):
    pass


def stumble_after_a_whole_report(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
        archive.outbox.add(delivery("one"))
        archive.cards.shown(f"incident:{stored.id}", CONTRACT, "k2", "web", "chat", "7", "client", 1)
        raise StumbleError


def test_a_stumble_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(StumbleError):
        stumble_after_a_whole_report(database)

    with database.reading(LATER) as archive:
        assert archive.incidents.page(None, CONTRACT, None, 10) == []
        assert archive.outbox.next_due_at() is None
        assert archive.cards.behind(10) == []


def test_a_number_lost_in_a_stumble_is_given_again(database: Database) -> None:
    with pytest.raises(StumbleError):
        stumble_after_a_whole_report(database)

    with database.writing(NOW) as archive:
        assert report(archive).incident.number == "Z-0001"


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading(NOW) as archive:
        archive.texts.keep("Taśma stoi.")


def test_a_reader_sees_one_state_throughout(database: Database) -> None:
    with database.reading(NOW) as before:
        assert before.incidents.unfinished(CONTRACT) == []
        with database.writing(NOW) as archive:
            report(archive)

        assert before.incidents.unfinished(CONTRACT) == []


def test_instants_come_back_in_utc_to_the_microsecond(database: Database) -> None:
    written = datetime(2026, 10, 25, 2, 30, 0, 1, tzinfo=timezone(timedelta(hours=2)))

    with database.writing(NOW) as archive:
        archive.liveness.beat("worker:1", "telegram", written)

    with database.reading(NOW) as archive:
        assert archive.liveness.last("worker", "telegram") == datetime(2026, 10, 25, 0, 30, 0, 1, tzinfo=UTC)


def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)

    with pytest.raises(StatementError), database.writing(NOW) as archive:
        archive.liveness.beat("worker", "telegram", naive)


def test_a_row_without_its_parent_is_refused(database: Database) -> None:
    orphan = delivery("one")

    with pytest.raises(DBAPIError), database.writing(NOW) as archive:
        archive.web.add(CONTRACT, "k2", "", "new", orphan.parameters, None, 4711)


def test_an_empty_database_is_not_taken_for_a_migrated_one(bare_url: str) -> None:
    database = Database(bare_url)

    with pytest.raises(NotMigratedError):
        database.check()
    database.close()


def test_sqlite_writes_to_the_disk_before_it_says_done(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new folder' / 'store.sqlite3'}")

    with database.writing(NOW) as archive:
        asked = [
            archive.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    database.close()

    assert asked == ["wal", 2, 1, 10_000]


def keep_and_report(database: Database, key: str, pages: int) -> None:
    with database.writing(NOW) as archive:
        archive.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        archive.inbox.keep("web", key, "Taśma stoi. " * 400, NOW)
        report(archive)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "small.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    keep_and_report(database, "before", 1000)
    with database.reading(NOW) as archive:
        pages = archive.connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    with pytest.raises(OperationalError, match="full"):
        keep_and_report(database, "when full", pages)

    keep_and_report(database, "after", 1000)
    with database.reading(NOW) as archive:
        counts = [
            archive.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("inbound", "incident", "event", "party_to")
        ]
        assert archive.incidents.find("Z-0002") is not None
    database.close()
    assert counts == [2, 2, 2, 2]
