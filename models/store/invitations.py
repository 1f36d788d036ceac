"""The subject of one-time links and of tokens that were none (part of `archive.people`)."""

from datetime import datetime

from sqlalchemy import func, insert, select, update

from models.store.records import Invitation as InvitationRecord
from models.store.shelf import Shape, Shelf
from models.store.table import core
from models.store.tables import Invitation, WrongTry

_INVITATION, _TRY = core(Invitation), core(WrongTry)
_INVITATIONS = Shape(Invitation, InvitationRecord)


class Invitations(Shelf):
    """One-time links. Only the token's hash ever comes here."""

    def invite(
        self, contract: str, person: str, token_hash: str, expires_at: datetime, issued_by: str
    ) -> int:
        """Keep a new invitation for a person and return its id."""
        row = {
            "contract": contract,
            "person": person,
            "token_hash": token_hash,
            "expires_at": expires_at,
            "issued_by": issued_by,
            "issued_at": self._now,
        }
        return self._inserted(insert(_INVITATION), row)

    def invitation(self, token_hash: str) -> InvitationRecord | None:
        """Return the invitation of a token, also a used or expired one; None for no such token.

        A writer holds it, so that a token is used once even when two ask at the same moment.
        """
        query = self._in.locked(_INVITATIONS.select.where(_INVITATION.c.token_hash == token_hash))
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _INVITATIONS.record(row)

    def use_invitation(self, invitation: int, channel: str, external: str) -> None:
        """Mark an invitation as used now, and by which account."""
        used = {"used_at": self._now, "used_channel": channel, "used_external": external}
        self._connection.execute(update(_INVITATION).where(_INVITATION.c.id == invitation).values(used))

    def wrong_try(self, channel: str, external: str) -> None:
        """Count a token that was none against the account that tried it (DECISIONS 7.8)."""
        self._connection.execute(insert(_TRY), {"channel": channel, "external": external, "at": self._now})

    def wrong_tries_since(self, channel: str, external: str, since: datetime) -> int:
        """Return how many wrong tokens an account tried from `since` on, that instant included."""
        tried = (_TRY.c.channel == channel, _TRY.c.external == external, _TRY.c.at >= since)
        found: int = self._connection.execute(
            select(func.count()).select_from(_TRY).where(*tried)
        ).scalar_one()
        return found
