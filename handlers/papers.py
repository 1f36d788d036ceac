"""What the desks of quality and money share: an e-mail or a chat message of its own, and a reason to be typed.

Such messages belong to no incident; they wait for no opening hours and go to no deputy (clause 17).
"""

import json
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from handlers.conversation import PAPER
from handlers.desk import Caller, Desk, Person
from handlers.messages import Notice
from handlers.notices.catalogue import to_parameters
from handlers.notify import NO_CHANNEL, reply
from handlers.roads import EMAIL, Road, road_to
from models.sla.register import Entry, EntryKind
from models.store.records import Conversation, NewConversation, NewDelivery

CHATS = ("telegram", "slack", "web")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A text that was asked for about an entry of the register: which entry, and what was chosen beside it."""

    entry: int
    choice: str = ""


_PAPER = TypeAdapter(Paper)


def await_text(desk: Desk, caller: Caller, person: Person, purpose: str, paper: Paper) -> None:
    """Begin to wait for a text in this chat; another one waited for there is given up."""
    inbound = caller.inbound
    before = desk.archive.conversations.open(person.contract, person.key, inbound.channel, inbound.chat)
    if before is not None and before.kind == PAPER:
        desk.archive.conversations.end(before.id, "replaced")
    desk.archive.conversations.start(
        NewConversation(
            contract=person.contract,
            person=person.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=PAPER,
            step=purpose,
            data=json.dumps(asdict(paper)),
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )


def paper_of(conversation: Conversation) -> Paper:
    """Read what a text is asked for about."""
    return _PAPER.validate_json(conversation.data)


def entry_of(desk: Desk, caller: Caller, kind: EntryKind) -> tuple[Entry, Person] | None:
    """Return the entry a press is about and the presser under its contract; None for another's or no entry."""
    subject = caller.inbound.subject
    entry = desk.archive.register.find(int(subject)) if subject.isdecimal() else None
    person = caller.under(entry.contract) if entry else None
    if entry is None or person is None or entry.kind is not kind:
        return None
    return entry, person


def say(desk: Desk, caller: Caller, person: Person, notice: Notice) -> None:
    """Answer where the person acted."""
    reply(desk, caller, notice, contract=person.contract)


def send_mail(desk: Desk, contract: str, key: str, notice: Notice, *, scope: str) -> bool:
    """Owe a person an e-mail; False, and on record as undeliverable, where no e-mail can be sent."""
    contact = desk.terms_now(contract).contacts.get(key)
    address = contact.email if contact and EMAIL in desk.channels else None
    road = Road(channel=EMAIL if address else None, chat=address, rest=())
    row = desk.archive.outbox.add(_delivery(contract, key, road, notice, scope))
    if row is not None and address is None:
        desk.archive.outbox.failed(row, NO_CHANNEL)
    return address is not None


def tell_in_chat(desk: Desk, contract: str, key: str, notice: Notice, *, scope: str) -> bool:
    """Owe a person a message in chat, never by e-mail; False where they have none."""
    road = road_to(desk, contract, key, only=CHATS)
    if road.channel is not None:
        new = _delivery(contract, key, road, notice, scope)
        desk.archive.outbox.add(new)
    return road.channel is not None


def send_paper(desk: Desk, contract: str, key: str, notice: Notice, *, scope: str) -> None:
    """Owe a person a message by chat where they have one, else by e-mail; neither: on record as undeliverable."""
    if not tell_in_chat(desk, contract, key, notice, scope=scope):
        send_mail(desk, contract, key, notice, scope=scope)


def _delivery(contract: str, key: str, road: Road, notice: Notice, scope: str) -> NewDelivery:
    return NewDelivery(
        contract=contract,
        incident=None,
        recipient=key,
        channel=road.channel,
        chat=road.chat,
        kind=notice.id,
        parameters=to_parameters(notice),
        key=f"{scope}:{notice.id}:{key}",
    )
