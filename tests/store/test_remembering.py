"""A process keeps the logs it has read in mind, and is never misled by them."""

import pytest
from sqlalchemy import text

from models.sla.events import Kind
from models.store.archive import Archive
from models.store.database import Database
from models.store.remembering import Log, Memory
from tests.store.subject import CONTRACT, DIGEST, NOW, happening, report


def kinds(database: Database, incident: int) -> list[Kind]:
    with database.reading(NOW) as archive:
        return [event.kind for event in archive.incidents.load(incident).events]


def reported(database: Database) -> int:
    with database.writing(NOW) as archive:
        return report(archive).id


def note(archive: Archive, incident: int) -> None:
    archive.incidents.append(incident, [happening(Kind.NOTE)])


def test_a_log_in_mind_is_read_on_from_where_it_has_grown(database: Database) -> None:
    incident = reported(database)
    assert kinds(database, incident) == [Kind.REPORTED]
    elsewhere = Database(database._url)
    with elsewhere.writing(NOW) as archive:
        note(archive, incident)
        archive.incidents.append(incident, [happening(Kind.JOINED, "k3")])
    elsewhere.close()

    with database.reading(NOW) as archive:
        remembered = archive.incidents.load(incident)

    fresh = Database(database._url)
    with fresh.reading(NOW) as archive:
        assert archive.incidents.load(incident) == remembered
    fresh.close()
    assert [event.kind for event in remembered.events] == [Kind.REPORTED, Kind.NOTE, Kind.JOINED]


def test_what_was_undone_is_not_remembered(database: Database) -> None:
    incident = reported(database)

    def undone() -> None:
        with database.writing(NOW) as archive:
            note(archive, incident)
            archive.incidents.put_back(incident)
            assert len(archive.incidents.load(incident).events) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert kinds(database, incident) == [Kind.REPORTED]
    with database.writing(NOW) as archive:
        archive.incidents.append(incident, [happening(Kind.JOINED, "k3")])

    assert kinds(database, incident) == [Kind.REPORTED, Kind.JOINED]


def test_a_head_that_differs_has_everything_read_anew(database: Database) -> None:
    incident = reported(database)
    with database.writing(NOW) as archive:
        note(archive, incident)
    assert kinds(database, incident) == [Kind.REPORTED, Kind.NOTE]
    with database.writing(NOW) as archive:
        table = "" if archive.connection.dialect.name == "sqlite" else " ON event"
        archive.connection.execute(text(f"DROP TRIGGER event_no_delete{table}"))
        archive.connection.execute(text("DELETE FROM event WHERE seq = 2"))
        archive.connection.execute(text("UPDATE incident SET events = 1, head = (SELECT hash FROM event)"))

    assert kinds(database, incident) == [Kind.REPORTED]


def test_the_logs_used_last_are_kept(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
    log = Log.of(stored.incident.number, CONTRACT, DIGEST, stored.events)
    memory = Memory(most_events=2)

    for incident in (1, 2):
        memory.keep(incident, log)
    memory.recall(1)
    memory.keep(3, log)
    memory.keep(3, log)

    assert [memory.recall(incident) is not None for incident in (1, 2, 3)] == [True, False, True]
