"""A message that is changed where it was written: the draft takes the new words, an incident keeps both."""

import pytest

from handlers.messages import Arrival
from tests.stories.person import Person
from tests.stories.world import World


@pytest.fixture
def bartosz(world: World) -> Person:
    return world.person("k2")


def edits(person: Person, message: str, text: str) -> Person:
    return person.does(Arrival.EDITED, text=text, message=message)


def writes(person: Person, text: str, message: str) -> Person:
    return person.does(Arrival.TEXT, text=text, message=message)


def test_a_draft_takes_the_new_words_and_keeps_its_time(world: World, bartosz: Person) -> None:
    writes(bartosz, "taśma stoi", "1")
    world.pass_time(seconds=40)

    edits(bartosz, "1", "taśma stoi, panel czarny")

    bartosz.sees("Poprawiono opis. Pierwotny tekst też zostaje w aktach")
    bartosz.presses("Tak").presses("Praca stoi").sees("„taśma stoi, panel czarny”").presses("Wyślij")
    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:05:12"


def test_of_several_messages_only_the_changed_one_changes(world: World, bartosz: Person) -> None:
    writes(bartosz, "taśma stoi", "1")
    writes(bartosz, "świeci się lampka", "2")

    edits(bartosz, "2", "świeci się czerwona lampka")

    bartosz.presses("Tak").presses("Praca stoi").sees("taśma stoi świeci się czerwona lampka")


def test_an_incident_keeps_both_texts_and_its_time_and_the_engineer_is_told(
    world: World, bartosz: Person
) -> None:
    writes(bartosz, "taśma stoi", "1")
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")
    before = world.incident()

    world.pass_time(minutes=2)
    edits(bartosz, "1", "taśma stoi, panel czarny")

    bartosz.sees("Poprawiono opis.")
    world.person("s2").sees("taśma stoi, panel czarny")
    stored = world.incident()
    texts = [
        world.read(lambda archive, text=one.text: archive.texts.read(text))
        for one in stored.events
        if one.text
    ]
    assert texts == ["taśma stoi", "taśma stoi, panel czarny"]
    assert stored.incident.notified_at == before.incident.notified_at
    assert stored.incident.severity == before.incident.severity
    bartosz.sees("„taśma stoi, panel czarny”")


def test_after_the_end_the_new_words_are_a_note(world: World, bartosz: Person) -> None:
    writes(bartosz, "taśma stoi", "1")
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")
    bartosz.does(Arrival.PRESS, act="withdrawyes", subject=str(world.incident().id), stamped=False)

    edits(bartosz, "1", "to była próba")

    assert world.kinds()[-1] == "note"
    bartosz.sees("Poprawiono opis.")


def test_a_message_that_belongs_to_no_report_changes_nothing(world: World, bartosz: Person) -> None:
    writes(bartosz, "taśma stoi", "1")
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    edits(bartosz, "77", "co innego")
    edits(world.person("k1"), "1", "to nie moje")

    assert world.kinds() == ["reported"]


def test_a_message_of_a_cancelled_report_changes_nothing(world: World, bartosz: Person) -> None:
    writes(bartosz, "taśma stoi", "1")
    bartosz.commands("cancel")

    edits(bartosz, "1", "taśma stoi, panel czarny")

    assert world.count() == 0
    assert "rep.edited" not in bartosz.got()


def test_a_note_that_is_changed_stays_on_file_and_the_new_words_are_passed_on(
    world: World, bartosz: Person
) -> None:
    bartosz.reports_a_critical_failure().presses("Dopisz")
    writes(bartosz, "panel czarny", "7")

    edits(bartosz, "7", "panel czarny, lampka czerwona")

    world.person("s2").sees("Z-0001, dopisek, autor: Bartosz Wzór: „panel czarny, lampka czerwona”")
    bartosz.sees("Dopisano do Z-0001.")
    assert world.kinds().count("note") == 2
    assert "corrected" not in world.kinds()
    assert "rep.edited" not in bartosz.got()


def test_a_changed_answer_to_the_card_is_passed_on(world: World, bartosz: Person) -> None:
    bartosz.reports_a_critical_failure()
    card = bartosz.screen[0].message
    bartosz.does(Arrival.TEXT, text="panel czarny", message="7", reply_to=card)

    edits(bartosz, "7", "panel jednak działa")

    world.person("s2").sees("Z-0001, dopisek, autor: Bartosz Wzór: „panel jednak działa”")


def test_a_changed_question_that_is_not_sent_yet_is_shown_anew(world: World, bartosz: Person) -> None:
    bartosz.reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce").presses("Pytanie")
    writes(filip, "Czy panel ma zasilnie?", "9")

    edits(filip, "9", "Czy panel ma zasilanie?")
    filip.sees("„Czy panel ma zasilanie?”").presses("Wyślij")

    bartosz.sees("„Czy panel ma zasilanie?”")
    assert "note" not in world.kinds()


def test_a_changed_question_that_was_given_up_is_never_sent(world: World, bartosz: Person) -> None:
    bartosz.reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce").presses("Pytanie")
    writes(filip, "Czy panel ma zasilanie?", "9")
    filip.commands("cancel")

    edits(filip, "9", "Czy ktoś pali?")

    assert "note" not in world.kinds()
