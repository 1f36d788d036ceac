"""Desk: [Jak policzono] about one incident; the contract's people and those who reported it may ask."""

from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move
from handlers.notices.explaining import IncidentHow
from handlers.notices.repairing import UnknownButton


def explain(move: Move) -> Outcome:
    """Show what each target is added up from; an employee sees that of their own reports only."""
    is_named = move.person.key in move.desk.terms_now(move.incident.contract).contacts
    if not is_named and move.person.key not in move.incident.reporters:
        raise Refusal(UnknownButton())
    move.reply(
        IncidentHow(incident=move.stored.id, number=move.incident.number, as_of=move.desk.now),
        slot=f"how:{move.stored.id}",
    )
    return move.done()
