"""Desk: figures in plain words. Reads the question, checks the role, and owes the answer (DIALOGUES 12).

The answer's row names the period and the instant; the figures are computed by `figures_for` when it is worded,
so no desk holds incidents while it counts. Chat, command, API and page all ask `figures_for`.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.library import Library
from handlers.messages import NOTHING, Arrival, Notice, Outcome
from handlers.named_figures import CHOICES, choose, named_in, of_person
from handlers.notices.answering import RoleNeeded
from handlers.notices.counting import (
    AskPeriod,
    Figures,
    FiguresAll,
    FiguresByService,
    FiguresCsv,
    FiguresHow,
    FiguresOfParties,
    FiguresWorst,
    Misunderstood,
)
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply
from handlers.period import Question, read_question, tells_of_trouble
from handlers.period_words import month_of, previous
from models.sla import measures
from models.sla.availability import is_counted
from models.sla.conduct import NO_ASKS, Asks
from models.sla.contract import Role, Terms
from models.sla.deadlines import judge
from models.sla.hours import Span
from models.sla.ledger import replay
from models.sla.measures import Case, Filters, Measurer, Period, measure
from models.sla.register import EntryKind
from models.store.archive import Archive
from models.store.reaching import reaching
from models.store.records import Stored

ROLES = (Role.REPORTS, Role.OWNER, Role.INSPECTOR)
"""Who may ask for figures: those who get reports, the contract's owners, the inspector."""

ABSENT = "-"
EARLIEST, LATEST = date(1971, 1, 1), date(2199, 12, 31)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime(2200, 1, 1, tzinfo=UTC)

_Shown = (
    type[Figures]
    | type[FiguresHow]
    | type[FiguresWorst]
    | type[FiguresByService]
    | type[FiguresCsv]
    | type[FiguresAll]
)
_SHOWN: dict[str, _Shown] = {
    "figures": Figures,
    "previous": Figures,
    "how": FiguresHow,
    "worst": FiguresWorst,
    "byservice": FiguresByService,
    "csv": FiguresCsv,
    "measures": FiguresAll,
}
ACTS = frozenset({*_SHOWN, *CHOICES})
"""The buttons under figures; each carries its period and filters, see `encode`."""


def figures_for(
    desk: Desk,
    contract: str,
    period: Period,
    filters: Filters | None = None,
    as_of: datetime | None = None,
) -> measures.Figures:
    """Compute the figures of a period of one contract, as known at `as_of` (None: now).

    What was recorded after `as_of` is left out, so an answer reads the same whenever it is shown again. Where
    the period is empty, the reports around it are looked at for the nearest one. KeyError for an unknown
    contract.
    """
    text = desk.library.contracts[contract]
    at = as_of or desk.now
    span = period.span(text.base.zone)
    # Recurrences look back beyond the period (clause 10).
    since = span.start - timedelta(days=max(terms.closing.recurrence_days for terms in text.all_terms))
    cases = list(cases_of(desk, reaching(desk.archive.connection, contract, since, span.end), at))
    asks = _asks(desk, contract, span, at) if filters in (None, Filters()) else NO_ASKS
    works = desk.archive.works.of(contract, at)
    found = measure(cases, text, period, at, filters, asks, works=works)
    if not found.is_empty:
        return found
    incidents = desk.archive.incidents
    before = reversed(incidents.between(contract, _BEGINNING, span.start))
    after = incidents.between(contract, span.end, _END)
    around = [_first(desk, list(rows), at, filters or Filters()) for rows in (before, after)]
    return measure(
        [*cases, *(one for one in around if one is not None)], text, period, at, filters, asks, works=works
    )


def _asks(desk: Desk, contract: str, span: Span, at: datetime) -> Asks:
    """Count the questions that made no incident, as far as they were known at an instant."""
    kind = EntryKind.ASKED_OUT_OF_SCOPE
    found = [
        one
        for one in desk.archive.register.between(contract, kind, span.start, span.end)
        if one.recorded_at <= at
    ]
    changes = sum(bool(one.facts.get("change_request")) for one in found)
    return Asks(out_of_scope=len(found) - changes, change_requests=changes)


def figures_of(archive: Archive, library: Library, contract: str) -> Measurer:
    """Return what the wording calls for the figures of a contract, within the transaction of `archive`."""
    desk = Desk(archive=archive, library=library, channels=frozenset())

    def computed(period: Period, filters: Filters, as_of: datetime) -> measures.Figures:
        return figures_for(desk, contract, period, filters, as_of)

    return computed


def _first(desk: Desk, rows: Sequence[int], at: datetime, filters: Filters) -> Case | None:
    """Return the first of these incidents that is asked about, so that few are loaded."""
    cases = cases_of(desk, rows, at)
    return next((one for one in cases if filters.take(one.incident) and is_counted(one.incident)), None)


def cases_of(desk: Desk, rows: Sequence[int], at: datetime) -> Iterator[Case]:
    """Judge incidents as they were known at an instant; those reported later are left out."""
    for row in rows:
        stored = desk.archive.incidents.load(row)
        if stored.events[0].recorded_at <= at:
            yield _case(desk, stored, at)


def _case(desk: Desk, stored: Stored, at: datetime) -> Case:
    incident = stored.incident
    if stored.events[-1].recorded_at > at:
        known = [event for event in stored.events if event.recorded_at <= at]
        incident = replay(incident.number, incident.contract, incident.digest, known)
    terms = desk.library.terms(incident.digest)
    return Case(id=stored.id, incident=incident, terms=terms, verdicts=judge(incident, terms, at))


def ask(desk: Desk, caller: Caller, text: str) -> Outcome | None:
    """Answer a question for figures; None where the text is none and means something else.

    After /statystyki any text is one, none at all asks for this month. A person without the role is told who
    has it, but only when they plainly asked: words that may be a report stay a report.
    """
    is_command = caller.inbound.kind is Arrival.COMMAND
    if not is_command and tells_of_trouble(text):
        return None
    readers = _readers(caller)
    person, question = _read(desk, readers or caller.persons, text)
    if not is_command and not question.is_question:
        return None
    if not readers:
        is_plain = question.names_figures and question.period is not None and question.understood_all
        if not is_command and not is_plain:
            return None
        raise Refusal(_role_needed(desk, caller.person))
    _answer(desk, caller, person, question)
    return NOTHING


def this_month(desk: Desk, person: Person) -> Notice:
    """Return the figures of this month under a person's contract."""
    today = desk.terms_now(person.contract).local_date(desk.now)
    return _shown(Figures, month_of(today), Filters(), desk.now)


def _answer(desk: Desk, caller: Caller, person: Person, question: Question) -> None:
    today = desk.terms_now(person.contract).local_date(desk.now)
    period, filters = question.period or month_of(today), question.filters
    notice: Notice
    named = named_in(desk.terms_now(person.contract), question.unknown_word)
    if named is not None:
        notice = of_person(desk, person, named, period)
    elif question.unknown_word is not None:
        notice = Misunderstood(
            word=question.unknown_word,
            first=period.first,
            last=period.last,
            service=filters.service,
            severity=filters.severity,
            place=filters.place,
        )
    elif question.days is not None:
        notice = AskPeriod(
            first=period.first,
            last=period.last,
            days_first=question.days.first,
            days_last=question.days.last,
            service=filters.service,
            severity=filters.severity,
            place=filters.place,
        )
    else:
        notice = _shown(Figures, period, filters, desk.now)
    if question.party is not None:
        reply(desk, caller, FiguresOfParties(side=question.party.value), contract=person.contract)
    reply(desk, caller, notice, contract=person.contract)


def press(desk: Desk, caller: Caller) -> Outcome:
    """Take a button under figures: the same period counted again, explained, or the one before it."""
    readers = _readers(caller)
    if not readers:
        raise Refusal(_role_needed(desk, caller.person))
    # A platform that joins act, subject and argument by colons hands over a lone argument as the subject.
    encoded = caller.inbound.argument or caller.inbound.subject
    found = ((person, decode(desk.terms_now(person.contract), encoded)) for person in readers)
    known = next(((person, asked) for person, asked in found if asked is not None), None)
    if known is None:
        raise Refusal(UnknownButton())
    person, (period, filters) = known
    act = caller.inbound.act
    if act in CHOICES:
        reply(desk, caller, choose(act, period, filters), contract=person.contract)
        return NOTHING
    wanted = previous(period) if act == "previous" else period
    reply(desk, caller, _shown(_SHOWN[act], wanted, filters, desk.now), contract=person.contract)
    return NOTHING


def _shown(kind: _Shown, period: Period, filters: Filters, as_of: datetime) -> Notice:
    return kind(
        first=period.first,
        last=period.last,
        service=filters.service,
        severity=filters.severity,
        place=filters.place,
        as_of=as_of,
    )


def _readers(caller: Caller) -> tuple[Person, ...]:
    """Return the sender under the contracts whose figures they may see."""
    return tuple(person for person in caller.persons if person.has(*ROLES))


def _read(desk: Desk, persons: Sequence[Person], text: str) -> tuple[Person, Question]:
    """Read the text with each contract's own names; the contract whose service or place is named wins."""
    read = []
    for person in persons:
        terms = desk.terms_now(person.contract)
        read.append((person, read_question(terms, text, terms.local_date(desk.now))))
    return next((pair for pair in read if pair[1].filters != Filters()), read[0])


def _role_needed(desk: Desk, person: Person) -> RoleNeeded:
    terms = desk.terms_now(person.contract)
    people = terms.people(Role.REPORTS, on=terms.local_date(desk.now), side=person.side)
    return RoleNeeded(role=Role.REPORTS.value, people=tuple(one.key for one in people))


def encode(period: Period, filters: Filters) -> str:
    """Write a period and its filters for a button: `20261001,20261031,erp,-,-`."""
    keys = (filters.service, filters.severity, filters.place)
    return ",".join((f"{period.first:%Y%m%d}", f"{period.last:%Y%m%d}", *(key or ABSENT for key in keys)))


def decode(terms: Terms, encoded: str) -> tuple[Period, Filters] | None:
    """Read what `encode` wrote; None for anything else, and for keys the contract does not know."""
    parts = encoded.split(",")
    if len(parts) != 5:
        return None
    first, last = _day(parts[0]), _day(parts[1])
    service, severity, place = (None if key == ABSENT else key for key in parts[2:])
    keys = ((service, terms.services), (severity, terms.severities), (place, terms.locations))
    if first is None or last is None or last < first:
        return None
    if any(key is not None and key not in known for key, known in keys):
        return None
    return Period(first=first, last=last), Filters(service=service, severity=severity, place=place)


def _day(text: str) -> date | None:
    if len(text) != 8 or not text.isdecimal():
        return None
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None
