"""What the rooms of both parties are shown, beside the people who are told (INTERFACE 4 "Rooms").

The provider's room gets every new incident as a card, every escalation and every note; the client's room the
cards of the client's own reports. All but the card continues the card, in its thread where there are threads.
A room is no person: it never counts as somebody who was told.
"""

from collections.abc import Sequence
from datetime import datetime

from handlers.desk import Desk
from handlers.messages import Notice
from handlers.notices.answering import CardShown
from handlers.notices.catalogue import to_parameters
from handlers.notices.climbing import (
    DeadlineLevel,
    ReactionLevel,
    ReactionLevelUp,
    RepairLevel,
    StillNoReaction,
)
from handlers.notices.reacting import NewIncident
from handlers.notices.receipts import ClocksStarted
from handlers.notices.repairing import NoteRelayed
from models.sla.contract import Side
from models.store.records import NewDelivery, Room, Stored

ROOM = "room:"
_ALARMS = (DeadlineLevel, ReactionLevel, ReactionLevelUp, RepairLevel, StillNoReaction)


def is_room(key: str) -> bool:
    """Say whether a recipient is a room ("room:provider"), not a person."""
    return key.startswith(ROOM)


def slot_of(incident: int) -> str:
    """Name the message on screen that shows an incident; what else is said about it continues that message."""
    return f"incident:{incident}"


def recipient_of(side: str) -> str:
    """Name a side's room as a recipient."""
    return ROOM + side


def show_rooms(
    desk: Desk,
    stored: Stored,
    notices: Sequence[tuple[Notice, int | None]],
    not_before: datetime | None,
    also: tuple[int, ...] = (),
) -> None:
    """Owe the rooms what the people are being told.

    `notices` come with their level, the weightiest first; of several alarms a room gets the first. `also` are
    the rows of further incidents the same notices speak for.
    """
    contract = stored.incident.contract
    new = next((one for one, _ in notices if isinstance(one, NewIncident)), None)
    opened = next((one for one, _ in notices if isinstance(one, ClocksStarted)), None)
    alarm = next(((one, level) for one, level in notices if isinstance(one, _ALARMS)), None)
    for room in desk.archive.rooms.of(contract, Side.PROVIDER.value):
        if new is not None:
            _card(desk, room, stored.id, new, not_before)
        if opened is not None:
            _message(desk, room, stored, opened, None, not_before)
        if alarm is not None:
            _message(desk, room, stored, *alarm, not_before)
    shown = (stored.id, *also) if new is not None or opened is not None else ()
    sides = (Side.CLIENT,) if opened is None else (Side.PROVIDER, Side.CLIENT)
    for room in (room for side in sides for room in desk.archive.rooms.of(contract, side.value)):
        for incident in shown:
            _card(desk, room, incident, CardShown(incident=incident), not_before)


def show_note(desk: Desk, stored: Stored, note: NoteRelayed, heard_in: str) -> None:
    """Owe the provider's rooms a note beside the card they have, at once; not the one where it was written."""
    for room in desk.archive.rooms.of(stored.incident.contract, Side.PROVIDER.value):
        if room.chat != heard_in:
            _message(desk, room, stored, note, None, None)


def _card(desk: Desk, room: Room, incident: int, notice: Notice, not_before: datetime | None) -> None:
    """Owe a room the card of an incident, once; from then on it is edited in place."""
    _add(desk, room, incident, notice, f"room:{room.id}:card:{incident}", slot_of(incident), not_before)


def _message(  # noqa: PLR0913, PLR0917 - one message in full
    desk: Desk, room: Room, stored: Stored, notice: Notice, level: int | None, not_before: datetime | None
) -> None:
    key = f"room:{room.id}:{stored.id}:{stored.incident.events}:{notice.id}:{level or 0}"
    _add(desk, room, stored.id, notice, key, "", not_before, level)


def _add(  # noqa: PLR0913, PLR0917 - one delivery in full
    desk: Desk,
    room: Room,
    incident: int,
    notice: Notice,
    key: str,
    slot: str,
    not_before: datetime | None,
    level: int | None = None,
) -> None:
    desk.archive.outbox.add(
        NewDelivery(
            contract=room.contract,
            incident=incident,
            recipient=recipient_of(room.side),
            channel=room.channel,
            chat=room.chat,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=key,
            slot=slot,
            thread=None if slot else slot_of(incident),
            level=level,
            not_before=not_before,
        )
    )


def show_again(desk: Desk, room: Room, incident: int, key: str) -> None:
    """Owe a room an incident's card anew: what it had is gone."""
    _add(desk, room, incident, CardShown(incident=incident), key, slot_of(incident), None)
