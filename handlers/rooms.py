"""Desk: /pokoj makes a group or channel the room of a party; a room that moves is followed (INTERFACE 4)."""

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.catalogue import to_parameters
from handlers.notices.rooms import RoomClosed, RoomHow, RoomLost, RoomNotOpened, RoomOpened
from handlers.notify import reply, tell
from handlers.reading_along import recipient_of, show_again
from models.sla.contract import Role, Side
from models.sla.incident import UNFINISHED
from models.store.records import Delivery, NewDelivery

STOP = frozenset({"stop", "koniec"})
GONE = frozenset({"blocked", "unlinked"})


def room(desk: Desk, caller: Caller, words: str) -> Outcome:
    """/pokoj, /pokoj stop: by an admin, in the group or channel itself; for every contract they are admin of."""
    inbound = caller.inbound
    admins = [person for person in caller.persons if person.has(Role.ADMIN)]
    if not admins:
        raise Refusal(_admin_needed(desk, caller.person))
    if inbound.is_private:
        reply(desk, caller, RoomHow())
        return NOTHING
    ends = words.strip().casefold() in STOP
    for person in admins:
        if ends:
            _close(desk, caller, person)
        else:
            _open(desk, caller, person)
    return NOTHING


def _admin_needed(desk: Desk, person: Person) -> RoleNeeded:
    terms = desk.terms_now(person.contract)
    people = terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=person.side)
    return RoleNeeded(role=Role.ADMIN.value, people=tuple(one.key for one in people))


def _open(desk: Desk, caller: Caller, person: Person) -> None:
    """A chat is one side's room only: the other side must not read along by mistake."""
    inbound, side = caller.inbound, person.side
    for known in desk.archive.rooms.at(inbound.channel, inbound.chat):
        if known.contract == person.contract and known.side != side.value:
            desk.archive.rooms.end(known.id)
    known_here = desk.archive.rooms.at(inbound.channel, inbound.chat)
    if not any((one.contract, one.side) == (person.contract, side.value) for one in known_here):
        desk.archive.rooms.open(person.contract, side.value, inbound.channel, inbound.chat, person.key)
    _say(desk, caller, person, RoomOpened(side=side.value))


def _close(desk: Desk, caller: Caller, person: Person) -> None:
    inbound = caller.inbound
    for known in desk.archive.rooms.at(inbound.channel, inbound.chat):
        if (known.contract, known.side) == (person.contract, person.side.value):
            desk.archive.rooms.end(known.id)
    _say(desk, caller, person, RoomClosed(side=person.side.value))


def _say(desk: Desk, caller: Caller, person: Person, notice: Notice) -> None:
    """Answer in the room, in the contract's language."""
    desk.archive.outbox.add(
        NewDelivery(
            contract=person.contract,
            incident=None,
            recipient=recipient_of(person.side.value),
            channel=caller.inbound.channel,
            chat=caller.inbound.chat,
            topic=caller.inbound.topic,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=f"reply:{caller.row}:{notice.id}:{person.contract}",
        )
    )


def follow(desk: Desk, channel: str, old: str, new: str) -> None:
    """A group goes on at a new address: its room, what waits for it and the cards of open incidents go along."""
    desk.archive.rooms.move(channel, old, new)
    desk.archive.topics.leave(channel, old)
    rooms = {(one.contract, recipient_of(one.side)): one for one in desk.archive.rooms.at(channel, new)}
    for card in desk.archive.cards.in_chat(channel, old):
        desk.archive.cards.drop(card.id)
        known = rooms.get((card.contract, card.person))
        if known is None or card.incident is None:
            continue
        if desk.archive.incidents.load(card.incident).incident.state in UNFINISHED:
            show_again(desk, known, card.incident, f"moved:{known.id}:{new}:{card.incident}")


def lost(desk: Desk, delivery: Delivery, failure: str) -> None:
    """Nothing can be posted in a room: it is one no more, and the admins of that side hear of it.

    Where it could not even be opened, as in a channel without the bot, the room before stays what it was.
    """
    if failure not in GONE:
        return
    for known in desk.archive.rooms.at(delivery.channel or "", delivery.chat or ""):
        notice: Notice = RoomLost(side=known.side, channel=known.channel)
        if delivery.kind == RoomOpened.id:
            notice = RoomNotOpened(side=known.side, is_kept=desk.archive.rooms.give_back(known))
        else:
            desk.archive.rooms.end(known.id)
        terms = desk.terms_now(known.contract)
        for admin in terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=Side(known.side)):
            tell(desk, known.contract, admin.key, notice, scope=f"room:{known.id}")
