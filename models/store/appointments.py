"""The subject of appointments: what is owed at an instant and belongs to no incident."""

from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update

from models.store.records import Appointment as AppointmentRecord
from models.store.shelf import Shape, Shelf, is_id
from models.store.table import core
from models.store.tables import Appointment

_APPOINTMENT = core(Appointment)
_APPOINTMENTS = Shape(Appointment, AppointmentRecord)
_OPEN = _APPOINTMENT.c.kept_at.is_(None)
_NEXT = select(func.min(_APPOINTMENT.c.due_at)).where(_OPEN)
_SAME = _APPOINTMENTS.select.where(
    _APPOINTMENT.c.contract == bindparam("contract"),
    _APPOINTMENT.c.kind == bindparam("kind"),
    _APPOINTMENT.c.subject == bindparam("subject"),
    _OPEN,
)


class Appointments(Shelf):
    """What stands in the diary. At most one open appointment of a kind and subject stands under a contract."""

    def plan(self, kind: str, contract: str, subject: str, at: datetime) -> int:
        """Enter an appointment and return its id; one that stands already stays as it is."""
        standing = self.standing(kind, contract, subject)
        if standing is not None:
            return standing.id
        row = {"contract": contract, "kind": kind, "subject": subject, "due_at": at}
        row |= {"planned_at": self._now, "kept_at": None, "failures": 0}
        return self._inserted(insert(_APPOINTMENT), row)

    def standing(self, kind: str, contract: str, subject: str) -> AppointmentRecord | None:
        """Return the open appointment of this kind and subject, None where there is none."""
        named = {"contract": contract, "kind": kind, "subject": subject}
        row = self._connection.execute(self._in.locked(_SAME), named).one_or_none()
        return None if row is None else _APPOINTMENTS.record(row)

    def find(self, appointment: int) -> AppointmentRecord | None:
        """Return an appointment, kept or not, None for an unknown one; a writer holds it."""
        if not is_id(appointment):
            return None
        query = self._in.locked(_APPOINTMENTS.select.where(_APPOINTMENT.c.id == appointment))
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _APPOINTMENTS.record(row)

    def due(self, until: datetime) -> list[AppointmentRecord]:
        """List what is due at or before `until` and not kept, the earliest first."""
        query = _APPOINTMENTS.select.where(_OPEN, _APPOINTMENT.c.due_at <= until)
        rows = self._connection.execute(query.order_by(_APPOINTMENT.c.due_at, _APPOINTMENT.c.id))
        return _APPOINTMENTS.records(rows.all())

    def next_due_at(self) -> datetime | None:
        """Return the earliest instant `due` will find something, None where nothing stands."""
        found: datetime | None = self._connection.execute(_NEXT).scalar()
        return found

    def keep(self, appointment: int) -> None:
        """Record that an appointment is kept, or no longer needed, now."""
        self._change(appointment, kept_at=self._now)

    def move(self, appointment: int, at: datetime) -> None:
        """Give an open appointment another instant."""
        self._change(appointment, due_at=at)

    def postpone(self, appointment: int, until: datetime) -> None:
        """Count a failed try and come back to it at `until`."""
        self._change(appointment, due_at=until, failures=_APPOINTMENT.c.failures + 1)

    def _change(self, appointment: int, **values: object) -> None:
        self._connection.execute(
            update(_APPOINTMENT).where(_APPOINTMENT.c.id == appointment, _OPEN).values(**values)
        )
