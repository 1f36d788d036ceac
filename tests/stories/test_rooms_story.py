"""Rooms: a party's group reads along, its people press there as themselves, details go on in private."""

import pytest

from bot.channels.channel import Blocked, Moved, Unlinked
from handlers.messages import Arrival
from tests.stories.world import World

HALL, STAFF = "-100client", "-100staff"


@pytest.fixture
def staffed(world: World) -> World:
    """The provider's dispatcher has made the staff group the provider's room."""
    in_group(world, "s1", STAFF, "room")
    return world


def in_group(world: World, key: str, chat: str, command: str, rest: str = "") -> None:
    world.person(key).does(Arrival.COMMAND, act=command, text=rest, chat=chat, is_private=False)


def shown(world: World, chat: str, channel: str = "telegram") -> list[str]:
    return [one.letter.notice.id for one in world.channels[channel].screen(chat)]


def texts(world: World, chat: str) -> str:
    return "\n".join(one.text for one in world.channels["telegram"].screen(chat))


def test_an_admin_makes_a_group_the_room_of_their_party(staffed: World) -> None:
    assert "Od teraz to jest pokój strony: Serwis." in texts(staffed, STAFF)
    assert "room.opened" not in staffed.person("s1").got()


def test_the_room_gets_each_new_report_as_a_card_that_is_kept_in_step(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()
    assert shown(staffed, STAFF) == ["room.opened", "new"]
    card = staffed.channels["telegram"].screen(STAFF)[-1]
    assert "Biorę" in card.labels

    staffed.person("s2").presses("Biorę")

    assert shown(staffed, STAFF) == ["room.opened", "card"]
    assert "Filip Schemat" in texts(staffed, STAFF)
    recorded = {event.facts["recipient"] for event in staffed.incident().events if event.kind == "notified"}
    assert {"s1", "s2", "room:provider"} <= recorded


def press_in_room(world: World, key: str, act: str) -> str:
    card = world.channels["telegram"].screen(STAFF)[-1]
    subject = str(world.incident().id)
    person = world.person(key)
    person.does(
        Arrival.PRESS,
        stamped=False,
        act=act,
        subject=subject,
        chat=STAFF,
        is_private=False,
        message=card.message,
    )
    return person.toast


def test_who_presses_in_the_room_reacts_as_themselves_and_goes_on_in_private(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()

    press_in_room(staffed, "s2", "ack")

    assert staffed.incident().incident.acknowledged_by == "s2"
    assert set(shown(staffed, STAFF)) == {"room.opened", "card"}
    assert any(one.startswith("ack") for one in staffed.person("s2").got())


def test_a_question_begun_in_the_room_is_written_in_private(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()
    press_in_room(staffed, "s2", "ack")

    press_in_room(staffed, "s2", "ask")
    staffed.person("s2").writes("Czy panel ma zasilanie?").presses("Wyślij")

    staffed.person("k2").sees("Czy panel ma zasilanie?")
    assert set(shown(staffed, STAFF)) == {"room.opened", "card"}


def test_a_refusal_in_the_room_is_seen_by_its_presser_alone(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()

    toast = press_in_room(staffed, "s4", "ack")

    assert "rola" in toast
    assert staffed.incident().incident.acknowledged_by is None
    assert shown(staffed, STAFF) == ["room.opened", "new"]


def test_escalations_are_shown_in_the_room_and_nobody_is_told_of_a_room(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()

    staffed.pass_time(minutes=31)

    seen = shown(staffed, STAFF)
    assert {"esc.1", "esc.2", "esc.3"} <= set(seen)
    assert "room:" not in staffed.person("s4").shown()
    assert [one.recipient for one in staffed.deliveries() if one.failure] == []


def test_the_client_s_room_gets_the_cards_of_its_own_reports_only(staffed: World) -> None:
    in_group(staffed, "k1", HALL, "room")

    staffed.person("k2").reports_a_critical_failure()
    staffed.pass_time(minutes=31)

    assert shown(staffed, HALL) == ["room.opened", "card"]
    assert "Mnie też" in staffed.channels["telegram"].screen(HALL)[-1].labels


def test_groups_read_the_language_of_the_contract(build) -> None:
    world = build(language="en")
    in_group(world, "s1", STAFF, "room")

    assert "Od teraz to jest pokój strony: Serwis." in texts(world, STAFF)


def test_who_is_no_admin_is_refused_in_private(world: World) -> None:
    in_group(world, "s2", STAFF, "room")

    assert shown(world, STAFF) == []
    world.person("s2").sees("Do tej czynności potrzebna jest rola")
    world.person("k2").reports_a_critical_failure()
    assert shown(world, STAFF) == []


def test_a_private_chat_is_no_room(world: World) -> None:
    world.person("s1").commands("room").sees("To polecenie działa w grupie albo na kanale")


def test_stop_undoes_the_room(staffed: World) -> None:
    in_group(staffed, "s1", STAFF, "room", "stop")

    staffed.person("k2").reports_a_critical_failure()

    assert shown(staffed, STAFF) == ["room.opened", "room.closed"]


def test_a_group_that_becomes_a_supergroup_is_followed_when_it_says_so(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()

    group = staffed.stranger("")
    group.does(Arrival.MOVED, text="-100new", chat=STAFF, is_private=False)

    assert shown(staffed, "-100new") == ["card"]
    staffed.person("s2").presses("Biorę")
    assert "Filip Schemat" in texts(staffed, "-100new")


def test_a_group_that_becomes_a_supergroup_is_followed_when_a_message_is_refused(staffed: World) -> None:
    staffed.channels["telegram"].refusing[STAFF] = Moved("-100new")

    staffed.person("k2").reports_a_critical_failure()

    assert shown(staffed, "-100new") == ["new"]
    assert [one.recipient for one in staffed.deliveries() if one.failure] == []


def test_a_room_that_is_gone_is_told_to_the_admins_of_its_side(staffed: World) -> None:
    staffed.channels["telegram"].refusing[STAFF] = Blocked("kicked")

    staffed.person("k2").reports_a_critical_failure()

    staffed.person("s1").sees("W pokoju strony: Serwis (Telegram) nie da się już niczego napisać.")
    assert "room.lost" not in staffed.person("k1").got()
    assert "escalated" not in staffed.kinds()


def test_a_chat_where_the_bot_is_not_does_not_take_the_room_away(staffed: World) -> None:
    elsewhere = "-100elsewhere"
    staffed.channels["telegram"].refusing[elsewhere] = Unlinked("not_in_channel")

    in_group(staffed, "s1", elsewhere, "room")

    ewa = staffed.person("s1").sees("nie jest pokojem strony: Serwis, bo bot nie może tam pisać.")
    ewa.sees("Najpierw proszę dodać tam bota i powtórzyć polecenie. Dotychczasowy pokój zostaje.")
    staffed.person("k2").reports_a_critical_failure()
    assert shown(staffed, STAFF) == ["room.opened", "new"]


def test_a_chat_where_the_bot_is_not_becomes_no_room(world: World) -> None:
    world.channels["telegram"].refusing[STAFF] = Unlinked("not_in_channel")

    in_group(world, "s1", STAFF, "room")

    world.person("s1").sees("Najpierw proszę dodać tam bota").sees_not("Dotychczasowy pokój zostaje.")


def test_a_report_in_a_group_goes_on_in_the_private_chat(world: World) -> None:
    in_group(world, "k2", HALL, "report", "taśma stoi, panel czarny")

    assert shown(world, HALL) == []
    world.person("k2").presses("Tak").presses("Praca stoi").presses("Wyślij").sees("Przyjęto Z-0001.")


def test_an_answer_to_the_card_in_the_room_is_a_note(staffed: World) -> None:
    staffed.person("k2").reports_a_critical_failure()
    card = staffed.channels["telegram"].screen(STAFF)[-1]

    staffed.person("s2").does(
        Arrival.TEXT, text="jadę na halę", chat=STAFF, is_private=False, reply_to=card.message
    )

    staffed.person("k2").sees("jadę na halę")
    staffed.person("s2").sees("Dopisano do Z-0001.")
    assert set(shown(staffed, STAFF)) == {"room.opened", "card"}


def test_talk_in_a_group_is_none_of_the_bot_s_business(staffed: World) -> None:
    staffed.person("k2").does(Arrival.TEXT, text="taśma stoi", chat=STAFF, is_private=False)

    assert staffed.count() == 0
    assert shown(staffed, STAFF) == ["room.opened"]


def test_a_slack_channel_is_a_room_too(world: World) -> None:
    ewa = world.person("s1", "slack")
    ewa.does(Arrival.COMMAND, act="room", chat="C0STAFF", is_private=False)

    world.person("k2").reports_a_critical_failure()

    assert shown(world, "C0STAFF", "slack") == ["room.opened", "new"]


def test_reports_that_waited_for_the_opening_come_to_the_room_with_it(build) -> None:
    world = build(at="2026-11-27 19:20:00")
    in_group(world, "s1", STAFF, "room")
    world.person("k1").reports("ERP nie działa", "Tak", "Biuro", "Dużo gorzej")
    world.person("k2").reports("ERP nie działa", "Tak", "Magazyn", "Dużo gorzej")
    assert shown(world, STAFF) == ["room.opened"]

    world.at("2026-11-30 08:00")

    assert shown(world, STAFF).count("off.open") == 1
    assert shown(world, STAFF).count("card") == 2


def test_a_stranger_s_report_in_a_group_is_answered_once_and_not_taken(world: World) -> None:
    nobody = world.stranger("tg-new")
    for _ in range(3):
        nobody.does(Arrival.COMMAND, act="report", text="taśma stoi", chat=HALL, is_private=False)

    assert shown(world, HALL) == ["unk.group"]
    assert "Zgłoszenie nie zostało przyjęte" in texts(world, HALL)
    assert world.count() == 0


def test_a_stranger_s_press_in_a_room_is_answered_to_them_alone(world: World) -> None:
    in_group(world, "k1", HALL, "room")
    world.person("k2").reports_a_critical_failure()
    row, nobody = str(world.incident().id), world.stranger("tg-new")

    nobody.does(Arrival.PRESS, stamped=False, act="join", subject=row, chat=HALL, is_private=False)

    nobody.hears("Zgłoszenie nie zostało przyjęte: konto nie jest połączone z żadną osobą z umowy.")
    nobody.does(Arrival.PRESS, stamped=False, act="invitation", chat=HALL, is_private=False)
    nobody.hears("Zaproszenie działa")
    assert "unk.group" not in shown(world, HALL)
    assert world.incident().incident.joined == ()
