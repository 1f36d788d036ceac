"""Threads: what is said about an incident continues its card, in the room and in each private chat."""

from collections.abc import Callable

import pytest

from bot.channels.recording import Recorded
from handlers.messages import Arrival
from tests.stories.world import EVERYBODY, World

STAFF = "C0SERWIS"


@pytest.fixture
def staffed(build: Callable[..., World]) -> World:
    """The provider's channel on Slack is the provider's room; the reporter is on Slack only."""
    world = build(linked=tuple(key for key in EVERYBODY if key != "k2"))
    world.person("s1", "slack").does(Arrival.COMMAND, act="room", chat=STAFF, is_private=False)
    return world


def told(world: World, chat: str, channel: str = "slack") -> dict[str, str | None]:
    """Return the thread of each message of a chat by its id; None for one that stands by itself."""
    shown: list[Recorded] = world.channels[channel].screen(chat)
    return {one.letter.notice.id: one.letter.thread for one in shown}


def card_of(world: World, chat: str, channel: str = "slack") -> str:
    card = next(one for one in world.channels[channel].screen(chat) if one.letter.slot == "incident:1")
    return card.message


def test_escalations_continue_the_card_of_the_room(staffed: World) -> None:
    staffed.person("k2", "slack").reports_a_critical_failure()
    card = card_of(staffed, STAFF)

    staffed.pass_time(minutes=31)

    seen = told(staffed, STAFF)
    assert seen["card"] is None
    assert {seen["esc.1"], seen["esc.2"], seen["esc.3"]} == {card}


def test_what_the_client_adds_stands_in_the_room_s_thread(staffed: World) -> None:
    bartosz = staffed.person("k2", "slack")
    bartosz.reports_a_critical_failure()
    own = card_of(staffed, "slack-k2")

    bartosz.writes("kabel jest nadpalony", reply_to=own)

    assert told(staffed, STAFF)["note.relay"] == card_of(staffed, STAFF)
    note = next(
        one for one in staffed.channels["slack"].screen(STAFF) if one.letter.notice.id == "note.relay"
    )
    assert "kabel jest nadpalony" in note.text


def test_what_the_engineers_write_in_the_room_s_thread_is_not_said_there_again(staffed: World) -> None:
    staffed.person("k2", "slack").reports_a_critical_failure()

    staffed.person("s2", "slack").does(
        Arrival.TEXT, text="jedziemy", chat=STAFF, is_private=False, reply_to=card_of(staffed, STAFF)
    )

    staffed.person("k2", "slack").sees("jedziemy")
    assert "note.relay" not in told(staffed, STAFF)


def test_the_reporter_s_chat_has_a_thread_for_each_incident(staffed: World) -> None:
    bartosz = staffed.person("k2", "slack")
    bartosz.reports_a_critical_failure()
    staffed.person("s2").presses("Biorę").presses("Jadę na miejsce")

    seen = told(staffed, "slack-k2")
    assert seen["rep.sent"] is None
    assert seen["ack.client"] == card_of(staffed, "slack-k2")


def test_an_answer_stands_where_the_person_wrote(staffed: World) -> None:
    bartosz = staffed.person("k2", "slack")
    bartosz.reports_a_critical_failure()
    card = card_of(staffed, "slack-k2")

    bartosz.writes("kabel jest nadpalony", reply_to=card)

    assert told(staffed, "slack-k2")["note.added"] == card


def test_who_is_told_by_a_deputy_s_channel_gets_a_message_of_its_own(staffed: World) -> None:
    staffed.person("k2", "slack").reports_a_critical_failure()

    staffed.pass_time(minutes=31)

    assert told(staffed, "tg-s4", "telegram")["esc.3"] is None


def test_a_letter_names_the_account_it_is_for(staffed: World) -> None:
    staffed.person("k2", "slack").reports_a_critical_failure()
    staffed.person("s2").presses("Biorę").presses("Jadę na miejsce")

    accounts = {one.letter.notice.id: one.letter.account for one in staffed.channels["slack"].messages}
    assert accounts["ack.client"] == "slack-k2"
    assert accounts["room.opened"] == ""
