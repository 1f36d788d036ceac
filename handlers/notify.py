"""Owing people messages: who is told, by which channel first, and what happens when nobody can be reached.

Writes delivery rows in the desk's own transaction; the post room words and sends them. At one instant one
person gets one message, however many facts (DECISIONS 3.5): in a `Mailbag` the one of the highest rank stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from handlers.desk import Caller, Desk
from handlers.messages import Notice
from handlers.notices.catalogue import to_parameters
from handlers.notices.climbing import Unreachable
from handlers.reading_along import is_room, show_rooms, slot_of
from handlers.record import own_happening, terms_of
from handlers.roads import Road, road_to
from handlers.standing import stand_in
from models.sla.contract import Role, Side, Terms
from models.sla.events import API, Kind
from models.store.records import NewDelivery, Stored

NO_CHANNEL = "no_channel"
BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message owed to one person. `slot` names the message on screen it belongs to, "" for a new one."""

    key: str
    notice: Notice
    rank: int = 0
    level: int | None = None
    slot: str = ""
    also: tuple[int, ...] = ()
    not_before: datetime | None = None


@dataclass(slots=True)
class Mailbag:
    """The messages of one instant: at most one a person, the one of the highest rank, of equals the first."""

    messages: dict[str, Message] = field(default_factory=dict)

    def put(
        self, keys: Iterable[str], notice: Notice, *, rank: int = 0, level: int | None = None, slot: str = ""
    ) -> None:
        """Owe the notice to each person who is not owed one of this rank or a higher one already.

        A program that reported over the API is nobody to be told; rooms are told by themselves.
        """
        for key in keys:
            if key == API or is_room(key):
                continue
            known = self.messages.get(key)
            if known is None or known.rank < rank:
                self.messages[key] = Message(key=key, notice=notice, rank=rank, level=level, slot=slot)

    def skip(self, keys: Iterable[str]) -> None:
        """Leave out people who learn it by themselves, such as the one who pressed."""
        for key in keys:
            self.messages.pop(key, None)


def post(desk: Desk, stored: Stored, bag: Mailbag, also: tuple[int, ...] = ()) -> frozenset[str]:
    """Write the bag's deliveries; returns the keys of those who can be reached (deputies included).

    `also` are the rows of further incidents the same messages speak for.

    A class whose coverage is closed wakes nobody: its notices wait for the opening (DECISIONS 3.7). Who
    cannot be reached is recorded as such, and the deputy is told instead.
    """
    not_before = quiet_until(desk, stored)
    reached: set[str] = set()
    bag = _to_those_present(desk, stored.incident.contract, bag)
    for message in bag.messages.values():
        due = replace(message, also=also, not_before=not_before)
        reached |= _post_one(desk, stored, due, bag)
    weighty = sorted(bag.messages.values(), key=lambda message: -message.rank)
    show_rooms(desk, stored, [(one.notice, one.level) for one in weighty], not_before, also)
    return frozenset(reached)


def _to_those_present(desk: Desk, contract: str, bag: Mailbag) -> Mailbag:
    """Return the bag with each message for whoever stands in for its recipient now."""
    found = Mailbag()
    for message in bag.messages.values():
        key = stand_in(desk, contract, message.key)
        known = found.messages.get(key or "")
        if key is not None and (known is None or known.rank < message.rank):
            found.messages[key] = replace(message, key=key)
    return found


def quiet_until(desk: Desk, stored: Stored) -> datetime | None:
    """Return when this incident may ring again, None when it may ring now: while any of its clocks runs."""
    incident = stored.incident
    if incident.is_outside:
        return None
    terms = terms_of(desk, stored)
    openings = [terms.timeline_of(incident.service, one).next_opening(desk.now) for one in incident.running]
    opening = min((one for one in openings if one is not None), default=None)
    return opening if opening is not None and opening > desk.now else None


def _post_one(desk: Desk, stored: Stored, message: Message, bag: Mailbag) -> set[str]:
    terms = desk.terms_now(stored.incident.contract)
    tried: list[str] = []
    reached: str | None = None
    key: str | None = message.key
    while key is not None and reached is None:
        road = road_to(desk, stored.incident.contract, key)
        _write(desk, stored, message, key, road)
        if road.channel is not None:
            reached = key
        else:
            tried.append(key)
            _record_unreached(desk, stored, message, key)
            key = deputy_of(terms, key, taken={*bag.messages, *tried, *stored.incident.reporters})
    for one in tried:
        # An account that is there but leads nowhere has been blocked: the admins can ask its person about that.
        has_account = bool(desk.archive.people.accounts_of(stored.incident.contract, one))
        failure = BLOCKED if has_account else NO_CHANNEL
        warn_admins(desk, stored, Unreached(key=one, failure=failure, deputy=reached))
    return {reached} if reached is not None else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """Somebody who could not be told: why, whether an e-mail went instead, and who was told in their place."""

    key: str
    failure: str
    by_email: bool = False
    deputy: str | None = None


def warn_admins(desk: Desk, stored: Stored, unreached: Unreached) -> None:
    """Tell the admins of that person's own party, once an incident and person (DECISIONS 7.14)."""
    terms = desk.terms_now(stored.incident.contract)
    contact = terms.contacts.get(unreached.key)
    side = contact.party if contact else Side.CLIENT
    notice = Unreachable(
        person=unreached.key,
        failure=unreached.failure,
        by_email=unreached.by_email,
        deputy=unreached.deputy,
    )
    for admin in terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=side):
        if admin.key != unreached.key:
            scope = f"unreached:{stored.id}:{unreached.key}"
            tell(desk, stored.incident.contract, admin.key, notice, scope=scope)


def tellable(desk: Desk, contract: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Return who of these will be told: themselves where a road leads to them, else the deputy it leads to.

    Whom nothing can reach is left out: nobody may read that somebody has been told who could not be.
    """
    terms = desk.terms_now(contract)
    found: dict[str, None] = {}
    for key in keys:
        tried: set[str] = set()
        wanted: str | None = key
        while wanted is not None and road_to(desk, contract, wanted).channel is None:
            tried.add(wanted)
            wanted = deputy_of(terms, wanted, tried)
        if wanted is not None:
            found[wanted] = None
    return tuple(found)


def deputy_of(terms: Terms, key: str, taken: set[str]) -> str | None:
    """Return who stands in for a person, None without a deputy or when the deputy is told anyway."""
    contact = terms.contacts.get(key)
    deputy = contact.deputy if contact else None
    return deputy if deputy is not None and deputy not in taken else None


def _write(desk: Desk, stored: Stored, message: Message, key: str, road: Road) -> None:
    seq = stored.incident.events
    row = desk.archive.outbox.add(
        NewDelivery(
            contract=stored.incident.contract,
            incident=stored.id,
            recipient=key,
            channel=road.channel,
            chat=road.chat,
            kind=message.notice.id,
            parameters=to_parameters(message.notice),
            key=f"{stored.id}:{seq}:{message.notice.id}:{message.level or 0}:{key}:{_stamp(desk)}",
            slot=message.slot,
            thread=None if message.slot else slot_of(stored.id),
            level=message.level,
            not_before=message.not_before,
            rest=road.rest,
            also=message.also,
        )
    )
    if row is not None and road.channel is None:
        desk.archive.outbox.failed(row, NO_CHANNEL)


def _record_unreached(desk: Desk, stored: Stored, message: Message, key: str) -> None:
    facts = {
        "recipient": key,
        "notice": message.notice.id,
        "level": message.level,
        "failure": NO_CHANNEL,
    }
    desk.archive.incidents.append(stored.id, [own_happening(desk.now, Kind.UNDELIVERED, facts)])


def reply(  # noqa: PLR0913 - what is said, and either the incident or the contract it is about
    desk: Desk,
    caller: Caller,
    notice: Notice,
    *,
    slot: str = "",
    stored: Stored | None = None,
    contract: str | None = None,
) -> None:
    """Answer the sender where they wrote; answers to a person's own act never wait for opening hours."""
    number = stored.incident.contract if stored else contract or caller.person.contract
    person = caller.under(number) or caller.person
    desk.archive.outbox.add(
        NewDelivery(
            contract=number,
            incident=stored.id if stored else None,
            recipient=person.key,
            channel=caller.inbound.channel,
            chat=caller.inbound.chat,
            topic=caller.inbound.topic,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=f"reply:{caller.row}:{notice.id}:{slot or number}",
            slot=slot,
            thread=None if slot else caller.inbound.reply_to,
        )
    )


def privately(desk: Desk, caller: Caller) -> Caller:
    """Return the caller as if they had acted in their private chat: there details go on, and refusals."""
    inbound = caller.inbound
    if inbound.is_private:
        return caller
    accounts = desk.archive.people.by_account(inbound.channel, inbound.account)
    chat = inbound.private_chat or (accounts[0].chat if accounts else inbound.account)
    return replace(caller, inbound=replace(inbound, chat=chat, reply_to=None, topic=None))


def tell(  # noqa: PLR0913 - whom, what and about what
    desk: Desk,
    contract: str,
    key: str,
    notice: Notice,
    *,
    scope: str,
    incident: int | None = None,
    road: Road | None = None,
) -> bool:
    """Tell a person something at once, whatever the hour; `scope` makes the row unique. False: unreachable.

    `road` is the way to them where it is not the usual one.
    """
    road = road or road_to(desk, contract, key)
    if road.channel is None:
        return False
    desk.archive.outbox.add(
        NewDelivery(
            contract=contract,
            incident=incident,
            recipient=key,
            channel=road.channel,
            chat=road.chat,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=f"{scope}:{notice.id}:{key}",
            thread=None if incident is None else slot_of(incident),
            rest=road.rest,
        )
    )
    return True


def _stamp(desk: Desk) -> str:
    return str(int(desk.now.timestamp() * 1000))
