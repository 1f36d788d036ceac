"""The outbox: what is due is claimed once, in each person's order, and nothing is lost on the way."""

from contextlib import closing
from datetime import timedelta

import pytest

from models.store.archive import Archive
from models.store.database import Database
from models.store.records import Delivery, NewDelivery
from tests.store.processes import in_processes
from tests.store.subject import CONTRACT, LATER, NOW, delivery, report

LEASE = 30


def keys(claimed: list[Delivery]) -> list[str]:
    return [one.key for one in claimed]


def queue(database: Database, *new: NewDelivery) -> None:
    with database.writing(NOW) as archive:
        for one in new:
            archive.outbox.add(one)


def claim(archive: Archive, limit: int = 10) -> list[Delivery]:
    return archive.outbox.claim(limit, LEASE)


def claim_in_small_batches(url: str) -> list[str]:
    found: list[str] = []
    with closing(Database(url)) as database:
        while True:
            with database.writing(NOW) as archive:
                batch = claim(archive, 3)
            if not batch:
                return found
            found += keys(batch)


def test_two_processes_claim_everything_once(url: str) -> None:
    everything = [f"message {number}" for number in range(60)]
    with closing(Database(url)) as database:
        queue(database, *(delivery(key, recipient=key) for key in everything))

    first, second = in_processes(claim_in_small_batches, [url, url])

    assert sorted(first + second) == sorted(everything)


def test_the_same_message_is_queued_once(database: Database) -> None:
    with database.writing(NOW) as archive:
        assert archive.outbox.add(delivery("once")) is not None
        assert archive.outbox.add(delivery("once")) is None


def test_a_message_comes_back_as_it_was_queued(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id
        new = NewDelivery(
            contract=CONTRACT,
            incident=incident,
            recipient="s2",
            channel=None,
            chat=None,
            kind="esc.1",
            parameters='{"level": 1}',
            key="one",
            slot="incident:1",
            thread="17",
            level=1,
            also=(4, 5),
            rest=("slack", "email"),
        )
        row = archive.outbox.add(new)

        (found,) = archive.outbox.of_incident(incident)

    assert {name: getattr(found, name) for name in NewDelivery.__dataclass_fields__} == {
        name: getattr(new, name) for name in NewDelivery.__dataclass_fields__
    }
    assert (found.id, found.created_at, found.attempts, found.sent_at) == (row, NOW, 0, None)


def test_what_is_claimed_is_let_go_when_the_lease_is_over(database: Database) -> None:
    queue(database, delivery("one"))

    with database.writing(NOW) as archive:
        assert keys(claim(archive)) == ["one"]
    with database.writing(NOW + timedelta(seconds=LEASE, microseconds=-1)) as archive:
        assert keys(claim(archive)) == []
    with database.writing(NOW + timedelta(seconds=LEASE)) as archive:
        again = claim(archive)

    assert [(one.key, one.attempts) for one in again] == [("one", 2)]


def test_a_message_waits_for_its_hour(database: Database) -> None:
    queue(database, delivery("later", not_before=LATER))

    with database.writing(LATER - timedelta(microseconds=1)) as archive:
        assert archive.outbox.next_due_at() == LATER
        assert keys(claim(archive)) == []
    with database.writing(LATER) as archive:
        assert keys(claim(archive)) == ["later"]


def test_a_batch_is_the_oldest_first_and_no_more_than_asked(database: Database) -> None:
    queue(database, *(delivery(key, recipient=key) for key in ("a", "b", "c")))

    with database.writing(NOW) as archive:
        assert keys(claim(archive, 2)) == ["a", "b"]


def test_nothing_overtakes_what_the_same_person_is_being_sent(database: Database) -> None:
    queue(database, delivery("first"), delivery("second"), delivery("other", recipient="k2"))

    with database.writing(NOW) as archive:
        assert keys(claim(archive, 1)) == ["first"]
    with database.writing(NOW) as archive:
        assert keys(claim(archive)) == ["other"]


def test_nothing_overtakes_what_is_tried_again(database: Database) -> None:
    queue(database, delivery("first"), delivery("second"))
    with database.writing(NOW) as archive:
        (first,) = claim(archive, 1)
        archive.outbox.retry(first.id, LATER, "timeout")

    with database.writing(NOW + timedelta(seconds=LEASE)) as archive:
        assert keys(claim(archive)) == []
    with database.writing(LATER) as archive:
        assert keys(claim(archive)) == ["first", "second"]


def test_what_waits_for_its_hour_holds_nothing_back(database: Database) -> None:
    queue(database, delivery("tomorrow", not_before=LATER), delivery("now"))

    with database.writing(NOW) as archive:
        assert keys(claim(archive)) == ["now"]


@pytest.mark.parametrize("end", ["sent", "failed"])
def test_what_is_over_is_not_claimed_again_and_frees_the_next(database: Database, end: str) -> None:
    queue(database, delivery("first"), delivery("second"))
    with database.writing(NOW) as archive:
        (first,) = claim(archive, 1)
        if end == "sent":
            archive.outbox.sent(first.id, "815", NOW)
        else:
            archive.outbox.failed(first.id, "blocked")

    with database.writing(LATER) as archive:
        assert keys(claim(archive)) == ["second"]


def test_what_became_of_a_message_is_on_its_row(database: Database) -> None:
    queue(database, delivery("sent"), delivery("failed"))
    with database.writing(NOW) as archive:
        sent, failed = claim(archive)
        archive.outbox.retry(sent.id, NOW, "timeout")
    with database.writing(LATER) as archive:
        archive.outbox.sent(sent.id, "815", NOW)
        archive.outbox.failed(failed.id, "blocked")

        told, refused = archive.outbox.load(sent.id), archive.outbox.load(failed.id)

    assert (told.sent_at, told.platform_at, told.message, told.failure) == (LATER, NOW, "815", None)
    assert (refused.failed_at, refused.failure, refused.sent_at) == (LATER, "blocked", None)


def test_an_empty_outbox_is_due_never(database: Database) -> None:
    with database.writing(NOW) as archive:
        assert archive.outbox.next_due_at() is None
        assert claim(archive) == []
        with pytest.raises(LookupError):
            archive.outbox.load(1)
