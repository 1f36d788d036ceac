"""A stranger reports in the client's room; a coordinator makes the report theirs (DIALOGUES 13, unk.coord)."""

from handlers.messages import Arrival, Identity
from tests.stories.world import EXAMPLE, World

HALL, STAFF = "-100client", "-100staff"
ASKED = "Wiadomość od osoby spoza umowy: „Gustaw N.”"
WRITTEN = "taśma stoi, panel czarny"


def with_room(world: World, key: str = "k1", chat: str = HALL) -> World:
    world.person(key).does(Arrival.COMMAND, act="room", chat=chat, is_private=False)
    return world


def outsider_reports(world: World, chat: str = HALL, times: int = 1) -> None:
    nobody = world.stranger("tg-new")
    for _ in range(times):
        nobody.does(
            Arrival.COMMAND,
            act="report",
            text=WRITTEN,
            chat=chat,
            is_private=False,
            identity=Identity(display="Gustaw N."),
        )


def asked(world: World, key: str) -> int:
    return world.person(key).got().count("unk.coord")


def test_a_coordinator_reports_it_in_somebody_s_name_from_that_moment(world: World) -> None:
    outsider_reports(with_room(world))
    world.pass_time(minutes=5)

    coordinator = world.person("k1").sees(ASKED).presses("Przyjmij jako: Bartosz Wzór")

    stored = world.incident()
    assert world.wall(stored.incident.notified_at) == "2026-11-24 14:10:12"
    assert (stored.incident.reporter, stored.events[0].actor) == ("k2", "k1")
    assert world.read(lambda archive: archive.texts.read(stored.events[0].text or "")) == WRITTEN
    coordinator.sees("Przyjęto Z-0001.")
    world.person("k2").sees("Przyjęto Z-0001.")
    world.person("s2").sees(WRITTEN)


def test_it_becomes_one_report_however_often_it_is_pressed(world: World) -> None:
    outsider_reports(with_room(world))

    world.person("k1").presses("Przyjmij jako: Bartosz Wzór").presses_again()

    assert world.count() == 1


def test_the_coordinators_are_asked_once_about_a_person(world: World) -> None:
    outsider_reports(with_room(world), times=3)

    assert asked(world, "k1") == 1
    assert asked(world, "k4") == 0


def test_skipping_reports_nothing_and_another_coordinator_still_may(world: World) -> None:
    outsider_reports(with_room(world))

    assert "Pominięto." in world.person("k1").presses("Pomiń").toast

    assert world.count() == 0
    world.person("k2").presses("Przyjmij jako: Bartosz Wzór")
    assert world.count() == 1


def test_once_the_text_is_forgotten_nothing_can_be_reported(world: World) -> None:
    outsider_reports(with_room(world))
    world.pass_time(minutes=15)

    world.person("k1").presses("Przyjmij jako: Bartosz Wzór")

    assert world.count() == 0


def test_nobody_else_can_press_it_nor_in_another_name(world: World) -> None:
    outsider_reports(with_room(world))
    world.person("k1").presses("Pomiń")
    held = world.person("k1").handed.subject

    world.person("s1").forges("adopt", held, "k2")
    world.person("k4").forges("adopt", held, "k2")
    world.person("k1").forges("adopt", held, "s2")

    assert world.count() == 0


def test_what_a_stranger_wrote_in_private_is_nobody_s_to_adopt(world: World) -> None:
    world.stranger("tg-new").writes(WRITTEN)

    world.person("k1").forges("adopt", "1", "k2")

    assert world.count() == 0


def test_only_the_client_s_room_and_only_where_every_employee_may_report(build) -> None:
    world = with_room(build(), "s1", STAFF)
    outsider_reports(world, STAFF)
    outsider_reports(world, "-100nobody")
    assert asked(world, "k1") == 0

    listed = EXAMPLE.read_text(encoding="utf-8").replace('= "employees"', '= "contacts"')
    other = with_room(build(contract=listed))
    outsider_reports(other)
    assert asked(other, "k1") == 0


def test_who_is_linked_afterwards_does_not_report_it_again(world: World) -> None:
    outsider_reports(with_room(world))
    world.person("k1").presses("Przyjmij jako: Bartosz Wzór")
    world.invite("k3", "token")

    world.stranger("tg-new").starts("token").sees_not("Czego dotyczy")
