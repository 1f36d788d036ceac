"""Desk: [Odbierz dostęp]: why, from when, who takes over, and a warning where nobody would be left (rev.*)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter

from handlers.conversation import LEAVING
from handlers.days import read_instant
from handlers.desk import Caller, Desk
from handlers.errors import Refusal
from handlers.guess import is_readable
from handlers.leaving import admin_over, draw, matters_of, side_of, successors
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.people import (
    AskDate,
    AskReason,
    AskWhen,
    ConfirmLast,
    ConfirmRevocation,
    RevocationKept,
    RevocationSaved,
)
from handlers.notices.reacting import StaleCard
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply
from handlers.roster import subject_of
from models.sla.contract import Reporters, Role, Side
from models.store.records import Appointment, Conversation, NewConversation
from models.store.records_people import NewRevocation

KIND = "revocation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What is known so far: whose access, the digest of the reason, from when (None: not yet), who takes over."""

    person: str
    reason: str = ""
    since: datetime | None = None
    successor: str = ""


_LEAVING = TypeAdapter(Leaving)


def start(desk: Desk, caller: Caller) -> Outcome:
    """[Odbierz dostęp]: begin with the reason, which is typed."""
    admin, key = subject_of(desk, caller)
    inbound = caller.inbound
    conversation = desk.archive.conversations.start(
        NewConversation(
            contract=admin.contract,
            person=admin.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=LEAVING,
            step="reason",
            data=_LEAVING.dump_json(Leaving(person=key)).decode(),
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )
    return _ask(desk, caller, conversation, AskReason(conversation=conversation.id, person=key))


def typed(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take the typed reason, or the typed date, also in place of a button; else ask the same again."""
    known, words = _known(conversation), caller.inbound.text
    if conversation.step != "reason":
        zone = desk.terms_now(conversation.contract).zone
        since = read_instant(words, desk.now, zone) or known.since
        if since is None:
            return _ask(desk, caller, conversation, AskDate(conversation=conversation.id, is_again=True))
        return _settle(desk, caller, conversation, replace(known, since=since))
    if not is_readable(words):
        return _ask(desk, caller, conversation, AskReason(conversation=conversation.id, person=known.person))
    known = replace(known, reason=desk.archive.texts.keep(words))
    asked = AskWhen(conversation=conversation.id, person=known.person, reason=known.reason)
    return _ask(desk, caller, _step(desk, conversation, "when", known), asked)


def press(desk: Desk, caller: Caller) -> Outcome:
    """Take a press under one of the questions; only the admin who was asked can answer."""
    conversation = desk.archive.conversations.find(int(caller.inbound.subject))
    person = caller.under(conversation.contract) if conversation else None
    if conversation is None or person is None or person.key != conversation.person:
        raise Refusal(UnknownButton())
    if conversation.kind != LEAVING or conversation.ended_at is not None:
        raise Refusal(StaleCard())
    known = _known(conversation)
    admin_over(desk, caller, conversation.contract, known.person)
    return _PRESSES[caller.inbound.act](desk, caller, conversation, known)


def _now(desk: Desk, caller: Caller, conversation: Conversation, known: Leaving) -> Outcome:
    if not known.reason:
        raise Refusal(StaleCard())
    return _settle(desk, caller, conversation, replace(known, since=desk.now))


def _date(desk: Desk, caller: Caller, conversation: Conversation, known: Leaving) -> Outcome:
    conversation = _step(desk, conversation, "date", known)
    return _ask(desk, caller, conversation, AskDate(conversation=conversation.id, is_again=False))


def _settle(desk: Desk, caller: Caller, conversation: Conversation, known: Leaving) -> Outcome:
    """All is known but who takes over: repeat it and let it be confirmed."""
    contract = conversation.contract
    count = len(matters_of(desk, contract, known.person))
    confirm = ConfirmRevocation(
        conversation=conversation.id,
        person=known.person,
        reason=known.reason,
        since=None if known.since is None or known.since <= desk.now else known.since,
        open_count=count,
        people=successors(desk, contract, known.person) if count else (),
    )
    return _ask(desk, caller, _step(desk, conversation, "who", known), confirm)


def _take(desk: Desk, caller: Caller, conversation: Conversation, known: Leaving) -> Outcome:
    """Take who takes over ("" for nobody); warn first where nobody of the party could do something any more."""
    chosen = caller.inbound.argument
    if known.since is None:
        raise Refusal(StaleCard())
    if chosen and chosen not in successors(desk, conversation.contract, known.person):
        raise Refusal(UnknownButton())
    known = replace(known, successor=chosen)
    lost = left_to_nobody(desk, conversation.contract, known.person)
    if lost:
        side = side_of(desk, conversation.contract, known.person).value
        warned = ConfirmLast(conversation=conversation.id, side=side, roles=lost)
        return _ask(desk, caller, _step(desk, conversation, "last", known), warned)
    return _do(desk, caller, conversation, known)


def _do(desk: Desk, caller: Caller, conversation: Conversation, known: Leaving) -> Outcome:
    """Record the end of access; what follows now is drawn now, what follows later by an appointment."""
    if known.since is None or conversation.step not in ("who", "last"):
        raise Refusal(StaleCard())
    new = NewRevocation(
        contract=conversation.contract,
        person=known.person,
        since=max(known.since, desk.now),
        by=conversation.person,
        reason=known.reason,
        successor=known.successor or None,
    )
    desk.archive.conversations.end(conversation.id, "revoked")
    revocation = desk.archive.standing.revoke(new)
    if revocation.since > desk.now:
        desk.archive.appointments.plan(KIND, new.contract, str(revocation.id), revocation.since)
    else:
        draw(desk, revocation, caller)
    is_later = revocation.since > desk.now
    saved = RevocationSaved(
        person=known.person, since=revocation.since if is_later else None, successor=new.successor
    )
    return _ask(desk, caller, conversation, saved)


def _keep(desk: Desk, caller: Caller, conversation: Conversation, known: Leaving) -> Outcome:
    desk.archive.conversations.end(conversation.id, "cancelled")
    return _ask(desk, caller, conversation, RevocationKept(person=known.person))


def keep(desk: Desk, appointment: Appointment) -> None:
    """The instant has come: draw the consequences, unless access was given back meanwhile."""
    revocation = desk.archive.standing.revocation(int(appointment.subject))
    if revocation is not None and revocation.lifted_at is None and revocation.done_at is None:
        draw(desk, revocation)


def left_to_nobody(desk: Desk, contract: str, key: str) -> tuple[str, ...]:
    """List the person's roles that nobody else of the party holds, as far as the procedure needs them."""
    terms = desk.terms_now(contract)
    contact = terms.contacts.get(key)
    if contact is None:
        return ()
    needed = set(contact.roles)
    if terms.parties[Side.CLIENT].reporters is Reporters.EMPLOYEES:
        needed.discard(Role.REPORTER)
    others = [
        one for one in terms.contacts_in_force(terms.local_date(desk.now)) if one.party is contact.party
    ]
    held = {role for one in others if one.key != key for role in one.roles}
    return tuple(role.value for role in Role if role in needed - held)


def _known(conversation: Conversation) -> Leaving:
    return _LEAVING.validate_json(conversation.data)


def _step(desk: Desk, conversation: Conversation, step: str, known: Leaving) -> Conversation:
    after = replace(conversation, step=step, data=_LEAVING.dump_json(known).decode(), touched_at=desk.now)
    desk.archive.conversations.save(after)
    return after


def _ask(desk: Desk, caller: Caller, conversation: Conversation, notice: Notice) -> Outcome:
    """Show the next step in the same message."""
    reply(desk, caller, notice, slot=f"leave:{conversation.id}", contract=conversation.contract)
    return NOTHING


_PRESSES: Mapping[str, Callable[[Desk, Caller, Conversation, Leaving], Outcome]] = {
    "revnow": _now,
    "revdate": _date,
    "revto": _take,
    "revyes": _do,
    "revno": _keep,
}

ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {"revoke": start, **dict.fromkeys(_PRESSES, press)}
"""What may be pressed on the way to the end of somebody's access."""
