"""A database from before announced work was entered in the register: it is entered by the step, and kept as it was."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from models.sla.register import BEGINNING, EntryKind, NewEntry, entry_hash, verify_register
from models.sla.work_entries import works_entered
from models.store.database import Database
from tests.store.subject import CONTRACT, LATER, NOW, upgrade_to

WORK = (
    "INSERT INTO work (id, contract, services, starts_at, ends_at, announced_by, announced_at, channel, text,"
    """ is_emergency, recorded_at) VALUES ({id}, '{contract}', '["erp", "siec"]', '2026-11-29 03:00:00',"""
    " '2026-11-29 05:00:00', 's2', '2026-11-24 09:00:00', 'web', NULL, {urgent}, '2026-11-24 09:00:0{id}.5')"
)
FACT = (
    "INSERT INTO work_fact (work, seq, kind, actor, at, channel, recorded_at) VALUES"
    " (3, {seq}, '{kind}', 's2', '2026-11-29 05:{at}:00', 'web', '2026-11-29 05:{at}:01')"
)
ENTRY = (
    "INSERT INTO register_entry (contract, seq, kind, subject, actor, recorded_at, facts, text, previous, hash) VALUES"
    " ('{contract}', 1, 'list_made', '2026-11-20', 'reakcja', '{at:%Y-%m-%d %H:%M:%S.%f}', '{{}}', NULL,"
    " '{previous}', '{hash}')"
)


@pytest.fixture
def earlier(bare_url: str) -> Iterator[Database]:
    """A database at the step before, with two works of one contract and one of another."""
    database = Database(bare_url)
    with database.writing(NOW) as archive:
        upgrade_to("0012", archive)
        for statement in (
            WORK.format(id=3, contract=CONTRACT, urgent="false"),
            WORK.format(id=4, contract="OLA", urgent="false"),
            WORK.format(id=5, contract=CONTRACT, urgent="true"),
            FACT.format(seq=1, kind="goes_on", at="00"),
            FACT.format(seq=2, kind="ended", at="30"),
        ):
            archive.connection.execute(text(statement))
        made = NewEntry(kind=EntryKind.LIST_MADE, subject="2026-11-20", actor="reakcja")
        sealed = entry_hash(CONTRACT, made, seq=1, recorded_at=NOW, previous=BEGINNING)
        archive.connection.execute(
            text(ENTRY.format(contract=CONTRACT, at=NOW, previous=BEGINNING, hash=sealed))
        )
    yield database
    database.close()


def test_every_word_is_entered_behind_what_stood_there_in_its_order(earlier: Database) -> None:
    earlier.migrate()

    with earlier.reading(LATER) as archive:
        entries = archive.register.all_of(CONTRACT)
        assert [(one.kind, one.subject) for one in entries] == [
            (EntryKind.LIST_MADE, "2026-11-20"),
            (EntryKind.WORK_ANNOUNCED, "work:3"),
            (EntryKind.WORK_ANNOUNCED, "work:5"),
            (EntryKind.WORK_GOES_ON, "work:3"),
            (EntryKind.WORK_ENDED, "work:3"),
        ]
        for contract in (CONTRACT, "OLA"):
            known = archive.register.all_of(contract)
            assert verify_register(known) == []
            assert works_entered(known) == {one.id: one for one in archive.works.of(contract)}
        assert archive.works.find(5).is_emergency
