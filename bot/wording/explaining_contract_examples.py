"""Worked examples of a contract's deadlines, computed by its own clock on days that bite."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from bot.wording.plain_law import Section, duration
from bot.wording.words import Words
from models.sla.contract import Metric, Severity, Terms
from models.sla.hours import BeyondCalendar, Timeline
from models.sla.zones import offsets

WEEK = timedelta(days=7)


def worked_examples(words: Words) -> Section:
    """Compute about a dozen deadlines: an ordinary day, its edges, a weekend, a holiday, both clock changes."""
    t = words.language
    lines = [
        line
        for service, severity, metric, at in _questions(words.terms, words.now)
        if (line := _example(words, service, severity, metric, at)) is not None
    ]
    return Section(
        heading=t.pgettext("law.examples.heading", "Worked examples"), lines=tuple(dict.fromkeys(lines))
    )


def _example(words: Words, service: str, severity: Severity, metric: Metric, at: datetime) -> str | None:
    t, terms = words.language, words.terms
    target = terms.target(service, severity.key, metric)
    if target is None:
        return None
    try:
        due = terms.timeline_of(service, severity.key).due(at, int(target.total_seconds()))
    except BeyondCalendar:
        return None
    if due is None:
        return None
    if metric is Metric.REACTION:
        text = t.pgettext(
            "law.example.reaction",
            "{service}, class {severity}, reported {at}: reaction ({time}) due {due}",
        )
    else:
        text = t.pgettext(
            "law.example.restoration",
            "{service}, class {severity}, reported {at}: restoration ({time}) due {due}",
        )
    return text.format(
        service=words.service(service),
        severity=severity.key,
        at=words.moment(at),
        time=duration(words, target),
        due=words.moment(due),
    )


Question = tuple[str, Severity, Metric, datetime]


def _questions(terms: Terms, now: datetime) -> Iterator[Question]:
    pairs = [(service, severity) for service in terms.services for severity in terms.severities_by_rank]
    closing = next((one for one in reversed(pairs) if not _is_always(terms, one)), None)
    always = next((one for one in pairs if _is_always(terms, one)), None)
    if closing is not None:
        # The middle class where there is one: its reaction is neither at once nor a whole day.
        service = closing[0]
        middle = terms.severities_by_rank[len(terms.severities) // 2]
        severity = closing[1] if _is_always(terms, (service, middle)) else middle
        for at in _edges_of_hours(terms, terms.timeline_of(service, severity.key), severity, service, now):
            yield service, severity, Metric.REACTION, at
        first = _next_opening(terms.timeline_of(service, severity.key), now)
        if first is not None:
            strictest = next(one for one in terms.severities_by_rank if not _is_always(terms, (service, one)))
            for one in dict.fromkeys((strictest, severity)):
                yield service, one, Metric.RESTORATION, first + timedelta(hours=2)
    if always is not None:
        for at in _nights(terms, now):
            yield *always, Metric.REACTION, at
            yield *always, Metric.RESTORATION, at


def _is_always(terms: Terms, pair: tuple[str, Severity]) -> bool:
    return terms.coverage_of(pair[0], pair[1].key).always


def _next_opening(timeline: Timeline, at: datetime) -> datetime | None:
    try:
        return timeline.next_opening(at)
    except BeyondCalendar:
        return None


def _edges_of_hours(
    terms: Terms, timeline: Timeline, severity: Severity, service: str, now: datetime
) -> Iterator[datetime]:
    opens = _next_opening(timeline, now + timedelta(days=1))
    closes = timeline.closing(opens) if opens is not None else None
    if opens is None or closes is None:
        return
    target = terms.target(service, severity.key, Metric.REACTION) or timedelta(hours=1)
    yield opens - timedelta(minutes=90)
    yield opens + timedelta(minutes=10)
    if timeline.elapsed(opens, closes) > target.total_seconds():
        yield closes - target
    yield closes - timedelta(minutes=20)
    yield closes
    weekend = _before_a_long_rest(timeline, closes, timedelta(days=2))
    if weekend is not None:
        yield weekend - timedelta(minutes=20)
        yield weekend + timedelta(hours=19)
    holiday = _before_a_holiday(terms, timeline, service, severity, now)
    if holiday is not None:
        yield holiday - timedelta(minutes=20)


def _before_a_long_rest(timeline: Timeline, closes: datetime, rest: timedelta) -> datetime | None:
    """Find the next closing after which nothing opens for the time given, within two weeks."""
    until = closes + 2 * WEEK
    closing: datetime | None = closes
    while closing is not None and closing < until:
        opens = _next_opening(timeline, closing)
        if opens is None or opens - closing > rest:
            return closing
        closing = timeline.closing(opens)
    return None


def _before_a_holiday(
    terms: Terms, timeline: Timeline, service: str, severity: Severity, now: datetime
) -> datetime | None:
    """Find the last closing before the next day off that falls on a weekday with hours."""
    calendar = terms.coverage_of(service, severity.key).calendar
    days = sorted(
        day
        for day in calendar.closed_dates
        if day > terms.local_date(now) + WEEK
        and day <= terms.valid_to
        and any(shift.day == day.weekday() for shift in calendar.shifts)
    )
    if not days:
        return None
    midnight = _midnight(terms, days[0])
    before = list(timeline.intervals(midnight - WEEK, midnight))
    return before[-1].end if before else None


def _nights(terms: Terms, now: datetime) -> Iterator[datetime]:
    """Yield ten minutes before a midnight, and half an hour before each of the next changes of the clock."""
    yield _midnight(terms, terms.local_date(now) + timedelta(days=4)) - timedelta(minutes=10)
    begin = int(now.timestamp())
    for before, after in pairwise(offsets(terms.timezone, begin, begin + 400 * 86_400)):
        if before[2] != after[2]:
            yield datetime.fromtimestamp(after[0], UTC) - timedelta(minutes=30)


def _midnight(terms: Terms, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=terms.zone).astimezone(UTC)
