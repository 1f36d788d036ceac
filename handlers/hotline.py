"""Desk: /telefon, a report taken by phone is entered in the caller's name (DIALOGUES 7, clause 13).

Asks only what the typed line leaves open. Both times are kept: the call's counts while it lies no further back
than `phone_entry_max_backdate`, else the entry's. Entering is no reaction (DECISIONS 3.11).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers import acknowledge
from handlers.call_line import find_people, read_line, time_of
from handlers.calling import UNKNOWN, Call, call_of, callers_of, filled, next_step, to_data
from handlers.conversation import begun_at
from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.files import keep_files
from handlers.guess import guess_service, is_readable
from handlers.messages import NOTHING, Outcome
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
from handlers.picking import picked_place, picked_service, picked_severity
from handlers.record import verdicts_of
from handlers.resolve import may_confirm
from handlers.submit import Report, enter
from models.sla.contract import Role, Side
from models.sla.events import Kind
from models.store.records import Conversation, NewConversation

HOTLINE = "hotline"
ACTS = frozenset({"caller", "calltime", "callservice", "callplace", "callclass"})
"""The buttons of an entry, beside [Wyślij] and [Anuluj]."""
AGO = timedelta(minutes=5)


def phone(desk: Desk, caller: Caller, words: str) -> Outcome:
    """/telefon, with or without a line: keep it and ask the first thing that is not known."""
    person = next((one for one in caller.persons if one.has(Role.HOTLINE)), None)
    if person is None:
        raise Refusal(_hotline_needed(desk, caller.person))
    inbound = caller.inbound
    first = _first(desk, person, words, inbound.at)
    conversation = desk.archive.conversations.start(
        NewConversation(
            contract=person.contract,
            person=person.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=HOTLINE,
            step="begun",
            data=to_data(replace(first, attachments=keep_files(desk, caller, person))),
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
    line = read_line(words, callers_of(desk, terms), at, terms.zone)
    return Call(
        caller=line.caller or (UNKNOWN if line.name else ""),
        name=desk.archive.texts.keep(line.name) if line.name else "",
        called_at=line.called_at,
        text=desk.archive.texts.keep(line.text) if is_readable(line.text) else "",
        service=guess_service(terms, line.text) or "",
    )


def _go_on(desk: Desk, caller: Caller, conversation: Conversation, call: Call) -> Outcome:
    """Save what is known and show the next question in the entry's own message."""
    call = filled(desk.terms_now(conversation.contract), call)
    step = next_step(desk, conversation, call)
    data = to_data(call)
    desk.archive.conversations.save(replace(conversation, step=step.id, data=data, touched_at=desk.now))
    reply(desk, caller, step, slot=_slot(conversation), contract=conversation.contract)
    return NOTHING


def _slot(conversation: Conversation) -> str:
    return f"call:{conversation.id}"


def typed(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take a text typed while a call is being entered: it answers the question that is open."""
    call, words = call_of(conversation), caller.inbound.text
    files = keep_files(desk, caller, caller.under(conversation.contract) or caller.person)
    call = replace(call, attachments=(*call.attachments, *files))
    if not is_readable(words):
        return _go_on(desk, caller, conversation, call)
    return _go_on(desk, caller, conversation, _answered(desk, conversation, call, words))


def _answered(desk: Desk, conversation: Conversation, call: Call, words: str) -> Call:
    terms = desk.terms_now(conversation.contract)
    match conversation.step:
        case WhoCalled.id:
            found = find_people(words, callers_of(desk, terms))
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
        case CallService.id if key := picked_service(terms, words):
            call = replace(call, service=key)
        case CallPlace.id if key := picked_place(terms, words):
            call = replace(call, place=key)
        case CallSeverity.id if key := picked_severity(terms, words):
            call = replace(call, severity=key)
        case CallService.id | CallPlace.id | CallSeverity.id | ConfirmCall.id:
            said = f"{desk.archive.texts.read(call.text) or ''}\n{words}"
            call = replace(call, text=desk.archive.texts.keep(said))
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
        case "caller" if argument == UNKNOWN or argument in {one.key for one in callers_of(desk, terms)}:
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
    entered_at = begun_at(conversation)
    if argument == "now":
        return entered_at
    return entered_at - AGO if argument == "ago" else None


def _save(desk: Desk, caller: Caller, conversation: Conversation, call: Call) -> Outcome:
    """[Wyślij]: make the incident in the caller's name and tell them what was entered."""
    step = next_step(desk, conversation, call)
    if not isinstance(step, ConfirmCall):
        return _go_on(desk, caller, conversation, call)
    report = _report(desk, conversation, call, step)
    stored = enter(desk, report)
    desk.archive.conversations.end(conversation.id, f"incident:{stored.id}")
    person = caller.under(conversation.contract) or caller.person
    move = Move(desk=desk, caller=caller, stored=stored, person=person)
    if step.late:
        move = move.record([move.fact(Kind.NOTE, {"what": "late_entry", "side": "provider"}, call.reason)])
    _tell_client(move, step)
    _say_saved(move, conversation, step)
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
        attachments=call.attachments,
    )


def _say_saved(move: Move, conversation: Conversation, step: ConfirmCall) -> None:
    """Say what was entered where it was entered; the report itself rings as a message of its own.

    For who is not told of new reports the entry becomes the card instead: they would have none.
    """
    reaction = verdicts_of(move.desk, move.stored).reaction
    notice = CallSaved(
        number=move.incident.number,
        called_at=step.called_at,
        entered_at=step.entered_at,
        late=step.late,
        reaction_due=reaction.due if reaction else None,
    )
    is_told = move.person.key in move.terms.first_notice.notify
    if not is_told:
        move.desk.archive.cards.rename(_slot(conversation), f"incident:{move.stored.id}")
    move.reply(notice, slot=_slot(conversation) if is_told else "")


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
