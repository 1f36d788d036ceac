"""Random calendars and questions near the instants that bite: clock changes, a date left out, the turn of a year."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import strategies as st

from tests.sla.oracle import WEEKDAYS, Hours
from tests.sla.subject import at, instant

QUARTER = 900
HOUR = 3600
DAY = 86_400

ANCHORS = {
    "Europe/Warsaw": ("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-12-31T23:00:00Z"),
    "America/New_York": ("2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2027-01-01T05:00:00Z"),
    "Asia/Kolkata": ("2026-12-31T18:30:00Z", "2028-02-28T18:30:00Z"),
    # Half an hour of summer time.
    "Australia/Lord_Howe": ("2026-10-03T15:30:00Z", "2026-04-04T15:00:00Z", "2026-12-31T13:00:00Z"),
    # 30 December 2011 was left out; the zone kept summer time until 2021.
    "Pacific/Apia": ("2011-12-30T10:00:00Z", "2012-03-31T14:00:00Z", "2020-09-26T14:00:00Z"),
    "Asia/Kathmandu": ("1985-12-31T18:30:00Z", "2026-02-28T18:15:00Z"),
    "UTC": ("2028-02-29T00:00:00Z", "2026-12-31T23:59:59Z"),
}


@dataclass(frozen=True, kw_only=True)
class Case:
    hours: Hours
    anchor: int
    start: int
    pauses: list[tuple[int, int]]


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@st.composite
def shifts(draw: st.DrawFn, grid: int) -> tuple[str, str]:
    """Draw an interval of a day; half of those drawn run past midnight."""
    opens = draw(st.integers(0, 1440 // grid - 1)) * grid
    closes = draw(st.integers(0, 1440 // grid).filter(lambda n: n * grid != opens)) * grid
    return _time(opens), _time(closes)


@st.composite
def cases(draw: st.DrawFn, *, grid: int, reach: int, step: int) -> Case:
    """A question near an anchor; edges of hours every `grid` minutes, instants every `step` seconds."""
    zone = draw(st.sampled_from(sorted(ANCHORS)))
    anchor = int(at(draw(st.sampled_from(ANCHORS[zone]))).timestamp())
    near = st.integers(-reach // step, reach // step).map(lambda n: anchor // step * step + n * step)
    pair = st.tuples(near, near).map(lambda ends: (min(ends), max(ends)))
    wall = pair.map(lambda ends: tuple(instant(end // 60 * 60).strftime("%Y-%m-%dT%H:%M") for end in ends))
    days = st.integers(-2, 2).map(lambda n: (instant(anchor) + timedelta(days=n)).date().isoformat())
    hours = Hours(
        timezone=zone,
        weekly={day: draw(st.lists(shifts(grid), max_size=3)) for day in WEEKDAYS},
        holidays=draw(st.lists(days, max_size=2)),
        closures=draw(st.lists(wall, max_size=2)),
        extra_open=draw(st.lists(days, max_size=2)),
    )
    pauses = draw(st.lists(pair, max_size=3))
    return Case(hours=hours, anchor=anchor, start=draw(near), pauses=pauses)


by_second = cases(grid=1, reach=2 * HOUR, step=1)
by_quarter = cases(grid=15, reach=5 * DAY, step=QUARTER)
