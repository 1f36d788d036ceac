"""One clock of one incident: a timeline, the instant it started and the pauses that stopped it.

Rule book, third page; also the algebra of spans that outages and pauses are measured with. Pure values:
nothing here asks what time it is. Source: CONTRACT section 1 (exactness list), DECISIONS 3.1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.sla.hours import Span, Timeline


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same instants as spans, oldest first, that neither overlap nor touch; no span is empty."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if span.start == span.end:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def clip(spans: Iterable[Span], limits: Span) -> tuple[Span, ...]:
    """Keep the part of each span that lies in `limits`, in the order given; nothing empty is kept."""
    return tuple(
        Span(max(span.start, limits.start), min(span.end, limits.end))
        for span in spans
        if max(span.start, limits.start) < min(span.end, limits.end)
    )


def subtract(kept: Iterable[Span], removed: Iterable[Span]) -> tuple[Span, ...]:
    """Take every instant of `removed` out of `kept`; both may overlap themselves. Merged, oldest first."""
    left = list(merge(kept))
    for hole in merge(removed):
        left = [part for span in left for part in _around(span, hole)]
    return tuple(left)


def total(spans: Iterable[Span]) -> int:
    """Count the real seconds covered by at least one span; fractions of the sum are cut off."""
    return sum(int((span.end - span.start).total_seconds()) for span in merge(spans))


def _around(span: Span, hole: Span) -> tuple[Span, ...]:
    if hole.end <= span.start or span.end <= hole.start:
        return (span,)
    parts: tuple[Span, ...] = ()
    if span.start < hole.start:
        parts += (Span(span.start, hole.start),)
    if hole.end < span.end:
        parts += (Span(hole.end, span.end),)
    return parts


@dataclass(frozen=True, kw_only=True, slots=True)
class Stopwatch:
    """A clock started at `started_at` that runs in the hours of `timeline` and stands in `pauses`.

    Pauses may overlap and come in any order. Every method may raise `models.sla.hours.BeyondCalendar`.
    `budget_seconds` is the target in seconds of this clock.
    """

    timeline: Timeline
    started_at: datetime
    pauses: Sequence[Span] = ()

    def used(self, at: datetime) -> int:
        """Count the seconds used up when `at` comes; 0 for an instant before the start."""
        return self.timeline.elapsed(self.started_at, at, self.pauses)

    def is_late(self, at: datetime, budget_seconds: int) -> bool:
        """Say whether `at` is beyond the budget; the limit is in time, and so is the night after it."""
        return self.used(at) > budget_seconds

    def due(self, budget_seconds: int) -> datetime | None:
        """Return the deadline, itself in time. None: the calendar has no hours at all."""
        return self.timeline.due(self.started_at, budget_seconds, self.pauses)

    def reaches(self, budget_seconds: int, percent: int) -> datetime | None:
        """Return when an escalation level of `percent` of the budget fires.

        None: the calendar has no hours at all.
        Below 100 it is the first instant with that share used, a part of a second rounded up; from 100 on the
        first with more than that share used, which is when the target is missed (DECISIONS 3.1).
        """
        share = -(-budget_seconds * percent // 100)
        if percent < 100:
            return self.timeline.due(self.started_at, share, self.pauses)
        return self.timeline.first_exceeding(self.started_at, share, self.pauses)
