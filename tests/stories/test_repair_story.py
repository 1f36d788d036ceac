"""Workarounds and repairs: offered, refused, confirmed, silent, reopened, withdrawn."""

import pytest

from models.sla.contract import Metric
from models.sla.deadlines import judge
from tests.stories.world import EVERYWHERE, World, warsaw

pytestmark = EVERYWHERE


@pytest.fixture
def taken(world: World) -> World:
    """A critical failure reported at 14:05:12 and taken at once by Filip."""
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    return world


def targets(world: World):
    stored = world.incident()
    return judge(stored.incident, world.library.terms(stored.incident.digest), world.clock.now())


def repair(world: World, text: str = "wymieniono zasilacz") -> None:
    world.person("s2").presses("Naprawione").writes(text).presses("Wyślij")


def test_a_refused_workaround_never_stopped_the_clock(taken: World) -> None:
    taken.at("2026-11-24 16:00:00")
    taken.person("s2").presses("Obejście").writes("etykiety z biura")
    assert targets(taken).of(Metric.WORKAROUND).met is True
    taken.at("2026-11-24 16:10:00")

    taken.person("k2").presses("Nie działa")

    taken.person("s2").sees("Z-0001: obejście nie działa. Zgłasza: Bartosz Wzór, 16:10.")
    taken.person("s2").sees("Czas na obejście biegnie od 14:05 bez przerwy.")
    assert targets(taken).of(Metric.WORKAROUND).met is None
    assert taken.incident().incident.state == "acknowledged"


def test_a_refused_repair_goes_back_and_the_wait_is_not_counted(taken: World) -> None:
    taken.at("2026-11-24 18:05:12")
    repair(taken)
    taken.at("2026-11-24 19:05:12")
    bartosz = taken.person("k2")

    bartosz.presses("Nie działa")
    bartosz.sees("Z-0001 wraca do naprawy.").sees("Co nadal nie działa?")
    bartosz.writes("panel nadal czarny")

    taken.person("s2").sees("Z-0001 wraca do naprawy.").sees("panel nadal czarny")
    assert taken.wall(targets(taken).of(Metric.RESTORATION).due) == "2026-11-24 23:05:12"
    assert taken.incident().incident.state == "acknowledged"


def test_two_days_of_silence_confirm_a_repair_and_offer_reopening(taken: World) -> None:
    taken.at("2026-11-24 15:00:00")
    repair(taken)
    taken.person("k2").sees("Brak odpowiedzi do czw. 26.11, 15:00 oznacza potwierdzenie.")

    taken.at("2026-11-26 15:00:00")

    assert taken.incident().incident.closed_silently
    taken.person("k2").sees("Z-0001 zamknięto bez odpowiedzi (potwierdzenie milczące).")
    assert taken.person("k2").can_press("Otwórz ponownie")


def test_a_closed_failure_that_comes_back_is_reopened_on_the_same_clock(taken: World) -> None:
    repair(taken)
    taken.person("k2").presses("Działa")
    taken.at("2026-11-24 15:10:00")

    taken.person("k2").writes("taśma znowu stoi").presses("Tak")
    taken.person("k2").sees("Z-0001 zamknięto dziś o 14:05. Czy awaria wróciła?")
    taken.person("k2").presses("Tak, otwórz ponownie")

    assert taken.count() == 1
    assert taken.incident().incident.reopened == 1
    assert taken.incident().incident.state == "acknowledged"
    taken.person("s2").sees("otwart")


def test_reopening_is_over_after_forty_working_hours(taken: World) -> None:
    repair(taken)
    bartosz = taken.person("k2").presses("Działa")
    taken.at("2026-12-01 14:05:13")

    number = str(taken.incident().id)
    bartosz.forges("reopen", number)

    assert taken.incident().incident.state == "closed"
    assert bartosz.toast != ""


def test_a_second_failure_within_thirty_days_is_marked_as_a_recurrence(taken: World) -> None:
    repair(taken)
    taken.person("k2").presses("Działa")
    taken.at("2026-12-07 09:00:00")

    taken.person("k2").reports_a_critical_failure()

    taken.person("k2").sees("Taka awaria zdarza się drugi raz w ciągu 30 dni (poprzednio: Z-0001).")


def test_the_reporter_withdraws_after_being_asked_once(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:11:00")

    bartosz.presses("Wycofaj").sees("Wycofać Z-0001? Zgłoszenie zostanie w aktach jako wycofane.")
    assert world.incident().incident.state == "reported"
    bartosz.presses("Wycofaj")

    bartosz.sees("Z-0001 wycofane o 14:11. Wycofuje: Bartosz Wzór.")
    world.person("s2").sees("Z-0001 wycofane o 14:11.")
    world.pass_time(hours=2)
    assert "escalated" not in world.kinds()


def test_a_withdrawal_can_be_thought_over(world: World) -> None:
    world.person("k2").reports_a_critical_failure().presses("Wycofaj").presses("Zostaw")

    assert world.incident().incident.state == "reported"


def test_a_repair_without_a_reaction_is_the_reaction(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:20:00")
    irena = world.person("s5")

    irena.forges("resolve", str(world.incident().id)).writes("zresetowano panel").presses("Wyślij")

    found = targets(world)
    assert found.of(Metric.REACTION).elapsed_seconds == 888
    assert found.of(Metric.WORKAROUND).met is True
    assert world.incident().incident.resolved_at == warsaw("2026-11-24 14:20")


def test_the_rating_is_asked_after_closing(taken: World) -> None:
    repair(taken)
    bartosz = taken.person("k2").presses("Działa")

    bartosz.presses("Krótka ocena").sees("Jak poszło?")
    bartosz.presses("Dobrze").sees("Ocena zapisana.")


def test_the_client_cannot_report_a_repair(taken: World) -> None:
    number = str(taken.incident().id)

    taken.person("k2").forges("resolve", number)

    assert taken.person("k2").toast != ""
    assert "resolved" not in taken.kinds()


def test_the_provider_cannot_confirm_its_own_repair(taken: World) -> None:
    repair(taken)

    taken.person("s2").forges("confirm", str(taken.incident().id), "repair")

    taken.person("s2").hears("Anna Przykład")
    assert taken.incident().incident.state == "resolved"
