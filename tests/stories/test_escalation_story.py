"""Nobody reacts: levels fire at their share, the named people are told, each once an instant."""

from tests.stories.world import EVERYWHERE, World

pytestmark = EVERYWHERE

PEOPLE = ("k1", "k2", "k3", "s1", "s2", "s3", "s4", "s5")


def letters(world: World) -> dict[str, list[str]]:
    return {key: world.person(key).news() for key in PEOPLE}


def quiet(world: World) -> None:
    for key in PEOPLE:
        world.person(key).forgets()


def test_at_half_time_the_second_line_is_told_and_nobody_else(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:20:11")
    quiet(world)

    world.at("2026-11-24 14:20:12")

    told = letters(world)
    assert {key for key, ids in told.items() if ids} == {"s5", "s2"}
    assert told["s5"] == told["s2"] == ["esc.1"]
    world.person("s5").sees("Z-0001: minęło 50% czasu na reakcję (15 z 30 min)")
    world.person("s5").sees("Termin 14:35.")
    assert world.person("s5").can_press("Biorę")


def test_at_eighty_per_cent_the_manager_and_the_coordinator_are_told(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:29:11")
    quiet(world)

    world.at("2026-11-24 14:29:12")

    told = letters(world)
    assert {key for key, ids in told.items() if ids} == {"s3", "k1", "k2"}
    world.person("s3").sees("Poziom 2 · Z-0001: brak reakcji, zostało 6 min.")
    world.person("s3").sees("Powiadomiono bez odpowiedzi: ")
    for key in ("k1", "k2"):
        world.person(key).sees(
            "Z-0001: sprawa trafiła wyżej. Powiadomiono: Grażyna Zarys, kierowniczka serwisu"
        )


def test_after_the_deadline_both_directors_and_the_reporter_are_told_once_each(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:35:12")
    quiet(world)

    world.pass_time(seconds=1)

    told = letters(world)
    assert all(len(ids) <= 1 for ids in told.values())
    assert {"s4", "k3", "k2"} <= {key for key, ids in told.items() if ids}
    world.person("k2").sees("Z-0001: termin reakcji minął o 14:35, zgłoszenia nikt jeszcze nie podjął.")
    world.person("k2").sees("Powiadomiono: Henryk Model, Celina Próba.")
    world.person("k2").sees_not(" zł")
    world.person("k3").sees("Poziom 3 · Z-0001 · termin reakcji minął o 14:35. Sterowanie linią, klasa A.")
    world.person("k3").sees("Henryk Model, +48 000 000 204 ↔ Celina Próba, +48 000 000 103")
    assert [kind for kind in world.kinds() if kind in ("escalated", "breached")] == [
        "escalated",
        "escalated",
        "escalated",
        "breached",
    ]


def test_the_reaction_after_the_levels_calms_those_who_were_told(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:30")
    quiet(world)

    world.person("s2").presses("Biorę")

    world.person("s3").sees("Z-0001: zgłoszenie podjęte, zajmuje się: Filip Schemat. Eskalacja zakończona.")
    assert world.person("s4").news() == []
    assert world.person("k2").got().count("esc.calm") <= 1


def test_an_untaken_critical_report_is_repeated_every_ten_minutes(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    world.at("2026-11-24 14:15:12")

    assert world.person("s1").got().count("esc.repeat") == 1
    world.person("s1").sees("Z-0001 nadal bez reakcji.")
    world.person("k1").sees_not("nadal bez reakcji")


def test_the_repair_has_its_own_ladder(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.at("2026-11-24 20:05:12")

    world.person("s3").sees("Z-0001: minęło 75% czasu na przywrócenie (6 z 8 godz.)")
    world.person("s3").sees("zajmuje się: Filip Schemat")
    world.at("2026-11-24 22:05:13")
    world.person("k2").sees("Z-0001: minął termin przywrócenia (22:05).")
    world.person("k3").sees("przekroczono termin przywrócenia")
    world.person("k3").sees("120,00 zł")
    world.person("k2").sees_not("120,00")


def test_after_a_standstill_every_level_is_on_record_at_its_own_instant_and_each_person_hears_once(
    world,
) -> None:
    world.person("k2").reports_a_critical_failure()
    quiet(world)

    world.standstill(hours=1)

    fired = [
        (event.facts["level"], world.wall(event.at)[11:])
        for event in world.incident().events
        if event.kind == "escalated"
    ]
    assert fired == [(1, "14:20:12"), (2, "14:29:12"), (3, "14:35:13")]
    assert all(len(ids) <= 1 for ids in letters(world).values())


def test_a_level_told_after_a_standstill_speaks_of_no_time_left(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    world.standstill(hours=1)

    world.person("s3").sees("Poziom 2 · Z-0001 · termin reakcji minął o 14:35.").sees_not("zostało 6 min")


def test_levels_below_the_last_name_those_who_were_told_and_have_not_pressed(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:29:12")

    world.person("s3").sees("Powiadomiono bez odpowiedzi: Ewa Makieta, Filip Schemat, Irena Szablon")


def test_a_reminder_draws_the_button_only_for_who_may_press_it(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:45:13")

    henryk = world.person("s4").sees("Z-0001 nadal bez reakcji. Termin: 14:35.")

    assert "Biorę" not in henryk.labels()
    assert world.person("s3").can_press("Biorę")
