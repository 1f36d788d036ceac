"""The clock against opening-hours-py, where its notation can say the same.

Left out by name: agreed closures and extra open days (no word for them here), holidays by country (silent without
one, so each is written as a date), edges and instants in an hour that is repeated (it knows one pass only), and a
night shift whose morning meets hours of the next day: a rule of that day makes the notation forget the morning.
"""

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from tests.sla.drawing import DAY, Case, by_quarter
from tests.sla.oracle import WEEKDAYS, Hours
from tests.sla.subject import instant, timeline_around

NAMES = {"mon": "Mo", "tue": "Tu", "wed": "We", "thu": "Th", "fri": "Fr", "sat": "Sa", "sun": "Su"}
TOMORROW = dict(zip(WEEKDAYS, (*WEEKDAYS[1:], WEEKDAYS[0]), strict=True))


def can_be_told(case: Case) -> Hours:
    """Leave out what the notation has no word for or says otherwise."""
    weekly = {
        day: [ends for ends in intervals if not any("00:00" < end < "04:00" for end in ends)]
        for day, intervals in case.hours["weekly"].items()
    }
    for day in WEEKDAYS:
        if any(closes < opens for opens, closes in weekly[day]):
            weekly[TOMORROW[day]] = []
    if any(closes < opens for opens, closes in weekly["sun"]):
        weekly["mon"] = []
    return Hours(timezone=case.hours["timezone"], weekly=weekly, holidays=case.hours["holidays"], closures=[])


def is_told_once(second: int, hours: Hours) -> bool:
    wall = instant(second).astimezone(ZoneInfo(hours["timezone"]))
    return wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset()


def told(hours: Hours) -> str:
    days = [
        f"{NAMES[day]} {','.join('-'.join(ends) for ends in intervals)}"
        for day, intervals in hours["weekly"].items()
        if intervals
    ]
    return "; ".join([*days, *(f"{date.fromisoformat(day):%Y %b %d} off" for day in hours["holidays"])])


@settings(max_examples=60)
@given(by_quarter, st.integers(1, 12))
def test_the_open_time_of_some_days_is_that_of_the_other_library(case: Case, days: int):
    hours = can_be_told(case)
    assume(any(hours["weekly"].values()))
    assume(all(is_told_once(second, hours) for second in (case.start, case.start + days * DAY)))
    zone = ZoneInfo(hours["timezone"])
    start, end = instant(case.start), instant(case.start + days * DAY)

    theirs = [
        last.astimezone(UTC) - first.astimezone(UTC)
        for first, last, state, _ in OpeningHours(told(hours), timezone=zone).intervals(
            start.astimezone(zone), end.astimezone(zone)
        )
        if str(state) == "open"
    ]

    counted = timeline_around(hours, case.start).elapsed(start, end)
    assert counted == sum(theirs, timedelta()).total_seconds()


@settings(max_examples=60)
@given(by_quarter, st.integers(0, DAY))
def test_a_second_is_open_exactly_when_the_other_library_says_so(case: Case, later: int):
    hours = can_be_told(case)
    assume(any(hours["weekly"].values()))
    assume(is_told_once(case.start + later, hours))
    at = instant(case.start + later)

    their_word = OpeningHours(told(hours), timezone=ZoneInfo(hours["timezone"])).is_open(
        at.astimezone(ZoneInfo(hours["timezone"]))
    )

    assert timeline_around(hours, case.start).is_open(at) == their_word
