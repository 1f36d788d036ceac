"""Questions, pauses and answers: the repair clock stands only where the contract lets it."""

import pytest

from tests.stories.world import EVERYWHERE, World, warsaw

pytestmark = EVERYWHERE


@pytest.fixture
def erp(build) -> World:
    """A report of class B on the ERP, taken by Filip."""
    world = build(at="2026-11-24 09:00:00")
    world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    return world


def ask(world: World, text: str = "Czy faktura ma numer?", button: str = "Wyślij") -> None:
    world.person("s2").presses("Pytanie").writes(text).presses(button)


def test_a_question_is_shown_before_it_leaves_and_stops_the_clock_from_the_press(erp: World) -> None:
    bartosz, filip = erp.person("k2"), erp.person("s2")
    erp.at("2026-11-24 10:12:00")

    filip.presses("Pytanie")
    filip.sees("Od wysłania pytania do odpowiedzi zegar naprawy będzie wstrzymany")
    filip.sees("limit 16 godz., pozostało 16 godz.")
    filip.writes("Czy faktura ma numer?")
    bartosz.sees_not("Czy faktura ma numer?")
    filip.presses("Wyślij")

    bartosz.sees("Pytanie do Z-0001, pyta: Filip Schemat. „Czy faktura ma numer?”")
    bartosz.sees("wstrzymany od 10:12")
    assert erp.incident().incident.paused_since == warsaw("2026-11-24 10:12")


def test_the_answer_resumes_at_its_own_time_and_says_how_long_it_took(erp: World) -> None:
    erp.at("2026-11-24 10:12:00")
    ask(erp)
    erp.at("2026-11-24 11:40:00")

    erp.person("k2").presses("Odpowiedz").writes("tak, 17/2026")

    filip = erp.person("s2")
    filip.sees("Jest odpowiedź do Z-0001. Zegar ruszył ponownie o 11:40 (wstrzymanie trwało 1 godz. 28 min).")
    (pause,) = erp.incident().incident.pauses
    assert erp.wall(pause.end) == "2026-11-24 11:40:00"


def test_who_asked_gets_the_answer_also_where_somebody_else_handles_it(erp: World) -> None:
    ask(erp)
    erp.person("s3").forges("takeover", str(erp.incident().id)).sees("zajmuje się Grażyna Zarys")

    erp.person("k2").presses("Odpowiedz").writes("tak, 17/2026")

    for key in ("s2", "s3"):
        erp.person(key).sees("„tak, 17/2026”")


def test_any_note_of_the_reporter_to_the_incident_is_the_answer(erp: World) -> None:
    ask(erp)
    bartosz = erp.person("k2")

    bartosz.writes("tak, ma").presses("Z-0001")

    assert erp.incident().incident.open_question is None
    assert erp.incident().incident.paused_since is None


def test_a_question_of_class_a_never_stops_the_clock(world: World) -> None:
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports_a_critical_failure()
    filip.presses("Biorę").presses("Jadę na miejsce")

    filip.presses("Pytanie").sees("W klasie A pytanie nie wstrzymuje zegara.")
    filip.writes("Czy panel ma zasilanie?").presses("Wyślij")

    bartosz.sees("„Czy panel ma zasilanie?” Zegar biegnie dalej.")
    assert not bartosz.can_press("Nie zgadzam się na wstrzymanie")
    assert world.incident().incident.pauses == ()


def test_a_question_can_be_sent_without_stopping_the_clock(erp: World) -> None:
    ask(erp, button="Wyślij bez wstrzymania")

    assert erp.incident().incident.pauses == ()
    erp.person("k2").sees("Zegar biegnie dalej.")


def test_an_objection_makes_the_pause_disputed(erp: World) -> None:
    ask(erp)

    erp.person("k2").presses("Nie zgadzam się na wstrzymanie")

    erp.person("k2").sees("Zapisano sprzeciw. Wstrzymanie jest sporne")
    assert erp.incident().incident.pauses[0].contested


def test_a_pause_ends_by_itself_at_its_limit_and_both_sides_hear_it(erp: World) -> None:
    erp.at("2026-11-24 10:00:00")
    ask(erp)

    erp.at("2026-11-26 10:00:00")

    resumed = next(event for event in erp.incident().events if event.kind == "resumed")
    assert erp.wall(resumed.at) == "2026-11-26 10:00:00"
    for key in ("k2", "s2"):
        erp.person(key).sees("Z-0001: limit wstrzymania wyczerpany. Zegar biegnie mimo braku odpowiedzi.")
    erp.person("k2").sees("Przypomnienie: Z-0001")


def test_a_question_left_unsent_for_long_is_forgotten(erp: World) -> None:
    filip = erp.person("s2")
    filip.presses("Pytanie")
    erp.pass_time(minutes=16)

    filip.writes("to już co innego")

    erp.person("k2").sees_not("to już co innego")
    assert erp.incident().incident.questions == ()


def test_a_question_asked_on_friday_is_reminded_of_once_on_monday(erp: World) -> None:
    erp.at("2026-11-27 14:30:00")
    ask(erp, button="Wyślij bez wstrzymania")

    erp.at("2026-11-30 08:00:00")
    erp.person("k2").sees("Przypomnienie: Z-0001 czeka na odpowiedź od pt. 27.11, 14:30.")
    erp.at("2026-11-30 16:00:00")
    assert erp.person("k2").got().count("q.remind") == 1

    erp.at("2026-12-01 14:30:00")
    assert erp.person("k2").got().count("q.remind") == 2


def test_after_eight_hours_the_deputy_of_the_reporter_gets_the_question(erp: World) -> None:
    erp.at("2026-11-24 10:12:00")
    ask(erp)
    erp.at("2026-11-25 10:11:00")
    erp.person("k1").sees_not("Czy faktura ma numer?")

    erp.at("2026-11-25 10:12:00")

    erp.person("k1").sees("Pytanie do Z-0001, pyta: Filip Schemat. „Czy faktura ma numer?”")
    erp.person("k1").presses("Odpowiedz").writes("FV/7")
    erp.person("s2").sees("Jest odpowiedź do Z-0001.")


def test_for_an_employee_the_coordinators_are_asked_instead(build) -> None:
    world = build(at="2026-11-24 09:00:00")
    world.employee().reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    ask(world)

    world.at("2026-11-25 09:01:00")

    world.person("k1").sees("„Czy faktura ma numer?”")
    world.person("k2").sees("„Czy faktura ma numer?”")
