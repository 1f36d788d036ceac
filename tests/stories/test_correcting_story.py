"""Before it is sent a report can be put right in every part, by buttons or in words, and nothing is lost."""

import pytest

from handlers.messages import Attachment
from tests.stories.person import Person
from tests.stories.world import EVERYWHERE, World

PHOTO = Attachment(reference="file-1", name="panel.jpg", media_type="image/jpeg")


@pytest.fixture
def bartosz(world: World) -> Person:
    """A draft that is ready to be sent: ERP, the office, class B."""
    return world.person("k2").writes("erp nie działa").presses("Tak").presses("Biuro").presses("Dużo gorzej")


@EVERYWHERE
def test_a_wrong_class_is_put_right_without_starting_again(build) -> None:
    bartosz = build().person("k2").writes("erp nie działa")
    for label in ("Tak", "Biuro", "Drobiazg", "Popraw", "Inna klasa", "Praca stoi"):
        bartosz.presses(label)

    bartosz.sees("Do wysłania: ERP · Biuro · A – awaria krytyczna. „erp nie działa”.")


def test_a_wrong_place_is_put_right(bartosz: Person) -> None:
    bartosz.presses("Popraw").sees("Można też zmienić:").presses("Inne miejsce").presses("Magazyn")

    bartosz.sees("Do wysłania: ERP · Magazyn · B – awaria.")


def test_a_wrong_service_is_put_right_and_the_place_is_asked_where_it_has_another(bartosz: Person) -> None:
    bartosz.presses("Popraw").presses("Inna usługa").presses("Sterowanie linią")

    bartosz.sees("Do wysłania: Sterowanie linią · Hala A · B – awaria.")


def test_only_what_there_is_a_choice_of_can_be_changed(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi").presses("Popraw")

    assert "Inne miejsce" not in bartosz.labels()
    assert "Inna klasa" in bartosz.labels()


def test_the_choice_of_what_to_change_keeps_the_time_of_the_first_message(
    world: World, bartosz: Person
) -> None:
    world.pass_time(minutes=3)
    bartosz.presses("Popraw").presses("Inna klasa").presses("Drobiazg").presses("Wyślij")

    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:05:12"


def test_a_question_with_buttons_takes_a_typed_answer(world: World) -> None:
    bartosz = world.person("k2").writes("coś nie działa")
    bartosz.sees("Czego dotyczy awaria?").writes("ERP").sees("Gdzie?").writes("biuro")
    bartosz.sees("Jak bardzo").writes("Dużo gorzej")

    bartosz.sees("Do wysłania: ERP · Biuro · B – awaria. „coś nie działa”.")


def test_anything_else_that_is_typed_is_added_and_its_writer_is_told(world: World) -> None:
    bartosz = world.person("k2").writes("erp nie działa").presses("Tak").writes("błąd 500, w biurze Anny")

    bartosz.sees("Dopisano do zgłoszenia, które czeka na wysłanie.")
    bartosz.presses("Biuro").presses("Drobiazg").sees("„erp nie działa błąd 500, w biurze Anny”")


def test_a_photo_for_a_draft_is_told_of_once(world: World) -> None:
    bartosz = world.person("k2").writes("erp nie działa")

    bartosz.writes("", files=(PHOTO,)).writes("od rana")

    assert bartosz.got().count("rep.added") == 1


def test_where_the_addition_shows_nothing_else_is_said(bartosz: Person) -> None:
    bartosz.writes("od rana")

    bartosz.sees("„erp nie działa od rana”")
    assert "rep.added" not in bartosz.got()


def test_the_hotline_may_type_its_answers_too(build) -> None:
    ewa = build(at="2026-11-24 14:09:30").person("s1").commands("phone", "Wzór, 14:02, coś nie działa")

    ewa.sees("Usługa?").writes("erp").sees("Gdzie?").writes("Magazyn").sees("Klasa?").writes("drobiazg")

    ewa.sees("Do zapisania: ERP · Magazyn · C – usterka. „coś nie działa”.")


def test_what_the_hotline_types_between_is_kept(build) -> None:
    ewa = build(at="2026-11-24 14:09:30").person("s1").commands("phone", "Wzór, 14:02, taśma stoi")

    ewa.sees("Klasa?").writes("panel czarny").presses("Praca stoi")

    ewa.sees("„taśma stoi panel czarny”")


def test_who_does_not_know_the_service_gets_one_that_the_words_speak_of(world: World) -> None:
    bartosz = world.person("k2").writes("faktury się nie drukują, drukarka w biurze")

    bartosz.sees("Czego dotyczy awaria?").presses("Nie wiem").presses("Biuro").presses("Drobiazg")

    bartosz.sees("Do wysłania: ERP · Biuro")


def test_a_service_is_recognised_by_its_english_name_as_well(world: World) -> None:
    world.person("k3").writes("network is slow in the warehouse").sees("Czego dotyczy: Sieć?")


def test_what_is_on_no_list_is_not_held_against_another_outage(world: World) -> None:
    world.person("k4").reports_a_critical_failure()
    bartosz = world.person("k2").writes("coś się dzieje").presses("Spoza listy")

    bartosz.sees("Jak bardzo to przeszkadza w pracy?")
    assert "dup.ask" not in bartosz.got()


def test_a_report_whose_words_were_to_be_put_right_is_sent_by_silence_too(
    world: World, bartosz: Person
) -> None:
    bartosz.presses("Popraw")

    world.silence()

    assert world.incident().incident.service == "erp"
