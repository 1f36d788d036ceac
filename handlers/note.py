"""Desk: a note to an incident, and which incident a plain message means (DIALOGUES 16, DECISIONS 7.1)."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.ask import answer
from handlers.conversation import COMPOSE, WHICH, Composing, composing_of, to_data
from handlers.desk import Caller, Desk, Person
from handlers.files import attach, keep_files
from handlers.guess import is_danger
from handlers.messages import NOTHING, Outcome
from handlers.move import Move, ended, repairing
from handlers.notices.repairing import NoteAdded, NoteRelayed, WhichReport
from handlers.notices.reporting import TextTooLong
from handlers.notify import Mailbag, reply
from handlers.reading_along import show_note
from handlers.report import SHOWN_CHARACTERS
from models.sla.contract import Side
from models.sla.events import Kind
from models.sla.incident import UNFINISHED, State
from models.store.records import Conversation, NewConversation, Stored


def add_note(move: Move, text: str, kept: tuple[str, ...] = (), heard_in: str = "") -> Outcome:
    """Keep a note and its files and pass it on; where a question waits, the reporter's note is the answer.

    `text` and `kept` are digests; `kept` are files of an earlier message, those of this one come by themselves.
    `heard_in` is the group where it was written and read already, "" for none.
    """
    move = attach(move, (*kept, *keep_files(move.desk, move.caller, move.person)))
    side = {"side": move.person.side.value}
    if move.person.key in move.incident.reporters and move.incident.open_question is not None and text:
        return answer(move, text)
    move = move.record([move.fact(Kind.NOTE, side, text)] if text else [])
    bag = Mailbag()
    readers = repairing(move) if move.person.side is Side.CLIENT else move.incident.reporters
    if text:
        relayed = NoteRelayed(
            incident=move.stored.id, number=move.incident.number, person=move.person.key, text=text
        )
        bag.put(readers, relayed)
        show_note(move.desk, move.stored, relayed, heard_in)
    move.post(bag)
    has_ended = move.incident.state in (State.CLOSED, State.WITHDRAWN)
    move.reply(ended(move) if has_ended else NoteAdded(number=move.incident.number))
    length = len(move.desk.archive.texts.read(text) or "") if text else 0
    if length > SHOWN_CHARACTERS:
        move.reply(TextTooLong(length=length, limit=SHOWN_CHARACTERS))
    return move.done()


def open_incidents(desk: Desk, person: Person) -> list[Stored]:
    """List the unfinished incidents this person takes part in, newest first: reported, joined or handled."""
    incidents = desk.archive.incidents
    if person.side is Side.CLIENT:
        rows = incidents.of_person(person.contract, person.key, 50)
        return [one for one in map(incidents.load, rows) if one.incident.state in UNFINISHED]
    found = map(incidents.load, incidents.unfinished(person.contract))
    return [
        one
        for one in found
        if person.key in (one.incident.handler, one.incident.assigned, *one.incident.helpers)
    ]


def ask_which(
    desk: Desk, caller: Caller, person: Person, found: Sequence[Stored], *, may_report: bool
) -> Outcome:
    """Keep the text and ask which report it concerns; also for one (DECISIONS 7.1)."""
    words = desk.archive.texts.keep(caller.inbound.text) if caller.inbound.text.strip() else ""
    first = Composing(purpose=WHICH, text=words, attachments=keep_files(desk, caller, person))
    conversation = _started(desk, caller, person, first.hearing(caller.inbound, words))
    asked = _which_report(desk, conversation, found, may_report=may_report)
    reply(desk, caller, asked, slot=which_slot(conversation), contract=person.contract)
    return NOTHING


def add_to_waiting(desk: Desk, caller: Caller, person: Person, conversation: Conversation) -> None:
    """Put a further part of an album beside what waits for the answer which report is meant."""
    kept, words = composing_of(conversation), caller.inbound.text.strip()
    files = (*kept.attachments, *keep_files(desk, caller, person))
    digest = desk.archive.texts.keep(words) if words else ""
    heard = replace(kept, attachments=files).hearing(caller.inbound, digest)
    _waiting(desk, conversation, heard, [kept.text, digest])


def reword_waiting(desk: Desk, conversation: Conversation, message: str, text: str) -> None:
    """Put the new words of a changed message into what waits; the first ones stay on file."""
    kept, digest = composing_of(conversation), desk.archive.texts.keep(text)
    each = zip(kept.messages, kept.parts, strict=True)
    parts = tuple(digest if one == message else part for one, part in each)
    _waiting(desk, conversation, replace(kept, parts=parts), parts)


def _waiting(desk: Desk, conversation: Conversation, kept: Composing, digests: Sequence[str]) -> None:
    texts = desk.archive.texts
    words = "\n".join(filter(None, (texts.read(digest) for digest in digests if digest)))
    whole = replace(kept, text=texts.keep(words) if words else "")
    desk.archive.conversations.save(replace(conversation, data=to_data(whole)))


def remember(desk: Desk, caller: Caller, move: Move) -> None:
    """Remember which message became a note, so that it may be changed where it was written."""
    if caller.inbound.message is None:
        return
    heard = Composing(purpose="note").hearing(caller.inbound)
    note = _started(desk, caller, move.person, heard, incident=move.stored.id)
    desk.archive.conversations.end(note.id, "written")


def _started(
    desk: Desk, caller: Caller, person: Person, kept: Composing, incident: int | None = None
) -> Conversation:
    inbound = caller.inbound
    return desk.archive.conversations.start(
        NewConversation(
            contract=person.contract,
            person=person.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=WHICH if incident is None else COMPOSE,
            step=kept.purpose,
            data=to_data(kept),
            incident=incident,
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )


def _which_report(
    desk: Desk, conversation: Conversation, found: Sequence[Stored], *, may_report: bool
) -> WhichReport:
    return WhichReport(
        conversation=conversation.id,
        numbers=tuple(one.incident.number for one in found),
        incidents=tuple(one.id for one in found),
        may_report=may_report,
        danger=is_danger(desk.archive.texts.read(composing_of(conversation).text) or ""),
    )


def which_slot(conversation: Conversation) -> str:
    """Name the message that asks which report is meant."""
    return f"which:{conversation.id}"
