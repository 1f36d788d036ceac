"""The incidents a period's figures may need: a superset found by the projection, judged by their events later."""

from datetime import datetime

from sqlalchemy import Connection, or_, select

from models.store.table import core
from models.store.tables import Incident

_INCIDENT = core(Incident)
_DUES = (_INCIDENT.c.reaction_due, _INCIDENT.c.workaround_due, _INCIDENT.c.restoration_due)


def reaching(connection: Connection, contract: str, start: datetime, end: datetime) -> list[int]:
    """List the ids of a contract's incidents that may count in [start, end), by moment of notification.

    Notified before `end`, and notified, due, ended or still open at `start` or later; an unfinished incident has
    no end. The projection's due instants are final once an incident has ended.
    """
    lasts = or_(
        _INCIDENT.c.notified_at >= start,
        _INCIDENT.c.ended_at.is_(None),
        _INCIDENT.c.ended_at >= start,
        *(due >= start for due in _DUES),
    )
    query = (
        select(_INCIDENT.c.id)
        .where(_INCIDENT.c.contract == contract, _INCIDENT.c.notified_at < end, lasts)
        .order_by(_INCIDENT.c.notified_at, _INCIDENT.c.id)
    )
    return list(connection.execute(query).scalars())
