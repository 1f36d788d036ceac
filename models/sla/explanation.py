"""How a verdict was arrived at: every stretch of time between notification and result, with its reason.

Rule book, pure. The stretches follow each other without a gap; those that ran add up exactly to the verdict's
elapsed seconds, those that stood in hours to its paused ones. Each quotes its clause of the contract.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from models.sla.claims import Claim
from models.sla.contract import Coverage, Metric, Terms
from models.sla.deadlines import Verdict, paused_spans, verdict
from models.sla.hours import Span
from models.sla.incident import Incident, Pause
from models.sla.objections import has_disputed_pause, without_disputed_pauses
from models.sla.stopwatch import clip, merge


class Why(StrEnum):
    """Why a second counted or did not; stable, because it is part of the API."""

    OPEN = "open"
    """It ran: in hours and not stopped."""
    CLOSED = "closed"
    """Outside the hours of the class."""
    HOLIDAY = "holiday"
    """A day that would have had hours, closed as a holiday or by agreement."""
    PAUSED = "paused"
    """In hours, stopped for a reason the contract knows."""
    AWAITING = "awaiting_confirmation"
    """In hours, between a reported repair and its rejection."""
    MAINTENANCE = "maintenance"
    """It ran while planned work was done on the service: excluded only by a claim that is agreed (clause 13)."""


RAN = frozenset({Why.OPEN, Why.MAINTENANCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time with one reason, never empty.

    `counted_seconds` are those of the verdict's clock: all of a stretch that ran, none of another. `holiday` is the
    date, `by` and `reason` the person's key and the reason's key of a pause; None elsewhere. `clause` is
    that of the hours, the pause, the closing or the class; None where the contract quotes none.
    """

    start: datetime
    end: datetime
    why: Why
    holiday: date | None = None
    by: str | None = None
    reason: str | None = None
    clause: str | None = None

    @property
    def seconds(self) -> int:
        """Return the real seconds between the ends."""
        return (self.end - self.start) // timedelta(seconds=1)

    @property
    def counted_seconds(self) -> int:
        """Return what the stretch adds to the elapsed time."""
        return self.seconds if self.why in RAN else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A verdict, the hours it was measured by (key of the coverage), and its stretches, oldest first.

    The stretches cover [verdict.start, verdict.counted_until) without a gap; none where that is empty. `claims`
    are the exclusions claimed for the incident: they stand beside the figure and change none of it (clause 13).
    `disputed` is the verdict were every contested pause struck out, None where none is.
    """

    verdict: Verdict
    coverage: str
    clause: str | None
    stretches: tuple[Stretch, ...]
    claims: tuple[Claim, ...] = ()
    disputed: Verdict | None = None

    def seconds(self, why: Why) -> int:
        """Add up the real seconds that have one reason."""
        return sum(one.seconds for one in self.stretches if one.why is why)


def explain(
    incident: Incident, terms: Terms, metric: Metric, now: datetime, planned: Sequence[Span] = ()
) -> Explanation | None:
    """Explain how one target stands at `now`; None where no clock runs or the contract sets no such target.

    `planned` is when planned work was done on the service; the clock runs on, the stretches are told apart.
    """
    found = None if incident.is_outside else verdict(incident, terms, metric, now)
    if found is None:
        return None
    return Explanation(
        verdict=found,
        coverage=terms.coverage_of(incident.service, found.severity).key,
        clause=terms.severities[found.severity].clause,
        stretches=tuple(_Cutter(incident, terms, found, planned).stretches()),
        claims=incident.claims,
        disputed=_disputed(incident, terms, metric, now),
    )


def _disputed(incident: Incident, terms: Terms, metric: Metric, now: datetime) -> Verdict | None:
    if metric not in terms.pause.clocks or not has_disputed_pause(incident):
        return None
    return verdict(without_disputed_pauses(incident), terms, metric, now)


def explain_all(
    incident: Incident, terms: Terms, now: datetime, planned: Sequence[Span] = ()
) -> tuple[Explanation, ...]:
    """Explain every target there is: reaction, workaround, restoration; `planned` as in `explain`."""
    found = (explain(incident, terms, metric, now, planned) for metric in Metric)
    return tuple(one for one in found if one is not None)


class _Cutter:
    """Cuts the life of one target where a reason begins or ends."""

    def __init__(self, incident: Incident, terms: Terms, found: Verdict, planned: Sequence[Span]) -> None:
        self.terms = terms
        self.planned = merge(planned)
        self.clause = terms.severities[found.severity].clause
        self.coverage = terms.coverage_of(incident.service, found.severity)
        self.whole = Span(found.start, found.counted_until)
        self.opened = list(terms.timeline(self.coverage.key).intervals(found.start, found.counted_until))
        self.holds = sorted(
            [*self._pauses(incident, found), *self._waits(incident, found)], key=lambda one: one.start
        )

    def _pauses(self, incident: Incident, found: Verdict) -> list[Stretch]:
        spans = paused_spans(incident, self.terms, found.metric, found.counted_until)
        return [self._pause(pause, span) for pause, span in zip(incident.pauses, spans, strict=False)]

    def _pause(self, pause: Pause, span: Span) -> Stretch:
        reason = self.terms.pause.reasons.get(pause.reason)
        own = reason.clause if reason else None
        return Stretch(
            start=span.start,
            end=span.end,
            why=Why.PAUSED,
            by=pause.by,
            reason=pause.reason,
            clause=own or self.terms.pause.clause,
        )

    def _waits(self, incident: Incident, found: Verdict) -> list[Stretch]:
        if found.metric is Metric.REACTION:
            return []
        clause = self.terms.closing.clause
        return [
            Stretch(start=wait.start, end=wait.end, why=Why.AWAITING, clause=clause)
            for wait in incident.waits
        ]

    def stretches(self) -> Iterator[Stretch]:
        cursor = self.whole.start
        for span in self.opened:
            yield from self._closed(cursor, span.start)
            yield from self._in_hours(span)
            cursor = span.end
        yield from self._closed(cursor, self.whole.end)

    def _in_hours(self, span: Span) -> Iterator[Stretch]:
        cursor = span.start
        for hold in self.holds:
            start, end = max(hold.start, cursor), min(hold.end, span.end)
            if start >= end:
                continue
            yield from self._ran(cursor, start)
            yield Stretch(
                start=start, end=end, why=hold.why, by=hold.by, reason=hold.reason, clause=hold.clause
            )
            cursor = end
        yield from self._ran(cursor, span.end)

    def _ran(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """Yield the running time between two instants, that of planned work apart."""
        cursor = start
        for work in clip(self.planned, Span(start, end)):
            if cursor < work.start:
                yield Stretch(start=cursor, end=work.start, why=Why.OPEN, clause=self.clause)
            clause = self.terms.maintenance.clause
            yield Stretch(start=work.start, end=work.end, why=Why.MAINTENANCE, clause=clause)
            cursor = work.end
        if cursor < end:
            yield Stretch(start=cursor, end=end, why=Why.OPEN, clause=self.clause)

    def _closed(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """Yield the closed time between two instants, each holiday in it apart."""
        days = self._holidays(start, end)
        edges = sorted({start, end, *(edge for day in days for edge in self._edges(day, start, end))})
        for first, last in pairwise(edges):
            local = self.terms.local_date(first)
            yield Stretch(
                start=first,
                end=last,
                why=Why.HOLIDAY if local in days else Why.CLOSED,
                holiday=local if local in days else None,
                clause=self.coverage.clause,
            )

    def _holidays(self, start: datetime, end: datetime) -> Sequence[date]:
        first, last = self.terms.local_date(start), self.terms.local_date(end)
        closed = self.coverage.calendar.closed_dates - self.coverage.calendar.extra_open
        return sorted(day for day in closed if first <= day <= last and would_have_hours(self.coverage, day))

    def _edges(self, day: date, start: datetime, end: datetime) -> Iterator[datetime]:
        for local in (day, day + timedelta(days=1)):
            midnight = datetime(local.year, local.month, local.day, tzinfo=self.terms.zone).astimezone(UTC)
            if start < midnight < end:
                yield midnight


def would_have_hours(coverage: Coverage, day: date) -> bool:
    """Say whether the weekday of a date has hours of its own, were the date not closed."""
    calendar = coverage.calendar
    return calendar.always or any(shift.day == day.weekday() for shift in calendar.shifts)
