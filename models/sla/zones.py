"""How far a zone's wall clock is from UTC, and from which second on.

Rule book, beside `models.sla.hours`: the one place where clock changes are known about. Seconds are of UTC,
counted from 1970.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from models.sla.weekly import DAY, EPOCH_DAY, Stretch


def offsets(timezone: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield (since, until, offset): stretches of one offset each, together the UTC seconds [begin, end)."""
    for year in range(datetime.fromtimestamp(begin, UTC).year, datetime.fromtimestamp(end, UTC).year + 1):
        changes = _changes(timezone, year)
        stops = [since for since, _ in changes[1:]] + [_new_year(year + 1)]
        for (since, offset), until in zip(changes, stops, strict=True):
            if since < end and until > begin:
                yield max(since, begin), min(until, end), offset


@lru_cache(maxsize=4096)
def _changes(timezone: str, year: int) -> tuple[tuple[int, int], ...]:
    """List (first UTC second, offset in seconds) of each offset a zone has in a UTC year.

    Asked once a day and narrowed to the second where two answers differ. The shortest time any zone of the
    IANA database ever kept an offset is four days (Africa/Freetown, 1939), so nothing slips between two
    questions.
    """
    zone = ZoneInfo(timezone)
    known, end = _new_year(year), _new_year(year + 1)
    changes = [(known, _offset(known, zone))]
    for asked in (*range(known + DAY, end, DAY), end - 1):
        offset = _offset(asked, zone)
        if offset != changes[-1][1]:
            changes.append((_first_second_of(offset, (known, asked), zone), offset))
        known = asked
    return tuple(changes)


def _first_second_of(offset: int, between: Stretch, zone: ZoneInfo) -> int:
    before, after = between
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (before, middle) if _offset(middle, zone) == offset else (middle, after)
    return after


def _offset(second: int, zone: ZoneInfo) -> int:
    wall = datetime.fromtimestamp(second, zone).replace(tzinfo=UTC)
    return int(wall.timestamp()) - second


def _new_year(year: int) -> int:
    return (date(year, 1, 1).toordinal() - EPOCH_DAY) * DAY
