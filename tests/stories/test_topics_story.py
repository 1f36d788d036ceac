"""A staff room where each incident has a place of its own: its topic; and what follows the card elsewhere."""

from dataclasses import replace

import pytest

from bot.channels.channel import RateLimited
from handlers.messages import Arrival
from tests.stories.world import World

STAFF = "-100staff"
FIRST = "topic-1"


class Forum:
    """The topics of a group in memory; `refuses` opens none, `waits` are raised first."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses = refuses
        self.waits: list[RateLimited] = []
        self.titles: list[str] = []
        self.asked = 0
        self.is_closed: dict[str, bool] = {}

    async def open(self, _chat: str, title: str) -> str | None:
        self.asked += 1
        if self.waits:
            raise self.waits.pop(0)
        if self.refuses:
            return None
        self.titles.append(title)
        topic = f"topic-{len(self.titles)}"
        self.is_closed[topic] = False
        return topic

    async def close(self, _chat: str, topic: str) -> None:
        self.is_closed[topic] = True

    async def reopen(self, _chat: str, topic: str) -> None:
        self.is_closed[topic] = False


def with_forum(world: World, forum: Forum) -> Forum:
    channel = world.channels["telegram"]
    channel.abilities = replace(channel.abilities, topics=forum)
    world.person("s1").does(Arrival.COMMAND, act="room", chat=STAFF, is_private=False)
    return forum


@pytest.fixture
def forum(world: World) -> Forum:
    return with_forum(world, Forum())


def placed(world: World, topic: str | None = FIRST) -> list[str]:
    """The ids of what stands in a topic of the staff room, oldest first."""
    shown = world.channels["telegram"].screen(STAFF)
    return [one.letter.notice.id for one in shown if one.letter.topic == topic]


def write_in_topic(world: World, key: str, text: str, topic: str = FIRST, **more: object) -> None:
    world.person(key).does(
        Arrival.TEXT, text=text, chat=STAFF, is_private=False, topic=topic, message="m-9", **more
    )


def close(world: World) -> None:
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    world.person("k2").presses("Działa")


def test_each_incident_gets_a_topic_with_its_card_and_escalations(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()
    world.pass_time(minutes=31)

    assert forum.titles == ["Z-0001 A linia"]
    assert placed(world)[0] in {"new", "card"}
    assert {"esc.1", "esc.2", "esc.3"} <= set(placed(world))
    assert placed(world, None) == ["room.opened"]

    world.person("s2").presses("Biorę")
    assert placed(world)[0] == "card"
    assert forum.asked == 1


def test_two_incidents_have_two_topics(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("k1").reports("ERP nie działa", "Tak", "Biuro", "Dużo gorzej")

    assert forum.titles == ["Z-0001 A linia", "Z-0002 B erp"]
    assert placed(world, "topic-2") == ["new"]


def test_notes_from_elsewhere_come_to_the_topic(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("k2").writes("świeci się czerwona lampka").presses("Z-0001")

    assert placed(world) == ["card", "note.relay"]


def test_what_is_written_in_the_topic_is_a_note(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()

    write_in_topic(world, "s2", "jadę na halę")
    write_in_topic(world, "s2", "biorę zasilacz", reply_to="somebody-elses-message")

    world.person("k2").sees("jadę na halę").sees("biorę zasilacz")
    assert world.kinds().count("note") == 2
    assert placed(world) == ["card"]


def test_a_mention_in_the_incidents_topic_is_a_note_and_elsewhere_a_report(
    world: World, forum: Forum
) -> None:
    world.person("k2").reports_a_critical_failure()

    write_in_topic(world, "k2", "nadal nic", act="report")
    write_in_topic(world, "k2", "ERP nie działa", topic="canteen", act="report")

    assert world.kinds().count("note") == 1
    world.person("k2").sees("Czego dotyczy: ERP?")
    assert placed(world, "canteen") == []


def test_talk_in_another_topic_is_none_of_the_bots_business(world: World, forum: Forum) -> None:
    write_in_topic(world, "k2", "kto idzie na obiad?", topic="canteen")

    assert world.count() == 0
    assert "rep.draft" not in world.person("k2").got()


def test_who_has_no_part_in_the_contract_adds_nothing(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()

    world.stranger("tg-new").does(
        Arrival.TEXT, text="pomogę", chat=STAFF, is_private=False, topic=FIRST, message="m-9"
    )

    assert "note" not in world.kinds()


def test_the_topic_is_closed_with_the_incident_and_opened_again_with_it(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()
    close(world)
    assert forum.is_closed == {FIRST: True}
    assert "Stan: zamknięte" in world.channels["telegram"].screen(STAFF)[1].text

    world.person("k2").does(Arrival.PRESS, act="reopen", subject=str(world.incident().id), stamped=False)

    assert "reopened" in world.kinds()
    assert forum.is_closed == {FIRST: False}


def test_where_no_topic_can_be_opened_what_follows_answers_the_card(world: World) -> None:
    forum = with_forum(world, Forum(refuses=True))
    world.person("k2").reports_a_critical_failure()
    world.pass_time(minutes=31)

    card = world.channels["telegram"].screen(STAFF)[1]
    follows = world.channels["telegram"].screen(STAFF)[2:]
    assert card.letter.topic is None
    assert card.letter.thread is None
    assert {one.letter.thread for one in follows} == {card.message}
    assert forum.asked == 1


def test_a_request_to_wait_delays_the_card_and_loses_nothing(world: World) -> None:
    forum = with_forum(world, Forum())
    forum.waits = [RateLimited(7)]
    world.person("k2").reports_a_critical_failure()
    assert placed(world) == []

    world.pass_time(seconds=8)

    assert placed(world) == ["new"]


def test_a_platform_that_asks_to_wait_again_and_again_gets_the_card_without_a_topic(world: World) -> None:
    forum = with_forum(world, Forum())
    forum.waits = [RateLimited(2) for _ in range(9)]
    world.person("k2").reports_a_critical_failure()

    world.pass_time(seconds=30)

    assert placed(world, None) == ["room.opened", "new"]
    assert forum.asked == 2


def test_a_topic_that_was_deleted_is_not_written_to_again(world: World, forum: Forum) -> None:
    world.person("k2").reports_a_critical_failure()
    world.channels["telegram"].gone.add(FIRST)

    world.pass_time(minutes=31)

    assert "esc.1" in placed(world, None)
    assert forum.titles == ["Z-0001 A linia"]
    assert [one.recipient for one in world.deliveries() if one.failure] == []
