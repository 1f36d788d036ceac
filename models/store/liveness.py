"""The subject of liveness: when each process last had contact with each channel, so downtime is on record."""

from datetime import datetime

from sqlalchemy import bindparam, func, insert, or_, select, update

from models.store.shelf import Shelf
from models.store.table import core
from models.store.tables import Liveness as LivenessRow

_ALIVE = core(LivenessRow)
_BEAT = update(_ALIVE).where(_ALIVE.c.process == bindparam("who"), _ALIVE.c.channel == bindparam("where"))


class Liveness(Shelf):
    """Last successful contacts. A process is called by its kind, or "kind:instance" where several run."""

    def beat(self, process: str, channel: str, at: datetime) -> None:
        """Record a successful contact at that instant."""
        beaten = self._connection.execute(_BEAT, {"at": at, "who": process, "where": channel})
        if beaten.rowcount == 0:
            self._connection.execute(insert(_ALIVE), {"process": process, "channel": channel, "at": at})

    def last(self, process_kind: str, channel: str) -> datetime | None:
        """Return the latest contact any process of a kind had with a channel, None before the first."""
        kind = or_(
            _ALIVE.c.process == process_kind, _ALIVE.c.process.startswith(f"{process_kind}:", autoescape=True)
        )
        query = select(func.max(_ALIVE.c.at)).where(kind, _ALIVE.c.channel == channel)
        found: datetime | None = self._connection.execute(query).scalar()
        return found
