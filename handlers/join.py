"""Desk: me too. The second person's text and time are kept; the first notification never moves."""

from handlers.classes import strictest_of
from handlers.conversation import Draft
from handlers.files import attach
from handlers.messages import Outcome
from handlers.move import Move
from handlers.notices.classifying import WorseHere
from handlers.notices.receipts import Joined
from handlers.notices.repairing import NoteRelayed
from handlers.notify import Mailbag
from models.sla.events import Happening, Kind
from models.sla.incident import OPEN
from models.store.records import Conversation


def join(move: Move) -> Outcome:
    """[Mnie też] on a card: take part from this press on."""
    move.check(Kind.JOINED)
    if move.person.key not in move.incident.reporters:
        move = move.record([move.fact(Kind.JOINED)])
    return _answered(move)


def join_with_draft(move: Move, conversation: Conversation, draft: Draft) -> Outcome:
    """[Mnie też] under a draft: the draft's own text and stamp become the joiner's (DECISIONS 7.6)."""
    move.check(Kind.JOINED)
    if move.person.key not in move.incident.reporters:
        joined = Happening(
            kind=Kind.JOINED,
            actor=move.person.key,
            channel=conversation.channel,
            platform_at=conversation.platform_at,
            received_at=conversation.received_at,
            text=draft.text or None,
        )
        move = move.record([joined])
    elif draft.text:
        move = _said_again(move, conversation, draft)
    move = attach(move, draft.attachments)
    move.desk.archive.conversations.end(conversation.id, f"joined:{move.stored.id}")
    move.desk.archive.cards.rename(f"draft:{conversation.id}", f"incident:{move.stored.id}")
    return _answered(move)


def _said_again(move: Move, conversation: Conversation, draft: Draft) -> Move:
    """Keep what somebody writes who takes part already: a note, passed on once somebody repairs.

    Until then a crowd that reports the same again and again must not bury the notice of the outage itself.
    """
    note = Happening(
        kind=Kind.NOTE,
        actor=move.person.key,
        channel=conversation.channel,
        platform_at=conversation.platform_at,
        received_at=conversation.received_at,
        text=draft.text,
        facts={"side": move.person.side.value},
    )
    move = move.record([note])
    bag = Mailbag()
    relayed = NoteRelayed(
        incident=move.stored.id, number=move.incident.number, person=move.person.key, text=draft.text
    )
    bag.put((key for key in (move.incident.handler, *move.incident.helpers) if key), relayed)
    move.post(bag)
    return move


def _answered(move: Move) -> Outcome:
    """Confirm, and where the class is not the strictest ask whether work has stopped here (dup.worse)."""
    incident = move.incident
    move.reply(Joined(number=incident.number, people=len(incident.reporters)))
    if incident.state in OPEN and incident.proposal is None and incident.severity != strictest_of(move.terms):
        worse = WorseHere(incident=move.stored.id, number=incident.number)
        move.reply(worse, slot=f"worse:{move.stored.id}")
    return move.done()
