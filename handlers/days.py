"""Reading a day or a span of days as people type it: "od piątku", "30.11–4.12", "tomorrow 16:00". Pure.

A day without a year is the next one to come; a weekday is the next after today.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.guess import fold
from handlers.period_words import MONTH, vocabulary

_TOKEN = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}(?:\.\d{4})?|\d{1,2}:\d\d|\d+|[a-z]+")
_BETWEEN = re.compile(r"\s*(?:–|—|\bdo\b|\bto\b|\btill\b|\buntil\b|\s-\s|(?<=\d)-(?=\d{1,2}\.))\s*")
_FILLERS = vocabulary("od from w we on dnia o at r roku godz godziny since wlacznie")
_NEAR = {
    "dzis": 0,
    "dzisiaj": 0,
    "today": 0,
    "jutro": 1,
    "jutra": 1,
    "tomorrow": 1,
    "pojutrze": 2,
    "pojutrza": 2,
}
_WEEKDAYS = (
    ("pon", "mon"),
    ("wt", "tue"),
    ("sr", "wed"),
    ("czw", "thu"),
    ("pt", "pia", "fri"),
    ("sob", "sat"),
    ("nie", "ndz", "sun"),
)
_UNITS = {
    "dzien": 1,
    "dni": 1,
    "day": 1,
    "days": 1,
    "tydzien": 7,
    "tygodnie": 7,
    "tygodni": 7,
    "week": 7,
    "weeks": 7,
}
_COUNTS = frozenset(str(number) for number in range(1, 100))
_YEAR = re.compile(r"\d{4}")
LONGEST = timedelta(days=200)
"""Days the wrong way round would end next year: a span this long needs a year written."""
FARTHEST = timedelta(days=731)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    day: date
    at: time | None = None


def read_instant(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Read a day, with an hour or from its beginning, as an instant not before now; None where it is none."""
    found = _read(text, now.astimezone(zone).date())
    if found is None:
        return None
    at = datetime.combine(found.day, found.at or time(), zone).astimezone(UTC)
    if found.at is None and found.day == now.astimezone(zone).date():
        return now
    return at if now <= at <= now + FARTHEST else None


def read_span(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """Read days from-to, both included, or one day, as [since, until); None where it is none or is over."""
    today = now.astimezone(zone).date()
    parts = [part for part in _BETWEEN.split(fold(text).strip(), maxsplit=1) if part]
    first = _read(parts[0], today) if parts else None
    last = _read(parts[1], first.day) if first is not None and len(parts) > 1 else first
    if first is None or last is None:
        return None
    end = last.day + timedelta(days=0 if last.at and len(parts) > 1 else 1)
    since = datetime.combine(first.day, first.at or time(), zone).astimezone(UTC)
    until = datetime.combine(end, (last.at if len(parts) > 1 else None) or time(), zone).astimezone(UTC)
    if until - since > LONGEST and _YEAR.search(text) is None:
        return None
    return (since, until) if since < until and now < until <= now + FARTHEST else None


def _read(text: str, today: date) -> _Read | None:
    words = [word for word in _TOKEN.findall(fold(text)) if word not in _FILLERS]
    at = _time(words.pop()) if words and ":" in words[-1] else None
    day = _day(words, today)
    return _Read(day=day, at=at) if day is not None else None


def _time(word: str) -> time | None:
    hour, _, minute = word.partition(":")
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


def _day(words: list[str], today: date) -> date | None:
    match words:
        case [word]:
            return _one_word(word, today)
        case ["za" | "in", *number, unit] if unit in _UNITS and len(number) < 2:
            count = number[0] if number else "1"
            return today + timedelta(days=int(count) * _UNITS[unit]) if count in _COUNTS else None
        case [number, month, *year] if number.isdecimal() and month in MONTH:
            return _date(int(number), MONTH[month], year[0] if year else "", today)
    return None


def _one_word(word: str, today: date) -> date | None:
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    return _written(word, today) if word[0].isdigit() else _weekday(word, today)


def _weekday(word: str, today: date) -> date | None:
    for number, names in enumerate(_WEEKDAYS):
        if word.startswith(names):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _written(word: str, today: date) -> date | None:
    if "-" in word:
        year, month, day = word.split("-")
        return _date(int(day), int(month), year, today)
    day, _, rest = word.partition(".")
    month, _, year = rest.partition(".")
    return _date(int(day), int(month), year, today) if month else None


def _date(day: int, month: int, year: str, today: date) -> date | None:
    try:
        if year:
            return date(int(year), month, day)
        found = date(today.year, month, day)
        return found if found >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
