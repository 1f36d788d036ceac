"""What was answered has no buttons any more, on the message of everybody who was asked; its words stay."""

import pytest

from bot.channels.channel import RateLimited, Refused
from tests.stories.person import Person, plain
from tests.stories.world import EVERYWHERE, IN_MEMORY, World

pytestmark = EVERYWHERE
ASKED = "propozycja zmiany klasy A → B"


@pytest.fixture
def line(build) -> World:
    """The line has stopped, class A; Filip has taken it and proposes B to the two coordinators."""
    world = build(at="2026-11-25 14:05:12")
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.person("s2").presses("Zmień klasę").presses("B").writes("druga linia przejęła pakowanie")
    return world


def buttons_under(person: Person, text: str) -> tuple[str, ...]:
    """Return the buttons of the newest message that says this, or that has this id."""
    return next(
        one.labels
        for one in reversed(person.screen)
        if text in plain(one.text) or one.letter.notice.id == text
    )


def test_one_answer_takes_the_buttons_off_everybodys_question(line: World) -> None:
    anna, bartosz = line.person("k1"), line.person("k2")
    assert buttons_under(anna, ASKED) == buttons_under(bartosz, ASKED) == ("Zgoda", "Sprzeciw")
    before = next(plain(one.text) for one in bartosz.screen if ASKED in plain(one.text))
    line.at("2026-11-25 14:20:00")

    anna.presses("Zgoda")

    assert buttons_under(anna, ASKED) == buttons_under(bartosz, ASKED) == ()
    assert before == next(plain(one.text) for one in bartosz.screen if ASKED in plain(one.text))


def test_the_question_whether_it_works_loses_its_buttons_by_whoever_answers(line: World) -> None:
    line.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    anna, bartosz = line.person("k1"), line.person("k2")
    assert "Działa" in buttons_under(bartosz, "fix.client")

    bartosz.presses("Działa")

    assert buttons_under(bartosz, "fix.client") == ()
    assert not anna.can_press("Działa")


def test_an_alarm_is_not_offered_for_taking_once_somebody_took_it(build) -> None:
    world = build(at="2026-11-25 14:05:12")
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-25 14:31:00")
    alarmed = [one for one in (world.person(key) for key in ("s1", "s2", "s3")) if "esc.1" in one.got()]
    assert alarmed
    assert all(one.can_press("Biorę") for one in alarmed)

    world.person("s2").presses("Biorę")

    assert not any(one.can_press("Biorę") for one in alarmed)


def test_a_request_for_access_is_answered_for_all_who_were_asked(build) -> None:
    world = build()
    stranger = world.stranger("tg-obca")
    stranger.writes("dzień dobry")
    stranger.forges("requestinvitation")
    asked = [world.person("k1"), world.person("s1")]
    assert all(one.can_press("Tak, wskaż osobę") for one in asked)

    world.person("k1").presses("Nie")

    assert not any(one.can_press("Tak, wskaż osobę") or one.can_press("Nie") for one in asked)


def test_what_can_still_do_something_stays(line: World) -> None:
    line.person("s2").presses("Pytanie").writes("od kiedy?").presses("Wyślij")
    bartosz = line.person("k2")
    assert "Odpowiedz" in buttons_under(bartosz, "od kiedy?")

    bartosz.presses("Odpowiedz")
    assert "Odpowiedz" in buttons_under(bartosz, "od kiedy?")
    bartosz.writes("od rana")

    assert "Odpowiedz" not in buttons_under(bartosz, "od kiedy?")


def test_a_step_given_up_for_another_loses_its_buttons(line: World) -> None:
    filip = line.person("s2")
    filip.presses("Pytanie").writes("od kiedy?")
    assert filip.can_press("Wyślij")

    filip.presses("Naprawione")

    assert not filip.can_press("Wyślij")


def test_nobody_is_disturbed_and_nothing_is_edited_twice(line: World) -> None:
    anna, bartosz = line.person("k1"), line.person("k2")
    news = len(bartosz.screen)
    question = next(one for one in bartosz.screen if ASKED in plain(one.text))
    assert question.edits == 0

    anna.presses("Zgoda")

    question = next(one for one in bartosz.screen if ASKED in plain(one.text))
    assert question.edits == 1
    assert bartosz.got()[news:] == ["rc.done"]
    line.pass_time(minutes=30)
    assert next(one for one in bartosz.screen if ASKED in plain(one.text)).edits == 1


@IN_MEMORY
def test_a_platform_that_refuses_the_edit_is_left_alone(line: World) -> None:
    line.channels["telegram"].keeps_buttons_because = Refused("message can't be edited")

    line.person("k1").presses("Zgoda")
    line.pass_time(minutes=30)

    stripped = line.channels["telegram"].stripped
    assert len(stripped) == len(set(stripped)) == 2
    assert line.post_room.failed == 0
    assert [one for one in line.deliveries() if one.failed_at is not None] == []


@IN_MEMORY
def test_a_platform_that_asks_to_wait_is_asked_again(line: World) -> None:
    telegram = line.channels["telegram"]
    telegram.keeps_buttons_because = RateLimited(30)
    line.person("k1").presses("Zgoda")
    assert line.person("k2").can_press("Sprzeciw")

    telegram.keeps_buttons_because = None
    line.pass_time(minutes=1)

    assert not line.person("k2").can_press("Sprzeciw")


@IN_MEMORY
def test_a_step_that_is_edited_anyway_is_not_edited_for_its_buttons(build) -> None:
    world = build(at="2026-11-25 14:05:12")

    world.person("k2").reports_a_critical_failure()
    world.person("k4").writes("taśma stoi").presses("Tak").presses("Mnie też")
    world.person("k1").writes("erp nie działa").presses("Tak")
    world.person("k1").commands("cancel")

    assert world.channels["telegram"].stripped == []


@IN_MEMORY
def test_a_change_that_leaves_every_button_alive_edits_nothing(line: World) -> None:
    line.person("k2").presses("Dopisz").writes("drugi panel też czarny")

    assert line.channels["telegram"].stripped == []
    assert line.read(lambda archive: archive.cards.behind(10)) == []
    assert line.person("k1").can_press("Zgoda")
