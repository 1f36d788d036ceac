"""Desk: a stranger reports in the client's room; a coordinator may make the report theirs (DIALOGUES 13, unk.coord).

Only where every employee may report. The text is held as any text of a stranger's (DECISIONS 3.8), under the
contract's name, so that linking the stranger later does not report it again. What counts is the press.
"""

from datetime import datetime

from pydantic import TypeAdapter

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.guess import guess_service, is_readable
from handlers.messages import Inbound, Outcome
from handlers.notices.people import OutsiderSkipped, OutsiderWrote
from handlers.notices.repairing import UnknownButton
from handlers.notify import privately, reply, tell
from handlers.submit import Report, enter, receipt, strictest_running
from models.sla.contract import Reporters, Role, Side, Terms

SHOWN = 4
"""So many people are offered to make the report in their name."""

_INBOUND = TypeAdapter(Inbound)


def offer(desk: Desk, inbound: Inbound) -> None:
    """Put a stranger's report to the coordinators of every contract whose client's room this is."""
    if not is_readable(inbound.text):
        return
    for room in desk.archive.rooms.at(inbound.channel, inbound.chat):
        if room.side == Side.CLIENT and room.contract in desk.library.contracts:
            _put(desk, inbound, room.contract)


def _put(desk: Desk, inbound: Inbound, contract: str) -> None:
    terms = desk.terms_now(contract)
    people = _reporters(desk, terms)
    if terms.parties[Side.CLIENT].reporters is not Reporters.EMPLOYEES or not people:
        return
    until = inbound.at + terms.clock.draft_keeps_time
    kept = _INBOUND.dump_json(inbound).decode()
    held = desk.archive.conversations.hold(inbound.channel, _shelf(contract), kept, until)
    display = desk.archive.texts.keep(inbound.identity.display)
    notice = OutsiderWrote(held=held, display=display, at=inbound.at, people=people)
    for coordinator in _coordinators(desk, terms):
        tell(desk, contract, coordinator, notice, scope=f"outsider:{held}")


def _shelf(contract: str) -> str:
    """Name what is held for a contract's coordinators; no account of a platform is called so."""
    return f"room of {contract}"


def _reporters(desk: Desk, terms: Terms) -> tuple[str, ...]:
    found = terms.people(Role.REPORTER, on=terms.local_date(desk.now), side=Side.CLIENT)
    return tuple(one.key for one in found)[:SHOWN]


def _coordinators(desk: Desk, terms: Terms) -> tuple[str, ...]:
    found = terms.people(Role.COORDINATOR, on=terms.local_date(desk.now), side=Side.CLIENT)
    return tuple(one.key for one in found)


def _found(desk: Desk, caller: Caller) -> tuple[Inbound, Person]:
    """Return the text a button is about and the coordinator who pressed; Refusal for all else."""
    held = int(caller.inbound.subject)
    for person in caller.persons:
        kept = desk.archive.conversations.held_by_id(held, _shelf(person.contract))
        if kept is not None and person.side is Side.CLIENT and person.has(Role.COORDINATOR):
            return _INBOUND.validate_json(kept), person
    raise Refusal(UnknownButton())


def adopt(desk: Desk, caller: Caller) -> Outcome:
    """[Przyjmij jako: ...]: make the report now, in that person's name; once, whoever presses."""
    written, coordinator = _found(desk, caller)
    contract, reporter = coordinator.contract, caller.inbound.argument
    terms = desk.terms_now(contract)
    is_offered = reporter in _reporters(desk, terms)
    if not is_offered or not desk.archive.conversations.drop_one_held(int(caller.inbound.subject)):
        raise Refusal(UnknownButton())
    service = guess_service(terms, written.text) or next(iter(terms.services))
    places = terms.services[service].locations
    report = Report(
        contract=contract,
        service=service,
        place=places[0] if len(places) == 1 else None,
        severity=strictest_running(terms, service, desk.now),
        reporter=reporter,
        actor=coordinator.key,
        channel=caller.inbound.channel,
        text=desk.archive.texts.keep(written.text),
        how="confirmed",
        platform_at=caller.inbound.platform_at,
        received_at=caller.inbound.received_at,
        stated_at=_written_at(written, caller.inbound),
    )
    stored = enter(desk, report)
    told = receipt(desk, stored)
    reply(desk, privately(desk, caller), told, stored=stored)
    if reporter != coordinator.key:
        tell(desk, contract, reporter, told, scope=f"adopted:{stored.id}", incident=stored.id)
    return Outcome(incident=stored.id)


def _written_at(written: Inbound, pressed: Inbound) -> datetime | None:
    """Return when the stranger wrote: kept beside, never counted."""
    return written.at if written.at <= pressed.at else None


def skip(desk: Desk, caller: Caller) -> Outcome:
    """[Pomiń]: this coordinator does not take it; another still may, until its time is over."""
    _found(desk, caller)
    return Outcome(toast=OutsiderSkipped())


ACTS = {"adopt": adopt, "skipoutsider": skip}
