"""The main road: from the first words to the closing, as the parties live it."""

from tests.stories.world import EVERYWHERE, World

pytestmark = EVERYWHERE


def test_a_report_takes_three_presses_and_the_receipt_names_the_deadline(world: World) -> None:
    bartosz, filip = world.person("k2"), world.person("s2")

    bartosz.writes("taśma stoi, panel czarny")
    bartosz.sees("Zapisano o 14:05:12. Czego dotyczy: Sterowanie linią?")
    assert world.count() == 0
    bartosz.presses("Tak").sees("Jak bardzo to przeszkadza w pracy?")
    bartosz.presses("Praca stoi")
    bartosz.sees("Do wysłania: Sterowanie linią · Hala A · A – awaria krytyczna.")
    bartosz.sees("reakcja do 14:35, przywrócenie do 22:05")
    bartosz.presses("Wyślij")

    bartosz.sees("Przyjęto Z-0001. Liczy się godzina pierwszej wiadomości: 14:05:12.")
    bartosz.sees("Reakcja człowieka do 14:35.")
    bartosz.sees("To jest potwierdzenie odbioru, jeszcze nie reakcja. Telefon: +48 000 000 200.")
    filip.sees("NOWE Z-0001 · A · Sterowanie linią · Hala A")
    filip.sees("Zgłasza: Bartosz Wzór, +48 000 000 102. Reakcja do 14:35.")


def test_a_critical_failure_is_told_at_once_to_the_coordinator_and_the_service_manager(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    for key in ("k1", "s3"):
        world.person(key).sees("Nowa awaria krytyczna: Z-0001 · Sterowanie linią · Hala A, zgłoszono 14:05.")
        world.person(key).sees("Na razie nic nie trzeba robić.")
    assert world.person("s4").got() == []
    assert world.person("k3").got() == []


def test_the_reaction_is_the_press_and_the_client_hears_who_what_and_when(world: World) -> None:
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports_a_critical_failure()
    world.at("2026-11-24 14:17:40")

    filip.presses("Biorę")
    filip.sees("Reakcja zapisana. Jakie będzie pierwsze działanie?")
    bartosz.sees_not("zajmuje się Filip Schemat")
    world.at("2026-11-24 14:18:00")
    filip.presses("Jadę na miejsce")

    filip.sees("Zapisano reakcję: 14:17:40 (12 min, w terminie).")
    bartosz.sees("Z-0001: zajmuje się Filip Schemat")
    bartosz.sees("reakcja po 12 min. Następna wiadomość najpóźniej o 15:18.")
    assert world.kinds() == ["reported", "acknowledged", "first_action"]


def test_without_a_first_action_the_default_is_recorded_after_two_minutes(world: World) -> None:
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports_a_critical_failure()
    filip.presses("Biorę")

    world.pass_time(minutes=1, seconds=59)
    bartosz.sees_not("zajmuje się Filip Schemat")
    world.pass_time(seconds=1)

    bartosz.sees("Z-0001: zajmuje się Filip Schemat („podjęto”)")
    filip.sees("Pierwsze działanie nie zostało wpisane, zapisano: „podjęto”.")


def test_a_typed_first_action_is_told_as_it_was_typed(world: World) -> None:
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports_a_critical_failure()

    filip.presses("Biorę").presses("Wpiszę…").writes("biorę sterownik zapasowy")

    bartosz.sees("zajmuje się Filip Schemat („biorę sterownik zapasowy”)")


def test_a_late_reaction_is_recorded_and_asked_for_its_reason(world: World) -> None:
    filip = world.person("s2")
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:52:03")

    filip.presses("Biorę").presses("Łączę się zdalnie")
    filip.sees("Zapisano reakcję: 14:52:03 (16 min po terminie).")
    filip.presses("Wpisz powód").writes("telefon rozładowany")

    assert world.kinds()[-1] == "late_reason"


def test_the_whole_road_ends_with_the_figures(world: World) -> None:
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports_a_critical_failure()
    filip.presses("Biorę").presses("Jadę na miejsce")

    world.at("2026-11-24 15:05:12")
    filip.presses("Obejście").writes("ręczne etykiety na stanowisku 2")
    bartosz.sees("ręczne etykiety na stanowisku 2")
    assert world.incident().incident.state == "workaround"
    bartosz.presses("Działa")
    filip.sees("Bartosz Wzór")

    world.at("2026-11-24 16:05:12")
    filip.presses("Naprawione").writes("wymieniono zasilacz panelu")
    bartosz.sees_not("wymieniono zasilacz panelu")
    filip.presses("Wyślij")
    bartosz.sees("wymieniono zasilacz panelu")
    world.pass_time(minutes=10)
    bartosz.presses("Działa")

    assert world.incident().incident.state == "closed"
    bartosz.sees("2 godz.")
    filip.sees("zamknięt")
    assert world.kinds() == [
        "reported",
        "acknowledged",
        "first_action",
        "workaround",
        "note",
        "resolved",
        "confirmed",
        "closed",
    ]


def test_the_same_road_in_english(build) -> None:
    world = build(language="en")
    bartosz, filip = world.person("k2"), world.person("s2")

    bartosz.writes("belt stopped, panel black").sees("What it concerns: Line control?")
    bartosz.presses("Yes").presses("Work has stopped")
    bartosz.sees("To be sent: Line control · Hall A · A – critical failure.")
    bartosz.presses("Send").sees("Reaction by a human by 14:35.")
    filip.sees("NEW Z-0001 · A · Line control · Hall A").presses("I take it").presses("Going on site")
    bartosz.sees("Z-0001: handled by Filip Schemat")
    filip.presses("Workaround").writes("labels by hand")
    bartosz.sees("labels by hand")
    filip.presses("Fixed").writes("power supply replaced").presses("Send")
    bartosz.sees("power supply replaced").presses("It works")

    assert world.incident().incident.state == "closed"
