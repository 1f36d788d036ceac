"""The time of a work as people type it: "niedz. 29.11 04:00-06:00", "jutro 22-23", "teraz do 16:00". Pure.

What was understood is repeated before anything is sent, so a reading may guess; it never guesses a day away.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.guess import fold
from handlers.period_words import MONTH
from models.sla.hours import Span

_ONE_DAY = timedelta(days=1)
_NOW = frozenset({"teraz", "now"})
_DAYS_AHEAD = {
    **dict.fromkeys(("dzis", "dzisiaj", "today"), 0),
    **dict.fromkeys(("jutro", "tomorrow"), 1),
    **dict.fromkeys(("pojutrze",), 2),
}
_WEEKDAYS = (
    "pon poniedzialek mon monday",
    "wt wtorek tue tuesday",
    "sr sroda srode wed wednesday",
    "czw czwartek thu thursday",
    "pt piatek fri friday",
    "sob sobota sobote sat saturday",
    "niedz niedziela niedziele ndz sun sunday",
)
_WEEKDAY = {name: index for index, names in enumerate(_WEEKDAYS) for name in names.split()}
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<clock>\d{1,2}:\d{2})|(?P<date>\d{1,2}\.\d{1,2}(?:\.\d{4})?)"
    r"|(?P<number>\d{1,4})|(?P<word>[a-z]+)"
)


@dataclass(slots=True)
class _Reading:
    """The days and times found so far; a time belongs to the day named before it."""

    days: list[date | None]
    times: list[int]
    begins_now: bool = False


def read_span(text: str, now: datetime, zone: ZoneInfo) -> Span | None:
    """Read from when to when; None where the words do not say it, or name a day that does not exist.

    Without a day it is today; an end not after the start is on the next day; a day of the week is the next one,
    a date without a year the next such date. Half-open as all spans.
    """
    today = now.astimezone(zone).date()
    try:
        found = _read(fold(text), today)
        return _span(found, now, zone) if found is not None else None
    except (ValueError, OverflowError):
        return None


def _read(text: str, today: date) -> _Reading | None:
    found = _Reading(days=[], times=[])
    day: date | None = None
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(text)]
    index = 0
    while index < len(tokens):
        kind, token = tokens[index]
        following = tokens[index + 1][1] if index + 1 < len(tokens) else ""
        if kind == "word":
            day, found.begins_now = _worded(token, today, day), found.begins_now or token in _NOW
        elif kind == "number" and following in MONTH:
            day = _next(today, int(token), MONTH[following])
        elif kind in {"iso", "date"}:
            day = _dated(token, today)
        elif kind == "clock" or int(token) <= 24:
            found.days.append(day)
            found.times.append(_minutes(token))
        index += 1
    wanted = 1 if found.begins_now else 2
    return found if len(found.times) == wanted else None


def _worded(token: str, today: date, day: date | None) -> date | None:
    if token in _DAYS_AHEAD:
        return today + _DAYS_AHEAD[token] * _ONE_DAY
    if token in _WEEKDAY:
        return today + ((_WEEKDAY[token] - today.weekday()) % 7) * _ONE_DAY
    return day


def _dated(token: str, today: date) -> date:
    if "-" in token:
        return date(*(int(part) for part in token.split("-")))
    parts = [int(part) for part in token.split(".")]
    return date(parts[2], parts[1], parts[0]) if len(parts) == 3 else _next(today, parts[0], parts[1])


def _next(today: date, day: int, month: int) -> date:
    """Return the next such date, today included; ValueError where the month has no such day."""
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _minutes(token: str) -> int:
    hours, _, minutes = token.partition(":")
    found = int(hours) * 60 + int(minutes or 0)
    if found > 24 * 60 or int(minutes or 0) > 59:
        raise ValueError(f"{token} is no time of day")
    return found


def _span(found: _Reading, now: datetime, zone: ZoneInfo) -> Span:
    today = now.astimezone(zone).date()
    last = found.days[-1]
    if found.begins_now:
        start = now.replace(second=0, microsecond=0)
        end = _instant(last or today, found.times[0], zone)
        return Span(start, end if end > start else _instant((last or today) + _ONE_DAY, found.times[0], zone))
    first = found.days[0] or today
    end_day = last if last is not None else first
    start, end = _instant(first, found.times[0], zone), _instant(end_day, found.times[1], zone)
    return Span(start, end if end > start else _instant(end_day + _ONE_DAY, found.times[1], zone))


def _instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return a wall time as an instant; 24:00 is the midnight after."""
    if minutes == 24 * 60:
        day, minutes = day + _ONE_DAY, 0
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=zone).astimezone(UTC)
