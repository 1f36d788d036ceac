"""Telling the provider of a report before anything escalates (clause 4.4, DECISIONS 3.5)."""

from handlers.desk import Desk
from handlers.ladder import climb_early
from handlers.notices.reacting import NewCritical, NewIncident
from handlers.notify import Mailbag, post, quiet_until, tellable
from handlers.record import verdicts_of
from handlers.standing import present
from models.sla.contract import Terms
from models.store.records import Stored


def announce(desk: Desk, stored: Stored, bag: Mailbag | None = None, skip: str = "") -> None:
    """Tell the people of the first notice, unless the class is closed now: then the opening tells them.

    `bag` holds what else is told at this instant, `skip` is who learns it by themselves.
    """
    if quiet_until(desk, stored) is not None:
        return
    bag = Mailbag() if bag is None else bag
    fill(desk, stored, bag)
    bag.skip([skip])
    told = post(desk, stored, bag)
    if not told.intersection(_first(desk, stored)):
        climb_early(desk, stored)


def fill(desk: Desk, stored: Stored, bag: Mailbag) -> None:
    """Put the first notices into a bag: `new` to those who can react, `new.instant` to the class's `also`."""
    incident = stored.incident
    reaction = verdicts_of(desk, stored).reaction
    due = reaction.due if reaction else None
    bag.put(
        _first(desk, stored),
        NewIncident(incident=stored.id, number=incident.number, reaction_due=due),
        slot=f"incident:{stored.id}",
    )
    tell_also(desk, stored, bag)


def tell_also(desk: Desk, stored: Stored, bag: Mailbag) -> None:
    """Put `new.instant` into a bag for the people whom the class names beside (`also`), once an incident."""
    incident = stored.incident
    known = {one.person for one in incident.told if one.notice == NewCritical.id} | {incident.reporter}
    reaction = verdicts_of(desk, stored).reaction
    notice = NewCritical(
        number=incident.number,
        at=incident.notified_at,
        reaction_due=reaction.due if reaction else None,
        told=tellable(desk, incident.contract, _first(desk, stored)),
        handler=incident.handler,
    )
    also = _also(desk.terms_now(incident.contract), stored)
    bag.put([key for key in also if key not in known], notice)


def _first(desk: Desk, stored: Stored) -> tuple[str, ...]:
    terms = desk.terms_now(stored.incident.contract)
    return present(desk, stored.incident.contract, terms.first_notice.notify)


def _also(terms: Terms, stored: Stored) -> tuple[str, ...]:
    return terms.first_notice.also.get(stored.incident.severity, ())
