"""Rules about hours: openings that mean nothing, edges on clock-change nights (part of `lint`)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.contract_file.calendars import years_of
from models.contract_file.draft import Draft
from models.contract_file.faults import Fault, FaultKind, fault, warning
from models.contract_file.fields import seconds_of_day
from models.sla.targets import Weekday

_LINES = ("coverage.*.hours.*", "maintenance.windows.*")
_DAYS = [day.value for day in Weekday]


def hours_that_mean_nothing(draft: Draft) -> Iterator[Fault]:
    """Report an interval that opens and closes at once, hours beside `always`, and no hours at all."""
    for pattern in _LINES:
        for place, _ in draft.find(pattern):
            opens, closes = draft.text(f"{place}.from"), draft.text(f"{place}.to")
            if opens is not None and opens == closes and seconds_of_day(opens) is not None:
                yield fault(FaultKind.SAME_ENDS, f"{place}.to", closes)
            elif opens == "24:00":
                yield fault(FaultKind.TIME_OF_DAY, f"{place}.from", opens)
    for key in draft.table("coverage"):
        place = f"coverage.{key}"
        if not draft.is_table(place):
            continue
        always, hours = draft.at(f"{place}.always"), draft.at(f"{place}.hours")
        if always is True and hours:
            yield fault(FaultKind.ALWAYS_WITH_HOURS, f"{place}.hours")
        if (always is None or always is False) and (hours is None or hours == []):
            yield fault(FaultKind.NO_HOURS, f"{place}.hours")


def default_coverage_is_clear(draft: Draft) -> Iterator[Fault]:
    """Report a missing `clock.default_coverage` where there is more than one to choose from."""
    known = draft.table("coverage")
    unclear = len(known) > 1 and draft.at("clock.default_coverage") is None
    if unclear and (draft.at("clock") is None or draft.is_table("clock")):
        yield fault(FaultKind.NO_DEFAULT_COVERAGE, "clock.default_coverage", known=", ".join(known))


def last_minute_of_the_day(draft: Draft) -> Iterator[Fault]:
    """Warn of 23:59: the clock then stands for the last minute of every day."""
    for pattern in _LINES:
        for place, text in draft.texts(f"{pattern}.to"):
            if text in {"23:59", "23:59:59"}:
                yield warning(FaultKind.LAST_MINUTE, place, text)


def hours_without_holidays(draft: Draft) -> Iterator[Fault]:
    """Warn of support hours that know no public holiday."""
    for key in draft.table("coverage"):
        place = f"coverage.{key}"
        if draft.at(f"{place}.hours") and draft.at(f"{place}.holidays") is None:
            yield warning(FaultKind.NO_HOLIDAYS, f"{place}.holidays")


def edges_on_clock_change_nights(draft: Draft) -> Iterator[Fault]:
    """Warn of an edge in an hour that is skipped or comes twice, with the first such day (cases: rule 9)."""
    zone, years = draft.text("contract.timezone"), years_of(draft)
    if zone is None or years is None:
        return
    changes = clock_changes(zone, years[0], years[-1])
    for pattern in _LINES:
        for place, _ in draft.find(pattern):
            days = {text for _, text in draft.texts(f"{place}.days.*")} | {draft.text(f"{place}.day")}
            yield from _edges_hit(draft, place, {_DAYS.index(day) for day in days if day in _DAYS}, changes)


def _edges_hit(
    draft: Draft, place: str, weekdays: set[int], changes: tuple[tuple[datetime, datetime], ...]
) -> Iterator[Fault]:
    opens, closes = (seconds_of_day(draft.text(f"{place}.{end}") or "") for end in ("from", "to"))
    if opens is None or closes is None:
        return
    for end, second, shift in (("from", opens, 0), ("to", closes, int(closes < opens))):
        for since, until in changes:
            edge = datetime.combine(since.date(), datetime.min.time()) + timedelta(seconds=second)
            if (edge.weekday() - shift) % 7 in weekdays and since <= edge < until:
                yield warning(
                    FaultKind.CLOCK_CHANGE,
                    f"{place}.{end}",
                    draft.text(f"{place}.{end}"),
                    day=edge.date().isoformat(),
                )
                break


@lru_cache(maxsize=32)
def clock_changes(timezone: str, first_year: int, last_year: int) -> tuple[tuple[datetime, datetime], ...]:
    """List the skipped and repeated stretches of wall time, [since, until), naive, ascending."""
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ()
    found = []
    moment = datetime(first_year, 1, 1, tzinfo=ZoneInfo("UTC"))
    end = datetime(last_year + 1, 1, 1, tzinfo=ZoneInfo("UTC"))
    offset = _offset(moment, zone)
    while moment < end:
        following = moment + timedelta(days=1)
        changed = _offset(following, zone)
        if changed != offset:
            at = _moment_of_change((moment, following), zone)
            walls = sorted((at + offset, at + changed))
            found.append((walls[0].replace(tzinfo=None), walls[1].replace(tzinfo=None)))
        moment, offset = following, changed
    return tuple(found)


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _moment_of_change(between: tuple[datetime, datetime], zone: ZoneInfo) -> datetime:
    before, after = between
    start = _offset(before, zone)
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) // 2
        before, after = (middle, after) if _offset(middle, zone) == start else (before, middle)
    return after.replace(second=0, microsecond=0)
