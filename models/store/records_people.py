"""The values the store hands out about people: accounts, employees, invitations. Part of `records.py`."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One identity of a person on a platform. `language` None: nothing was ever chosen or heard.

    `live_until` is until when an open stream of the page vouches for the person.
    """

    id: int
    contract: str
    person: str
    channel: str
    external: str
    chat: str
    language: str | None
    linked_at: datetime
    blocked_at: datetime | None
    live_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRevocation:
    """A person's access ends at `since`, which may lie ahead. `reason` is a digest, None for a suspension."""

    contract: str
    person: str
    since: datetime
    by: str
    reason: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(NewRevocation):
    """A recorded end of access; `done_at` is when its consequences were drawn, `lifted_at` when it was ended."""

    id: int
    recorded_at: datetime
    done_at: datetime | None
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A person is away in [since, until); `deputy` is told instead, None where nobody is."""

    id: int
    contract: str
    person: str
    since: datetime
    until: datetime
    deputy: str | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """Somebody who may report without being a contact of the contract."""

    contract: str
    key: str
    name: str
    email: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time link; `used_at` None while it can still be used."""

    id: int
    contract: str
    person: str
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_channel: str | None
    used_external: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkQuestion:
    """An account may be a further one of `person`; `token_hash` of the invitation it came with, None without."""

    contract: str
    person: str
    channel: str
    external: str
    token_hash: str | None
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequest:
    """A stranger asked for an invitation; `display` is a digest; `answered_at` None while it is open."""

    id: int
    contract: str
    channel: str
    external: str
    chat: str
    display: str
    asked_at: datetime
    answered_at: datetime | None
