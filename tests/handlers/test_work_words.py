"""How people type the time of a work; it is Tuesday, 24 November 2026, 14:05 in Warsaw."""

import pytest

from handlers.work_words import read_span
from tests.sla.log import WARSAW, wall, warsaw

NOW = warsaw("2026-11-24 14:05:12")


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("niedz. 29.11 04:00-06:00", "2026-11-29 04:00", "2026-11-29 06:00"),
        ("niedz. 29.11, 04:00–06:00", "2026-11-29 04:00", "2026-11-29 06:00"),
        ("w niedzielę od 4 do 6", "2026-11-29 04:00", "2026-11-29 06:00"),
        ("Sunday 4:00 to 6:00", "2026-11-29 04:00", "2026-11-29 06:00"),
        ("29 listopada 4-6", "2026-11-29 04:00", "2026-11-29 06:00"),
        ("29 Nov from 4:00 to 6:30", "2026-11-29 04:00", "2026-11-29 06:30"),
        ("2026-12-06 04:00-06:00", "2026-12-06 04:00", "2026-12-06 06:00"),
        ("6.12.2026 4:00 - 6:00", "2026-12-06 04:00", "2026-12-06 06:00"),
        ("3.01 4:00-6:00", "2027-01-03 04:00", "2027-01-03 06:00"),
        ("jutro 22:00-1:00", "2026-11-25 22:00", "2026-11-26 01:00"),
        ("dziś 20-24", "2026-11-24 20:00", "2026-11-25 00:00"),
        ("28.11 22:00 do 29.11 02:00", "2026-11-28 22:00", "2026-11-29 02:00"),
        ("we wtorek 20:00-21:00", "2026-11-24 20:00", "2026-11-24 21:00"),
        ("16:00-17:00", "2026-11-24 16:00", "2026-11-24 17:00"),
        ("teraz do 16:00", "2026-11-24 14:05", "2026-11-24 16:00"),
        ("now until 2:00", "2026-11-24 14:05", "2026-11-25 02:00"),
    ],
)
def test_a_time_is_read_as_it_is_meant(typed, start, end):
    found = read_span(typed, NOW, WARSAW)

    assert found is not None
    assert (wall(found.start)[:16], wall(found.end)[:16]) == (start, end)


def test_on_a_night_when_the_clocks_change_wall_time_is_meant():
    found = read_span("28.03.2027 01:00-06:00", NOW, WARSAW)

    assert found is not None
    assert (found.end - found.start).total_seconds() == 4 * 3600


@pytest.mark.parametrize(
    "typed",
    ["", "kiedyś", "29.11", "31.02 4-6", "29.13 4:00-6:00", "25:00-26:00", "4:75-6:00", "9999999", "4 5 6"],
)
def test_what_says_no_time_is_not_read(typed):
    assert read_span(typed, NOW, WARSAW) is None
