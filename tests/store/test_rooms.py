"""Rooms and requests for access as the store keeps them."""

from datetime import timedelta

from models.store.database import Database
from models.store.records import NewDelivery
from tests.store.subject import CONTRACT, LATER, NOW


def test_a_party_has_one_room_a_platform(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.rooms.open(CONTRACT, "provider", "telegram", "-1", "s1")
        archive.rooms.open(CONTRACT, "provider", "slack", "C1", "s1")
        archive.rooms.open(CONTRACT, "client", "telegram", "-2", "k1")
    with database.writing(LATER) as archive:
        archive.rooms.open(CONTRACT, "provider", "telegram", "-3", "s1")

        assert [one.chat for one in archive.rooms.of(CONTRACT, "provider")] == ["C1", "-3"]
        assert archive.rooms.at("telegram", "-1") == []
        assert archive.rooms.of("another", "provider") == []


def test_a_closed_room_is_none_and_may_be_opened_again(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.rooms.open(CONTRACT, "client", "telegram", "-2", "k1")
        (room,) = archive.rooms.at("telegram", "-2")
        archive.rooms.end(room.id)
        assert archive.rooms.of(CONTRACT, "client") == []

        archive.rooms.open(CONTRACT, "client", "telegram", "-2", "k1")
        assert [one.since for one in archive.rooms.at("telegram", "-2")] == [NOW]


def owed(key: str, chat: str) -> NewDelivery:
    return NewDelivery(
        contract=CONTRACT,
        incident=None,
        recipient="room:provider",
        channel="telegram",
        chat=chat,
        kind="card",
        parameters="{}",
        key=key,
    )


def test_a_room_that_moves_takes_along_what_waits_and_leaves_what_was_sent(database: Database) -> None:
    with database.writing(NOW) as archive:
        archive.rooms.open(CONTRACT, "provider", "telegram", "-1", "s1")
        waiting, sent, elsewhere = (
            archive.outbox.add(owed(key, chat)) or 0 for key, chat in (("a", "-1"), ("b", "-1"), ("c", "-9"))
        )
        archive.outbox.sent(sent, "7", None)

        archive.rooms.move("telegram", "-1", "-100")

        assert [one.chat for one in archive.rooms.of(CONTRACT, "provider")] == ["-100"]
        assert [archive.outbox.load(row).chat for row in (waiting, sent, elsewhere)] == ["-100", "-1", "-9"]


def test_a_request_is_found_answered_and_counted_within_its_time(database: Database) -> None:
    with database.writing(NOW) as archive:
        request = archive.access.ask(CONTRACT, "telegram", "4711", "4711", "digest")
        assert archive.access.asked_since("telegram", "4711", NOW - timedelta(seconds=1))
        assert not archive.access.asked_since("telegram", "4711", NOW)
        assert not archive.access.asked_since("telegram", "4712", NOW - timedelta(days=1))

        archive.access.answer(request, "k1", "k2")

        found = archive.access.find(request)
        assert found is not None
        assert (found.display, found.answered_at) == ("digest", NOW)
        assert archive.access.find(10**30) is None
