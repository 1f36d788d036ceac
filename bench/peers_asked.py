"""How other libraries are asked the clock's two questions, each in its own best form; installed by `make bench`.

A peer takes and gives aware datetimes here, so that its answers can be held against ours. What is timed is its own
call in its own form, with nothing of this file around it where it needs nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import businesstimedelta
import pytz
from business_duration import businessDuration
from opening_hours import OpeningHours
from timegrid import DayOfWeek, TimeGridCalendar, TimeGridTimeline, seconds

from tests.sla.vectors import FREE_EVERY_YEAR, POLISH

WARSAW = ZoneInfo("Europe/Warsaw")
FIRST, LAST = datetime(2020, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 - timegrid knows naive times only
HORIZON = timedelta(days=800)
WORK_DAYS, EVERY_DAY = range(5), range(7)

Due = Callable[[datetime, int], datetime]
Elapsed = Callable[[datetime, datetime], float]


@dataclass(frozen=True, kw_only=True)
class Peer:
    """`due` and `elapsed` answer in aware datetimes; None: the library has no such question.

    `timed_due` and `timed_elapsed` are the library's bare calls on what `given` makes of aware datetimes before the
    time is taken.
    """

    due: Due | None
    elapsed: Elapsed | None
    timed_due: Callable[..., object] | None
    timed_elapsed: Callable[..., object]
    given: Callable[[datetime], datetime] = lambda at: at


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Hours as every peer can be told them: weekdays with their intervals; equal ends mean the whole day."""

    days: range
    intervals: tuple[tuple[time, time], ...]
    closed: frozenset[date] = frozenset()


# businesstimedelta fails where it finds no holiday within five years, so they reach that far.
DAYS_OFF = POLISH | {
    date.fromisoformat(f"{year}-{day}") for year in range(2020, 2036) for day in FREE_EVERY_YEAR
}

EIGHT, NOON, ONE, FOUR = time(8), time(12), time(13), time(16)
NIGHT = (time(22), time(6))
ALL_DAY = (time(0), time(0))
CALENDARS: Mapping[str, Hours] = {
    "support hours": Hours(days=WORK_DAYS, intervals=((EIGHT, FOUR),), closed=DAYS_OFF),
    "round the clock": Hours(days=EVERY_DAY, intervals=(ALL_DAY,)),
    "lunch": Hours(days=WORK_DAYS, intervals=((EIGHT, NOON), (ONE, FOUR))),
    "nights": Hours(days=WORK_DAYS, intervals=(NIGHT,)),
    "touching": Hours(days=WORK_DAYS, intervals=(NIGHT, (time(6), time(14)))),
    "every night": Hours(days=EVERY_DAY, intervals=(NIGHT,)),
}


def timegrid(hours: Hours) -> Peer:
    """timegrid has no zones: it is given wall times, and gives them."""
    calendar = TimeGridCalendar.create()
    for day in hours.days:
        weekday = getattr(DayOfWeek, date(2026, 11, 23 + day).strftime("%A").upper())
        for opens, closes in hours.intervals:
            for part in ((ALL_DAY[0], NOON), (NOON, ALL_DAY[0])) if opens == closes else ((opens, closes),):
                calendar = calendar.add_open_rule(weekday, *part)
    for closed in sorted(hours.closed):
        calendar = calendar.close(closed)
    timeline: TimeGridTimeline = calendar.compile(FIRST, LAST)

    def bare(start: datetime, budget: int) -> datetime:
        return calendar.add_work_duration(start, seconds(budget))

    return Peer(
        due=lambda start, budget: bare(_naive(start), budget).replace(tzinfo=WARSAW),
        elapsed=lambda start, end: timeline.get_working_duration(_naive(start), _naive(end)).total_seconds(),
        timed_due=bare,
        timed_elapsed=timeline.get_working_duration,
        given=_naive,
    )


def business_time_delta(hours: Hours) -> Peer:
    """businesstimedelta wants pytz's zones, and a day without an end stops a microsecond before midnight."""
    zone = pytz.timezone("Europe/Warsaw")
    rules = [
        businesstimedelta.WorkDayRule(
            start_time=opens,
            end_time=time.max if opens == closes else closes,
            working_days=list(hours.days),
            tz=zone,
        )
        for opens, closes in hours.intervals
    ]
    if hours.closed:
        rules.append(businesstimedelta.HolidayRule(sorted(hours.closed), tz=zone))
    week = businesstimedelta.Rules(rules, tz=zone)

    def due(start: datetime, budget: int) -> datetime:
        return start + businesstimedelta.BusinessTimeDelta(week, seconds=budget)

    return Peer(
        due=due,
        elapsed=lambda start, end: week.difference(start, end).timedelta.total_seconds(),
        timed_due=due,
        timed_elapsed=week.difference,
    )


def opening_hours(hours: Hours) -> Peer:
    """opening-hours-py lists intervals; adding them up is left to who asks."""
    days = "Mo-Fr" if hours.days == WORK_DAYS else "Mo-Su"
    spans = ",".join(
        f"{opens:%H:%M}-{closes:%H:%M}" if opens != closes else "00:00-24:00"
        for opens, closes in hours.intervals
    )
    closed = "".join(f"; {day:%Y %b %d} off" for day in sorted(hours.closed))
    week = OpeningHours(f"{days} {spans}{closed}", timezone=WARSAW)

    def bare(start: datetime, budget: int) -> datetime:
        left = timedelta(seconds=budget)
        for begin, end, state, _ in week.intervals(start, start + HORIZON):
            if str(state) == "open":
                first, last = begin.astimezone(UTC), end.astimezone(UTC)
                if last - first >= left:
                    return first + left
                left -= last - first
        raise LookupError("not used up")

    def counted(start: datetime, end: datetime) -> float:
        parts = (
            last.astimezone(UTC) - first.astimezone(UTC)
            for first, last, state, _ in week.intervals(start, end)
            if str(state) == "open"
        )
        return sum(parts, timedelta()).total_seconds()

    return Peer(
        due=lambda start, budget: bare(_local(start), budget),
        elapsed=lambda start, end: counted(_local(start), _local(end)),
        timed_due=bare,
        timed_elapsed=counted,
        given=_local,
    )


def business_duration(hours: Hours) -> Peer:
    """business-duration takes one interval a day of naive wall times and knows no deadline."""
    (opens, closes), *_ = hours.intervals
    ends = {"starttime": opens, "endtime": time(23, 59, 59) if opens == closes else closes}
    free = [day for day in EVERY_DAY if day not in hours.days]

    closed = sorted(hours.closed) or None

    def bare(start: datetime, end: datetime) -> float:
        return float(businessDuration(start, end, **ends, weekendlist=free, holidaylist=closed, unit="sec"))

    return Peer(
        due=None,
        elapsed=lambda start, end: bare(_naive(start), _naive(end)),
        timed_due=None,
        timed_elapsed=bare,
        given=_naive,
    )


PEERS: Mapping[str, Callable[[Hours], Peer]] = {
    "timegrid": timegrid,
    "businesstimedelta": business_time_delta,
    "opening-hours-py": opening_hours,
    "business-duration": business_duration,
}


def _local(at: datetime) -> datetime:
    return at.astimezone(WARSAW)


def _naive(at: datetime) -> datetime:
    return at.astimezone(WARSAW).replace(tzinfo=None)
