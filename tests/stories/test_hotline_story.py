"""The hotline enters what was told by phone: one line, both times, in the caller's name, and no reaction."""

import pytest

from tests.stories.world import EVERYWHERE, EXAMPLE, ON_TELEGRAM, World

pytestmark = EVERYWHERE


def test_one_line_asks_only_what_is_missing(build) -> None:
    world = build(at="2026-11-24 14:09:30")
    ewa = world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi")

    ewa.sees("Klasa?").presses("Praca stoi")
    ewa.sees("Do zapisania: Sterowanie linią · Hala A · A – awaria krytyczna. „taśma stoi”.")
    ewa.sees("Dzwoni: Bartosz Wzór. Rozmowa 14:02, wpis 14:09: liczy się 14:02, obie godziny będą widoczne.")
    ewa.presses("Wyślij")

    ewa.sees("Zapisano Z-0001. Rozmowa 14:02, wpis 14:09: liczy się 14:02")
    ewa.sees("Reakcja człowieka do 14:32. Wpis nie jest jeszcze reakcją.")
    incident = world.incident().incident
    assert (incident.reporter, incident.state.value) == ("k2", "reported")
    assert world.wall(incident.notified_at) == "2026-11-24 14:02:00"


def test_who_entered_it_gets_the_new_report_as_a_message_of_its_own_with_its_button(build) -> None:
    world = build(at="2026-11-24 14:09:30")
    ewa = world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi").presses("Praca stoi")
    entry = ewa.screen[-1].message
    ewa.presses("Wyślij")

    shown = {one.message: one.text for one in ewa.screen}

    assert shown[entry].startswith("Zapisano Z-0001. Rozmowa 14:02, wpis 14:09: liczy się 14:02")
    assert any(text.startswith("NOWE Z-0001") for message, text in shown.items() if message != entry)
    ewa.presses("Biorę").hears("Zapisano reakcję")


@ON_TELEGRAM
def test_both_times_and_who_entered_it_stay_on_record(build) -> None:
    world = build(at="2026-11-24 14:09:30")
    world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi").presses("Praca stoi").presses("Wyślij")

    first = world.incident().events[0]

    assert (first.actor, first.channel, first.facts["how"]) == ("s1", "phone", "phone")
    assert first.facts["counts"] == "stated"
    assert world.wall(first.stated_at) == "2026-11-24 14:02:00"
    assert world.wall(first.platform_at) == "2026-11-24 14:09:30"


def test_the_caller_hears_what_was_entered_and_may_confirm_it(build) -> None:
    world = build(at="2026-11-24 14:09:30")
    world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi").presses("Praca stoi").presses("Wyślij")
    bartosz = world.person("k2")

    bartosz.sees(
        "Z-0001 zapisano na podstawie rozmowy telefonicznej: rozmowa 14:02, wpis 14:09. „taśma stoi”."
    )
    bartosz.presses("Zgadza się").hears("Z-0001: wpis potwierdzony.")

    assert world.incident().events[-1].facts["what"] == "phone_confirmed"
    assert any(one.kind == "hot.client" and one.recipient == "k2" for one in world.deliveries())


def test_the_caller_may_correct_it_by_a_note(build) -> None:
    world = build(at="2026-11-24 14:09:30")
    world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi").presses("Praca stoi").presses("Wyślij")

    world.person("k2").presses("Popraw").writes("stoi też stacja etykiet").sees("Dopisano do Z-0001.")


def test_a_bare_command_asks_one_thing_after_another(world: World) -> None:
    ewa = world.person("s1").commands("phone")

    ewa.sees("Kto dzwonił?").presses("Anna Przykład")
    ewa.sees("Kiedy była rozmowa?").presses("5 min temu")
    ewa.sees("Co się dzieje?").writes("coś nie działa")
    ewa.sees("Usługa?").presses("ERP").sees("Gdzie?").presses("Biuro")
    ewa.sees("Klasa?").presses("Dużo gorzej").presses("Wyślij")

    incident = world.incident().incident
    assert (incident.reporter, incident.service, incident.location, incident.severity) == (
        "k1",
        "erp",
        "biuro",
        "B",
    )
    assert world.wall(incident.notified_at) == "2026-11-24 14:00:12"
    assert len([one for one in ewa.got() if one.startswith("hot.")]) == 1


def test_an_hour_may_be_typed_and_a_name_searched(world: World) -> None:
    ewa = world.person("s1").commands("phone")
    ewa.writes("celina").sees("Kiedy była rozmowa?").presses("Podaj godzinę")

    ewa.writes("po obiedzie").sees("O której była rozmowa?")
    ewa.writes("14:01").sees("Co się dzieje?").writes("taśma stoi").presses("Praca stoi").presses("Wyślij")

    assert world.incident().incident.reporter == "k3"
    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:01:00"


def test_a_late_entry_is_marked_gives_its_reason_and_counts_from_the_entry(build) -> None:
    world = build(at="2026-11-24 14:42:00")
    ewa = world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi").presses("Praca stoi")
    ewa.sees(
        "Wpis 40 min po rozmowie (umowa: do 15 min). Zostanie zapisany z oznaczeniem „późny wpis”. Powód:"
    )

    ewa.writes("brak prądu w biurze").presses("Wyślij")

    ewa.sees("Rozmowa 14:02, wpis 14:42: późny wpis, liczy się 14:42")
    stored = world.incident()
    assert world.wall(stored.incident.notified_at) == "2026-11-24 14:42:00"
    assert stored.events[0].facts["late_entry"] is True
    assert world.wall(stored.events[0].stated_at) == "2026-11-24 14:02:00"
    notes = [event for event in stored.events if event.facts.get("what") == "late_entry"]
    assert world.read(lambda archive: archive.texts.read(notes[0].text or "")) == "brak prądu w biurze"


@pytest.mark.parametrize(("at", "is_late"), [("2026-11-24 14:17:00", False), ("2026-11-24 14:17:01", True)])
def test_the_last_second_of_the_backdate_still_counts(build, at: str, is_late: bool) -> None:
    world = build(at=at)
    ewa = world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi").presses("Praca stoi")

    assert ewa.can_press("Wyślij") is not is_late


def test_a_caller_who_is_not_on_the_list_is_named_and_confirmed_by_the_coordinators(world: World) -> None:
    ewa = world.person("s1").commands("phone", "teraz, taśma stoi")
    ewa.presses("Spoza listy").sees("Dzwoni osoba spoza listy: proszę wpisać imię, nazwisko i dział.")

    ewa.writes("Gustaw Notka, pakowanie").presses("Praca stoi").presses("Wyślij")

    assert world.incident().incident.reporter == "e1"
    world.person("s2").sees("Gustaw Notka, pakowanie")
    world.person("k1").presses("Zgadza się").hears("wpis potwierdzony")


def test_a_name_nobody_knows_before_the_time_is_taken_as_typed(world: World) -> None:
    ewa = world.person("s1").commands("phone", "Gustaw Notka, 14:04, taśma stoi")

    ewa.presses("Praca stoi").sees("Dzwoni: Gustaw Notka.").presses("Wyślij")

    assert world.incident().incident.reporter == "e1"


def test_entering_is_no_reaction_and_the_dispatcher_may_react_afterwards(build) -> None:
    world = build(at="2026-11-24 14:09:30")
    ewa = world.person("s1").commands("phone", "Wzór, 14:02, taśma stoi")
    ewa.presses("Praca stoi").presses("Wyślij")
    assert world.incident().incident.acknowledged_at is None

    ewa.presses("Biorę")

    assert world.incident().incident.acknowledged_by == "s1"


def test_a_live_call_is_the_reaction_where_the_contract_says_so(build) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        "live_call_is_reaction = false", "live_call_is_reaction = true"
    )
    world = build(contract=text)

    world.person("s1").commands("phone", "Wzór, teraz, taśma stoi").presses("Praca stoi").presses("Wyślij")

    assert world.incident().incident.acknowledged_by == "s1"


def test_only_the_hotline_enters_calls(world: World) -> None:
    world.person("s2").commands("phone", "Wzór, 14:02, taśma stoi").sees("Ewa Makieta")
    world.person("k2").commands("phone", "Wzór, 14:02, taśma stoi").sees(
        "Do tej czynności potrzebna jest rola"
    )

    assert world.count() == 0


def test_an_hour_still_to_come_was_yesterday(build) -> None:
    world = build(at="2026-11-24 08:05:00")
    ewa = world.person("s1").commands("phone", "Wzór, 23:50, taśma stoi").presses("Praca stoi")

    ewa.sees("Wpis 8 godz. 15 min po rozmowie")


def test_an_entry_may_be_cancelled(world: World) -> None:
    ewa = world.person("s1").commands("phone", "Wzór, teraz, taśma stoi").presses("Anuluj")

    ewa.sees("Anulowano. Nic nie wysłano.")
    ewa.forges("send", "1").hears("")
    assert world.count() == 0


def test_nobody_else_can_send_an_entry(world: World) -> None:
    world.person("s1").commands("phone", "Wzór, teraz, taśma stoi").presses("Praca stoi")

    world.person("s2").forges("send", "1")
    world.person("k2").forges("callclass", "1", "A")

    assert world.count() == 0


def test_the_hotline_works_in_english_too(build) -> None:
    world = build(language="en", at="2026-11-24 14:09:30")
    ewa = world.person("s1").commands("phone", "Wzór 14:02 taśma stoi")

    ewa.presses("Work has stopped").presses("Send")

    ewa.sees("Call 14:02, entry 14:09: 14:02 counts, both times will be visible.")
    world.person("k2").sees("was entered from a phone call: call 14:02, entry 14:09.")
