"""The repair clock stands on a ground of the contract that is no question: no access, another date (clause 8)."""

import pytest

from models.sla.contract import Metric
from models.sla.deadlines import judge
from tests.stories.world import World, warsaw

NO_ACCESS = "brak wstępu do pomieszczenia lub system…"
ANOTHER_DATE = "klient poprosił o inny termin"


@pytest.fixture
def erp(build) -> World:
    """A report of class B on the ERP, taken by Filip on a Tuesday at nine."""
    world = build(at="2026-11-24 09:00:00")
    world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    return world


def pauses(world: World, ground: str = NO_ACCESS, words: str = "portiernia nie wpuszcza") -> None:
    world.person("s2").forges("more", "1").presses("Wstrzymaj zegar").presses(ground).writes(words)


def restored_by(world: World) -> str:
    stored = world.incident()
    terms = world.library.terms(stored.incident.digest)
    restoration = judge(stored.incident, terms, world.clock.now()).of(Metric.RESTORATION)
    assert restoration is not None
    return world.wall(restoration.due)


def test_no_access_stops_the_clock_and_the_coordinators_are_told(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")

    erp.person("s2").forges("more", "1").presses("Wstrzymaj zegar")
    erp.person("s2").sees("na jakiej podstawie wstrzymać zegar naprawy? (limit 16 godz., pozostało 16 godz.)")
    erp.person("s2").presses(NO_ACCESS).writes("portiernia nie wpuszcza")

    told = (
        "Z-0001: czas naprawy wstrzymany od 10:00. Podstawa: „brak wstępu do pomieszczenia lub systemu po stronie "
        "klienta”. Wstrzymuje: Filip Schemat. „portiernia nie wpuszcza”"
    )
    erp.person("k1").sees(told)
    erp.person("k2").sees(told)
    assert erp.incident().incident.paused_since == warsaw("2026-11-24 10:00")


def test_whoever_opens_the_door_starts_the_clock_again(erp: World) -> None:
    before = restored_by(erp)
    erp.at("2026-11-24 10:00:00")
    pauses(erp)
    erp.at("2026-11-24 11:30:00")

    erp.person("k2").presses("Przeszkoda usunięta")

    erp.person("s2").sees(
        "Z-0001: zegar naprawy ruszył ponownie o 11:30 (wstrzymanie trwało 1 godz. 30 min). Wznawia: Bartosz Wzór."
    )
    assert (before, restored_by(erp)) == ("2026-11-27 09:00:00", "2026-11-27 10:30:00")
    erp.person("s2").forges("liftpause", "1").hears("zegar już biegnie")


def test_the_engineer_may_resume_it_too(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")
    pauses(erp)
    erp.at("2026-11-24 10:20:00")

    erp.person("s2").presses("Wznów zegar")

    erp.person("k1").sees("Z-0001: zegar naprawy ruszył ponownie o 10:20")


def test_another_date_needs_the_coordinators_consent_and_counts_from_it(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")
    pauses(erp, ANOTHER_DATE, "po zamknięciu zmiany")
    erp.person("s2").sees("poproszono o zgodę na wstrzymanie. Do decyzji: Anna Przykład, Bartosz Wzór.")
    assert erp.incident().incident.paused_since is None
    erp.person("k3").forges("agreepause", "1", "5").hears("Do tej czynności potrzebna jest rola")
    erp.at("2026-11-24 10:40:00")

    erp.person("k1").presses("Zgoda")

    assert erp.incident().incident.paused_since == warsaw("2026-11-24 10:40")
    erp.person("s2").sees("Z-0001: zegar naprawy wstrzymany od 10:40 (zgoda: Anna Przykład).")
    erp.person("k2").presses_late("Sprzeciw").hears("na tę prośbę jest już odpowiedź")


def test_without_consent_the_clock_runs_on(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")
    pauses(erp, ANOTHER_DATE, "po zamknięciu zmiany")

    erp.person("k1").presses("Sprzeciw")

    erp.person("s2").sees("Z-0001: brak zgody na wstrzymanie (decyzja: Anna Przykład). Zegar biegnie dalej.")
    assert "paused" not in erp.kinds()
    erp.person("k2").presses_late("Zgoda").hears("na tę prośbę jest już odpowiedź")


def test_in_class_a_only_missing_access_stops_the_clock(build) -> None:
    world = build(at="2026-11-24 09:00:00")
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")

    world.person("s2").forges("more", "1").presses("Wstrzymaj zegar")

    assert world.person("s2").can_press(NO_ACCESS)
    assert not world.person("s2").can_press(ANOTHER_DATE)
    world.person("s2").forges("pausefor", "1", "termin-klienta").hears("Ten przycisk już nie działa")


def test_the_limit_ends_it_by_itself_and_then_there_is_no_more(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")
    pauses(erp)

    erp.at("2026-11-26 10:01:00")

    erp.person("k2").sees("Z-0001: limit wstrzymania wyczerpany. Zegar biegnie mimo braku odpowiedzi.")
    erp.person("s2").forges("pause", "1").hears("limit wstrzymania wyczerpany")


def test_an_answer_does_not_open_a_door(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")
    pauses(erp)
    erp.person("s2").presses("Pytanie").writes("Kto ma klucz?").presses("Wyślij")

    erp.person("k2").presses("Odpowiedz").writes("portier")

    assert erp.incident().incident.paused_since == warsaw("2026-11-24 10:00")


def test_a_pause_twice_is_none(erp: World) -> None:
    pauses(erp)

    erp.person("s2").forges("pause", "1").hears("zegar jest już wstrzymany")


def test_the_objection_is_on_record_as_with_a_question(erp: World) -> None:
    pauses(erp)

    erp.person("k1").presses("Nie zgadzam się na wstrzymanie")

    assert erp.incident().incident.pauses[-1].contested
