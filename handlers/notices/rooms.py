"""What is said about rooms: the group or channel of a party (INTERFACE 4 "Rooms")."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomOpened(Notice):
    """In the chat itself: it is the room of this side from now on."""

    id: ClassVar[str] = "room.opened"
    bell: ClassVar[bool] = True
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomClosed(Notice):
    """In the chat itself: it is nobody's room any more."""

    id: ClassVar[str] = "room.closed"
    bell: ClassVar[bool] = True
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomHow(Notice):
    """The command was given in a private chat: where it belongs."""

    id: ClassVar[str] = "room.how"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLost(Notice):
    """To the admins of the side: nothing can be posted in their room on `channel` any more."""

    id: ClassVar[str] = "room.lost"
    bell: ClassVar[bool] = True
    side: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomNotOpened(Notice):
    """To the admins of the side: nothing can be posted where the command was given; `is_kept`: another room stays."""

    id: ClassVar[str] = "room.refused"
    bell: ClassVar[bool] = True
    side: str
    is_kept: bool


ROOMS: tuple[type[Notice], ...] = (RoomOpened, RoomClosed, RoomHow, RoomLost, RoomNotOpened)
