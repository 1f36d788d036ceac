"""With a report open, plain words are asked about; who writes on meanwhile loses nothing (DECISIONS 7.1)."""

import pytest

from handlers.messages import Arrival, Attachment
from tests.stories.person import Person
from tests.stories.world import World

VOICE = Attachment(reference="file-7", name="voice.oga", media_type="audio/ogg")
ASKED = "Którego zgłoszenia dotyczy wiadomość?"


@pytest.fixture
def bartosz(world: World) -> Person:
    return world.person("k2").reports_a_critical_failure()


def test_what_is_written_on_is_asked_about_below_and_one_answer_counts_for_all(
    world: World, bartosz: Person
) -> None:
    bartosz.writes("dalej stoi").writes("i świeci się czerwona lampka")

    assert bartosz.got().count("note.which") == 2
    bartosz.presses("Z-0001")

    world.person("s2").sees("Z-0001, dopisek, autor: Bartosz Wzór: „dalej stoi i świeci się czerwona lampka”")
    assert world.kinds().count("note") == 1


def test_the_first_of_the_two_questions_takes_the_answer_as_well(world: World, bartosz: Person) -> None:
    bartosz.writes("dalej stoi").writes("i świeci się czerwona lampka")
    first = next(one for one in bartosz.screen if ASKED in one.text).letter.said.buttons[0]

    bartosz.forges(first.act, first.subject, first.argument)

    world.person("s2").sees("„dalej stoi i świeci się czerwona lampka”")


def test_a_new_outage_has_all_the_words_the_files_and_the_stamp_of_the_first(
    world: World, bartosz: Person
) -> None:
    world.pass_time(minutes=1)
    bartosz.writes("", files=(VOICE,))
    world.pass_time(minutes=1)
    bartosz.writes("erp nie działa").presses("Nowa awaria")
    bartosz.presses("Tak").presses("Biuro").presses("Drobiazg").sees("„erp nie działa”").presses("Wyślij")

    stored = world.incident("Z-0002")
    assert stored.incident.attachments == 1
    assert world.wall(stored.incident.notified_at) == "2026-11-24 14:06:12"


def test_words_of_much_later_are_another_matter_and_the_first_may_still_be_answered(
    world: World, bartosz: Person
) -> None:
    bartosz.writes("dalej stoi")
    first = bartosz.screen[-1].letter.said.buttons[0]
    world.pass_time(minutes=16)
    bartosz.writes("erp nie działa").presses("Nowa awaria").commands("cancel")

    bartosz.forges(first.act, first.subject, first.argument)

    world.person("s2").sees("Z-0001, dopisek, autor: Bartosz Wzór: „dalej stoi”")


def test_a_question_about_figures_is_answered_and_what_was_asked_still_waits(world: World) -> None:
    anna = world.person("k1").reports_a_critical_failure().writes("dalej stoi")

    anna.writes("reakcje w październiku").presses("Z-0001")

    world.person("s2").sees("Z-0001, dopisek, autor: Anna Przykład: „dalej stoi”")


def test_a_message_changed_while_it_is_asked_about_counts_as_changed(world: World, bartosz: Person) -> None:
    bartosz.does(Arrival.TEXT, text="dalej stoii", message="11")
    bartosz.does(Arrival.TEXT, text="jest dym", message="12")

    bartosz.does(Arrival.EDITED, text="dalej stoi", message="11").presses("Z-0001")

    world.person("s2").sees("Z-0001, dopisek, autor: Bartosz Wzór: „dalej stoi jest dym”")


def test_danger_is_answered_with_the_emergency_number_before_anything_is_chosen(
    world: World, bartosz: Person
) -> None:
    bartosz.writes("dalej stoi").writes("z szafy idzie dym")

    bartosz.sees(f"Zagrożenie zdrowia lub życia: najpierw 112.\n{ASKED}")
