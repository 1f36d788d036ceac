"""A month's statement of proposed penalties: incidents, availability, caps, withholding (clauses 14 and 15).

Rule book, pure. A started hour belongs to the month of the contract's zone in which it began. The caps are per
cent of the fees in force on the last day of the month: the monthly one of their sum, the yearly one of twelve
times their sum, less what the months before it in the calendar year came to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from models.sla.availability import ServiceTime, days_span, service_time
from models.sla.contract import Contract, Terms
from models.sla.hours import Span
from models.sla.maintenance import Part, parts_of
from models.sla.penalties import (
    ChargedHour,
    Proposal,
    Withheld,
    charged_hours,
    proposal_for,
    share_of,
    withheld,
)
from models.sla.shares import Case
from models.sla.works import Work

_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityLine:
    """A service that was there less than agreed: the harshest step reached, never several.

    The availability compared is the one shown: per cent, two places, half up. Exactly at a step is not below it.
    """

    service: str
    availability: str
    below: Decimal
    percent: Decimal
    fee: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The proposal for a month, given as its first day.

    `subtotal` is the sum of all lines, `contested` the part of it that rests on a dispute not settled yet; what
    an agreed exclusion took away stands under its incident and in no sum. `total` is what is left under the
    caps; a cap is None where the contract sets none. `before` is what the earlier months of the calendar year
    came to. `withheld` lists what may still be held back. `basis` names the fault assumed; nothing is charged
    without a decision.
    """

    month: date
    currency: str
    basis: str
    clause: str | None
    incidents: tuple[Proposal, ...]
    availability: tuple[AvailabilityLine, ...]
    subtotal: Decimal
    contested: Decimal
    cap_month: Decimal | None
    cap_year: Decimal | None
    before: Decimal
    total: Decimal
    withheld: tuple[Withheld, ...]

    @property
    def is_capped(self) -> bool:
        """Say whether a cap took something off."""
        return self.total < self.subtotal


def statement(
    cases: Sequence[Case], contract: Contract, month: date, now: datetime, works: Sequence[Work]
) -> Statement:
    """Compute the statement of the month that holds the day `month`, as known at `now`.

    `cases` are the incidents of the contract in any order; those of earlier months of the year are needed too,
    for the yearly cap and because a delay may last. `works` are all that was announced under it, without
    which planned time would count as downtime. Later hours and months are left out.
    """
    basis = _Basis(
        charged=[(case, charged_hours(case.incident, case.terms, now)) for case in cases],
        parts=parts_of(works, contract, now),
        contract=contract,
        now=now,
    )
    before = _NOTHING
    for number in range(1, month.month):
        before += _month(basis, date(month.year, number, 1), before).total
    return _month(basis, month.replace(day=1), before)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What every month is computed from: the cases with their hours of delay, and the parts of announced work."""

    charged: Sequence[tuple[Case, tuple[ChargedHour, ...]]]
    parts: Sequence[Part]
    contract: Contract
    now: datetime

    @property
    def cases(self) -> list[Case]:
        return [case for case, _ in self.charged]


def _month(basis: _Basis, first: date, before: Decimal) -> Statement:
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    terms = basis.contract.terms_on(last)
    days = days_span(terms.zone, first, last)
    proposals = _proposals(basis.charged, days)
    steps = _availability(basis, terms, days)
    subtotal = sum((one.total for one in proposals), _NOTHING) + sum((one.amount for one in steps), _NOTHING)
    cap_month, cap_year = _caps(terms)
    limits = [cap_month, None if cap_year is None else max(cap_year - before, _NOTHING)]
    return Statement(
        month=first,
        currency=terms.currency,
        basis=terms.penalties.basis,
        clause=terms.penalties.clause,
        incidents=proposals,
        availability=steps,
        subtotal=subtotal,
        contested=sum((one.total for one in proposals if one.is_contested), _NOTHING),
        cap_month=cap_month,
        cap_year=cap_year,
        before=before,
        total=min([subtotal, *(limit for limit in limits if limit is not None)]),
        withheld=_held(basis.cases, min(days.end, basis.now)),
    )


def _proposals(charged: Sequence[tuple[Case, tuple[ChargedHour, ...]]], days: Span) -> tuple[Proposal, ...]:
    found = []
    for case, hours in charged:
        own = [hour for hour in hours if days.start <= hour.at < days.end]
        proposal = proposal_for(case.incident, case.terms, own)
        if proposal.lines or proposal.excluded:
            found.append(proposal)
    return tuple(sorted(found, key=lambda one: one.number))


def _caps(terms: Terms) -> tuple[Decimal | None, Decimal | None]:
    rules = terms.penalties
    fees = sum((one.monthly_fee or _NOTHING for one in terms.services.values()), _NOTHING)
    month, year = rules.cap_month_percent, rules.cap_year_percent
    return (
        None if month is None else share_of(fees, month, 1),
        None if year is None else share_of(fees, year, 12),
    )


def _availability(basis: _Basis, terms: Terms, days: Span) -> tuple[AvailabilityLine, ...]:
    """Find the services below a step; a month that is not over is measured up to now."""
    span = Span(days.start, max(min(days.end, basis.now), days.start))
    lines = (
        availability_line(terms, service_time(basis.contract, service, basis.cases, span, basis.parts))
        for service in terms.penalties.availability
        if service in terms.services
    )
    return tuple(line for line in lines if line is not None)


def availability_line(terms: Terms, time: ServiceTime) -> AvailabilityLine | None:
    """Find the harshest step a service's availability lies below; None at or above all, or without a fee."""
    fee, shown = terms.services[time.service].monthly_fee, time.availability
    if shown is None or not fee:
        return None
    reached = [
        step for step in terms.penalties.availability.get(time.service, ()) if Decimal(shown) < step.below
    ]
    if not reached:
        return None
    step = max(reached, key=lambda one: one.percent)
    return AvailabilityLine(
        service=time.service,
        availability=shown,
        below=step.below,
        percent=step.percent,
        fee=fee,
        amount=share_of(fee, step.percent, 1),
    )


def _held(cases: Sequence[Case], at: datetime) -> tuple[Withheld, ...]:
    """List what may be held back at the end of the month; what was confirmed by then is released."""
    found = (withheld(case.incident, case.terms, at) for case in cases if case.incident.notified_at < at)
    return tuple(one for one in found if one and (one.released_at is None or one.released_at > at))
