"""Desk: short answers: my reports, the queue, who does what, calendar, contract, help, language."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from handlers import announcing
from handlers.desk import Caller, Desk, Person
from handlers.drafting import shown_state
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.note import open_incidents
from handlers.notices.answering import (
    AskLanguage,
    CalendarDay,
    CardShown,
    ContractPart,
    ContractSummary,
    HelpForClient,
    HelpForManager,
    HelpForProvider,
    LanguageChanged,
    MyReports,
    NoReports,
    Queue,
    QueueEmpty,
    WhoDoesWhat,
)
from handlers.notices.reacting import NewIncident
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply
from handlers.record import verdicts_of
from handlers.roster import code_of, members_for
from handlers.works import coming
from models.sla.contract import Contact, Role, Side, Terms
from models.sla.incident import UNFINISHED, State
from models.store.records import Stored

RECENT = 10
LANGUAGES = ("pl", "en")
CONTRACT_PARTS = frozenset({"services", "classes", "contacts", "hours"})


def mine(desk: Desk, caller: Caller) -> Outcome:
    """/moje: what the person takes part in, open first, then the last ten closed."""
    return _of_each(desk, caller, mine_of)


def _of_each(desk: Desk, caller: Caller, answer: Callable[[Desk, Person], Notice]) -> Outcome:
    """Answer once for each contract of the person, each under its number; one with nothing only where all have."""
    found = [(person.contract, answer(desk, person)) for person in caller.persons]
    telling = [one for one in found if not isinstance(one[1], NoReports | QueueEmpty)] or found[:1]
    for number, notice in telling:
        if len(telling) > 1 and isinstance(notice, MyReports | Queue | WhoDoesWhat | CalendarDay):
            reply(desk, caller, replace(notice, is_one_of_several=True), contract=number)
        else:
            reply(desk, caller, notice, contract=number)
    return NOTHING


def mine_of(desk: Desk, person: Person) -> Notice:
    """List what a person takes part in, open first, then the last ten closed."""
    if person.side is Side.PROVIDER:
        found = open_incidents(desk, person)
    else:
        rows = desk.archive.incidents.of_person(person.contract, person.key, 60)
        found = [desk.archive.incidents.load(row) for row in rows]
    opened = [one for one in found if one.incident.state in UNFINISHED]
    closed = [one for one in found if one.incident.state not in UNFINISHED][:RECENT]
    shown = [*opened, *closed]
    if not shown:
        return NoReports()
    return MyReports(
        open_count=len(opened),
        closed_count=len(closed),
        numbers=tuple(one.incident.number for one in shown),
        incidents=tuple(one.id for one in shown),
        states=tuple(shown_state(one) for one in shown),
    )


def queue(desk: Desk, caller: Caller) -> Outcome:
    """/kolejka: everything open under the person's contracts, the nearest deadline first."""
    return _of_each(desk, caller, queue_of)


def queue_of(desk: Desk, person: Person) -> Notice:
    """List everything open under a person's contract, the nearest deadline first."""
    rows = desk.archive.incidents.unfinished(person.contract)
    found = [desk.archive.incidents.load(row) for row in rows]
    lines = sorted((_line(desk, one) for one in found), key=_order)
    if not lines:
        return QueueEmpty()
    return Queue(
        numbers=tuple(line.numbers[0] for line in lines),
        incidents=tuple(line.incidents[0] for line in lines),
        severities=tuple(line.severities[0] for line in lines),
        metrics=tuple(line.metrics[0] for line in lines),
        dues=tuple(line.dues[0] for line in lines),
        paused=tuple(line.paused[0] for line in lines),
    )


def _line(desk: Desk, stored: Stored) -> Queue:
    incident = stored.incident
    waiting = [
        one for one in verdicts_of(desk, stored).each if one.reached_at is None and one.due is not None
    ]
    nearest = min(waiting, key=lambda one: one.due or desk.now, default=None)
    return Queue(
        numbers=(incident.number,),
        incidents=(stored.id,),
        severities=(incident.severity,),
        metrics=(nearest.metric.value if nearest else None,),
        dues=(nearest.due if nearest else None,),
        paused=(incident.paused_since,),
    )


def _order(line: Queue) -> tuple[bool, float]:
    due = line.dues[0]
    return due is None, due.timestamp() if due else 0.0


def show_card(desk: Desk, caller: Caller, stored: Stored, person: Person) -> Outcome:
    """Show an incident's card again; for the provider before the reaction in its first form, with [Biorę]."""
    slot = f"incident:{stored.id}"
    notice: Notice = CardShown(incident=stored.id)
    if person.side is Side.PROVIDER and stored.incident.state is State.REPORTED:
        reaction = verdicts_of(desk, stored).reaction
        notice = NewIncident(
            incident=stored.id, number=stored.incident.number, reaction_due=reaction.due if reaction else None
        )
    inbound = caller.inbound
    shown = desk.archive.cards.find(slot, person.contract, person.key, inbound.channel, inbound.chat)
    if shown is not None:
        desk.archive.cards.drop(shown.id)
    reply(desk, caller, notice, slot=slot, stored=stored)
    return Outcome(incident=stored.id)


def people(desk: Desk, caller: Caller) -> Outcome:
    """/osoby: who takes reports, who repairs, who decides on the class, whom to ask beyond them."""
    return _of_each(desk, caller, lambda here, person: _people_of(here, person, caller.inbound.text))


def _people_of(desk: Desk, person: Person, words: str) -> Notice:
    terms = desk.terms_now(person.contract)
    day = terms.local_date(desk.now)
    takes = terms.people(Role.HOTLINE, on=day) or terms.people(Role.ACKNOWLEDGE, on=day)
    beyond = [key for level in terms.escalation if level.kind == "hierarchical" for key in level.notify]
    repairs = [one for one in terms.people(Role.RESOLVE, on=day) if one.key not in beyond]
    return WhoDoesWhat(
        takes=_keys(takes),
        repairs=_keys(repairs),
        decides=_keys(terms.people(Role.COORDINATOR, on=day, side=Side.CLIENT)),
        beyond=tuple(
            dict.fromkeys(
                key for key in beyond if key in terms.contacts and terms.contacts[key].party is Side.PROVIDER
            )
        ),
        code=code_of(person.contract),
        members=members_for(desk, person, words),
    )


def _keys(contacts: Iterable[Contact]) -> tuple[str, ...]:
    return tuple(one.key for one in contacts)


def calendar(desk: Desk, caller: Caller) -> Outcome:
    """/kalendarz: support today, what is covered round the clock, the next days off."""
    return _of_each(desk, caller, _calendar_of)


def _calendar_of(desk: Desk, person: Person) -> Notice:
    terms = desk.terms_now(person.contract)
    timeline = terms.default_timeline
    is_open = timeline.is_open(desk.now)
    works = coming(desk, person.contract)
    pairs = [
        (severity.key, service)
        for service in terms.services
        for severity in terms.severities_by_rank
        if terms.coverage_of(service, severity.key).always
    ]
    return CalendarDay(
        at=desk.now,
        until=timeline.closing(desk.now) if is_open else None,
        opens_at=None if is_open else timeline.next_opening(desk.now),
        always_severities=tuple(severity for severity, _ in pairs),
        always_services=tuple(service for _, service in pairs),
        days_off=next_days_off(terms, terms.local_date(desk.now)),
        works=tuple(work.id for work in works),
        work_services=tuple(work.services for work in works),
        work_starts=tuple(work.span.start for work in works),
        work_ends=tuple(work.span.end for work in works),
        announces=announcing.may_announce(terms, person),
    )


def next_days_off(terms: Terms, today: date) -> tuple[date, ...]:
    """Return the next three holidays and extra closed days of the default hours, from tomorrow on."""
    closed = terms.coverages[terms.clock.default_coverage].closed_dates
    return tuple(day for day in closed if day >= today + timedelta(days=1))[:3]


def contract(desk: Desk, caller: Caller) -> Outcome:
    """/umowa: number, validity and amendments of the person's contracts."""
    return _of_each(desk, caller, _contract_of)


def _contract_of(desk: Desk, person: Person) -> Notice:
    numbers = tuple(one.number for one in desk.library.contracts[person.contract].amendments)
    return ContractSummary(amendments=numbers, code=code_of(person.contract))


def contract_part(desk: Desk, caller: Caller) -> Outcome:
    """[Usługi] [Klasy i terminy] [Kontakty] [Godziny] under the summary; the subject names the part.

    The argument names the contract; a button drawn before it did means the first one.
    """
    part, code = caller.inbound.subject, caller.inbound.argument
    codes = {str(code_of(person.contract)): person.contract for person in caller.persons}
    number = codes.get(code) if code else caller.person.contract
    if part not in CONTRACT_PARTS or number is None:
        raise Refusal(UnknownButton())
    reply(desk, caller, ContractPart(part=part), contract=number)
    return NOTHING


def help_for(desk: Desk, caller: Caller) -> Outcome:
    """/pomoc: five lines with the phone, by role."""
    reply(desk, caller, help_of(caller.person), contract=caller.person.contract)
    return NOTHING


def help_of(person: Person) -> Notice:
    """Choose the help a person needs: who repairs, who asks for figures, who reports."""
    if person.side is Side.PROVIDER and person.has(Role.ACKNOWLEDGE, Role.RESOLVE, Role.HOTLINE):
        return HelpForProvider()
    if person.has(Role.REPORTS, Role.OWNER, Role.INSPECTOR) and not person.has(Role.COORDINATOR):
        return HelpForManager()
    return HelpForClient()


def language(desk: Desk, caller: Caller, wanted: str) -> Outcome:
    """/jezyk: ask, or decide and keep; what comes after is in that language (INTERFACE 4)."""
    chosen = wanted.strip().casefold()[:2]
    if chosen not in LANGUAGES:
        reply(desk, caller, AskLanguage())
        return NOTHING
    desk.archive.people.set_language(caller.inbound.channel, caller.inbound.account, chosen)
    reply(desk, caller, LanguageChanged())
    return NOTHING
