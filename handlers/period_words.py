"""The words of time in a question for figures, Polish and English, turned into days (DIALOGUES 12).

Pure; words come folded (no case, no diacritics). Weeks begin on Monday, "zeszły miesiąc" and "last month" are
the calendar month, a month's or quarter's name without a year is the last one that has begun.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.sla.measures import Period


def vocabulary(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_ONE_DAY = timedelta(days=1)
_MONTHS = (
    "styczen stycznia styczniu january jan",
    "luty lutego lutym february feb",
    "marzec marca marcu march mar",
    "kwiecien kwietnia kwietniu april apr",
    "maj maja maju may",
    "czerwiec czerwca czerwcu june jun",
    "lipiec lipca lipcu july jul",
    "sierpien sierpnia sierpniu august aug",
    "wrzesien wrzesnia wrzesniu september sep sept",
    "pazdziernik pazdziernika pazdzierniku october oct",
    "listopad listopada listopadzie november nov",
    "grudzien grudnia grudniu december dec",
)
MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_QUARTER_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_THIS = vocabulary("ten tym tego ta tej te this current biezacy biezacym biezacego obecny obecnym")
_PREVIOUS = vocabulary(
    "zeszly zeszlym zeszlego poprzedni poprzednim poprzedniego ubiegly ubieglym ubieglego previous"
)
_PAST = vocabulary("ostatni ostatnim ostatniego past")
_LAST_DAYS = vocabulary("ostatnie ostatnich last past")
_WEEK = vocabulary("tydzien tygodnia tygodniu week")
_MONTH_WORD = vocabulary("miesiac miesiaca miesiacu month")
_QUARTER = vocabulary("kwartal kwartalu kwartale quarter")
_YEAR = vocabulary("rok roku r year")
_DAYS = vocabulary("dni days")
_FROM, _TO = vocabulary("od from since"), vocabulary("do to till until through")
_TODAY, _YESTERDAY = (
    vocabulary("dzis dzisiaj dzisiejszy today"),
    vocabulary("wczoraj yesterday"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A period and the words [start, end) that name it; `days` where it may mean these days as well."""

    start: int
    end: int
    period: Period
    days: Period | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    length: int
    period: Period
    days: Period | None = None


def find_period(words: Sequence[str], today: date) -> Found | None:
    """Find the first period named in folded words; None without any, and for a date that cannot be."""
    for start in range(len(words)):
        for reader in _READERS:
            reading = reader(words[start:], today)
            if reading is not None:
                return Found(
                    start=start, end=start + reading.length, period=reading.period, days=reading.days
                )
    return None


def week_of(day: date) -> Period:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(first=monday, last=monday + timedelta(days=6))


def month_of(day: date) -> Period:
    """Return the calendar month of a day."""
    return _months(day.year, day.month, 1)


def previous(period: Period) -> Period:
    """Return the period before: a month, quarter or year before the like, else as many days."""
    first, last = period.first, period.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and (last + _ONE_DAY).day == 1:
        return _months(*_back(first.year, first.month, months), months)
    days = last - first + _ONE_DAY
    return Period(first=first - days, last=first - _ONE_DAY)


def _months(year: int, month: int, count: int) -> Period:
    following = date(*_back(year, month, -count), 1)
    return Period(first=date(year, month, 1), last=following - _ONE_DAY)


def _back(year: int, month: int, count: int) -> tuple[int, int]:
    years, index = divmod(year * 12 + month - 1 - count, 12)
    return years, index + 1


def _year(number: int) -> Period:
    return _months(number, 1, 12)


def _range(words: Sequence[str], today: date) -> _Reading | None:
    """Read "od 1.10 do 15.11", "from 1 Oct to 15 Nov", also the wrong way round; years as in `last_day`."""
    if words[0] not in _FROM:
        return None
    begin = _date(words[1:], today)
    if begin is None or len(words) <= 1 + begin.length or words[1 + begin.length] not in _TO:
        return None
    end = _date(words[2 + begin.length :], today)
    if end is None:
        return None
    last = end.last_day(today)
    first = begin.last_day(last)
    days = Period(first=min(first, last), last=max(first, last))
    return _Reading(2 + begin.length + end.length, days)


@dataclass(frozen=True, slots=True)
class _Date:
    """A day as written; `year` None where none was written."""

    length: int
    day: int
    month: int
    year: int | None

    def last_day(self, today: date) -> date:
        """Return that day; without a year the last one not after `today`."""
        if self.year is not None:
            return date(self.year, self.month, self.day)
        year = today.year if (self.month, self.day) <= (today.month, today.day) else today.year - 1
        while not _is_date(self.day, self.month, year):
            year -= 1
        return date(year, self.month, self.day)


def _date(words: Sequence[str], today: date) -> _Date | None:
    """Read "1.10", "1.10.2026", "2026-10-01", "1 października", "1 Oct 2026", "Oct 1", "dziś"."""
    if not words:
        return None
    if words[0] in _TODAY | _YESTERDAY:
        day = today if words[0] in _TODAY else today - _ONE_DAY
        return _Date(1, day.day, day.month, day.year)
    figures = _in_figures(words[0])
    return figures or _in_words(words)


def _in_figures(word: str) -> _Date | None:
    iso = re.fullmatch(r"(20\d\d)-(\d{1,2})-(\d{1,2})", word)
    if iso:
        return _checked(1, int(iso[3]), int(iso[2]), int(iso[1]))
    dotted = re.fullmatch(r"(\d{1,2})[./](\d{1,2})(?:[./](20\d\d))?", word)
    return (
        _checked(1, int(dotted[1]), int(dotted[2]), int(dotted[3]) if dotted[3] else None) if dotted else None
    )


def _in_words(words: Sequence[str]) -> _Date | None:
    if len(words) < 2:
        return None
    number, name = (words[0], words[1]) if words[1] in MONTH else (words[1], words[0])
    day = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", number)
    if day is None or name not in MONTH:
        return None
    year = _year_in(words[2:])
    return _checked(3 if year else 2, int(day[1]), MONTH[name], year)


def _checked(length: int, day: int, month: int, year: int | None) -> _Date | None:
    # 29 February without a year is a day of some year.
    return _Date(length, day, month, year) if _is_date(day, month, year or 2024) else None


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year_in(words: Sequence[str]) -> int | None:
    return int(words[0]) if words and re.fullmatch(r"20\d\d", words[0]) else None


def _single_date(words: Sequence[str], today: date) -> _Reading | None:
    found = _date(words, today)
    if found is None:
        return None
    day = found.last_day(today)
    return _Reading(found.length, Period(first=day, last=day))


def _last_days(words: Sequence[str], today: date) -> _Reading | None:
    """Read "ostatnie 30 dni", "the last 30 days": so many days, today the last one."""
    if len(words) < 3 or words[0] not in _LAST_DAYS or words[2] not in _DAYS:
        return None
    if not re.fullmatch(r"[1-9]\d{0,2}", words[1]):
        return None
    return _Reading(3, Period(first=today - timedelta(days=int(words[1]) - 1), last=today))


def _relative(words: Sequence[str], today: date) -> _Reading | None:
    """Read "ten tydzień", "zeszły miesiąc", "this quarter", "last year" and the month that is asked about."""
    if len(words) < 2:
        return None
    which, unit = words[0], words[1]
    if which in _PAST and unit in _MONTH_WORD:
        days = Period(first=today - timedelta(days=29), last=today)
        return _Reading(2, previous(month_of(today)), days)
    current = _unit(unit, today)
    if current is None or which not in _THIS | _PREVIOUS | _PAST | {"last"}:
        return None
    return _Reading(2, current if which in _THIS else previous(current))


def _unit(word: str, today: date) -> Period | None:
    if word in _WEEK:
        return week_of(today)
    if word in _MONTH_WORD:
        return month_of(today)
    if word in _QUARTER:
        return _months(today.year, 3 * ((today.month - 1) // 3) + 1, 3)
    return _year(today.year) if word in _YEAR else None


def _month_name(words: Sequence[str], today: date) -> _Reading | None:
    if words[0] not in MONTH:
        return None
    month, year = MONTH[words[0]], _year_in(words[1:])
    named = year or (today.year if month <= today.month else today.year - 1)
    return _Reading(2 if year else 1, _months(named, month, 1))


def _quarter(words: Sequence[str], today: date) -> _Reading | None:
    """Read "III kwartał", "3 kwartał 2026", "Q3", "Q3 2026"."""
    short = re.fullmatch(r"q([1-4])", words[0])
    is_long = len(words) > 1 and words[0] in _QUARTER_NUMBERS and words[1] in _QUARTER
    if not short and not is_long:
        return None
    number = int(short[1]) if short else _QUARTER_NUMBERS[words[0]]
    length = 1 if short else 2
    year, month = _year_in(words[length:]), 3 * number - 2
    named = year or (today.year if month <= today.month else today.year - 1)
    return _Reading(length + (1 if year else 0), _months(named, month, 3))


def _year_name(words: Sequence[str], today: date) -> _Reading | None:
    """Read "rok", "year", "2026", "2026 r." and "rok 2026"."""
    if words[0] in _YEAR - {"r"}:
        year = _year_in(words[1:])
        return _Reading(2 if year else 1, _year(year or today.year))
    named = _year_in(words)
    if named is None:
        return None
    return _Reading(2 if len(words) > 1 and words[1] in _YEAR else 1, _year(named))


_READERS: tuple[Callable[[Sequence[str], date], _Reading | None], ...] = (
    _range,
    _last_days,
    _relative,
    _quarter,
    _single_date,
    _month_name,
    _year_name,
)
