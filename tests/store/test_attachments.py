"""Files as the store keeps them: fetched once, refused with a reason, erased without a trace of their bytes."""

import hashlib
from datetime import datetime, timedelta

import pytest

from models.store.archive import Archive
from models.store.database import Database
from models.store.records_attachments import File, NewFile
from tests.store.subject import CONTRACT, LATER, NOW, report

BODY = b"\xff\xd8\x00 picture \x00\xff"
LEASE = 60


def add(archive: Archive, text: str, person: str = "k2", sent_at: datetime = NOW) -> int:
    return archive.attachments.add(
        NewFile(
            text=text,
            contract=CONTRACT,
            person=person,
            channel="telegram",
            reference=f"file-{text}",
            name="panel.jpg",
            media_type="image/jpeg",
            sent_at=sent_at,
        )
    )


def found(archive: Archive, file: int) -> File:
    one = archive.attachments.find(file)
    assert one is not None
    return one


def test_a_file_waits_is_claimed_once_and_is_kept_with_its_digest(database: Database) -> None:
    with database.writing(NOW) as archive:
        file = add(archive, "a")
        assert archive.attachments.next_due_at() == NOW
        assert [one.id for one in archive.attachments.claim(10, LEASE)] == [file]
        assert archive.attachments.claim(10, LEASE) == []
    with database.writing(LATER) as archive:
        assert archive.attachments.keep(file, "image/png", "panel.png", BODY)
        kept = found(archive, file)
        assert (kept.state, kept.size, kept.attempts, kept.settled_at) == ("kept", len(BODY), 1, LATER)
        assert (kept.digest, kept.media_type) == (hashlib.sha256(BODY).hexdigest(), "image/png")
        assert archive.attachments.body(file) == BODY
        assert archive.attachments.next_due_at() is None


def test_a_claim_that_was_never_finished_is_due_again(database: Database) -> None:
    with database.writing(NOW) as archive:
        file = add(archive, "a")
        archive.attachments.claim(10, LEASE)
    with database.writing(NOW + timedelta(seconds=LEASE)) as archive:
        assert [one.attempts for one in archive.attachments.claim(10, LEASE)] == [2]
    with database.writing(NOW + timedelta(seconds=LEASE + 1)) as archive:
        assert archive.attachments.claim(10, LEASE) == []
        archive.attachments.release()
        assert [one.id for one in archive.attachments.claim(10, LEASE)] == [file]


def test_a_retry_waits_for_its_instant_and_a_refusal_ends_it(database: Database) -> None:
    with database.writing(NOW) as archive:
        file = add(archive, "a")
        archive.attachments.claim(10, LEASE)
        archive.attachments.retry(file, LATER, "timeout")
        assert archive.attachments.claim(10, LEASE) == []
        assert archive.attachments.next_due_at() == LATER
    with database.writing(LATER) as archive:
        assert [one.reason for one in archive.attachments.claim(10, LEASE)] == ["timeout"]
        assert archive.attachments.refuse(file, "gone")
        assert not archive.attachments.keep(file, "image/jpeg", "panel.jpg", BODY)
        assert not archive.attachments.refuse(file, "broken")
        assert (found(archive, file).state, found(archive, file).reason) == ("refused", "gone")
        assert archive.attachments.body(file) is None


def test_files_of_a_draft_come_to_their_incident_in_order(database: Database) -> None:
    with database.writing(NOW) as archive:
        incident = report(archive).id
        first, second, other = (add(archive, text) for text in "abc")
        moved = archive.attachments.move(["b", "a", "unknown"], incident)
        assert [one.id for one in moved] == [first, second]
        assert [one.id for one in archive.attachments.of_incident(incident)] == [first, second]
        assert found(archive, other).incident is None
        assert archive.attachments.move([], incident) == []


@pytest.mark.parametrize("by_time", [True, False])
def test_erasing_takes_bytes_and_names_and_leaves_what_there_was(database: Database, by_time: bool) -> None:
    with database.writing(NOW) as archive:
        name = archive.texts.keep("panel.jpg")
        mine, waiting = add(archive, name), add(archive, "b")
        kept_on = add(archive, "c", "k3", LATER)
        for file in (mine, kept_on):
            archive.attachments.keep(file, "image/jpeg", "panel.jpg", BODY)
        drawer = archive.attachments
        erased = drawer.erase_before(CONTRACT, LATER) if by_time else drawer.erase_of(CONTRACT, "k2")
        assert erased == 2
        assert drawer.body(mine) is None
        assert archive.texts.read(name) is None
        gone = found(archive, mine)
        assert (gone.state, gone.name, gone.reference) == ("erased", "", "")
        assert (gone.size, gone.digest) == (len(BODY), hashlib.sha256(BODY).hexdigest())
        assert found(archive, waiting).state == "erased"
        assert drawer.body(kept_on) == BODY
        assert drawer.erase_before("another", LATER) == 0
        assert drawer.next_due_at() is None


def test_what_a_browser_handed_in_is_there_until_it_is_kept_or_a_day_is_over(database: Database) -> None:
    with database.writing(NOW) as archive:
        name, forgotten = archive.attachments.lay_in(BODY), archive.attachments.lay_in(b"never taken")
        file = archive.attachments.add(
            NewFile(
                text="a",
                contract=CONTRACT,
                person="k2",
                channel="web",
                reference=name,
                name="panel.jpg",
                media_type="image/jpeg",
                sent_at=NOW,
            )
        )
        assert archive.attachments.laid_in(name) == BODY
        archive.attachments.keep(file, "image/jpeg", "panel.jpg", BODY)
        assert archive.attachments.laid_in(name) is None
    with database.writing(NOW + timedelta(days=2)) as archive:
        archive.attachments.lay_in(b"another")
        assert archive.attachments.laid_in(forgotten) is None


def test_an_impossible_number_is_no_file(database: Database) -> None:
    with database.reading(NOW) as archive:
        assert archive.attachments.find(10**30) is None
        assert archive.attachments.find(7) is None
