"""`reakcja clock`: the auditor's calculator. Questions about hours in, one JSON object a line; answers out.

The edge of the rule book, without a contract, a store or a language: the form of both sides is fixed and in
English. A question that makes no sense is answered with one sentence saying what is wrong with it, and the
rest go on.
"""

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TextIO

import typer

from bot.commands.clock_form import Question, SenselessQuestion, read_calendar, read_identity, read_question
from models.sla.hours import BeyondCalendar, Calendar, Timeline, compile_timeline

Answer = tuple[str, str | int | bool | None]
"""The name of the answer's field and its value."""

_EARLIEST, _LATEST = date(1969, 12, 30), date(2201, 1, 3)
# No wall clock is a whole day away from UTC, so this much on each side always covers the instants of a date.
_MARGIN = timedelta(days=2)
# What one calendar may keep compiled: with 128 calendars in mind memory stays flat, however long the input.
_KEPT = timedelta(days=15 * 366)
_SHOWN_EVERY = 1000


def clock(lines: Iterable[str], out: TextIO) -> int:
    """Answer each line in order and return the exit code: 0, or 1 when any question made no sense.

    Blank lines are skipped. Lines are read and answered one by one, so neither side need ever be complete.
    """
    code = 0
    for line in lines:
        text = line.strip().removeprefix("\ufeff")
        if not text:
            continue
        identity: str | float | None = None
        try:
            question = read_question(text)
            identity = read_identity(question)
            name, value = _answer(question)
        except SenselessQuestion as fault:
            name, value, code = "error", str(fault), 1
        except RecursionError:
            name, value, code = "error", "the question is nested too deeply", 1
        out.write(json.dumps({"id": identity, name: value}) + "\n")
    return code


def watched(lines: Iterable[str], size: int | None, screen: TextIO) -> Iterator[str]:
    """Yield the lines and show on `screen` how far they are: a bar where the size of the input is known, else a count.

    `size` is in characters or bytes, None for a pipe.
    """
    if size is None:
        for count, line in enumerate(lines, start=1):
            yield line
            if count % _SHOWN_EVERY == 0:
                screen.write(f"\r{count:,}")
                screen.flush()
        screen.write("\r")
        return
    with typer.progressbar(length=size, file=screen) as shown:
        passed = 0
        for count, line in enumerate(lines, start=1):
            yield line
            passed += len(line)
            if count % _SHOWN_EVERY == 0:
                shown.update(passed)
                passed = 0
        shown.update(passed)


def size_of(file: TextIO) -> int | None:
    """Return the size of an input in bytes, None where it is no regular file."""
    try:
        found = os.fstat(file.fileno())
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _answer(question: Question) -> Answer:
    kinds: dict[str, Callable[[Question, Almanac], Answer]] = {
        "due": _due,
        "elapsed": _elapsed,
        "is_open": _is_open,
    }
    kind = question.text("kind")
    if kind not in kinds:
        raise SenselessQuestion('"kind" must be "due", "elapsed" or "is_open"')
    return kinds[kind](question, _almanac(question.calendar_text()))


def _due(question: Question, almanac: "Almanac") -> Answer:
    start, seconds, pauses = (
        question.instant("start"),
        question.seconds("business_seconds"),
        question.pauses(),
    )
    for timeline in almanac.reaching_further(start.date()):
        try:
            due = timeline.due(start, seconds, pauses)
        except BeyondCalendar:
            continue
        return "due", None if due is None else f"{due:%Y-%m-%dT%H:%M:%SZ}"
    last = datetime(_LATEST.year, 1, 1, tzinfo=UTC)
    if almanac.over(start.date(), last.date()).elapsed(start, last, pauses) == 0:
        return "due", None
    raise SenselessQuestion('"business_seconds" are not used up before the year 2201')


def _elapsed(question: Question, almanac: "Almanac") -> Answer:
    start, end, pauses = question.instant("start"), question.instant("end"), question.pauses()
    if end < start:
        raise SenselessQuestion('"end" is before "start"')
    return "business_seconds", almanac.over(start.date(), end.date()).elapsed(start, end, pauses)


def _is_open(question: Question, almanac: "Almanac") -> Answer:
    start = question.instant("start")
    question.pauses()  # Hours know no pauses, but a senseless one is reported all the same.
    return "open", almanac.over(start.date(), start.date()).is_open(start)


class Almanac:
    """One calendar compiled around the dates it has been asked about, wider whenever a question needs it."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._first, self._last = _LATEST, _EARLIEST
        self._timeline: Timeline | None = None

    def over(self, first: date, last: date) -> Timeline:
        """Return hours that hold the UTC dates `first` to `last`, both included, from 1970 to 2200."""
        first, last = max(first - _MARGIN, _EARLIEST), min(last + _MARGIN, _LATEST)
        if self._timeline is not None and self._first <= first and last <= self._last:
            return self._timeline
        if last - first > _KEPT:
            return _all_years(self._calendar)
        wider = self._widened(first, last)
        self._first, self._last = wider if wider[1] - wider[0] <= _KEPT else (first, last)
        self._timeline = compile_timeline(self._calendar, self._first, self._last)
        return self._timeline

    def reaching_further(self, start: date) -> Iterator[Timeline]:
        """Yield hours that reach four times further from `start` each time, the last to the end of 2200."""
        days = 32
        while start + timedelta(days=days) < _LATEST:
            yield self.over(start, start + timedelta(days=days))
            days *= 4
        yield self.over(start, _LATEST)

    def _widened(self, first: date, last: date) -> tuple[date, date]:
        """Double the known dates towards the new ones: a thousand questions then compile only a few times."""
        if self._timeline is None:
            return first, last
        known = self._last - self._first
        earlier = self._first if first >= self._first else max(min(first, self._first - known), _EARLIEST)
        later = self._last if last <= self._last else min(max(last, self._last + known), _LATEST)
        return earlier, later


@lru_cache(maxsize=128)
def _almanac(calendar_text: str) -> Almanac:
    return Almanac(read_calendar(calendar_text))


@lru_cache(maxsize=4)
def _all_years(calendar: Calendar) -> Timeline:
    return compile_timeline(calendar, _EARLIEST, _LATEST)
