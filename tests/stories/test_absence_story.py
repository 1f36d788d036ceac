"""Somebody is away for some days: the deputy is told instead, and nothing else changes."""

from datetime import UTC, datetime

from handlers.agenda import plan_recurring
from models.store.records_people import NewRevocation
from tests.stories.world import NUMBER, World


def test_the_deputy_is_told_while_an_engineer_is_away_and_the_engineer_again_afterwards(world: World) -> None:
    filip = world.person("s2").commands("people").presses("Filip Schemat").presses("Nieobecność")
    filip.sees("Nieobecność: Filip Schemat. Od kiedy do kiedy?").writes("25.11–27.11")
    filip.sees("Nieobecność: Filip Schemat, śr. 25.11 – pt. 27.11. Zastępuje: Irena Szablon.").presses(
        "Zapisz"
    )
    filip.sees("Nieobecność zapisana: Filip Schemat, śr. 25.11 – pt. 27.11. Zastępuje: Irena Szablon.")
    world.person("s5").sees("Nieobecność zapisana: Filip Schemat")

    world.person("k2").reports_a_critical_failure()
    assert "s2" in {one.recipient for one in world.deliveries("Z-0001")}

    world.at("2026-11-25 09:00")
    world.person("k1").reports("ERP nie działa", "Tak", "Biuro", "Praca stoi")
    assert "s2" not in {one.recipient for one in world.deliveries("Z-0002")}
    world.person("s5").sees("NOWE Z-0002")


def test_an_admin_records_an_absence_for_somebody_and_ends_it_early(world: World) -> None:
    ewa = world.person("s1").commands("people").presses("Filip Schemat").presses("Nieobecność")
    ewa.writes("od jutra do piątku").presses("Zapisz")
    world.person("s2").sees("Nieobecność zapisana: Filip Schemat, śr. 25.11 – pt. 27.11.")
    world.at("2026-11-25 09:00")

    ewa.commands("people").presses("Filip Schemat").sees("Nieobecność: śr. 25.11 – pt. 27.11.")
    ewa.presses("Zakończ nieobecność").sees("Nieobecność zakończona: Filip Schemat.")

    world.person("k1").reports("ERP nie działa", "Tak", "Biuro", "Praca stoi")
    assert "s2" in {one.recipient for one in world.deliveries()}


def test_days_that_cannot_be_are_asked_for_again(world: World) -> None:
    filip = world.person("s2").commands("people").presses("Filip Schemat").presses("Nieobecność")

    for words in ("kiedyś", "31.02", "27.11 do 25.11", "2025-01-01", "od zawsze do nigdy"):
        filip.writes(words).sees("To nie są przyszłe dni.")
    filip.presses("Anuluj").sees("Anulowano. Nic nie zmieniono: Filip Schemat.")


def test_a_week_in_which_nobody_can_react_is_told_to_the_admins_on_the_friday_before(world: World) -> None:
    with world.database.writing(world.clock.now()) as archive:
        plan_recurring(world.desks.at(archive))
    ewa = world.person("s1")
    for name in ("Ewa Makieta", "Filip Schemat", "Grażyna Zarys", "Irena Szablon"):
        ewa.commands("people").presses(name).presses("Nieobecność").writes("5.12–6.12").presses("Zapisz")

    world.at("2026-11-27 09:01")

    ewa.sees(
        "Dyżur, przyszły tydzień: brak osoby do reakcji w klasie A, sob. 5.12, niedz. 6.12, 00:00–24:00."
    )
    ewa.sees_not("w klasie B")
    ewa.presses("Wskaż osobę").sees("Kto za co odpowiada:")


def test_a_week_with_somebody_there_is_not_worth_a_message(world: World) -> None:
    with world.database.writing(world.clock.now()) as archive:
        plan_recurring(world.desks.at(archive))

    world.at("2026-11-27 09:01")

    assert "duty.gap" not in world.person("s1").got()


def away_on(world: World, name: str, days: str) -> None:
    world.person("s1").commands("people").presses(name).presses("Nieobecność").writes(days).presses("Zapisz")


def test_a_gap_is_told_with_the_hours_the_contract_counts_in_that_class(world: World) -> None:
    with world.database.writing(world.clock.now()) as archive:
        plan_recurring(world.desks.at(archive))
    for name in ("Ewa Makieta", "Filip Schemat", "Grażyna Zarys", "Irena Szablon"):
        away_on(world, name, "1.12")

    world.at("2026-11-27 09:01")

    world.person("s1").sees("brak osoby do reakcji w klasie A, wt. 1.12, 00:00–24:00.")
    world.person("s1").sees("brak osoby do reakcji w klasie B, wt. 1.12, 08:00–16:00.")


def test_whose_access_ends_in_the_middle_of_a_day_leaves_the_rest_of_it_open(world: World) -> None:
    with world.database.writing(world.clock.now()) as archive:
        plan_recurring(world.desks.at(archive))
        noon = datetime(2026, 12, 3, 11, tzinfo=UTC)
        archive.standing.revoke(NewRevocation(contract=NUMBER, person="s5", since=noon, by="s1"))
    for name in ("Ewa Makieta", "Filip Schemat", "Grażyna Zarys"):
        away_on(world, name, "3.12–4.12")

    world.at("2026-11-27 09:01")

    world.person("s1").sees("w klasie B, czw. 3.12, 12:00–16:00; pt. 4.12, 08:00–16:00.")
