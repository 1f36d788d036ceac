"""What time does to an incident: which levels fire, what is exceeded, what is owed next (clause 11).

Rule book, pure. The ladder is recomputed from the events each time, so a pause or a change of class moves
every instant that has not come yet. An alarm names its own due instant; being handled late changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.sla.claims import Standing
from models.sla.contract import EscalationLevel, Metric, Terms
from models.sla.deadlines import Obligation, obligations, pause_limit_at, reached_at, stops
from models.sla.hours import BeyondCalendar, Span
from models.sla.incident import OPEN, WORKING, Incident, State
from models.sla.objections import claim_unanswered_at


class AlarmKind(StrEnum):
    """The kinds of things that time brings about."""

    OPENING = "opening"
    ESCALATE = "escalate"
    BREACH = "breach"
    REPEAT = "repeat"
    FIRST_ACTION = "first_action"
    UPDATE = "update"
    PAUSE_LIMIT = "pause_limit"
    REMIND = "remind"
    REMIND_DEPUTY = "remind_deputy"
    DECIDE = "decide"
    SILENCE = "silence"
    UNANSWERED = "unanswered"


_ORDER = tuple(AlarmKind)
_DAY = timedelta(days=1)
_DEPUTY_AFTER = timedelta(hours=8)
_LONGEST_CLOSURE = 30
"""Days: support hours that stay closed for longer give no reminder in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One thing owed at an instant. `level` and `percent` for ESCALATE, `metric` for ESCALATE and BREACH."""

    at: datetime
    kind: AlarmKind
    level: int | None = None
    metric: Metric | None = None
    percent: int | None = None


def alarms(incident: Incident, terms: Terms, swept_to: datetime) -> tuple[Alarm, ...]:
    """List what time still owes this incident, earliest first, past and future alike.

    `swept_to` is the instant up to which alarms were handled: reminders, which leave no event, are owed only
    after it; levels and breaches are owed until their event is there, whatever `swept_to` says.
    """
    if incident.is_outside or incident.state is State.WITHDRAWN:
        return ()
    found = [*_unanswered(incident, terms, swept_to)]
    if incident.state is not State.CLOSED:
        found += [*_ladder(incident, terms), *_reminders(incident, terms, swept_to)]
    return tuple(sorted(found, key=lambda alarm: (alarm.at, _ORDER.index(alarm.kind), alarm.level or 0)))


def decision_due(incident: Incident, terms: Terms) -> datetime | None:
    """Return when silence decides an open proposal: `decide_within` on the clock that runs until then.

    That is the stricter of the two classes (clause 9). None without a proposal, and on a clock that never
    opens.
    """
    proposal = incident.proposal
    if proposal is None:
        return None
    timeline = terms.timeline_of(incident.service, incident.running[-1])
    return timeline.due(proposal.at, _seconds(terms.reclassification.decide_within))


def exceeded_at(incident: Incident, terms: Terms, metric: Metric, percent: int) -> datetime | None:
    """Return when that share of a target is passed under any standing promise, None if never.

    Below 100 % the first second with elapsed >= share of the target, rounded up; from 100 % on the first
    second with elapsed above it (DECISIONS 3.1).
    """
    if metric in terms.pause.clocks and incident.paused_since is not None and terms.pause.max_total is None:
        return None
    held = stops(incident, terms, metric, None)
    passed = [
        _passed_at(incident, terms, (metric, percent), promise, held)
        for promise in obligations(incident, terms)
        if promise.until is None
    ]
    return min((instant for instant in passed if instant is not None), default=None)


def _passed_at(
    incident: Incident, terms: Terms, share: tuple[Metric, int], promise: Obligation, held: tuple[Span, ...]
) -> datetime | None:
    metric, percent = share
    target = terms.target(incident.service, promise.severity, metric)
    if target is None:
        return None
    timeline = terms.timeline_of(incident.service, promise.severity)
    budget = _seconds(target) * percent
    try:
        if percent >= 100:
            return timeline.first_exceeding(promise.start, budget // 100, held)
        return timeline.due(promise.start, -(-budget // 100), held)
    except BeyondCalendar:
        return None


def _ladder(incident: Incident, terms: Terms) -> Iterator[Alarm]:
    if incident.state not in OPEN:
        return
    for metric in Metric:
        if reached_at(incident, metric) is not None:
            continue
        yield from _levels(incident, terms, metric)
        if metric not in incident.breached:
            late = exceeded_at(incident, terms, metric, 100)
            if late is not None:
                yield Alarm(at=late, kind=AlarmKind.BREACH, metric=metric)


def _levels(incident: Incident, terms: Terms, metric: Metric) -> Iterator[Alarm]:
    for level in terms.escalation:
        percent = _trigger(level, metric)
        if percent is None or incident.severity not in level.severities:
            continue
        if (level.level, metric.value) in incident.fired:
            continue
        at = exceeded_at(incident, terms, metric, percent)
        if at is not None:
            yield Alarm(at=at, kind=AlarmKind.ESCALATE, level=level.level, metric=metric, percent=percent)


def _trigger(level: EscalationLevel, metric: Metric) -> int | None:
    return next((one.at_percent for one in level.triggers if one.metric is metric), None)


def _reminders(incident: Incident, terms: Terms, swept_to: datetime) -> Iterator[Alarm]:
    limit = pause_limit_at(incident, terms)
    if limit is not None:
        yield Alarm(at=limit, kind=AlarmKind.PAUSE_LIMIT)
    if incident.acknowledged_at is not None and incident.first_action is None and incident.state in WORKING:
        within = terms.acknowledgement.first_action_within
        yield Alarm(at=incident.acknowledged_at + within, kind=AlarmKind.FIRST_ACTION)
    decide_by = decision_due(incident, terms)
    if decide_by is not None:
        yield Alarm(at=decide_by, kind=AlarmKind.DECIDE)
    if incident.state is State.RESOLVED and incident.resolved_at is not None:
        silent = terms.default_timeline.due(incident.resolved_at, _seconds(terms.closing.silent_after))
        if silent is not None:
            yield Alarm(at=silent, kind=AlarmKind.SILENCE)
    for kind, at in (
        (AlarmKind.OPENING, _opening(incident, terms)),
        (AlarmKind.REPEAT, _repeat(incident, terms, swept_to)),
        (AlarmKind.UPDATE, _update(incident, terms)),
        (AlarmKind.REMIND, _remind(incident, terms, swept_to)),
        (AlarmKind.REMIND_DEPUTY, _remind_deputy(incident, terms)),
    ):
        if at is not None and at > swept_to:
            yield Alarm(at=at, kind=kind)


def _unanswered(incident: Incident, terms: Terms, swept_to: datetime) -> Iterator[Alarm]:
    """Yield when the term of objection to a claimed exclusion is over without an answer (clause 13)."""
    claim = incident.open_claim
    if claim is None or claim.standing is not Standing.CLAIMED:
        return
    over = claim_unanswered_at(claim, terms)
    if over is not None and over > swept_to:
        yield Alarm(at=over, kind=AlarmKind.UNANSWERED)


def _opening(incident: Incident, terms: Terms) -> datetime | None:
    """Return when the provider is told of a report that came in closed hours (DECISIONS 3.7)."""
    if incident.state is not State.REPORTED:
        return None
    opening = terms.timeline_of(incident.service, incident.severity).next_opening(incident.entered_at)
    return opening if opening is not None and opening > incident.entered_at else None


def _repeat(incident: Incident, terms: Terms, swept_to: datetime) -> datetime | None:
    """Return the next reminder of an untaken report: every `no_ack_repeat` of its own clock."""
    every = terms.escalation_rules.no_ack_repeat.get(incident.severity)
    if every is None or incident.state is not State.REPORTED:
        return None
    timeline = terms.timeline_of(incident.service, incident.severity)
    start = incident.severities[-1].at
    done = timeline.elapsed(start, max(swept_to, start)) // _seconds(every)
    return timeline.due(start, (done + 1) * _seconds(every))


def _update(incident: Incident, terms: Terms) -> datetime | None:
    """Return when the announced progress message is due (`update_every`)."""
    every = terms.acknowledgement.update_every.get(incident.severity)
    if every is None or incident.state not in WORKING or incident.updated_at is None:
        return None
    return terms.timeline_of(incident.service, incident.severity).due(incident.updated_at, _seconds(every))


def _remind(incident: Incident, terms: Terms, swept_to: datetime) -> datetime | None:
    """Return the next reminder of an unanswered question: once a day, in support hours (DIALOGUES 6).

    What falls into closed time moves to the opening, and a day on which one came from there has no second one.
    """
    question = incident.open_question
    if question is None or incident.state not in WORKING:
        return None
    waited = (swept_to - question.at) // _DAY
    days, told = max(waited - _LONGEST_CLOSURE, 0), terms.local_date(question.at)
    while True:
        days += 1
        at = terms.default_timeline.next_opening(question.at + days * _DAY)
        if at is None or (at > swept_to and terms.local_date(at) != told):
            return at
        told = terms.local_date(at)


def _remind_deputy(incident: Incident, terms: Terms) -> datetime | None:
    """Return when a question has waited long enough for the reporter's deputy to be told (DIALOGUES 6)."""
    question = incident.open_question
    if question is None or incident.state not in WORKING:
        return None
    return terms.default_timeline.due(question.at, _seconds(_DEPUTY_AFTER))


def _seconds(duration: timedelta) -> int:
    return int(duration.total_seconds())
