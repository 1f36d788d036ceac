"""Incidents in the store: numbers, chains, the projection and the questions answered from it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from models.sla.events import Kind
from models.sla.evidence import ChainFault, Damage, canonical, facts_text, seal
from models.sla.incident import State
from models.store.archive import Archive
from models.store.database import Database
from models.store.records import Projection, Stored
from tests.store.subject import CONTRACT, DIGEST, LATER, NOW, happening, report, reported

WRITERS, EACH = 4, 6


def projection(stored: Stored, **changes: object) -> Projection:
    values = dict.fromkeys(Projection.__dataclass_fields__) | {
        "state": State.REPORTED,
        "service": stored.incident.service,
        "location": stored.incident.location,
        "severity": "A",
        "reporter": stored.incident.reporter,
        "notified_at": stored.incident.notified_at,
    }
    return Projection(**(values | changes))


def numbers(archive: Archive, ids: list[int]) -> list[str]:
    return [archive.incidents.load(one).incident.number for one in ids]


def test_numbers_count_for_each_contract_by_itself(database: Database) -> None:
    with database.writing(NOW) as archive:
        made = [report(archive, contract).incident.number for contract in ("one", "two", "one")]

    assert made == ["Z-0001", "Z-0001", "Z-0002"]


def test_a_number_grows_beyond_four_digits(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.connection.execute(text("INSERT INTO numbering VALUES ('one', 'incident', 9999)"))

        assert report(archive, "one").incident.number == "Z-10000"


def test_numbers_have_no_gap_and_no_twin_however_many_write(database: Database) -> None:
    def write_some(_: int) -> None:
        for _ in range(EACH):
            with database.writing(NOW) as archive:
                report(archive)

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(write_some, range(WRITERS)))

    with database.reading(NOW) as archive:
        found = numbers(archive, archive.incidents.page(None, CONTRACT, None, 100))
    assert sorted(found) == [f"Z-{number:04d}" for number in range(1, WRITERS * EACH + 1)]


def test_a_report_comes_back_as_it_was_stored(database: Database) -> None:
    with database.writing(LATER) as archive:
        stored = report(archive)

    with database.reading(LATER) as archive:
        assert archive.incidents.load(stored.id) == stored
        assert archive.incidents.find("Z-0001") == stored
    assert stored.events[0].recorded_at == LATER
    assert stored.incident.digest == DIGEST


def test_an_incident_begins_with_a_report(database: Database) -> None:
    with pytest.raises(ValueError, match="report"), database.writing(NOW) as archive:
        archive.incidents.create(CONTRACT, "Z", DIGEST, happening(Kind.NOTE))


def test_nobody_finds_what_is_not_there(database: Database) -> None:
    with database.reading(NOW) as archive:
        assert archive.incidents.find("Z-4711") is None
        with pytest.raises(LookupError):
            archive.incidents.load(4711)


def test_events_are_chained_in_the_order_they_were_given(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
        archive.incidents.append(
            stored.id, [happening(Kind.JOINED, "k3"), happening(Kind.NOTIFIED, facts=TOLD)]
        )
    with database.writing(LATER) as archive:
        archive.incidents.append(stored.id, [happening(Kind.ACKNOWLEDGED)])

    with database.reading(LATER) as archive:
        found = archive.incidents.load(stored.id)
        assert archive.incidents.damage(stored.id) == []
    assert [(event.seq, event.kind) for event in found.events] == [
        (1, Kind.REPORTED),
        (2, Kind.JOINED),
        (3, Kind.NOTIFIED),
        (4, Kind.ACKNOWLEDGED),
    ]
    assert found.incident.state is State.ACKNOWLEDGED


TOLD = {"recipient": "s1", "notice": "new"}


def test_appending_nothing_changes_nothing(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)

        assert archive.incidents.append(stored.id, []) == stored


def test_many_writers_of_one_incident_make_one_chain(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id

    def note(_: int) -> None:
        for _ in range(EACH):
            with database.writing(NOW) as archive:
                archive.incidents.append(incident, [happening(Kind.NOTE)])

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(note, range(WRITERS)))

    with database.reading(NOW) as archive:
        assert archive.incidents.load(incident).incident.events == 1 + WRITERS * EACH
        assert archive.incidents.damage(incident) == []


def test_what_was_decided_on_an_incident_still_holds_when_it_is_written(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id

    def take(person: str) -> None:
        with database.writing(NOW) as archive:
            if archive.incidents.load(incident).incident.acknowledged_at is None:
                archive.incidents.append(incident, [happening(Kind.ACKNOWLEDGED, person)])

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(take, ["s1", "s2", "s3", "s4"]))

    with database.reading(NOW) as archive:
        kinds = [event.kind for event in archive.incidents.load(incident).events]
    assert kinds == [Kind.REPORTED, Kind.ACKNOWLEDGED]


def disarm(archive: Archive, act: str) -> None:
    table = "" if archive.connection.dialect.name == "sqlite" else " ON event"
    archive.connection.execute(text(f"DROP TRIGGER event_no_{act}{table}"))


@pytest.mark.parametrize("change", ["actor = 'k3'", "canonical = '{}'", "stated_at = recorded_at"])
def test_an_altered_row_is_found(database: Database, change: str) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
        archive.incidents.append(stored.id, [happening(Kind.NOTE)])
        disarm(archive, "update")
        archive.connection.execute(text(f"UPDATE event SET {change} WHERE seq = 1"))

    with database.reading(NOW) as archive:
        assert archive.incidents.damage(stored.id) == [ChainFault(seq=1, damage=Damage.ALTERED)]


def test_an_end_that_was_cut_off_is_missed(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
        archive.incidents.append(stored.id, [happening(Kind.NOTE), happening(Kind.NOTE)])
        disarm(archive, "delete")
        archive.connection.execute(text("DELETE FROM event WHERE seq = 3"))

    with database.reading(NOW) as archive:
        assert archive.incidents.damage(stored.id) == [ChainFault(seq=3, damage=Damage.MISSING)]


def test_an_end_that_was_written_anew_is_found(database: Database) -> None:
    forged = seal("Z-0001", reported(reporter="k9"), seq=1, recorded_at=NOW, previous=DIGEST)
    new = {"facts": facts_text(forged), "canonical": canonical("Z-0001", forged, DIGEST), "hash": forged.hash}
    with database.writing(NOW) as archive:
        stored = report(archive)
        disarm(archive, "update")
        change = "UPDATE event SET actor = 'k9', facts = :facts, canonical = :canonical, hash = :hash"
        archive.connection.execute(text(change), new)

    with database.reading(NOW) as archive:
        assert archive.incidents.damage(stored.id) == [ChainFault(seq=1, damage=Damage.ALTERED)]


def test_the_projection_answers_what_is_open_and_what_is_due(database: Database) -> None:
    with database.writing(NOW) as archive:
        first, second, third = (report(archive) for _ in range(3))
        archive.incidents.project(first.id, projection(first, next_alarm_at=LATER))
        archive.incidents.project(second.id, projection(second, next_alarm_at=NOW, swept_to=NOW))
        archive.incidents.project(third.id, projection(third, state=State.CLOSED))

    with database.reading(NOW) as archive:
        incidents = archive.incidents
        assert incidents.unfinished(CONTRACT) == [first.id, second.id]
        assert incidents.alarms_due(LATER) == [(second.id, NOW), (first.id, LATER)]
        assert incidents.alarms_due(LATER - timedelta(microseconds=1)) == [(second.id, NOW)]
        assert incidents.next_alarm_at() == NOW
        assert incidents.load(second.id).swept_to == NOW
        assert incidents.page(State.CLOSED, None, None, 10) == [third.id]


def test_a_page_ends_where_the_next_begins(database: Database) -> None:
    with database.writing(NOW) as archive:
        ids = [report(archive).id for _ in range(3)]

        assert archive.incidents.page(None, CONTRACT, None, 2) == [ids[2], ids[1]]
        assert archive.incidents.page(None, CONTRACT, ids[1], 2) == [ids[0]]
        assert archive.incidents.page(None, "another", None, 2) == []


def test_nothing_is_due_where_nothing_is(database: Database) -> None:
    with database.reading(NOW) as archive:
        assert archive.incidents.next_alarm_at() is None
        assert archive.incidents.alarms_due(NOW) == []


def test_a_person_finds_what_they_reported_and_joined(database: Database) -> None:
    with database.writing(NOW) as archive:
        mine = archive.incidents.create(CONTRACT, "Z", DIGEST, reported(reporter="k3"))
        joined, _other = report(archive), report(archive)
        for _ in range(2):
            archive.incidents.append(joined.id, [happening(Kind.JOINED, "k3")])

        assert archive.incidents.of_person(CONTRACT, "k3", 10) == [joined.id, mine.id]
        assert archive.incidents.of_person(CONTRACT, "k3", 1) == [joined.id]
        assert archive.incidents.of_person("another", "k3", 10) == []


def test_a_period_holds_its_first_instant_and_not_its_last(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
        at = stored.incident.notified_at

        assert archive.incidents.between(CONTRACT, at, at + timedelta(seconds=1)) == [stored.id]
        assert archive.incidents.between(CONTRACT, at - timedelta(seconds=1), at) == []
