"""What a call that is being entered still lacks: the next question, or the entry to confirm. No writing."""

from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter

from handlers.conversation import begun_at
from handlers.desk import Desk
from handlers.messages import Notice
from handlers.notices.hotline import (
    CallPlace,
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
from models.sla.contract import Contact, Side, Terms
from models.store.records import Conversation

UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call being entered. `caller` is a contact's key, UNKNOWN for one who is not on the list.

    `name` is the digest of what was typed about an unknown caller, `text` and `reason` digests, "" for none;
    `attachments` those of files.
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
    attachments: tuple[str, ...] = ()


_CALL = TypeAdapter(Call)


def call_of(conversation: Conversation) -> Call:
    """Read the call out of a conversation of kind HOTLINE."""
    return _CALL.validate_json(conversation.data)


def to_data(call: Call) -> str:
    """Write a call as the JSON text a conversation keeps."""
    return _CALL.dump_json(call).decode()


def callers_of(desk: Desk, terms: Terms) -> tuple[Contact, ...]:
    """List who may have called: the client's people in force today."""
    day = terms.local_date(desk.now)
    people = terms.contacts.values()
    return tuple(one for one in people if one.party is Side.CLIENT and one.is_in_force(day))


def filled(terms: Terms, call: Call) -> Call:
    """Put in what has one answer only; a place the service does not have is dropped."""
    service = call.service or (next(iter(terms.services)) if len(terms.services) == 1 else "")
    places = terms.services[service].locations if service else ()
    place = call.place if call.place in places else ""
    return replace(call, service=service, place=place or (places[0] if len(places) == 1 else ""))


def next_step(desk: Desk, conversation: Conversation, call: Call) -> Notice:
    """Return the question that is open, or the entry to confirm."""
    terms = desk.terms_now(conversation.contract)
    return (
        _about_call(desk, terms, conversation.id, call)
        or _about_outage(terms, conversation.id, call)
        or _to_confirm(terms, conversation, call)
    )


def _about_call(desk: Desk, terms: Terms, row: int, call: Call) -> Notice | None:
    if not call.caller:
        return WhoCalled(call=row, people=tuple(one.key for one in callers_of(desk, terms)))
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


def _is_late(terms: Terms, conversation: Conversation, call: Call) -> bool:
    called_at = call.called_at or begun_at(conversation)
    return begun_at(conversation) - called_at > terms.acknowledgement.phone_entry_max_backdate


def _to_confirm(terms: Terms, conversation: Conversation, call: Call) -> Notice:
    entered_at = begun_at(conversation)
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
