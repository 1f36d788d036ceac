"""A penalty proposal at the moment of a breach, as decimal text for a notice (clauses 14 and 15)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models.sla import penalties
from models.sla.contract import Metric, Terms
from models.sla.incident import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What may be claimed so far; None where the contract sets nothing or the grace is not over."""

    hours: int
    percent: str | None
    fee: str
    penalty: str | None
    withhold_percent: str | None
    withhold: str | None


def proposal_of(terms: Terms, incident: Incident, metric: Metric, now: datetime) -> Proposal:
    """Compute the proposal for one late target as of `now`; a person decides, nothing is charged (clause 14).

    Only the hours in which this target's rate is the highest of those running count here: the others stand in
    the lines of the other targets.
    """
    own = _line(terms, incident, metric, now)
    held = penalties.withheld(incident, terms, now)
    return Proposal(
        hours=own.hours if own else 0,
        percent=str(own.percent) if own else None,
        fee=str(terms.services[incident.service].monthly_fee or Decimal(0)),
        penalty=str(own.amount) if own else None,
        withhold_percent=str(held.percent) if held else None,
        withhold=str(held.amount) if held else None,
    )


def _line(terms: Terms, incident: Incident, metric: Metric, now: datetime) -> penalties.Line | None:
    lines = penalties.propose(incident, terms, now).lines
    return next((one for one in lines if one.metric is metric), None)
