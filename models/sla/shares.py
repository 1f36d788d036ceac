"""How one target was kept over a period: who is counted, how many in time, the median, the slow ones.

Rule book, pure; beside `models.sla.measures`. Source: CONTRACT section 4, DECISIONS 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from models.sla.deadlines import Verdict, Verdicts
from models.sla.hours import Span
from models.sla.incident import Incident
from models.sla.targets import Metric
from models.sla.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One incident as the figures take it: row id, what its events add up to, its pinned terms, judged."""

    id: int
    incident: Incident
    terms: Terms
    verdicts: Verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One case of a target's population. `is_running`: not reached yet, so the seconds are "at least".

    `elapsed_seconds` are of the class's clock, `wall_seconds` real ones over the same stretch, pauses included.
    """

    id: int
    number: str
    metric: Metric
    severity: str
    due: datetime
    target_seconds: int
    elapsed_seconds: int
    wall_seconds: int
    met: bool
    is_running: bool

    @property
    def late_seconds(self) -> int:
        """Return by how much the target is exceeded, 0 within it."""
        return max(self.elapsed_seconds - self.target_seconds, 0)


class Times(NamedTuple):
    """The middle, the 90th percentile by nearest rank and the longest of some times, in seconds."""

    median: int
    p90: int
    worst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFigures:
    """The figures of one target. `cases` is the population, by due instant, then by row.

    The seconds are of each case's own clock and None where nobody is counted; `worst` is the number of the
    longest case, of equals the one due first. `running` counts those late and not reached yet. `wall` holds
    the same three in real time.
    """

    n: int
    met: int
    median_seconds: int | None
    p90_seconds: int | None
    worst_seconds: int | None
    worst: str | None
    running: int
    cases: tuple[Judged, ...]
    wall: Times | None = None

    @property
    def at_least(self) -> bool:
        """Say whether some case still runs, so that the times can only grow (DECISIONS 5)."""
        return self.running > 0

    @property
    def worst_is_running(self) -> bool:
        """Say whether the longest case has not ended yet: its time is "at least"."""
        return any(case.is_running for case in self.cases if case.number == self.worst)


def share(cases: Sequence[Case], metric: Metric, period: Span, now: datetime) -> TargetFigures:
    """Measure one target over the cases that are counted for it (DECISIONS 5).

    Counted are those whose due instant fell in the period, and those already late and still open. A case
    within its target and not reached yet is decided neither way: it is counted once it is.
    """
    found = (_judged(case, case.verdicts.of(metric), period, now) for case in cases)
    counted = tuple(sorted((one for one in found if one is not None), key=lambda one: (one.due, one.id)))
    contract = times_of([one.elapsed_seconds for one in counted])
    worst = max(counted, key=lambda one: one.elapsed_seconds, default=None)
    return TargetFigures(
        n=len(counted),
        met=sum(one.met for one in counted),
        median_seconds=contract.median if contract else None,
        p90_seconds=contract.p90 if contract else None,
        worst_seconds=worst.elapsed_seconds if worst else None,
        worst=worst.number if worst else None,
        running=sum(one.is_running for one in counted),
        cases=counted,
        wall=times_of([one.wall_seconds for one in counted]),
    )


def _judged(case: Case, verdict: Verdict | None, period: Span, now: datetime) -> Judged | None:
    if verdict is None or verdict.met is None or verdict.due is None:
        return None
    is_running = verdict.reached_at is None
    fell = period.start <= verdict.due < period.end
    carried = is_running and verdict.due < period.start <= now
    if not (fell or carried):
        return None
    return Judged(
        id=case.id,
        number=case.incident.number,
        metric=verdict.metric,
        severity=verdict.severity,
        due=verdict.due,
        target_seconds=verdict.target_seconds,
        elapsed_seconds=verdict.elapsed_seconds,
        wall_seconds=(verdict.counted_until - verdict.start) // timedelta(seconds=1),
        met=verdict.met,
        is_running=is_running,
    )


def times_of(seconds: Sequence[int]) -> Times | None:
    """Return the middle, the 90th percentile and the longest of times in any order; None of none."""
    ordered = sorted(seconds)
    middle, p90 = median(ordered), nearest_rank(ordered, 90)
    return None if middle is None or p90 is None else Times(middle, p90, ordered[-1])


def median(ordered: Sequence[int]) -> int | None:
    """Return the middle of sorted seconds, or the mean of the middle two, half up; None of none."""
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return mean(ordered[middle - 1 : middle + 1])


def nearest_rank(ordered: Sequence[int], percent: int) -> int | None:
    """Return the percentile of sorted seconds by nearest rank: an observed value, never interpolated."""
    if not ordered:
        return None
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1]


def mean(seconds: Sequence[int]) -> int | None:
    """Return the mean in whole seconds, half up; None of none."""
    return half_up(Fraction(sum(seconds), len(seconds))) if seconds else None


def half_up(figure: Fraction) -> int:
    """Round to the nearest whole number, a half upwards."""
    return floor(figure + Fraction(1, 2))
