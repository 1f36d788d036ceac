"""Contractual penalties in exact decimals, line by line: proposals only, a person decides (clause 14).

Rule book, pure. A delay is the time a target's own clock ran beyond target and grace. Delays of one incident that
overlap or touch form one stretch; its hours are counted from its beginning, each started one in full, and in the
same hour only the highest rate of those running counts (`cumulate = "highest_running"`). Every line is rounded
once, half up to a hundredth; sums are sums of rounded lines. An agreed exclusion costs nothing and is shown as
such; one that is claimed or contested takes nothing off (clause 13).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from models.sla.contract import Metric, Terms
from models.sla.deadlines import rests_on_dispute, verdict
from models.sla.explanation import Explanation, explain_all
from models.sla.hours import Span
from models.sla.incident import Incident
from models.sla.stopwatch import merge

_CENT = Decimal("0.01")
_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedHour:
    """One started hour of delay: when it began, and the target whose rate is the highest in it."""

    at: datetime
    metric: Metric
    severity: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Hours of one target and rate: `hours` x `percent` of `fee` = `amount`, rounded once."""

    metric: Metric
    severity: str
    hours: int
    percent: Decimal
    fee: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What may be claimed for one incident. `lines` may be empty; `basis` is the contract's word for the fault.

    `is_running`: a target that costs is still not reached, so more may come. `excluded` are the lines that an
    agreed exclusion took away: they stand in no sum. `is_contested`: a pause was objected to, or an exclusion is
    claimed and not settled; the lines are kept in the proposal until it is.
    """

    number: str
    service: str
    lines: tuple[Line, ...]
    basis: str
    clause: str | None
    is_running: bool
    excluded: tuple[Line, ...] = ()
    is_contested: bool = False

    @property
    def total(self) -> Decimal:
        """Add the lines up."""
        return sum((line.amount for line in self.lines), Decimal("0.00"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Part of a monthly fee that may be held back until the repair is confirmed (clause 15).

    `released_at` is when the confirmation, spoken or silent, ended it; None while it may be held.
    """

    number: str
    service: str
    percent: Decimal
    fee: Decimal
    amount: Decimal
    released_at: datetime | None
    clause: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Delay:
    """The seconds of one target that cost: `parts` in order, within them the clock ran."""

    metric: Metric
    severity: str
    percent: Decimal
    parts: tuple[Span, ...]

    @property
    def whole(self) -> Span:
        return Span(self.parts[0].start, self.parts[-1].end)

    def runs_in(self, block: Sequence[Span]) -> bool:
        return any(part.start < span.end and span.start < part.end for part in self.parts for span in block)


def started_hours(late_seconds: int, grace_seconds: int) -> int:
    """Count the started hours of a delay: one second over is one hour, exactly at the limit is none.

    Within the grace nothing is owed; beyond it the hours count from its end (exactness 9 and 10).
    """
    over = late_seconds - grace_seconds
    return -(-over // _HOUR) if over > 0 else 0


def share_of(fee: Decimal, percent: Decimal, times: int) -> Decimal:
    """Return `times` x `percent` of a fee, rounded half up to a hundredth, once at the end."""
    return (fee * percent * times / 100).quantize(_CENT, rounding=ROUND_HALF_UP)


def charged_hours(incident: Incident, terms: Terms, now: datetime) -> tuple[ChargedHour, ...]:
    """List the started hours of delay of one incident as known at `now`, oldest first.

    None for an incident outside the contract, and none for a withdrawn one: nothing was left to be late.
    """
    if incident.withdrawn_at is not None:
        return ()
    found = (_delay(one, terms) for one in explain_all(incident, terms, now))
    delays = sorted((one for one in found if one is not None), key=lambda one: one.whole.start)
    return tuple(hour for group in _groups(delays) for hour in _hours(group))


def propose(incident: Incident, terms: Terms, now: datetime) -> Proposal:
    """Compute the proposal for one incident as it stands at `now`."""
    return proposal_for(incident, terms, charged_hours(incident, terms, now))


def proposal_for(incident: Incident, terms: Terms, hours: Iterable[ChargedHour]) -> Proposal:
    """Turn hours of delay, all or those of a month, into the lines of a proposal; no fee, no lines."""
    fee = terms.services[incident.service].monthly_fee
    by_rate = sorted(hours, key=lambda one: (list(Metric).index(one.metric), one.severity))
    found = tuple(
        _line(metric, severity, len(list(group)), terms, fee)
        for (metric, severity), group in groupby(by_rate, key=lambda one: (one.metric, one.severity))
        if fee
    )
    lines, excluded = ((), found) if incident.is_excluded else (found, ())
    return Proposal(
        number=incident.number,
        service=incident.service,
        lines=lines,
        basis=terms.penalties.basis,
        clause=terms.penalties.clause,
        is_running=bool(lines) and incident.resolved_at is None,
        excluded=excluded,
        is_contested=any(
            incident.open_claim is not None or rests_on_dispute(incident, terms, line.metric)
            for line in lines
        ),
    )


def withheld(incident: Incident, terms: Terms, now: datetime) -> Withheld | None:
    """Say what of the fee may be withheld for an incident; None where nothing may (clause 15).

    Only where the contract allows it, for the classes it names, once restoration is overdue; not where the
    parties agree that the delay is excluded.
    """
    rules, fee = terms.withholding, terms.services[incident.service].monthly_fee
    if not rules.allowed or not fee or incident.is_outside or incident.withdrawn_at is not None:
        return None
    if incident.is_excluded:
        return None
    found = verdict(incident, terms, Metric.RESTORATION, now)
    if found is None or found.met is not False or found.severity not in rules.severities:
        return None
    return Withheld(
        number=incident.number,
        service=incident.service,
        percent=rules.percent,
        fee=fee,
        amount=share_of(fee, rules.percent, 1),
        released_at=incident.closed_at,
        clause=rules.clause,
    )


def _line(metric: Metric, severity: str, hours: int, terms: Terms, fee: Decimal) -> Line:
    percent = terms.penalties.rate(metric, severity) or Decimal(0)
    amount = share_of(fee, percent, hours)
    return Line(metric=metric, severity=severity, hours=hours, percent=percent, fee=fee, amount=amount)


def _delay(found: Explanation, terms: Terms) -> _Delay | None:
    one = found.verdict
    rate = terms.penalties.rate(one.metric, one.severity)
    if not rate:
        return None
    grace = terms.penalties.grace.get(one.severity, timedelta())
    parts = tuple(_beyond(found, one.target_seconds + int(grace.total_seconds())))
    if not parts:
        return None
    return _Delay(metric=one.metric, severity=one.severity, percent=rate, parts=parts)


def _beyond(found: Explanation, free_seconds: int) -> Iterator[Span]:
    """Yield where the clock ran once its first seconds were used up."""
    for stretch in found.stretches:
        if not stretch.counted_seconds:
            continue
        if free_seconds < stretch.seconds:
            yield Span(stretch.start + timedelta(seconds=free_seconds), stretch.end)
        free_seconds = max(free_seconds - stretch.seconds, 0)


def _groups(delays: Sequence[_Delay]) -> Iterator[tuple[_Delay, ...]]:
    """Part the delays, sorted by beginning, where none runs any more before the next begins."""
    group: list[_Delay] = []
    for delay in delays:
        if group and delay.whole.start > max(one.whole.end for one in group):
            yield tuple(group)
            group = []
        group.append(delay)
    if group:
        yield tuple(group)


def _hours(group: tuple[_Delay, ...]) -> Iterator[ChargedHour]:
    for block in _blocks(merge(part for delay in group for part in delay.parts)):
        top = max((delay for delay in group if delay.runs_in(block)), key=lambda one: one.percent)
        yield ChargedHour(at=block[0].start, metric=top.metric, severity=top.severity, percent=top.percent)


def _blocks(spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Cut running time into hours; the last one may be short, and an hour may reach over closed time."""
    block: list[Span] = []
    left = _HOUR
    for span in spans:
        start = span.start
        while start < span.end:
            end = min(span.end, start + timedelta(seconds=left))
            block.append(Span(start, end))
            left -= int((end - start).total_seconds())
            start = end
            if left == 0:
                yield tuple(block)
                block, left = [], _HOUR
    if block:
        yield tuple(block)
