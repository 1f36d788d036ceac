"""What the clock refuses to answer, and what it says instead of guessing."""

from datetime import datetime

import pytest

from models.sla.hours import BeyondCalendar, Shift
from tests.sla.subject import at, november, pause, shift, working_days

HOUR = 3600


@pytest.mark.parametrize(
    "question",
    [
        lambda timeline: timeline.elapsed(at("2026-10-31 12:00+01:00"), at("2026-11-02 00:00+01:00")),
        lambda timeline: timeline.elapsed(at("2026-11-30 12:00+01:00"), at("2026-12-01 00:00:01+01:00")),
        lambda timeline: timeline.due(at("2026-11-30 15:00+01:00"), 2 * HOUR),
        lambda timeline: timeline.is_open(at("2026-12-01 00:00+01:00")),
        lambda timeline: timeline.is_open(at("2026-10-31 23:59:59+01:00")),
        lambda timeline: timeline.next_opening(at("2026-11-30 16:00+01:00")),
        lambda timeline: list(timeline.intervals(at("2026-10-01 00:00+02:00"), at("2026-11-02 00:00+01:00"))),
        lambda timeline: timeline.due(
            at("2026-11-30 15:00+01:00"), HOUR, [pause("2026-11-30 15:30+01:00", "2026-12-24 00:00+01:00")]
        ),
    ],
)
def test_outside_the_compiled_dates_the_clock_refuses_to_guess(question):
    timeline = november(shifts=working_days())

    with pytest.raises(BeyondCalendar):
        question(timeline)


def test_the_refusal_names_the_instant_and_the_dates_that_are_known():
    timeline = november(always=True)

    with pytest.raises(BeyondCalendar) as refusal:
        timeline.elapsed(at("2026-10-31 12:00+01:00"), at("2026-11-02 00:00+01:00"))

    assert str(refusal.value) == (
        "2026-10-31T11:00:00+00:00 is outside the compiled dates, "
        "2026-10-31T23:00:00+00:00 to 2026-11-30T23:00:00+00:00"
    )


def test_hours_that_reach_the_end_of_the_compiled_dates_have_no_known_closing():
    timeline = november(shifts=tuple(shift(day, "00:00", "24:00") for day in range(7)))

    with pytest.raises(BeyondCalendar):
        timeline.closing(at("2026-11-24 12:00+01:00"))


def test_the_end_of_the_compiled_dates_may_be_the_end_of_a_span_or_a_deadline():
    timeline = november(always=True)
    end = at("2026-12-01 00:00+01:00")

    assert timeline.elapsed(at("2026-11-30 23:00+01:00"), end) == HOUR
    assert timeline.due(at("2026-11-30 23:00+01:00"), HOUR) == end


def test_without_any_hours_nothing_is_ever_due_and_nothing_exceeded():
    timeline = november()
    start = at("2026-11-24 12:00+01:00")

    assert timeline.due(start, 1) is None
    assert timeline.due(start, 0) == start
    assert timeline.closing(start) is None
    with pytest.raises(BeyondCalendar, match="no open hours"):
        timeline.first_exceeding(start, 0)


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="needs its zone"):
        november(always=True).is_open(datetime(2026, 11, 24, 12))  # noqa: DTZ001 - the fault under test


def test_a_negative_budget_is_refused():
    with pytest.raises(ValueError, match="negative"):
        november(always=True).due(at("2026-11-24 12:00+01:00"), -1)


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="before it starts"):
        pause("2026-11-24 12:00+01:00", "2026-11-24 11:59:59+01:00")


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [(7, 0, 1), (-1, 0, 1), (0, 86_400, 1), (0, -1, 1), (0, 0, 86_401), (0, 60, 60)],
)
def test_a_shift_outside_the_week_or_without_length_is_refused(day, opens, closes):
    with pytest.raises(ValueError, match="Shift"):
        Shift(day=day, opens=opens, closes=closes)
