"""Work on a service is announced, told, objected to, begun and ended (clause 12)."""

from datetime import date

import pytest

from handlers.desk import Desk
from handlers.figures import figures_for
from handlers.reports import statement_for
from models.sla.measures import Period
from models.sla.works import Work
from tests.stories.world import NUMBER, World, warsaw


@pytest.fixture
def tuesday(build) -> World:
    """Tuesday afternoon: 25 working hours before Sunday."""
    return build(at="2026-11-24 15:00:00")


def announce(world: World, when: str = "niedz. 29.11 04:00-06:00", *services: str) -> None:
    """Filip announces work on these services (ERP) up to the last question."""
    filip = world.person("s2").commands("calendar").presses("Zapowiedz prace")
    for service in services or ("ERP",):
        filip.presses(service)
    filip.presses("Dalej").writes(when).writes("aktualizacja")


def works(world: World) -> list[Work]:
    return world.read(lambda archive: archive.works.of(NUMBER))


def figures(world: World, first: str, last: str, service: str):
    period = Period(first=date.fromisoformat(first), last=date.fromisoformat(last))

    def computed(archive):
        desk = Desk(archive=archive, library=world.library, channels=frozenset())
        return figures_for(desk, NUMBER, period)

    return world.read(computed).downtime[service]


def test_work_is_repeated_before_it_is_sent_and_told_to_the_coordinators(tuesday: World) -> None:
    announce(tuesday)

    filip, anna = tuesday.person("s2"), tuesday.person("k1")
    filip.sees("Do zapowiedzenia: prace planowe, ERP, niedz. 29.11, 04:00–06:00. Powód: „aktualizacja”.")
    filip.sees("(limit miesiąca 8 godz., wykorzystano 0 s)")
    anna.sees_not("Prace planowe")

    filip.presses("Wyślij").sees("Zapowiedziano prace planowe: ERP, niedz. 29.11, 04:00–06:00.")

    for key in ("k1", "k2"):
        tuesday.person(key).sees(
            "Prace planowe: ERP, niedz. 29.11, 04:00–06:00. Możliwe przerwy w działaniu. Powód: „aktualizacja”. "
            "Zapowiedziano 25 godz. roboczych wcześniej (umowa: co najmniej 24)."
        )
    tuesday.person("k4").sees_not("Prace planowe")
    (work,) = works(tuesday)
    assert (work.services, work.by, work.is_emergency) == (("erp",), "s2", False)
    assert work.span.start == warsaw("2026-11-29 04:00")


def test_a_window_of_the_contract_can_be_chosen_and_several_services_at_once(tuesday: World) -> None:
    filip = tuesday.person("s2").commands("calendar").presses("Zapowiedz prace")
    filip.presses("ERP").presses("Sieć").presses("✔ ERP").presses("Stanowiska").presses("Dalej")

    filip.presses("niedz. 29.11, 04:00–06:00").writes("nowy przełącznik").presses("Wyślij")

    (work,) = works(tuesday)
    assert work.services == ("siec", "stanowiska")


def test_words_that_say_no_time_and_times_that_are_over_are_asked_for_again(tuesday: World) -> None:
    filip = (
        tuesday.person("s2").commands("calendar").presses("Zapowiedz prace").presses("ERP").presses("Dalej")
    )

    filip.writes("kiedyś w weekend").sees("Tego nie udało się odczytać jako terminu. Od kiedy do kiedy?")
    filip.writes("dziś 10:00-12:00").sees("Ten termin już minął.")
    filip.writes("niedz. 4-6").sees("niedz. 29.11, 04:00–06:00. Jaki jest powód?")
    filip.presses("Zmień termin").writes("6.12 04:00-05:00").writes("aktualizacja").presses("Wyślij")

    assert works(tuesday)[0].span.start == warsaw("2026-12-06 04:00")


def test_too_late_for_planned_work_it_can_be_announced_as_an_emergency(build) -> None:
    world = build(at="2026-11-26 12:00:00")
    announce(world)
    filip = world.person("s2")
    filip.sees("Za późno na prace planowe (umowa: co najmniej 24 godz. robocze wcześniej).")
    assert not filip.can_press("Wyślij")

    filip.presses("Ogłoś awaryjne").sees("Ogłoszono prace awaryjne: ERP")

    world.person("k1").sees("Prace awaryjne: ERP, niedz. 29.11, 04:00–06:00.")
    assert not world.person("k1").can_press("Ten termin nam nie odpowiada")
    assert works(world)[0].is_emergency


def test_work_outside_the_windows_is_offered_the_next_windows(tuesday: World) -> None:
    announce(tuesday, "30.11 10:00-12:00")
    filip = tuesday.person("s2").sees("to nie mieści się w oknach serwisowych z umowy")

    filip.presses("niedz. 29.11, 04:00–06:00").presses("Wyślij")

    assert works(tuesday)[0].span.start == warsaw("2026-11-29 04:00")


def test_a_preview_left_lying_is_held_against_the_notice_again(tuesday: World) -> None:
    announce(tuesday)
    tuesday.at("2026-11-25 09:00:00")

    tuesday.person("s2").presses("Wyślij").sees("Za późno na prace planowe")

    assert works(tuesday) == []


def test_a_date_that_does_not_suit_is_noted_and_stops_nothing(tuesday: World) -> None:
    announce(tuesday)
    tuesday.person("s2").presses("Wyślij")

    tuesday.person("k1").presses("Ten termin nam nie odpowiada")

    tuesday.person("k1").sees("Zgodnie z umową nie wstrzymuje to prac.")
    tuesday.person("s2").sees("termin nie odpowiada, zgłasza: Anna Przykład, +48 000 000 101. Odnotowano.")
    (work,) = works(tuesday)
    assert (work.objected_by, work.is_over) == (("k1",), False)


def test_only_those_named_by_the_contract_announce_work(tuesday: World) -> None:
    for key in ("k1", "s4", "k2"):
        person = tuesday.person(key).commands("calendar")
        assert not person.can_press("Zapowiedz prace")
        person.forges("announcework").hears("potrzebna jest rola")


def test_coming_work_stands_in_the_calendar_and_can_be_called_off(tuesday: World) -> None:
    announce(tuesday)
    tuesday.person("s2").presses("Wyślij")
    tuesday.person("k4").commands("calendar").sees("Zapowiedziane prace: ERP, niedz. 29.11, 04:00–06:00.")

    tuesday.person("s1").commands("calendar").presses("Odwołaj: ERP, niedz. 29.11, 04:00")

    tuesday.person("k1").sees("Zapowiedziane prace, ERP, niedz. 29.11, 04:00–06:00: odwołano.")
    tuesday.at("2026-11-29 07:00:00")
    tuesday.person("s2").sees_not("nadszedł termin")
    tuesday.person("s2").presses_late("Odwołaj prace").hears("Te prace są już zakończone albo odwołane.")


def test_a_report_during_the_work_is_asked_whether_to_wait(tuesday: World) -> None:
    announce(tuesday)
    tuesday.person("s2").presses("Wyślij")
    tuesday.at("2026-11-29 04:30:00")
    bartosz = tuesday.person("k2")

    bartosz.writes("erp nie działa").presses("Tak").presses("Biuro")
    bartosz.sees("Trwają prace planowe: ERP, do 06:00. Czy mimo to zgłosić awarię?")
    bartosz.presses("Poczekam").sees("Nic nie wysłano. Jeśli po 06:00 nadal coś nie działa")
    assert tuesday.count() == 0

    bartosz.writes("erp nadal nie działa").presses("Tak").presses("Biuro").presses("Tak, zgłoś")
    bartosz.presses("Dużo gorzej").presses("Wyślij")
    assert tuesday.count() == 1


def line_work(world: World) -> World:
    announce(world, "niedz. 29.11 04:00-06:00", "Sterowanie linią")
    world.person("s2").presses("Wyślij")
    return world


def test_done_early_the_rest_of_the_window_is_agreed_time_again(tuesday: World) -> None:
    line_work(tuesday)
    tuesday.at("2026-11-29 05:10:00")

    tuesday.person("s2").sees("nadszedł termin, do 06:00").presses("Zakończone")

    tuesday.person("k1").sees("Zapowiedziane prace, Sterowanie linią: zakończono o 05:10.")
    tuesday.at("2026-11-30 08:00:00")
    tuesday.person("s2").sees_not("czy zakończono je do")
    assert figures(tuesday, "2026-11-29", "2026-11-29", "linia").planned_seconds == 70 * 60


def test_at_the_end_it_is_asked_for_and_what_goes_on_is_downtime(tuesday: World) -> None:
    line_work(tuesday)
    tuesday.at("2026-11-29 06:03:00")
    filip, anna = tuesday.person("s2"), tuesday.person("k1")
    filip.sees("Zapowiedziane prace, Sterowanie linią: czy zakończono je do 06:00?")

    filip.presses("Prace trwają")
    anna.sees(
        "Prace planowe, Sterowanie linią: okno skończyło się o 06:00, prace trwają. Od 06:00 liczy się to jako"
    )
    tuesday.at("2026-11-29 07:30:00")
    filip.presses("Zakończone")

    anna.sees("zakończono o 07:30")
    tuesday.at("2026-11-30 08:00:00")
    found = figures(tuesday, "2026-11-29", "2026-11-29", "linia")
    assert (found.planned_seconds, found.down_seconds) == (2 * 3600, 90 * 60)
    assert found.availability == "93.18"


def test_an_overrun_that_brings_the_service_below_a_step_stands_in_the_months_statement(
    tuesday: World,
) -> None:
    """The statement counts the work the figures count: 4 h of 718 agreed hours leave 99.44%."""
    line_work(tuesday)
    tuesday.at("2026-11-29 06:03:00")
    tuesday.person("s2").presses("Prace trwają")
    tuesday.at("2026-11-29 10:00:00")
    tuesday.person("s2").presses("Zakończone")
    tuesday.at("2026-12-02 09:00:00")

    def stated(archive):
        desk = Desk(archive=archive, library=tuesday.library, channels=frozenset())
        return statement_for(desk, tuesday.library.contracts[NUMBER], date(2026, 11, 1), archive.now)

    (line,) = tuesday.read(stated).availability

    assert figures(tuesday, "2026-11-01", "2026-11-30", "linia").availability == "99.44"
    assert (line.service, line.availability, str(line.amount)) == ("linia", "99.44", "600.00")


def test_without_an_answer_it_counts_as_done_at_its_end(tuesday: World) -> None:
    line_work(tuesday)
    tuesday.at("2026-11-29 08:00:00")

    tuesday.person("s2").presses("Zakończone").sees("zakończono o 06:00")

    found = figures(tuesday, "2026-11-29", "2026-11-29", "linia")
    assert (found.planned_seconds, found.down_seconds) == (2 * 3600, 0)


def test_how_it_was_computed_tells_planned_work_apart_and_the_clock_runs_on(tuesday: World) -> None:
    line_work(tuesday)
    tuesday.at("2026-11-29 05:00:00")
    bartosz = tuesday.person("k2").writes("taśma stoi").presses("Tak").presses("Tak, zgłoś")
    bartosz.presses("Praca stoi").presses("Wyślij")
    tuesday.at("2026-11-29 05:20:00")
    tuesday.person("s2").presses("Biorę")
    tuesday.at("2026-11-29 07:00:00")

    bartosz.forges("explain", str(tuesday.incident().id))

    bartosz.sees("05:00–06:00: policzono 1:00:00, trwały prace planowe (§ 12)")


def test_an_overrun_can_only_be_told_after_the_end_and_an_end_only_after_the_start(tuesday: World) -> None:
    line_work(tuesday)
    row = str(works(tuesday)[0].id)
    filip = tuesday.person("s2")

    for act in ("workgoeson", "endwork"):
        filip.forges(act, row).hears("Na to jest jeszcze za wcześnie")
    tuesday.person("k1").forges("endwork", row).hears("Ten przycisk już nie działa")
    filip.forges("endwork", "4711").hears("Ten przycisk już nie działa")
    filip.forges("worksend", "4711").hears("nieaktualna")


def test_the_announcement_can_be_given_up(tuesday: World) -> None:
    announce(tuesday)

    tuesday.person("s2").presses("Anuluj").sees("Anulowano. Nic nie wysłano.")

    assert works(tuesday) == []


def test_planned_work_announced_in_the_evening_is_told_in_the_morning(build) -> None:
    world = build(at="2026-11-23 20:00:00")
    announce(world)
    world.person("s2").presses("Wyślij")
    world.person("k1").sees_not("Prace planowe")

    world.at("2026-11-24 08:00:01")

    world.person("k1").sees("Prace planowe: ERP")


def test_what_exceeds_the_limit_of_the_month_is_said_before_it_is_sent(build) -> None:
    world = build(at="2026-11-02 09:00:00")
    for day in ("8.11", "15.11", "22.11"):
        announce(world, f"{day} 04:00-06:00")
        world.person("s2").presses("Wyślij")
    announce(world, "29.11 04:00-06:00")
    world.person("s2").sees("(limit miesiąca 8 godz., wykorzystano 6 godz.)").presses("Wyślij")

    announce(world, "29.11 04:00-06:00", "Sieć")

    world.person("s2").sees_not("Ponad limit")
