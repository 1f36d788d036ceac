"""The managers' page: the same figures as in chat, each opening into its computation; money for owners only."""

from datetime import date

from bot.dashboard import board
from bot.languages import languages
from bot.wording.board import Board
from tests.stories.world import NUMBER, World

NOVEMBER = date(2026, 11, 1)


def shown(
    world: World, *people: str, month: date | None = NOVEMBER, contract: str | None = None
) -> Board | str:
    with world.database.reading(world.clock.now()) as archive:
        pairs = [(NUMBER, key) for key in people]
        return board(archive, world.library, pairs, (contract, month), languages("pl"))


def page(world: World, *people: str, month: date | None = NOVEMBER) -> Board:
    found = shown(world, *people, month=month)
    assert isinstance(found, Board)
    return found


def test_a_figure_opens_into_its_meaning_and_every_report_behind_it(late: World) -> None:
    measures = {one.title: one for one in page(late, "k1").measures}

    restoration = measures["Przywrócenie"]
    assert restoration.text.startswith("w terminie 0 z 1 · mediana 9 godz. 34 min")
    assert restoration.lines[0].startswith("od zgłoszenia do naprawy")
    assert restoration.lines[1].startswith("✖ Z-0001 · A · 9 godz. 34 min z 8 godz.")


def test_what_was_late_opens_into_its_stretches(late: World) -> None:
    (one,) = page(late, "k1").late

    assert (one.number, one.text) == (
        "Z-0001",
        "Przywrócenie: 9 godz. 34 min z 8 godz., 1 godz. 34 min po terminie",
    )
    assert any("policzono 9:34:48" in line for line in one.lines)


def test_money_stands_there_for_owners_only(late: World) -> None:
    assert page(late, "k1").money is None
    assert page(late, "k4").money is None
    money = page(late, "k3").money
    assert money is not None
    assert any(
        "2 rozpoczęte godz. × 1,00% × 12 000,00 zł = 240,00 zł" in line.replace("\xa0", " ") for line in money
    )


def test_what_is_open_stands_with_its_nearest_deadline(late: World) -> None:
    assert page(late, "k1").open == ()

    late.at("2026-12-04 10:00")
    late.person("k2").reports_a_critical_failure("taśma znowu stoi")

    (one,) = page(late, "k1").open
    assert (one.number, one.text) == ("Z-0002", "A · reakcja do 10:30")


def test_this_month_is_shown_where_none_is_asked_for(late: World) -> None:
    late.at("2026-12-04 10:00")

    found = page(late, "k1", month=None)

    assert found.words.title == "Grudzień 2026: liczby"
    assert (found.before.value, found.after.value) == ("2026-11", "2027-01")


def test_who_may_not_see_figures_is_told_who_may(late: World) -> None:
    refusal = shown(late, "s2")

    assert isinstance(refusal, str)
    assert "Grażyna Zarys" in refusal
    assert shown(late) == ""
    assert shown(late, "k2", "k1", contract="SLA/1999/001") != ""
    assert isinstance(shown(late, "k2", "k1"), Board)
