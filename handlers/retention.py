"""Desk: what is kept no longer than the contract allows (clause 18). Runs once a night per contract."""

from datetime import UTC, date, datetime, time, timedelta

from handlers.desk import Desk
from models.store.records import Appointment

KIND = "retention"

DRAFTS_LAST = timedelta(days=30)
"""How long what led to nothing is kept: cancelled drafts, requests of strangers."""

AT = time(3, 30)
"""Wall time in the contract's zone: after the hour in which clocks change, before anybody works."""


def plan(desk: Desk, contract: str) -> None:
    """Enter the next nightly run of a contract."""
    zone = desk.terms_now(contract).zone
    local = desk.now.astimezone(zone)
    at = datetime.combine(local.date(), AT, zone)
    if at <= local:
        at = datetime.combine(local.date() + timedelta(days=1), AT, zone)
    desk.archive.appointments.plan(KIND, contract, "", at.astimezone(UTC))


def keep(desk: Desk, appointment: Appointment) -> None:
    """Forget what its term has passed for: strangers, drafts, addresses, photos, texts of old incidents."""
    contract = appointment.contract
    terms = desk.terms_now(contract)
    erasing, privacy = desk.archive.erasing, terms.privacy
    desk.archive.conversations.drop_held(desk.now)
    erasing.strangers(desk.now - DRAFTS_LAST)
    erasing.ended_talks(contract, desk.now - DRAFTS_LAST)
    erasing.addresses(contract, desk.now - timedelta(days=privacy.keep_chat_ids_days))
    today = terms.local_date(desk.now)
    photos_from = datetime.combine(months_before(today, privacy.keep_photos_months), time(), terms.zone)
    desk.archive.attachments.erase_before(contract, photos_from.astimezone(UTC))
    first_kept = datetime(today.year - privacy.keep_incidents_years, 1, 1, tzinfo=terms.zone)
    erasing.texts_of_incidents(contract, first_kept.astimezone(UTC))
    plan(desk, contract)


def months_before(day: date, months: int) -> date:
    """Return the same day that many months earlier, or the last one of that month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = date(years + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(years, month + 1, min(day.day, last))
