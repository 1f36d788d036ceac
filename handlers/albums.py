"""Desk: an album of photos comes as one message a photo, in any order, and is one thing said (DIALOGUES 2).

The first part to arrive decides what it is about; every later one joins it, also when that has been sent already.
"""

from handlers.commands import run_command
from handlers.conversation import (
    REPORT,
    WHICH,
    album_of,
    albums_in,
    incident_of_ended,
)
from handlers.desk import Caller, Desk, Person
from handlers.files import attach, keep_files
from handlers.messages import NOTHING, Outcome
from handlers.move import Move
from handlers.note import add_note, add_to_waiting
from handlers.notify import privately
from handlers.report import continue_text
from handlers.texts import move_on, text
from models.store.records import Conversation

LOOKED_THROUGH = 20
"""So many of a person's last exchanges in a chat are searched for the rest of an album."""


def part_of_text(desk: Desk, caller: Caller) -> Outcome:
    """Take a plain message, with what its album has become already."""
    return _rest_of_album(desk, caller) or text(desk, caller)


def part_of_command(desk: Desk, caller: Caller) -> Outcome:
    """Run a command; /awaria under one photo of an album reports the photos that came before it as well."""
    joined = _rest_of_album(desk, caller) if caller.inbound.act == "report" else None
    return joined or run_command(desk, caller)


def _rest_of_album(desk: Desk, caller: Caller) -> Outcome | None:
    """Add a part to what the others became; None where it is the first to arrive, or no album."""
    album = album_of(caller.inbound)
    if not album:
        return None
    private = privately(desk, caller)
    for person in caller.persons:
        for talk in _talks(desk, private, person):
            if album in albums_in(talk):
                return _added(desk, private, person, talk)
    return None


def _talks(desk: Desk, caller: Caller, person: Person) -> list[Conversation]:
    """List what was and is talked about in the chat, what is open first, the newest first."""
    here = (caller.inbound.channel, caller.inbound.chat)
    conversations = desk.archive.conversations
    is_open = conversations.open_of(person.contract, person.key)
    ended = conversations.ended(person.contract, person.key, *here, LOOKED_THROUGH)
    return [*(one for one in reversed(is_open) if (one.channel, one.chat) == here), *ended]


def _added(desk: Desk, caller: Caller, person: Person, talk: Conversation) -> Outcome | None:
    if talk.ended_at is None and talk.kind == REPORT:
        return continue_text(desk, caller, talk, caller.inbound.text)
    if talk.ended_at is None and talk.kind == WHICH:
        add_to_waiting(desk, caller, person, talk)
        return NOTHING
    row = talk.incident if talk.incident is not None else incident_of_ended(talk)
    move = move_on(desk, caller, row) if row is not None else None
    return _to_incident(move) if move is not None else None


def _to_incident(move: Move) -> Outcome:
    """Add the photo without another word; a caption is a note as any other."""
    words = move.caller.inbound.text
    if words.strip():
        return add_note(move, move.desk.archive.texts.keep(words))
    attach(move, keep_files(move.desk, move.caller, move.person))
    return move.done()
