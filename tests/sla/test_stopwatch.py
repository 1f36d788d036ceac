"""One clock of one incident, and the algebra of spans beneath it."""

from datetime import date

from models.sla.hours import Calendar, Span, compile_timeline
from models.sla.stopwatch import Stopwatch, clip, merge, subtract, total
from tests.sla.subject import at, working_days

SUPPORT_HOURS = compile_timeline(
    Calendar(timezone="Europe/Warsaw", shifts=working_days()), date(2026, 11, 1), date(2026, 11, 30)
)
HOUR = 3600


def span(start: str, end: str) -> Span:
    """A span of Tuesday 24 November 2026 by its wall times."""
    return Span(at(f"2026-11-24 {start}+01:00"), at(f"2026-11-24 {end}+01:00"))


def started(at_text: str, *pauses: Span) -> Stopwatch:
    return Stopwatch(timeline=SUPPORT_HOURS, started_at=at(at_text), pauses=pauses)


def test_merged_spans_are_sorted_and_neither_overlap_nor_touch():
    given = [span("12:00", "13:00"), span("08:00", "10:00"), span("09:00", "09:30"), span("10:00", "11:00")]

    assert merge([*given, span("14:00", "14:00")]) == (span("08:00", "11:00"), span("12:00", "13:00"))


def test_clipped_spans_lie_within_the_limits():
    given = [span("08:00", "10:00"), span("09:30", "12:00"), span("12:00", "13:00")]

    assert clip(given, span("09:00", "11:00")) == (span("09:00", "10:00"), span("09:30", "11:00"))


def test_subtracting_cuts_holes_and_ends():
    removed = [span("07:00", "09:00"), span("10:00", "11:00"), span("15:00", "17:00"), span("18:00", "19:00")]

    left = subtract([span("08:00", "16:00")], removed)

    assert left == (span("09:00", "10:00"), span("11:00", "15:00"))


def test_a_span_removed_whole_leaves_nothing():
    assert subtract([span("08:00", "09:00")], [span("08:00", "09:00")]) == ()


def test_the_total_counts_an_overlap_once():
    assert total([span("08:00", "10:00"), span("09:00", "11:00"), span("12:00", "12:30")]) == 3 * HOUR + 1800


def test_a_reply_in_the_night_after_a_used_up_budget_is_in_time():
    watch = started("2026-11-24 14:00+01:00")

    assert watch.due(2 * HOUR) == at("2026-11-24 16:00+01:00")
    assert not watch.is_late(at("2026-11-25 03:00+01:00"), 2 * HOUR)
    assert not watch.is_late(at("2026-11-25 08:00:00+01:00"), 2 * HOUR)
    assert watch.is_late(at("2026-11-25 08:00:01+01:00"), 2 * HOUR)


def test_a_pause_moves_the_deadline_and_what_is_used():
    watch = started("2026-11-24 10:00+01:00", span("11:00", "12:00"))

    assert watch.used(at("2026-11-24 13:00+01:00")) == 2 * HOUR
    assert watch.due(2 * HOUR) == at("2026-11-24 13:00+01:00")


def test_a_level_below_a_hundred_percent_fires_when_its_share_is_used_rounded_up():
    watch = started("2026-11-24 10:00+01:00")

    assert watch.reaches(2 * HOUR, 50) == at("2026-11-24 11:00+01:00")
    assert watch.reaches(90, 75) == at("2026-11-24 10:01:08+01:00")


def test_a_hundred_percent_fires_only_once_the_budget_is_exceeded():
    watch = started("2026-11-24 14:00+01:00")

    assert watch.reaches(2 * HOUR, 100) == at("2026-11-25 08:00:01+01:00")
    assert watch.reaches(2 * HOUR, 150) == at("2026-11-25 09:00:01+01:00")


def test_a_stopwatch_without_hours_is_never_due():
    nothing = compile_timeline(Calendar(timezone="UTC"), date(2026, 11, 1), date(2026, 11, 30))
    watch = Stopwatch(timeline=nothing, started_at=at("2026-11-24 10:00+01:00"))

    assert watch.due(1) is None
    assert watch.reaches(10, 50) is None
