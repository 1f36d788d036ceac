"""The instants that bite in a contract's hours: their edges, the weekend, a holiday, midnight, clock changes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from models.sla.contract import Terms
from models.sla.hours import BeyondCalendar, Timeline
from models.sla.weekly import Calendar
from models.sla.zones import offsets

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SATURDAY = 5


def next_opening(timeline: Timeline, at: datetime) -> datetime | None:
    """Find the next open instant; None where the hours have none, or none within the compiled years."""
    try:
        return timeline.next_opening(at)
    except BeyondCalendar:
        return None


def edges_of_hours(
    terms: Terms, timeline: Timeline, calendar: Calendar, target: timedelta, now: datetime
) -> Iterator[datetime]:
    """Yield the edges of a day of hours, of the weekend and of a holiday after it; `target` as contract time."""
    opens = next_opening(timeline, now + _DAY)
    closes = timeline.closing(opens) if opens is not None else None
    if opens is None or closes is None:
        return
    yield opens - timedelta(minutes=90)
    yield opens + timedelta(minutes=10)
    if timeline.elapsed(opens, closes) > target.total_seconds():
        yield closes - target
    yield closes - timedelta(minutes=20)
    yield closes
    weekend = _before_a_long_rest(timeline, closes, timedelta(days=2))
    if weekend is not None:
        yield weekend - timedelta(minutes=20)
        yield weekend + timedelta(hours=19)
    holiday = _before_a_holiday(terms, timeline, calendar, now)
    if holiday is not None:
        yield holiday - timedelta(minutes=20)


def _before_a_long_rest(timeline: Timeline, closes: datetime, rest: timedelta) -> datetime | None:
    """Find the next closing after which nothing opens for the time given, within two weeks."""
    until = closes + 2 * _WEEK
    closing: datetime | None = closes
    while closing is not None and closing < until:
        opens = next_opening(timeline, closing)
        if opens is None or opens - closing > rest:
            return closing
        closing = timeline.closing(opens)
    return None


def _before_a_holiday(terms: Terms, timeline: Timeline, calendar: Calendar, now: datetime) -> datetime | None:
    """Find the last closing before the next day off that falls on a weekday with hours."""
    days = sorted(
        day
        for day in calendar.closed_dates
        if day > terms.local_date(now) + _WEEK
        and day <= terms.valid_to
        and any(shift.day == day.weekday() for shift in calendar.shifts)
    )
    if not days:
        return None
    midnight = wall(terms, days[0], time())
    before = list(timeline.intervals(midnight - _WEEK, midnight))
    return before[-1].end if before else None


def nights(terms: Terms, now: datetime) -> Iterator[datetime]:
    """Yield ten minutes before a midnight, and half an hour before each of the next changes of the clock."""
    yield wall(terms, terms.local_date(now) + 4 * _DAY, time()) - timedelta(minutes=10)
    begin = int(now.timestamp())
    for before, after in pairwise(offsets(terms.timezone, begin, begin + 400 * 86_400)):
        if before[2] != after[2]:
            yield datetime.fromtimestamp(after[0], UTC) - timedelta(minutes=30)


def next_weekday(terms: Terms, now: datetime, weekday: int) -> date:
    """Find the next date of a weekday (0: Monday), today included."""
    today = terms.local_date(now)
    return today + ((weekday - today.weekday()) % 7) * _DAY


def day_off(terms: Terms, now: datetime) -> date:
    """Find the next day off known to any hours of the contract on a weekday; New Year where there is none."""
    today = terms.local_date(now)
    known = {day for one in terms.coverages.values() for day in one.calendar.closed_dates}
    new_year = date(today.year if (today.month, today.day) == (1, 1) else today.year + 1, 1, 1)
    return min(
        (day for day in known if today <= day <= terms.valid_to and day.weekday() < _SATURDAY),
        default=new_year,
    )


def wall(terms: Terms, day: date, at: time) -> datetime:
    """Give the instant of a wall-clock time of the contract's zone."""
    return datetime.combine(day, at, tzinfo=terms.zone).astimezone(UTC)
