"""Desk: files. Those that come with a message are noted at once, fetched by the edge, then passed on.

Noting and passing on are rows in the transaction of the act they belong to; nothing here waits for a platform. The
chain of an incident says by a salted digest that there was a file; the file itself can be erased.
"""

from datetime import datetime

from handlers.desk import Caller, Desk, Person
from handlers.messages import Attachment, Notice
from handlers.move import Move
from handlers.notices.catalogue import to_parameters
from handlers.notices.files import FileRefused, FileRelayed
from handlers.notify import quiet_until
from handlers.reading_along import is_room, recipient_of
from handlers.roads import road_to
from handlers.standing import present
from models.sla.contract import Side
from models.sla.events import API, Kind
from models.store.records import NewDelivery, Stored
from models.store.records_attachments import File, NewFile

PLACE = "geo:"
"""How a reference begins that is a place and leads to no file."""


def keep_files(desk: Desk, caller: Caller, person: Person) -> tuple[str, ...]:
    """Note the files of a message and return the digests of their names; from now on they are fetched."""
    inbound = caller.inbound
    digests = []
    for one in inbound.attachments:
        digest = desk.archive.texts.keep(_label(one))
        digests.append(digest)
        desk.archive.attachments.add(
            NewFile(
                text=digest,
                contract=person.contract,
                person=person.key,
                channel=inbound.channel,
                reference=one.reference,
                name=one.name,
                media_type=one.media_type,
                sent_at=inbound.at,
            )
        )
    return tuple(digests)


def _label(attachment: Attachment) -> str:
    """Return what people read: the file's name, of a place its coordinates."""
    is_place = attachment.reference.startswith(PLACE)
    return attachment.reference.removeprefix(PLACE) if is_place else attachment.name


def attach(move: Move, digests: tuple[str, ...]) -> Move:
    """Add files to an incident: its chain names them, and those already fetched go to the people who need them."""
    side = {"side": move.person.side.value}
    move = move.record([move.fact(Kind.ATTACHED, side, digest) for digest in digests])
    hand_over(move.desk, move.stored, digests)
    return move


def hand_over(desk: Desk, stored: Stored, digests: tuple[str, ...]) -> None:
    """Say that files noted before belong to this incident from now on, and pass on those already fetched."""
    for file in desk.archive.attachments.move(digests, stored.id):
        if file.state == "kept":
            pass_on(desk, stored, file)


def fetched(desk: Desk, file: int, media_type: str, name: str, body: bytes) -> None:
    """Keep what was fetched and pass it on; nothing happens where the file was settled or erased meanwhile."""
    known = desk.archive.attachments.find(file)
    if desk.archive.attachments.keep(file, media_type, name, body) and known and known.incident is not None:
        pass_on(desk, desk.archive.incidents.load(known.incident), known)


def given_up(desk: Desk, file: int, reason: str) -> None:
    """Record why a file is not kept and tell its sender, where they sent it if they can be reached there."""
    known = desk.archive.attachments.find(file)
    if known is None or not desk.archive.attachments.refuse(file, reason):
        return
    stored = desk.archive.incidents.load(known.incident) if known.incident is not None else None
    number = stored.incident.number if stored else None
    told = FileRefused(number=number, name=known.text, reason=reason, channel=known.channel)
    road = road_to(desk, known.contract, known.person, only=(known.channel,))
    _owe(desk, known, told, known.person, prefers_here=road.channel is not None)


def pass_on(desk: Desk, stored: Stored, file: File) -> None:
    """Send a file to the other side: the client's to those who repair, the provider's to those who reported."""
    if stored.incident.is_outside:
        return
    contact = desk.terms_now(file.contract).contacts.get(file.person)
    is_provider = contact is not None and contact.party is Side.PROVIDER
    told = FileRelayed(
        incident=stored.id,
        number=stored.incident.number,
        person=file.person,
        file=file.id,
        name=file.text,
        is_place=file.reference.startswith(PLACE),
    )
    not_before = quiet_until(desk, stored)
    readers = stored.incident.reporters if is_provider else _repairing(desk, stored)
    for key in present(desk, file.contract, readers):
        if key not in (file.person, API) and not is_room(key):
            _owe(desk, file, told, key, not_before=not_before)
    if not is_provider:
        _show_rooms(desk, stored, file, told, not_before)


def _repairing(desk: Desk, stored: Stored) -> tuple[str, ...]:
    incident = stored.incident
    asked = (incident.handler, incident.assigned, *incident.helpers)
    people = tuple(dict.fromkeys(key for key in asked if key))
    return people or desk.terms_now(incident.contract).first_notice.notify


def _owe(  # noqa: PLR0913 - whom, what, and when at the earliest
    desk: Desk,
    file: File,
    notice: Notice,
    key: str,
    *,
    not_before: datetime | None = None,
    prefers_here: bool = False,
) -> None:
    """Owe a person a message about a file, once; who cannot be reached finds it on the incident's page."""
    road = road_to(desk, file.contract, key, only=(file.channel,) if prefers_here else None)
    if road.channel is None:
        return
    desk.archive.outbox.add(
        NewDelivery(
            contract=file.contract,
            incident=file.incident,
            recipient=key,
            channel=road.channel,
            chat=road.chat,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=f"file:{file.id}:{notice.id}:{key}",
            not_before=not_before,
            rest=road.rest,
        )
    )


def _show_rooms(
    desk: Desk, stored: Stored, file: File, told: FileRelayed, not_before: datetime | None
) -> None:
    """Put the file into the provider's rooms, beside the card that stands there."""
    for room in desk.archive.rooms.of(file.contract, Side.PROVIDER.value):
        desk.archive.outbox.add(
            NewDelivery(
                contract=file.contract,
                incident=stored.id,
                recipient=recipient_of(room.side),
                channel=room.channel,
                chat=room.chat,
                kind=told.id,
                parameters=to_parameters(told),
                key=f"file:{file.id}:{told.id}:room:{room.id}",
                not_before=not_before,
            )
        )
