"""The table of the register: what belongs to a contract and to no incident. Part of `tables.py`."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from models.store.table import Row


class RegisterEntry(Row, table=True):
    """One link of a contract's register: never changed, never deleted."""

    __tablename__ = "register_entry"
    __table_args__ = (
        UniqueConstraint("contract", "seq"),
        Index("ix_register_entry_subject", "contract", "kind", "subject"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    seq: int
    kind: str
    subject: str
    actor: str
    recorded_at: datetime
    facts: str
    text: str | None
    previous: str
    hash: str
