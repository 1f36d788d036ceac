"""The instants a contract's deadlines are worked out for: the days that bite, a dozen for every contract.

An ordinary day and its edges, Friday afternoon, the weekend, midnight, a holiday, both clock changes, a pause,
the first midnight of the newest amendment. Which of these there are follows from the hours; what is missing is
filled up with ordinary hours. Nothing is asked outside the contract's validity.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import lcm

from bot.wording.explaining_contract_instants import (
    day_off,
    edges_of_hours,
    next_opening,
    next_weekday,
    nights,
    wall,
)
from bot.wording.words import Words
from models.sla.contract import Metric, Severity, Terms
from models.sla.hours import BeyondCalendar, Span, Timeline

DOZEN = 12
_DAY = timedelta(days=1)
_FILLERS = (
    *((9, 30), (13, 15), (7, 5), (17, 45), (22, 30), (3, 20)),
    *((10, 20), (14, 50), (11, 40), (19, 10), (5, 55), (0, 25)),
)
"""Ordinary hours of a day, those in most support hours first."""
_FORTNIGHT = 14
_FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A report whose deadline is worked out: pinned to `terms`, its clock standing in `pause` where there is one.

    `edge` is the first day of the amendment before or on whose midnight the report falls, None for the others.
    """

    terms: Terms
    service: str
    severity: Severity
    metric: Metric
    at: datetime
    pause: Span | None = None
    edge: date | None = None

    @property
    def timeline(self) -> Timeline:
        """Give the hours the question runs in."""
        return self.terms.timeline_of(self.service, self.severity.key)

    @property
    def target(self) -> timedelta | None:
        """Give the contract time of the target; None where the class promises none."""
        return self.terms.target(self.service, self.severity.key, self.metric)

    @property
    def due(self) -> datetime | None:
        """Work the deadline out; None without a target or where the calendar ends before it."""
        if self.target is None:
            return None
        pauses = () if self.pause is None else (self.pause,)
        try:
            return self.timeline.due(self.at, int(self.target.total_seconds()), pauses)
        except BeyondCalendar:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A service with a class, asked about one target after another."""

    terms: Terms
    service: str
    severity: Severity

    @property
    def always(self) -> bool:
        return self.terms.coverage_of(self.service, self.severity.key).always

    @property
    def timeline(self) -> Timeline:
        return self.terms.timeline_of(self.service, self.severity.key)

    @property
    def metrics(self) -> list[Metric]:
        """List the targets the class has, the reaction first."""
        return [one for one in Metric if self.terms.target(self.service, self.severity.key, one) is not None]

    def ask(self, metric: Metric, at: datetime, pause: Span | None = None) -> Question:
        return Question(
            terms=self.terms,
            service=self.service,
            severity=self.severity,
            metric=metric,
            at=at,
            pause=pause,
        )


def questions(words: Words) -> tuple[Question, ...]:
    """Choose at least a dozen reports, fewer only where the contract promises nothing or lasts for hours."""
    terms, now = words.terms, words.now
    rows = [
        row
        for service in terms.services
        for severity in terms.severities_by_rank
        if (row := _Row(terms=terms, service=service, severity=severity)).metrics
    ]
    closing, always = _chosen(terms, rows)
    found = [
        *(_in_hours(closing, now, with_nights=always is None) if closing else ()),
        *(_round_the_clock(always, now, alone=closing is None) if always else ()),
        *_paused(rows, now),
        *_amended(words, rows),
    ]
    kept = _answered(found)
    for filler in _fillers(rows, now):
        if len(kept) >= DOZEN:
            break
        kept = _answered([*kept, filler])
    return tuple(kept)


def _answered(asked: Iterable[Question]) -> list[Question]:
    return list(dict.fromkeys(one for one in asked if one.due is not None and _is_valid(one)))


def _is_valid(one: Question) -> bool:
    return one.terms.is_valid_on(one.terms.local_date(one.at))


def _chosen(terms: Terms, rows: list[_Row]) -> tuple[_Row | None, _Row | None]:
    """Choose what closes (the middle class where there is one) and what never does (the strictest)."""
    middle = terms.severities_by_rank[len(terms.severities) // 2].key
    closing = next((one for one in reversed(rows) if not one.always), None)
    if closing is not None:
        own = [one for one in rows if one.service == closing.service and not one.always]
        closing = next((one for one in own if one.severity.key == middle), closing)
    return closing, next((one for one in rows if one.always), None)


def _in_hours(row: _Row, now: datetime, *, with_nights: bool) -> Iterator[Question]:
    first = row.metrics[0]
    calendar = row.terms.coverage_of(row.service, row.severity.key).calendar
    target = row.ask(first, now).target or timedelta(hours=1)
    for at in edges_of_hours(row.terms, row.timeline, calendar, target, now):
        yield row.ask(first, at)
    if with_nights:
        for at in nights(row.terms, now):
            yield row.ask(first, at)
    opens = next_opening(row.timeline, now)
    if opens is not None:
        own = (
            _Row(terms=row.terms, service=row.service, severity=one) for one in row.terms.severities_by_rank
        )
        strictest = next(one for one in own if one.metrics and not one.always)
        for one in dict.fromkeys((strictest, row)):
            for metric in one.metrics:
                if metric is not first:
                    yield one.ask(metric, opens + timedelta(hours=2))


def _round_the_clock(row: _Row, now: datetime, *, alone: bool) -> Iterator[Question]:
    for at in nights(row.terms, now):
        for metric in (row.metrics[0], row.metrics[-1]):
            yield row.ask(metric, at)
    if not alone:
        return
    first = row.metrics[0]
    friday = next_weekday(row.terms, now, _FRIDAY)
    for at in (
        wall(row.terms, friday, time(15, 40)),
        wall(row.terms, friday + _DAY, time(11)),
        wall(row.terms, friday + 3 * _DAY, time()) - (row.ask(first, now).target or timedelta()),
        wall(row.terms, friday + 3 * _DAY, time()),
        wall(row.terms, day_off(row.terms, now), time(12)),
        wall(row.terms, row.terms.valid_to, time(23, 50)),
    ):
        yield row.ask(first, at)


def _paused(rows: list[_Row], now: datetime) -> Iterator[Question]:
    """Ask about one repair that waits for two hours for the client, where the contract lets its clock stand."""
    for row in rows:
        rule = row.terms.pause
        metric = next((one for one in reversed(row.metrics) if one in rule.clocks), None)
        opens = next_opening(row.timeline, now)
        if metric is None or opens is None or not rule.reasons_for(row.severity.key):
            continue
        at, length = opens + timedelta(minutes=30), min(timedelta(hours=2), rule.max_total or timedelta.max)
        asked = row.ask(metric, at, Span(at + timedelta(minutes=15), at + timedelta(minutes=15) + length))
        if asked.pause is not None and (asked.target or timedelta()) > asked.pause.start - at:
            yield asked
            return


def _amended(words: Words, rows: list[_Row]) -> Iterator[Question]:
    """Ask just before and at the midnight of the newest amendment about a deadline that it moved."""
    versions = words.contract.versions if words.contract is not None else ()
    if len(versions) <= 1:
        return
    old, day = versions[-2].terms, versions[-1].effective_from
    midnight = wall(words.terms, day, time())
    for row in rows:
        if row.service not in old.services or row.severity.key not in old.severities:
            continue
        before = _Row(terms=old, service=row.service, severity=old.severities[row.severity.key])
        for metric in row.metrics:
            if row.ask(metric, midnight).due != before.ask(metric, midnight).due:
                for one, at in ((before, midnight - timedelta(minutes=1)), (row, midnight)):
                    yield Question(
                        terms=one.terms,
                        service=one.service,
                        severity=one.severity,
                        metric=metric,
                        at=at,
                        edge=day,
                    )
                return


def _fillers(rows: list[_Row], now: datetime) -> Iterator[Question]:
    """Yield ordinary hours of the next fortnight, target by target, so that every contract has its dozen."""
    asked = [(row, metric) for row in rows for metric in row.metrics]
    round_ = lcm(_FORTNIGHT, len(_FILLERS))
    for number in range(_FORTNIGHT * len(_FILLERS) if asked else 0):
        row, metric = asked[number % len(asked)]
        day = row.terms.local_date(now) + (number % _FORTNIGHT) * _DAY
        # Another hour each time a day comes again, also where the days and the hours have a common divisor.
        hour = _FILLERS[(number + number // round_) % len(_FILLERS)]
        yield row.ask(metric, wall(row.terms, day, time(*hour)))
