"""Desk: somebody has changed a message on their platform, where it can be changed (rep.edited).

Before the report is sent the draft takes the new words; afterwards the incident keeps both texts. The time of the
first message counts in any case.
"""

from collections.abc import Sequence

from handlers import ask, resolve
from handlers.conversation import (
    COMPOSE,
    REPORT,
    WHICH,
    Draft,
    draft_of,
    incident_of_ended,
    messages_in,
)
from handlers.desk import Caller, Desk
from handlers.drafting import prepared
from handlers.guess import is_readable
from handlers.messages import NOTHING, Outcome
from handlers.move import Move, repairing
from handlers.note import reword_waiting
from handlers.notices.repairing import NoteAdded, NoteRelayed
from handlers.notices.reporting import Corrected
from handlers.notify import Mailbag, privately, reply
from handlers.reading_along import show_note
from handlers.report import proceed
from handlers.texts import compose_text, move_on
from models.sla.contract import Side
from models.sla.events import Kind
from models.sla.incident import is_legal
from models.store.records import Conversation

_PASSED_ON = frozenset({"note", ask.ANSWER, ask.QUESTION, resolve.WORKAROUND, resolve.REPAIR})
"""What the other side was shown when it was written; the new words of anything else stay with their writer."""

LOOKED_THROUGH = 20
"""So many of a person's last exchanges in a chat are searched for the message that was changed."""


def edited(desk: Desk, caller: Caller) -> Outcome:
    """Take a changed message; one that belongs to no report of its author changes nothing."""
    inbound = caller.inbound
    if not is_readable(inbound.text) or inbound.message is None:
        return NOTHING
    for person in caller.persons:
        for talk in desk.archive.conversations.open_of(person.contract, person.key):
            is_here = (talk.channel, talk.chat) == (inbound.channel, inbound.chat)
            if is_here and inbound.message in messages_in(talk):
                return _in_what_is_open(desk, caller, talk, inbound.message)
        place = (person.contract, person.key, inbound.channel, inbound.chat)
        for ended in desk.archive.conversations.ended(*place, LOOKED_THROUGH):
            row = incident_of_ended(ended)
            if row is not None and inbound.message in messages_in(ended):
                move = move_on(desk, privately(desk, caller), row)
                return _on_incident(move, ended) if move is not None else NOTHING
    return NOTHING


def _in_what_is_open(desk: Desk, caller: Caller, conversation: Conversation, message: str) -> Outcome:
    """Put the new words in the place of the first ones; nothing of it has been passed on yet."""
    if conversation.kind == COMPOSE:
        return compose_text(desk, caller, conversation)
    if conversation.kind == WHICH:
        reword_waiting(desk, conversation, message, caller.inbound.text)
        return NOTHING
    return _in_draft(desk, caller, conversation)


def _in_draft(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    draft = draft_of(conversation)
    terms = desk.terms_now(conversation.contract)
    parts = _reworded(desk, draft, caller.inbound.message, caller.inbound.text)
    words = [desk.archive.texts.read(part) or "" for part in parts if part] or [caller.inbound.text]
    reply(desk, caller, Corrected(), contract=conversation.contract)
    known = prepared(desk, terms, draft.with_parts(parts), "\n".join(words), keeps=draft.text)
    return proceed(desk, caller, conversation, known)


def _reworded(desk: Desk, draft: Draft, message: str | None, text: str) -> Sequence[str]:
    """Return the digests of the draft's messages in order, the changed one with its new words."""
    if len(draft.parts) != len(draft.messages):
        return ()
    each = zip(draft.messages, draft.parts, strict=True)
    return [desk.archive.texts.keep(text) if one == message else part for one, part in each]


def _on_incident(move: Move, talk: Conversation) -> Outcome:
    """Keep the new words beside the first ones, show them on the reporter's incident, tell those who repair."""
    incident, text = move.incident, move.desk.archive.texts.keep(move.caller.inbound.text)
    if talk.kind == COMPOSE and talk.step not in _PASSED_ON:
        return NOTHING
    is_description = talk.kind == REPORT and move.person.key == incident.reporter
    if is_description and is_legal(incident.state, Kind.CORRECTED):
        move = move.record([move.fact(Kind.CORRECTED, {"what": "text"}, text)])
    else:
        side = {"side": move.person.side.value, "what": "edited"}
        move = move.record([move.fact(Kind.NOTE, side, text)])
    relayed = NoteRelayed(incident=move.stored.id, number=incident.number, person=move.person.key, text=text)
    bag = Mailbag()
    bag.put(repairing(move) if move.person.side is Side.CLIENT else incident.reporters, relayed)
    show_note(move.desk, move.stored, relayed, "")
    move.post(bag)
    move.reply(Corrected() if talk.kind == REPORT else NoteAdded(number=incident.number))
    return move.done()
