"""Desk: looks once a week whether somebody can react in each class at every time of the next (duty.gap)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk import Desk
from handlers.notices.people import DutyGap
from handlers.notify import tell
from models.sla.contract import Role, Side, Terms
from models.sla.hours import Span
from models.sla.stopwatch import subtract
from models.store.records import Appointment

KIND = "duty"
AT = time(9, 0)
FRIDAY = 4
_DAY = timedelta(days=1)


def plan(desk: Desk, contract: str) -> None:
    """Enter the next look of a contract: Friday morning, while there is still time to find somebody."""
    zone = desk.terms_now(contract).zone
    local = desk.now.astimezone(zone)
    day = local.date() + timedelta(days=(FRIDAY - local.weekday()) % 7)
    at = datetime.combine(day, AT, zone)
    if at <= local:
        at = datetime.combine(day + 7 * _DAY, AT, zone)
    desk.archive.appointments.plan(KIND, contract, "", at.astimezone(UTC))


def keep(desk: Desk, appointment: Appointment) -> None:
    """Tell the provider's admins when nobody could react, in the hours of each class, one message a class."""
    contract = appointment.contract
    terms = desk.terms_now(contract)
    today = terms.local_date(desk.now)
    monday = today + timedelta(days=7 - today.weekday())
    week = [monday + number * _DAY for number in range(7)]
    for severity in terms.severities_by_rank:
        gaps = [gap for day in week for gap in _gaps(desk, contract, severity.key, day)]
        if gaps:
            notice = DutyGap(severity=severity.key, gaps=tuple((gap.start, gap.end) for gap in gaps))
            for admin in terms.people(Role.ADMIN, on=today, side=Side.PROVIDER):
                tell(desk, contract, admin.key, notice, scope=f"duty:{monday}:{severity.key}")
    plan(desk, contract)


def _gaps(desk: Desk, contract: str, severity: str, day: date) -> tuple[Span, ...]:
    """Return when on a day the clock of a class runs, for any service, and nobody is there to react."""
    zone = desk.terms_now(contract).zone
    whole = _whole(day, zone)
    # An amendment may bring other hours: each day is looked at in the text in force on it.
    terms = desk.library.terms_at(contract, whole.start)
    if not terms.is_valid_on(day) or severity not in terms.severities:
        return ()
    lines = [terms.timeline_of(service, severity) for service in terms.services]
    owed = [span for line in lines for span in line.intervals(whole.start, whole.end)]
    there = [span for key in _able(terms, day) for span in _there(desk, contract, key, whole)]
    return subtract(owed, there)


def _able(terms: Terms, day: date) -> Iterable[str]:
    """List who can react on a day by role and dates."""
    roles = terms.acknowledgement.roles
    people = (one for one in terms.contacts_in_force(day) if one.party is Side.PROVIDER)
    return [one.key for one in people if not one.roles.isdisjoint(roles)]


def _there(desk: Desk, contract: str, key: str, whole: Span) -> tuple[Span, ...]:
    """Return when on a day a person is not away and still has access."""
    standing = desk.archive.standing
    away = [Span(one.since, one.until) for one in standing.absences(contract) if one.person == key]
    revoked = standing.revocation_of(contract, key)
    if revoked is not None:
        away.append(Span(min(revoked.since, whole.end), whole.end))
    return subtract((whole,), away)


def _whole(day: date, zone: ZoneInfo) -> Span:
    start, end = (datetime.combine(one, time(), zone).astimezone(UTC) for one in (day, day + _DAY))
    return Span(start, end)
