"""The tables of rooms: which group or channel is a party's room, and where in it an incident has its place.

Part of `tables.py`.
"""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.store.table import Row

_IN_USE = text("ended_at IS NULL")


class Room(Row, table=True):
    """A group or channel that reads along for one side of a contract; undone = `ended_at`, never deleted."""

    __tablename__ = "room"
    __table_args__ = (
        Index(
            "uq_room_in_use",
            "contract",
            "side",
            "channel",
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    side: str
    channel: str
    chat: str
    made_by: str
    since: datetime
    ended_at: datetime | None


class Topic(Row, table=True):
    """Where in a group an incident is talked about; `topic` "" where the group has no such places."""

    __tablename__ = "topic"
    __table_args__ = (
        UniqueConstraint("incident", "channel", "chat"),
        Index("ix_topic_place", "channel", "chat", "topic"),
    )

    id: int | None = Field(default=None, primary_key=True)
    incident: int = Field(foreign_key="incident.id")
    channel: str
    chat: str
    topic: str
    is_closed: bool
