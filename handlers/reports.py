"""Desk: the report a contract owes after each period, who gets it, and what they answer (clause 17).

Made by an appointment on the agreed business day, sent by the formal channel, told in chat to the same people.
Everything that is decided or said about it is an entry of the contract's register.
"""

from datetime import date, datetime, timedelta

from handlers.desk import Desk, find_person
from handlers.figures import cases_of, figures_for
from handlers.library import Library
from handlers.notices.quality import ReportMail, ReportReady
from handlers.papers import send_mail, tell_in_chat
from handlers.penalty import propose
from handlers.withholding import ask as ask_withholding
from models.sla.asked import Period
from models.sla.contract import Contract, Quality, QualityKind
from models.sla.duties import next_report, period_before
from models.sla.events import BOT, Fact
from models.sla.evidence import digest_of_heads
from models.sla.register import Entry, EntryKind, NewEntry
from models.sla.report import Report, months_of, report_of
from models.sla.shares import Case
from models.sla.statement import Statement, statement
from models.store.archive import Archive
from models.store.reaching import reaching
from models.store.records import Appointment

KIND = "report"


def report_for(desk: Desk, contract: str, period: Period, as_of: datetime | None = None) -> Report:
    """Compute the report on a period as it was known at `as_of` (None: now); KeyError for an unknown contract."""
    text, at = desk.library.contracts[contract], as_of or desk.now
    span = period.span(text.base.zone)
    rows = reaching(desk.archive.connection, contract, span.start, span.end)
    found = figures_for(desk, contract, period, None, at)
    statements = [statement_for(desk, text, month, at) for month in months_of(period)]
    return report_of(text, found, list(cases_of(desk, rows, at)), statements)


def statement_for(desk: Desk, contract: Contract, month: date, as_of: datetime) -> Statement:
    """Compute a month's statement of proposed penalties as it was known at `as_of`."""
    year = Period(first=date(month.year, 1, 1), last=date(month.year, 12, 31)).span(contract.base.zone)
    rows = reaching(desk.archive.connection, contract.number, year.start, year.end)
    works = desk.archive.works.of(contract.number, as_of)
    return statement(list(cases_of(desk, rows, as_of)), contract, month, as_of, works)


def reports_of(archive: Archive, library: Library, contract: str) -> "Reporter":
    """Return what the wording calls for a report, within the transaction of `archive`."""
    return Reporter(Desk(archive=archive, library=library, channels=frozenset()), contract)


class Reporter:
    """Computes reports and statements of one contract for those who word them."""

    def __init__(self, desk: Desk, contract: str) -> None:
        self._desk = desk
        self._contract = contract

    def report(self, period: Period, as_of: datetime) -> Report:
        """Compute a report as of an instant."""
        return report_for(self._desk, self._contract, period, as_of)

    def cases(self, numbers: tuple[str, ...], as_of: datetime) -> list[Case]:
        """Judge incidents by their numbers as of an instant, in the order of the numbers."""
        stored = (self._desk.archive.incidents.find(number) for number in numbers)
        return list(cases_of(self._desk, [one.id for one in stored if one is not None], as_of))

    def statement(self, month: date, as_of: datetime) -> Statement:
        """Compute a month's statement as of an instant."""
        return statement_for(self._desk, self._desk.library.contracts[self._contract], month, as_of)


def plan(desk: Desk, contract: str) -> None:
    """Enter the next report of each kind the contract agreed on."""
    for quality in _duties(desk, contract):
        _, due = next_report(desk.terms_now(contract), quality, desk.now)
        desk.archive.appointments.plan(KIND, contract, quality.key, due)


def keep(desk: Desk, appointment: Appointment) -> None:
    """Make the report that is due, send it, and enter the next one."""
    terms = desk.terms_now(appointment.contract)
    quality = terms.quality.get(appointment.subject)
    if quality is not None and quality.kind is QualityKind.REPORT:
        period = period_before(quality.every, terms.local_date(appointment.due_at))
        if terms.valid_from <= period.last and period.first <= terms.valid_to:
            make(desk, appointment.contract, quality, period)
    plan(desk, appointment.contract)


def _duties(desk: Desk, contract: str) -> list[Quality]:
    found = desk.terms_now(contract).quality.values()
    return [one for one in found if one.kind is QualityKind.REPORT]


def make(desk: Desk, contract: str, quality: Quality, period: Period) -> Entry:
    """Make a report now: enter it, send it, and ask the owners about what it proposes."""
    found = report_for(desk, contract, period)
    heads = desk.archive.incidents.heads(contract)
    digest = digest_of_heads(heads)
    events = sum(count for _, count, _ in heads)
    facts: dict[str, Fact] = {
        "key": quality.key,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "n": found.figures.n,
        "late": len(found.late),
        "incidents": len(heads),
        "events": events,
        "heads": digest,
    }
    subject = subject_of(quality.key, period)
    new = NewEntry(kind=EntryKind.REPORT_MADE, subject=subject, actor=BOT, facts=facts)
    entry = desk.archive.register.add(contract, new)
    until = object_by(desk, contract, quality)
    lists = _lists(desk, contract, period)
    mail = ReportMail(
        entry=entry.id,
        duty=quality.key,
        first=period.first,
        last=period.last,
        as_of=desk.now,
        object_by=until,
        incidents=len(heads),
        events=events,
        heads=digest,
        lists=len(lists),
        last_list=lists[-1].fact("sha256") if lists else "",
    )
    _send(desk, contract, quality, mail)
    for month in found.statements:
        propose(desk, contract, entry, month)
    if found.statements:
        ask_withholding(desk, contract, entry, found.statements[-1].withheld)
    return entry


def _lists(desk: Desk, contract: str, period: Period) -> list[Entry]:
    """List the evidence lists of the days of a period; the last one is made in the night after it."""
    span = Period(first=period.first, last=period.last + timedelta(days=1)).span(
        desk.terms_now(contract).zone
    )
    made = desk.archive.register.between(contract, EntryKind.LIST_MADE, span.start, span.end)
    return [one for one in made if period.first <= date.fromisoformat(one.subject) <= period.last]


def subject_of(key: str, period: Period) -> str:
    """Name what the entries about one report have in common."""
    return f"{key}:{period.first.isoformat()}"


def object_by(
    desk: Desk, contract: str, quality: Quality, made_at: datetime | None = None
) -> datetime | None:
    """Return until when objections may be raised, on the default hours (DECISIONS 3.4)."""
    if quality.objection_within is None:
        return None
    seconds = int(quality.objection_within.total_seconds())
    return desk.terms_now(contract).default_timeline.due(made_at or desk.now, seconds)


def _send(desk: Desk, contract: str, quality: Quality, mail: ReportMail) -> None:
    within = int((quality.objection_within or timedelta()).total_seconds())
    for key in quality.to:
        if find_person(desk, contract, key) is None:
            continue
        by_mail = send_mail(desk, contract, key, mail, scope=f"report:{mail.entry}")
        ready = ReportReady(
            entry=mail.entry,
            first=mail.first,
            last=mail.last,
            as_of=mail.as_of,
            object_by=mail.object_by,
            within_seconds=within,
            by_mail=by_mail,
        )
        tell_in_chat(desk, contract, key, ready, scope=f"report:{mail.entry}")
