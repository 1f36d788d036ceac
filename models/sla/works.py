"""Announced work on a service: what was announced, what became of it, and which time it took (clause 12).

Rule book, pure. How much of that time is planned and how much is downtime is decided in `models.sla.maintenance`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from models.sla.hours import Span


class WorkKind(StrEnum):
    """What may be recorded of an announced work after its announcement; stable, because it is kept."""

    OBJECTED = "objected"
    """The client says that the date does not suit."""
    CANCELLED = "cancelled"
    """It will not be done; when it has begun, it ends here."""
    ENDED = "ended"
    """It is done, before its end, at it or after it."""
    GOES_ON = "goes_on"
    """Its end has come and it is not done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFact:
    """One thing recorded of a work, in the order of `seq`; `at` counts, floored to the second."""

    seq: int
    kind: WorkKind
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as its facts add up: the services it may interrupt and the time [start, end) announced for it.

    `announced_at` counts for the notice, `text` is the digest of the reason. `objected_by` are those whom the
    date does not suit. `cancelled_at` and `ended_at` are None until that is said; `goes_on`: it was said at the
    end that the work is not done.
    """

    id: int
    contract: str
    services: tuple[str, ...]
    span: Span
    announced_at: datetime
    by: str
    text: str | None
    is_emergency: bool
    objected_by: tuple[str, ...] = ()
    cancelled_at: datetime | None = None
    ended_at: datetime | None = None
    goes_on: bool = False

    @property
    def is_over(self) -> bool:
        """Say whether nothing more is to come: it was cancelled, or it is done."""
        return self.cancelled_at is not None or self.ended_at is not None

    def is_under_way(self, at: datetime) -> bool:
        """Say whether the work is being done at an instant, as far as was said until now."""
        taken = time_taken(self, at)
        if taken is None or at < taken.start:
            return False
        return at < taken.end or (self.goes_on and not self.is_over)


def add_up(announced: Work, facts: Iterable[WorkFact]) -> Work:
    """Add facts to an announcement; after the work is cancelled or done no further word changes it."""
    work = announced
    for fact in sorted(facts, key=lambda one: one.seq):
        work = _take(work, fact)
    return work


def _take(work: Work, fact: WorkFact) -> Work:
    if fact.kind is WorkKind.OBJECTED:
        known = (*work.objected_by, fact.by) if fact.by not in work.objected_by else work.objected_by
        return replace(work, objected_by=known)
    if work.is_over:
        return work
    if fact.kind is WorkKind.CANCELLED:
        return replace(work, cancelled_at=fact.at)
    if fact.kind is WorkKind.ENDED:
        return replace(work, ended_at=fact.at)
    return replace(work, goes_on=True)


def time_taken(work: Work, now: datetime) -> Span | None:
    """Return the time the work took or will take, as known at `now`; None where it takes none.

    Cancelled before its start it takes none, cancelled later it ends there. Done early or late it ends when it
    was done. Without a word at its end it is taken to be done then; said to go on, it lasts until `now`.
    """
    start = work.span.start
    end = work.cancelled_at or work.ended_at
    if end is None:
        end = max(work.span.end, now) if work.goes_on else work.span.end
    return Span(start, end) if end > start else None
