"""Desk: what people answer to a report: they accept it, or object with a reason while the term runs (clause 17)."""

from datetime import date

from handlers.desk import Caller, Desk, Person, find_person
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.quality import DecidedBefore, ReportAccepted, ReportObjected, TypeObjection
from handlers.notices.repairing import UnknownButton
from handlers.papers import Paper, await_text, entry_of, paper_of, say, send_paper
from handlers.reports import object_by
from models.sla.contract import Quality, Role
from models.sla.register import Entry, EntryKind, NewEntry
from models.store.records import Conversation

OBJECTION = "report_objection"


def accept(desk: Desk, caller: Caller) -> Outcome:
    """[Przyjmuję]: enter it once and tell those who get the report."""
    entry, person, quality = _report(desk, caller)
    before = _answers(desk, entry, EntryKind.REPORT_ACCEPTED, person)
    if before:
        raise Refusal(DecidedBefore(person=person.key, at=before[0].recorded_at))
    new = NewEntry(
        kind=EntryKind.REPORT_ACCEPTED, subject=entry.subject, actor=person.key, facts={"report": entry.id}
    )
    made = desk.archive.register.add(entry.contract, new)
    first, last = _days(entry)
    notice = ReportAccepted(first=first, last=last, person=person.key, at=desk.now)
    say(desk, caller, person, notice)
    _tell(desk, person, quality, notice, f"accepted:{made.id}")
    return NOTHING


def start_objection(desk: Desk, caller: Caller) -> Outcome:
    """[Zgłoś zastrzeżenie]: ask what is objected to."""
    entry, person, quality = _report(desk, caller)
    await_text(desk, caller, person, OBJECTION, Paper(entry=entry.id))
    first, last = _days(entry)
    until = object_by(desk, entry.contract, quality, entry.recorded_at)
    say(desk, caller, person, TypeObjection(first=first, last=last, object_by=until))
    return NOTHING


def object_with(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Enter the objection with its reason; one that comes after the term is kept and marked."""
    entry = desk.archive.register.load(paper_of(conversation).entry)
    person = caller.under(entry.contract) or caller.person
    quality = _duty(desk, entry, person)
    until = object_by(desk, entry.contract, quality, entry.recorded_at)
    late = until is not None and caller.inbound.at > until
    new = NewEntry(
        kind=EntryKind.REPORT_OBJECTED,
        subject=entry.subject,
        actor=person.key,
        facts={"report": entry.id, "late": late},
        text=text,
    )
    made = desk.archive.register.add(entry.contract, new)
    first, last = _days(entry)
    notice = ReportObjected(first=first, last=last, person=person.key, at=desk.now, text=text, late=late)
    say(desk, caller, person, notice)
    _tell(desk, person, quality, notice, f"objected:{made.id}")
    return NOTHING


def _report(desk: Desk, caller: Caller) -> tuple[Entry, Person, Quality]:
    found = entry_of(desk, caller, EntryKind.REPORT_MADE)
    if found is None:
        raise Refusal(UnknownButton())
    entry, person = found
    return entry, person, _duty(desk, entry, person)


def _duty(desk: Desk, entry: Entry, person: Person) -> Quality:
    """Return the report's rules, for a person who gets it or prepares it."""
    quality = desk.terms_now(entry.contract).quality.get(entry.fact("key"))
    if quality is None:
        raise Refusal(UnknownButton())
    if person.key not in (*quality.to, quality.prepared_by):
        raise Refusal(RoleNeeded(role=Role.REPORTS.value, people=quality.to))
    return quality


def _answers(desk: Desk, entry: Entry, kind: EntryKind, person: Person) -> list[Entry]:
    found = desk.archive.register.about(entry.contract, entry.subject, kind)
    return [one for one in found if one.actor == person.key and one.facts.get("report") == entry.id]


def _days(entry: Entry) -> tuple[date, date]:
    return date.fromisoformat(entry.fact("first")), date.fromisoformat(entry.fact("last"))


def _tell(desk: Desk, person: Person, quality: Quality, notice: Notice, scope: str) -> None:
    """Tell who gets the report and who prepares it, not the one who answered."""
    for key in dict.fromkeys((*quality.to, *((quality.prepared_by,) if quality.prepared_by else ()))):
        if key != person.key and find_person(desk, person.contract, key) is not None:
            send_paper(desk, person.contract, key, notice, scope=scope)
