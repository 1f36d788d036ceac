"""A second opinion on the clock: it asks every second, one by one, as the rules of the clock questions say.

It takes a question in the form of `reakcja clock` and shares no function with `models.sla`: wall times come
from zoneinfo and are compared as text ("08:30:00" < "24:00"). Slow on purpose; ask it about hours, not about
years. Where every edge of a question lies on a grid, `step` may be the width of the grid.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_DAY = timedelta(days=1)

Intervals = Sequence[tuple[str, str]]


class Hours(TypedDict):
    """The calendar of a clock question; `extra_open` are dates a contract opens although they would be closed."""

    timezone: str
    weekly: Mapping[str, Intervals]
    holidays: Sequence[str]
    closures: Sequence[tuple[str, str]]
    extra_open: NotRequired[Sequence[str]]


class Oracle:
    def __init__(self, hours: Hours, pauses: Sequence[tuple[int, int]] = ()) -> None:
        self.hours = hours
        self.zone = ZoneInfo(hours["timezone"])
        self.pauses = pauses
        self.extra = hours.get("extra_open", ())

    def is_open(self, second: int) -> bool:
        wall = datetime.fromtimestamp(second, tz=UTC).astimezone(self.zone).replace(tzinfo=None)
        today, time = wall.isoformat().split("T")
        if today in self.hours["holidays"] and today not in self.extra:
            return False
        if any(a <= wall.isoformat() < b for a, b in self.hours["closures"]):
            return False
        own, before = self.hours_of(wall.date()), self.hours_of(wall.date() - ONE_DAY)
        return any(a <= time and (time < b or b < a) for a, b in own) or any(
            b < a and time < b for a, b in before
        )

    def hours_of(self, day: date) -> Intervals:
        own = self.hours["weekly"].get(WEEKDAYS[day.weekday()], ())
        if own or day.isoformat() not in self.extra:
            return own
        return next((self.hours["weekly"][name] for name in WEEKDAYS if self.hours["weekly"].get(name)), ())

    def is_running(self, second: int) -> bool:
        return not any(a <= second < b for a, b in self.pauses) and self.is_open(second)

    def elapsed(self, start: int, end: int, step: int = 1) -> int:
        return sum(step for second in range(start, end, step) if self.is_running(second))

    def due(self, start: int, budget: int, end: int, step: int = 1) -> int | None:
        """Walk until the budget is used up; None when `end` comes first."""
        for second in self._ticks(start, end, step):
            if budget <= 0:
                return second
            budget -= step if self.is_running(second) else 0
        return None

    @staticmethod
    def _ticks(start: int, end: int, step: int) -> Iterator[int]:
        yield from range(start, end + 1, step)
