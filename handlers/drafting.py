"""What a draft still lacks: the next question, or the finished report to confirm. No writing except texts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.conversation import Draft, begun_at
from handlers.desk import Desk
from handlers.guess import guess_service, is_danger, is_greeting, out_of_scope
from handlers.notices.reporting import (
    AskConfirm,
    AskGuess,
    AskOneSentence,
    AskPlace,
    AskService,
    AskSeverity,
    ChangeRequest,
    NotAnOutage,
    OutOfScope,
    Similar,
    SimilarClosed,
    Step,
)
from handlers.notices.working import ReportDuringWork
from handlers.works import under_way
from models.sla.contract import Metric, Terms
from models.sla.incident import UNFINISHED, State
from models.store.records import Conversation, Stored

DURING_WORK = "work"
"""In what was declined: the report is made although work is under way."""

LATELY = timedelta(days=90)
"""Longer ago than any `reopen_within` reaches; keeps the search for a similar outage short."""


def prepared(desk: Desk, terms: Terms, draft: Draft, text: str, keeps: str = "") -> Draft:
    """Put a description into the draft and read it: service, scope, greeting, danger.

    `keeps` is the digest of the description it replaces, which stays on file.
    """
    if not text.strip():
        return draft
    guess = guess_service(terms, text)
    topic = None if guess else out_of_scope(terms, text)
    return replace(
        draft,
        text=desk.archive.texts.keep(text),
        more=(*draft.more, keeps) if keeps else draft.more,
        guess=guess if "guess" not in draft.rejected else None,
        topic=topic,
        is_danger=draft.is_danger or is_danger(text),
        is_chat=is_greeting(text),
    )


def next_step(desk: Desk, conversation: Conversation, draft: Draft) -> tuple[Step, Draft]:
    """Return the step to show, and the draft with what could be filled in without asking."""
    terms = desk.terms_now(conversation.contract)
    draft = _filled(terms, draft)
    asked = _about_text(terms, conversation, draft) or _about_thing(desk, conversation, draft)
    if asked is not None:
        return asked, draft
    if draft.severity is None:
        keys = tuple(severity.key for severity in terms.severities_by_rank)
        middle = keys[(len(keys) - 1) // 2]
        severities = AskSeverity(
            draft=conversation.id, danger=draft.is_danger, severities=keys, unknown=middle
        )
        return severities, draft
    return confirmation(desk, conversation, draft, draft.severity), draft


def _about_text(terms: Terms, conversation: Conversation, draft: Draft) -> Step | None:
    """Ask about the description: is there one, is it an outage, does the contract cover it."""
    row, danger = conversation.id, draft.is_danger
    if not draft.text:
        return AskOneSentence(draft=row, danger=danger)
    if draft.is_chat:
        return NotAnOutage(draft=row, danger=danger)
    if draft.topic and not draft.insists:
        change = terms.out_of_scope[draft.topic].change_request
        kind = ChangeRequest if change else OutOfScope
        return kind(draft=row, danger=danger, topic=draft.topic)
    return None


def _about_thing(desk: Desk, conversation: Conversation, draft: Draft) -> Step | None:
    """Ask what it concerns and where, and whether it is reported already."""
    terms = desk.terms_now(conversation.contract)
    if draft.service is None:
        return _ask_service(terms, conversation, draft)
    places = terms.services[draft.service].locations
    if draft.place is None and len(places) > 1:
        return AskPlace(draft=conversation.id, danger=draft.is_danger, places=places)
    return _during_work(desk, conversation, draft) or _similar(desk, conversation, draft)


def _during_work(desk: Desk, conversation: Conversation, draft: Draft) -> ReportDuringWork | None:
    """Ask once whether to report while announced work is done on the service (DIALOGUES 11)."""
    if draft.service is None or DURING_WORK in draft.rejected:
        return None
    work = under_way(desk, conversation.contract, draft.service)
    if work is None:
        return None
    row, danger = conversation.id, draft.is_danger
    return ReportDuringWork(draft=row, danger=danger, service=draft.service, end=work.span.end)


def _filled(terms: Terms, draft: Draft) -> Draft:
    if draft.service is None and len(terms.services) == 1:
        draft = replace(draft, service=next(iter(terms.services)))
    if draft.severity is None and len(terms.severities) == 1:
        draft = replace(draft, severity=next(iter(terms.severities)))
    if draft.service is not None and draft.place is None:
        places = terms.services[draft.service].locations
        return replace(draft, place=places[0]) if len(places) == 1 else draft
    return draft


def _ask_service(terms: Terms, conversation: Conversation, draft: Draft) -> Step:
    begun = begun_at(conversation)
    if draft.guess is not None:
        return AskGuess(draft=conversation.id, danger=draft.is_danger, service=draft.guess, at=begun)
    return AskService(draft=conversation.id, danger=draft.is_danger, services=tuple(terms.services))


def confirmation(desk: Desk, conversation: Conversation, draft: Draft, severity: str) -> AskConfirm:
    """Word the report as it would be sent, with the deadlines it would get under today's terms."""
    terms = desk.terms_now(conversation.contract)
    service = draft.service or next(iter(terms.services))
    begun = begun_at(conversation)
    opening = terms.timeline_of(service, severity).next_opening(begun)
    return AskConfirm(
        draft=conversation.id,
        danger=draft.is_danger,
        service=service,
        place=draft.place,
        severity=severity,
        text=draft.text,
        reaction_due=due_of(terms, service, severity, Metric.REACTION, begun),
        restoration_due=due_of(terms, service, severity, Metric.RESTORATION, begun),
        starts_at=opening if opening is not None and opening > begun else None,
        assumed=draft.is_assumed,
        attachments=len(draft.attachments),
    )


def due_of(terms: Terms, service: str, severity: str, metric: Metric, start: datetime) -> datetime | None:
    """Return a target's deadline counted from `start`; None without a target or outside validity."""
    target = terms.target(service, severity, metric)
    if target is None or not terms.is_valid_on(terms.local_date(start)):
        return None
    return terms.timeline_of(service, severity).due(start.replace(microsecond=0), int(target.total_seconds()))


def _similar(desk: Desk, conversation: Conversation, draft: Draft) -> Similar | SimilarClosed | None:
    """Find an outage of the same service and place that is open or was closed lately (DECISIONS 3.17)."""
    if draft.service is None or "similar" in draft.rejected:
        return None
    for stored in _same(desk, conversation, draft):
        incident = stored.incident
        if str(stored.id) in draft.rejected:
            continue
        if incident.state in UNFINISHED:
            return Similar(
                draft=conversation.id,
                danger=draft.is_danger,
                incident=stored.id,
                number=incident.number,
                service=incident.service,
                at=incident.notified_at,
                state=shown_state(stored),
            )
        if incident.closed_at is not None and may_reopen(
            desk.library.terms(incident.digest), incident.closed_at, desk.now
        ):
            return SimilarClosed(
                draft=conversation.id,
                danger=draft.is_danger,
                incident=stored.id,
                number=incident.number,
                closed_at=incident.closed_at,
            )
    return None


def _same(desk: Desk, conversation: Conversation, draft: Draft) -> Iterator[Stored]:
    since = desk.now - LATELY
    for row in desk.archive.incidents.lately_same(
        conversation.contract, draft.service or "", draft.place, since
    ):
        yield desk.archive.incidents.load(row)


def may_reopen(terms: Terms, closed_at: datetime, now: datetime) -> bool:
    """Say whether a closed incident may still be opened again (clause 10: `reopen_within`, default hours)."""
    return terms.default_timeline.elapsed(closed_at, now) <= terms.closing.reopen_within.total_seconds()


def shown_state(stored: Stored) -> str:
    """Return the state as people see it: the API's state, or "paused", "reopened", "scope_disputed"."""
    incident = stored.incident
    if incident.is_scope_disputed:
        return "scope_disputed"
    if incident.paused_since is not None:
        return "paused"
    if incident.reopened and incident.state in (State.ACKNOWLEDGED, State.REPORTED):
        return "reopened"
    return incident.state.value
