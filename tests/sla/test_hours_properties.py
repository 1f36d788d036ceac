"""The clock against the second-by-second oracle, and the laws every clock must keep, near clock changes."""

from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.sla.drawing import DAY, HOUR, QUARTER, Case, by_quarter, by_second
from tests.sla.oracle import Hours, Oracle
from tests.sla.subject import instant, spans, timeline_around

exact = settings(deadline=None, derandomize=True, max_examples=40)
many = settings(deadline=None, derandomize=True, max_examples=60)

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
