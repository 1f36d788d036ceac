"""The clock against the second-by-second oracle, and the laws every clock must keep, near clock changes."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.sla.oracle import WEEKDAYS, Hours, Oracle
from tests.sla.subject import at, instant, spans, timeline_around

QUARTER = 900
HOUR = 3600
DAY = 86_400

# Instants that bite: both clock changes of a zone, or what comes nearest to one, and the turn of a year.
ANCHORS = {
    "Europe/Warsaw": ("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-12-31T23:00:00Z"),
    "America/New_York": ("2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2027-01-01T05:00:00Z"),
    "Australia/Lord_Howe": ("2026-10-03T15:30:00Z", "2026-04-04T15:00:00Z", "2026-12-31T13:00:00Z"),
    "Asia/Kathmandu": ("1985-12-31T18:30:00Z", "2026-02-28T18:15:00Z"),
    "UTC": ("2028-02-29T00:00:00Z", "2026-12-31T23:59:59Z"),
}


@dataclass(frozen=True, kw_only=True)
class Case:
    hours: Hours
    anchor: int
    start: int
    pauses: list[tuple[int, int]]


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@st.composite
def shifts(draw, grid: int):
    opens = draw(st.integers(0, 1440 // grid - 1)) * grid
    closes = draw(st.integers(0, 1440 // grid).filter(lambda n: n * grid != opens)) * grid
    return _time(opens), _time(closes)


@st.composite
def cases(draw, *, grid: int, reach: int, step: int):
    """A question near an anchor; edges of hours every `grid` minutes, instants every `step` seconds."""
    zone = draw(st.sampled_from(sorted(ANCHORS)))
    anchor = int(at(draw(st.sampled_from(ANCHORS[zone]))).timestamp())
    near = st.integers(-reach // step, reach // step).map(lambda n: anchor // step * step + n * step)
    pair = st.tuples(near, near).map(lambda ends: (min(ends), max(ends)))
    wall = pair.map(lambda ends: tuple(instant(end // 60 * 60).strftime("%Y-%m-%dT%H:%M") for end in ends))
    one_day = st.lists(shifts(grid), min_size=0, max_size=2)
    hours = Hours(
        timezone=zone,
        weekly={day: draw(one_day) for day in WEEKDAYS},
        holidays=draw(st.lists(near.map(lambda second: instant(second).date().isoformat()), max_size=2)),
        closures=draw(st.lists(wall, max_size=2)),
    )
    pauses = draw(st.lists(pair, max_size=3))
    return Case(hours=hours, anchor=anchor, start=draw(near), pauses=pauses)


by_second = cases(grid=1, reach=2 * HOUR, step=1)
by_quarter = cases(grid=15, reach=5 * DAY, step=QUARTER)
exact = settings(deadline=None, derandomize=True, max_examples=40)
many = settings(deadline=None, derandomize=True, max_examples=80)

SKIPPED_HOUR = Case(  # Both edges lie in the hour that Warsaw skips on 29 March 2026.
    hours=Hours(timezone="Europe/Warsaw", weekly={"sun": [("02:15", "02:45")]}, holidays=[], closures=[]),
    anchor=1774746000,
    start=1774746000 - HOUR,
    pauses=[],
)
REPEATED_HOUR = Case(  # Both edges lie in the hour that Warsaw has twice on 25 October 2026.
    hours=Hours(timezone="Europe/Warsaw", weekly={"sun": [("02:15", "02:45")]}, holidays=[], closures=[]),
    anchor=1792890000,
    start=1792890000 - 2 * HOUR,
    pauses=[(1792890000, 1792890000 + 1800)],
)


@exact
@given(by_second, st.integers(0, 3 * HOUR))
@example(SKIPPED_HOUR, 2 * HOUR)
@example(REPEATED_HOUR, 3 * HOUR)
def test_elapsed_counts_the_seconds_the_oracle_counts_one_by_one(case, length):
    timeline = timeline_around(case.hours, case.start)
    end = case.start + length

    counted = timeline.elapsed(instant(case.start), instant(end), spans(case.pauses))

    assert counted == Oracle(case.hours, case.pauses).elapsed(case.start, end)


@many
@given(by_quarter, st.integers(0, 8 * 96))
def test_elapsed_over_days_agrees_with_the_oracle(case, quarters):
    timeline = timeline_around(case.hours, case.start)
    end = case.start + quarters * QUARTER

    counted = timeline.elapsed(instant(case.start), instant(end), spans(case.pauses))

    assert counted == Oracle(case.hours, case.pauses).elapsed(case.start, end, QUARTER)


@many
@given(by_quarter, st.integers(0, 60))
@example(SKIPPED_HOUR, 2)
@example(REPEATED_HOUR, 4)
def test_due_is_the_first_instant_at_which_the_oracle_has_counted_the_budget(case, quarters):
    timeline = timeline_around(case.hours, case.start)
    budget = quarters * QUARTER
    expected = Oracle(case.hours, case.pauses).due(case.start, budget, case.start + 15 * DAY, QUARTER)
    assume(expected is not None)

    due = timeline.due(instant(case.start), budget, spans(case.pauses))

    assert due == instant(expected)


@exact
@given(by_quarter)
def test_a_second_is_open_exactly_when_the_oracle_says_so(case):
    timeline = timeline_around(case.hours, case.start)
    oracle = Oracle(case.hours)

    seconds = range(case.start, case.start + 2 * DAY, QUARTER)

    assert [timeline.is_open(instant(s)) for s in seconds] == [oracle.is_open(s) for s in seconds]


@many
@given(by_second, st.integers(1, 40 * HOUR))
def test_elapsed_from_start_to_due_is_the_budget_and_one_second_before_one_less(case, budget):
    timeline, pauses = timeline_around(case.hours, case.start, 400), spans(case.pauses)
    assume(any(case.hours["weekly"].values()))
    start = instant(case.start)

    due = timeline.due(start, budget, pauses)

    assert timeline.elapsed(start, due, pauses) == budget
    assert timeline.elapsed(start, instant(int(due.timestamp()) - 1), pauses) == budget - 1


@many
@given(by_second, st.integers(0, 40 * HOUR))
def test_a_budget_is_exceeded_at_the_end_of_the_first_running_second_after_it(case, budget):
    timeline, pauses = timeline_around(case.hours, case.start, 400), spans(case.pauses)
    assume(any(case.hours["weekly"].values()))
    start = instant(case.start)

    exceeded = timeline.first_exceeding(start, budget, pauses)

    assert timeline.elapsed(start, exceeded, pauses) == budget + 1
    assert timeline.elapsed(start, instant(int(exceeded.timestamp()) - 1), pauses) == budget


@many
@given(by_second, st.integers(0, 9 * DAY), st.integers(0, 9 * DAY))
def test_the_parts_of_an_interval_add_up(case, first, second):
    timeline, pauses = timeline_around(case.hours, case.start), spans(case.pauses)
    start, middle, end = (instant(case.start + n) for n in (0, first, first + second))

    parts = timeline.elapsed(start, middle, pauses) + timeline.elapsed(middle, end, pauses)

    assert parts == timeline.elapsed(start, end, pauses)


@many
@given(by_second, st.integers(1, 20 * HOUR), st.integers(0, 20 * HOUR))
def test_a_longer_budget_is_never_due_earlier(case, budget, more):
    timeline, pauses = timeline_around(case.hours, case.start, 400), spans(case.pauses)
    assume(any(case.hours["weekly"].values()))

    shorter = timeline.due(instant(case.start), budget, pauses)
    longer = timeline.due(instant(case.start), budget + more, pauses)

    assert shorter <= longer


@many
@given(by_second, st.integers(0, 20 * HOUR), st.integers(0, 5 * HOUR))
def test_a_later_start_is_never_due_earlier(case, budget, later):
    timeline, pauses = timeline_around(case.hours, case.start, 400), spans(case.pauses)
    assume(any(case.hours["weekly"].values()))

    early = timeline.due(instant(case.start), budget, pauses)
    late = timeline.due(instant(case.start + later), budget, pauses)

    assert early <= late


@many
@given(by_quarter, st.integers(1, 20 * HOUR))
def test_a_pause_outside_hours_costs_nothing(case, budget):
    timeline = timeline_around(case.hours, case.start, 400)
    assume(any(case.hours["weekly"].values()))
    oracle = Oracle(case.hours)
    quarters = range(case.start, case.start + 3 * DAY, QUARTER)
    closed = [(second, second + QUARTER) for second in quarters if not oracle.is_open(second)]

    due = timeline.due(instant(case.start), budget, spans(closed))

    assert due == timeline.due(instant(case.start), budget)


@many
@given(by_quarter, st.integers(0, 9 * DAY))
def test_the_open_intervals_are_apart_and_make_up_what_has_elapsed(case, length):
    timeline = timeline_around(case.hours, case.start)
    start, end = instant(case.start), instant(case.start + length)

    found = list(timeline.intervals(start, end))

    assert sum((span.end - span.start).total_seconds() for span in found) == timeline.elapsed(start, end)
    assert all(start <= span.start < span.end <= end for span in found)
    assert all(before.end < after.start for before, after in pairwise(found))
