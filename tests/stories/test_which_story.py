"""With a report open, plain words are asked about; who writes on meanwhile loses nothing (DECISIONS 7.1)."""

import pytest

from bot.wording.said import Button
from handlers.messages import Arrival, Attachment
from tests.stories.person import Person
from tests.stories.world import World

VOICE = Attachment(reference="file-7", name="voice.oga", media_type="audio/ogg")
ASKED = "Którego zgłoszenia dotyczy wiadomość?"


@pytest.fixture
def bartosz(world: World) -> Person:
    return world.person("k2").reports_a_critical_failure()


def first_asked(person: Person) -> Button:
    """Return the first answer to the oldest of the questions on the screen."""
    return next(one for one in person.screen if ASKED in one.text).letter.said.buttons[0]


def test_each_message_is_asked_about_and_each_answer_counts_for_its_own(
    world: World, bartosz: Person
) -> None:
    bartosz.writes("dalej stoi").writes("i świeci się czerwona lampka")
    first = first_asked(bartosz)
    filip = world.person("s2")

    bartosz.presses("Z-0001")
    filip.sees("Z-0001, dopisek, autor: Bartosz Wzór: „i świeci się czerwona lampka”")
    bartosz.forges(first.act, first.subject, first.argument)

    filip.sees("Z-0001, dopisek, autor: Bartosz Wzór: „dalej stoi”")
    assert world.kinds().count("note") == 2


def test_a_voice_message_waits_for_its_own_answer(world: World, bartosz: Person) -> None:
    bartosz.writes("", files=(VOICE,))
    first = first_asked(bartosz)
    bartosz.writes("erp nie działa").presses("Nowa awaria").presses("Tak").presses("Biuro")
    bartosz.presses("Drobiazg").presses("Wyślij")

    bartosz.forges(first.act, first.subject, first.argument)

    assert world.incident("Z-0001").incident.attachments == 1
    assert world.incident("Z-0002").incident.attachments == 0


def test_a_new_outage_counts_from_its_own_message_not_from_one_before(world: World, bartosz: Person) -> None:
    bartosz.writes("dalej stoi")
    world.pass_time(minutes=2)
    bartosz.writes("erp nie działa")
    world.pass_time(minutes=1)
    bartosz.presses("Nowa awaria").presses("Tak").presses("Biuro").presses("Drobiazg")
    bartosz.sees("„erp nie działa”").presses("Wyślij")

    assert world.wall(world.incident("Z-0002").incident.notified_at) == "2026-11-24 14:07:12"


def test_a_question_about_figures_is_answered_and_what_was_asked_still_waits(world: World) -> None:
    anna = world.person("k1").reports_a_critical_failure().writes("dalej stoi")

    anna.writes("reakcje w październiku").presses("Z-0001")

    world.person("s2").sees("Z-0001, dopisek, autor: Anna Przykład: „dalej stoi”")


def test_a_message_changed_while_it_is_asked_about_counts_as_changed(world: World, bartosz: Person) -> None:
    bartosz.does(Arrival.TEXT, text="dalej stoii", message="11")
    first = first_asked(bartosz)
    bartosz.does(Arrival.TEXT, text="jest dym", message="12")

    bartosz.does(Arrival.EDITED, text="dalej stoi", message="11")
    bartosz.forges(first.act, first.subject, first.argument)

    world.person("s2").sees("Z-0001, dopisek, autor: Bartosz Wzór: „dalej stoi”")


def test_danger_is_answered_with_the_emergency_number_before_anything_is_chosen(
    world: World, bartosz: Person
) -> None:
    bartosz.writes("dalej stoi").writes("z szafy idzie dym")

    bartosz.sees(f"Zagrożenie zdrowia lub życia: najpierw 112.\n{ASKED}")
