"""How one target was kept over a period: who is counted, how many in time, the median, the slow ones.

Rule book, pure; beside `models.sla.measures`. Source: CONTRACT section 4, DECISIONS 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from models.sla.deadlines import Verdict, Verdicts, judge
from models.sla.hours import Span
from models.sla.incident import Incident
from models.sla.objections import has_disputed_pause, without_disputed_pauses
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
    claimed: bool = False
    excluded: bool = False

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
    the same three in real time. `excluded` counts late cases whose exclusion was agreed, `claimed` late
    ones whose exclusion is claimed and not settled: both stay in n and neither is met for it. `strict_n` and
    `strict_met` are n and met were every contested pause struck out.
    """

    n: int
    met: int
    median_seconds: int | None
    p90_seconds: int | None
    worst_seconds: int | None
    worst: str | None
    running: int
    cases: tuple[Judged, ...]
    excluded: int
    claimed: int
    strict_n: int
    strict_met: int
    wall: Times | None = None

    @property
    def is_disputed(self) -> bool:
        """Say whether the share depends on what the parties have not settled, or have agreed to excuse."""
        return bool(self.excluded or self.claimed) or (self.strict_n, self.strict_met) != (self.n, self.met)

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
    counted = _counted(cases, metric, period, now)
    strict = counted
    if any(has_disputed_pause(case.incident) for case in cases):
        strict = _counted([_struck(case, now) for case in cases], metric, period, now)
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
        excluded=sum(one.excluded for one in counted),
        claimed=sum(one.claimed for one in counted),
        strict_n=len(strict),
        strict_met=sum(one.met for one in strict),
    )


def _counted(cases: Sequence[Case], metric: Metric, period: Span, now: datetime) -> tuple[Judged, ...]:
    found = (_judged(case, case.verdicts.of(metric), period, now) for case in cases)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.due, one.id)))


def _struck(case: Case, now: datetime) -> Case:
    """Judge a case anew as the client sees it: without the pauses it objected to."""
    if not has_disputed_pause(case.incident):
        return case
    return replace(case, verdicts=judge(without_disputed_pauses(case.incident), case.terms, now))


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
        claimed=not verdict.met and case.incident.open_claim is not None,
        excluded=verdict.excluded,
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
