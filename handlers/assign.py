"""Desk: [Wyznacz osobę] names who is to take an incident. That person is asked, told and reminded from now on.

Being named is no reaction of theirs: the clock of the reaction runs until they press [Biorę] themselves (clause 7).
"""

from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move
from handlers.notices.reacting import StaleCard
from handlers.notices.repairing import UnknownButton
from handlers.notices.standing import AskAssignee, Assigned, AssignedToYou
from handlers.notify import Mailbag
from handlers.standing import is_away
from models.sla.contract import Role, Side
from models.sla.events import Kind
from models.sla.incident import UNTAKEN

RANK = 60
"""Above an alarm of a level: who is named must learn that it was them."""


def start(move: Move) -> Outcome:
    """[Wyznacz osobę]: offer everybody of the provider who can react or repair and is there."""
    move.check(Kind.ASSIGNED)
    asked = AskAssignee(incident=move.stored.id, number=move.incident.number, people=candidates(move))
    move.reply(asked, slot=_slot(move))
    return move.done()


def candidates(move: Move) -> tuple[str, ...]:
    """List who may be named: able to react or repair, in force, present, not concerned by the report themselves."""
    terms, incident = move.desk.terms_now(move.incident.contract), move.incident
    roles = {*move.terms.acknowledgement.roles, Role.RESOLVE}
    busy = {incident.handler, incident.assigned, *incident.reporters}
    return tuple(
        one.key
        for one in terms.contacts_in_force(terms.local_date(move.desk.now))
        if one.party is Side.PROVIDER
        and not one.roles.isdisjoint(roles)
        and one.key not in busy
        and not is_away(move.desk, incident.contract, one.key)
    )


def assign(move: Move) -> Outcome:
    """Record who was named and tell them; nothing is acknowledged by it."""
    move.check(Kind.ASSIGNED)
    chosen = move.caller.inbound.argument
    done = Assigned(number=move.incident.number, person=chosen)
    if chosen and chosen == move.incident.assigned:
        move.reply(done, slot=_slot(move))
        return move.done()
    if chosen not in candidates(move):
        # Who was offered may have taken it since: then the question is out of date, not forged.
        raise Refusal(StaleCard() if chosen == move.incident.handler else UnknownButton())
    move = move.record([move.fact(Kind.ASSIGNED, {"to": chosen})])
    told = AssignedToYou(
        incident=move.stored.id,
        number=move.incident.number,
        by=move.person.key,
        is_untaken=move.incident.state in UNTAKEN,
        handler=move.incident.handler,
    )
    bag = Mailbag()
    bag.put([chosen], told, rank=RANK)
    move.post(bag)
    move.reply(done, slot=_slot(move))
    return move.done()


def _slot(move: Move) -> str:
    return f"assign:{move.stored.id}"
