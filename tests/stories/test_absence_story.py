"""Somebody is away for some days: the deputy is told instead, and nothing else changes."""

from tests.stories.world import World


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
