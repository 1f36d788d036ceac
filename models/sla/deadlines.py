"""What an incident's targets come to: due when, how much used, met or not (CONTRACT 1, rows 11 to 16).

Rule book, pure: every figure here is computed from the events' sum and the pinned terms, never stored and
never read from `escalated` or `breached` events (DECISIONS 3.1).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from models.sla.contract import Metric, Terms
from models.sla.hours import Span, Timeline
from models.sla.incident import Incident
from models.sla.stopwatch import clip


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One promise: reach the targets of `severity` counted from `start`.

    `until` is set where the promise ended at that instant: a lowering took it back, or the agreed class
    replaced the proposed one. A breach before it stays (clause 9, DECISIONS 3.2).
    """

    severity: str
    start: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one target stands at an instant, in seconds of the incident's own clock.

    `met` is None while it runs within the target, False from the second the target is exceeded, True when
    reached in time. `due` is None where the clock never opens. `paused_seconds` are open seconds not counted.
    `severity` and `start` name the promise that binds; `counted_until` is where measuring it ended or stands,
    never before `start`. `contested`: a pause it rests on was objected to, or an exclusion is claimed and not
    settled; `excluded`: an exclusion was claimed and agreed. Neither changes a second of it, and no exclusion
    concerns a target that was reached in time.
    """

    metric: Metric
    severity: str
    start: datetime
    counted_until: datetime
    target_seconds: int
    due: datetime | None
    elapsed_seconds: int
    paused_seconds: int
    reached_at: datetime | None
    met: bool | None
    contested: bool
    excluded: bool = False

    @property
    def late_seconds(self) -> int:
        """Return by how much the target is exceeded, 0 within it."""
        return max(self.elapsed_seconds - self.target_seconds, 0)

    @property
    def left_seconds(self) -> int:
        """Return what is left of the target, 0 when it is used up."""
        return max(self.target_seconds - self.elapsed_seconds, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The three targets; None where the contract sets none or no clock runs."""

    reaction: Verdict | None
    workaround: Verdict | None
    restoration: Verdict | None

    def of(self, metric: Metric) -> Verdict | None:
        """Return the verdict on one target."""
        if metric is Metric.REACTION:
            return self.reaction
        return self.workaround if metric is Metric.WORKAROUND else self.restoration

    @property
    def each(self) -> tuple[Verdict, ...]:
        """Return the verdicts there are: reaction, workaround, restoration."""
        return tuple(one for one in (self.reaction, self.workaround, self.restoration) if one is not None)


def obligations(incident: Incident, terms: Terms) -> tuple[Obligation, ...]:
    """List the promises of an incident, oldest first; those that have ended carry `until`.

    A raise adds a promise from its own instant and keeps the old ones; a lowering ends those of stricter classes
    (clause 9). While a raise is only proposed the stricter class runs from the proposal on (`while_disputed`);
    unless it is agreed that promise was never made.
    """
    standing = [Obligation(severity=incident.severities[0].severity, start=incident.notified_at)]
    ended: list[Obligation] = []
    for change in incident.severities[1:]:
        if change.raised:
            if change.proposed_at is not None:
                ended.append(Obligation(severity=change.severity, start=change.proposed_at, until=change.at))
            standing.append(Obligation(severity=change.severity, start=change.at))
        else:
            kept = _lowered(standing, change.severity, terms)
            ended += [replace(one, until=change.at) for one in standing if one not in kept]
            standing = kept
    if incident.proposal is not None and incident.proposal.raised:
        standing.append(Obligation(severity=incident.proposal.severity, start=incident.proposal.at))
    return (*ended, *standing)


def _lowered(standing: list[Obligation], severity: str, terms: Terms) -> list[Obligation]:
    """Return the promises that stand once the class is lowered to `severity`.

    Milder ones go on. The class itself counts from the first promise that was at least as strict: mostly from the
    notification, but from the raise where the report was of a milder class still, so that a lowering never makes a
    deadline earlier.
    """
    rank = terms.severities[severity].rank
    milder = [one for one in standing if terms.severities[one.severity].rank > rank]
    first = next((one for one in standing if one not in milder), standing[0])
    return [*milder, replace(first, severity=severity)]


def newest_due(incident: Incident, terms: Terms, metric: Metric, now: datetime) -> datetime | None:
    """Return when a target is due under the newest promise alone; None where it sets none or never runs.

    An older promise may be due earlier, and then binds: ask `verdict`.
    """
    found = _measure(incident, terms, obligations(incident, terms)[-1], _watch(incident, terms, metric, now))
    return found.due if found else None


def reached_at(incident: Incident, metric: Metric) -> datetime | None:
    """Return when a target was reached; a later stage reaches the earlier ones (exactness 7 and 8)."""
    if metric is Metric.RESTORATION:
        return incident.resolved_at
    if metric is Metric.WORKAROUND:
        return incident.workaround_at or incident.resolved_at
    return incident.reacted_at


def pause_limit_at(incident: Incident, terms: Terms) -> datetime | None:
    """Return when the pause that lasts ends by itself, None where none does (DECISIONS 3.14).

    None without a pause, without a limit, and on a clock that never opens and so never uses a limit up.
    """
    since = incident.paused_since
    if since is None or terms.pause.max_total is None:
        return None
    if terms.timeline_of(incident.service, incident.severity).next_opening(since) is None:
        return None
    return _pause_spans(incident, terms, None)[-1].end


def stops(incident: Incident, terms: Terms, metric: Metric, until: datetime | None) -> tuple[Span, ...]:
    """List the spans in which the clock of a target stood, oldest first; they may overlap closed hours.

    A pause that lasts is taken to end at `until`, or with None at its limit: the earliest it ends by itself.
    Never for the reaction (clause 8). Waiting for a confirmation that was refused is not counted either.
    """
    if metric is Metric.REACTION:
        return ()
    return (*paused_spans(incident, terms, metric, until), *incident.waits)


def paused_spans(
    incident: Incident, terms: Terms, metric: Metric, until: datetime | None
) -> tuple[Span, ...]:
    """List when each pause of the incident stopped the clock of a target, one span a pause, in their order.

    Empty where pauses never stop that clock; a span is empty where the limit was used up before. `until` as in
    `stops`.
    """
    if metric is Metric.REACTION or metric not in terms.pause.clocks:
        return ()
    return _pause_spans(incident, terms, until)


def judge(incident: Incident, terms: Terms, now: datetime) -> Verdicts:
    """Judge the three targets as they stand at `now` (for a finished target, for good)."""
    if incident.is_outside:
        return Verdicts(reaction=None, workaround=None, restoration=None)
    return Verdicts(
        reaction=verdict(incident, terms, Metric.REACTION, now),
        workaround=verdict(incident, terms, Metric.WORKAROUND, now),
        restoration=verdict(incident, terms, Metric.RESTORATION, now),
    )


def verdict(incident: Incident, terms: Terms, metric: Metric, now: datetime) -> Verdict | None:
    """Judge one target; None where neither class promises it.

    Of several promises the one already broken binds, else the one due first. A promise made after the target
    was reached is not owed any more (DECISIONS 3.2).
    """
    watch = _watch(incident, terms, metric, now)
    reached = watch.reached_at
    found = [
        _measure(incident, terms, promise, watch)
        for promise in obligations(incident, terms)
        if reached is None or promise.start <= reached or promise.start == incident.notified_at
    ]
    owed = [one for one in found if one is not None]
    return min(owed, key=_binding) if owed else None


def _binding(one: Verdict) -> tuple[bool, float]:
    return one.met is not False, one.due.timestamp() if one.due else float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """What all promises of one target share: when reached, where measuring ends, when the clock stood."""

    metric: Metric
    reached_at: datetime | None
    end: datetime
    held: tuple[Span, ...]


def _watch(incident: Incident, terms: Terms, metric: Metric, now: datetime) -> _Watch:
    reached = reached_at(incident, metric)
    end = min(instant for instant in (reached, incident.withdrawn_at, now) if instant is not None)
    # What stopped the clock after the target was reached moves no deadline any more.
    held = clip(stops(incident, terms, metric, end), Span(min(incident.notified_at, end), end))
    return _Watch(metric=metric, reached_at=reached, end=end, held=held)


def _measure(incident: Incident, terms: Terms, promise: Obligation, watch: _Watch) -> Verdict | None:
    target = terms.target(incident.service, promise.severity, watch.metric)
    if target is None:
        return None
    timeline = terms.timeline_of(incident.service, promise.severity)
    last = watch.end if promise.until is None else min(watch.end, promise.until)
    budget = int(target.total_seconds())
    elapsed = timeline.elapsed(promise.start, last, watch.held)
    is_late = elapsed > budget
    if promise.until is not None and not is_late:
        return None
    met = False if is_late else (True if watch.reached_at is not None else None)
    return Verdict(
        metric=watch.metric,
        severity=promise.severity,
        start=promise.start,
        counted_until=max(promise.start, last.replace(microsecond=0)),
        target_seconds=budget,
        due=timeline.due(promise.start, budget, watch.held),
        elapsed_seconds=elapsed,
        paused_seconds=timeline.elapsed(promise.start, last) - elapsed,
        reached_at=watch.reached_at,
        met=met,
        contested=rests_on_dispute(incident, terms, watch.metric) or (not met and bool(incident.open_claim)),
        excluded=incident.is_excluded and not met,
    )


def rests_on_dispute(incident: Incident, terms: Terms, metric: Metric) -> bool:
    """Say whether a pause that was objected to stopped the clock of this target (clause 8)."""
    return metric in terms.pause.clocks and any(pause.contested for pause in incident.pauses)


def _pause_spans(incident: Incident, terms: Terms, until: datetime | None) -> tuple[Span, ...]:
    timeline = terms.timeline_of(incident.service, incident.severity)
    limit = terms.pause.max_total
    left = int(limit.total_seconds()) if limit is not None else None
    spans: list[Span] = []
    for pause in incident.pauses:
        end = _pause_end(pause.start, pause.end or until, left, timeline)
        spans.append(Span(pause.start, end))
        if left is not None and pause.end is not None:
            left -= timeline.elapsed(pause.start, end)
    return tuple(spans)


def _pause_end(start: datetime, end: datetime | None, left: int | None, timeline: Timeline) -> datetime:
    """Return the earlier of the pause's own end and the end of its limit; never before `start`.

    `start` itself where neither comes: such a clock never runs, so the pause takes nothing from it.
    """
    limit = timeline.due(start, left) if left is not None else None
    ends = [instant for instant in (end, limit) if instant is not None]
    return max(min(ends, default=start), start)
