"""Desk: /telefon, a report taken by phone is entered in the caller's name (DIALOGUES 7, clause 13).

Asks only what the typed line leaves open. Both times are kept: the call's counts while it lies no further back
than `phone_entry_max_backdate`, else the entry's. Entering is no reaction (DECISIONS 3.11).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from handlers import acknowledge
from handlers.call_line import find_people, read_line, time_of
from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.guess import guess_service, is_readable
from handlers.messages import NOTHING, Notice, Outcome
from handlers.move import Move
from handlers.notices.answering import RoleNeeded
from handlers.notices.hotline import (
    CallConfirmed,
    CallForClient,
    CallPlace,
    CallSaved,
    CallService,
    CallSeverity,
    ConfirmCall,
    EnteredTooLate,
    HourOfCall,
    UnknownCaller,
    WhatHappened,
    WhenCalled,
    WhoCalled,
)
from handlers.notices.reporting import Cancelled
from handlers.notify import reply, tell
from handlers.record import verdicts_of
from handlers.resolve import may_confirm
from handlers.submit import Report, enter
from models.sla.contract import Contact, Role, Side, Terms
from models.sla.events import Kind
from models.store.records import Conversation, NewConversation

HOTLINE = "hotline"
UNKNOWN = "?"
ACTS = frozenset({"caller", "calltime", "callservice", "callplace", "callclass"})
"""The buttons of an entry, beside [Wyślij] and [Anuluj]."""
AGO = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call being entered. `caller` is a contact's key, UNKNOWN for one who is not on the list.

    `name` is the digest of what was typed about an unknown caller, `text` and `reason` digests, "" for none.
    """

    caller: str = ""
    name: str = ""
    called_at: datetime | None = None
    types_hour: bool = False
    text: str = ""
    service: str = ""
    place: str = ""
    severity: str = ""
    reason: str = ""


_CALL = TypeAdapter(Call)


def call_of(conversation: Conversation) -> Call:
    """Read the call out of a conversation of kind HOTLINE."""
    return _CALL.validate_json(conversation.data)


def phone(desk: Desk, caller: Caller, words: str) -> Outcome:
    """/telefon, with or without a line: keep it and ask the first thing that is not known."""
    person = next((one for one in caller.persons if one.has(Role.HOTLINE)), None)
    if person is None:
        raise Refusal(_hotline_needed(desk, caller.person))
    inbound = caller.inbound
    conversation = desk.archive.conversations.start(
        NewConversation(
            contract=person.contract,
            person=person.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=HOTLINE,
            step="begun",
            data=_CALL.dump_json(_first(desk, person, words, inbound.at)).decode(),
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )
    return _go_on(desk, caller, conversation, call_of(conversation))


def _hotline_needed(desk: Desk, person: Person) -> RoleNeeded:
    terms = desk.terms_now(person.contract)
    people = terms.people(Role.HOTLINE, on=terms.local_date(desk.now))
    return RoleNeeded(role=Role.HOTLINE.value, people=tuple(one.key for one in people))


def _first(desk: Desk, person: Person, words: str, at: datetime) -> Call:
    terms = desk.terms_now(person.contract)
    line = read_line(words, _callers(desk, terms), at, terms.zone)
    return Call(
        caller=line.caller or (UNKNOWN if line.name else ""),
        name=desk.archive.texts.keep(line.name) if line.name else "",
        called_at=line.called_at,
        text=desk.archive.texts.keep(line.text) if is_readable(line.text) else "",
        service=guess_service(terms, line.text) or "",
    )


def _callers(desk: Desk, terms: Terms) -> tuple[Contact, ...]:
    day = terms.local_date(desk.now)
    people = terms.contacts.values()
    return tuple(one for one in people if one.party is Side.CLIENT and one.is_in_force(day))


def _go_on(desk: Desk, caller: Caller, conversation: Conversation, call: Call) -> Outcome:
    """Save what is known and show the next question in the entry's own message."""
    call = _filled(desk.terms_now(conversation.contract), call)
    step = _next(desk, conversation, call)
    data = _CALL.dump_json(call).decode()
    desk.archive.conversations.save(replace(conversation, step=step.id, data=data, touched_at=desk.now))
    reply(desk, caller, step, slot=_slot(conversation), contract=conversation.contract)
    return NOTHING


def _slot(conversation: Conversation) -> str:
    return f"call:{conversation.id}"


def _filled(terms: Terms, call: Call) -> Call:
    service = call.service or (next(iter(terms.services)) if len(terms.services) == 1 else "")
    places = terms.services[service].locations if service else ()
    place = call.place if call.place in places else ""
    return replace(call, service=service, place=place or (places[0] if len(places) == 1 else ""))


def _next(desk: Desk, conversation: Conversation, call: Call) -> Notice:
    terms = desk.terms_now(conversation.contract)
    return (
        _about_call(desk, terms, conversation.id, call)
        or _about_outage(terms, conversation.id, call)
        or _to_confirm(terms, conversation, call)
    )


def _about_call(desk: Desk, terms: Terms, row: int, call: Call) -> Notice | None:
    if not call.caller:
        return WhoCalled(call=row, people=tuple(one.key for one in _callers(desk, terms)))
    if call.caller == UNKNOWN and not call.name:
        return UnknownCaller(call=row)
    if call.called_at is None:
        return HourOfCall(call=row) if call.types_hour else WhenCalled(call=row)
    return None


def _about_outage(terms: Terms, row: int, call: Call) -> Notice | None:
    if not call.text:
        return WhatHappened(call=row)
    if not call.service:
        return CallService(call=row, services=tuple(terms.services))
    if not call.place and len(terms.services[call.service].locations) > 1:
        return CallPlace(call=row, places=terms.services[call.service].locations)
    if not call.severity:
        return CallSeverity(call=row, severities=tuple(one.key for one in terms.severities_by_rank))
    return None


def _entered_at(conversation: Conversation) -> datetime:
    return conversation.platform_at or conversation.received_at


def _is_late(terms: Terms, conversation: Conversation, call: Call) -> bool:
    called_at = call.called_at or _entered_at(conversation)
    return _entered_at(conversation) - called_at > terms.acknowledgement.phone_entry_max_backdate


def _to_confirm(terms: Terms, conversation: Conversation, call: Call) -> Notice:
    entered_at = _entered_at(conversation)
    called_at = call.called_at or entered_at
    is_late = _is_late(terms, conversation, call)
    if is_late and not call.reason:
        allowed = terms.acknowledgement.phone_entry_max_backdate
        return EnteredTooLate(
            call=conversation.id,
            minutes=int((entered_at - called_at).total_seconds() // 60),
            allowed_minutes=int(allowed.total_seconds() // 60),
        )
    return ConfirmCall(
        call=conversation.id,
        person=None if call.caller == UNKNOWN else call.caller,
        caller=call.name,
        service=call.service,
        place=call.place or None,
        severity=call.severity,
        text=call.text,
        called_at=called_at,
        entered_at=entered_at,
        late=is_late,
    )


def typed(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take a text typed while a call is being entered: it answers the question that is open."""
    call, words = call_of(conversation), caller.inbound.text
    if not is_readable(words):
        return _go_on(desk, caller, conversation, call)
    return _go_on(desk, caller, conversation, _answered(desk, conversation, call, words))


def _answered(desk: Desk, conversation: Conversation, call: Call, words: str) -> Call:
    terms = desk.terms_now(conversation.contract)
    match conversation.step:
        case WhoCalled.id:
            found = find_people(words, _callers(desk, terms))
            key = found[0].key if len(found) == 1 else ("" if found else UNKNOWN)
            call = replace(call, caller=key)
        case UnknownCaller.id:
            call = replace(call, name=desk.archive.texts.keep(words))
        case WhenCalled.id | HourOfCall.id:
            call = replace(call, called_at=time_of(words, desk.now, terms.zone), types_hour=True)
        case WhatHappened.id:
            service = call.service or guess_service(terms, words) or ""
            call = replace(call, text=desk.archive.texts.keep(words), service=service)
        case EnteredTooLate.id:
            call = replace(call, reason=desk.archive.texts.keep(words))
    return call


def press(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take a button of the entry's message; an unknown choice leaves it as it was."""
    act, argument = caller.inbound.act, caller.inbound.argument
    call, terms = call_of(conversation), desk.terms_now(conversation.contract)
    match act:
        case "send":
            return _save(desk, caller, conversation, call)
        case "cancel":
            desk.archive.conversations.end(conversation.id, "cancelled")
            reply(desk, caller, Cancelled(draft=0), slot=_slot(conversation), contract=conversation.contract)
            return NOTHING
        case "caller" if argument == UNKNOWN or argument in {one.key for one in _callers(desk, terms)}:
            call = replace(call, caller=argument)
        case "calltime":
            call = replace(call, called_at=_pressed_time(conversation, argument), types_hour=True)
        case "callservice" if argument in terms.services:
            call = replace(call, service=argument)
        case "callplace" if argument in terms.locations:
            call = replace(call, place=argument)
        case "callclass" if argument in terms.severities:
            call = replace(call, severity=argument)
    return _go_on(desk, caller, conversation, call)


def _pressed_time(conversation: Conversation, argument: str) -> datetime | None:
    entered_at = _entered_at(conversation)
    if argument == "now":
        return entered_at
    return entered_at - AGO if argument == "ago" else None


def _save(desk: Desk, caller: Caller, conversation: Conversation, call: Call) -> Outcome:
    """[Wyślij]: make the incident in the caller's name and tell them what was entered."""
    step = _next(desk, conversation, call)
    if not isinstance(step, ConfirmCall):
        return _go_on(desk, caller, conversation, call)
    report = _report(desk, conversation, call, step)
    stored = enter(desk, report)
    desk.archive.conversations.end(conversation.id, f"incident:{stored.id}")
    desk.archive.cards.rename(_slot(conversation), f"incident:{stored.id}")
    person = caller.under(conversation.contract) or caller.person
    move = Move(desk=desk, caller=caller, stored=stored, person=person)
    if step.late:
        move = move.record([move.fact(Kind.NOTE, {"what": "late_entry", "side": "provider"}, call.reason)])
    _tell_client(move, step)
    _say_saved(move, step)
    if move.terms.acknowledgement.live_call_is_reaction and not step.late:
        return acknowledge.acknowledge(move)
    return move.done()


def _report(desk: Desk, conversation: Conversation, call: Call, step: ConfirmCall) -> Report:
    reporter = call.caller
    if reporter == UNKNOWN:
        name = desk.archive.texts.read(call.name) or ""
        reporter = desk.archive.people.add_employee(conversation.contract, name, None).key
    return Report(
        contract=conversation.contract,
        service=call.service,
        place=call.place or None,
        severity=call.severity,
        reporter=reporter,
        actor=conversation.person,
        channel="phone",
        text=call.text,
        how="phone",
        platform_at=conversation.platform_at,
        received_at=conversation.received_at,
        stated_at=step.called_at,
        is_late_entry=step.late,
    )


def _say_saved(move: Move, step: ConfirmCall) -> None:
    reaction = verdicts_of(move.desk, move.stored).reaction
    move.reply(
        CallSaved(
            number=move.incident.number,
            called_at=step.called_at,
            entered_at=step.entered_at,
            late=step.late,
            reaction_due=reaction.due if reaction else None,
        )
    )


def _tell_client(move: Move, step: ConfirmCall) -> None:
    """Tell the caller; one who is not on the list is confirmed by the client's coordinators."""
    incident = move.incident
    notice = CallForClient(
        incident=move.stored.id,
        number=incident.number,
        called_at=step.called_at,
        entered_at=step.entered_at,
        text=step.text,
    )
    terms = move.desk.terms_now(incident.contract)
    day = terms.local_date(move.desk.now)
    coordinators = [one.key for one in terms.people(Role.COORDINATOR, on=day, side=Side.CLIENT)]
    readers = [step.person] if step.person else coordinators
    for key in readers:
        tell(
            move.desk, incident.contract, key, notice, scope=f"call:{move.stored.id}", incident=move.stored.id
        )


def confirm_call(move: Move) -> Outcome:
    """[Zgadza się]: the caller, or a coordinator in their place, confirms what was entered."""
    may_confirm(move)
    move = move.record([move.fact(Kind.NOTE, {"what": "phone_confirmed"})])
    return move.done(CallConfirmed(number=move.incident.number))
