"""Desk: somebody has changed a message on their platform, where it can be changed (rep.edited).

Before the report is sent the draft takes the new words; afterwards the incident keeps both texts. The time of the
first message counts in any case.
"""

from collections.abc import Sequence

from handlers.conversation import REPORT, Draft, draft_of, incident_of_ended, open_conversation
from handlers.desk import Caller, Desk
from handlers.drafting import prepared
from handlers.guess import is_readable
from handlers.messages import NOTHING, Outcome
from handlers.move import Move, repairing
from handlers.notices.repairing import NoteRelayed
from handlers.notices.reporting import Corrected
from handlers.notify import Mailbag, reply
from handlers.reading_along import show_note
from handlers.report import proceed
from handlers.texts import move_on
from models.sla.contract import Side
from models.sla.events import Kind
from models.sla.incident import is_legal
from models.store.records import Conversation

LOOKED_THROUGH = 20
"""So many of a person's last exchanges in a chat are searched for the message that was changed."""


def edited(desk: Desk, caller: Caller) -> Outcome:
    """Take a changed message; one that belongs to no report of its author changes nothing."""
    inbound = caller.inbound
    if not is_readable(inbound.text) or inbound.message is None:
        return NOTHING
    conversation = open_conversation(desk, caller)
    if conversation is not None and _holds(conversation, inbound.message):
        return _in_draft(desk, caller, conversation)
    for person in caller.persons:
        place = (person.contract, person.key, inbound.channel, inbound.chat)
        for ended in desk.archive.conversations.ended(*place, LOOKED_THROUGH):
            row = incident_of_ended(ended)
            if row is not None and _holds(ended, inbound.message):
                move = move_on(desk, caller, row)
                return _on_incident(move) if move is not None else NOTHING
    return NOTHING


def _holds(conversation: Conversation, message: str) -> bool:
    return conversation.kind == REPORT and message in draft_of(conversation).messages


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


def _on_incident(move: Move) -> Outcome:
    """Keep the new words beside the first ones, show them on the reporter's incident, tell those who repair."""
    incident, text = move.incident, move.desk.archive.texts.keep(move.caller.inbound.text)
    is_description = move.person.key == incident.reporter and is_legal(incident.state, Kind.CORRECTED)
    if is_description:
        move = move.record([move.fact(Kind.CORRECTED, {"what": "text"}, text)])
    else:
        side = {"side": move.person.side.value, "what": "edited"}
        move = move.record([move.fact(Kind.NOTE, side, text)])
    relayed = NoteRelayed(incident=move.stored.id, number=incident.number, person=move.person.key, text=text)
    bag = Mailbag()
    bag.put(repairing(move) if move.person.side is Side.CLIENT else incident.reporters, relayed)
    show_note(move.desk, move.stored, relayed, "")
    move.post(bag)
    move.reply(Corrected())
    return move.done()
