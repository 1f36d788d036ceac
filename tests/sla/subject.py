"""Short ways to the clock under test; the oracle does not use them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from models.sla.hours import Calendar, Shift, Span, Timeline, compile_timeline
from tests.sla.oracle import WEEKDAYS, Hours


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, tz=UTC)


def spans(pauses: Iterable[tuple[int, int]]) -> list[Span]:
    return [Span(instant(begin), instant(end)) for begin, end in pauses]


def shift(day: int, opens: str, closes: str) -> Shift:
    return Shift(day=day, opens=_second_of_day(opens), closes=_second_of_day(closes))


def working_days(opens: str = "08:00", closes: str = "16:00") -> tuple[Shift, ...]:
    return tuple(shift(day, opens, closes) for day in range(5))


def calendar_of(hours: Hours) -> Calendar:
    return Calendar(
        timezone=hours["timezone"],
        shifts=tuple(
            shift(WEEKDAYS.index(day), opens, closes)
            for day, intervals in hours["weekly"].items()
            for opens, closes in intervals
        ),
        closed_dates=frozenset(date.fromisoformat(day) for day in hours["holidays"]),
        closures=tuple((datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in hours["closures"]),
        extra_open=frozenset(date.fromisoformat(day) for day in hours.get("extra_open", ())),
    )


def timeline_around(hours: Hours, start: int, days: int = 60) -> Timeline:
    day = instant(start).date()
    return compile_timeline(calendar_of(hours), day - timedelta(days=3), day + timedelta(days=days))


def november(**rules):
    """Compile November 2026 in Warsaw; the 23rd is a Monday."""
    return compile_timeline(
        Calendar(timezone="Europe/Warsaw", **rules), date(2026, 11, 1), date(2026, 11, 30)
    )


def pause(start: str, end: str) -> Span:
    return Span(at(start), at(end))


def _second_of_day(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60
