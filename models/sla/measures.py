"""The figures of a period, computed by one function and only shown elsewhere (DECISIONS 5, CONTRACT 4).

Rule book, pure. Every figure follows from the events' sum and the pinned terms; `escalated` and `breached`
events are never read (DECISIONS 3.1). The targets are in `shares`, hours and outages in `availability`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from models.sla.asked import Filters, Period
from models.sla.availability import (
    ServiceTime,
    between_failures,
    is_counted,
    is_failure,
    service_time,
)
from models.sla.conduct import NO_ASKS, Asks, Conduct, conduct
from models.sla.contract import Contract
from models.sla.deadlines import stops
from models.sla.hours import Span
from models.sla.incident import OPEN, Incident
from models.sla.maintenance import Part, parts_of
from models.sla.shares import Case, Judged, TargetFigures, mean, share
from models.sla.stopwatch import merge
from models.sla.targets import Metric
from models.sla.works import Work

__all__ = [
    "Applied",
    "Asks",
    "Case",
    "Conduct",
    "Figures",
    "Filters",
    "InForce",
    "Judged",
    "Measurer",
    "Nearest",
    "Period",
    "ServiceTime",
    "TargetFigures",
    "measure",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An amendment in a text and its first day; `since` None where only the store still knows that text."""

    number: int
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A text by which `cases` of the counted incidents are judged; without `amendments` it is the base."""

    amendments: tuple[Applied, ...]
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The report nearest to a period in which there is none."""

    id: int
    number: str
    notified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a period as of an instant; `n` incidents were notified in it (DECISIONS 5).

    `n`, `by_severity` (by rank), `mttr_seconds`, `reopened`, `paused_seconds`, `contested` and `open` are of
    those n; withdrawn ones and those outside the contract are not among them but counted apart. The targets
    have populations of their own. `mttr_seconds` is contract time without pauses, `mttr_wall_seconds` real
    time, both None where nothing was restored. `failures` are the n of the strictest class; `mtbf_seconds` is
    None without any. `availability` holds per cent as text by service, without those that had no agreed hour.
    `contested` counts pauses objected to and exclusions claimed and not settled, `open` those not restored yet.
    `conduct` holds the further counts.
    `restoration_clock_seconds` is the contract time of all n from notification to restoration or now, pauses
    left out: what the pauses are a share of. `downtime` holds the times behind availability, by service.
    `nearest` is set where `is_empty`, if there is any other report among the cases.
    """

    contract: str
    period: Period
    filters: Filters
    as_of: datetime
    n: int
    by_severity: Mapping[str, int]
    reaction: TargetFigures
    workaround: TargetFigures
    restoration: TargetFigures
    mttr_seconds: int | None
    mttr_wall_seconds: int | None
    failures: int
    mtbf_seconds: int | None
    availability: Mapping[str, str]
    reopened: int
    paused_seconds: int
    contested: int
    open: int
    withdrawn: int
    outside: int
    texts: tuple[InForce, ...]
    conduct: Conduct
    restoration_clock_seconds: int
    downtime: Mapping[str, ServiceTime]
    nearest: Nearest | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was reported in the period and no target was due in it or is late."""
        return self.n == 0 and not any(self.of(metric).n for metric in Metric)

    def of(self, metric: Metric) -> TargetFigures:
        """Return the figures of one target."""
        if metric is Metric.REACTION:
            return self.reaction
        return self.workaround if metric is Metric.WORKAROUND else self.restoration


Measurer = Callable[[Period, Filters, datetime], Figures]
"""Gives the figures of a period as of an instant, of one contract."""


def measure(  # noqa: PLR0913, PLR0917 - what is counted, of what, when, and what made no incident
    cases: Sequence[Case],
    contract: Contract,
    period: Period,
    now: datetime,
    filters: Filters | None = None,
    asks: Asks = NO_ASKS,
    *,
    works: Sequence[Work],
) -> Figures:
    """Compute every figure of a period from the cases judged at `now`.

    `cases` hold at least what was notified, due or open in the period, in any order; recurrences need earlier ones.
    `asks` made no incident, `works` are all of the contract. Time that has not come yet is in no figure.
    """
    asked = _sample(cases, period.span(contract.base.zone), now, filters or Filters())
    targets = {metric: share(asked.judged, metric, asked.span, now) for metric in Metric}
    times = _service_times(contract, asked, parts_of(works, contract, now))
    found = Figures(
        contract=contract.number,
        period=period,
        filters=asked.filters,
        as_of=now,
        n=len(asked.counted),
        by_severity=_by_severity(contract, asked.counted, min(period.last, contract.base.local_date(now))),
        reaction=targets[Metric.REACTION],
        workaround=targets[Metric.WORKAROUND],
        restoration=targets[Metric.RESTORATION],
        mttr_seconds=mean([_restoration_seconds(case, now) for case in asked.restored]),
        mttr_wall_seconds=mean([_wall_seconds(case, now) for case in asked.restored]),
        failures=asked.failures,
        mtbf_seconds=between_failures(times, asked.failures),
        availability={time.service: time.availability for time in times if time.availability is not None},
        reopened=sum(case.incident.reopened for case in asked.counted),
        paused_seconds=sum(_paused_seconds(case, now) for case in asked.counted),
        contested=sum(_disputes(case.incident) for case in asked.counted),
        open=sum(case.incident.state in OPEN for case in asked.counted),
        withdrawn=sum(case.incident.withdrawn_at is not None for case in asked.notified),
        outside=sum(_is_outside(case.incident) for case in asked.notified),
        texts=_texts(contract, asked, targets.values()),
        conduct=conduct(asked.counted, cases, asks),
        restoration_clock_seconds=sum(_restoration_seconds(case, now) for case in asked.counted),
        downtime={time.service: time for time in times},
    )
    return replace(found, nearest=_nearest(asked)) if found.is_empty else found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """The cases asked about: all of them, those notified in the period, and those of every class."""

    filters: Filters
    span: Span
    now: datetime
    asked: Sequence[Case]
    notified: Sequence[Case]
    any_class: Sequence[Case]

    @property
    def judged(self) -> list[Case]:
        return [case for case in self.asked if is_counted(case.incident)]

    @property
    def counted(self) -> list[Case]:
        return [case for case in self.notified if is_counted(case.incident)]

    @property
    def restored(self) -> list[Case]:
        return [case for case in self.counted if case.incident.resolved_at is not None]

    @property
    def failures(self) -> int:
        return sum(
            is_failure(case) and _is_in(self.span, case.incident.notified_at) for case in self.any_class
        )


def _sample(cases: Sequence[Case], span: Span, now: datetime, filters: Filters) -> _Sample:
    asked = [case for case in cases if filters.take(case.incident)]
    return _Sample(
        filters=filters,
        span=span,
        now=now,
        asked=asked,
        notified=[case for case in asked if _is_in(span, case.incident.notified_at)],
        any_class=[case for case in cases if filters.take_anywhere(case.incident)],
    )


def _is_in(span: Span, at: datetime) -> bool:
    return span.start <= at < span.end


def _nearest(asked: _Sample) -> Nearest | None:
    """Find the report notified nearest to the period, of two equally near ones the earlier."""

    def distance(case: Case) -> tuple[timedelta, int]:
        at = case.incident.notified_at
        return (asked.span.start - at if at < asked.span.start else at - asked.span.end), case.id

    case = min(asked.judged, key=distance, default=None)
    if case is None:
        return None
    return Nearest(id=case.id, number=case.incident.number, notified_at=case.incident.notified_at)


def _disputes(incident: Incident) -> int:
    return sum(pause.contested for pause in incident.pauses) + (incident.open_claim is not None)


def _is_outside(incident: Incident) -> bool:
    return incident.is_outside and incident.withdrawn_at is None


def _by_severity(contract: Contract, counted: Sequence[Case], day: date) -> Mapping[str, int]:
    """Count by class, the strictest first; a class nobody reported in is there with 0."""
    found = Counter(case.incident.severity for case in counted)
    known = [severity.key for severity in contract.terms_on(day).severities_by_rank]
    return {key: found[key] for key in dict.fromkeys((*known, *sorted(found)))}


def _service_times(contract: Contract, asked: _Sample, parts: Sequence[Part]) -> tuple[ServiceTime, ...]:
    """Measure each service asked about up to now, in the order of the contract, dropped ones last."""
    past = Span(asked.span.start, max(min(asked.span.end, asked.now), asked.span.start))
    known = dict.fromkeys(key for terms in reversed(contract.all_terms) for key in terms.services)
    wanted = [key for key in known if asked.filters.service in (None, key)]
    return tuple(service_time(contract, key, asked.any_class, past, parts) for key in wanted)


def _end(case: Case, now: datetime) -> datetime:
    """Return where measuring a restoration ends; a stamp from before the notification counts as that one."""
    return max(case.incident.resolved_at or now, case.incident.notified_at)


def _restoration_seconds(case: Case, now: datetime) -> int:
    """Count contract time from notification to restoration, on the class's clock, without pauses."""
    incident, end = case.incident, _end(case, now)
    timeline = case.terms.timeline_of(incident.service, incident.severity)
    return timeline.elapsed(incident.notified_at, end, stops(incident, case.terms, Metric.RESTORATION, end))


def _wall_seconds(case: Case, now: datetime) -> int:
    return (_end(case, now) - case.incident.notified_at) // timedelta(seconds=1)


def _paused_seconds(case: Case, now: datetime) -> int:
    """Count the seconds of the class's clock in which a pause held the repair, refused repairs apart."""
    incident, terms, end = case.incident, case.terms, _end(case, now)
    bare = replace(incident, waits=())
    held = [span for metric in Metric for span in stops(bare, terms, metric, end)]
    timeline = terms.timeline_of(incident.service, incident.severity)
    return sum(timeline.elapsed(span.start, span.end) for span in merge(held))


def _texts(contract: Contract, asked: _Sample, targets: Iterable[TargetFigures]) -> tuple[InForce, ...]:
    """List the texts by which the counted incidents are judged, the oldest amendments first."""
    basis = {case.id for case in asked.counted} | {one.id for target in targets for one in target.cases}
    since = {amendment.number: amendment.effective_from for amendment in contract.amendments}
    found = Counter(case.terms.amendments_applied for case in asked.judged if case.id in basis)
    return tuple(
        InForce(amendments=tuple(Applied(number=one, since=since.get(one)) for one in numbers), cases=cases)
        for numbers, cases in sorted(found.items())
    )
