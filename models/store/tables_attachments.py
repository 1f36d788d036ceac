"""The tables of files: what came with a report or a note, its bytes apart, and what a browser handed in.

Part of `tables.py`. The bytes have a table of their own, so that lists of files never touch them.
"""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from models.store.table import Row

_WAITING = text("state = 'waiting'")


class Attachment(Row, table=True):
    """One file and how far its keeping is: waiting, kept, refused (with a reason) or erased.

    `text` is the digest that the incident's chain carries; behind it stands the file's name. `digest` and `size`
    are those of the bytes as kept, they stay when the bytes are erased.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        Index("ix_attachment_incident", "incident"),
        Index("ix_attachment_due_at", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_attachment_person", "contract", "person"),
    )

    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(unique=True)
    contract: str
    person: str
    channel: str
    reference: str
    name: str
    media_type: str
    incident: int | None = Field(foreign_key="incident.id")
    sent_at: datetime
    state: str
    reason: str | None
    attempts: int
    due_at: datetime | None
    digest: str | None
    size: int | None
    settled_at: datetime | None


class AttachmentBytes(Row, table=True):
    """The bytes of a kept file."""

    __tablename__ = "attachment_bytes"

    attachment: int = Field(primary_key=True, foreign_key="attachment.id")
    body: bytes


class Upload(Row, table=True):
    """What a browser handed in, until the file of its attachment is kept; `name` cannot be guessed."""

    __tablename__ = "upload"

    name: str = Field(primary_key=True)
    body: bytes
    at: datetime = Field(index=True)
