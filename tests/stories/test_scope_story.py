"""Is a report covered by the contract? Those named decide together; until then the clock runs."""

import pytest

from models.sla.events import Kind
from models.sla.incident import State
from tests.stories.world import EVERYWHERE, World

pytestmark = EVERYWHERE


@pytest.fixture
def disputed(build) -> World:
    """Bartosz insists that his phone is covered."""
    world = build(at="2026-11-24 14:05:12")
    bartosz = world.person("k2").writes("zepsuł się telefon służbowy").presses("To jednak dotyczy umowy")
    for label in ("Stanowiska", "Biuro", "Dużo gorzej", "Wyślij"):
        bartosz.presses(label)
    return world


def test_those_named_are_asked_and_the_report_stands_when_they_agree(disputed: World) -> None:
    celina, henryk = disputed.person("k3"), disputed.person("s4")
    for judge in (celina, henryk):
        judge.sees(
            "Z-0001: czy to zgłoszenie jest objęte umową? Usługa: Stanowiska. Zgłasza: Bartosz Wzór. "
            "„zepsuł się telefon służbowy”. Zegar biegnie do czasu rozstrzygnięcia. "
            "Rozstrzygają tylko zgodnie: Celina Próba, Henryk Model."
        )
    disputed.at("2026-11-24 14:30:00")

    celina.presses("W zakresie").sees("Z-0001: zapisano głos: w zakresie. Brakuje głosu: Henryk Model.")
    assert disputed.incident().incident.is_scope_disputed
    henryk.presses("W zakresie")

    told = "Z-0001, rozstrzygnięcie o zakresie (14:30): zgłoszenie jest objęte umową. Zegar biegnie od 14:05."
    for key in ("k2", "k3", "s2", "s4"):
        disputed.person(key).sees(told)
    assert not disputed.incident().incident.is_scope_disputed
    assert disputed.incident().incident.state is State.REPORTED


def test_a_report_found_outside_stops_its_clock(disputed: World) -> None:
    disputed.person("k3").presses("Poza zakresem")
    disputed.person("s4").presses("Poza zakresem")

    disputed.person("k2").sees("zgłoszenie jest poza umową, zegar nie biegnie.")
    assert disputed.incident().incident.state is State.OUTSIDE_CONTRACT
    disputed.pass_time(hours=48)
    assert "breached" not in disputed.kinds()


def test_where_they_disagree_nothing_changes_until_one_of_them_gives_way(disputed: World) -> None:
    celina, henryk = disputed.person("k3").presses("W zakresie"), disputed.person("s4")

    henryk.presses("Poza zakresem")

    for judge in (celina, henryk):
        judge.sees("Z-0001: głosy w sprawie zakresu są różne (Celina Próba, Henryk Model).")
    assert disputed.incident().incident.is_scope_disputed
    henryk.presses("W zakresie")
    decided = [one for one in disputed.incident().events if one.kind is Kind.SCOPE_DECIDED]
    assert [one.facts["in_scope"] for one in decided] == [True]


def test_nobody_else_decides_and_a_decided_dispute_is_over(disputed: World) -> None:
    disputed.person("k1").forges("inscope", "1").hears("Do tej czynności potrzebna jest rola")
    disputed.person("k2").forges("inscope", "1").hears("Własnej propozycji nie można zatwierdzić")
    disputed.person("k3").presses("W zakresie")
    disputed.person("s4").presses("W zakresie")

    disputed.person("k3").forges("outofscope", "1")

    assert disputed.kinds().count("scope_decided") == 1
    assert disputed.incident().incident.state is State.REPORTED


def test_silence_changes_nothing(disputed: World) -> None:
    disputed.pass_time(hours=72)

    assert disputed.incident().incident.is_scope_disputed
    assert "breached" in disputed.kinds()


def test_in_english_the_same_is_asked_in_english(build) -> None:
    world = build(language="en")
    bartosz = world.person("k2").writes("telefon służbowy broken").presses("It is covered after all")
    for label in ("Workstations", "Office", "Much worse", "Send"):
        bartosz.presses(label)

    world.person("k3").sees("Z-0001: is this report covered by the contract? Service: Workstations.")
    world.person("k3").presses("Out of scope").sees(
        "opinion saved: out of scope. Still waiting for: Henryk Model."
    )
    world.person("s4").presses("Out of scope")

    bartosz.sees("the report is outside the contract, no clock runs. Agreed: Celina Próba, Henryk Model.")
