"""Adding up stretches of time that overlap, touch, or miss each other."""

from models.sla.hours import Span
from models.sla.stopwatch import clip, merge, subtract, total
from tests.sla.subject import at

HOUR = 3600


def span(start: str, end: str) -> Span:
    """A span of Tuesday 24 November 2026 by its wall times."""
    return Span(at(f"2026-11-24 {start}+01:00"), at(f"2026-11-24 {end}+01:00"))


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
