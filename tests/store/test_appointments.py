"""Appointments as the store keeps them."""

from datetime import timedelta

from models.store.database import Database
from tests.store.subject import CONTRACT, LATER, NOW

HOUR = timedelta(hours=1)


def test_what_stands_already_is_not_entered_twice(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.appointments.plan("report", CONTRACT, "2026-11", NOW + HOUR)
        again = archive.appointments.plan("report", CONTRACT, "2026-11", NOW + 2 * HOUR)
        other = archive.appointments.plan("report", CONTRACT, "2026-12", NOW + 3 * HOUR)

        assert first == again != other
        assert archive.appointments.next_due_at() == NOW + HOUR
        assert [one.id for one in archive.appointments.due(NOW + HOUR)] == [first]
        assert archive.appointments.due(NOW) == []


def test_what_is_kept_is_due_no_more_and_may_be_entered_again(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.appointments.plan("retention", CONTRACT, "", NOW)
    with database.writing(LATER) as archive:
        archive.appointments.keep(first)

        kept = archive.appointments.find(first)
        assert kept is not None
        assert kept.kept_at == LATER
        assert archive.appointments.next_due_at() is None
        assert archive.appointments.plan("retention", CONTRACT, "", LATER) != first


def test_one_that_is_moved_or_failed_comes_back_at_its_instant(database: Database) -> None:
    with database.writing(NOW) as archive:
        moved = archive.appointments.plan("window", CONTRACT, "1", NOW)
        failed = archive.appointments.plan("window", CONTRACT, "2", NOW)

        archive.appointments.move(moved, NOW + HOUR)
        archive.appointments.postpone(failed, NOW + 2 * HOUR)

        due = archive.appointments.due(NOW + 2 * HOUR)
        assert [(one.subject, one.failures) for one in due] == [("1", 0), ("2", 1)]
        assert archive.appointments.find(10**30) is None
