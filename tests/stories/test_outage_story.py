"""The bot's own outages: announced ahead, and told of afterwards to those who wrote meanwhile."""

from datetime import timedelta

import pytest

from handlers.messages import Arrival
from handlers.outage import announce
from tests.stories.person import Person
from tests.stories.world import NUMBER, World, warsaw

LEFT_AT = "2026-11-24 14:02:00"


@pytest.fixture
def world(build) -> World:
    return build(at="2026-11-24 14:31:00")


@pytest.fixture
def bartosz(world: World) -> Person:
    return world.person("k2")


def wrote(person: Person, text: str, at: str, since: str = LEFT_AT) -> Person:
    return person.does(Arrival.TEXT, text=text, platform_at=warsaw(at), away_since=warsaw(since))


def test_who_wrote_meanwhile_is_told_once_how_much_came_in(world: World, bartosz: Person) -> None:
    wrote(bartosz, "taśma stoi, panel czarny", "2026-11-24 14:05:12")
    wrote(bartosz, "świeci się lampka", "2026-11-24 14:06:00")
    wrote(bartosz, "halo?", "2026-11-24 14:20:00")
    assert "out.after" not in bartosz.got()

    world.pass_time(seconds=6)

    bartosz.sees(
        "Bot nie działał: 14:02–14:31. Zaległe wiadomości odebrane teraz: 3. Liczą się godziny ich wysłania."
    )
    assert bartosz.got().count("out.after") == 1
    assert "out.after" not in world.person("k1").got()
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")
    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:05:12"


def test_a_straggler_does_not_bring_the_news_again(world: World, bartosz: Person) -> None:
    wrote(bartosz, "taśma stoi, panel czarny", "2026-11-24 14:05:12")
    world.pass_time(seconds=6)

    wrote(bartosz, "halo?", "2026-11-24 14:20:00")
    world.pass_time(seconds=6)

    assert bartosz.got().count("out.after") == 1


def test_what_was_sent_just_now_is_not_late(world: World, bartosz: Person) -> None:
    wrote(bartosz, "taśma stoi, panel czarny", "2026-11-24 14:30:50")
    bartosz.does(Arrival.TEXT, text="halo?", platform_at=warsaw("2026-11-24 14:05:00"))

    world.pass_time(seconds=6)

    assert "out.after" not in bartosz.got()


def test_after_more_than_a_day_it_is_said_what_may_be_lost(world: World, bartosz: Person) -> None:
    wrote(bartosz, "taśma stoi", "2026-11-24 06:00:00", since="2026-11-23 12:00:00")

    world.pass_time(seconds=6)

    bartosz.sees("Przerwa trwała ponad 24 godz., a Telegram nie przechowuje starszych wiadomości")


def test_a_press_made_meanwhile_is_known_to_an_interval(world: World, bartosz: Person) -> None:
    bartosz.reports_a_critical_failure()
    world.pass_time(minutes=2)

    world.person("s2").does(
        Arrival.PRESS,
        stamped=False,
        act="ack",
        subject=str(world.incident().id),
        possible_from=warsaw("2026-11-24 14:32:00"),
        away_since=warsaw("2026-11-24 14:32:00"),
    )

    world.person("s2").sees("dokładna godzina naciśnięcia nie jest znana: między 14:32 a 14:33")
    world.pass_time(seconds=6)
    assert "out.after" not in world.person("s2").got()


def test_an_outage_is_announced_to_everybody_once_and_to_the_rooms(world: World, bartosz: Person) -> None:
    world.person("s1").does(Arrival.COMMAND, act="room", chat="-100staff", is_private=False)
    since = world.clock.now() + timedelta(hours=6)

    def announced(archive) -> int:
        return announce(world.desks.at(archive), NUMBER, since, since + timedelta(minutes=30))

    for _ in range(2):
        with world.database.writing(world.clock.now()) as archive:
            assert announced(archive) == 9
        world.settle()

    for key in ("k1", "k2", "s1", "s5"):
        world.person(key).sees("Bot będzie niedostępny: dziś, 20:31–21:01. W tym czasie zgłoszenia: telefon")
        assert world.person(key).got().count("out.before") == 1
    room = world.channels["telegram"].screen("-100staff")
    assert [one.letter.notice.id for one in room] == ["room.opened", "out.before"]
