"""The register as the store keeps it, on both databases."""

from models.sla.register import EntryKind, NewEntry, verify_register
from models.store.database import Database
from tests.store.subject import CONTRACT, LATER, NOW


def finding(subject: str = "2026-Q3", case: int = 1) -> NewEntry:
    return NewEntry(kind=EntryKind.FINDING, subject=subject, actor="k4", facts={"case": case}, text="d1")


def test_entries_follow_each_other_in_one_chain_for_each_contract(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.register.add(CONTRACT, finding())
        archive.register.add("another", finding())
    with database.writing(LATER) as archive:
        archive.register.add(CONTRACT, finding(case=2))

    with database.reading(LATER) as archive:
        entries = archive.register.all_of(CONTRACT)
        assert [(one.seq, one.facts["case"]) for one in entries] == [(1, 1), (2, 2)]
        assert verify_register(entries) == []
        assert entries[1].previous == entries[0].hash
        assert archive.register.last(CONTRACT) == entries[1]
        assert archive.register.last("nobody") is None


def test_entries_are_found_by_subject_by_kind_and_by_time(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.register.add(CONTRACT, finding())
        other = archive.register.add(CONTRACT, finding("2026-Q4"))
    with database.writing(LATER) as archive:
        drawn = NewEntry(kind=EntryKind.INSPECTION_DRAWN, subject="2026-Q3", actor="k4")
        later = archive.register.add(CONTRACT, drawn)

        assert archive.register.about(CONTRACT, "2026-Q3") == [first, later]
        assert archive.register.about(CONTRACT, "2026-Q3", EntryKind.INSPECTION_DRAWN) == [later]
        assert archive.register.between(CONTRACT, EntryKind.FINDING, NOW, LATER) == [first, other]
        assert archive.register.find(later.id) == later
        assert archive.register.find(-1) is None
        assert archive.register.find(4711) is None
