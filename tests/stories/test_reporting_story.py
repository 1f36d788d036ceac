"""Reports that do not go straight: other services, silence, corrections, topics outside, strange texts."""

from handlers.messages import Arrival, Attachment
from tests.stories.world import EVERYWHERE, IN_MEMORY, World

pytestmark = EVERYWHERE


def test_another_service_is_chosen_by_its_button(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi")

    bartosz.presses("Inna usługa").sees("Czego dotyczy awaria?")
    bartosz.presses("Sieć").sees("Gdzie?")
    bartosz.presses("Magazyn").sees("Jak bardzo to przeszkadza")
    bartosz.presses("Drobiazg").presses("Wyślij")

    incident = world.incident().incident
    assert (incident.service, incident.location, incident.severity) == ("siec", "magazyn", "C")


def test_a_report_without_a_known_word_is_asked_what_it_concerns(world: World) -> None:
    bartosz = world.person("k2").writes("coś tu nie gra od rana")

    bartosz.sees("Czego dotyczy awaria?")
    assert all(bartosz.can_press(label) for label in ("ERP", "Stanowiska", "Nie wiem", "Spoza listy"))


def test_not_knowing_the_class_means_the_middle_one(world: World) -> None:
    bartosz = world.person("k2").writes("erp nie działa").presses("Tak").presses("Biuro").presses("Nie wiem")

    bartosz.sees("Przyjęto klasę B – awaria. Koordynator może ją zmienić.")
    bartosz.presses("Wyślij")

    assert world.incident().incident.severity == "B"


def test_silence_reminds_and_then_sends_with_the_strictest_class_whose_clock_runs(world: World) -> None:
    bartosz = world.person("k2").writes("erp nie działa")

    world.pass_time(minutes=3)
    bartosz.sees("Zgłoszenie nie jest dokończone. Za 2 min zostanie wysłane do helpdesku tak, jak jest.")
    assert world.count() == 0
    world.pass_time(minutes=2)

    incident = world.incident().incident
    assert (incident.severity, incident.is_unconfirmed) == ("A", True)
    assert world.wall(incident.notified_at) == "2026-11-24 14:05:12"
    bartosz.sees("Wysłano bez potwierdzenia: Z-0001, na razie klasa A.")


def test_silence_at_night_takes_the_strictest_class_that_runs_round_the_clock(build) -> None:
    world = build(at="2026-11-28 23:00:00")

    world.person("k2").writes("taśma stoi")
    world.silence()

    assert world.incident().incident.severity == "A"
    world.person("s2").sees("NOWE Z-0001")


def test_an_answer_starts_the_silence_anew(world: World) -> None:
    bartosz = world.person("k2").writes("erp nie działa")
    world.pass_time(minutes=4)
    bartosz.presses("Tak")

    world.pass_time(minutes=4)

    assert world.count() == 0


def test_the_first_message_keeps_its_time_for_a_quarter_of_an_hour_only(world: World) -> None:
    bartosz = world.person("k2").writes("erp nie działa")
    for label in ("Tak", "Biuro", "Drobiazg", "Popraw"):
        world.pass_time(minutes=4)
        bartosz.presses(label)
    bartosz.writes("erp nie działa, błąd 500")

    bartosz.presses("Wyślij")

    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:21:12"


def test_a_greeting_is_no_description_and_is_never_sent_by_silence(world: World) -> None:
    bartosz = world.person("k2").writes("Dzień dobry")

    bartosz.sees("To nie wygląda na awarię. Co zrobić?")
    world.pass_time(hours=1)

    assert world.count() == 0


def test_a_greeting_may_be_reported_after_all(world: World) -> None:
    bartosz = world.person("k2").writes("halo")

    bartosz.presses("Zgłoś jako awarię").sees("Czego dotyczy awaria?")


def test_cancelling_sends_nothing_ever(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi").presses("Anuluj")

    bartosz.sees("Anulowano. Nic nie wysłano.")
    world.pass_time(hours=1)
    assert world.count() == 0
    assert world.person("s2").got() == []


def test_the_command_cancels_in_any_state_also_where_nothing_is_open(world: World) -> None:
    bartosz = world.person("k2").commands("cancel")
    bartosz.sees("Anulowano. Nic nie wysłano.")

    bartosz.writes("taśma stoi").commands("cancel")
    world.pass_time(hours=1)

    assert world.count() == 0


def test_a_correction_keeps_the_time_and_both_texts(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoii").presses("Tak").presses("Praca stoi")
    world.pass_time(minutes=2)

    bartosz.presses("Popraw").writes("taśma stoi, panel czarny").presses("Wyślij")

    incident = world.incident().incident
    assert world.read(lambda archive: archive.texts.read(incident.text)) == "taśma stoi, panel czarny"
    assert world.wall(incident.notified_at) == "2026-11-24 14:05:12"


def test_a_further_message_is_added_to_the_draft(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi").writes("panel czarny")

    bartosz.presses("Tak").sees("Jak bardzo to przeszkadza")
    bartosz.presses("Praca stoi").sees("panel czarny")
    bartosz.presses("Wyślij")

    assert world.count() == 1


def test_an_edited_message_corrects_the_draft(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoji")

    bartosz.does(Arrival.EDITED, text="taśma stoi", message=bartosz.handed.message)

    bartosz.sees("Poprawiono opis. Pierwotny tekst też zostaje w aktach")
    bartosz.presses("Tak").presses("Praca stoi").sees("„taśma stoi”")


def test_something_outside_the_contract_is_answered_with_who_helps(world: World) -> None:
    bartosz = world.person("k2").writes("zepsuł się telefon służbowy")

    bartosz.sees("Ta sprawa nie jest objęta umową: Telefony służbowe.")
    bartosz.sees("Pomoże: administracja, tel. +48 000 000 110.")
    bartosz.presses("Rozumiem")
    world.pass_time(hours=1)

    assert world.count() == 0


def test_insisting_makes_a_report_with_a_disputed_scope_and_a_running_clock(world: World) -> None:
    bartosz = world.person("k2").writes("zepsuł się telefon służbowy")

    bartosz.presses("To jednak dotyczy umowy").presses("Stanowiska").presses("Biuro").presses("Dużo gorzej")
    bartosz.presses("Wyślij")

    bartosz.sees("Zapisano jako Z-0001 – spór o zakres. Zegar biegnie od 14:05 do czasu rozstrzygnięcia.")
    bartosz.sees("Celina Próba, Henryk Model")
    assert world.incident().incident.is_scope_disputed


def test_a_change_request_is_sent_to_its_own_address(world: World) -> None:
    bartosz = world.person("k2").writes("potrzebne szkolenie dla zmiany")

    bartosz.sees(
        "To wygląda na nowe zamówienie, nie na awarię. Wnioski o zmianę: wnioski@zaklad.example.com."
    )


def test_danger_is_answered_before_everything_else(world: World) -> None:
    world.person("k2").writes("dym z szafy sterownika, linia stoi").sees("najpierw 112")


def test_a_photo_without_words_is_kept_and_asked_for_one_sentence(world: World) -> None:
    photo = Attachment(reference="file-1", name="panel.jpg", media_type="image/jpeg")
    bartosz = world.person("k2").writes("", files=(photo,))
    bartosz.sees("Zapisano jako załącznik. Proszę jeszcze napisać jednym zdaniem, co się dzieje.")

    bartosz.writes("taśma stoi").presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert world.incident().incident.attachments == 1


def test_an_empty_text_and_signs_alone_are_no_report(world: World) -> None:
    bartosz = world.person("k2")
    for text in ("", "   ", "🔥🔥🔥", "\u200b\u200d\ufeff", "?!…"):
        bartosz.writes(text).sees("Wiadomość jest pusta. Proszę napisać jednym zdaniem, co się dzieje.")

    world.pass_time(hours=1)
    assert world.count() == 0


def test_ten_thousand_characters_are_saved_whole_and_shown_from_their_beginning(world: World) -> None:
    text = "taśma stoi" + " bardzo długi opis" * 555
    bartosz = world.person("k2").writes(text)

    bartosz.sees(f"Wiadomość jest za długa ({len(text)} znaków, limit ")
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    digest = world.incident().incident.text
    assert world.read(lambda archive: archive.texts.read(digest)) == text
    assert all(len(one.text) < 4096 for one in world.person("s2").screen)


def test_signs_of_other_scripts_and_markup_stay_what_they_are(world: World) -> None:
    text = "taśma stoi <b>אזעקה</b> *_`[x](http://zło.example)` \u202eodwrót\u202c e\u0301 \u200b&amp;"

    world.person("k2").reports_a_critical_failure(text)

    digest = world.incident().incident.text
    assert world.read(lambda archive: archive.texts.read(digest)) == text
    world.person("s2").sees("<b>אזעקה</b>")
    assert "\u202e" not in world.person("s2").screen[0].text


def test_a_message_delivered_twice_is_one_report(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi")
    screens = len(bartosz.screen)

    taken = bartosz.repeats(bartosz.handed)

    assert not taken.is_new
    assert len(bartosz.screen) == screens
    world.silence()
    assert world.count() == 1


def test_a_report_by_command_begins_a_draft_of_its_own(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.commands("report", "erp nie działa").sees("Czego dotyczy: ERP?")


def test_a_command_without_words_asks_for_one_sentence(world: World) -> None:
    bartosz = world.person("k2").commands("report")

    assert bartosz.got() != []
    assert world.count() == 0


def test_somebody_of_the_provider_cannot_report(world: World) -> None:
    filip = world.person("s2").writes("taśma stoi u klienta")

    world.pass_time(hours=1)

    assert world.count() == 0
    filip.sees("Nowe zgłoszenie: przycisk [Biorę] zatrzymuje zegar reakcji.")


def test_an_employee_who_is_not_named_may_report_and_is_named_to_the_provider(world: World) -> None:
    gustaw = world.employee("Gustaw Notka")

    gustaw.reports_a_critical_failure()

    gustaw.sees("Przyjęto Z-0001.")
    world.person("s2").sees("Zgłasza: Gustaw Notka")
    assert world.incident().incident.reporter == "e1"


@IN_MEMORY
def test_an_edit_of_some_other_message_leaves_the_draft_alone(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi")

    bartosz.does(Arrival.EDITED, text="coś z zeszłego tygodnia", message="in-other")

    bartosz.sees_not("Poprawiono opis.")


def test_a_silence_that_ended_while_the_bot_was_down_does_not_count(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi")

    world.standstill(minutes=20)
    assert world.count() == 0
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert not world.incident().incident.is_unconfirmed


def test_the_reminder_s_own_button_sends_at_once(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi")
    world.pass_time(minutes=3)

    bartosz.presses("Wyślij teraz")

    assert world.incident().incident.severity == "A"
