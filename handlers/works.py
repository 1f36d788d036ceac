"""Desk: announced work lives on: the client is told, may say that the date does not suit; it begins, ends, runs over.

Start and end are appointments. At the end whoever announced it is asked; without an answer it counts as done then.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from handlers.desk import Caller, Desk
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.catalogue import to_parameters
from handlers.notices.repairing import UnknownButton
from handlers.notices.working import (
    AskWorkDone,
    DateDoesNotSuit,
    DateNoted,
    WorkAnnounced,
    WorkBegins,
    WorkCancelled,
    WorkDone,
    WorkGoesOn,
    WorkIsOver,
    WorkNew,
    WorkOver,
)
from handlers.notify import reply, tell
from handlers.reading_along import recipient_of
from handlers.roads import road_to
from handlers.standing import present
from models.sla.contract import Role, Side, Terms
from models.sla.maintenance import notice_given
from models.sla.works import Work, WorkKind
from models.store.records import Appointment, NewDelivery

BEGINS, ENDS = "work_begins", "work_ends"


def under_way(desk: Desk, contract: str, service: str) -> Work | None:
    """Return the work that is being done on a service now, None for none."""
    found = (work for work in desk.archive.works.of(contract) if service in work.services)
    return next((work for work in found if work.is_under_way(desk.now)), None)


def coming(desk: Desk, contract: str) -> list[Work]:
    """List the works that are under way or still to come, the earliest first."""
    return [
        work
        for work in desk.archive.works.of(contract)
        if not work.is_over and (work.span.end > desk.now or work.goes_on)
    ]


def announced(desk: Desk, caller: Caller, work: Work, slot: str) -> None:
    """Tell everybody concerned of a new announcement, and enter its start and end in the agenda."""
    terms = desk.terms_now(work.contract)
    notice = WorkNew(
        work=work.id,
        services=work.services,
        start=work.span.start,
        end=work.span.end,
        text=work.text or "",
        notice_seconds=None if work.is_emergency else notice_given(terms, work.announced_at, work.span.start),
    )
    people = concerned(desk, work)
    _tell(desk, work, people, notice, _quiet_until(desk, terms, work))
    _tell(desk, work, [key for key in terms.first_notice.notify if key != work.by], notice, None)
    for kind, at in ((BEGINS, work.span.start), (ENDS, work.span.end)):
        if at > desk.now:
            desk.archive.appointments.plan(kind, work.contract, str(work.id), at)
    told = WorkAnnounced(
        work=work.id,
        services=work.services,
        start=work.span.start,
        end=work.span.end,
        is_emergency=work.is_emergency,
        people=people,
    )
    reply(desk, caller, told, slot=slot, contract=work.contract)


def concerned(desk: Desk, work: Work) -> tuple[str, ...]:
    """List whom of the client a work concerns: the coordinators, and who has a report open on its services."""
    terms = desk.terms_now(work.contract)
    day = terms.local_date(desk.now)
    keys = [one.key for one in terms.people(Role.COORDINATOR, on=day, side=Side.CLIENT)]
    for row in desk.archive.incidents.unfinished(work.contract):
        incident = desk.archive.incidents.load(row).incident
        keys += incident.reporters if incident.service in work.services else ()
    return present(desk, work.contract, dict.fromkeys(keys))


def _quiet_until(desk: Desk, terms: Terms, work: Work) -> datetime | None:
    """Return when the client may be rung up: in support hours, unless the work begins before they open."""
    opening = terms.default_timeline.next_opening(desk.now)
    if opening is None or opening <= desk.now or work.span.start <= opening:
        return None
    return opening


def _tell(desk: Desk, work: Work, people: Iterable[str], notice: Notice, not_before: datetime | None) -> None:
    """Owe the notice to people and, where it is for the client, to the client's rooms."""
    client = [key for key in people if _is_client(desk, work, key)]
    scope = f"work:{work.id}:{int(desk.now.timestamp())}"
    for key in people:
        road = road_to(desk, work.contract, key)
        if road.channel is not None:
            delivery = (key, road.channel, road.chat, road.rest)
            _owe(desk, work, notice, f"{scope}:{notice.id}:{key}", delivery, not_before)
    for room in desk.archive.rooms.of(work.contract, Side.CLIENT.value) if client else ():
        place = (recipient_of(room.side), room.channel, room.chat, ())
        _owe(desk, work, notice, f"{scope}:{notice.id}:room{room.id}", place, not_before)


def _owe(  # noqa: PLR0913, PLR0917 - one delivery in full
    desk: Desk,
    work: Work,
    notice: Notice,
    key: str,
    to: tuple[str, str | None, str | None, tuple[str, ...]],
    not_before: datetime | None,
) -> None:
    recipient, channel, chat, rest = to
    desk.archive.outbox.add(
        NewDelivery(
            contract=work.contract,
            incident=None,
            recipient=recipient,
            channel=channel,
            chat=chat,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=key,
            not_before=not_before,
            rest=rest,
        )
    )


def _is_client(desk: Desk, work: Work, key: str) -> bool:
    contact = desk.terms_now(work.contract).contacts.get(key)
    return contact is None or contact.party is Side.CLIENT


def does_not_suit(desk: Desk, caller: Caller) -> Outcome:
    """[Ten termin nam nie odpowiada]: noted and told; the work is done all the same (clause 12, `client_veto`)."""
    work, person = _mine(desk, caller, Side.CLIENT)
    if work.is_over or work.span.start <= desk.now:
        raise Refusal(WorkIsOver(is_coming=False))
    if person not in work.objected_by:
        desk.archive.works.record(work.id, WorkKind.OBJECTED, person, desk.now, caller.inbound.channel)
        notice = DateDoesNotSuit(
            work=work.id,
            services=work.services,
            start=work.span.start,
            end=work.span.end,
            person=person,
        )
        _tell(desk, work, (work.by,), notice, None)
    reply(desk, caller, DateNoted(services=work.services, start=work.span.start), contract=work.contract)
    return NOTHING


def _mine(desk: Desk, caller: Caller, side: Side) -> tuple[Work, str]:
    """Return the work and the presser's key; refused to whom it does not concern."""
    work = desk.archive.works.find(int(caller.inbound.subject))
    person = caller.under(work.contract) if work is not None else None
    if work is None or person is None or person.side is not side:
        raise Refusal(UnknownButton())
    announces = any(role in desk.terms_now(work.contract).maintenance.announced_by for role in person.roles)
    if side is Side.PROVIDER and not announces:
        raise Refusal(UnknownButton())
    return work, person.key


def done(desk: Desk, caller: Caller) -> Outcome:
    """[Zakończone]: done now; answering the question at the end, done at the end that was announced."""
    work, person = _mine(desk, caller, Side.PROVIDER)
    if work.is_over or work.span.start > desk.now:
        raise Refusal(WorkIsOver(is_coming=not work.is_over))
    at = desk.now if work.goes_on else min(desk.now, work.span.end)
    was_over = work.goes_on
    work = desk.archive.works.record(work.id, WorkKind.ENDED, person, at, caller.inbound.channel)
    notice = WorkDone(services=work.services, at=work.ended_at or at)
    if was_over or at < work.span.end:
        _tell(desk, work, concerned(desk, work), notice, _ringing(desk, work))
    reply(desk, caller, notice, contract=work.contract)
    return NOTHING


def goes_on(desk: Desk, caller: Caller) -> Outcome:
    """[Prace trwają]: from the announced end on it is downtime, and the client is told so."""
    work, person = _mine(desk, caller, Side.PROVIDER)
    if work.is_over or work.span.end > desk.now:
        raise Refusal(WorkIsOver(is_coming=not work.is_over))
    if not work.goes_on:
        desk.archive.works.record(work.id, WorkKind.GOES_ON, person, desk.now, caller.inbound.channel)
        notice = WorkOver(services=work.services, end=work.span.end)
        _tell(desk, work, concerned(desk, work), notice, _ringing(desk, work))
    reply(
        desk,
        caller,
        WorkGoesOn(work=work.id, services=work.services, end=work.span.end),
        contract=work.contract,
    )
    return NOTHING


def cancel(desk: Desk, caller: Caller) -> Outcome:
    """[Odwołaj prace]: it will not be done; begun already, it ends here."""
    work, person = _mine(desk, caller, Side.PROVIDER)
    if work.is_over or (work.span.end <= desk.now and not work.goes_on):
        raise Refusal(WorkIsOver(is_coming=False))
    desk.archive.works.record(work.id, WorkKind.CANCELLED, person, desk.now, caller.inbound.channel)
    for kind in (BEGINS, ENDS):
        standing = desk.archive.appointments.standing(kind, work.contract, str(work.id))
        if standing is not None:
            desk.archive.appointments.keep(standing.id)
    notice = WorkCancelled(services=work.services, start=work.span.start, end=work.span.end)
    terms = desk.terms_now(work.contract)
    _tell(desk, work, concerned(desk, work), notice, _quiet_until(desk, terms, work))
    reply(desk, caller, notice, contract=work.contract)
    return NOTHING


def _ringing(desk: Desk, work: Work) -> datetime | None:
    """Return when an overrun may ring: while any of the services is in its hours, else at their opening."""
    terms = desk.terms_now(work.contract)
    strictest = terms.severities_by_rank[0].key
    openings = [
        terms.timeline_of(service, strictest).next_opening(desk.now)
        for service in work.services
        if service in terms.services
    ]
    opening = min((one for one in openings if one is not None), default=None)
    return opening if opening is not None and opening > desk.now else None


def keep_start(desk: Desk, appointment: Appointment) -> None:
    """The time has come: whoever announced it is told, with the button that ends it."""
    work = desk.archive.works.find(int(appointment.subject))
    if work is not None and not work.is_over:
        notice = WorkBegins(work=work.id, services=work.services, end=work.span.end)
        tell(desk, work.contract, work.by, notice, scope=f"work:{work.id}")


def keep_end(desk: Desk, appointment: Appointment) -> None:
    """The announced end has come: is it done?"""
    work = desk.archive.works.find(int(appointment.subject))
    if work is not None and not work.is_over:
        notice = AskWorkDone(work=work.id, services=work.services, end=work.span.end)
        tell(desk, work.contract, work.by, notice, scope=f"work:{work.id}")


ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {
    "objectwork": does_not_suit,
    "endwork": done,
    "workgoeson": goes_on,
    "dropwork": cancel,
}
"""The buttons about a work; each carries its row."""
