"""The tables of people: their accounts on platforms, employees, one-time invitations.

Part of `tables.py`. Contacts themselves stand in the contract file; here they are keys of a contract number.
"""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from models.store.table import Row

_IN_USE = text("revoked_at IS NULL")


class Account(Row, table=True):
    """One identity of a person on a platform; revoked = `revoked_at`, never deleted."""

    __tablename__ = "account"
    __table_args__ = (
        Index("ix_account_person", "contract", "person"),
        Index(
            "uq_account_in_use",
            "channel",
            "external",
            "contract",
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    channel: str
    external: str
    chat: str
    language: str | None
    linked_at: datetime
    blocked_at: datetime | None
    live_until: datetime | None
    revoked_at: datetime | None


class Employee(Row, table=True):
    """Somebody of a party who is no contact of the contract: key e1, e2, ... in order of coming."""

    __tablename__ = "employee"
    __table_args__ = (Index("ix_employee_email", "contract", "email"),)

    contract: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    name: str
    email: str | None
    added_at: datetime


class Invitation(Row, table=True):
    """A one-time link; only the hash of its token is known here."""

    __tablename__ = "invitation"

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    token_hash: str = Field(unique=True)
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_channel: str | None
    used_external: str | None


class WrongTry(Row, table=True):
    """A token that was none, tried by an account: three of them lock it for a while."""

    __tablename__ = "wrong_try"
    __table_args__ = (Index("ix_wrong_try_account", "channel", "external", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    external: str
    at: datetime


class LinkQuestion(Row, table=True):
    """An account asked whether it is a further one of a person who has one there; gone once it is answered."""

    __tablename__ = "link_question"
    __table_args__ = (Index("ix_link_question_account", "channel", "external"),)

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    channel: str
    external: str
    token_hash: str | None
    asked_at: datetime


class AccessRequest(Row, table=True):
    """A stranger asks for an invitation; `display` is the digest of the name the platform shows."""

    __tablename__ = "access_request"
    __table_args__ = (Index("ix_access_request_account", "channel", "external", "asked_at"),)

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    channel: str
    external: str
    chat: str
    display: str
    asked_at: datetime
    answered_at: datetime | None
    answered_by: str | None
    person: str | None
