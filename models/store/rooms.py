"""The subject of rooms: the group or channel of a party, at most one a platform (INTERFACE 4 "Rooms")."""

from sqlalchemy import ColumnElement, insert, update

from models.store.records import Room as RoomRecord
from models.store.shelf import Shape, Shelf
from models.store.table import core
from models.store.tables import Delivery, Room

_ROOM, _DELIVERY = core(Room), core(Delivery)
_ROOMS = Shape(Room, RoomRecord)
_IN_USE = _ROOM.c.ended_at.is_(None)


class Rooms(Shelf):
    """Which chat is whose room. `side` is "client" or "provider"."""

    def open(self, contract: str, side: str, channel: str, chat: str, by: str) -> None:
        """Make a chat a party's room from now on; the one it had on that platform is closed."""
        mine = (_ROOM.c.contract == contract, _ROOM.c.side == side, _ROOM.c.channel == channel)
        self._end(*mine)
        row = {"contract": contract, "side": side, "channel": channel, "chat": chat, "made_by": by}
        self._connection.execute(insert(_ROOM), {**row, "since": self._now})

    def of(self, contract: str, side: str) -> list[RoomRecord]:
        """List a party's rooms in order of their making."""
        mine = (_ROOM.c.contract == contract, _ROOM.c.side == side)
        return self._list(*mine)

    def at(self, channel: str, chat: str) -> list[RoomRecord]:
        """List what a chat is the room of, under every contract."""
        return self._list(_ROOM.c.channel == channel, _ROOM.c.chat == chat)

    def give_back(self, room: RoomRecord) -> bool:
        """Close a room and open again the one it took the place of; False where there was none."""
        self.end(room.id)
        mine = (
            _ROOM.c.contract == room.contract,
            _ROOM.c.side == room.side,
            _ROOM.c.channel == room.channel,
        )
        replaced = (_ROOM.c.ended_at == room.since, _ROOM.c.id < room.id)
        opened = self._connection.execute(update(_ROOM).where(*mine, *replaced).values(ended_at=None))
        return opened.rowcount > 0

    def end(self, room: int) -> None:
        """Close a room now."""
        self._end(_ROOM.c.id == room)

    def move(self, channel: str, old: str, new: str) -> None:
        """Follow a chat to its new address, with everything that still waits to be told there."""
        here = (_ROOM.c.channel == channel, _ROOM.c.chat == old, _IN_USE)
        self._connection.execute(update(_ROOM).where(*here).values(chat=new))
        waits = (_DELIVERY.c.sent_at.is_(None), _DELIVERY.c.failed_at.is_(None))
        there = (_DELIVERY.c.channel == channel, _DELIVERY.c.chat == old)
        readdressed = update(_DELIVERY).where(*there, *waits).values(chat=new, due_at=self._now)
        self._connection.execute(readdressed)

    def _end(self, *conditions: ColumnElement[bool]) -> None:
        self._connection.execute(update(_ROOM).where(*conditions, _IN_USE).values(ended_at=self._now))

    def _list(self, *conditions: ColumnElement[bool]) -> list[RoomRecord]:
        query = _ROOMS.select.where(*conditions, _IN_USE).order_by(_ROOM.c.id)
        return _ROOMS.records(self._connection.execute(query).all())
