"""The subject of the inbox: kept first, done in the transaction of the effect (DECISIONS 2.2)."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from models.store.records import Kept
from models.store.shelf import Found, GivingWay, Shelf
from models.store.table import core
from models.store.tables import Inbound

_INBOUND = core(Inbound)
_KEEP = GivingWay(Inbound, ("channel", "key"), "id")
_KNOWN = select(_INBOUND.c.id, _INBOUND.c.done_at).where(
    _INBOUND.c.channel == bindparam("channel"), _INBOUND.c.key == bindparam("key")
)
_ONE = select(_INBOUND.c.payload, _INBOUND.c.done_at, _INBOUND.c.fingerprint, _INBOUND.c.incident).where(
    _INBOUND.c.id == bindparam("wanted")
)
_SET = update(_INBOUND).where(_INBOUND.c.id == bindparam("wanted"))
_DONE = _SET.values(payload=None, done_at=bindparam("at"), incident=bindparam("of"))
_FAILED = _SET.values(failures=_INBOUND.c.failures + 1)
_UNDONE = select(_INBOUND.c.id).where(_INBOUND.c.done_at.is_(None)).order_by(_INBOUND.c.id)


class Inbox(Shelf):
    """What has arrived. A delivery repeated by the platform is the same row for ever."""

    def keep(
        self, channel: str, key: str, payload: str, received_at: datetime, fingerprint: str = ""
    ) -> Kept:
        """Keep an arrival, unless this channel delivered the key before: then say what became of it.

        `fingerprint` is a digest by which the caller recognises another body under the same key.
        """
        values = {
            "channel": channel,
            "key": key,
            "payload": payload,
            "fingerprint": fingerprint,
            "received_at": received_at,
            "failures": 0,
        }
        row = _KEEP.insert(self._connection, values)
        if isinstance(row, int):
            return Kept(row=row, is_new=True, is_done=False)
        known = self._connection.execute(_KNOWN, {"channel": channel, "key": key}).one()
        return Kept(row=known.id, is_new=False, is_done=known.done_at is not None)

    def payload(self, row: int) -> str:
        """Return what arrived; LookupError for an unknown row and for one that is done (erased by then)."""
        payload = self._held(row).payload
        if payload is None:
            raise LookupError(f"inbox row {row} is done and its payload erased")
        return str(payload)

    def is_done(self, row: int) -> bool:
        """Say whether its effect was committed; a writer holds the row, so nobody else does it meanwhile."""
        return self._held(row).done_at is not None

    def fingerprint(self, row: int) -> str:
        """Return the digest the first delivery was kept with."""
        return str(self._held(row).fingerprint)

    def incident_of(self, row: int) -> int | None:
        """Return the incident the arrival led to, None where there is none."""
        found: int | None = self._held(row).incident
        return found

    def done(self, row: int, incident: int | None = None) -> None:
        """Mark as done, in the transaction of the effect; the payload is erased, the key stays."""
        self._connection.execute(_DONE, {"wanted": row, "at": self._now, "of": incident})

    def undone(self) -> list[int]:
        """List the rows kept but never done, oldest first: to be done again after a start."""
        return list(self._connection.execute(_UNDONE).scalars())

    def failed(self, row: int) -> int:
        """Count a failure against a row, in a transaction of its own, and return how many there are."""
        self._connection.execute(_FAILED, {"wanted": row})
        query = select(_INBOUND.c.failures).where(_INBOUND.c.id == row)
        found: int = self._connection.execute(query).scalar_one()
        return found

    def _held(self, row: int) -> Found:
        found = self._connection.execute(self._in.locked(_ONE), {"wanted": row}).one_or_none()
        if found is None:
            raise LookupError(f"there is no inbox row {row}")
        return found
