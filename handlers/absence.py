"""Desk: absences in words, by the person or an admin of their party; the deputy is told meanwhile (duty.absence)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter

from handlers.conversation import AWAY
from handlers.days import read_span
from handlers.desk import Caller, Desk
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.people import AbsenceEnded, AbsenceSaved, AskSpan, ConfirmAbsence, RevocationKept
from handlers.notices.reacting import StaleCard
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply, tell
from handlers.roster import subject_of
from handlers.standing import has_left
from models.store.records import Conversation, NewConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Whose absence, and its span once it was typed."""

    person: str
    since: datetime | None = None
    until: datetime | None = None


_AWAY = TypeAdapter(Away)


def start(desk: Desk, caller: Caller) -> Outcome:
    """[Nieobecność]: ask from when until when."""
    by, key = subject_of(desk, caller, also_self=True)
    inbound = caller.inbound
    conversation = desk.archive.conversations.start(
        NewConversation(
            contract=by.contract,
            person=by.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=AWAY,
            step="span",
            data=_AWAY.dump_json(Away(person=key)).decode(),
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )
    return _ask(desk, caller, conversation, AskSpan(conversation=conversation.id, person=key, is_again=False))


def typed(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Read the days, repeat them back with the deputy, and let them be confirmed."""
    known = _AWAY.validate_json(conversation.data)
    span = read_span(caller.inbound.text, desk.now, desk.terms_now(conversation.contract).zone)
    if span is None:
        asked = AskSpan(conversation=conversation.id, person=known.person, is_again=True)
        return _ask(desk, caller, conversation, asked)
    known = replace(known, since=span[0], until=span[1])
    data = _AWAY.dump_json(known).decode()
    desk.archive.conversations.save(replace(conversation, data=data, touched_at=desk.now))
    confirm = ConfirmAbsence(
        conversation=conversation.id,
        person=known.person,
        since=span[0],
        until=span[1],
        deputy=deputy_of(desk, conversation.contract, known.person),
    )
    return _ask(desk, caller, conversation, confirm)


def deputy_of(desk: Desk, contract: str, key: str) -> str | None:
    """Return the deputy the contract names, None without one and where that one has left."""
    contact = desk.terms_now(contract).contacts.get(key)
    deputy = contact.deputy if contact else None
    return deputy if deputy is not None and not has_left(desk, contract, deputy) else None


def press(desk: Desk, caller: Caller) -> Outcome:
    """[Zapisz] or [Anuluj] under the days that were repeated back."""
    conversation = desk.archive.conversations.find(int(caller.inbound.subject))
    person = caller.under(conversation.contract) if conversation else None
    if conversation is None or person is None or person.key != conversation.person:
        raise Refusal(UnknownButton())
    if conversation.kind != AWAY or conversation.ended_at is not None:
        raise Refusal(StaleCard())
    known = _AWAY.validate_json(conversation.data)
    if caller.inbound.act == "awayno":
        desk.archive.conversations.end(conversation.id, "cancelled")
        return _ask(desk, caller, conversation, RevocationKept(person=known.person))
    if known.since is None or known.until is None:
        raise Refusal(StaleCard())
    contract, deputy = conversation.contract, deputy_of(desk, conversation.contract, known.person)
    desk.archive.standing.be_away(contract, known.person, known.since, known.until, deputy, person.key)
    desk.archive.conversations.end(conversation.id, "saved")
    saved = AbsenceSaved(person=known.person, since=known.since, until=known.until, deputy=deputy)
    for key in dict.fromkeys((known.person, deputy)):
        if key is not None and key != person.key:
            tell(desk, contract, key, saved, scope=f"away:{conversation.id}")
    return _ask(desk, caller, conversation, saved)


def come_back(desk: Desk, caller: Caller) -> Outcome:
    """[Zakończ nieobecność]: the person is told again from now on."""
    by, key = subject_of(desk, caller, also_self=True)
    desk.archive.standing.come_back(by.contract, key)
    reply(desk, caller, AbsenceEnded(person=key), contract=by.contract)
    return NOTHING


def _ask(desk: Desk, caller: Caller, conversation: Conversation, notice: Notice) -> Outcome:
    reply(desk, caller, notice, slot=f"away:{conversation.id}", contract=conversation.contract)
    return NOTHING


ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {
    "away": start,
    "awayyes": press,
    "awayno": press,
    "back": come_back,
}
"""What may be pressed about an absence."""
