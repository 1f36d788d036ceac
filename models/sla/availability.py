"""How long a service was there: agreed hours, downtime, availability, time between failures.

Rule book, pure; beside `models.sla.measures`. Availability = 100 * (T - downtime) / T over the hours of the
strictest class (CONTRACT section 4, DECISIONS 5), where T is the agreed time without planned work. Down is a
service while a failure of the strictest class lasts and while work that is not planned is done on it; whatever
overlaps counts once. What the parties agree to exclude is no downtime, and is counted beside it (clause 13).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from models.sla.contract import Contract, Terms
from models.sla.hours import Span, Timeline
from models.sla.incident import Incident
from models.sla.maintenance import Part, downtime_spans, planned_spans
from models.sla.shares import Case, half_up
from models.sla.stopwatch import clip, merge, subtract

_EARLIEST, _LATEST = date(1970, 1, 1), date(2200, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTime:
    """A service over a period, in seconds of the agreed hours.

    `planned_seconds` are those of planned work, `down_seconds` those in which it was down otherwise,
    `work_seconds` the part of these that announced work took. `excluded_seconds` is downtime by failures whose
    exclusion was agreed: it is not among `down_seconds`. `failed_seconds` are those of all failures, planned work
    or not, for the time between failures.
    """

    service: str
    agreed_seconds: int
    down_seconds: int
    planned_seconds: int = 0
    work_seconds: int = 0
    excluded_seconds: int = 0
    failed_seconds: int = 0

    @property
    def availability(self) -> str | None:
        """Return the per cent as text with two places, half up; None where no hour was agreed."""
        agreed = self.agreed_seconds - self.planned_seconds
        if agreed == 0:
            return None
        up = Decimal(100 * (agreed - self.down_seconds)) / agreed
        return str(up.quantize(Decimal("0.01"), ROUND_HALF_UP))


def service_time(
    contract: Contract, service: str, cases: Sequence[Case], span: Span, parts: Sequence[Part]
) -> ServiceTime:
    """Add up the agreed, the planned and the down time of a service in [start, end) of `span`.

    Agreed are the hours of the strictest class in each text of the contract that was in force, within its
    validity. `cases` and `parts` (of announced work) may hold other services too. What overlaps counts once, cut
    to the period; planned work comes first, then downtime, then what is excluded.
    """
    own = [case for case in cases if case.incident.service == service]
    failed = outages(own, span.end)
    planned, worked = planned_spans(parts, service), downtime_spans(parts, service)
    charged = outages([case for case in own if not case.incident.is_excluded], span.end)
    down = subtract((*charged, *worked), planned)
    kinds = {
        "planned_seconds": planned,
        "down_seconds": down,
        "work_seconds": subtract(worked, planned),
        "excluded_seconds": subtract(failed, (*down, *planned)),
        "failed_seconds": failed,
    }
    agreed = 0
    counted = dict.fromkeys(kinds, 0)
    for timeline, part in _hours(contract, service, span):
        agreed += timeline.elapsed(part.start, part.end)
        for name, spans in kinds.items():
            counted[name] += sum(timeline.elapsed(one.start, one.end) for one in clip(spans, part))
    return ServiceTime(service=service, agreed_seconds=agreed, **counted)


def outages(cases: Sequence[Case], now: datetime) -> tuple[Span, ...]:
    """Return when any of these incidents of the strictest class stood between notification and restoration.

    Not restored yet: until `now`. A wait for a confirmation that was refused is no downtime, as no clock
    counts it (DECISIONS 3.3); a pause is.
    """
    found: list[Span] = []
    for incident in (case.incident for case in cases if is_failure(case)):
        end = incident.resolved_at or now
        down = Span(incident.notified_at, max(end, incident.notified_at))
        found += subtract((down,), incident.waits)
    return merge(found)


def is_failure(case: Case) -> bool:
    """Say whether a case takes the service down: of the strictest class, neither withdrawn nor outside."""
    return is_counted(case.incident) and case.incident.severity == strictest(case.terms)


def is_counted(incident: Incident) -> bool:
    """Say whether an incident stands in the figures: neither withdrawn nor outside (DECISIONS 5)."""
    return incident.withdrawn_at is None and not incident.is_outside


def strictest(terms: Terms) -> str:
    """Name the strictest class of a contract."""
    return terms.severities_by_rank[0].key


def between_failures(times: Sequence[ServiceTime], failures: int) -> int | None:
    """Return the mean agreed time without failure for each failure (MTBF), half up; None where there was none.

    Source: CONTRACT section 4, "with 0 failures: no failure, not infinity".
    """
    if failures == 0:
        return None
    up = sum(time.agreed_seconds - time.failed_seconds for time in times)
    return half_up(Fraction(up, failures))


def days_span(zone: ZoneInfo, first: date, last: date) -> Span:
    """Return the instants of the days of a zone, both included, cut to the years 1970 to 2199."""
    begin = min(max(first, _EARLIEST), _LATEST)
    end = min(max(last, _EARLIEST), _LATEST - timedelta(days=1)) + timedelta(days=1)
    return Span(_midnight(begin, zone), _midnight(max(end, begin), zone))


def _hours(contract: Contract, service: str, span: Span) -> Iterator[tuple[Timeline, Span]]:
    """Yield the strictest class's hours of a service with the part of `span` each text was in force for."""
    last = contract.versions[-1].terms
    ends = [version.effective_from - timedelta(days=1) for version in contract.versions[1:]]
    for version, until in zip(contract.versions, [*ends, last.valid_to], strict=True):
        terms = version.terms
        if service not in terms.services or until < version.effective_from:
            continue
        days = days_span(terms.zone, version.effective_from, min(until, terms.valid_to))
        for part in clip((span,), days):
            yield terms.timeline_of(service, strictest(terms)), part


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
