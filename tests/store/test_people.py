"""People, invitations, texts and contract versions as the store keeps them."""

import hashlib
from datetime import timedelta

from models.store.database import Database
from tests.store.subject import CONTRACT, DIGEST, LATER, NOW

TELEGRAM = ("telegram", "4711")


def test_an_identity_is_one_person_in_each_contract(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.people.link(CONTRACT, "k2", *TELEGRAM, "chat", "pl")
        second = archive.people.link("another", "k7", *TELEGRAM, "chat", None)

        assert archive.people.by_account(*TELEGRAM) == [first, second]
        assert archive.people.by_account("telegram", "4712") == []


def test_an_identity_that_changes_hands_is_revoked_at_the_first(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.people.link(CONTRACT, "k2", *TELEGRAM, "chat", "pl")
        new = archive.people.link(CONTRACT, "k3", *TELEGRAM, "chat", "pl")

        assert archive.people.accounts_of(CONTRACT, "k2") == []
        assert archive.people.by_account(*TELEGRAM) == [new]


def test_linking_again_refreshes_the_chat_and_keeps_the_language(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.people.link(CONTRACT, "k2", *TELEGRAM, "old chat", "en")
        archive.people.block(first.id, NOW)
    with database.writing(LATER) as archive:
        again = archive.people.link(CONTRACT, "k2", *TELEGRAM, "new chat", None)

    assert (again.id, again.chat, again.language, again.linked_at) == (first.id, "new chat", "en", NOW)
    assert again.blocked_at is None


def test_a_revoked_account_is_nobodys(database: Database) -> None:
    with database.writing(NOW) as archive:
        account = archive.people.link(CONTRACT, "k2", *TELEGRAM, "chat", None)
        archive.people.revoke(account.id)

        assert archive.people.by_account(*TELEGRAM) == []
        assert archive.people.link(CONTRACT, "k2", *TELEGRAM, "chat", None).id != account.id


def test_a_blocked_account_is_still_the_persons(database: Database) -> None:
    with database.writing(NOW) as archive:
        account = archive.people.link(CONTRACT, "k2", *TELEGRAM, "chat", None)
        archive.people.block(account.id, LATER)
        archive.people.live(account.id, LATER + timedelta(seconds=30))

        (blocked,) = archive.people.accounts_of(CONTRACT, "k2")
        archive.people.unblock(account.id)
        (free,) = archive.people.accounts_of(CONTRACT, "k2")
    assert (blocked.blocked_at, free.blocked_at) == (LATER, None)
    assert free.live_until == LATER + timedelta(seconds=30)


def test_a_chosen_language_counts_for_every_contract_of_an_identity(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.people.link(CONTRACT, "k2", *TELEGRAM, "chat", None)
        archive.people.link("another", "k7", *TELEGRAM, "chat", "pl")
        assert archive.people.language_of(CONTRACT, "k2") is None

        archive.people.set_language(*TELEGRAM, "en")

        assert archive.people.language_of(CONTRACT, "k2") == "en"
        assert archive.people.language_of("another", "k7") == "en"


def test_employees_are_numbered_as_they_come(database: Database) -> None:
    with database.writing(NOW) as archive:
        first = archive.people.add_employee(CONTRACT, "Jan Wzór", "jan@wzor.example")
        second = archive.people.add_employee(CONTRACT, "Anna Próba", None)

        assert (first.key, second.key) == ("e1", "e2")
        assert archive.people.add_employee("another", "Jan Wzór", None).key == "e1"
        assert archive.people.employee(CONTRACT, "e2") == second
        assert archive.people.employee(CONTRACT, "e3") is None
        assert archive.people.employee_by_email(CONTRACT, "jan@wzor.example") == first
        assert archive.people.employee_by_email("another", "jan@wzor.example") is None


def test_an_invitation_remembers_who_used_it(database: Database) -> None:
    with database.writing(NOW) as archive:
        invited = archive.people.invite(CONTRACT, "k2", "hash", LATER, "reakcja")
        before = archive.people.invitation("hash")
        archive.people.use_invitation(invited, *TELEGRAM)
        after = archive.people.invitation("hash")

        assert archive.people.invitation("another hash") is None
    assert before is not None
    assert after is not None
    assert (before.person, before.expires_at, before.used_at) == ("k2", LATER, None)
    assert (after.used_at, after.used_channel, after.used_external) == (NOW, *TELEGRAM)


def test_wrong_tries_count_for_each_account_from_an_instant_on(database: Database) -> None:
    for at in (NOW, LATER):
        with database.writing(at) as archive:
            archive.people.wrong_try(*TELEGRAM)
            archive.people.wrong_try("web", "another")

    with database.reading(LATER) as archive:
        assert archive.people.wrong_tries_since(*TELEGRAM, NOW) == 2
        assert archive.people.wrong_tries_since(*TELEGRAM, NOW + timedelta(microseconds=1)) == 1


def test_a_text_is_named_by_its_salted_digest(database: Database) -> None:
    with database.writing(NOW) as archive:
        first, second = (archive.texts.keep("Taśma stoi 😀") for _ in range(2))

        assert first != second
        assert first != hashlib.sha256("Taśma stoi 😀".encode()).hexdigest()
        assert archive.texts.read(first) == archive.texts.read(second) == "Taśma stoi 😀"


def test_an_erased_text_is_gone_and_its_digest_known(database: Database) -> None:
    with database.writing(NOW) as archive:
        kept, erased = archive.texts.keep("kept"), archive.texts.keep("erased")
        archive.texts.erase(erased)

        assert archive.texts.read(erased) is None
        assert archive.texts.read(kept) == "kept"


def test_a_contract_text_is_kept_once(database: Database) -> None:
    with database.writing(NOW) as archive:
        assert archive.versions.keep(CONTRACT, DIGEST, "first")
        assert not archive.versions.keep(CONTRACT, DIGEST, "again")
        assert archive.versions.keep(CONTRACT, "sha256:other", "second", "{}")
        assert archive.versions.keep("another", DIGEST, "third")

        second = archive.versions.all()[1]
        assert (second.text, second.terms_json, second.first_seen_at) == ("second", "{}", NOW)
        assert [version.text for version in archive.versions.all()] == ["first", "second", "third"]
