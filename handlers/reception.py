"""Reception: keeps each delivery first, refuses one already done, finds the person, picks the desk (room 2).

Two steps, two transactions (DECISIONS 2.2): `keep` commits the arrival, the platform is acknowledged,
`handle` does its effect and marks it done. What was kept and not done is handled again at start.
"""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from handlers import people, second_account
from handlers.albums import part_of_command, part_of_text
from handlers.blocking import blocked
from handlers.commands import run_command
from handlers.desk import Caller, Desk, Person
from handlers.editing import edited
from handlers.errors import Refusal
from handlers.form import report_form
from handlers.messages import NOTHING, Arrival, Inbound, Notice, Outcome
from handlers.notices.reacting import EmojiIsNoReaction
from handlers.notify import privately, reply
from handlers.outage import note_late
from handlers.presses import press
from handlers.rooms import follow
from handlers.strangers import answer_stranger
from models.sla.contract import ChannelName
from models.store.archive import Archive
from models.store.cards import incident_of

_INBOUND = TypeAdapter(Inbound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An arrival in the inbox: its row, whether this delivery is its first, and whether it had been done before."""

    row: int
    is_new: bool
    is_done: bool


def keep(archive: Archive, inbound: Inbound) -> Kept:
    """Commit an arrival before anything is done with it; a repeated key returns its first row."""
    payload = _INBOUND.dump_json(inbound).decode()
    row, is_new, is_done = archive.inbox.keep(inbound.channel, inbound.key, payload, inbound.received_at)
    return Kept(row=row, is_new=is_new, is_done=is_done)


def handle(desk: Desk, row: int, inbound: Inbound) -> Outcome:
    """Do what a kept arrival asks for, once, and mark it done in the same transaction.

    `inbound` is what the row keeps: whoever kept it or has read it need not parse it again.
    """
    if desk.archive.inbox.is_done(row):
        return NOTHING
    outcome = _serve(desk, inbound, row)
    desk.archive.inbox.done(row, outcome.incident)
    return outcome


def inbound_of(archive: Archive, row: int) -> Inbound:
    """Read a kept arrival that is not done yet."""
    return _INBOUND.validate_json(archive.inbox.payload(row))


def _serve(desk: Desk, inbound: Inbound, row: int) -> Outcome:
    if inbound.kind is Arrival.UNREADABLE:
        return NOTHING
    if inbound.kind is Arrival.MOVED:
        follow(desk, inbound.channel, inbound.chat, inbound.text)
        return NOTHING
    if inbound.kind is Arrival.BLOCKED:
        return blocked(desk, inbound, row)
    try:
        known = _known(desk, inbound, row)
    except Refusal as refusal:
        return _turn_away(desk, inbound, row, refusal.notice)
    if not known:
        # The door has counted a card of somebody else already.
        foreign = None if inbound.kind is Arrival.CONTACT else inbound.identity.foreign
        return Outcome(turned_away=foreign or _said_mistake(inbound))
    return _serve_person(desk, Caller(inbound=inbound, row=row, persons=known))


def _known(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    """Return whom to serve; empty where the arrival was about linking, or its sender stays unknown."""
    known = people.persons_of(desk, inbound)
    is_answer = second_account.is_answer(inbound)
    is_linking = is_answer or inbound.kind is Arrival.CONTACT
    if known and not is_linking and not (inbound.kind is Arrival.START and inbound.text):
        return known
    known = _welcome(desk, inbound, row)
    return () if is_answer or inbound.kind in (Arrival.START, Arrival.CONTACT) else known


def _serve_person(desk: Desk, caller: Caller) -> Outcome:
    inbound = caller.inbound
    note_late(desk, caller)
    if inbound.kind in _IN_PRIVATE and inbound.act != "room":
        caller = privately(desk, caller)
    try:
        return _DESKS[inbound.kind](desk, caller)
    except Refusal as refusal:
        return _refuse(desk, caller, refusal.notice)


def _said_mistake(inbound: Inbound) -> str:
    """All that the operators learn of [To pomyłka] is that it was pressed once more."""
    is_mistake = second_account.is_answer(inbound) and inbound.act == second_account.MISTAKE
    return "not_their_account" if is_mistake else ""


def _welcome(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    """Link where possible; what the person wrote before they were known is taken up with its own stamp."""
    meet = second_account.answer if second_account.is_answer(inbound) else people.welcome
    known = meet(desk, inbound, row)
    if not known:
        return ()
    for held in people.held_of(desk, inbound):
        caller = Caller(inbound=held, row=row, persons=known)
        try:
            _DESKS[held.kind](desk, caller)
        except Refusal as refusal:
            reply(desk, caller, refusal.notice)
    return known


def _turn_away(desk: Desk, inbound: Inbound, row: int, notice: Notice) -> Outcome:
    """Tell a stranger what is wrong, in a group only who pressed; a browser that is nobody's has this answer alone."""
    if inbound.channel == ChannelName.WEB or (inbound.kind is Arrival.PRESS and not inbound.is_private):
        return Outcome(toast=notice, is_refused=True)
    answer_stranger(desk, inbound, row, notice)
    return NOTHING


def _refuse(desk: Desk, caller: Caller, notice: Notice) -> Outcome:
    """Answer a refusal where the person sees it at once: in the press's own answer, else as a message."""
    if caller.inbound.kind in (Arrival.PRESS, Arrival.FORM):
        return Outcome(toast=notice, is_refused=True)
    reply(desk, privately(desk, caller), notice)
    return NOTHING


def _reaction(desk: Desk, caller: Caller) -> Outcome:
    """A sign under a card is no reaction under the contract; say so to those who could react."""
    inbound = caller.inbound
    card = desk.archive.cards.by_message(inbound.channel, inbound.chat, inbound.reply_to or "")
    if card is None or card.incident is None or incident_of(card.slot) is None:
        return NOTHING
    stored = desk.archive.incidents.load(card.incident)
    if stored.incident.acknowledged_at is None:
        told = EmojiIsNoReaction(incident=stored.id, number=stored.incident.number)
        reply(desk, privately(desk, caller), told, stored=stored)
    return NOTHING


def _start(desk: Desk, caller: Caller) -> Outcome:
    return run_command(desk, replace(caller, inbound=replace(caller.inbound, act="help")))


_IN_PRIVATE = frozenset({Arrival.PRESS, Arrival.COMMAND, Arrival.FORM, Arrival.EDITED})
"""What is gone on with in the private chat, wherever it was done: a group sees cards, not conversations."""

_DESKS = {
    Arrival.TEXT: part_of_text,
    Arrival.COMMAND: part_of_command,
    Arrival.PRESS: press,
    Arrival.FORM: report_form,
    Arrival.EDITED: edited,
    Arrival.REACTION: _reaction,
    Arrival.START: _start,
}
