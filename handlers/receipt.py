"""The honest part of a receipt: when the clock starts, which days are off, is it a recurrence."""

from datetime import date, datetime, timedelta

from handlers.desk import Desk
from handlers.notices.receipts import ReceivedForLater
from models.sla.contract import Terms
from models.store.records import Stored


def off_hours(desk: Desk, stored: Stored, due: datetime | None) -> ReceivedForLater | None:
    """Return the receipt of a report that waits for opening, None where its clock runs already."""
    incident = stored.incident
    terms = desk.library.terms(incident.digest)
    timeline = terms.timeline_of(incident.service, incident.severity)
    starts = timeline.next_opening(incident.notified_at)
    if starts is None or starts <= incident.notified_at:
        return None
    strictest = terms.severities_by_rank[0].key
    runs_now = terms.timeline_of(incident.service, strictest).is_open(desk.now)
    return ReceivedForLater(
        number=incident.number,
        at=incident.notified_at,
        service=incident.service,
        severity=incident.severity,
        starts_at=starts,
        reaction_due=due,
        days_off=days_off(terms, incident.service, incident.severity, incident.notified_at, starts),
        no_support=incident.severity == strictest and _is_covered_elsewhere(terms, strictest),
        can_raise=incident.severity != strictest and runs_now,
        by_itself=incident.is_unconfirmed,
    )


def days_off(
    terms: Terms, service: str, severity: str, start: datetime, opening: datetime
) -> tuple[date, ...]:
    """List every closed day between a report and the opening, if a holiday is among them; else nothing.

    The days after the report's own up to the day before the opening, oldest first, none left out
    (off.holiday). The report's own day counts when it is itself a holiday.
    """
    first, last = terms.local_date(start), terms.local_date(opening)
    coverage = terms.coverage_of(service, severity)
    closed = set(coverage.closed_dates)
    days = [first + timedelta(days=count) for count in range((last - first).days)]
    gap = tuple(day for day in days if day != first or day in closed)
    return gap if any(day in closed for day in gap) else ()


def _is_covered_elsewhere(terms: Terms, severity: str) -> bool:
    """Say whether another service has 24/7 support in this class, so that its absence needs saying."""
    return any(terms.coverage_of(service, severity).always for service in terms.services)


def recurrence(desk: Desk, stored: Stored) -> tuple[str | None, int]:
    """Find earlier outages of the same service and place: the last number, how many in all.

    (None, 0) where this is the first. Withdrawn reports do not count (clause 10).
    """
    incident = stored.incident
    terms = desk.library.terms(incident.digest)
    since = incident.notified_at - timedelta(days=terms.closing.recurrence_days)
    earlier = desk.archive.incidents.numbers_of_same(
        stored.id, incident.contract, incident.service, incident.location, since
    )
    return (earlier[0], len(earlier) + 1) if earlier else (None, 0)
