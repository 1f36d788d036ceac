"""The tables of the evidence: incidents, their events, the texts people wrote, the contract texts in force.

Part of `tables.py`. `event` and `contract_version` only grow; `text` can be emptied without breaking a chain.
"""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from models.store.table import Row


class ContractVersion(Row, table=True):
    """One text of a contract, as first seen: full text, digest of its terms, and the terms as JSON."""

    __tablename__ = "contract_version"
    __table_args__ = (UniqueConstraint("number", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    number: str
    digest: str
    text: str
    terms_json: str | None
    first_seen_at: datetime


class Numbering(Row, table=True):
    """The last number given in a series of a contract ("incident", "employee"), rolled back with its row."""

    __tablename__ = "numbering"

    contract: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    last: int


class Incident(Row, table=True):
    """The projection of an incident: only for queries, every figure comes from the events."""

    __tablename__ = "incident"
    __table_args__ = (
        UniqueConstraint("contract", "number"),
        Index("ix_incident_number", "number"),
        Index("ix_incident_state", "contract", "state"),
        Index("ix_incident_place", "contract", "service", "location"),
        Index("ix_incident_notified_at", "contract", "notified_at"),
        Index("ix_incident_next_alarm_at", "next_alarm_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    number: str
    terms_digest: str
    head: str
    events: int
    changed: int
    state: str
    service: str
    location: str | None
    severity: str
    reporter: str
    notified_at: datetime
    reaction_due: datetime | None
    workaround_due: datetime | None
    restoration_due: datetime | None
    reaction_seconds: int | None
    workaround_seconds: int | None
    restoration_seconds: int | None
    next_alarm_at: datetime | None
    swept_to: datetime | None
    ended_at: datetime | None


class PartyTo(Row, table=True):
    """Who is concerned by an incident: its reporter and everybody who joined."""

    __tablename__ = "party_to"
    __table_args__ = (Index("ix_party_to_person", "contract", "person", "incident"),)

    incident: int = Field(primary_key=True, foreign_key="incident.id")
    person: str = Field(primary_key=True)
    contract: str


class Event(Row, table=True):
    """One recorded fact with its four times, its canonical text, its place in the chain (DECISIONS 1.5)."""

    __tablename__ = "event"

    incident: int = Field(primary_key=True, foreign_key="incident.id")
    seq: int = Field(primary_key=True)
    kind: str
    actor: str
    channel: str | None
    platform_at: datetime | None
    received_at: datetime
    stated_at: datetime | None
    recorded_at: datetime
    facts: str
    text: str | None
    canonical: str
    previous: str
    hash: str


class Text(Row, table=True):
    """A text somebody wrote, named by its salted digest; erased = salt and body are null."""

    __tablename__ = "text"

    digest: str = Field(primary_key=True)
    salt: str | None
    body: str | None
    kept_at: datetime
