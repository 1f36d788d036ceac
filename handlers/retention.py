"""Desk: what is kept no longer than the contract allows (clause 18). Runs once a night per contract."""

from datetime import UTC, datetime, time, timedelta

from handlers.desk import Desk
from models.store.records import Appointment

KIND = "retention"

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
    """Delete what strangers sent and did not claim in time (DECISIONS 3.8)."""
    desk.archive.conversations.drop_held(desk.now)
    plan(desk, appointment.contract)
