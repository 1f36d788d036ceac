"""Desk: one-time invitations. The first admin comes in this way (INTERFACE 1)."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from handlers.desk import Desk
from handlers.tokens import INVITATION_LASTS, token_hash

TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A fresh token, shown once and stored hashed only, and until when it works."""

    token: str
    expires_at: datetime


def invite(desk: Desk, contract: str, person: str, issued_by: str) -> Invitation:
    """Issue a one-time token for a person: 64 characters at most, of A-Za-z0-9_-, valid for 72 h."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires = desk.now + INVITATION_LASTS
    desk.archive.people.invite(contract, person, token_hash(token), expires, issued_by)
    return Invitation(token=token, expires_at=expires)
