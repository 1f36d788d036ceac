"""Rooms and requests for access as the store keeps them."""

from datetime import timedelta

from models.store.database import Database
from models.store.records import NewDelivery
from tests.store.subject import CONTRACT, LATER, NOW, report
from tests.store.test_incidents import projection


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


def test_an_incident_has_one_topic_a_group_and_a_group_without_topics_is_remembered(
    database: Database,
) -> None:
    with database.writing(NOW) as archive:
        first, second = report(archive).id, report(archive).id
        archive.topics.keep(first, "telegram", "-1", "17")
        archive.topics.keep(first, "telegram", "-1", "18")
        archive.topics.keep(second, "telegram", "-1", "")

        kept = [archive.topics.find(one, "telegram", "-1") for one in (first, second)]
        assert [one.topic if one else None for one in kept] == ["17", ""]
        assert archive.topics.find(first, "telegram", "-2") is None
        assert archive.topics.incident_at("telegram", "-1", "17") == first
        assert archive.topics.incident_at("telegram", "-1", "18") is None


def test_a_topic_is_out_of_step_while_it_is_open_and_its_incident_is_not(database: Database) -> None:
    with database.writing(NOW) as archive:
        stored = report(archive)
        archive.topics.keep(stored.id, "telegram", "-1", "17")
        archive.topics.keep(stored.id, "telegram", "-2", "")
        assert archive.topics.out_of_step(9) == []

        archive.incidents.project(stored.id, projection(stored, ended_at=LATER))

        (topic,) = archive.topics.out_of_step(9)
        assert (topic.topic, topic.is_closed) == ("17", False)
        archive.topics.set_closed(topic.id, is_closed=True)
        assert archive.topics.out_of_step(9) == []

        archive.incidents.project(stored.id, projection(stored, ended_at=None))

        assert [one.is_closed for one in archive.topics.out_of_step(9)] == [True]
        archive.topics.lose(topic.id)
        assert archive.topics.out_of_step(9) == []
