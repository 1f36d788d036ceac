"""Desk: what has come due, one thing a transaction.

Appointments are always kept this way. Incidents and drafts are swept together, and singly only when that failed:
one that cannot be handled is put off and must not stop time for all others.
"""

from datetime import timedelta
from typing import NamedTuple

from handlers import agenda
from handlers.desk import Desk
from handlers.sweep import sweep_draft, sweep_incident

PUT_OFF = timedelta(minutes=5)


class Due(NamedTuple):
    """One thing that has come due: what it is ("incident", "draft", "appointment") and its row."""

    what: str
    row: int


def due_appointments(desk: Desk) -> list[Due]:
    """List the appointments that have come due, the earliest first."""
    return [Due("appointment", one.id) for one in desk.archive.appointments.due(desk.now)]


def due_one_by_one(desk: Desk) -> list[Due]:
    """List the incidents and drafts that have come due."""
    incidents = [Due("incident", row) for row, _ in desk.archive.incidents.alarms_due(desk.now)]
    return incidents + [Due("draft", one.id) for one in desk.archive.conversations.due(desk.now)]


def do(desk: Desk, due: Due) -> None:
    """Handle one thing that has come due."""
    match due.what:
        case "incident":
            sweep_incident(desk, due.row)
        case "draft":
            sweep_draft(desk, due.row)
        case _:
            agenda.keep(desk, due.row)


def put_off(desk: Desk, due: Due) -> None:
    """Come back in a while to one that could not be handled; nothing of it is lost."""
    until = desk.now + PUT_OFF
    match due.what:
        case "incident":
            desk.archive.incidents.put_off(due.row, until)
        case "draft":
            desk.archive.conversations.put_off(due.row, until)
        case _:
            desk.archive.appointments.postpone(due.row, until)
