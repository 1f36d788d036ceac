"""Closed hours, holidays, clock changes and the amendment's midnight, told honestly."""

from tests.stories.world import EVERYWHERE, warsaw

pytestmark = EVERYWHERE


def test_friday_afternoon_runs_out_on_monday(build) -> None:
    world = build(at="2026-11-27 15:50:00")
    bartosz = world.person("k2")

    bartosz.reports("erp nie działa, brak faktur", "Tak", "Biuro", "Dużo gorzej")

    bartosz.sees("Reakcja człowieka do pon. 30.11, 09:50.")
    world.person("s2").sees("NOWE Z-0001 · B · ERP · Biuro")


def test_friday_evening_waits_for_monday_and_nobody_is_woken(build) -> None:
    world = build(at="2026-11-27 19:20:00")
    bartosz, filip = world.person("k2"), world.person("s2")

    bartosz.reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")

    bartosz.sees("Przyjęto Z-0001: pt. 27.11, 19:20. Wsparcie dla tej klasy: pon.–pt. 08:00–16:00.")
    bartosz.sees("Zegar ruszy pon. 30.11, 08:00, reakcja człowieka do 10:00.")
    world.at("2026-11-30 07:59:59")
    assert filip.got() == []
    world.at("2026-11-30 08:00:00")
    filip.sees("NOWE Z-0001 · B · ERP · Biuro")
    assert filip.can_press("Biorę")


def test_what_silence_sends_at_night_says_so_and_names_the_class_that_was_assumed(build) -> None:
    world = build(at="2026-11-27 19:20:00")
    bartosz = world.person("k2").writes("drukarka się zacina")

    world.silence()

    bartosz.sees("Wysłano bez potwierdzenia: Z-0001, na razie klasa A. Helpdesk dopyta o szczegóły.")
    bartosz.sees("Przyjęto Z-0001: pt. 27.11, 19:20.")


def test_danger_at_night_is_named_in_the_receipt_as_well(build) -> None:
    bartosz = build(at="2026-11-27 19:20:00").person("k2")

    bartosz.reports("drukarka dymi, jest dym", "Tak", "Biuro", "Drobiazg")

    bartosz.sees("Zagrożenie zdrowia lub życia: najpierw 112.\nPrzyjęto Z-0001: pt. 27.11, 19:20.")


def test_several_reports_of_a_weekend_are_told_in_one_message_at_opening(build) -> None:
    world = build(at="2026-11-27 19:20:00")
    world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    world.person("k3").reports("drukarka zacina się", "Tak", "Magazyn", "Drobiazg")
    filip = world.person("s2").forgets()

    world.at("2026-11-30 08:00:00")

    assert filip.news() == ["off.open"]
    filip.sees("Od 08:00 biegnie czas dla zgłoszeń: Z-0001 (reakcja do 10:00), Z-0002 (reakcja do 16:00).")


def test_a_night_report_on_the_round_the_clock_service_rings_at_once(build) -> None:
    world = build(at="2026-11-28 23:50:00")

    world.person("k2").reports_a_critical_failure()

    world.person("k2").sees("Reakcja człowieka do niedz. 29.11, 00:20.")
    world.person("s2").sees("NOWE Z-0001 · A")


def test_the_strictest_class_of_another_service_is_told_that_it_waits(build) -> None:
    world = build(at="2026-11-27 20:00:00")
    bartosz = world.person("k2")

    bartosz.reports("erp nie działa", "Tak", "Biuro", "Praca stoi")

    bartosz.sees("Usługa ERP nie ma w tej umowie wsparcia 24/7, także w klasie A.")
    assert world.person("s2").got() == []


def test_a_report_on_christmas_eve_names_every_day_off(build) -> None:
    world = build(at="2026-12-23 17:00:00")
    bartosz = world.person("k2")

    bartosz.reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")

    bartosz.sees("Zegar ruszy pon. 28.12, 08:00")
    bartosz.sees("Najbliższy dzień roboczy: pon. 28.12 (dni wolne: 24.12, 25.12, 26.12 i 27.12).")


def test_on_christmas_eve_itself_support_is_closed(build) -> None:
    world = build(at="2026-12-24 09:00:00")

    world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")

    world.person("k2").sees("Zegar ruszy pon. 28.12, 08:00, reakcja człowieka do 10:00")


def test_the_night_the_clocks_go_forward_half_an_hour_is_half_an_hour(build) -> None:
    world = build(at="2026-03-29 01:40:00")
    world.person("k2").reports_a_critical_failure()

    world.pass_time(hours=1, seconds=1)

    breached = next(event for event in world.incident().events if event.kind == "breached")
    assert world.wall(breached.at) == "2026-03-29 03:40:01"


def test_the_night_the_clocks_go_back_the_repeated_hour_counts_twice(build) -> None:
    world = build(at="2026-10-25 02:30:00")
    world.person("k2").reports_a_critical_failure()

    world.until(warsaw("2026-10-25 02:00:01", fold=1))

    breached = next(event for event in world.incident().events if event.kind == "breached")
    assert breached.at == warsaw("2026-10-25 02:00:01", fold=1)


def test_the_last_second_before_the_amendment_keeps_the_old_text(build) -> None:
    before, after = build(at="2026-08-31 23:59:59"), build(at="2026-09-01 00:00:00")
    for world in (before, after):
        world.person("k2").reports_a_critical_failure()

    before.person("k2").sees("Reakcja człowieka do wt. 1.09, 00:59")
    after.person("k2").sees("Reakcja człowieka do 00:30")
    assert before.incident().incident.digest != after.incident().incident.digest


def test_a_draft_begun_before_the_amendment_and_sent_after_it_is_judged_by_its_first_message(build) -> None:
    world = build(at="2026-08-31 23:59:59")
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi")
    world.pass_time(seconds=30)

    bartosz.presses("Wyślij")

    bartosz.sees("Reakcja człowieka do 00:59")


def test_a_report_outside_the_contract_s_validity_is_saved_without_a_clock(build) -> None:
    world = build(at="2028-01-03 09:00:00")
    bartosz = world.person("k2")

    bartosz.reports_a_critical_failure()

    bartosz.sees("Zapisano jako Z-0001, ale umowa nie obowiązuje w tym dniu (od 1.01.2026 do 31.12.2027)")
    assert world.incident().incident.state == "outside_contract"
    assert world.person("s2").got() == []


def test_a_question_asked_at_closing_time_waits_for_the_morning(build) -> None:
    world = build(at="2026-11-24 15:58:00")
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    filip.presses("Biorę").presses("Łączę się zdalnie")
    world.at("2026-11-24 17:00:00")

    filip.presses("Pytanie").writes("Który ekran?").presses("Wyślij")

    bartosz.sees_not("Który ekran?")
    world.at("2026-11-25 08:00:00")
    bartosz.sees("Który ekran?")
