"""Announced work as the store keeps it: added only, and read back as it was known at an instant."""

from datetime import timedelta

import pytest

from models.sla.hours import Span
from models.sla.register import EntryKind, verify_register
from models.sla.work_entries import works_entered
from models.sla.works import WorkKind
from models.store.database import Database
from models.store.works import NewWork
from tests.store.subject import CONTRACT, LATER, NOW


def new(hours: int = 48, **more: object) -> NewWork:
    start = (NOW + timedelta(hours=hours)).replace(microsecond=0)
    known = {"contract": CONTRACT, "services": ("erp", "siec"), "is_emergency": False, **more}
    return NewWork(
        span=Span(start, start + timedelta(hours=2)),
        announced_by="s2",
        announced_at=NOW,
        channel="telegram",
        text="digest",
        **known,
    )


def test_an_announcement_comes_back_as_it_was_made(database: Database) -> None:
    with database.writing(NOW) as archive:
        made = archive.works.announce(new())

    with database.reading(LATER) as archive:
        (found,) = archive.works.of(CONTRACT)
        assert found == made == archive.works.find(made.id)
        assert (found.services, found.by, found.text) == (("erp", "siec"), "s2", "digest")
        assert (found.announced_at, found.is_emergency) == (NOW.replace(microsecond=0), False)
        assert archive.works.of("another") == []
        assert archive.works.find(made.id + 1) is None
        assert archive.works.find(10**30) is None


def test_works_come_by_their_start_with_what_became_of_them(database: Database) -> None:
    with database.writing(NOW) as archive:
        late, early = archive.works.announce(new(72)), archive.works.announce(new(24))
        archive.works.record(late.id, WorkKind.OBJECTED, "k1", NOW, "telegram")
        archive.works.record(late.id, WorkKind.CANCELLED, "s2", NOW)

        found = archive.works.of(CONTRACT)

        assert [one.id for one in found] == [early.id, late.id]
        assert (found[1].objected_by, found[1].cancelled_at) == (("k1",), NOW.replace(microsecond=0))


def test_what_was_recorded_later_was_not_known_before(database: Database) -> None:
    with database.writing(NOW) as archive:
        work = archive.works.announce(new())
    with database.writing(LATER) as archive:
        archive.works.record(work.id, WorkKind.CANCELLED, "s2", LATER)
        archive.works.announce(new(96))

        assert [one.is_over for one in archive.works.of(CONTRACT, NOW)] == [False]
        assert [one.is_over for one in archive.works.of(CONTRACT, LATER)] == [True, False]
        assert archive.works.of(CONTRACT, NOW - timedelta(seconds=1)) == []


def test_nothing_becomes_of_a_work_that_was_never_announced(database: Database) -> None:
    with pytest.raises(LookupError), database.writing(NOW) as archive:
        archive.works.record(4711, WorkKind.ENDED, "s2", NOW)


def test_everything_about_a_work_is_entered_in_the_register_of_its_contract(database: Database) -> None:
    with database.writing(NOW) as archive:
        work = archive.works.announce(new())
        archive.works.record(work.id, WorkKind.OBJECTED, "k1", NOW, "telegram")
    with database.writing(LATER) as archive:
        archive.works.record(work.id, WorkKind.CANCELLED, "s2", LATER)

    with database.reading(LATER) as archive:
        entries = archive.register.all_of(CONTRACT)
        assert [(one.kind, one.actor, one.recorded_at) for one in entries] == [
            (EntryKind.WORK_ANNOUNCED, "s2", NOW),
            (EntryKind.WORK_OBJECTED, "k1", NOW),
            (EntryKind.WORK_CANCELLED, "s2", LATER),
        ]
        assert verify_register(entries) == []
        assert works_entered(entries) == {work.id: archive.works.find(work.id)}
        assert archive.works.contracts() == [CONTRACT]
