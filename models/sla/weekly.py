"""The hours as the contract words them: weekdays, wall-clock times, closed dates, agreed closures.

Rule book, first page. Nothing here knows about UTC: every figure is a second of the wall clock, counted from
1970-01-01 00:00 of the same wall clock. `models.sla.hours` turns these seconds into instants.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

DAY = 86_400
EPOCH_DAY = date(1970, 1, 1).toordinal()
_WALL_ZERO = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time is naive on purpose

Stretch = tuple[int, int]
"""A half-open pair of seconds, beginning before end; of the wall clock here, of UTC in `models.sla.hours`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """One interval of one weekday, e.g. Monday 08:00-16:00 is `Shift(day=0, opens=28800, closes=57600)`.

    `day` is 0 for Monday. `opens` and `closes` are seconds of the wall-clock day, `closes` excluded and
    at most 86400 ("24:00"). `closes < opens` runs past midnight into the next date. Equal ends are refused
    with ValueError: nobody can say whether they mean no hours or all of them.
    """

    day: int
    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not (0 <= self.day <= 6 and 0 <= self.opens < DAY and 0 <= self.closes <= DAY):
            raise ValueError(f"{self} is outside the week or the day")
        if self.opens == self.closes:
            raise ValueError(f"{self} opens and closes at the same second")


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Wall-clock rules of one coverage in one zone (IANA name).

    `shifts`: any order, may overlap, may be empty (then it never opens unless `always`); their union counts.
    `closed_dates`: local dates closed from 00:00 to 24:00, whatever shift reaches into them.
    `closures`: pairs of naive wall times [from, to), closed in between; may overlap.
    `extra_open`: local dates open by agreement although they would be closed; such a date beats
    `closed_dates`. It gets the hours of its own weekday, or, where that weekday has none, those of the first
    weekday counted from Monday that has any. `closures` still apply to it.
    `always`: every second of every date is in hours; `closed_dates` and `closures`, where given, still apply.
    """

    timezone: str
    shifts: tuple[Shift, ...] = ()
    closed_dates: frozenset[date] = field(default_factory=frozenset)
    closures: tuple[tuple[datetime, datetime], ...] = ()
    extra_open: frozenset[date] = field(default_factory=frozenset)
    always: bool = False

    @property
    def never_opens(self) -> bool:
        """Say whether no second of any year can be open, because there are no hours at all."""
        return not self.always and not self.shifts


def wall_second(at: datetime) -> int:
    """Count the seconds of a naive wall time; fractions are cut off."""
    passed = at - _WALL_ZERO
    return passed.days * DAY + passed.seconds


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same seconds as sorted stretches that neither overlap nor touch; empty ones are dropped."""
    merged: list[Stretch] = []
    for begin, end in sorted(stretches):
        if begin >= end:
            continue
        if merged and begin <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((begin, end))
    return merged


def without(kept: Sequence[Stretch], removed: Sequence[Stretch]) -> list[Stretch]:
    """Take one list of stretches out of another; both sorted and free of overlaps, as `joined` gives."""
    left: list[Stretch] = []
    ends = [end for _, end in removed]
    for begin, end in kept:
        for hole_begin, hole_end in removed[bisect_left(ends, begin) :]:
            if hole_begin >= end:
                break
            if begin < hole_begin:
                left.append((begin, hole_begin))
            begin = max(begin, hole_end)  # noqa: PLW2901 - what is left to cut shrinks hole by hole
        if begin < end:
            left.append((begin, end))
    return left


def wall_openings(calendar: Calendar, first: date, last: date) -> list[Stretch]:
    """List the open stretches of the wall clock on the local dates `first` to `last`, both included.

    Oldest first, neither overlapping nor touching; a stretch may span midnights. Source: CONTRACT part 9.
    """
    first_day, last_day = first.toordinal(), last.toordinal()
    if calendar.always and not calendar.closed_dates:
        stretches = [((first_day - EPOCH_DAY) * DAY, (last_day + 1 - EPOCH_DAY) * DAY)]
    else:
        stretches = _day_by_day(_Week(calendar), first_day, last_day)
    if not calendar.closures:
        return stretches
    return without(stretches, joined((wall_second(a), wall_second(b)) for a, b in calendar.closures))


def _day_by_day(week: "_Week", first_day: int, last_day: int) -> list[Stretch]:
    return joined(
        ((day - EPOCH_DAY) * DAY + begin, (day - EPOCH_DAY) * DAY + end)
        for day in range(first_day, last_day + 1)
        for begin, end in week.hours_of(day)
    )


class _Week:
    """The hours of any date, worked out once per weekday and looked up afterwards. Days are ordinals."""

    def __init__(self, calendar: Calendar) -> None:
        shifts = calendar.shifts
        if calendar.always:
            shifts = tuple(Shift(day=day, opens=0, closes=DAY) for day in range(7))
        self._shifts = [tuple(shift for shift in shifts if shift.day == day) for day in range(7)]
        self._spare = next((of_day for of_day in self._shifts if of_day), ())
        self._usual = [self._parts(self._shifts[day - 1], self._shifts[day]) for day in range(7)]
        self._extra = {day.toordinal() for day in calendar.extra_open}
        self._closed = {day.toordinal() for day in calendar.closed_dates} - self._extra
        self._unusual = self._extra | {day + 1 for day in self._extra}

    def hours_of(self, day: int) -> Sequence[Stretch]:
        if day in self._closed:
            return ()
        if day in self._unusual:
            return self._parts(self._shifts_of(day - 1), self._shifts_of(day))
        return self._usual[(day + 6) % 7]

    def _shifts_of(self, day: int) -> Sequence[Shift]:
        own = self._shifts[(day + 6) % 7]
        return self._spare if not own and day in self._extra else own

    @staticmethod
    def _parts(before: Sequence[Shift], own: Sequence[Shift]) -> list[Stretch]:
        mornings = [(0, shift.closes) for shift in before if shift.closes < shift.opens]
        return joined(mornings + [(s.opens, s.closes if s.closes > s.opens else DAY) for s in own])
