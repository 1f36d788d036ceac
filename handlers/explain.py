"""Desk: [Jak policzono] about one incident; the contract's people and those who reported it may ask."""

from handlers.errors import Refusal
from handlers.library import Library
from handlers.messages import Outcome
from handlers.move import Move
from handlers.notices.explaining import IncidentHow
from handlers.notices.repairing import UnknownButton
from models.sla.hours import Span
from models.sla.incident import Incident
from models.sla.maintenance import parts_of, planned_spans
from models.store.archive import Archive


def planned_during(archive: Archive, library: Library, incident: Incident) -> tuple[Span, ...]:
    """Return when planned work was or is done on an incident's service, oldest first (clause 12)."""
    contract = library.contracts.get(incident.contract)
    works = archive.works.of(incident.contract) if contract is not None else []
    if contract is None or not works:
        return ()
    return planned_spans(parts_of(works, contract, archive.now), incident.service)


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
