"""The tables of what comes in and goes out: inbox, conversations, outbox, cards, page rows, liveness.

Part of `tables.py`. A delivery row is both the queue and the evidence (DESIGN 5).
"""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.store.table import Row

_WAITING = text("sent_at IS NULL AND failed_at IS NULL")
_OPEN = text("ended_at IS NULL")
_BEHIND = text("sequence < wanted")
_HANGS = text("about IS NOT NULL")
_UNDONE = text("done_at IS NULL")


class Inbound(Row, table=True):
    """One thing that arrived, kept before anything is done with it; the payload is erased once done."""

    __tablename__ = "inbound"
    __table_args__ = (
        UniqueConstraint("channel", "key"),
        Index("ix_inbound_undone", "id", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
    )

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    key: str
    payload: str | None
    fingerprint: str
    incident: int | None
    received_at: datetime
    done_at: datetime | None
    failures: int


class Conversation(Row, table=True):
    """An unfinished exchange with one person in one chat: a draft, a text to be sent, a question which."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index(
            "ix_conversation_open",
            "contract",
            "person",
            "channel",
            "chat",
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_conversation_remind_at", "remind_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_conversation_submit_at", "submit_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    account: str
    channel: str
    chat: str
    kind: str
    step: str
    data: str
    incident: int | None
    started_at: datetime
    platform_at: datetime | None
    received_at: datetime
    touched_at: datetime
    remind_at: datetime | None
    submit_at: datetime | None
    ended_at: datetime | None
    outcome: str | None


class Held(Row, table=True):
    """What an account nobody knows yet has sent, kept until it is linked or time is over (DECISIONS 3.8)."""

    __tablename__ = "held"
    __table_args__ = (Index("ix_held_account", "channel", "external"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    external: str
    inbound: str
    keep_until: datetime = Field(index=True)


class Delivery(Row, table=True):
    """One message to one recipient: the outbox row and the evidence of what became of it.

    `due_at` is when it may be claimed next: its `not_before`, then the end of a lease or the next try; null
    while it waits for a stream of the page.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_due_at", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index(
            "ix_delivery_waiting",
            "contract",
            "recipient",
            "id",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        Index("ix_delivery_incident", "incident"),
        Index("ix_delivery_message", "channel", "chat", "message"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    incident: int | None = Field(foreign_key="incident.id")
    recipient: str
    channel: str | None
    chat: str | None
    kind: str
    parameters: str
    key: str = Field(unique=True)
    slot: str
    thread: str | None
    topic: str | None
    level: int | None
    not_before: datetime | None
    also: str
    rest: str
    created_at: datetime
    due_at: datetime | None
    attempts: int
    sent_at: datetime | None
    platform_at: datetime | None
    message: str | None
    failure: str | None
    failed_at: datetime | None


class Card(Row, table=True):
    """The platform message that shows a slot ("draft:17", "incident:42") to one reader, and how far it is.

    `wanted` is the incident's last change, `sequence` how far the message has come (DECISIONS 2.7). A message with
    buttons that may die has a row too, "asked:" and its delivery where no slot names it: `offers` are those buttons,
    one a line, `delivery` what worded them, `about` what decides on them where it is no incident ("talk:17").
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("slot", "contract", "person", "channel", "chat"),
        Index("ix_card_message", "channel", "chat", "message"),
        Index("ix_card_incident", "incident"),
        Index("ix_card_behind", "id", sqlite_where=_BEHIND, postgresql_where=_BEHIND),
        Index("ix_card_about", "about", sqlite_where=_HANGS, postgresql_where=_HANGS),
    )

    id: int | None = Field(default=None, primary_key=True)
    slot: str
    incident: int | None = Field(foreign_key="incident.id")
    contract: str
    person: str
    channel: str
    chat: str
    message: str
    audience: str
    sequence: int
    wanted: int
    shown_at: datetime
    about: str | None
    offers: str | None
    delivery: int | None


class Web(Row, table=True):
    """One row of the page's stream, followed by id (DECISIONS 2.6)."""

    __tablename__ = "web"
    __table_args__ = (
        Index("ix_web_person", "contract", "person", "id"),
        Index("ix_web_delivery", "delivery"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    slot: str
    kind: str
    parameters: str
    incident: int | None
    delivery: int | None = Field(foreign_key="delivery.id")
    at: datetime


class Liveness(Row, table=True):
    """The last successful contact of one process with one channel (DECISIONS 2.8)."""

    __tablename__ = "liveness"

    process: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    at: datetime
