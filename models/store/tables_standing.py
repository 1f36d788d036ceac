"""The tables of who is not to be reached: access taken away, absences, names erased on request.

Part of `tables.py`. Contacts stand in the contract file; here they are keys of a contract number.
"""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from models.store.table import Row

_STANDS = text("lifted_at IS NULL")
_LASTS = text("ended_at IS NULL")


class Revocation(Row, table=True):
    """A person's access ends at `since`; `reason` is the digest of a text, None where the bot suspended it.

    `successor` takes over what was open. `done_at` is when the consequences were drawn.
    """

    __tablename__ = "revocation"
    __table_args__ = (
        Index("ix_revocation_person", "contract", "person", sqlite_where=_STANDS, postgresql_where=_STANDS),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    since: datetime
    reason: str | None
    by: str
    successor: str | None
    recorded_at: datetime
    done_at: datetime | None
    lifted_at: datetime | None


class Absence(Row, table=True):
    """A person is away in [since, until); the deputy is told instead. `ended_at`: called off before."""

    __tablename__ = "absence"
    __table_args__ = (
        Index("ix_absence_person", "contract", "person", sqlite_where=_LASTS, postgresql_where=_LASTS),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str
    person: str
    since: datetime
    until: datetime
    deputy: str | None
    by: str
    recorded_at: datetime
    ended_at: datetime | None


class Erasure(Row, table=True):
    """A person's name was erased on request: views show their key instead."""

    __tablename__ = "erasure"

    contract: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    erased_at: datetime
