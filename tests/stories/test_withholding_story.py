"""Part of the pay is held back until the repair: decided by an owner, released by the confirmation (clause 15)."""

import pytest

from models.sla.register import EntryKind
from tests.stories.recurring import with_agenda
from tests.stories.test_report_story import entries
from tests.stories.world import World


@pytest.fixture
def overdue(world: World) -> World:
    """A critical failure whose restoration is overdue."""
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:17:40")
    world.person("s2").presses("Biorę")
    world.at("2026-11-24 22:06")
    return world


def test_behind_the_breach_the_owner_finds_the_computation_and_the_decision(overdue: World):
    owner = overdue.person("k3").presses("Jak policzono")
    owner.sees("Z-0001 · Sterowanie linią: 30,00% × 12 000,00 zł = 3 600,00 zł, do potwierdzenia naprawy")

    owner.presses("Wstrzymać zapłatę").sees("Wstrzymać zapłatę 3 600,00 zł. Powód (wymagany):")
    assert entries(overdue, EntryKind.WITHHOLDING_DECIDED) == []
    owner.writes("naprawa po terminie")

    told = "Z-0001, zapisano decyzję: wstrzymać 3 600,00 zł do potwierdzenia naprawy. Decyduje: Celina Próba"
    owner.sees(told)
    overdue.person("s4").sees(told).sees("Powód: „naprawa po terminie”.")
    overdue.person("k1").sees_not("wstrzymać")
    owner.presses_late("Nie wstrzymywać").hears("Decyzję zapisano wcześniej: Celina Próba")


def test_the_confirmed_repair_releases_what_was_withheld(overdue: World):
    overdue.person("k3").presses("Jak policzono").presses("Wstrzymać zapłatę").writes("naprawa po terminie")
    overdue.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    assert entries(overdue, EntryKind.WITHHOLDING_RELEASED) == []

    overdue.person("k2").presses("Działa")

    told = "Z-0001: naprawa potwierdzona. Wstrzymana kwota do zapłaty: 3 600,00 zł."
    overdue.person("k3").sees(told)
    overdue.person("s4").sees(told)
    assert len(entries(overdue, EntryKind.WITHHOLDING_RELEASED)) == 1


def test_silence_releases_too_and_what_nobody_withheld_is_not_released(overdue: World):
    overdue.person("k3").presses("Jak policzono").presses("Nie wstrzymywać").writes("w dobrej wierze")
    overdue.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")

    overdue.at("2026-11-30 12:00")

    assert overdue.kinds()[-1] == "closed"
    assert entries(overdue, EntryKind.WITHHOLDING_RELEASED) == []


def test_who_may_not_decide_is_told_who_may_and_sees_no_buttons(overdue: World):
    overdue.person("s4").presses("Jak policzono")

    assert not overdue.person("s4").can_press("Wstrzymać zapłatę")
    row = str(overdue.incident().id)
    overdue.person("s4").forges("withhold", row).hears("Celina Próba")
    overdue.person("k1").forges("withhold", row).hears("Celina Próba")
    overdue.person("k3").forges("withhold", "4711").hears("")


def test_in_time_nothing_can_be_withheld(world: World):
    world.person("k2").reports_a_critical_failure()

    world.person("k3").forges("withhold", str(world.incident().id))

    assert not world.person("k3").can_press("Wstrzymać zapłatę")
    assert "pen.reason" not in world.person("k3").got()


def test_with_the_report_the_owner_is_asked_about_what_nobody_has_decided(overdue: World):
    with_agenda(overdue).at("2026-12-07 10:00")

    overdue.person("k3").sees("Z-0001: można wstrzymać zapłatę: 30% opłaty miesięcznej = 3 600,00 zł")
    overdue.person("s4").sees_not("Z-0001: można wstrzymać zapłatę")
