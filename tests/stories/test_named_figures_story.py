"""Figures of one person are for them and their superior; a question understood in part can be mended (clause 18)."""

from tests.stories.world import World


def test_the_superior_sees_the_figures_of_one_person_and_others_only_the_partys(world: World):
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:17:40")
    world.person("s2").presses("Biorę")
    world.at("2026-11-24 15:00")

    world.person("s3").writes("reakcje Schemat").sees("Filip Schemat · Listopad 2026")
    world.person("s3").sees("Reakcja: w terminie 1 z 1 · mediana 12 min")
    for key in ("k1", "s4"):
        world.person(key).writes("reakcje Schemat")
        world.person(key).sees("Widoczne dane: Serwis. Statystyki imienne: brak uprawnień.")
        world.person(key).sees_not("mediana 12 min")


def test_a_question_understood_in_part_offers_another_period_and_another_service(world: World):
    manager = world.person("k1").writes("reakcje lipinka")
    manager.sees("Nie rozpoznano: „lipinka”.")

    manager.presses("Zmień usługę").sees("Jaka usługa?")
    assert manager.can_press("ERP")
    manager.presses("Zmień okres").sees("Jaki okres?")
    manager.presses("październik 2026").sees("Brak zgłoszeń w tym okresie.")


def test_a_question_about_a_party_is_answered_for_both_and_says_so(world: World):
    manager = world.person("k1").writes("reakcje Serwisu w październiku")

    manager.sees("Liczby obejmują obie strony umowy i nie są zawężane do jednej: Serwis.")
    manager.sees("Zgłoszenia: Zakład. Reakcje i przywrócenia: Serwis.")
    manager.sees("Brak zgłoszeń w tym okresie.").sees_not("Nie rozpoznano")
