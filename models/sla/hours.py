"""The clock of the contract: which seconds count, how many have passed, when a budget is used up.

Rule book, second page, pure and on the standard library alone. A calendar of wall-clock hours is compiled
once into sorted UTC seconds with running totals; after that every question is one or two bisections, however
long the span. Source: DESIGN section 4, CONTRACT section 1 (exactness list).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from math import floor
from zoneinfo import ZoneInfo

from models.sla.weekly import Calendar, Shift, Stretch, joined, wall_openings
from models.sla.zones import offsets

__all__ = ["BeyondCalendar", "Calendar", "Shift", "Span", "Timeline", "compile_timeline"]

_ONE_DAY = timedelta(days=1)


class BeyondCalendar(Exception):  # noqa: N818 - the name is the sentence the reader needs
    """The clock was asked about an instant outside the years its holidays are known for.

    Nothing is guessed there (DECISIONS 1.2). Holidays are resolved from the year before `valid_from` to two
    years after `valid_to`: prolong the contract by an amendment and load it again, and the clock reaches
    further.
    """


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of time, [start, end), both aware and in UTC.

    It may be empty; an end before the start is a ValueError.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span cannot end before it starts: {self.start} to {self.end}")


class Timeline:
    """The compiled hours of one calendar between two instants; made by `compile_timeline` and never changed.

    Instants are aware; fractions of a second are cut off (DECISIONS 3.15). Every method raises BeyondCalendar
    when asked outside the compiled dates and ValueError for a naive instant. Pauses may overlap each other,
    closed hours and both ends, and may come in any order: a second counts when it is open and in none of
    them.
    """

    __slots__ = ("_before", "_closes", "_first", "_last", "_never_ends", "_never_opens", "_opens", "_through")

    def __init__(
        self, openings: Sequence[Stretch], limits: Stretch, *, never_opens: bool, never_ends: bool
    ) -> None:
        self._first, self._last = limits
        self._opens = [begin for begin, _ in openings]
        self._closes = [end for _, end in openings]
        self._through = list(accumulate(end - begin for begin, end in openings))
        self._before = [0, *self._through]
        self._never_opens = never_opens
        self._never_ends = never_ends

    def elapsed(self, start: datetime, end: datetime, pauses: Sequence[Span] = ()) -> int:
        """Count the running seconds in [start, end): open and not paused. 0 where `end` is before `start`."""
        begin, stop = _second(start), _second(end)
        if stop <= begin:
            return 0
        counted = self._worked(stop) - self._worked(begin)
        for hold, release in _stretches(pauses) if pauses else ():
            if release > begin and hold < stop:
                counted -= self._worked(min(release, stop)) - self._worked(max(hold, begin))
        return counted

    def due(self, start: datetime, seconds: int, pauses: Sequence[Span] = ()) -> datetime | None:
        """Return the earliest instant at which `elapsed(start, it, pauses)` equals `seconds`.

        0 gives `start`, also out of hours; a budget used up exactly at closing is due at the closing instant.
        None: the calendar has no hours at all, so the instant never comes. A negative budget is a ValueError.
        """
        if seconds <= 0:
            if seconds < 0:
                raise ValueError(f"a budget cannot be negative: {seconds} seconds")
            return start
        begin = _second(start)
        worked = self._worked(begin)
        for hold, release in _stretches(pauses) if pauses else ():
            if release <= begin:
                continue
            if hold >= self._last:
                break
            if hold > begin:
                run = self._worked(hold) - worked
                if run >= seconds:
                    break
                seconds -= run
            begin, worked = release, self._worked(release)
        return self._reached(worked + seconds)

    def first_exceeding(self, start: datetime, seconds: int, pauses: Sequence[Span] = ()) -> datetime:
        """Return the first instant at which `elapsed` is greater than `seconds`: the instant of a breach.

        A budget used up at Tuesday's closing 16:00 is exceeded at Wednesday 08:00:01 (DECISIONS 3.1). A
        calendar without any hours raises BeyondCalendar, because that instant is in no year.
        """
        exceeded = self.due(start, seconds + 1, pauses)
        if exceeded is None:
            raise BeyondCalendar("this calendar has no open hours, so no budget is ever exceeded")
        return exceeded

    def is_open(self, at: datetime) -> bool:
        """Say whether the second `at` is in hours; pauses belong to an incident and are not asked."""
        return self._within(_second(at)) is not None

    def next_opening(self, at: datetime) -> datetime | None:
        """Return `at` itself when open, else the next instant that is.

        None: the calendar has no hours at all.
        """
        second = _second(at)
        if self._within(second) is not None:
            return at
        following = bisect_right(self._opens, second)
        if following < len(self._opens):
            return _instant(self._opens[following])
        if self._never_opens:
            return None
        raise BeyondCalendar(f"no opening after {at.isoformat()} before the compiled dates end")

    def closing(self, at: datetime) -> datetime | None:
        """Return the end of the open interval that contains `at`.

        None: `at` is closed, or the hours are 24/7 and never close; `is_open` tells which.
        """
        index = self._within(_second(at))
        if index is None:
            return None
        if self._closes[index] < self._last:
            return _instant(self._closes[index])
        if self._never_ends:
            return None
        raise BeyondCalendar(f"open at {at.isoformat()} and still so when the compiled dates end")

    def intervals(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield the open intervals cut to [start, end), oldest first, none empty, none touching the next."""
        begin, stop = _second(start), _second(end)
        self._check(begin)
        self._check(stop)
        if stop <= begin:
            return
        for index in range(bisect_right(self._closes, begin), bisect_left(self._opens, stop)):
            yield Span(_instant(max(self._opens[index], begin)), _instant(min(self._closes[index], stop)))

    def _check(self, second: int) -> None:
        if not self._first <= second <= self._last:
            raise BeyondCalendar(
                f"{_instant(second).isoformat()} is outside the compiled dates, "
                f"{_instant(self._first).isoformat()} to {_instant(self._last).isoformat()}"
            )

    def _worked(self, second: int) -> int:
        """Count the open seconds between the compiled beginning and `second`."""
        if not self._first <= second <= self._last:
            self._check(second)
        # The first closing not yet passed: all before it counts in full, its own interval up to `second`.
        index = bisect_left(self._closes, second)
        if index == len(self._closes):
            return self._before[index]
        begun = second - self._opens[index]
        return self._before[index] + begun if begun > 0 else self._before[index]

    def _reached(self, worked: int) -> datetime | None:
        """Return the earliest instant by which `worked` seconds, at least one, were open."""
        index = bisect_left(self._through, worked)
        if index < len(self._through):
            return _instant(self._closes[index] - self._through[index] + worked)
        if self._never_opens:
            return None
        raise BeyondCalendar(f"the budget is not used up before {_instant(self._last).isoformat()}")

    def _within(self, second: int) -> int | None:
        """Return the index of the interval that contains `second`; None when closed."""
        if not self._first <= second < self._last:
            self._check(second)
            raise BeyondCalendar(f"{_instant(second).isoformat()} is the first second that is not compiled")
        index = bisect_right(self._opens, second) - 1
        return index if index >= 0 and second < self._closes[index] else None


def compile_timeline(calendar: Calendar, first: date, last: date) -> Timeline:
    """Compile the hours of the local dates from `first` to `last`, both included.

    Each UTC second is asked with its own wall time, so a skipped hour is never open and a repeated one counts
    twice, its edges on both passes. An unknown zone raises `zoneinfo.ZoneInfoNotFoundError`: check the
    contract before.
    """
    zone = ZoneInfo(calendar.timezone)
    begin, end = _midnight(first, zone), _midnight(last + _ONE_DAY, zone)
    # Two more days on each side: no zone is further than 26 hours from any other.
    wall = wall_openings(calendar, first - 2 * _ONE_DAY, last + 2 * _ONE_DAY)
    ends = [closes for _, closes in wall]
    openings: list[Stretch] = []
    for since, until, offset in offsets(calendar.timezone, begin, end):
        for index in range(bisect_right(ends, since + offset), len(wall)):
            opens, closes = wall[index][0] - offset, wall[index][1] - offset
            if opens >= until:
                break
            openings.append((max(opens, since), min(closes, until)))
    always = calendar.always and not calendar.closed_dates and not calendar.closures
    return Timeline(joined(openings), (begin, end), never_opens=calendar.never_opens, never_ends=always)


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def _stretches(pauses: Sequence[Span]) -> list[Stretch]:
    return joined((_second(pause.start), _second(pause.end)) for pause in pauses)


def _second(at: datetime) -> int:
    if at.tzinfo is None:
        raise ValueError(f"an instant needs its zone: {at.isoformat()}")
    return floor(at.timestamp())


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
