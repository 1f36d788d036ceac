"""The table of appointments: what a contract owes at an instant without any incident. Part of `tables.py`."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from models.store.table import Row

_OPEN = text("kept_at IS NULL")


class Appointment(Row, table=True):
    """Something to be done at `due_at`; done = `kept_at`, never deleted. `failures` counts tries that failed."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index(
            "uq_appointment_open",
            "contract",
            "kind",
            "subject",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_appointment_due_at", "due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    kind: str
    subject: str
    due_at: datetime
    planned_at: datetime
    kept_at: datetime | None
    failures: int
