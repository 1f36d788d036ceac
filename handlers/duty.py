"""Desk: looks once a week whether somebody can react in each class on each day of the next (duty.gap)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from handlers.desk import Desk
from handlers.notices.people import DutyGap
from handlers.notify import tell
from models.sla.contract import Role, Side, Terms
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
    """Tell the provider's admins of every day and class with nobody to react, one message a class."""
    contract = appointment.contract
    terms = desk.terms_now(contract)
    today = terms.local_date(desk.now)
    monday = today + timedelta(days=7 - today.weekday())
    week = [monday + number * _DAY for number in range(7)]
    empty = [day for day in week if not any(_is_there(desk, terms, key, day) for key in _able(terms, day))]
    for severity in terms.severities_by_rank:
        days = [day for day in empty if terms.is_valid_on(day) and _is_owed(terms, severity.key, day)]
        if days:
            notice = DutyGap(severity=severity.key, days=tuple(days))
            for admin in terms.people(Role.ADMIN, on=today, side=Side.PROVIDER):
                tell(desk, contract, admin.key, notice, scope=f"duty:{monday}:{severity.key}")
    plan(desk, contract)


def _able(terms: Terms, day: date) -> Iterable[str]:
    """List who can react on a day by role and dates."""
    roles = terms.acknowledgement.roles
    people = (one for one in terms.contacts_in_force(day) if one.party is Side.PROVIDER)
    return [one.key for one in people if not one.roles.isdisjoint(roles)]


def _is_there(desk: Desk, terms: Terms, key: str, day: date) -> bool:
    """Say whether a person is neither away for the whole day nor without access by then."""
    start = datetime.combine(day, time(), terms.zone).astimezone(UTC)
    end = datetime.combine(day + _DAY, time(), terms.zone).astimezone(UTC)
    standing = desk.archive.standing
    away = any(
        one.person == key and one.since <= start and one.until >= end
        for one in standing.absences(terms.number)
    )
    revoked = standing.revocation_of(terms.number, key)
    return not away and (revoked is None or revoked.since >= end)


def _is_owed(terms: Terms, severity: str, day: date) -> bool:
    """Say whether the contract counts any time of that day in a class, for any service."""
    start = datetime.combine(day, time(), terms.zone).astimezone(UTC)
    end = datetime.combine(day + _DAY, time(), terms.zone).astimezone(UTC)
    return any(terms.timeline_of(service, severity).elapsed(start, end) > 0 for service in terms.services)
