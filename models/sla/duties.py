"""When the contract looks at itself: reporting periods, business days, when a report or findings are due (clause 17).

Rule book, pure. A business day is a day of the contract's zone on which the default hours open at all. What is due
on a day is due at 10:00 of it: people are at work and the first messages are read.
"""

from datetime import UTC, date, datetime, time, timedelta

from models.sla.asked import Period
from models.sla.availability import days_span
from models.sla.oversight import Period as Every
from models.sla.oversight import Quality
from models.sla.terms import Terms

AT = time(10, 0)
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}


def period_of(every: Every, day: date) -> Period:
    """Return the week from Monday, the calendar month, quarter or year that holds a day."""
    if every is Every.WEEK:
        first = day - timedelta(days=day.weekday())
        return Period(first=first, last=first + timedelta(days=6))
    length = _MONTHS[every]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(first=first, last=_first_after(first, length) - timedelta(days=1))


def period_before(every: Every, day: date) -> Period:
    """Return the period of that length that ended last before the one holding a day."""
    return period_of(every, period_of(every, day).first - timedelta(days=1))


def is_business_day(terms: Terms, day: date) -> bool:
    """Say whether the default hours open on a day; BeyondCalendar where its holidays are not known."""
    span = days_span(terms.zone, day, day)
    return terms.default_timeline.elapsed(span.start, span.end) > 0


def business_day(terms: Terms, first: date, number: int) -> date:
    """Return the `number`-th business day counted from `first` on, `first` included; `number` from 1."""
    day, left = first, number
    while True:
        left -= is_business_day(terms, day)
        if left == 0:
            return day
        day += timedelta(days=1)


def on_day(terms: Terms, day: date) -> datetime:
    """Return the instant of a day at which what is due on it is due."""
    return datetime.combine(day, AT, terms.zone).astimezone(UTC)


def report_due(terms: Terms, quality: Quality, period: Period) -> datetime:
    """Return when the report on a period is due: on the agreed business day after it, else on the first."""
    day = business_day(terms, period.last + timedelta(days=1), quality.due_business_day or 1)
    return on_day(terms, day)


def next_report(terms: Terms, quality: Quality, now: datetime) -> tuple[Period, datetime]:
    """Return the earliest period whose report is due after `now`, and when."""
    period = period_of(quality.every, terms.local_date(now))
    due = report_due(terms, quality, period)
    while True:
        earlier = period_of(quality.every, period.first - timedelta(days=1))
        before = report_due(terms, quality, earlier)
        if before <= now:
            return period, due
        period, due = earlier, before


def findings_due(terms: Terms, quality: Quality, drawn_at: datetime) -> datetime | None:
    """Return when an inspection's findings are due, counted from the business day after the draw; None: no term."""
    if quality.findings_due_business_days is None:
        return None
    following = terms.local_date(drawn_at) + timedelta(days=1)
    return on_day(terms, business_day(terms, following, quality.findings_due_business_days))


def _first_after(first: date, months: int) -> date:
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)
