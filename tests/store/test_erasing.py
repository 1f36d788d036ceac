"""Forgetting on both databases: texts, addresses, drafts, strangers; what is left stays readable."""

from datetime import timedelta

from models.store.database import Database
from tests.store.subject import CONTRACT, LATER, NOW, delivery, report

LONG_AGO = NOW - timedelta(days=400)
SOON = LATER + timedelta(days=1)


def test_an_address_is_forgotten_wherever_a_row_carries_it(database: Database) -> None:
    with database.writing(NOW) as archive:
        account = archive.people.link(CONTRACT, "k2", "telegram", "4711", "4711", "pl")
        row = archive.outbox.add(delivery("one", recipient="k2", channel="telegram"))
        archive.inbox.keep("telegram", "4711:1", "{}", NOW)
        archive.people.revoke(account.id)
        assert row is not None
        archive.outbox.sent(row, "9", None)

    with database.writing(LATER) as archive:
        assert archive.erasing.addresses(CONTRACT, NOW) == 0
        assert archive.erasing.addresses(CONTRACT, LATER) == 1
        assert archive.erasing.addresses(CONTRACT, LATER) == 0
        assert archive.people.by_account("telegram", "4711") == []


def test_an_account_in_use_keeps_its_address(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.people.link(CONTRACT, "k2", "telegram", "4711", "4711", "pl")
        archive.erasing.addresses(CONTRACT, SOON)

        assert len(archive.people.by_account("telegram", "4711")) == 1


def test_strangers_and_old_talks_are_forgotten(database: Database) -> None:
    with database.writing(NOW) as archive:
        display = archive.texts.keep("Gustaw N.")
        archive.access.ask(CONTRACT, "telegram", "4712", "4712", display)
        archive.people.wrong_try("telegram", "4712")
        stranger = archive.outbox.add(delivery("unknown:telegram:4712", recipient="guest:pl"))
        assert stranger is not None
        archive.outbox.sent(stranger, "9", None)

    with database.writing(SOON) as archive:
        archive.erasing.strangers(SOON)
        archive.erasing.ended_talks(CONTRACT, SOON)

        assert archive.texts.read(display) is None
        assert archive.people.wrong_tries_since("telegram", "4712", LONG_AGO) == 0
        assert archive.outbox.load(stranger).key == f"erased:{stranger}"


def test_texts_of_an_incident_that_goes_on_stay(database: Database) -> None:
    with database.writing(NOW) as archive:
        report(archive)

        assert archive.erasing.texts_of_incidents(CONTRACT, SOON) == 0


def test_a_name_is_erased_once(database: Database) -> None:
    with database.writing(NOW) as archive:
        employee = archive.people.add_employee(CONTRACT, "Gustaw Notka", "g@zaklad.example.com")
        archive.erasing.name_of(CONTRACT, employee.key)
        archive.erasing.name_of(CONTRACT, employee.key)

        found = archive.people.employee(CONTRACT, employee.key)
        assert found is not None
        assert (found.name, found.email) == ("", None)
        assert archive.standing.erased(CONTRACT) == {employee.key}
