"""The tables of announced work: what was announced, and what became of it. Part of `tables.py`; both only grow."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from models.store.table import Row


class Work(Row, table=True):
    """One announcement; `services` are keys as JSON text, `announced_at` counts for the notice."""

    __tablename__ = "work"
    __table_args__ = (Index("ix_work_contract", "contract", "starts_at"),)

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    services: str
    starts_at: datetime
    ends_at: datetime
    announced_by: str
    announced_at: datetime
    channel: str | None
    text: str | None
    is_emergency: bool
    recorded_at: datetime


class WorkFact(Row, table=True):
    """One thing that became of a work, in the order of `seq`; `at` counts."""

    __tablename__ = "work_fact"

    work: int = Field(primary_key=True, foreign_key="work.id")
    seq: int = Field(primary_key=True)
    kind: str
    actor: str
    at: datetime
    channel: str | None
    recorded_at: datetime
