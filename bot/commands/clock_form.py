"""The form of a clock question: a JSON object read field by field, each fault in one plain English sentence.

At the edge, beside `bot.commands.clock`. Sentences name the field, what it holds and what was expected. They
are part of a format read by programs, hence not translated.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import available_timezones

from models.sla.hours import Calendar, Shift, Span

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CALENDAR_FIELDS = ("timezone", "weekly", "holidays", "closures")
_YEARS = range(1970, 2201)
_TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?|(24):(00)(?::(00))?")


class SenselessQuestion(Exception):  # noqa: N818 - the name is the sentence the reader needs
    """The question cannot be answered; the message says why, in one sentence for the asker.

    Give the asker that sentence in place of the answer and go on with the next question.
    """


@dataclass(frozen=True, slots=True)
class Question:
    """A JSON object by field name; every method reads one field or raises SenselessQuestion."""

    fields: Mapping[str, object]

    def text(self, name: str) -> str:
        """Read a required text."""
        value = self.required(name)
        if not isinstance(value, str):
            raise SenselessQuestion(f'"{name}" must be text, not {_shown(value)}')
        return value

    def items(self, name: str) -> list[object]:
        """Read a required list."""
        value = self.required(name)
        if not isinstance(value, list):
            raise SenselessQuestion(f'"{name}" must be a list, not {_shown(value)}')
        return value

    def instant(self, name: str) -> datetime:
        """Read a required instant, given back in UTC."""
        return _instant(f'"{name}"', self.text(name))

    def seconds(self, name: str) -> int:
        """Read a required whole number of seconds, 0 or more."""
        value = self.required(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise SenselessQuestion(f'"{name}" must be a whole number of seconds, not {_shown(value)}')
        if value < 0:
            raise SenselessQuestion(f'"{name}" must not be negative')
        return value

    def pauses(self) -> list[Span]:
        """Read the optional pauses, in the order given; they may overlap and be empty."""
        if self.fields.get("pauses") is None:
            return []
        return [
            Span(*_in_order('"pauses"', *map(_pause_end, _pair("pauses", p)))) for p in self.items("pauses")
        ]

    def calendar_text(self) -> str:
        """Return the fields that make up the calendar as one text: equal texts mean equal hours."""
        return json.dumps({name: self.fields[name] for name in _CALENDAR_FIELDS if name in self.fields})

    def required(self, name: str) -> object:
        """Read a required field of any type."""
        if name not in self.fields:
            raise SenselessQuestion(f'"{name}" is missing')
        return self.fields[name]


def read_question(text: str) -> Question:
    """Read one line; anything but a JSON object is senseless."""
    try:
        fields: object = json.loads(text)
    except ValueError as fault:
        raise SenselessQuestion("the line is not JSON") from fault
    if not isinstance(fields, dict):
        raise SenselessQuestion(f"the line must be a JSON object, not {_shown(fields)}")
    return Question(fields)


def read_identity(question: Question) -> str | float:
    """Read the name the answer is to carry: text or a number."""
    value = question.fields.get("id")
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise SenselessQuestion(
        '"id" is missing' if value is None else f'"id" must be text or a number, not {_shown(value)}'
    )


def read_calendar(text: str) -> Calendar:
    """Build the hours from what `Question.calendar_text` gave."""
    question = read_question(text)
    timezone = question.text("timezone")
    if timezone not in _timezones():
        raise SenselessQuestion(f'"timezone" {_shown(timezone)} is not a zone of the IANA database')
    closures = question.items("closures") if question.fields.get("closures") is not None else []
    return Calendar(
        timezone=timezone,
        shifts=_shifts(question),
        closed_dates=frozenset(_date(day) for day in question.items("holidays")),
        closures=tuple(
            _in_order('"closures"', *map(_closure_end, _pair("closures", pair))) for pair in closures
        ),
    )


@lru_cache(maxsize=1)
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _shifts(question: Question) -> tuple[Shift, ...]:
    weekly = question.required("weekly")
    if not isinstance(weekly, dict):
        raise SenselessQuestion(f'"weekly" must be an object, not {_shown(weekly)}')
    unknown = [day for day in weekly if day not in _DAYS]
    if unknown:
        raise SenselessQuestion(f'"weekly" has a day {_shown(unknown[0])}; days are {", ".join(_DAYS)}')
    by_day = Question({f"weekly.{day}": intervals for day, intervals in weekly.items()})
    return tuple(
        _shift(day, *_pair(f"weekly.{day}", pair)) for day in weekly for pair in by_day.items(f"weekly.{day}")
    )


def _shift(day: str, opens: str, closes: str) -> Shift:
    begin, end = _second_of_day(day, opens), _second_of_day(day, closes)
    if begin == end:
        raise SenselessQuestion(f'"weekly.{day}" opens and closes at the same time, {_shown(opens)}')
    if opens.startswith("24"):
        raise SenselessQuestion(
            f'"weekly.{day}" cannot open at {_shown(opens)}; write "00:00" of the next day'
        )
    return Shift(day=_DAYS.index(day), opens=begin, closes=end)


def _second_of_day(day: str, text: str) -> int:
    time = _TIME_OF_DAY.fullmatch(text)
    if time is None:
        raise SenselessQuestion(
            f'"weekly.{day}" has {_shown(text)} where a time from "00:00" to "24:00" belongs'
        )
    hours, minutes, seconds = (int(part or 0) for part in (time[1] or time[4], time[2], time[3]))
    return hours * 3600 + minutes * 60 + seconds


def _pair(name: str, value: object) -> tuple[str, str]:
    if isinstance(value, list) and len(value) == 2:
        begin, end = value
        if isinstance(begin, str) and isinstance(end, str):
            return begin, end
    raise SenselessQuestion(f'"{name}" must hold pairs of two texts, [from, to]')


def _in_order(name: str, begin: datetime, end: datetime) -> tuple[datetime, datetime]:
    if end < begin:
        raise SenselessQuestion(f"{name} has an end before its start: {end.isoformat()}")
    return begin, end


def _pause_end(text: str) -> datetime:
    return _instant('"pauses"', text)


def _instant(name: str, text: str) -> datetime:
    at = _datetime(name, text)
    if at.tzinfo is None:
        raise SenselessQuestion(f"{name} {_shown(text)} has no offset; write Z or an offset such as +01:00")
    if at.year not in range(_YEARS.start - 1, _YEARS.stop + 1) or at.astimezone(UTC).year not in _YEARS:
        raise SenselessQuestion(f"{name} {_shown(text)} is outside the years {_YEARS[0]} to {_YEARS[-1]}")
    return at.astimezone(UTC)


def _closure_end(text: str) -> datetime:
    at = _datetime('"closures"', text)
    if at.tzinfo is not None:
        raise SenselessQuestion(f'"closures" {_shown(text)} must be a local time without an offset')
    return at


def _datetime(name: str, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as fault:
        raise SenselessQuestion(f"{name} {_shown(text)} is not an ISO date and time") from fault
    if at.microsecond:
        raise SenselessQuestion(f"{name} {_shown(text)} must be a whole second")
    return at


def _date(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise SenselessQuestion(f'"holidays" has {_shown(value)} where a date such as "2026-12-25" belongs')


def _shown(value: object) -> str:
    """Quote a value on one line, short."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
