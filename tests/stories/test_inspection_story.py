"""An unannounced inspection: nobody can choose the sample, and nobody sees it before it is finished (clause 17)."""

from collections.abc import Callable

import pytest

from models.sla.register import EntryKind
from models.sla.sampling import draw
from tests.stories.recurring import with_agenda
from tests.stories.test_report_story import entries
from tests.stories.world import NUMBER, World


@pytest.fixture
def quarter(build: Callable[..., World]) -> World:
    """Three reports of the third quarter, one of them after the base text was amended."""
    world = build(at="2026-08-24 10:00:00")
    world.person("k2").reports("taśma stoi, panel czarny", "Tak", "Praca stoi")
    world.person("s2").presses("Biorę")
    world.person("k1").reports("faktura nie działa", "Tak", "Biuro", "Dużo gorzej")
    world.person("k3").reports("drukarka nie drukuje", "Tak", "Magazyn", "Drobiazg")
    world.at("2026-11-24 09:00")
    return world


def provider_screens(world: World) -> str:
    keys = ("s1", "s2", "s3", "s4", "s5")
    return "".join(world.person(key).shown() for key in keys)


def test_the_draw_is_of_the_last_quarter_with_a_seed_on_record(quarter: World):
    quarter.person("k4").commands("inspect")

    quarter.person("k4").sees(
        "Wylosowano 3 zgłoszenia z III kwartału 2026, sposób losowania zapisano. Serwis nie został powiadomiony."
    )
    (made,) = entries(quarter, EntryKind.INSPECTION_DRAWN)
    assert made.fact("numbers") == "Z-0001,Z-0002,Z-0003"
    assert draw(made.fact("numbers").split(","), made.fact("seed"), 10) == ("Z-0001", "Z-0002", "Z-0003")


def test_asking_again_draws_nothing_new(quarter: World):
    quarter.person("k4").commands("inspect")
    quarter.person("k2").writes("nadal stoi").presses("Z-0001")

    quarter.person("k4").commands("inspect")

    assert len(entries(quarter, EntryKind.INSPECTION_DRAWN)) == 1


def test_until_it_is_finished_nothing_anywhere_shows_it(quarter: World):
    before = provider_screens(quarter)
    events = [len(quarter.incident(f"Z-000{one}").events) for one in (1, 2, 3)]
    owed = [len(quarter.deliveries(f"Z-000{one}")) for one in (1, 2, 3)]

    inspector = quarter.person("k4")
    inspector.commands("inspect")
    inspector.presses("Lista").sees(
        "Zakres: znaczniki czasu, wstrzymania, zmiany klasy, treść reakcji. (§ 17 ust. 3)"
    )
    inspector.sees("Z-0001 · A · Sterowanie linią · pon. 24.08, 10:00")
    inspector.presses("Wpisz ustalenia").writes("reakcja bez treści")
    inspector.sees("Ustalenie zapisane (razem 1). Nikt inny jeszcze go nie widzi.")

    assert provider_screens(quarter) == before
    assert [len(quarter.incident(f"Z-000{one}").events) for one in (1, 2, 3)] == events
    assert [len(quarter.deliveries(f"Z-000{one}")) for one in (1, 2, 3)] == owed
    quarter.person("k3").sees_not("ustaleni")


def test_finished_findings_reach_both_sides_and_the_provider_answers_within_its_term(quarter: World):
    inspector = quarter.person("k4")
    inspector.commands("inspect").presses("Wpisz ustalenia").writes("reakcja bez treści")

    inspector.presses("Zakończ i wyślij")

    for key in ("k3", "s3", "s4"):
        quarter.person(key).sees("Ustalenia kontroli, III kwartał 2026. Kontroluje: Damian Szkic.")
        quarter.person(key).sees("1. reakcja bez treści")
        quarter.person(key).sees("Odpowiedź wykonawcy można złożyć do wt. 1.12, 09:00.")
        address = quarter.library.terms_at(NUMBER, quarter.clock.now()).contacts[key].email
        assert any("reakcja bez treści" in one.text for one in quarter.channels["email"].screen(address))
    assert not quarter.person("k3").can_press("Odpowiedz")
    quarter.person("s3").presses("Odpowiedz").writes("uzupełnimy treść reakcji")
    inspector.sees("Odpowiedź na ustalenia, III kwartał 2026: „uzupełnimy treść reakcji”. Grażyna Zarys")
    inspector.presses_late("Wpisz ustalenia").hears("Decyzję zapisano wcześniej: Damian Szkic")
    assert len(entries(quarter, EntryKind.INSPECTION_ANSWERED)) == 1


def test_an_answer_after_the_term_is_kept_and_marked(quarter: World):
    quarter.person("k4").commands("inspect").presses("Zakończ i wyślij").sees("Nic nie stwierdzono.")
    quarter.at("2026-12-01 09:01")

    quarter.person("s4").presses("Odpowiedz").writes("dziękujemy")

    quarter.person("k4").sees("Odpowiedź po terminie na ustalenia")


def test_only_the_inspector_inspects_and_forged_buttons_open_nothing(quarter: World):
    quarter.person("k1").commands("inspect").sees("Ma ją: Damian Szkic")
    quarter.person("k4").commands("inspect")
    (made,) = entries(quarter, EntryKind.INSPECTION_DRAWN)

    for act in ("insplist", "inspfind", "inspend", "inspreply"):
        quarter.person("s4").forges(act, str(made.id))
        quarter.person("s4").sees_not("kwartał")
    assert entries(quarter, EntryKind.INSPECTION_FINISHED) == []


def test_the_inspector_is_reminded_when_findings_are_due_and_not_once_they_were_sent(quarter: World):
    with_agenda(quarter).person("k4").commands("inspect")

    quarter.at("2026-12-08 10:00")
    quarter.person("k4").sees("Ustalenia kontroli, III kwartał 2026, mają termin: wt. 8.12, 10:00.")


def test_a_quarter_without_reports_has_nothing_to_draw(world: World):
    world.person("k4").commands("inspect")

    world.person("k4").sees("Nie ma z czego losować: brak zgłoszeń, III kwartał 2026.")
