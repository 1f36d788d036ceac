"""A manager doubts the figures and looks behind them: every measure with its meaning (CONTRACT 4)."""

from tests.stories.world import World


def test_questions_that_made_no_report_are_in_the_measures_once_each_and_wishes_apart(world: World):
    world.person("k2").reports_a_critical_failure()
    world.person("k4").writes("telefon służbowy nie dzwoni").presses("Rozumiem")
    world.person("k3").writes("potrzebne szkolenie")

    manager = world.person("k1").writes("statystyki").presses("Jak policzono")
    manager.presses("Wszystkie miary")

    manager.sees("Pytania spoza zakresu: 1 [").sees("Wnioski o zmianę: 1 [")
    assert world.count() == 1


def test_a_second_outage_of_one_place_is_a_recurrence_in_the_measures(world: World):
    reporter = world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę")
    world.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    reporter.presses("Działa")
    world.at("2026-12-04 10:00")
    reporter.reports_a_critical_failure("taśma znowu stoi")

    manager = world.person("k1").writes("rok").presses("Jak policzono").presses("Wszystkie miary")

    manager.sees("Nawroty: 1 z 2 [").sees("Rozwiązane na pierwszej linii: 1 z 1 [")
