"""A figure explains itself: from the message about a breach to the stretches it is added up from."""

from tests.stories.world import World


def test_an_owner_asks_how_the_exceeded_deadline_was_computed(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.at("2026-11-24 22:05:13")
    owner = world.person("k3")
    owner.sees("przekroczono termin przywrócenia")

    owner.presses("Jak policzono")

    owner.sees("Z-0001: jak policzono, stan na 22:05.")
    owner.sees("Przywrócenie, klasa A: 8:00:01 z 8:00:00, po terminie o 0:00:01.")
    owner.sees("14:05–22:05: policzono 8:00:01")
    owner.sees("(§ 5 ust. 1)")


def test_an_employee_is_told_about_their_own_report_and_about_no_other(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    gustaw = world.employee("Gustaw Notka")

    gustaw.forges("explain", "1")

    gustaw.sees_not("jak policzono")
    assert gustaw.toast != ""
    world.person("k2").forges("explain", "1").sees("Z-0001: jak policzono, stan na 14:05.")
