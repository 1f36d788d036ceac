"""Desk: a draft becomes an incident, is receipted, and the right people are told (clauses 4.4, 6 and 13)."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.conversation import Draft
from handlers.desk import Caller, Desk
from handlers.files import hand_over
from handlers.first_notice import announce
from handlers.messages import Notice, Outcome
from handlers.notices.receipts import (
    Received,
    ReceivedByItself,
    ReceivedInformally,
    ReceivedOutsideContract,
    ScopeDisputed,
)
from handlers.notify import reply
from handlers.receipt import off_hours, recurrence
from handlers.record import project, swept_until, verdicts_of
from handlers.scope import ask_scope
from models.sla.contract import Terms
from models.sla.events import BOT, Fact, Happening, Kind
from models.sla.incident import State
from models.store.records import Conversation, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A finished report, however it came. `how`: confirmed, silence, form, api, phone.

    The stamps are those of the moment of notification; `text` is a digest. `stated_at` is when a call took
    place, which counts unless `is_late_entry`, or when a message reported later was written, which never does.
    """

    contract: str
    service: str
    place: str | None
    severity: str
    reporter: str
    actor: str
    channel: str
    text: str
    how: str
    received_at: datetime
    platform_at: datetime | None = None
    stated_at: datetime | None = None
    attachments: tuple[str, ...] = ()
    insists: bool = False
    is_late_entry: bool = False
    counts_confirmation: bool = False

    @property
    def notified_at(self) -> datetime:
        """Return the instant that counts, to the second."""
        stated = self.stated_at if self.how == "phone" and not self.is_late_entry else None
        return (stated or self.platform_at or self.received_at).replace(microsecond=0)


def confirm(desk: Desk, caller: Caller, conversation: Conversation, draft: Draft) -> Outcome:
    """[Wyślij]: make the incident, answer with its number and honest deadlines."""
    late = (caller.inbound.platform_at, caller.inbound.received_at)
    report = _report_of(desk, conversation, draft, how="confirmed", late=late)
    stored = _enter(desk, conversation, report)
    reply(desk, caller, receipt(desk, stored, danger=draft.is_danger), stored=stored)
    return Outcome(incident=stored.id)


def submit_by_silence(desk: Desk, conversation: Conversation, draft: Draft) -> Stored:
    """Send a draft as it is after the silence term (DECISIONS 3.9); the receipt goes where it was written."""
    report = _report_of(desk, conversation, draft, how="silence", late=(None, desk.now))
    return _enter(desk, conversation, report)


def _report_of(
    desk: Desk,
    conversation: Conversation,
    draft: Draft,
    *,
    how: str,
    late: tuple[datetime | None, datetime],
) -> Report:
    """Make the report of a draft; `late` are the stamps that count once the draft's own time is over."""
    keeps = _keeps_time(desk, conversation)
    stamps = (conversation.platform_at, conversation.received_at) if keeps else late
    terms = desk.terms_now(conversation.contract)
    service = draft.service or draft.guess or next(iter(terms.services))
    places = terms.services[service].locations
    return Report(
        contract=conversation.contract,
        service=service,
        place=draft.place if draft.place in places else (places[0] if len(places) == 1 else None),
        severity=draft.severity or strictest_running(terms, service, desk.now),
        reporter=conversation.person,
        actor=conversation.person if how == "confirmed" else BOT,
        channel=conversation.channel,
        text=draft.text,
        how=how,
        platform_at=stamps[0],
        received_at=stamps[1],
        attachments=draft.attachments,
        insists=draft.insists and draft.topic is not None,
        counts_confirmation=not keeps,
    )


def _keeps_time(desk: Desk, conversation: Conversation) -> bool:
    """Say whether the first message still counts: not once `draft_keeps_time` is over (clause 6)."""
    clock = desk.terms_now(conversation.contract).clock
    if clock.start == "confirmation":
        return False
    return desk.now - conversation.received_at <= clock.draft_keeps_time


def strictest_running(terms: Terms, service: str, now: datetime) -> str:
    """Return the strictest class of a service whose clock runs now, else the strictest (DECISIONS 3.9)."""
    ranked = terms.severities_by_rank
    running = (one.key for one in ranked if terms.timeline_of(service, one.key).is_open(now))
    return next(running, ranked[0].key)


def _enter(desk: Desk, conversation: Conversation, report: Report) -> Stored:
    stored = enter(desk, report)
    desk.archive.conversations.end(conversation.id, f"incident:{stored.id}")
    desk.archive.cards.rename(f"draft:{conversation.id}", f"incident:{stored.id}")
    return stored


def enter(desk: Desk, report: Report) -> Stored:
    """Record a finished report and tell the people of the first notice; the receipt is the caller's."""
    notified = report.notified_at
    terms = desk.library.terms_at(report.contract, notified)
    outside = _why_outside(terms, report, notified)
    stored = desk.archive.incidents.create(
        report.contract, terms.incident_prefix, terms.digest, _reported(report, outside)
    )
    more = [_fact(report, Kind.ATTACHED, text=digest) for digest in report.attachments]
    if report.insists:
        more.append(_fact(report, Kind.SCOPE_DISPUTED))
    if more:
        stored = desk.archive.incidents.append(stored.id, more)
    project(desk, stored, swept_until(stored))
    if not outside:
        announce(desk, stored)
        if report.insists:
            ask_scope(desk, stored)
    hand_over(desk, stored, report.attachments)
    return desk.archive.incidents.load(stored.id)


def _why_outside(terms: Terms, report: Report, notified: datetime) -> str | None:
    if not terms.is_valid_on(terms.local_date(notified)):
        return "validity"
    return None if terms.is_formal(report.channel) else "channel"


def _reported(report: Report, outside: str | None) -> Happening:
    facts: dict[str, Fact] = {
        "service": report.service,
        "severity": report.severity,
        "reporter": report.reporter,
        "how": report.how,
    }
    if report.place:
        facts["location"] = report.place
    if outside:
        facts["outside"] = outside
    if report.counts_confirmation:
        facts["stamp"] = "confirmation"
    if report.stated_at is not None and report.how == "phone":
        facts |= {"late_entry": True} if report.is_late_entry else {"counts": "stated"}
    return Happening(
        kind=Kind.REPORTED,
        actor=report.actor,
        channel=report.channel,
        platform_at=report.platform_at,
        received_at=report.received_at,
        stated_at=report.stated_at,
        facts=facts,
        text=report.text or None,
    )


def _fact(report: Report, kind: Kind, text: str | None = None) -> Happening:
    return Happening(
        kind=kind,
        actor=report.actor,
        channel=report.channel,
        platform_at=report.platform_at,
        received_at=report.received_at,
        text=text,
    )


def receipt(desk: Desk, stored: Stored, *, danger: bool = False) -> Notice:
    """Say what is true of a report just made: the clock runs, will run, or does not run at all."""
    incident = stored.incident
    if incident.state is State.OUTSIDE_CONTRACT:
        why = stored.events[0].facts.get("outside")
        kind = ReceivedInformally if why == "channel" else ReceivedOutsideContract
        return kind(number=incident.number)
    terms = desk.library.terms(incident.digest)
    reaction = verdicts_of(desk, stored).reaction
    due = reaction.due if reaction else None
    if incident.is_scope_disputed:
        people = terms.reclassification.dispute_resolved_by
        return ScopeDisputed(number=incident.number, at=incident.notified_at, people=people)
    later = off_hours(desk, stored, due)
    if later is not None:
        return replace(later, danger=danger)
    if incident.is_unconfirmed:
        return ReceivedByItself(
            number=incident.number, severity=incident.severity, at=incident.notified_at, reaction_due=due
        )
    before, count = recurrence(desk, stored)
    return Received(
        number=incident.number,
        at=incident.notified_at,
        reaction_due=due,
        danger=danger,
        recurrence_of=before,
        recurrence_count=count,
        counts_confirmation=stored.events[0].facts.get("stamp") == "confirmation",
    )
